//! The assessment: the whole result of one run, as data. Every report is made from it alone.
//!
//! These structs are a contract (`assessment.json`, format 1): keys stand in this
//! order, readers ignore what they do not know, so adding a key keeps the format
//! and changing or removing one does not. Dates are ISO text.

mod checks;
mod frameworks;
mod groups;
mod history;
mod said;
mod sources;
mod tonight;
mod without_lists;

pub use checks::{Cause, CheckResult, ControlRef, ParamResult, PlaceRef};
pub use frameworks::{ChapterResult, CheckRef, ControlResult, FrameworkResult, MarkResult, Standing};
pub use groups::{Cross, Group, Groups, Week, WeekLine};
pub use history::{
    AreaChange, Changed, CheckChange, Class, Classes, Comparable, Difference, History, LeftOut, Movement, RunName, TrendArea, TrendPoint,
};
pub use said::{Action, BoardWords, StatementResult, Threshold, WaiverResult};
pub use sources::{ColumnResult, SetAside, SourceResult, Stated};
pub use tonight::{
    NightBody, NightDuty, NightNumber, NightPerson, NightRole, NightStanding, NightSystem, Tonight, Unreachable, UnreachableKind,
};
pub use without_lists::WithoutLists;

use serde::{Deserialize, Serialize};

use crate::model::area::Area;
use crate::model::severity::Severity;

/// The format this version writes.
pub const FORMAT: u32 = 1;

/// The whole result of one run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// The format's number.
    pub format: u32,
    /// What made it.
    pub tool: Tool,
    /// The date it speaks for.
    pub as_of: String,
    /// Whom it speaks of.
    pub organisation: Organisation,
    /// What every page must bear.
    pub marking: String,
    /// The overall rating.
    pub rating: Overall,
    /// The areas, in their fixed order.
    pub areas: Vec<AreaResult>,
    /// Every check and area it counts in, by area, severity, name.
    pub checks: Vec<CheckResult>,
    /// Every source that was opened, in path order.
    pub sources: Vec<SourceResult>,
    /// Rows that were not audited, by reason.
    pub set_aside: Vec<SetAside>,
    /// Open findings by department, owner, kind.
    pub groups: Groups,
    /// Coverage of the week, where there is something to draw it from.
    pub week: Option<Week>,
    /// Whom to ring on one night; `None` in an assessment of an earlier version.
    #[serde(default)]
    pub tonight: Option<Tonight>,
    /// Waivers of the policy.
    pub waivers: Vec<WaiverResult>,
    /// Statements of the policy.
    pub statements: Vec<StatementResult>,
    /// What people say on the board's page: its words, actions and decisions.
    #[serde(default)]
    pub board: BoardWords,
    /// Every threshold in force and where it came from.
    pub policy: Vec<Threshold>,
    /// For each check the findings the report shows.
    pub top: Vec<Finding>,
    /// What `top` does not show, by check.
    pub truncated: Vec<Truncated>,
    /// The framework the reports show, by its key; empty in an assessment of an earlier version.
    #[serde(default)]
    pub framework: String,
    /// What this run is evidence for, for every framework. No verdict on any of them.
    #[serde(default)]
    pub frameworks: Vec<FrameworkResult>,
    /// Under which name the run was sealed; empty for a working copy.
    #[serde(default)]
    pub sealed: String,
    /// What changed since an earlier run; `None` where history was not asked for.
    #[serde(default)]
    pub history: Option<History>,
}

/// What made the assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tool {
    /// `standto`.
    pub name: String,
    /// Its version.
    pub version: String,
    /// How many checks its catalogue has, and a hash of their names, titles and severities.
    pub catalogue: String,
}

/// Whom the assessment speaks of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its name; empty where the policy does not say.
    pub name: String,
    /// Its ODS code; empty where the policy does not say.
    pub ods_code: String,
}

/// Green, Amber, Red, or not assessed. Worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rating {
    /// As it should be.
    Green,
    /// Something to mend.
    Amber,
    /// Not ready.
    Red,
    /// The lists cannot say: no pass.
    #[serde(rename = "Not assessed")]
    NotAssessed,
}

impl Rating {
    /// The words used everywhere.
    pub fn name(self) -> &'static str {
        match self {
            Rating::Green => "Green",
            Rating::Amber => "Amber",
            Rating::Red => "Red",
            Rating::NotAssessed => "Not assessed",
        }
    }
}

/// The overall rating.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Overall {
    /// The worst area; not better than amber while an area is not assessed.
    pub overall: Rating,
    /// One sentence, made from the figures.
    pub verdict: String,
    /// How ratings are made, with the thresholds in force.
    pub formula: String,
}

/// One area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AreaResult {
    /// Which.
    pub name: Area,
    /// The worse of all records and critical systems.
    pub rating: Rating,
    /// 0 to 100, one decimal; `None` where nothing applied.
    pub score: Option<f64>,
    /// The score with waived findings counted as passes.
    pub accepted_score: Option<f64>,
    /// The same for critical systems alone, where the lists tell which they are.
    pub critical_systems: Option<CriticalLine>,
    /// The essential questions.
    pub questions: Vec<Question>,
    /// Checks that ran.
    pub checks_run: u64,
    /// Checks that did not.
    pub checks_not_run: u64,
    /// Open findings (failures; not the unknown) by severity.
    pub open: BySeverity,
    /// Open findings past their time limit.
    pub overdue: u64,
    /// The same by severity.
    #[serde(default)]
    pub overdue_by_severity: BySeverity,
    /// Records of this area's registers that were audited.
    pub records: u64,
    /// Those among them that the run compared with audited too; all of them where there is none.
    #[serde(default)]
    pub known_records: u64,
}

/// Critical systems on a line of their own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CriticalLine {
    /// Their rating.
    pub rating: Rating,
    /// Their score.
    pub score: Option<f64>,
    /// How many there are.
    pub records: u64,
}

/// An essential question of an area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The question.
    pub question: String,
    /// Whether the lists could answer it.
    pub answered: bool,
    /// Whether none of its checks found anything; `None` where it was not answered, or by a version that did not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_order: Option<bool>,
    /// Why not; empty where answered.
    pub why_not: String,
}

/// Counts by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BySeverity {
    /// Critical.
    pub critical: u64,
    /// High.
    pub high: u64,
    /// Medium.
    pub medium: u64,
    /// Low.
    pub low: u64,
}

impl BySeverity {
    /// The count of one severity.
    pub fn of(&self, severity: Severity) -> u64 {
        match severity {
            Severity::Critical => self.critical,
            Severity::High => self.high,
            Severity::Medium => self.medium,
            Severity::Low => self.low,
        }
    }

    /// Adds to the count of one severity.
    pub fn add(&mut self, severity: Severity, more: u64) {
        *match severity {
            Severity::Critical => &mut self.critical,
            Severity::High => &mut self.high,
            Severity::Medium => &mut self.medium,
            Severity::Low => &mut self.low,
        } += more;
    }

    /// Adds other counts.
    pub fn join(&mut self, other: &BySeverity) {
        for severity in Severity::ALL {
            self.add(severity, other.of(severity));
        }
    }

    /// All of them.
    pub fn total(&self) -> u64 {
        self.critical + self.high + self.medium + self.low
    }
}

/// Counts of verdicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Passed.
    pub pass: u64,
    /// Failed.
    pub fail: u64,
    /// Not known.
    pub unknown: u64,
    /// Failed, and accepted by somebody.
    #[serde(default)]
    pub waived: u64,
}

impl Counts {
    /// Verdicts of every kind.
    pub fn all(&self) -> u64 {
        self.pass + self.fail + self.unknown + self.waived
    }

    /// Adds others.
    pub fn add(&mut self, other: &Counts) {
        self.pass += other.pass;
        self.fail += other.fail;
        self.unknown += other.unknown;
        self.waived += other.waived;
    }
}

/// How a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// A failure nobody has accepted.
    Open,
    /// The lists cannot say.
    Unknown,
    /// Accepted by somebody, with a reason.
    Waived,
}

impl Status {
    /// The word used everywhere.
    pub fn name(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Unknown => "unknown",
            Status::Waived => "waived",
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The check's name.
    pub check: String,
    /// The area it counts in.
    pub area: Area,
    /// Its severity.
    pub severity: Severity,
    /// How it stands.
    pub status: Status,
    /// The natural key: asset id, username, contact name.
    pub subject: String,
    /// How a person would point at it.
    pub label: String,
    /// What was seen.
    pub evidence: String,
    /// Who answers for the subject.
    pub owner: String,
    /// Their e-mail address.
    pub owner_email: String,
    /// The subject's department.
    pub department: String,
    /// Where the subject is.
    pub location: String,
    /// The subject's criticality as written.
    pub criticality: String,
    /// The day it should be mended by.
    pub due: String,
    /// What it shares with others; empty where nothing.
    pub cause: String,
    /// Where it was seen.
    pub place: PlaceRef,
    /// When it was first seen.
    pub first_seen: String,
    /// What holds from quarter to quarter.
    pub fingerprint: String,
}

/// What `top` does not show of one check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Truncated {
    /// The check's name.
    pub check: String,
    /// The area.
    pub area: Area,
    /// Findings in all.
    pub findings: u64,
    /// Findings shown.
    pub shown: u64,
}
