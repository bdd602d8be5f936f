//! What one check came to in one area, as `assessment.json` tells it.

use serde::{Deserialize, Serialize};

use super::{BySeverity, Counts, Status};
use crate::checks::{self, Run};
use crate::model::area::Area;
use crate::model::severity::Severity;

/// One check in one area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckResult {
    /// The check's name.
    pub name: String,
    /// Where the organisation wrote it, `standto.toml, line 12`; empty for a check of the catalogue.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub written: String,
    /// The area these counts belong to.
    pub area: Area,
    /// Its severity in this run.
    pub severity: Severity,
    /// What is wrong when it fires.
    pub title: String,
    /// Why it matters.
    pub rationale: String,
    /// What to do.
    pub fix: String,
    /// Its knobs as they stood.
    pub params: Vec<ParamResult>,
    /// The controls it is evidence for.
    pub controls: Vec<ControlRef>,
    /// Whether it ran.
    pub run: bool,
    /// Why it did not, or why some records are unknown; empty where there is nothing to say.
    pub why_not: String,
    /// Records that passed.
    pub pass: u64,
    /// Records that failed and are open.
    pub fail: u64,
    /// Records of which the lists cannot say.
    pub unknown: u64,
    /// Failures somebody accepted.
    pub waived: u64,
    /// Passes among all records judged, 0 to 100: an accepted failure is a failure. `None` where nothing was judged.
    #[serde(default)]
    pub pass_rate: Option<f64>,
    /// The same with accepted failures counted as passes.
    #[serde(default)]
    pub accepted_rate: Option<f64>,
    /// Records it has nothing to say of.
    pub not_applicable: u64,
    /// Open failures by severity (a verdict may raise the check's own).
    pub open: BySeverity,
    /// Open failures past their time limit.
    #[serde(default)]
    pub overdue: u64,
    /// The same counts for critical systems; `None` where the register does not tell.
    pub critical_systems: Option<Counts>,
    /// The same counts for the records that the run compared with judged too; `None` where there is no such run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<Counts>,
    /// The rule itself, as the policy writes it; empty for a check of the catalogue.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
    /// What findings share, most frequent first.
    pub causes: Vec<Cause>,
    /// How many causes are not listed; their findings are all in `findings.csv`.
    pub causes_not_shown: u64,
}

impl CheckResult {
    /// Whether it judges waivers, and so is not scored.
    pub fn is_on_waivers(&self) -> bool {
        checks::find(&self.name).is_some_and(|entry| matches!(entry.check.run, Run::EachWaiver(_)))
    }
}

/// A knob as it stood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ParamResult {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: String,
    /// What it means.
    pub help: String,
    /// `default`, or the policy's file and line.
    pub from: String,
    /// Where the default comes from: a named source, or `ours`.
    pub source: String,
}

/// A control a check is evidence for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ControlRef {
    /// The framework.
    pub framework: String,
    /// The control's id.
    pub id: String,
    /// What it is about.
    pub title: String,
}

/// What findings share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cause {
    /// In words.
    pub cause: String,
    /// `open` or `unknown`.
    pub status: Status,
    /// How many findings.
    pub count: u64,
    /// The first places.
    pub places: Vec<PlaceRef>,
}

/// A place, by names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceRef {
    /// The file's path below the folder audited, written with `/`.
    pub file: String,
    /// The sheet; empty where the file has none.
    pub sheet: String,
    /// The row the user's spreadsheet shows; 0 for the list as a whole.
    pub row: u32,
    /// The header as it stands there; empty for the whole row.
    pub column: String,
}
