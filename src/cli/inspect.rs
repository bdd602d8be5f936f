//! `standto inspect`: how each file would be read, and what was not understood.

use std::fmt::Write;

use comfy_table::Table;
use comfy_table::presets::NOTHING;

use super::inputs;
use super::options::Inspect;
use super::terminal;
use crate::checks;
use crate::ingest::source::Source;
use crate::model::date;
use crate::model::prose;
use crate::report::terminal::harmless;

/// Prints a verdict and the columns of each source.
pub(super) fn run(options: &Inspect) -> anyhow::Result<u8> {
    let inputs = inputs::open(&options.paths, options.policy.as_deref())?;
    let mut out = String::new();
    for source in &inputs.sources {
        describe(source, &mut out)?;
    }
    for error in inputs.failed.iter().chain(&inputs.failed_by_name).chain(&inputs.not_as_named) {
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
    terminal::print(&harmless(&out))?;
    Ok(if inputs.sources.iter().any(|source| source.table.is_some()) { 0 } else { super::COULD_NOT })
}

fn describe(source: &Source, out: &mut String) -> anyhow::Result<()> {
    let Some(table) = &source.table else {
        let _ = writeln!(out, "{}: not read\n  {}\n", source.label(), source.not_read.as_deref().unwrap_or_default());
        return Ok(());
    };
    let scan = crate::audit::scan::scan(source, table, date::DateOrder::DayFirst)?;
    let _ = writeln!(out, "{}: {}", source.label(), table.register.title());
    let encoding = if source.encoding.is_empty() { String::new() } else { format!(", {}", source.encoding) };
    let extracted =
        table.extracted.map(|(day, from)| (day, from.words())).or_else(|| scan.newest.map(|day| (day, "the newest sighting in it")));
    let told = extracted.map_or_else(|| "no date tells".to_owned(), |(day, from)| format!("{}, from {from}", date::long(day)));
    let rows = prose::count(scan.rows_read, "row", "rows");
    let _ = writeln!(
        out,
        "  {}{encoding}; header on row {}; {rows}, {} of them records; speaks for: {told}",
        source.format, table.header_row, scan.records
    );
    let mut columns = Table::new();
    columns.load_style(NOTHING);
    let fields = table.register.fields();
    for column in &table.columns.all {
        let field = column.field.map_or("-", |field| fields[field].name);
        columns.add_row(["  ", column.header.as_str(), field, &column.how.words()]);
    }
    let _ = writeln!(out, "{}", columns.trim_fmt());
    for note in source.notes.iter().chain(&scan.notes) {
        let _ = writeln!(out, "  note: {note}");
    }
    for (reason, (count, rows)) in &scan.set_aside {
        let first: Vec<String> = rows.iter().map(u32::to_string).collect();
        let _ = writeln!(out, "  set aside: {}, {} (row {})", prose::count(*count, "row", "rows"), reason.words(), first.join(", "));
    }
    for entry in checks::ALL.iter().filter(|entry| entry.check.run.register() == Some(table.register)) {
        for any in entry.check.needs().iter().filter(|any| !any.iter().any(|field| table.columns.of(*field).is_some())) {
            let names: Vec<&str> = any.iter().map(|field| fields[*field].name).collect();
            let _ = writeln!(out, "  no column for {}: {} cannot judge", names.join(" or "), entry.name);
        }
    }
    out.push('\n');
    Ok(())
}
