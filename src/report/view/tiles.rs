//! One tile an area: its rating, what stands open, and how much of the question the lists could answer.

use serde::Serialize;

use super::anchor;
use super::heading::Badge;
use super::wording::score;
use crate::audit::assessment::{AreaResult, Assessment, Rating};
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
    /// Critical systems on a line of their own, where the lists tell which they are.
    pub critical_systems: Option<String>,
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
    assessment.areas.iter().map(tile).collect()
}

fn tile(area: &AreaResult) -> Tile {
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
                Some(points) => format!("{of}: {}, {}", line.rating.name(), score(points)),
                None => format!("{of}: {}", line.rating.name()),
            }
        }),
        open: if assessed || area.open.total() > 0 { open(area) } else { Vec::new() },
        overdue: (area.overdue > 0).then(|| format!("{} past the time limit", prose::thousands(area.overdue))),
        answered: format!("{answered} of {}", area.questions.len()),
        records: match area.records {
            0 => "no records audited".to_owned(),
            records => format!("{} audited", prose::count(records, "record", "records")),
        },
    }
}

fn open(area: &AreaResult) -> Vec<OpenCount> {
    Severity::ALL.map(|severity| OpenCount { severity: severity.name(), count: area.open.of(severity) }).to_vec()
}
