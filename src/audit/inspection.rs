//! How each source would be read, as data: what `inspect` prints and `init` writes down.

use serde::Serialize;

use super::scan::Scan;
use super::survey::{self, Surveyed};
use crate::checks;
use crate::ingest::columns::{Column, How};
use crate::ingest::error::IngestError;
use crate::ingest::rows::Batch;
use crate::ingest::source::{Source, Table};
use crate::model::cell::{self, Cell};
use crate::model::date::Date;
use crate::model::facts::OwnNeed;
use crate::model::field::Tells;
use crate::model::prose;
use crate::model::register::Register;
use crate::policy::{Policy, SourceRole};

/// One source as it would be read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Inspection {
    /// The file.
    pub file: String,
    /// The sheet; empty where the file has none.
    pub sheet: String,
    /// One line: what it is, or why it is not read.
    pub verdict: String,
    /// What it was read as.
    pub register: Option<Register>,
    /// What makes that sure: the telling columns it has.
    pub sure: String,
    /// What it would be to its register, and why.
    pub role: String,
    /// The product whose export it is, where recognised.
    pub known_export: String,
    /// `csv`, `xlsx` …
    pub format: String,
    /// The encoding assumed.
    pub encoding: String,
    /// The delimiter, where the file has one.
    pub delimiter: String,
    /// The row the header stands on.
    pub header_row: u32,
    /// The day it speaks for; empty where nothing tells.
    pub extract_date: String,
    /// What told.
    pub extract_date_from: String,
    /// Rows under the header.
    pub rows: u64,
    /// Rows that are records.
    pub records: u64,
    /// Its columns in order.
    pub columns: Vec<InspectedColumn>,
    /// What a reader should know.
    pub notes: Vec<String>,
    /// Rows that would be set aside, by reason.
    pub set_aside: Vec<String>,
    /// Columns it lacks and the checks that stops.
    pub missing: Vec<String>,
    /// What could be done about it.
    pub suggestions: Vec<String>,
}

/// One column as it would be read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InspectedColumn {
    /// The header as it stands.
    pub header: String,
    /// The field; empty where not understood.
    pub field: String,
    /// How that was settled.
    pub how: String,
    /// Two of its values, where asked for; never of a column that holds secrets.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<String>,
}

/// Values shown of a column.
const SAMPLES: usize = 2;
/// Longest value shown whole.
const SAMPLE_LENGTH: usize = 32;

/// Looks at every source, without judging any record.
///
/// # Errors
/// The system's own, or that a file changed while it was read.
pub fn inspect(sources: &[Source], policy: &Policy, as_of: Date, with_samples: bool) -> Result<Vec<Inspection>, super::error::AuditError> {
    let settled = survey::survey(sources, policy, as_of)?;
    let mut all = Vec::with_capacity(sources.len());
    for (number, (source, surveyed)) in sources.iter().zip(&settled.sources).enumerate() {
        let present = settled.facts.sources.iter().find(|facts| usize::from(facts.number) == number).map_or(0, |facts| facts.present);
        all.push(match (&source.table, surveyed) {
            (Some(table), Some(surveyed)) => {
                let samples = if with_samples { samples(source, table)? } else { Vec::new() };
                of_register(source, table, surveyed, (present, &settled.facts.own_needs), &samples)
            }
            _ => Inspection {
                verdict: format!("not read: {}", source.not_read.as_deref().unwrap_or("it is no register we know")),
                notes: source.notes.clone(),
                ..blank(source)
            },
        });
    }
    Ok(all)
}

fn blank(source: &Source) -> Inspection {
    Inspection {
        file: source.file.clone(),
        sheet: source.sheet.clone(),
        verdict: String::new(),
        register: None,
        sure: String::new(),
        role: String::new(),
        known_export: String::new(),
        format: source.format.to_owned(),
        encoding: source.encoding.to_owned(),
        delimiter: String::new(),
        header_row: 0,
        extract_date: String::new(),
        extract_date_from: String::new(),
        rows: 0,
        records: 0,
        columns: Vec::new(),
        notes: Vec::new(),
        set_aside: Vec::new(),
        missing: Vec::new(),
        suggestions: Vec::new(),
    }
}

/// `present` are the fields it has, as bits, and what checks of the organisation's own need.
fn of_register(
    source: &Source,
    table: &Table,
    surveyed: &Surveyed,
    (present, own): (u64, &[OwnNeed]),
    samples: &[Vec<String>],
) -> Inspection {
    let Surveyed { scan, role, extracted, .. } = surveyed;
    let fields = table.register.fields();
    let columns: Vec<InspectedColumn> = table
        .columns
        .all
        .iter()
        .enumerate()
        .map(|(at, column)| InspectedColumn {
            header: column.header.clone(),
            field: column.field.map(|field| fields[field].name.to_owned()).unwrap_or_default(),
            how: column.words(),
            samples: samples.get(at).cloned().unwrap_or_default(),
        })
        .collect();
    let why = if role.why.is_empty() { String::new() } else { format!(": {}", role.why) };
    Inspection {
        verdict: format!("{}, {}", table.register.title(), counted(table.register, scan.records)),
        register: Some(table.register),
        sure: sure(table),
        known_export: source
            .known_export
            .map(|export| format!("{} (headers {})", export.name, export.standing.words()))
            .unwrap_or_default(),
        role: format!("{}{why}", role.role.name()),
        delimiter: if source.format == "csv" { super::source_results::delimiter_name(table.delimiter) } else { String::new() },
        header_row: table.header_row,
        extract_date: extracted.map(|(day, _)| day.to_string()).unwrap_or_default(),
        extract_date_from: extracted.map(|(_, from)| from.words().to_owned()).unwrap_or_default(),
        rows: scan.rows_read,
        records: scan.records,
        columns,
        notes: source.notes.iter().chain(&scan.notes).cloned().chain(short_rows(source, scan)).collect(),
        set_aside: set_aside(scan),
        missing: if role.role == SourceRole::Record { missing(table.register, present, own) } else { Vec::new() },
        suggestions: suggestions(source, table, extracted.is_some()),
        ..blank(source)
    }
}

fn counted(register: Register, records: u64) -> String {
    match register {
        Register::Rota => prose::count(records, "shift", "shifts"),
        _ => prose::count(records, "record", "records"),
    }
}

/// Rows of a text file that end before the header does. A workbook stores no blank cells: its short rows say nothing.
fn short_rows(source: &Source, scan: &Scan) -> Option<String> {
    let rows = (source.format == "csv" && scan.short_rows > 0).then(|| prose::count(scan.short_rows, "row ends", "rows end"));
    rows.map(|rows| format!("{rows} before the last column: what is missing is read as blank"))
}

/// The columns that tell what the list is.
fn sure(table: &Table) -> String {
    let fields = table.register.fields();
    let telling = (0..fields.len()).filter(|field| table.columns.of(*field).is_some() && fields[*field].tells != Tells::Plain);
    let names: Vec<&str> = telling.map(|field| fields[field].name).collect();
    format!("told by {}", prose::list(&names))
}

fn set_aside(scan: &Scan) -> Vec<String> {
    let told = scan.set_aside.iter().map(|(reason, (count, rows))| {
        let first: Vec<String> = rows.iter().map(u32::to_string).collect();
        let word = if rows.len() == 1 { "row" } else { "rows" };
        let more = if *count > rows.len() as u64 { " and more" } else { "" };
        format!("{}: {} ({word} {}{more})", reason.words(), prose::count(*count, "row", "rows"), first.join(", "))
    });
    told.collect()
}

/// Columns that checks need and neither the list nor a side list has, each with the checks that stops.
fn missing(register: Register, present: u64, own: &[OwnNeed]) -> Vec<String> {
    let fields = register.fields();
    let built_in = checks::ALL.iter().filter(|entry| entry.check.run.register() == Some(register));
    let built_in = built_in.flat_map(|entry| entry.check.needs().into_iter().map(|any| (any, entry.name)));
    let own = own.iter().filter(|need| need.register == register).map(|need| (need.any.clone(), need.check.as_str()));
    let mut stopped: Vec<(String, Vec<&str>)> = Vec::new();
    for (any, check) in built_in.chain(own).filter(|(any, _)| !any.iter().any(|field| present & (1 << field) != 0)) {
        let names: Vec<&str> = any.iter().map(|field| fields[*field].name).collect();
        let names = names.join(" or ");
        match stopped.iter_mut().find(|(known, _)| *known == names) {
            Some((_, checks)) => checks.push(check),
            None => stopped.push((names, vec![check])),
        }
    }
    stopped.into_iter().map(|(names, checks)| format!("no column for {names}: {} cannot judge", prose::list(&checks))).collect()
}

fn suggestions(source: &Source, table: &Table, has_date: bool) -> Vec<String> {
    let mut all = Vec::new();
    for Column { header, how, .. } in &table.columns.all {
        if let How::NotUnderstood(Some(field)) = how {
            all.push(format!("“{header}” looks like {field}: if it is, map it in the policy with columns = {{ {field} = \"{header}\" }}"));
        }
    }
    // A rota says itself which days it speaks for.
    if !has_date && table.register != Register::Rota {
        all.push(format!("nothing tells which day {} speaks for: say so in the policy with extract-date", source.label()));
    }
    all
}

/// Whether a column's cells may be shown: no secrets, and no personal data that is not needed.
fn is_sampled(column: &Column) -> bool {
    !matches!(column.how, How::Secret | How::Needless(_))
}

/// Two different values of each column that may be shown.
fn samples(source: &Source, table: &Table) -> Result<Vec<Vec<String>>, IngestError> {
    let mut samples: Vec<Vec<String>> = table.columns.all.iter().map(|_| Vec::new()).collect();
    // The rows of a rota are laid out anew: their cells are not those under its headers.
    if table.laid_out.is_some() {
        return Ok(samples);
    }
    let mut reader = table.rows(source)?;
    let mut batch = Batch::default();
    // The first batch has two values of any column that is not nearly blank.
    reader.fill(&mut batch).map_err(|error| IngestError::io(&source.label(), &error))?;
    for row in batch.rows() {
        for (at, column) in table.columns.all.iter().enumerate().filter(|(_, column)| is_sampled(column)) {
            let kept = &mut samples[at];
            if let (true, Cell::Value(text)) = (kept.len() < SAMPLES, cell::classify(row.cell(at).unwrap_or_default())) {
                let mut short: String = text.chars().take(SAMPLE_LENGTH).collect();
                if short.len() < text.len() {
                    short.push('…');
                }
                if !kept.contains(&short) && !column.header.is_empty() {
                    kept.push(short);
                }
            }
        }
    }
    Ok(samples)
}
