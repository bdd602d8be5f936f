//! The organisations: their newest run of the quarter, worst first, and how they went.

use serde::Serialize;

use super::{Handed, Quarter};
use crate::audit::assessment::{AreaResult, Assessment, BySeverity, Rating, TrendPoint};
use crate::model::area::Area;
use crate::model::date;
use crate::model::key;
use crate::model::prose;

/// From how many points below the median of the others on an area is far behind (ours).
const FAR: f64 = 15.0;
/// From how many organisations on a median says anything (ours).
const ENOUGH: usize = 3;

/// Everything handed in of one organisation, the oldest run first.
#[derive(Debug)]
pub(super) struct Group {
    name: String,
    code: String,
    runs: Vec<Handed>,
}

/// One organisation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Member {
    /// Its name, or its ODS code where it has none.
    pub name: String,
    /// Its ODS code.
    pub ods_code: String,
    /// Whether it has a run this quarter.
    pub is_measured: bool,
    /// Why not; empty where it has.
    pub why_not: String,
    /// The day its run speaks for; empty where there is none.
    pub as_of: String,
    /// The same in words.
    pub day: String,
    /// Under which name it was sealed.
    pub sealed: String,
    /// Where its report lies; empty where it has none.
    pub link: String,
    /// Its overall rating, or `Not measured`.
    pub overall: &'static str,
    /// The name a style knows it by.
    pub class: &'static str,
    /// Whether its checks have another catalogue, other thresholds or severities than those of most: its scores are of another measure.
    pub by_other_rules: bool,
    /// Its areas; empty where it was not measured.
    pub areas: Vec<MemberArea>,
    /// Its quarters, as the heads of the trend have them.
    pub trend: Vec<QuarterCell>,
}

/// One area of one organisation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MemberArea {
    /// The area.
    pub area: &'static str,
    /// Its rating.
    pub rating: &'static str,
    /// The name a style knows it by.
    pub class: &'static str,
    /// Its score; `None` where it was not assessed.
    pub score: Option<f64>,
    /// Open findings.
    pub open: BySeverity,
    /// Open findings past their time limit.
    pub overdue: u64,
}

/// One organisation in one quarter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuarterCell {
    /// Its overall rating then, or `Not measured`.
    pub rating: &'static str,
    /// The name a style knows it by.
    pub class: &'static str,
    /// Open findings then; `None` where it was not measured, or an area of it not assessed.
    pub open: Option<u64>,
}

fn class(rating: Rating) -> &'static str {
    match rating {
        Rating::Green => "green",
        Rating::Amber => "amber",
        Rating::Red => "red",
        Rating::NotAssessed => "unrated",
    }
}

/// The runs by organisation, told by ODS code, else by name; and an empty group for each that is expected and has none.
pub(super) fn grouped(handed: Vec<Handed>, expected: &[String]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for run in handed {
        let of = &run.assessment.organisation;
        let same = |group: &&mut Group| {
            if group.code.is_empty() || of.ods_code.is_empty() {
                key::normal(&group.name) == key::normal(&of.name)
            } else {
                group.code.eq_ignore_ascii_case(&of.ods_code)
            }
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.runs.push(run),
            None => groups.push(Group { name: of.name.clone(), code: of.ods_code.clone(), runs: vec![run] }),
        }
    }
    for name in expected {
        if !groups.iter().any(|group| key::normal(&group.name) == key::normal(name) || group.code.eq_ignore_ascii_case(name)) {
            groups.push(Group { name: name.clone(), code: String::new(), runs: Vec::new() });
        }
    }
    for group in &mut groups {
        group.runs.sort_by(|a, b| (&a.assessment.as_of, &a.assessment.sealed).cmp(&(&b.assessment.as_of, &b.assessment.sealed)));
        if group.name.is_empty() {
            group.name = if group.code.is_empty() { "Organisation not named".to_owned() } else { group.code.clone() };
        }
        if let Some(last) = group.runs.last().filter(|last| !last.assessment.organisation.name.is_empty()) {
            group.name.clone_from(&last.assessment.organisation.name);
        }
    }
    groups.sort_by(|a, b| (&a.name, &a.code).cmp(&(&b.name, &b.code)));
    groups
}

/// The newest run of the quarter.
fn current(group: &Group, quarter: Quarter) -> Option<&Handed> {
    group.runs.last().filter(|run| Quarter::of(&run.assessment.as_of) == Some(quarter))
}

/// Those measured this quarter, with their runs.
pub(super) fn measured(groups: &[Group], quarter: Quarter) -> Vec<(&str, &Assessment)> {
    groups.iter().filter_map(|group| Some((group.name.as_str(), &current(group, quarter)?.assessment))).collect()
}

/// Every run there is a trace of, by quarter: those handed in, and those that they tell of.
fn told(group: &Group) -> Vec<(Quarter, TrendPoint)> {
    let mut points: Vec<TrendPoint> = Vec::new();
    for run in &group.runs {
        let history = run.assessment.history.iter().flat_map(|history| history.trend.clone());
        points.extend(history);
        points.push(point(&run.assessment));
    }
    points.sort_by(|a, b| a.as_of.cmp(&b.as_of));
    points.into_iter().filter_map(|point| Some((Quarter::of(&point.as_of)?, point))).collect()
}

fn point(run: &Assessment) -> TrendPoint {
    let area = |area: &AreaResult| {
        let assessed = area.rating != Rating::NotAssessed;
        crate::audit::assessment::TrendArea {
            area: area.name,
            rating: area.rating,
            score: area.score.filter(|_| assessed),
            open: assessed.then_some(area.open),
        }
    };
    TrendPoint {
        as_of: run.as_of.clone(),
        sealed: run.sealed.clone(),
        overall: run.rating.overall,
        areas: run.areas.iter().map(area).collect(),
    }
}

/// The quarters of all runs, the oldest first.
pub(super) fn quarters(groups: &[Group]) -> Vec<Quarter> {
    let mut all: Vec<Quarter> = groups.iter().flat_map(told).map(|(quarter, _)| quarter).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The organisations, worst first.
pub(super) fn members(groups: &[Group], quarter: Quarter, quarters: &[Quarter]) -> Vec<Member> {
    let mut members: Vec<(Option<Rating>, f64, Member)> = groups.iter().map(|group| member(group, quarter, quarters)).collect();
    members.sort_by(|(a, mean_a, one), (b, mean_b, other)| {
        // Not assessed is worse than green and better known than red: it stands behind those that are rated.
        let rank = |rating: &Option<Rating>| match rating {
            Some(Rating::Red) => 0,
            Some(Rating::Amber) => 1,
            Some(Rating::Green) => 2,
            Some(Rating::NotAssessed) => 3,
            None => 4,
        };
        rank(a).cmp(&rank(b)).then(mean_a.total_cmp(mean_b)).then(one.name.cmp(&other.name))
    });
    members.into_iter().map(|(.., member)| member).collect()
}

fn member(group: &Group, quarter: Quarter, quarters: &[Quarter]) -> (Option<Rating>, f64, Member) {
    let run = current(group, quarter);
    let told = told(group);
    let cell = |quarter: &Quarter| {
        let last = told.iter().rev().find(|(of, _)| of == quarter).map(|(_, point)| point);
        match last {
            None => QuarterCell { rating: "Not measured", class: "unmeasured", open: None },
            Some(point) => QuarterCell {
                rating: point.overall.name(),
                class: class(point.overall),
                open: point.areas.iter().map(|area| area.open.map(|open| open.total())).sum(),
            },
        }
    };
    let trend = quarters.iter().map(cell).collect();
    let Some(run) = run else {
        let why_not = match group.runs.last() {
            None => "no run of it was handed in".to_owned(),
            Some(last) => format!("its last run speaks for {}", long(&last.assessment.as_of)),
        };
        let member = Member {
            name: group.name.clone(),
            ods_code: group.code.clone(),
            is_measured: false,
            why_not,
            as_of: String::new(),
            day: String::new(),
            sealed: String::new(),
            link: String::new(),
            overall: "Not measured",
            class: "unmeasured",
            by_other_rules: false,
            areas: Vec::new(),
            trend,
        };
        return (None, 0.0, member);
    };
    let of = &run.assessment;
    let area = |area: &AreaResult| MemberArea {
        area: area.name.name(),
        rating: area.rating.name(),
        class: class(area.rating),
        score: area.score.filter(|_| area.rating != Rating::NotAssessed),
        open: area.open,
        overdue: area.overdue,
    };
    let areas: Vec<MemberArea> = of.areas.iter().map(area).collect();
    let scores: Vec<f64> = areas.iter().filter_map(|area| area.score).collect();
    #[expect(clippy::cast_precision_loss, reason = "four areas")]
    let mean = if scores.is_empty() { 0.0 } else { scores.iter().sum::<f64>() / scores.len() as f64 };
    let member = Member {
        name: group.name.clone(),
        ods_code: group.code.clone(),
        is_measured: true,
        why_not: String::new(),
        as_of: of.as_of.clone(),
        day: long(&of.as_of),
        sealed: of.sealed.clone(),
        link: run.link.clone(),
        overall: of.rating.overall.name(),
        class: class(of.rating.overall),
        by_other_rules: false,
        areas,
        trend,
    };
    (Some(of.rating.overall), mean, member)
}

fn long(iso: &str) -> String {
    iso.parse().map_or_else(|_| iso.to_owned(), date::long)
}

/// Areas far below the median of the others.
pub(super) fn outliers(organisations: &[Member]) -> Vec<String> {
    let mut far: Vec<(f64, String)> = Vec::new();
    for area in Area::ALL {
        // What is measured by other rules is held against nobody.
        let alike = |member: &&Member| !member.by_other_rules;
        let score = |member: &Member| {
            Some(member).filter(alike)?.areas.iter().find(|other| other.area == area.name()).and_then(|other| other.score)
        };
        for member in organisations {
            let Some(own) = score(member) else { continue };
            let mut others: Vec<f64> = organisations.iter().filter(|other| other.name != member.name).filter_map(score).collect();
            if others.len() + 1 < ENOUGH {
                continue;
            }
            let median = super::checks::median(&mut others);
            if median - own >= FAR {
                let of = prose::count(others.len() as u64, "other", "others");
                far.push((median - own, format!("{}, {}: {own:.1}; the middle of {of} is {median:.1}.", member.name, area.name())));
            }
        }
    }
    far.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    far.into_iter().map(|(_, said)| said).collect()
}
