//! One tile an area: its rating, what stands open, and how much of the question the lists could answer.

use serde::Serialize;

use super::anchor;
use super::heading::Badge;
use super::wording::score;
use crate::audit::assessment::{AreaResult, Assessment, Rating, Status};
use crate::model::prose;
use crate::model::severity::Severity;

/// One area at a glance.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tile {
    /// The area.
    pub area: &'static str,
    /// Where its checks stand.
    pub anchor: String,
    /// The question it answers.
    pub question: &'static str,
    /// Its rating.
    pub rating: Badge,
    /// Its score out of 100; `None` where it is not assessed: a score would say more than the lists do.
    pub score: Option<String>,
    /// The score with accepted risks counted as passes, where that differs.
    pub accepted: Option<String>,
    /// Critical systems on a line of their own, where the lists tell which they are; it says so where they decide the rating.
    pub critical_systems: Option<String>,
    /// Whether they decide it.
    pub by_critical_systems: bool,
    /// Why it is green although critical findings are open; `None` where it is not, or none are.
    pub green_because: Option<String>,
    /// Open findings, worst severity first; empty where nothing could be judged: a nought would say that all is well.
    pub open: Vec<OpenCount>,
    /// Open findings past their time limit, in words; `None` where there are none.
    pub overdue: Option<String>,
    /// `4 of 5`.
    pub answered: String,
    /// `1,204 records audited`.
    pub records: String,
}

/// Open findings of one severity.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OpenCount {
    /// The severity's word.
    pub severity: &'static str,
    /// How many.
    pub count: u64,
}

pub(super) fn of(assessment: &Assessment) -> Vec<Tile> {
    let limits = Colours::of(assessment);
    assessment.areas.iter().map(|area| tile(assessment, area, limits)).collect()
}

fn tile(assessment: &Assessment, area: &AreaResult, limits: Option<Colours>) -> Tile {
    let by_critical_systems = limits.is_some_and(|limits| limits.decided_by_critical_systems(area));
    let assessed = area.rating != Rating::NotAssessed;
    let shown = area.score.filter(|_| assessed).map(score);
    let accepted = area.accepted_score.filter(|_| assessed).map(score).filter(|accepted| Some(accepted) != shown.as_ref());
    let answered = area.questions.iter().filter(|question| question.answered).count();
    Tile {
        area: area.name.name(),
        anchor: anchor::area(area.name),
        question: area.name.question(),
        rating: area.rating.into(),
        score: shown,
        accepted,
        critical_systems: area.critical_systems.as_ref().map(|line| {
            let of = prose::count(line.records, "critical system", "critical systems");
            match line.score.filter(|_| line.rating != Rating::NotAssessed) {
                Some(points) if by_critical_systems => {
                    format!("rated by its critical systems: {} ({} of them)", score(points), prose::thousands(line.records))
                }
                Some(points) => format!("{of}: {}, {}", line.rating.name(), score(points)),
                None => format!("{of}: {}", line.rating.name()),
            }
        }),
        by_critical_systems,
        green_because: green_because(assessment, area),
        open: if assessed || area.open.total() > 0 { open(area) } else { Vec::new() },
        overdue: (area.overdue > 0).then(|| overdue(area)),
        answered: format!("{answered} of {}", area.questions.len()),
        records: match area.records {
            0 => "no records audited".to_owned(),
            records => format!("{} audited", prose::count(records, "record", "records")),
        },
    }
}

/// `37 past the time limit: 3 critical, 34 high`.
fn overdue(area: &AreaResult) -> String {
    let of = |severity: Severity| (area.overdue_by_severity.of(severity), severity.name());
    let parts: Vec<String> = Severity::ALL
        .map(of)
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{} {name}", prose::thousands(count)))
        .collect();
    let split = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    format!("{} past the time limit{split}", prose::thousands(area.overdue))
}

/// A reader asks why critical findings leave an area green.
fn green_because(assessment: &Assessment, area: &AreaResult) -> Option<String> {
    let critical = area.open.critical;
    if area.rating != Rating::Green || critical == 0 {
        return None;
    }
    let late = if area.overdue == 0 { "nothing" } else { "no critical finding" };
    let open = prose::count(critical, "critical finding is", "critical findings are");
    let shown = assessment.top.iter().filter(|f| f.area == area.name && f.status == Status::Open && f.severity == Severity::Critical);
    // Said only where the findings that the assessment holds are all there are.
    let first_seen = shown.filter(|f| f.first_seen == assessment.as_of).count() as u64;
    let new = if first_seen == critical { ", first seen in this audit" } else { "" };
    Some(format!("Green because {late} is past its time limit; {open} open{new}"))
}

/// The scores that part the colours, as the assessment says they were in force.
#[derive(Debug, Clone, Copy)]
pub(super) struct Colours {
    green: f64,
    red: f64,
}

impl Colours {
    /// `None` where the assessment does not say.
    pub(super) fn of(assessment: &Assessment) -> Option<Self> {
        let limit = |colour: &str| {
            let says = |name: &str| name.to_lowercase().split_whitespace().any(|word| word == colour);
            assessment.policy.iter().find(|threshold| says(&threshold.name)).and_then(|threshold| threshold.value.parse().ok())
        };
        Some(Colours { green: limit("green")?, red: limit("red")? })
    }

    /// Whether a score falls short of green.
    pub(super) fn wants(self, score: f64) -> bool {
        // A hair's breadth for sums of fractions.
        score + 1e-9 < self.green
    }

    fn of_score(self, score: f64) -> Rating {
        if score < self.red {
            Rating::Red
        } else if score >= self.green {
            Rating::Green
        } else {
            Rating::Amber
        }
    }

    /// Whether all records alone would have rated the area better than its critical systems do.
    fn decided_by_critical_systems(self, area: &AreaResult) -> bool {
        let (Some(score), Some(line)) = (area.score, &area.critical_systems) else { return false };
        line.rating != Rating::NotAssessed && line.rating == area.rating && line.rating > self.of_score(score)
    }
}

fn open(area: &AreaResult) -> Vec<OpenCount> {
    Severity::ALL.map(|severity| OpenCount { severity: severity.name(), count: area.open.of(severity) }).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::example;

    fn assets(change: impl FnOnce(&mut AreaResult)) -> Tile {
        let mut assessment = example();
        change(&mut assessment.areas[0]);
        of(&assessment).swap_remove(0)
    }

    #[test]
    fn what_decides_a_rating_is_said() {
        let plain = assets(|_| {});
        assert_eq!((plain.by_critical_systems, plain.critical_systems.as_deref()), (false, Some("41 critical systems: Amber, 72.4")));
        let decided = assets(|area| area.score = Some(90.0));
        assert_eq!(decided.score.as_deref(), Some("90.0"));
        assert_eq!(
            (decided.by_critical_systems, decided.critical_systems.as_deref()),
            (true, Some("rated by its critical systems: 72.4 (41 of them)"))
        );
    }

    #[test]
    fn green_with_open_criticals_says_why() {
        assert_eq!(assets(|_| {}).green_because, None);
        let because = |overdue| assets(|area| (area.rating, area.overdue) = (Rating::Green, overdue)).green_because;
        assert_eq!(
            because(0).as_deref(),
            Some("Green because nothing is past its time limit; 3 critical findings are open, first seen in this audit")
        );
        assert!(because(6).is_some_and(|said| said.starts_with("Green because no critical finding is past its time limit; 3 ")));
        assert_eq!(assets(|area| (area.rating, area.open.critical) = (Rating::Green, 0)).green_because, None);
    }
}
