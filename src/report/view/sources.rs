//! What was read: the counts of the first screen, and below the fold how each file was read.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::wording::{day, file};
use crate::audit::assessment::{Assessment, ColumnResult, SetAside, SourceResult};
use crate::model::prose;
use crate::model::register::Register;

/// Reasons that the first screen names before it counts the rest together.
const REASONS: usize = 4;

/// What was read and how.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// `Read from 9 files, 31,412 rows: 30,871 audited, 412 set aside as …`
    pub sentence: String,
    /// Every source, in path order.
    pub sources: Vec<SourceCard>,
    /// Rows set aside, by source and reason.
    pub set_aside: Vec<SetAsideLine>,
}

/// One source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceCard {
    /// Its place on the page.
    pub anchor: String,
    /// File and sheet.
    pub name: String,
    /// What it was read as: `asset register`; `none` where it is no register we know.
    pub register: &'static str,
    /// Its part in the audit, in words.
    pub role: String,
    /// The day it speaks for and what told; `not dated` where nothing does.
    pub extract_date: String,
    /// What told the day; empty where nothing did.
    pub extract_date_from: String,
    /// Rows under its header.
    pub rows_read: u64,
    /// Rows audited: records of an area.
    pub rows_audited: u64,
    /// Rows read for what they say of others: staff, baselines, lists compared with the register of record.
    pub rows_of_others: u64,
    /// Rows set aside.
    pub rows_set_aside: u64,
    /// Format, encoding, delimiter, header row, known export: one line.
    pub how: String,
    /// Where it comes from, as the policy states: one line; empty where nothing is stated.
    pub stated: String,
    /// Its SHA-256.
    pub sha256: String,
    /// `12 columns, 2 of them not read as any field`.
    pub columns_said: String,
    /// Its columns, in order.
    pub columns: Vec<ColumnLine>,
    /// What a reader should know.
    pub notes: Vec<String>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ColumnLine {
    /// The header as it stands.
    pub header: String,
    /// The field it was read as; empty where none.
    pub field: String,
    /// How that was settled.
    pub how: String,
}

/// Rows set aside for one reason in one source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SetAsideLine {
    /// File and sheet.
    pub name: String,
    /// Why.
    pub reason: String,
    /// How many.
    pub count: u64,
    /// `rows 4, 9 and 12`, the first of them.
    pub rows: String,
}

pub(super) fn reading(assessment: &Assessment) -> Reading {
    Reading {
        sentence: sentence(assessment),
        sources: assessment.sources.iter().enumerate().map(|(at, source)| card(at, source)).collect(),
        set_aside: assessment.set_aside.iter().map(set_aside).collect(),
    }
}

fn sentence(assessment: &Assessment) -> String {
    let read: Vec<&SourceResult> =
        assessment.sources.iter().filter(|source| source.register.is_some() && source.role != "unreadable").collect();
    let files: BTreeSet<&str> = read.iter().map(|source| source.file.as_str()).collect();
    let others = assessment.sources.len() - read.len();
    let rows: u64 = read.iter().map(|source| source.rows_read).sum();
    let audited: u64 = read.iter().map(|source| audited(source)).sum();
    let others_told: Vec<&SourceResult> = read.iter().copied().filter(|source| of_others(source) > 0).collect();
    let mut said = format!(
        "Read from {}, {}: {} audited",
        prose::count(files.len() as u64, "file", "files"),
        prose::count(rows, "row", "rows"),
        prose::thousands(audited)
    );
    if !others_told.is_empty() {
        let rows: u64 = others_told.iter().map(|source| of_others(source)).sum();
        let lists: BTreeSet<Register> = others_told.iter().filter_map(|source| source.register).collect();
        let lists: Vec<&str> = lists.into_iter().map(Register::name).collect();
        said.push_str(&format!("; {} read for what they say of others ({})", prose::thousands(rows), prose::list(&lists)));
    }
    let aside = rows_by_reason(assessment, &read);
    let mut reasons: Vec<String> =
        aside.iter().take(REASONS).map(|(reason, count)| format!("{reason} ({})", prose::thousands(*count))).collect();
    let rest: u64 = aside.iter().skip(REASONS).map(|(_, count)| count).sum();
    if rest > 0 {
        reasons.push(format!("other reasons ({})", prose::thousands(rest)));
    }
    if !reasons.is_empty() {
        let all: u64 = aside.iter().map(|(_, count)| count).sum();
        said.push_str(&format!("; {} set aside: {}", prose::thousands(all), reasons.join("; ")));
    }
    said.push('.');
    if others > 0 {
        let sources = prose::count(others as u64, "other file or sheet was", "other files or sheets were");
        said.push_str(&format!(" {} opened and not read as a list.", prose::capital(&sources)));
    }
    said
}

/// Rows that are records of an area, and judged: they add up to what the tiles say.
fn audited(source: &SourceResult) -> u64 {
    let judged = matches!(source.register, Some(Register::Assets | Register::Contacts | Register::Accounts));
    if judged && source.role == "record" { source.rows_audited } else { 0 }
}

fn of_others(source: &SourceResult) -> u64 {
    source.rows_audited - audited(source)
}

/// Rows set aside from the sources read, most frequent reason first.
fn rows_by_reason<'a>(assessment: &'a Assessment, read: &[&SourceResult]) -> Vec<(&'a str, u64)> {
    let mut by_reason: BTreeMap<&str, u64> = BTreeMap::new();
    let of_read = |aside: &&SetAside| read.iter().any(|source| source.file == aside.file && source.sheet == aside.sheet);
    for aside in assessment.set_aside.iter().filter(of_read) {
        *by_reason.entry(&aside.reason).or_default() += aside.count;
    }
    let mut sorted: Vec<(&str, u64)> = by_reason.into_iter().collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    sorted
}

fn card(at: usize, source: &SourceResult) -> SourceCard {
    let unread = source.columns.iter().filter(|column| column.field.is_empty()).count() as u64;
    let columns = prose::count(source.columns.len() as u64, "column", "columns");
    SourceCard {
        anchor: format!("source-{}", at + 1),
        name: file(&source.file, &source.sheet),
        register: source.register.map_or("none", Register::title),
        role: role(&source.role).to_owned(),
        extract_date: if source.extract_date.is_empty() { "not dated".to_owned() } else { day(&source.extract_date) },
        extract_date_from: source.extract_date_from.clone(),
        rows_read: source.rows_read,
        rows_audited: audited(source),
        rows_of_others: of_others(source),
        rows_set_aside: source.rows_set_aside,
        how: how(source),
        stated: stated(source),
        sha256: source.sha256.clone(),
        columns_said: if unread == 0 { columns } else { format!("{columns}, {} not read as any field", prose::thousands(unread)) },
        columns: source.columns.iter().map(column).collect(),
        notes: source.notes.iter().map(|note| prose::capital(note)).collect(),
    }
}

/// A role in a reader's words; a word of a later version stands as it is.
fn role(role: &str) -> &str {
    match role {
        "record" => "register of record: it says what there is",
        "enriches" => "adds to the register of record",
        "reconciled" => "compared with the register of record",
        "older copy" => "older copy of a list read: set aside",
        "not a register" => "no list that we know: not read",
        "unreadable" => "could not be read",
        other => other,
    }
}

fn how(source: &SourceResult) -> String {
    let part = |before: &str, text: &str| (!text.is_empty()).then(|| format!("{before}{text}"));
    let delimiter = match source.delimiter.as_str() {
        "\t" => "tab",
        "," => "comma",
        ";" => "semicolon",
        "|" => "bar",
        other => other,
    };
    let header = (source.header_row > 0).then(|| format!("header on row {}", source.header_row));
    let parts = [
        part("", &source.format),
        part("encoding ", &source.encoding),
        part("cells parted by ", delimiter),
        header,
        part("recognised as an export of ", &source.known_export),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Its provenance, as stated by the policy and seen by nobody here.
fn stated(source: &SourceResult) -> String {
    let part = |before: &str, text: &str| (!text.is_empty()).then(|| format!("{before}{text}"));
    let stated = &source.stated;
    let count = stated.expected_count.map(|count| prose::count(count, "record expected", "records expected"));
    let parts = [
        part("from ", &stated.system),
        part("exported by ", &stated.exported_by),
        part("filter: ", stated.filter.trim_end_matches('.')),
        count,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn column(column: &ColumnResult) -> ColumnLine {
    ColumnLine { header: column.header.clone(), field: column.field.clone(), how: column.how.clone() }
}

fn set_aside(aside: &SetAside) -> SetAsideLine {
    let mut rows: Vec<String> = aside.rows.iter().map(|row| prose::thousands(u64::from(*row))).collect();
    let rest = aside.count.saturating_sub(rows.len() as u64);
    if rest > 0 && !rows.is_empty() {
        rows.push(format!("{} more", prose::thousands(rest)));
    }
    SetAsideLine { name: file(&aside.file, &aside.sheet), reason: aside.reason.clone(), count: aside.count, rows: prose::list(&rows) }
}
