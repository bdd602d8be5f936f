//! Rows that are no records: why each is set aside.

use super::columns::Columns;
use super::header;
use super::rows::Row;

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
    /// In words, for the report.
    pub fn words(self) -> &'static str {
        match self {
            Reason::Blank => "blank row",
            Reason::HeaderAgain => "the header again",
            Reason::TooLong => "more cells than the header has",
            Reason::Unclosed => "a quotation mark is never closed",
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

/// Whether a row is no record by its shape alone.
pub fn by_shape(row: Row<'_>, columns: &Columns) -> Option<Reason> {
    if columns.is_laid_out() {
        return None;
    }
    // Most rows have something in their first cell and no surplus: told in two comparisons.
    let width = columns.all.len();
    let first = row.cell(0).unwrap_or_default();
    if first.trim_ascii().is_empty() && row.is_blank() {
        return Some(Reason::Blank);
    }
    if row.len() > width && (width..row.len()).any(|at| row.cell(at).is_some_and(|text| !text.trim().is_empty())) {
        return Some(Reason::TooLong);
    }
    let header = &columns.all[0].header;
    let is_header = |(cell, column): (&str, &super::columns::Column)| header::normal(cell) == header::normal(&column.header);
    (first.len() <= header.len() + 8
        && !first.is_empty()
        && header::normal(first) == header::normal(header)
        && row.cells().zip(&columns.all).all(is_header))
    .then_some(Reason::HeaderAgain)
}
