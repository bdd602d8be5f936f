//! What a run is evidence for, framework by framework: a part of the assessment's contract.
//!
//! It says which checks feed a control and what they found. Whether the control is met is an assessor's to say.

use serde::{Deserialize, Serialize};

use super::BySeverity;
use crate::model::area::Area;

/// One framework, and what this run says to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrameworkResult {
    /// What the command line calls it.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The edition of the table.
    pub edition: String,
    /// When that edition came out.
    pub dated: String,
    /// What the table was made from, and what it leaves open.
    pub source: String,
    /// What this is and what it is not.
    pub meaning: String,
    /// What one control is called there, and several.
    pub noun: [String; 2],
    /// How many controls the edition has.
    pub in_all: u64,
    /// How many of them this run judged something for.
    pub with_evidence: u64,
    /// Its chapters, in order.
    pub chapters: Vec<ChapterResult>,
    /// Its controls that are named here, in order.
    pub controls: Vec<ControlResult>,
    /// What the lists that single controls out mean.
    pub marks: Vec<MarkResult>,
}

/// A chapter of a framework.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChapterResult {
    /// Its id, with which the ids of its controls begin.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many controls it has.
    pub in_all: u64,
    /// How many of them are named here: no check speaks to the others.
    pub named: u64,
}

/// A list that singles controls out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MarkResult {
    /// Its name.
    pub name: String,
    /// What it means and where it comes from.
    pub meaning: String,
}

/// One control and what this run says to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ControlResult {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// The chapter it stands in.
    pub chapter: String,
    /// The lists that single it out.
    pub marks: Vec<String>,
    /// What this run has for it.
    pub standing: Standing,
    /// The checks that feed it: each stands in `checks` with its own counts.
    pub checks: Vec<CheckRef>,
    /// Judgements that passed, over all of its checks.
    pub pass: u64,
    /// Judgements that failed and are open.
    pub fail: u64,
    /// Judgements the lists could not make.
    pub unknown: u64,
    /// Failures somebody accepted.
    pub waived: u64,
    /// Records its checks had nothing to say of.
    pub not_applicable: u64,
    /// Open findings by severity.
    pub open: BySeverity,
}

/// A check in one area, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckRef {
    /// The check's name.
    pub check: String,
    /// The area whose counts are meant.
    pub area: Area,
}

/// What a run has for a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// At least one check judged something.
    #[serde(rename = "evidence")]
    Evidence,
    /// There are checks, and none could judge anything.
    #[serde(rename = "nothing judged")]
    NothingJudged,
    /// No check speaks to it.
    #[serde(rename = "no check")]
    NoCheck,
}

impl Standing {
    /// The words used everywhere.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Evidence => "evidence",
            Standing::NothingJudged => "nothing judged",
            Standing::NoCheck => "no check",
        }
    }
}

impl ControlResult {
    /// Everything judged: the population its pass rate speaks of.
    pub fn judged(&self) -> u64 {
        self.pass + self.fail + self.unknown + self.waived
    }
}
