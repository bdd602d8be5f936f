//! How each source was read, which of its rows were not audited, and places by names: the account the assessment gives of its reading.

use std::collections::BTreeMap;

use super::assessment::{ColumnResult, PlaceRef, SetAside, SourceResult, Stated};
use super::lost;
use super::redaction::Names;
use super::run::Request;
use super::survey::Surveyed;
use super::tally::Tally;
use crate::ingest::set_aside::Reason;
use crate::ingest::source::Source;
use crate::model::place::Place;
use crate::model::prose;
use crate::model::register::Register;
use crate::policy::{Policy, SourceRole};

/// Every source that was opened or could not be, in path order.
pub fn sources(request: &Request<'_>, surveyed: &[Option<Surveyed>], of_each: &[Option<Tally>], names: &Names) -> Vec<SourceResult> {
    let mut all: Vec<SourceResult> = request
        .sources
        .iter()
        .zip(surveyed)
        .zip(of_each)
        .map(|((source, surveyed), tally)| SourceResult {
            stated: stated(source, request.policy),
            ..source_result(source, surveyed.as_ref(), tally.as_ref())
        })
        .collect();
    for (number, result) in all.iter_mut().enumerate() {
        result.notes.extend(conflict_notes(number, request.sources, of_each));
    }
    for (label, why) in request.unreadable {
        let register = match lost::registers(request.policy, label)[..] {
            [only] => Some(only),
            _ => None,
        };
        all.push(SourceResult { role: "unreadable".to_owned(), register, notes: vec![why.clone()], ..unread(label) });
    }
    for note in all.iter_mut().flat_map(|source| &mut source.notes) {
        *note = names.text(note).into_owned();
    }
    all.sort_by(|a, b| (&a.file, &a.sheet).cmp(&(&b.file, &b.sheet)));
    all
}

/// What the policy states of where a source comes from.
fn stated(source: &Source, policy: &Policy) -> Stated {
    let said = super::reading::said(source, policy).map(|said| said.provenance.clone()).unwrap_or_default();
    Stated {
        system: said.system.unwrap_or_default(),
        exported_by: said.exported_by.unwrap_or_default(),
        filter: said.filter.unwrap_or_default(),
        expected_count: said.expected_count,
    }
}

/// Where a side list says other than the registers of record.
fn conflict_notes(side: usize, sources: &[Source], of_each: &[Option<Tally>]) -> Vec<String> {
    let mut notes = Vec::new();
    let of_records = sources.iter().zip(of_each).filter_map(|(source, tally)| Some((source, source.table.as_ref()?, tally.as_ref()?)));
    for (source, table, tally) in of_records {
        for ((_, field), (count, rows)) in tally.conflicts.iter().filter(|((from, _), _)| usize::from(*from) == side) {
            notes.push(format!(
                "it says another {} than {} for {}, first on row {}: the record's word stands",
                table.register.fields()[*field].name,
                source.label(),
                prose::count(*count, "record", "records"),
                rows.first().copied().unwrap_or_default()
            ));
        }
    }
    notes
}

fn unread(file: &str) -> SourceResult {
    SourceResult {
        file: file.to_owned(),
        sheet: String::new(),
        register: None,
        role: String::new(),
        extract_date: String::new(),
        extract_date_from: String::new(),
        known_export: String::new(),
        format: String::new(),
        encoding: String::new(),
        delimiter: String::new(),
        header_row: 0,
        sha256: String::new(),
        stated: Stated::default(),
        rows_read: 0,
        rows_audited: 0,
        rows_set_aside: 0,
        columns: Vec::new(),
        notes: Vec::new(),
    }
}

fn source_result(source: &Source, surveyed: Option<&Surveyed>, tally: Option<&Tally>) -> SourceResult {
    let base = SourceResult {
        sheet: source.sheet.clone(),
        known_export: source.known_export.map(|export| export.name.to_owned()).unwrap_or_default(),
        format: source.format.to_owned(),
        encoding: source.encoding.to_owned(),
        // That it can be had was seen before anything was put together.
        sha256: source.sha256().unwrap_or_default().to_owned(),
        ..unread(&source.file)
    };
    let (Some(table), Some(surveyed)) = (&source.table, surveyed) else {
        let why = source.not_read.clone().unwrap_or_default();
        let notes = std::iter::once(why).chain(source.notes.clone()).filter(|note| !note.is_empty()).collect();
        // A list that matters and could not be read is no stranger: its area is not judged whole without it.
        let role = if source.lost.is_some() { "unreadable" } else { "not a register" };
        return SourceResult { role: role.to_owned(), register: source.lost, notes, ..base };
    };
    let audited = audited_rows(table.register, surveyed, tally);
    let fields = table.register.fields();
    let mut notes = Vec::new();
    if !surveyed.role.why.is_empty() {
        notes.push(prose::capital(&surveyed.role.why));
    }
    notes.extend(source.notes.iter().chain(&surveyed.scan.notes).cloned());
    let (joined, apart, _) = &surveyed.joined;
    if joined + apart > 0 {
        notes.push(format!(
            "{} of its {} are in the register of record, {} are not",
            prose::thousands(*joined),
            prose::count(joined + apart, "row", "rows"),
            prose::thousands(*apart)
        ));
    }
    if surveyed.scan.short_rows > 0 {
        notes.push(format!(
            "{} shorter than the header, read as blank at the end",
            prose::count(surveyed.scan.short_rows, "row is", "rows are")
        ));
    }
    SourceResult {
        register: Some(table.register),
        role: surveyed.role.role.name().to_owned(),
        extract_date: surveyed.extracted.map(|(day, _)| day.to_string()).unwrap_or_default(),
        extract_date_from: surveyed.extracted.map(|(_, from)| from.words().to_owned()).unwrap_or_default(),
        delimiter: if source.format == "csv" { delimiter_name(table.delimiter) } else { String::new() },
        header_row: table.header_row,
        rows_read: surveyed.scan.rows_read,
        rows_audited: audited,
        rows_set_aside: surveyed.scan.rows_read - audited,
        columns: table
            .columns
            .all
            .iter()
            .map(|column| ColumnResult {
                header: column.header.clone(),
                field: column.field.map(|field| fields[field].name.to_owned()).unwrap_or_default(),
                how: column.words(),
            })
            .collect(),
        notes,
        ..base
    }
}

/// Rows that were judged, or read for what they say of other lists: all that are not set aside.
fn audited_rows(register: Register, surveyed: &Surveyed, tally: Option<&Tally>) -> u64 {
    match (surveyed.role.role, tally) {
        (SourceRole::Record, Some(tally)) => tally.records[register.area().index()],
        // Rotas, staff and baselines have no checks a row: every record of them is used.
        (SourceRole::Record, None) => surveyed.scan.rows_of_records(),
        _ => 0,
    }
}

/// The delimiter by its name.
pub fn delimiter_name(delimiter: u8) -> String {
    match delimiter {
        b',' => "comma".to_owned(),
        b';' => "semicolon".to_owned(),
        b'\t' => "tab".to_owned(),
        b'|' => "pipe".to_owned(),
        other => char::from(other).to_string(),
    }
}

/// Rows that were not audited, by source and reason.
pub fn set_aside(sources: &[Source], surveyed: &[Option<Surveyed>], of_each: &[Option<Tally>]) -> Vec<SetAside> {
    let mut all = Vec::new();
    for ((source, surveyed), tally) in sources.iter().zip(surveyed).zip(of_each) {
        let Some(surveyed) = surveyed else { continue };
        let mut reasons: BTreeMap<Reason, (u64, Vec<u32>)> = match tally {
            // Counted where the rows were judged: the same rows by shape, and what typing added.
            Some(tally) => tally.set_aside.clone(),
            None => surveyed.scan.set_aside.clone(),
        };
        let (joined, apart, rows) = &surveyed.joined;
        match surveyed.role.role {
            SourceRole::Record => {}
            SourceRole::OlderCopy => {
                reasons.insert(Reason::OlderCopy, (surveyed.scan.rows_of_records(), Vec::new()));
            }
            SourceRole::Enriches | SourceRole::Reconciled => {
                let used = if surveyed.role.role == SourceRole::Enriches { Reason::Enriches } else { Reason::Reconciled };
                reasons.insert(used, (*joined, Vec::new()));
                reasons.insert(Reason::NotInRecord, (*apart, rows.clone()));
            }
        }
        for (reason, (count, rows)) in reasons.into_iter().filter(|(_, (count, _))| *count > 0) {
            all.push(SetAside { file: source.file.clone(), sheet: source.sheet.clone(), reason: reason.words().to_owned(), count, rows });
        }
    }
    all
}

/// A place by names.
pub fn place_ref(place: Place, sources: &[Source]) -> PlaceRef {
    let source = sources.get(usize::from(place.source));
    let header = source.and_then(|source| {
        let table = source.table.as_ref()?;
        Some(table.columns.all.get(usize::from(place.column?))?.header.clone())
    });
    PlaceRef {
        file: source.map(|source| source.file.clone()).unwrap_or_default(),
        sheet: source.map(|source| source.sheet.clone()).unwrap_or_default(),
        row: place.row,
        column: header.unwrap_or_default(),
    }
}
