//! Open findings by department, owner and kind, and the coverage of the week, as `assessment.json` tells them.

use serde::{Deserialize, Serialize};

use super::BySeverity;
use crate::model::area::Area;

/// Open findings by what they have in common.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Groups {
    /// By department.
    pub departments: Vec<Group>,
    /// By owner.
    pub owners: Vec<Group>,
    /// By kind of asset or account.
    pub kinds: Vec<Group>,
    /// By department and area: the heat map.
    pub department_areas: Vec<Cross>,
    /// Which of these have too many names to be listed.
    #[serde(default)]
    pub too_many: Vec<String>,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Its name as written; empty for records that do not say.
    pub name: String,
    /// Records in it.
    pub records: u64,
    /// Open findings on them.
    pub open: BySeverity,
}

/// One department in one area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cross {
    /// The department.
    pub department: String,
    /// The area.
    pub area: Area,
    /// Records.
    pub records: u64,
    /// Open findings.
    pub open: u64,
}

/// Coverage of the week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Week {
    /// Where it was drawn from: `the rota`, `the hours on the contact list`, or both.
    pub from: String,
    /// The state of the table of bank holidays.
    #[serde(default)]
    pub holidays: String,
    /// The lines: key roles first, then critical services.
    #[serde(default)]
    pub lines: Vec<WeekLine>,
}

/// One key role or critical service through the week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeekLine {
    /// The role or the service.
    pub name: String,
    /// `role` or `service`.
    pub kind: String,
    /// Where this line was drawn from.
    pub from: String,
    /// Seven days from Monday on, 24 letters each: `c` covered, `-` uncovered, `?` unknown.
    pub days: Vec<String>,
}
