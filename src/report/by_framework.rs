//! One framework on the terminal: what there is evidence for, what feeds it, and what nothing speaks to.

use comfy_table::{CellAlignment, Table, presets};

use super::terminal::harmless;
use super::view::{ByFramework, CountLine, View};
use super::wrap::hanging;
use crate::audit::assessment::Assessment;
use crate::model::prose;

/// Characters of a control's title in the table.
const TITLE: usize = 34;

/// The framework the assessment shows, as a table with its sentences; empty where it shows none.
pub fn text(assessment: &Assessment, width: usize) -> String {
    let Some(framework) = View::of(assessment).framework else { return String::new() };
    let mut out = format!("By framework: {}\n", framework.name);
    for sentence in [&framework.meaning, &framework.summary, &format!("Edition: {}. {}", framework.edition, framework.source)] {
        out.push_str(&hanging("  ", sentence, width));
    }
    out.push_str(&table(&framework));
    out.push_str(&judged_nothing(&framework, width));
    if !framework.silent.is_empty() {
        out.push_str("No check speaks to\n");
    }
    for chapter in &framework.silent {
        out.push_str(&hanging("  - ", &format!("{}: {}", chapter.title, chapter.text), width));
    }
    out
}

fn table(framework: &ByFramework) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header([
        framework.noun.as_str(),
        "Checks",
        "Judged",
        "Pass",
        "Fail",
        "Unknown",
        "Accepted",
        "Rate",
        "Crit",
        "High",
        "Med",
        "Low",
    ]);
    for control in &framework.controls {
        let mut cells = vec![shortened(&format!("{}{}", control.id, control.title)), prose::thousands(control.checks.len() as u64)];
        cells.extend(counts(&control.sum));
        table.add_row(cells);
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 1));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    if framework.controls.is_empty() { String::new() } else { format!("{}\n", table.trim_fmt()) }
}

fn counts(line: &CountLine) -> Vec<String> {
    let mut cells: Vec<String> = [line.judged, line.pass, line.fail, line.unknown, line.waived].map(prose::thousands).to_vec();
    cells.push(line.rate.clone());
    cells.extend([line.open.critical, line.open.high, line.open.medium, line.open.low].map(prose::thousands));
    cells
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= TITLE { text.to_owned() } else { text.chars().take(TITLE - 1).chain(['…']).collect() }
}

/// Checks that judged nothing, each once however many controls it feeds.
fn judged_nothing(framework: &ByFramework, width: usize) -> String {
    let mut out = String::new();
    let mut told: Vec<(&str, &str)> = Vec::new();
    for check in framework.controls.iter().flat_map(|control| &control.checks).filter(|check| !check.why_not.is_empty()) {
        if told.contains(&(&check.name, check.area)) {
            continue;
        }
        if told.is_empty() {
            out.push_str("Checks that judged nothing\n");
        }
        told.push((&check.name, check.area));
        out.push_str(&hanging("  - ", &harmless(&format!("{} ({}): {}", check.name, check.area, check.why_not)), width));
    }
    out
}
