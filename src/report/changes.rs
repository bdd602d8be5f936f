//! What changed from one run to another, as `standto diff` says it: for people, and for programs.

use anyhow::{Context, Result};
use serde::Serialize;

use super::terminal::harmless;
use super::view::what_changed;
use super::wrap::hanging;
use crate::audit::assessment::{Assessment, Changed, Classes, History, Organisation, RunName};
use crate::model::prose;

/// The format this version writes.
const FORMAT: u32 = 1;

/// What changed, in lines of at most `width` characters.
pub fn text(now: &Assessment, width: usize) -> String {
    let Some(changed) = what_changed(now) else { return String::new() };
    let mut out = hanging("", &harmless(&changed.sentence), width);
    let mut paragraph = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            out.push_str(&format!("\n{title}\n"));
            for line in &lines {
                out.push_str(&hanging("  - ", &harmless(line), width));
            }
        }
    };
    paragraph("Supplied then, and not now", changed.lost);
    paragraph("How the scores moved", changed.movements);
    for list in changed.lists {
        let line = |row: super::view::ChangedRow| {
            let since = if row.since.is_empty() { String::new() } else { format!(" ({})", row.since) };
            format!("{}, {}: {}; {}{since}", prose::capital(row.severity), row.label, row.title, row.evidence)
        };
        let mut lines: Vec<String> = list.rows.into_iter().map(line).collect();
        lines.extend(
            (!list.more.is_empty()).then(|| {
                list.more.replace("the rest is in findings.csv, and “standto diff” lists every one", "--format csv lists every one")
            }),
        );
        paragraph(&format!("{}: {}", list.title, prose::thousands(list.count)), lines);
    }
    paragraph("Measured otherwise than then", changed.measured);
    paragraph("Changed in the policy", changed.policy);
    paragraph("Left out of the history", changed.left_out);
    out
}

#[derive(Serialize)]
struct Document<'d> {
    format: u32,
    organisation: &'d Organisation,
    marking: &'d str,
    old: Option<&'d RunName>,
    new: RunName,
    totals: Classes,
    history: &'d History,
    findings: &'d [Changed],
}

/// What changed, with every finding but those still open, ended by a line feed.
///
/// # Errors
/// Where a score is no number JSON can write.
pub fn json(now: &Assessment, findings: &[Changed]) -> Result<Vec<u8>> {
    let nothing = History::default();
    let history = now.history.as_ref().unwrap_or(&nothing);
    let mut totals = Classes::default();
    for area in &history.areas {
        totals.add_all(&area.classes);
    }
    let document = Document {
        format: FORMAT,
        organisation: &now.organisation,
        marking: &now.marking,
        old: history.compared_with.as_ref(),
        new: RunName { as_of: now.as_of.clone(), sealed: now.sealed.clone() },
        totals,
        history,
        findings,
    };
    let mut bytes = serde_json::to_vec_pretty(&document).context("what changed could not be written as JSON")?;
    bytes.push(b'\n');
    Ok(bytes)
}
