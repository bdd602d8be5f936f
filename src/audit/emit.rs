//! findings.csv: one row a finding, every one, in the order they were seen.

use super::fingerprint;
use super::assessment::Finding;

/// The columns, in their order: a contract.
pub const COLUMNS: [&str; 22] = [
    "area", "check", "title", "severity", "status", "subject", "label", "evidence", "fix", "owner", "owner_email", "department", "location",
    "criticality", "due", "cause", "file", "sheet", "row", "column", "first_seen", "fingerprint",
];

/// Excel takes a file for UTF-8 only with this mark.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

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

    /// Writes a finding; returns where its fingerprint stands among the bytes.
    pub fn write(&mut self, finding: &Finding, title: &str, fix: &str) -> usize {
        let row = if finding.place.row == 0 { String::new() } else { finding.place.row.to_string() };
        let cells = [
            finding.area.name(), &finding.check, title, finding.severity.name(), finding.status.name(), &finding.subject, &finding.label,
            &finding.evidence, fix, &finding.owner, &finding.owner_email, &finding.department, &finding.location, &finding.criticality,
            &finding.due, &finding.cause, &finding.place.file, &finding.place.sheet, &row, &finding.place.column, &finding.first_seen,
            &finding.fingerprint,
        ];
        // Writing to memory cannot fail.
        for cell in cells {
            let _ = self.writer.write_field(&*safe(cell));
        }
        let _ = self.writer.write_record(None::<&[u8]>);
        let _ = self.writer.flush();
        self.writer.get_ref().len() - TAIL
    }

    /// The bytes so far, leaving none.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::replace(self, Rows::new()).writer.into_inner().unwrap_or_default()
    }
}

/// A cell that no spreadsheet takes for a formula: text from a register that begins like one gets an apostrophe.
fn safe(cell: &str) -> std::borrow::Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) { format!("'{cell}").into() } else { cell.into() }
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
