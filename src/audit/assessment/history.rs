//! What changed since an earlier run, as data.

use serde::{Deserialize, Serialize};

use super::{BySeverity, Finding, Rating};
use crate::model::area::Area;

/// What changed since the run compared with.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct History {
    /// The run compared with; `None` where there was none that could be.
    pub compared_with: Option<RunName>,
    /// Why nothing is compared; empty where something is.
    pub why_not: String,
    /// What happened in each area.
    pub areas: Vec<AreaChange>,
    /// What happened to the findings of each check, where anything did.
    pub checks: Vec<CheckChange>,
    /// What was new, fixed, reopened or gone: the first few of each check, the worst first.
    pub listed: Vec<Changed>,
    /// The findings that have been open longest, the oldest first.
    pub oldest: Vec<Changed>,
    /// What is measured otherwise than then, and so moves scores without anything being better or worse.
    pub measured: Vec<Difference>,
    /// What differs in the policy, its waivers and its statements.
    pub policy: Vec<Difference>,
    /// Lists and columns that were there then and are not now.
    pub lost: Vec<String>,
    /// The runs there are, the oldest first, this one last.
    pub trend: Vec<TrendPoint>,
    /// Folders that looked like earlier runs and were left out.
    pub left_out: Vec<LeftOut>,
}

/// A run as people name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunName {
    /// The date it speaks for.
    pub as_of: String,
    /// Under which name it was sealed; empty for a working copy.
    pub sealed: String,
}

/// What became of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// It is open, and no run of the series had it.
    New,
    /// It is open, an older run had it, and the run compared with had it not.
    Reopened,
    /// It is open, and the run compared with had it.
    StillOpen,
    /// It is open now, and could not have been found then.
    NotComparable,
    /// It was open, and what it speaks of is as it should be.
    Fixed,
    /// It was open, and what it speaks of is no longer on any list.
    Gone,
    /// It was open, and somebody has accepted it since.
    Accepted,
    /// It was open then, and could not be found now.
    NoLongerComparable,
}

impl Class {
    /// Every class, those of now first.
    pub const ALL: [Class; 8] = [
        Class::New,
        Class::Reopened,
        Class::StillOpen,
        Class::NotComparable,
        Class::Fixed,
        Class::Gone,
        Class::Accepted,
        Class::NoLongerComparable,
    ];

    /// The words used everywhere.
    pub fn name(self) -> &'static str {
        match self {
            Class::New => "new",
            Class::Reopened => "reopened",
            Class::StillOpen => "still open",
            Class::NotComparable => "not comparable",
            Class::Fixed => "fixed",
            Class::Gone => "gone with its subject",
            Class::Accepted => "accepted since",
            Class::NoLongerComparable => "no longer comparable",
        }
    }
}

/// How many findings are in each class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Classes {
    /// Open now, and in no earlier run.
    pub new: u64,
    /// Open now, in an older run, and not in the one compared with.
    pub reopened: u64,
    /// Open now and known then.
    pub still_open: u64,
    /// Open now, and could not have been found then.
    pub not_comparable: u64,
    /// Open then, and put right.
    pub fixed: u64,
    /// Open then, and its subject is on no list any more.
    pub gone: u64,
    /// Open then, and accepted by somebody since.
    pub accepted: u64,
    /// Open then, and could not be found now.
    pub no_longer_comparable: u64,
}

impl Classes {
    /// The count of one class.
    pub fn of(&self, class: Class) -> u64 {
        match class {
            Class::New => self.new,
            Class::Reopened => self.reopened,
            Class::StillOpen => self.still_open,
            Class::NotComparable => self.not_comparable,
            Class::Fixed => self.fixed,
            Class::Gone => self.gone,
            Class::Accepted => self.accepted,
            Class::NoLongerComparable => self.no_longer_comparable,
        }
    }

    /// Adds to the count of one class.
    pub fn add(&mut self, class: Class, more: u64) {
        *match class {
            Class::New => &mut self.new,
            Class::Reopened => &mut self.reopened,
            Class::StillOpen => &mut self.still_open,
            Class::NotComparable => &mut self.not_comparable,
            Class::Fixed => &mut self.fixed,
            Class::Gone => &mut self.gone,
            Class::Accepted => &mut self.accepted,
            Class::NoLongerComparable => &mut self.no_longer_comparable,
        } += more;
    }

    /// Adds all of another.
    pub fn add_all(&mut self, other: &Classes) {
        for class in Class::ALL {
            self.add(class, other.of(class));
        }
    }
}

/// What happened in one area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AreaChange {
    /// The area.
    pub area: Area,
    /// Its rating then.
    pub rating_then: Rating,
    /// Its score then; `None` where it was not assessed.
    pub score_then: Option<f64>,
    /// The rating of its critical systems then; `None` where none were told apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub critical_systems_then: Option<Rating>,
    /// What became of its findings.
    pub classes: Classes,
    /// How its score moved, and why; `None` where it was not assessed then or now.
    pub movement: Option<Movement>,
    /// Records audited then.
    pub records_then: u64,
    /// Records audited now that were not then.
    pub records_new: u64,
}

/// How a score moved.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Movement {
    /// Points by what is really better or worse.
    pub really: f64,
    /// Points by what is only measured otherwise: more or fewer rows, columns, rules, thresholds.
    pub measured: f64,
    /// The score that would have stood had everything been measured as it was then.
    pub otherwise: f64,
}

/// What happened to the findings of one check in one area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckChange {
    /// The check.
    pub check: String,
    /// Its title.
    pub title: String,
    /// The area.
    pub area: Area,
    /// What became of its findings.
    pub classes: Classes,
    /// Whether its findings can be compared.
    pub comparable: Comparable,
}

/// Whether a check says the same thing in both runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparable {
    /// It does.
    Yes,
    /// It does not, for these reasons.
    No(Vec<String>),
}

/// One finding and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// What became of it.
    pub class: Class,
    /// How long it had been open, in quarters of a year, rounded.
    pub quarters: u32,
    /// The check's title.
    pub title: String,
    /// The finding, as the run that has it says it.
    #[serde(flatten)]
    pub finding: Finding,
}

/// One thing that differs, in a sentence without its full stop.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Difference {
    /// The area it moves; `None` where it moves more than one, or none.
    pub area: Option<Area>,
    /// What differs.
    pub what: String,
}

/// One run of the series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TrendPoint {
    /// The date it speaks for.
    pub as_of: String,
    /// Under which name it was sealed.
    pub sealed: String,
    /// The overall rating.
    pub overall: Rating,
    /// The areas, in their fixed order.
    pub areas: Vec<TrendArea>,
}

/// One area of one run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TrendArea {
    /// The area.
    pub area: Area,
    /// Its rating.
    pub rating: Rating,
    /// Its score; `None` where it was not assessed, which is a gap and not nought.
    pub score: Option<f64>,
    /// Open findings; `None` likewise.
    pub open: Option<BySeverity>,
}

/// A folder that was left out of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Its name.
    pub folder: String,
    /// Why, as the end of a sentence.
    pub why: String,
}
