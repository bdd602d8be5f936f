//! Many organisations side by side: counts of their newest runs, compared only where they measured the same. No record crosses over.
//!
//! What goes in is one assessment a run; what comes out names organisations, areas
//! and checks, and counts. No finding, cause, list, person or department is read.

mod checks;
mod organisations;
mod quarter;

use anyhow::{Context, Result};
use serde::Serialize;

pub use checks::{CheckCell, CheckLine, State};
pub use organisations::{Member, MemberArea, QuarterCell};
pub use quarter::Quarter;

use crate::audit::assessment::Assessment;
use crate::model::area::Area;
use crate::model::prose;

/// The format this version writes.
const FORMAT: u32 = 1;

/// One run that was handed in.
#[derive(Debug)]
pub struct Handed {
    /// Its assessment.
    pub assessment: Assessment,
    /// Where its report lies from the roll-up; empty where it has none.
    pub link: String,
}

/// The whole roll-up; also what `rollup.json` holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RollUp {
    /// The format's number.
    pub format: u32,
    /// What made it.
    pub tool: String,
    /// What the page must bear.
    pub marking: String,
    /// The newest day of all runs.
    pub as_of: String,
    /// The quarter that day lies in: what is compared.
    pub quarter: Quarter,
    /// In one sentence.
    pub sentence: String,
    /// What is not compared, and why, in sentences.
    pub notes: Vec<String>,
    /// The areas, as heads.
    pub areas: Vec<&'static str>,
    /// The organisations, worst first; those not measured last.
    pub organisations: Vec<Member>,
    /// The quarters there are runs of, the oldest first, as heads of the trend.
    pub quarters: Vec<Quarter>,
    /// Checks that any organisation fails or cannot tell: worst severity first, then those that most fail.
    pub checks: Vec<CheckLine>,
    /// Checks that all organisations pass that they could be compared on.
    pub all_pass: Vec<String>,
    /// Organisations far behind the others, in sentences, the farthest first.
    pub outliers: Vec<String>,
    /// Run folders that were left out, and why.
    pub left_out: Vec<String>,
}

/// Puts runs side by side. `expected`: organisations that should have one. `None` where no run was handed in.
pub fn roll_up(handed: Vec<Handed>, expected: &[String], left_out: Vec<String>) -> Option<RollUp> {
    let newest = handed.iter().map(|run| run.assessment.as_of.clone()).max()?;
    let quarter = Quarter::of(&newest)?;
    let marking = handed.iter().map(|run| run.assessment.marking.clone()).find(|marking| !marking.is_empty()).unwrap_or_default();
    let tool = handed.first().map(|run| format!("{} {}", run.assessment.tool.name, env!("CARGO_PKG_VERSION"))).unwrap_or_default();
    let groups = organisations::grouped(handed, expected);
    let quarters = organisations::quarters(&groups);
    let measured = organisations::measured(&groups, quarter);
    let mut organisations = organisations::members(&groups, quarter, &quarters);
    let order: Vec<String> = organisations.iter().filter(|member| member.is_measured).map(|member| member.name.clone()).collect();
    let mut side_by_side: Vec<(&str, &Assessment)> = measured;
    side_by_side.sort_by_key(|(name, _)| order.iter().position(|other| other == name));
    mark_other_rules(&mut organisations, &side_by_side);
    let lines = checks::lines(&side_by_side);
    let mut outliers = organisations::outliers(&organisations);
    outliers.extend(checks::outliers(&lines, &order));
    let (lines, silent): (Vec<CheckLine>, Vec<CheckLine>) =
        lines.into_iter().partition(|line| line.failing > 0 || line.cells.iter().any(|cell| cell.state == State::NotKnown));
    let all_pass = silent.into_iter().filter(|line| line.of > 0).map(|line| format!("{} ({})", line.title, line.area)).collect();
    Some(RollUp {
        format: FORMAT,
        tool,
        marking,
        as_of: newest,
        quarter,
        sentence: sentence(&organisations, quarter),
        notes: notes(&side_by_side, &lines, &organisations),
        areas: Area::ALL.map(Area::name).to_vec(),
        organisations,
        quarters,
        checks: lines,
        all_pass,
        outliers,
        left_out,
    })
}

/// Marks whose checks measure otherwise than those of most.
fn mark_other_rules(organisations: &mut [Member], side_by_side: &[(&str, &Assessment)]) {
    let measures: Vec<String> = side_by_side.iter().map(|(_, run)| checks::measure(run)).collect();
    let usual = checks::usual(&measures);
    for ((name, _), measure) in side_by_side.iter().zip(&measures) {
        if let Some(member) = organisations.iter_mut().find(|member| member.name == *name) {
            member.by_other_rules = *measure != usual;
        }
    }
}

fn sentence(organisations: &[Member], quarter: Quarter) -> String {
    let measured: Vec<&Member> = organisations.iter().filter(|member| member.is_measured).collect();
    let rated = |word: &str| measured.iter().filter(|member| member.overall == word).count() as u64;
    let parts: Vec<String> = ["Red", "Amber", "Green", "Not assessed"]
        .into_iter()
        .filter(|word| rated(word) > 0)
        .map(|word| format!("{} {}", rated(word), word.to_lowercase()))
        .collect();
    let missing = organisations.len() - measured.len();
    let not = match missing {
        0 => String::new(),
        _ => format!("; {missing} not measured"),
    };
    let of = prose::count(organisations.len() as u64, "organisation", "organisations");
    format!("{}: of {of}, {}{not}.", quarter.name, prose::list(&parts))
}

/// What is not compared, and why.
fn notes(measured: &[(&str, &Assessment)], lines: &[CheckLine], organisations: &[Member]) -> Vec<String> {
    let mut notes = Vec::new();
    for member in organisations.iter().filter(|member| !member.is_measured) {
        notes.push(format!("{} is not measured: {}.", member.name, member.why_not));
    }
    let mut made: Vec<(String, Vec<&str>)> = Vec::new();
    for (name, run) in measured {
        let with = format!("{} {}, {}", run.tool.name, run.tool.version, run.tool.catalogue);
        match made.iter_mut().find(|(known, _)| *known == with) {
            Some((_, names)) => names.push(name),
            None => made.push((with, vec![name])),
        }
    }
    if made.len() > 1 {
        let said: Vec<String> = made.iter().map(|(with, names)| format!("{} with {with}", prose::list(names))).collect();
        notes.push(format!(
            "The runs were made by different versions: {}. A check that not all of them have, or that a version says otherwise, is compared among those that have it alike.",
            said.join("; ")
        ));
    }
    let otherwise: Vec<&str> = organisations.iter().filter(|member| member.by_other_rules).map(|member| member.name.as_str()).collect();
    if !otherwise.is_empty() {
        notes.push(format!(
            "{} by another catalogue, other thresholds or severities than most: the scores stand beside the others, and are not compared with them.",
            prose::count(otherwise.len() as u64, "organisation is measured", "organisations are measured")
        ));
    }
    let other = lines.iter().filter(|line| line.cells.iter().any(|cell| cell.state == State::OtherRule)).count() as u64;
    if other > 0 {
        notes.push(format!(
            "{} by other thresholds or severities in some organisations: their figures are shown, and not counted among “n of m”.",
            prose::count(other, "check is run", "checks are run")
        ));
    }
    let days: Vec<&str> = measured.iter().map(|(_, run)| run.as_of.as_str()).collect();
    if days.iter().any(|day| *day != days[0]) {
        notes.push("The runs speak for different days of the quarter; each is shown with its own.".to_owned());
    }
    let own: u64 = measured.iter().map(|(_, run)| run.checks.iter().filter(|check| !check.written.is_empty()).count() as u64).sum();
    if own > 0 {
        let counted = prose::count(own, "check of an organisation's own is", "checks of organisations' own are");
        notes.push(format!("{counted} not compared: nobody else has {}.", if own == 1 { "it" } else { "them" }));
    }
    notes
}

/// `rollup.json`, pretty-printed, ended by a line feed.
///
/// # Errors
/// Where a score is no number JSON can write.
pub fn json(roll_up: &RollUp) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(roll_up).context("the roll-up could not be written as JSON")?;
    bytes.push(b'\n');
    Ok(bytes)
}
