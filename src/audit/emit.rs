//! findings.csv: one row a finding, every one, in the order they were seen.

use std::ops::Range;

use super::assessment::{Finding, PlaceRef, Status};
use super::fingerprint::{self, Fingerprint};
use crate::model::area::Area;
use crate::model::bytes;
use crate::model::severity::Severity;
use crate::model::verdict;

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
    pub fingerprint: Fingerprint,
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
            fingerprint: self.fingerprint.to_string(),
        }
    }
}

/// Where among the rows what all findings on one record share was written last.
#[derive(Debug)]
pub struct Again {
    who: Range<usize>,
    whose: Range<usize>,
}

/// Rows of findings.csv as bytes.
#[derive(Debug, Default)]
pub struct Rows(Vec<u8>);

/// What findings of one check on one list share, as it is written.
#[derive(Debug)]
pub struct Shared {
    /// Area, check and title.
    check: Vec<u8>,
    /// The same with this severity and that it is open, as most of them go on.
    usual: (Severity, Vec<u8>),
    fix: Vec<u8>,
    /// File and sheet.
    source: Vec<u8>,
}

impl Shared {
    /// Of this check, mostly of this severity, and list.
    pub fn of(area: Area, [check, title, fix]: [&str; 3], severity: Severity, list: [&str; 2]) -> Self {
        let written = |cells: &[&str]| {
            let mut rows = Rows::new();
            for cell in cells {
                rows.cell(cell);
            }
            rows.0
        };
        let check = written(&[area.name(), check, title]);
        let usual = [&check[..], &written(&[severity.name(), Status::Open.name()])].concat();
        Shared { check, usual: (severity, usual), fix: written(&[fix]), source: written(&list) }
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
        Rows::default()
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
        self.write_with(line, &Shared::of(line.area, [line.check, line.title, line.fix], line.severity, [line.file, line.sheet]), &mut None)
    }

    /// The same, where what it shares with others is at hand as it is written: what all findings of its check share, and
    /// where among these rows stands what all findings on its record do. The first of these tells that to the others,
    /// whose own such cells are not asked for.
    pub fn write_with(&mut self, line: &Line<'_>, shared: &Shared, again: &mut Option<Again>) -> Written {
        if (line.severity, line.status) == (shared.usual.0, Status::Open) {
            self.0.extend_from_slice(&shared.usual.1);
        } else {
            self.0.extend_from_slice(&shared.check);
            self.plain(line.severity.name());
            self.plain(line.status.name());
        }
        let who = self.again_or(again.as_ref().map(|at| &at.who), [line.subject, line.label]);
        self.cell(line.evidence);
        self.0.extend_from_slice(&shared.fix);
        let whose = [line.owner, line.owner_email, line.department, line.location, line.criticality];
        let whose = self.again_or(again.as_ref().map(|at| &at.whose), whose);
        *again = Some(Again { who, whose });
        self.day(line.due);
        let due = self.0.len() - 1;
        self.cell(line.cause);
        self.0.extend_from_slice(&shared.source);
        self.number(line.row);
        self.cell(line.column);
        self.day(line.first_seen);
        self.0.extend_from_slice(line.fingerprint.written().as_bytes());
        self.0.extend_from_slice(b"\r\n");
        Written { due, fingerprint: self.0.len() - TAIL }
    }

    /// Adds what stands there once more; these cells, where it does not yet. Says where it stands now.
    fn again_or<const CELLS: usize>(&mut self, written: Option<&Range<usize>>, cells: [&str; CELLS]) -> Range<usize> {
        let start = self.0.len();
        match written {
            Some(written) => self.0.extend_from_within(written.clone()),
            None => cells.into_iter().for_each(|cell| self.cell(cell)),
        }
        start..self.0.len()
    }

    /// Adds a word or date of our own, and a comma: nothing in it asks for quotation marks.
    fn plain(&mut self, word: &str) {
        self.0.extend_from_slice(word.as_bytes());
        self.0.push(b',');
    }

    /// Adds a date, if there is one, and a comma: all dates have one length.
    fn day(&mut self, day: &str) {
        let Ok(digits) = <[u8; 10]>::try_from(day.as_bytes()) else { return self.plain(day) };
        self.0.extend_from_slice(&digits);
        self.0.push(b',');
    }

    /// Adds a row number, none where it is nought, and a comma.
    fn number(&mut self, number: u32) {
        if number > 0 {
            self.0.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
        }
        self.0.push(b',');
    }

    /// Adds a cell and a comma, the marks of names taken off. Quoted where it must be, as RFC 4180 has it: the csv crate takes
    /// longer, because it cannot know that it writes to memory.
    fn cell(&mut self, cell: &str) {
        let (asks_for_care, asks_for_quotes) = bytes::has_any_of_each(cell.as_bytes(), [verdict::MARK, b'"'], *b",\r\n");
        if asks_for_care || !begins_no_formula(cell) {
            self.cell_with_care(cell);
        } else if asks_for_quotes {
            self.0.push(b'"');
            bytes::append(cell.as_bytes(), &mut self.0);
            self.0.extend_from_slice(b"\",");
        } else {
            bytes::append(cell.as_bytes(), &mut self.0);
            self.0.push(b',');
        }
    }

    fn cell_with_care(&mut self, cell: &str) {
        let shown = verdict::unmarked(cell);
        let cell = safe(&shown);
        if !bytes::has_any(cell.as_bytes(), *b",\"\r\n") {
            self.0.extend_from_slice(cell.as_bytes());
            self.0.push(b',');
            return;
        }
        self.0.push(b'"');
        if bytes::has_any(cell.as_bytes(), *b"\"") {
            self.0.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
        } else {
            self.0.extend_from_slice(cell.as_bytes());
        }
        self.0.extend_from_slice(b"\",");
    }

    /// The same rows with other room to write to.
    pub fn give(&mut self, room: Vec<u8>) {
        self.0 = room;
    }

    /// The bytes so far, leaving none.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0)
    }
}

/// A cell that no spreadsheet takes for a formula: text from a register that begins like one gets an apostrophe.
pub(super) fn safe(cell: &str) -> std::borrow::Cow<'_, str> {
    if !begins_no_formula(cell) && cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

/// Letters and digits begin no formula, and stand first in nearly every cell.
fn begins_no_formula(cell: &str) -> bool {
    cell.as_bytes().first().is_none_or(u8::is_ascii_alphanumeric)
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

    #[test]
    fn no_mark_of_a_name_is_written() {
        let mut rows = Rows::new();
        for cell in [verdict::name("=Ann"), format!("owner {}, who left", verdict::name("Ann Lee"))] {
            rows.cell(&cell);
        }
        assert_eq!(String::from_utf8(rows.take()).unwrap(), "'=Ann,\"owner Ann Lee, who left\",");
    }

    #[test]
    fn what_findings_on_one_record_share_is_written_as_if_each_stood_alone() {
        let line = Line {
            area: Area::Assets,
            check: "asset-owner-missing",
            title: "asset has no owner",
            fix: "Name one, please.",
            severity: Severity::High,
            status: Status::Open,
            subject: "=LAP-1",
            label: "LAP-1, \"spare\"",
            evidence: "owner is blank",
            owner: "",
            owner_email: "",
            department: "Pathology, level 4",
            location: "Block 7",
            criticality: "",
            due: "2026-12-05",
            cause: "owner left blank",
            file: "assets.csv",
            sheet: "",
            row: 3,
            column: "Owner",
            first_seen: "2026-11-21",
            fingerprint: Fingerprint(7),
        };
        let other = Line { evidence: "purpose is blank", fingerprint: Fingerprint(8), ..line };
        let shared = Shared::of(line.area, [line.check, line.title, line.fix], Severity::Medium, [line.file, line.sheet]);
        let (mut alone, mut together, mut again) = (Rows::new(), Rows::new(), None);
        for each in [line, Line { severity: Severity::Medium, ..other }, line] {
            alone.write(&each);
            together.write_with(&each, &shared, &mut again);
        }
        assert_eq!(String::from_utf8(together.take()).unwrap(), String::from_utf8(alone.take()).unwrap());
    }

    #[test]
    fn cells_are_quoted_as_the_csv_crate_quotes_them() {
        let mut rows = Rows::new();
        let mut theirs = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        for cell in ["", "plain", "a,b", "say \"so\"", "\"", "two\nlines", "x\ry", " spaced ", "É;|", "#hash"] {
            rows.cell(cell);
            theirs.write_field(cell).unwrap();
        }
        theirs.write_field("").unwrap();
        theirs.write_record(None::<&[u8]>).unwrap();
        rows.0.extend_from_slice(b"\r\n");
        assert_eq!(rows.0, theirs.into_inner().unwrap());
    }
}
