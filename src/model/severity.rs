//! How bad a finding is.

use serde::{Deserialize, Serialize};

/// Worst first, so that sorting puts what matters at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Patients or the whole response are at risk now.
    Critical,
    /// An attacker or a sleepless night would find it.
    High,
    /// It weakens the list or the control.
    Medium,
    /// Tidy it when passing.
    Low,
}

impl Severity {
    /// Every severity, worst first.
    pub const ALL: [Severity; 4] = [Severity::Critical, Severity::High, Severity::Medium, Severity::Low];

    /// The word used everywhere.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Critical => "critical",
            Severity::High => "high",
            Severity::Medium => "medium",
            Severity::Low => "low",
        }
    }

    /// Its weight in an area's score: 8, 4, 2, 1 (ours).
    pub fn weight(self) -> f64 {
        match self {
            Severity::Critical => 8.0,
            Severity::High => 4.0,
            Severity::Medium => 2.0,
            Severity::Low => 1.0,
        }
    }

    /// Its place in arrays indexed by severity.
    pub fn index(self) -> usize {
        self as usize
    }

    /// The severity of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name().eq_ignore_ascii_case(name))
    }
}
