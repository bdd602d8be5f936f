//! Rows that are no records: why each is set aside.

use super::columns::Columns;
use super::header;
use super::rows::{Broken, Row};

/// Why a row is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Every cell is blank.
    Blank,
    /// The header again, as pasted lists have it.
    HeaderAgain,
    /// More cells than the header has, and something in them: which is which cannot be told.
    TooLong,
    /// A quotation mark on it is never closed.
    Unclosed,
    /// It is longer than a row may be.
    TooLarge,
    /// A total, a note or a footer below or between the records.
    Note,
    /// It names nobody: a rota's row without a shift. No gap is ever read from it.
    NoShift,
    /// The day or the hours of a rota's row cannot be read.
    NoDay,
    /// The day of the week beside a date is not that date's.
    WrongWeekday,
    /// People and numbers in its cells do not pair.
    Unpaired,
    /// It describes a person, a policy or a risk.
    NotAnAsset,
    /// Its list adds to the register of record and has no records of its own.
    Enriches,
    /// Its list is held against the register of record, which has this one.
    Reconciled,
    /// The register of record does not have what this row of a side list names.
    NotInRecord,
    /// An older or second copy of another list.
    OlderCopy,
    /// A list that was read for what it says of other lists.
    Reference,
}

impl Reason {
    /// Whether the row may be a record that was lost: it holds something of its own, and how to read it cannot be told.
    pub fn is_loss(self) -> bool {
        use Reason::{NoDay, TooLarge, TooLong, Unclosed, Unpaired, WrongWeekday};
        matches!(self, TooLong | Unclosed | TooLarge | NoDay | WrongWeekday | Unpaired)
    }

    /// Whether the row is no row of data at all: blank, the header again, a total or a note.
    pub fn is_furniture(self) -> bool {
        matches!(self, Reason::Blank | Reason::HeaderAgain | Reason::Note)
    }

    /// In words, for the report.
    pub fn words(self) -> &'static str {
        match self {
            Reason::Blank => "blank row",
            Reason::HeaderAgain => "the header again",
            Reason::TooLong => "more cells than the header has",
            Reason::Unclosed => "a quotation mark is never closed",
            Reason::TooLarge => "longer than a row may be",
            Reason::Note => "a total, a note or a footer, not a record",
            Reason::NoShift => "names nobody on a shift",
            Reason::NoDay => "its day or hours cannot be read",
            Reason::WrongWeekday => "its day of the week is not its date's",
            Reason::Unpaired => "people and numbers in its cells do not pair",
            Reason::NotAnAsset => "describes a person, a policy or a risk, not an asset",
            Reason::Enriches => "used to add to the register of record",
            Reason::Reconciled => "held against the register of record",
            Reason::NotInRecord => "not in the register of record",
            Reason::OlderCopy => "older or second copy of another list",
            Reason::Reference => "read for what it says of other lists",
        }
    }
}

impl From<Broken> for Reason {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Unclosed => Reason::Unclosed,
            Broken::TooLarge => Reason::TooLarge,
        }
    }
}

/// How a line that is no record begins: totals, notes and footers of exports and printed lists.
const NOTE_WORDS: &[&str] = &[
    "total",
    "grand total",
    "sub-total",
    "subtotal",
    "count:",
    "rows:",
    "records:",
    "number of",
    "note:",
    "notes:",
    "nb:",
    "n.b.",
    "*",
    "end of",
    "source:",
    "generated",
    "printed",
    "exported",
    "report run",
    "page ",
    "confidential",
    "official",
    "last updated",
    "prepared by",
    "key:",
    "legend",
];

/// Whether a row with hardly anything in it is a total or a note: its first words say so, or it is a sentence on its own.
fn is_note(row: Row<'_>) -> bool {
    let mut filled = row.cells().map(crate::model::cell::trim).filter(|cell| !cell.is_empty());
    let (Some(first), second, third) = (filled.next(), filled.next(), filled.next()) else { return false };
    if third.is_some() {
        return false;
    }
    let lower = first.to_lowercase();
    let begins = NOTE_WORDS.iter().any(|word| lower.starts_with(word));
    // A record has at least two cells filled; a long lone cell with many words is prose.
    begins || second.is_none() && first.len() > 40 && first.split_whitespace().count() > 6
}

/// Whether a row is no record by its shape alone.
pub fn by_shape(row: Row<'_>, columns: &Columns) -> Option<Reason> {
    if columns.is_laid_out() || is_plainly_a_record(row, columns) {
        return None;
    }
    let width = columns.all.len();
    if row.is_blank() {
        return Some(Reason::Blank);
    }
    if row.len() > width && (width..row.len()).any(|at| row.cell(at).is_some_and(|text| !text.trim().is_empty())) {
        return Some(Reason::TooLong);
    }
    // Only a row that is nearly empty can be a note.
    if width >= 4 && row.cell(2).unwrap_or_default().trim().is_empty() && is_note(row) {
        return Some(Reason::Note);
    }
    let is_header = |(cell, column): (&str, &super::columns::Column)| header::are_same(cell, &column.header);
    let (first, header) = (row.cell(0).unwrap_or_default(), &columns.all[0].header);
    (!first.is_empty() && first.len() <= header.len() + 8 && row.cells().zip(&columns.all).all(is_header)).then_some(Reason::HeaderAgain)
}

/// Whether a row begins otherwise than the header, is as long, and has something in its third cell: nearly all are told by that.
fn is_plainly_a_record(row: Row<'_>, columns: &Columns) -> bool {
    let letter = |byte: Option<u8>| byte.filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
    let header = columns.all.first().and_then(|column| column.header.bytes().next());
    let (Some(first), Some(header)) = (letter(row.first_byte(0)), letter(header)) else { return false };
    first != header && row.len() == columns.all.len() && row.first_byte(2).is_some_and(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::super::limits::Limits;
    use super::super::rows::{Batch, RowReader};
    use super::*;
    use crate::model::register::Register;

    #[test]
    fn rows_that_are_no_records_are_told_by_their_shape() {
        let text = "Asset ID,Hostname,Model,Owner,Status\n1,PC1,X,Ann,In use\n,,,,\nAsset ID,Hostname,Model,Owner,Status\n\
                    2,PC2,X,Ann,In use,,\n3,PC3,X,Ann,In use,more\nTotal,398,,,\n4,,,,\n\
                    This register is kept by the service desk; ring 4471 with changes.,,,,\nTotalcare Ltd,PC9,X,Bo,In use\n";
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let mut reader = RowReader::new(file, b',', false, Limits::default()).unwrap();
        let mut batch = Batch::default();
        reader.pass_over_through(1).unwrap();
        reader.fill(&mut batch).unwrap();
        let columns = Columns::settle(Register::Assets, None, text.lines().next().unwrap().split(','), &[]);
        let seen: Vec<_> = batch.rows().map(|row| by_shape(row, &columns)).collect();
        let record = None;
        assert_eq!(
            seen,
            [
                record,
                Some(Reason::Blank),
                Some(Reason::HeaderAgain),
                record,
                Some(Reason::TooLong),
                Some(Reason::Note),
                record,
                Some(Reason::Note),
                record
            ]
        );
    }
}
