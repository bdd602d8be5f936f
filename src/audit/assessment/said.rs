//! What people said and what came of it: waivers, statements, and the words on the board's page.

use serde::{Deserialize, Serialize};

use crate::model::area::Area;

/// A waiver and what it did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WaiverResult {
    /// The check waived.
    pub check: String,
    /// Findings it covered.
    pub used: u64,
    /// For which subjects, `*` standing for anything.
    #[serde(default)]
    pub subject: String,
    /// For which cause; empty for every one.
    #[serde(default)]
    pub cause: String,
    /// Why the risk is accepted.
    #[serde(default)]
    pub reason: String,
    /// Who accepted it.
    #[serde(default)]
    pub approver: String,
    /// When; empty where it does not say.
    #[serde(default)]
    pub approved: String,
    /// The last day it holds; empty where it does not say.
    #[serde(default)]
    pub expires: String,
    /// `used`, `unused`, `expired`, `incomplete`, `to come`.
    #[serde(default)]
    pub state: String,
    /// Where it is written: `standto.toml, line 12`.
    #[serde(default)]
    pub from: String,
}

/// A statement and what it did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatementResult {
    /// What it says, in words.
    pub says: String,
    /// What it speaks of, in words.
    pub of: String,
    /// What shows that it is true.
    pub evidence: String,
    /// Who vouches for it.
    pub approver: String,
    /// The last day it holds; empty where open.
    pub until: String,
    /// `used`, `unused` or `expired`.
    pub state: String,
    /// How often it decided something.
    pub used: u64,
}

/// What people say on the board's page. Empty where the policy is silent: nothing is made up.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct BoardWords {
    /// The meeting the paper is for.
    pub paper_for: String,
    /// The post that brings it.
    pub from: String,
    /// The page's marking; empty where it is that of the others.
    pub marking: String,
    /// The question for the meeting.
    pub question: String,
    /// What the meeting is asked to do.
    pub recommendation: String,
    /// What is being done.
    pub actions: Vec<Action>,
    /// What the board is asked to decide.
    pub decisions: Vec<String>,
}

/// One thing that is being done about a risk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Action {
    /// The check it answers; empty where it answers a whole area.
    pub check: String,
    /// The area it answers; `None` where it answers a check.
    pub area: Option<Area>,
    /// What is done.
    pub what: String,
    /// The post that leads it.
    pub lead: String,
    /// The day it will be done by.
    pub by: String,
}

/// One threshold in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Threshold {
    /// What it is, in words.
    pub name: String,
    /// Its value.
    pub value: String,
    /// `default`, or the policy's file and line.
    pub from: String,
}
