//! `[board]`, `[[action]]`, `[[decision]]`: what people say on the board's page. The program never invents any of it.

use super::error::{PolicyError, Spot};
use super::keys;
use super::reader::Table;
use crate::model::area::Area;
use crate::model::date::Date;

/// Words on the board's page that are people's own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Board {
    /// The meeting the paper is for.
    pub paper_for: Option<String>,
    /// The post that brings it.
    pub from: Option<String>,
    /// The marking of the board's page, where it differs from that of the other pages.
    pub marking: Option<String>,
    /// The question for the meeting.
    pub question: Option<String>,
    /// What the meeting is asked to do.
    pub recommendation: Option<String>,
    /// What is being done, in the order of the file.
    pub actions: Vec<ActionPolicy>,
    /// What the board is asked to decide, in the order of the file.
    pub decisions: Vec<String>,
}

/// One thing that is being done about a risk.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionPolicy {
    /// What it answers: an area, or a check whose name is not yet known to exist.
    pub risk: Risk,
    /// Where that stands.
    pub risk_at: Spot,
    /// What is done.
    pub what: String,
    /// The post that leads it.
    pub lead: String,
    /// The day it will be done by.
    pub by: Date,
}

/// What an action answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Risk {
    /// Whatever stands open in an area.
    Area(Area),
    /// What one check finds.
    Check(String),
}

impl Board {
    pub(super) fn read(root: &Table<'_>) -> Result<Self, PolicyError> {
        let mut board = match root.value("board") {
            None => Board::default(),
            Some(section) => {
                let table = section.section(keys::BOARD.heading)?.only(&keys::BOARD)?;
                let text = |key: &str| table.value(key).map(|value| value.prose()).transpose();
                Board {
                    paper_for: text("paper-for")?,
                    from: text("from")?,
                    marking: text("page-marking")?,
                    question: text("question")?,
                    recommendation: text("recommendation")?,
                    ..Board::default()
                }
            }
        };
        if let Some(list) = root.value("action") {
            board.actions = list.sections(keys::ACTION.heading)?.into_iter().map(action).collect::<Result<_, _>>()?;
        }
        if let Some(list) = root.value("decision") {
            board.decisions = list.sections(keys::DECISION.heading)?.into_iter().map(decision).collect::<Result<_, _>>()?;
        }
        Ok(board)
    }
}

fn action(table: Table<'_>) -> Result<ActionPolicy, PolicyError> {
    let table = table.only(&keys::ACTION)?;
    let risk =
        table.required("risk", "name the check it answers, such as risk = \"leaver-account-enabled\", or an area: risk = \"contacts\"")?;
    let named = risk.text()?;
    let area = Area::ALL.into_iter().find(|area| area.name().eq_ignore_ascii_case(&named));
    Ok(ActionPolicy {
        risk_at: risk.key_at(),
        risk: area.map_or(Risk::Check(named), Risk::Area),
        what: table.required("what", "say what is being done")?.prose()?,
        lead: table.required("lead", "say which post leads it")?.prose()?,
        by: table.required("by", "say by which day, such as by = 2027-01-31")?.day()?,
    })
}

fn decision(table: Table<'_>) -> Result<String, PolicyError> {
    table.only(&keys::DECISION)?.required("what", "say what the board is asked to decide")?.prose()
}
