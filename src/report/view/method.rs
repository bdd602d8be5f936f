//! By what rules the run judged: formula, thresholds, statements, waivers, and what made it.

use serde::Serialize;

use super::wording::day;
use crate::audit::assessment::{Assessment, StatementResult, WaiverResult};
use crate::model::prose;

/// The rules of the run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Method {
    /// How ratings are made.
    pub formula: String,
    /// Every threshold in force.
    pub thresholds: Vec<ThresholdLine>,
    /// Statements of the policy.
    pub statements: Vec<StatementLine>,
    /// Waivers of the policy.
    pub waivers: Vec<WaiverLine>,
    /// `standto 0.1.0, catalogue 25 checks …`.
    pub tool: String,
}

/// One threshold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ThresholdLine {
    /// What it is.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Where that comes from.
    pub from: String,
}

/// One statement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatementLine {
    /// What it says.
    pub says: String,
    /// What it speaks of.
    pub of: String,
    /// What shows that it is true.
    pub evidence: String,
    /// Who vouches for it.
    pub approver: String,
    /// The last day it holds.
    pub until: String,
    /// `used 3 times`, `not used`, `expired`.
    pub state: String,
}

/// One waiver.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WaiverLine {
    /// The check waived.
    pub check: String,
    /// For whom or what.
    pub subject: String,
    /// Why, and by whom.
    pub reason: String,
    /// Who accepted it, and when.
    pub approver: String,
    /// The last day it holds.
    pub expires: String,
    /// What it did: `covered 3 findings`, `covered nothing`, `expired: covered nothing`.
    pub used: String,
    /// Where it is written.
    pub from: String,
}

pub(super) fn of(assessment: &Assessment) -> Method {
    let threshold =
        |t: &crate::audit::assessment::Threshold| ThresholdLine { name: t.name.clone(), value: t.value.clone(), from: t.from.clone() };
    Method {
        formula: assessment.rating.formula.clone(),
        thresholds: assessment.policy.iter().map(threshold).collect(),
        statements: assessment.statements.iter().map(statement).collect(),
        waivers: assessment.waivers.iter().map(waiver).collect(),
        tool: format!("{} {}, catalogue {}", assessment.tool.name, assessment.tool.version, assessment.tool.catalogue),
    }
}

fn waiver(waiver: &WaiverResult) -> WaiverLine {
    let or = |text: &str, none: &str| if text.is_empty() { none.to_owned() } else { text.to_owned() };
    let used = match waiver.used {
        0 => "covered nothing".to_owned(),
        used => format!("covered {}", prose::count(used, "finding", "findings")),
    };
    let approved = if waiver.approved.is_empty() { String::new() } else { format!(", {}", day(&waiver.approved)) };
    WaiverLine {
        check: waiver.check.clone(),
        subject: if waiver.cause.is_empty() { waiver.subject.clone() } else { format!("{}, cause {}", waiver.subject, waiver.cause) },
        reason: or(&waiver.reason, "no reason given"),
        approver: format!("{}{approved}", or(&waiver.approver, "nobody named")),
        expires: if waiver.expires.is_empty() { "no last day given".to_owned() } else { day(&waiver.expires) },
        used: match waiver.state.as_str() {
            "expired" | "incomplete" | "to come" => format!("{}: {used}", waiver.state),
            _ => used,
        },
        from: waiver.from.clone(),
    }
}

fn statement(statement: &StatementResult) -> StatementLine {
    StatementLine {
        says: prose::capital(&statement.says),
        of: statement.of.clone(),
        evidence: statement.evidence.clone(),
        approver: statement.approver.clone(),
        until: if statement.until.is_empty() { "no end given".to_owned() } else { day(&statement.until) },
        state: match statement.state.as_str() {
            "used" => format!("used {}", prose::count(statement.used, "time", "times")),
            "unused" => "changed nothing".to_owned(),
            other => other.to_owned(),
        },
    }
}
