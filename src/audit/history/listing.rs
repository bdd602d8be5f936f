//! What became of every finding as CSV: a row each, for a spreadsheet.

use std::io::Write;

use crate::audit::assessment::Class;
use crate::audit::emit::{MARK, safe};
use crate::ingest::findings::FindingRow;

/// The columns, in their order: a contract.
pub const COLUMNS: [&str; 15] = [
    "class",
    "area",
    "check",
    "title",
    "severity",
    "subject",
    "label",
    "evidence",
    "due",
    "file",
    "sheet",
    "row",
    "column",
    "first_seen",
    "fingerprint",
];

/// Rows as they come.
pub struct Listing<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> Listing<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// The system's own.
    pub fn new(mut out: W) -> std::io::Result<Self> {
        out.write_all(MARK)?;
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        writer.write_record(COLUMNS).map_err(std::io::Error::from)?;
        Ok(Listing { writer })
    }

    /// Writes one finding.
    ///
    /// # Errors
    /// The system's own.
    pub fn line(&mut self, class: Class, row: &FindingRow<'_>) -> std::io::Result<()> {
        let print = format!("{:016x}", row.print);
        let cells = [
            class.name(),
            row.area(),
            row.check(),
            row.title(),
            row.severity(),
            row.subject(),
            row.label(),
            row.evidence(),
            row.due(),
            row.file(),
            row.sheet(),
            row.row(),
            row.column(),
            row.first_seen(),
            &print,
        ];
        self.writer.write_record(cells.map(|cell| safe(cell).into_owned())).map_err(std::io::Error::from)
    }
}
