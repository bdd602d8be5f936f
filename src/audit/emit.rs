//! findings.csv: one row a finding, every one, in the order they were seen.

use super::assessment::{Finding, PlaceRef, Status};
use super::fingerprint;
use crate::model::area::Area;
use crate::model::severity::Severity;

/// The columns, in their order: a contract.
pub const COLUMNS: [&str; 22] = [
    "area",
    "check",
    "title",
    "severity",
    "status",
    "subject",
    "label",
    "evidence",
    "fix",
    "owner",
    "owner_email",
    "department",
    "location",
    "criticality",
    "due",
    "cause",
    "file",
    "sheet",
    "row",
    "column",
    "first_seen",
    "fingerprint",
];

/// Where the due date stands among them.
const DUE: usize = 14;

/// Excel takes a file for UTF-8 only with this mark.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

/// One finding, its text borrowed: most are only written out and forgotten.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// The area it counts in.
    pub area: Area,
    /// The check's name.
    pub check: &'a str,
    /// The check's title.
    pub title: &'a str,
    /// The check's fix.
    pub fix: &'a str,
    /// Its severity.
    pub severity: Severity,
    /// How it stands.
    pub status: Status,
    /// The natural key.
    pub subject: &'a str,
    /// How a person would point at it.
    pub label: &'a str,
    /// What was seen.
    pub evidence: &'a str,
    /// Who answers for it.
    pub owner: &'a str,
    /// Their e-mail address.
    pub owner_email: &'a str,
    /// Department.
    pub department: &'a str,
    /// Location.
    pub location: &'a str,
    /// Criticality as written.
    pub criticality: &'a str,
    /// The day it should be mended by.
    pub due: &'a str,
    /// What it shares with others.
    pub cause: &'a str,
    /// The file.
    pub file: &'a str,
    /// The sheet.
    pub sheet: &'a str,
    /// The row; 0 for the list as a whole.
    pub row: u32,
    /// The header of the column.
    pub column: &'a str,
    /// When it was first seen.
    pub first_seen: &'a str,
    /// What holds from quarter to quarter.
    pub fingerprint: &'a str,
}

impl Line<'_> {
    /// The finding as the assessment keeps it.
    pub fn to_finding(self) -> Finding {
        let own = str::to_owned;
        Finding {
            check: own(self.check),
            area: self.area,
            severity: self.severity,
            status: self.status,
            subject: own(self.subject),
            label: own(self.label),
            evidence: own(self.evidence),
            owner: own(self.owner),
            owner_email: own(self.owner_email),
            department: own(self.department),
            location: own(self.location),
            criticality: own(self.criticality),
            due: own(self.due),
            cause: own(self.cause),
            place: PlaceRef { file: own(self.file), sheet: own(self.sheet), row: self.row, column: own(self.column) },
            first_seen: own(self.first_seen),
            fingerprint: own(self.fingerprint),
        }
    }
}

/// Rows of findings.csv as bytes.
#[derive(Debug)]
pub struct Rows {
    writer: csv::Writer<Vec<u8>>,
}

impl Default for Rows {
    fn default() -> Self {
        Rows::new()
    }
}

/// Where in the bytes of a row stands what its turn may change.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// The end of the due date.
    pub due: usize,
    /// The beginning of the fingerprint; a comma and ten characters of first sight stand before it.
    pub fingerprint: usize,
}

/// The length of a row's end: fingerprint, carriage return, line feed.
const TAIL: usize = fingerprint::LENGTH + 2;

impl Rows {
    /// No rows yet.
    pub fn new() -> Self {
        Rows { writer: csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::with_capacity(64 * 1024)) }
    }

    /// The header row.
    pub fn header() -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        bytes.extend(COLUMNS.join(",").as_bytes());
        bytes.extend(b"\r\n");
        bytes
    }

    /// Writes a finding; returns where among the bytes its dates and its fingerprint stand.
    pub fn write(&mut self, line: &Line<'_>) -> Written {
        let row = if line.row == 0 { String::new() } else { line.row.to_string() };
        let cells = [
            line.area.name(),
            line.check,
            line.title,
            line.severity.name(),
            line.status.name(),
            line.subject,
            line.label,
            line.evidence,
            line.fix,
            line.owner,
            line.owner_email,
            line.department,
            line.location,
            line.criticality,
            line.due,
            line.cause,
            line.file,
            line.sheet,
            &row,
            line.column,
            line.first_seen,
            line.fingerprint,
        ];
        // Writing to memory cannot fail.
        for cell in &cells[..=DUE] {
            let _ = self.writer.write_field(&*safe(cell));
        }
        let _ = self.writer.flush();
        let due = self.writer.get_ref().len();
        for cell in &cells[DUE + 1..] {
            let _ = self.writer.write_field(&*safe(cell));
        }
        let _ = self.writer.write_record(None::<&[u8]>);
        let _ = self.writer.flush();
        Written { due, fingerprint: self.writer.get_ref().len() - TAIL }
    }

    /// The bytes so far, leaving none.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(self).writer.into_inner().unwrap_or_default()
    }
}

/// A cell that no spreadsheet takes for a formula: text from a register that begins like one gets an apostrophe.
pub(super) fn safe(cell: &str) -> std::borrow::Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "＝1"] {
            assert!(safe(text).starts_with('\''), "{text}");
        }
        assert_eq!(safe("LAP-0012"), "LAP-0012");
    }
}
