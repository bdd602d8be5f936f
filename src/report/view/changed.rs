//! What changed since the run compared with: counts by area, what is new and what is fixed, and how much of it is only measured otherwise.

use serde::Serialize;

use super::heading::Badge;
use super::trend::{self, Trend};
use super::wording::{day, file, score, within};
use crate::audit::assessment::{AreaChange, Assessment, Changed, Class, Classes, Comparable, History, Movement, Rating, RunName};
use crate::model::prose;

/// From how many points on a move is told (ours: less is lost in a score that is read as a whole number).
const MOVE: f64 = 0.1;

/// What changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhatChanged {
    /// `24 August 2026, sealed as 2026 Q2`; empty where nothing is compared.
    pub since: String,
    /// The whole in one sentence.
    pub sentence: String,
    /// What each area's score did, and why, in a sentence each.
    pub movements: Vec<String>,
    /// The table of areas.
    pub areas: Vec<ChangedArea>,
    /// Findings by what became of them.
    pub lists: Vec<ChangedList>,
    /// What is measured otherwise than then.
    pub measured: Vec<String>,
    /// What differs in the policy.
    pub policy: Vec<String>,
    /// Lists and columns that were there then and are not now.
    pub lost: Vec<String>,
    /// What was left out of the history, and why.
    pub left_out: Vec<String>,
    /// How it went over all runs; `None` where there is but one.
    pub trend: Option<Trend>,
}

/// One area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedArea {
    /// The area.
    pub area: &'static str,
    /// Its rating then.
    pub then: Badge,
    /// Its score then, and its critical word: `73.8`, or `no score`.
    pub score_then: String,
    /// Its rating now.
    pub now: Badge,
    /// Its score now.
    pub score_now: String,
    /// `+5.9`; empty where it cannot be said.
    pub really: String,
    /// `-3.0`; empty likewise.
    pub measured: String,
    /// New findings.
    pub new: u64,
    /// Fixed.
    pub fixed: u64,
    /// Reopened.
    pub reopened: u64,
    /// Still open.
    pub still_open: u64,
    /// The rest in words: `2 gone with their subjects; 14 not comparable`; empty where there is none.
    pub beside: String,
}

/// Findings of one class.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedList {
    /// Its heading: `New`.
    pub title: &'static str,
    /// What that means.
    pub means: &'static str,
    /// How many there are.
    pub count: u64,
    /// Those listed.
    pub rows: Vec<ChangedRow>,
    /// `5 of 53 listed …`; empty where all are.
    pub more: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedRow {
    /// The severity's word.
    pub severity: &'static str,
    /// What it is about.
    pub label: String,
    /// What is wrong, or was.
    pub title: String,
    /// What was seen.
    pub evidence: String,
    /// Where.
    pub place: String,
    /// `first seen 24 May 2026, 2 quarters ago`.
    pub since: String,
}

pub(super) fn of(assessment: &Assessment) -> Option<WhatChanged> {
    let history = assessment.history.as_ref()?;
    let trend = trend::of(history);
    let left_out = history.left_out.iter().map(|left| format!("{}: {}", left.folder, left.why)).collect();
    let differences = |all: &[crate::audit::assessment::Difference]| {
        all.iter().map(|it| with_area(it.area.map(crate::model::area::Area::name), &it.what)).collect()
    };
    let Some(then) = &history.compared_with else {
        let sentence = format!("{}.", prose::capital(&history.why_not));
        return Some(WhatChanged {
            since: String::new(),
            sentence,
            movements: Vec::new(),
            areas: Vec::new(),
            lists: Vec::new(),
            measured: Vec::new(),
            policy: Vec::new(),
            lost: Vec::new(),
            left_out,
            trend,
        });
    };
    Some(WhatChanged {
        since: run(then),
        sentence: format!("Since {}: {}.", run(then), counts(&total(history))),
        movements: history.areas.iter().filter_map(|change| movement(assessment, change)).collect(),
        areas: history.areas.iter().map(|change| area(assessment, change)).collect(),
        lists: lists(history),
        measured: differences(&history.measured),
        policy: differences(&history.policy),
        lost: history.lost.iter().map(|lost| prose::capital(lost)).collect(),
        left_out,
        trend,
    })
}

fn with_area(area: Option<&str>, what: &str) -> String {
    area.map_or_else(|| prose::capital(what), |area| format!("{area}: {what}"))
}

/// `24 August 2026, sealed as 2026 Q2`.
pub(super) fn run(run: &RunName) -> String {
    if run.sealed.is_empty() { day(&run.as_of) } else { format!("{}, sealed as {}", day(&run.as_of), run.sealed) }
}

/// The classes of all areas together.
pub(super) fn total(history: &History) -> Classes {
    let mut sum = Classes::default();
    for area in &history.areas {
        sum.add_all(&area.classes);
    }
    sum
}

/// `338 fixed, 68 new and 3 reopened; 971 are still open`.
pub(super) fn counts(classes: &Classes) -> String {
    let told = |count: u64, what: &str| format!("{} {what}", prose::thousands(count));
    let mut said = format!(
        "{}, {} and {}; {} still open",
        told(classes.fixed, "fixed"),
        told(classes.new, "new"),
        told(classes.reopened, "reopened"),
        if classes.still_open == 1 { "1 is".to_owned() } else { format!("{} are", prose::thousands(classes.still_open)) }
    );
    let beside = beside(classes);
    if !beside.is_empty() {
        said.push_str(&format!("; {beside}"));
    }
    said
}

fn beside(classes: &Classes) -> String {
    let said = [
        (classes.gone, "gone with what they were about"),
        (classes.accepted, "accepted since"),
        (classes.not_comparable, "open that could not have been found then"),
        (classes.no_longer_comparable, "open then that could not be found now"),
    ];
    said.into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", prose::thousands(count)))
        .collect::<Vec<_>>()
        .join("; ")
}

fn now_of<'a>(assessment: &'a Assessment, change: &AreaChange) -> Option<&'a crate::audit::assessment::AreaResult> {
    assessment.areas.iter().find(|area| area.name == change.area)
}

/// `Assets rose from 73.8 to 79.7: +8.9 by what is really better, -3.0 because it is measured otherwise. Measured as then, it would stand at 82.7.`
fn movement(assessment: &Assessment, change: &AreaChange) -> Option<String> {
    let now = now_of(assessment, change)?;
    let area = change.area.name();
    let Some((moved, was, is)) = change.movement.zip(change.score_then).zip(now.score).map(|((moved, was), is)| (moved, was, is)) else {
        let said = match (change.rating_then, now.rating) {
            (Rating::NotAssessed, Rating::NotAssessed) => return None,
            (Rating::NotAssessed, _) => format!("{area} was not assessed then: there is nothing to compare its score with."),
            (_, Rating::NotAssessed) => format!("{area} is not assessed now, and was {} then.", change.rating_then.name()),
            _ => return None,
        };
        return Some(said);
    };
    let Movement { really, measured, otherwise } = moved;
    let verb = if is - was >= MOVE {
        "rose"
    } else if was - is >= MOVE {
        "fell"
    } else {
        "stayed"
    };
    let from = if verb == "stayed" {
        format!("{area} stayed at {}", score(is))
    } else {
        format!("{area} {verb} from {} to {}", score(was), score(is))
    };
    if measured.abs() < MOVE {
        let how = match verb {
            "rose" => ": it is really better",
            "fell" => ": it is really worse",
            _ => "",
        };
        return Some(format!("{from}{how}."));
    }
    let better = if really >= 0.0 { "better" } else { "worse" };
    Some(format!(
        "{from}: {} by what is really {better}, {} because it is measured otherwise. Measured as it was then, it would stand at {}.",
        points(really),
        points(measured),
        score(otherwise)
    ))
}

/// `+5.9`, `−3.0`, with a minus that reads as one.
fn points(points: f64) -> String {
    if points.abs() < 0.05 {
        "0.0".to_owned()
    } else if points < 0.0 {
        format!("−{:.1}", -points)
    } else {
        format!("+{points:.1}")
    }
}

fn area(assessment: &Assessment, change: &AreaChange) -> ChangedArea {
    let now = now_of(assessment, change);
    let rating = now.map_or(Rating::NotAssessed, |now| now.rating);
    let shown = |value: Option<f64>| value.map_or_else(|| "no score".to_owned(), score);
    ChangedArea {
        area: change.area.name(),
        then: change.rating_then.into(),
        score_then: shown(change.score_then),
        now: rating.into(),
        score_now: shown(now.and_then(|now| now.score).filter(|_| rating != Rating::NotAssessed)),
        really: change.movement.map(|moved| points(moved.really)).unwrap_or_default(),
        measured: change.movement.map(|moved| points(moved.measured)).unwrap_or_default(),
        new: change.classes.new,
        fixed: change.classes.fixed,
        reopened: change.classes.reopened,
        still_open: change.classes.still_open,
        beside: beside(&change.classes),
    }
}

fn lists(history: &History) -> Vec<ChangedList> {
    let all = total(history);
    let list = |class: Class, title, means| {
        let rows: Vec<ChangedRow> =
            history.listed.iter().filter(|changed| changed.class == class).map(|changed| row(history, changed)).collect();
        (title, means, all.of(class), rows)
    };
    let oldest = history.oldest.iter().map(|changed| row(history, changed)).collect();
    [
        list(Class::New, "New", "Open now, and in no earlier run"),
        list(Class::Reopened, "Reopened", "Open now, fixed when last looked at, and found before that"),
        list(Class::Fixed, "Fixed", "Open then; what it was about is as it should be"),
        list(
            Class::Gone,
            "Gone with what it was about",
            "Open then; what it was about is on no list any more, which is no proof that it was put right",
        ),
        ("Open longest", "Still open, the oldest first", all.still_open, oldest),
        list(
            Class::NotComparable,
            "Not comparable",
            "Open now, and could not have been found then: the check, its parameters or the list's columns changed",
        ),
        list(Class::NoLongerComparable, "No longer comparable", "Open then, and could not be found now: nobody knows whether it is fixed"),
    ]
    .into_iter()
    .filter(|(_, _, count, _)| *count > 0)
    .map(|(title, means, count, rows)| {
        let shown = rows.len() as u64;
        let more = if shown < count {
            format!("{} of {} listed; “standto diff --format csv” lists every one.", prose::thousands(shown), prose::thousands(count))
        } else {
            String::new()
        };
        ChangedList { title, means, count, rows, more }
    })
    .collect()
}

fn row(history: &History, changed: &Changed) -> ChangedRow {
    let finding = &changed.finding;
    let why = history.checks.iter().find(|check| check.check == finding.check && check.area == finding.area).map(|check| &check.comparable);
    let since = match (changed.class, why) {
        (Class::NotComparable | Class::NoLongerComparable, Some(Comparable::No(why))) => why.join("; "),
        (Class::New, _) => String::new(),
        _ => {
            let for_ = match changed.quarters {
                0 => String::new(),
                count => format!(", {}", prose::count(u64::from(count), "quarter", "quarters")),
            };
            format!("first seen {}{for_}", day(&finding.first_seen))
        }
    };
    ChangedRow {
        severity: finding.severity.name(),
        label: finding.label.clone(),
        title: prose::capital(&changed.title),
        evidence: finding.evidence.clone(),
        place: if finding.place.file.is_empty() {
            String::new()
        } else {
            format!("{}. {}", file(&finding.place.file, &finding.place.sheet), within(&finding.place))
        },
        since,
    }
}

/// What the board reads: counts, which areas moved, and what a score owes to measuring otherwise.
pub(super) fn board(assessment: &Assessment) -> String {
    let Some((history, then)) = assessment.history.as_ref().and_then(|history| Some((history, history.compared_with.as_ref()?))) else {
        return "There is no earlier report to compare with.".to_owned();
    };
    let all = total(history);
    let mut said = format!(
        "Since {}: {} fixed, {} new, {} reopened.",
        day(&then.as_of),
        prose::count(all.fixed, "problem", "problems"),
        prose::thousands(all.new),
        prose::thousands(all.reopened)
    );
    let moved = |sign: f64| {
        let by = |change: &&AreaChange| change.movement.is_some_and(|moved| moved.really * sign >= MOVE);
        history.areas.iter().filter(by).map(|change| format!("“{}”", super::plain::name(change.area))).collect::<Vec<_>>()
    };
    for (word, areas) in [("better", moved(1.0)), ("worse", moved(-1.0))] {
        if !areas.is_empty() {
            said.push_str(&format!(" Really {word}: {}.", prose::list(&areas)));
        }
    }
    let otherwise = history.areas.iter().filter_map(|change| {
        let (moved, now) = (change.movement.filter(|moved| moved.measured.abs() >= 0.5)?, now_of(assessment, change)?.score?);
        let (otherwise, now) = (format!("{:.0}", moved.otherwise.round()), format!("{:.0}", now.round()));
        // In whole points the two may be alike, and “at 68, not 68” says nothing.
        (otherwise != now).then(|| format!("“{}” would stand at {otherwise}, not {now}", super::plain::name(change.area)))
    });
    let otherwise: Vec<String> = otherwise.collect();
    if !otherwise.is_empty() {
        said.push_str(&format!(" Had we measured as we did then, {}.", prose::list(&otherwise)));
    }
    if !history.lost.is_empty() {
        let count = prose::count(history.lost.len() as u64, "list or column", "lists or columns");
        said.push_str(&format!(
            " {} of last time {} not supplied.",
            prose::capital(&count),
            if history.lost.len() == 1 { "was" } else { "were" }
        ));
    }
    said
}

/// The line of the terminal's summary; `None` where history was not asked for.
pub(super) fn line(assessment: &Assessment) -> Option<String> {
    let history = assessment.history.as_ref()?;
    Some(match &history.compared_with {
        Some(then) => format!("Since {}: {}.", run(then), counts(&total(history))),
        None => format!("{}.", prose::capital(&history.why_not)),
    })
}

#[cfg(test)]
mod tests;
