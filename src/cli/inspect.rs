//! `standto inspect`: how each file would be read, and what was not understood.

use std::fmt::Write;

use comfy_table::Table;
use comfy_table::presets::NOTHING;
use serde::Serialize;

use super::inputs::{self, Inputs};
use super::options::{Inspect, Shape};
use super::{terminal, today};
use crate::audit::inspection::{Inspection, inspect};
use crate::audit::run::long_date;
use crate::model::prose;
use crate::report::terminal::harmless;

/// Prints a verdict and the columns of each source.
///
/// # Errors
/// Whatever keeps the files from being looked at.
pub(super) fn run(options: &Inspect) -> anyhow::Result<u8> {
    let inputs = inputs::read(&options.paths, options.policy.as_deref(), options.register, today(), inputs::Hashes::Spared)?;
    let inspected = inspect(&inputs.sources, &inputs.policy, today(), options.samples)?;
    let is_any_read = inspected.iter().any(|source| source.register.is_some());
    let out = match options.format {
        Shape::Json => json(&inspected, &inputs)?,
        Shape::Text => harmless(&text(&inspected, &inputs)),
    };
    terminal::print(&out)?;
    Ok(if is_any_read { 0 } else { super::COULD_NOT })
}

fn json(inspected: &[Inspection], inputs: &Inputs) -> anyhow::Result<String> {
    let failed = failures(inputs).map(|error| Failed { file: &error.file, what: &error.what, why: &error.why, fix: &error.fix });
    let whole = Whole { format: 1, sources: inspected, failed: failed.collect() };
    Ok(format!("{}\n", serde_json::to_string_pretty(&whole)?))
}

/// What `--format json` prints, in this order.
#[derive(Serialize)]
struct Whole<'a> {
    format: u32,
    sources: &'a [Inspection],
    failed: Vec<Failed<'a>>,
}

/// A file that could not be read.
#[derive(Serialize)]
struct Failed<'a> {
    file: &'a str,
    what: &'a str,
    why: &'a str,
    fix: &'a str,
}

fn failures(inputs: &Inputs) -> impl Iterator<Item = &crate::ingest::error::IngestError> {
    inputs.failed.iter().chain(&inputs.failed_by_name).chain(&inputs.not_as_named)
}

fn text(inspected: &[Inspection], inputs: &Inputs) -> String {
    let mut out = String::new();
    for source in inspected {
        describe(source, &mut out);
    }
    for error in failures(inputs) {
        let _ = writeln!(out, "{error}\n");
    }
    let found = &inputs.discovery;
    let passed = [
        (found.hidden, "hidden"),
        (found.locks, "lock files of open workbooks"),
        (found.runs, "earlier runs"),
        (found.others.len() as u64, "of other kinds"),
    ];
    let passed: Vec<String> = passed.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if !passed.is_empty() {
        let _ = writeln!(out, "Passed over: {}.", prose::list(&passed));
    }
    out
}

fn describe(source: &Inspection, out: &mut String) {
    let label = if source.sheet.is_empty() { source.file.clone() } else { format!("{}, sheet {}", source.file, source.sheet) };
    let _ = writeln!(out, "{label}: {}", source.verdict);
    if source.register.is_some() {
        let told = [source.format.as_str(), source.encoding.as_str(), source.delimiter.as_str()];
        let told: Vec<&str> = told.into_iter().filter(|part| !part.is_empty()).collect();
        let _ = writeln!(out, "  {}; header on row {}; {}", told.join(", "), source.header_row, prose::count(source.rows, "row", "rows"));
        let _ = writeln!(out, "  {}", source.sure);
        if !source.known_export.is_empty() {
            let _ = writeln!(out, "  known export: {}", source.known_export);
        }
        let _ = writeln!(out, "  role: {}", source.role);
        if source.extract_date.is_empty() {
            let _ = writeln!(out, "  speaks for: nothing tells which day");
        } else {
            let _ = writeln!(out, "  speaks for: {}, told by {}", long_date(&source.extract_date), source.extract_date_from);
        }
        let mut columns = Table::new();
        columns.load_style(NOTHING);
        for column in &source.columns {
            let field = if column.field.is_empty() { "-" } else { &column.field };
            let mut cells = vec![format!("   {}", column.header.replace(['\n', '\r'], " ")), field.to_owned(), column.how.clone()];
            if !column.samples.is_empty() {
                cells.push(column.samples.join(" | ").replace(['\n', '\r'], " "));
            }
            columns.add_row(cells);
        }
        let _ = writeln!(out, "{}", columns.trim_fmt());
    }
    let blocks = [("note", &source.notes), ("set aside", &source.set_aside), ("missing", &source.missing), ("try", &source.suggestions)];
    for (word, lines) in blocks {
        for line in lines {
            let _ = writeln!(out, "  {word}: {line}");
        }
    }
    out.push('\n');
}
