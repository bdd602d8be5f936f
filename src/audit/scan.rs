//! The first reading of a source: what needs the whole of it before any record can be judged.

mod dates;
mod keys;
mod owners;
mod seen;

use std::collections::BTreeMap;

pub use keys::{FieldKeys, key_fields, keys_of_cell, natural_hash};
pub use owners::Owners;
use seen::Seen;

use super::error::AuditError;
use super::looks::{Doubt, in_doubt};
use crate::ingest::error::IngestError;
use crate::ingest::set_aside::Reason;
use crate::ingest::source::{Source, Table};
use crate::model::account::AccountField;
use crate::model::asset::{AssetField, KnownAsset};
use crate::model::date::{Date, DateOrder};
use crate::model::field::Field;
use crate::model::key::{KeyHash, Parts};
use crate::model::prose;
use crate::model::register::Register;

/// First places kept of anything that is only counted.
pub const FIRST_ROWS: usize = 5;

/// What one reading of a source settles.
#[derive(Debug, Default)]
pub struct Scan {
    /// Rows under the header.
    pub rows_read: u64,
    /// Rows that are no records by their shape, with the first of each reason.
    pub set_aside: BTreeMap<Reason, (u64, Vec<u32>)>,
    /// Records.
    pub records: u64,
    /// Rows shorter than the header, read as blank at their end.
    pub short_rows: u64,
    /// How each field's dates are written.
    pub orders: Vec<DateOrder>,
    /// Hashes of keys by field, in no order.
    pub keys: Vec<FieldKeys>,
    /// Natural keys of records that have no first key.
    pub fallback_keys: Vec<KeyHash>,
    /// The newest plausible sighting or sign-in.
    pub newest: Option<Date>,
    /// Distinct owners as written, with how many records name them.
    pub owners: Owners,
    /// Every live critical asset, its source not yet numbered.
    pub critical: Vec<KnownAsset>,
    /// Columns whose values do not look like their field.
    pub doubts: Vec<Doubt>,
    /// Columns of dates, and of yes and no, with what in them cannot be read.
    pub typed: Vec<Typed>,
    /// What a reader should know.
    pub notes: Vec<String>,
}

/// A column of dates or of yes and no, and which of its cells cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Its number.
    pub column: usize,
    /// What its cells should be.
    pub wanted: &'static str,
    /// Cells with something in them.
    pub values: u64,
    /// Those that cannot be read.
    pub count: u64,
    /// The first rows of these.
    pub rows: Vec<u32>,
    /// Dates that could be either way round, in a column that writes them both ways.
    pub either: u64,
}

/// Reads a source once.
///
/// # Errors
/// The system's own; that the file changed, or is not throughout what its beginning seemed to be.
pub fn scan(source: &Source, table: &Table, usual: DateOrder, as_of: Date) -> Result<Scan, AuditError> {
    let rows = table.rows(source)?;
    let of_each = rows.share_out(|| Seen::of(table, as_of), Seen::see).map_err(|error| IngestError::io(&source.label(), &error))?;
    table.check_unchanged(source)?;
    let mut seen = Seen::of(table, as_of);
    for of_one in of_each {
        seen.join(of_one);
    }
    if seen.is_misread {
        return Err(AuditError::Misread(source.label()));
    }
    if let Some(laid_out) = &table.laid_out {
        // Several shifts may come of one row: rows are those of the file, records are shifts.
        seen.rows_read += laid_out.rows_read;
        laid_out.set_aside.iter().for_each(|(reason, row)| seen.note_aside(*reason, *row));
    }
    Ok(Scan::of(seen, usual))
}

impl Scan {
    fn of(mut seen: Seen<'_>, usual: DateOrder) -> Self {
        let table = seen.table;
        let mut scan = Scan::default();
        scan.settle_dates(&seen, usual);
        scan.typed.extend(seen.looks.typed());
        scan.typed.sort_by_key(|typed| typed.column);
        let (notes, doubts) = seen.looks.settle(&table.columns, table.register);
        scan.notes.extend(notes);
        scan.doubts.extend(doubts);
        let (keys, fallback_keys) = seen.keys.all();
        seen.critical.sort_unstable_by_key(|asset| asset.place);
        Scan {
            rows_read: seen.rows_read,
            set_aside: seen.set_aside,
            records: seen.records,
            short_rows: seen.short_rows,
            keys,
            fallback_keys,
            owners: seen.owners,
            critical: seen.critical,
            ..scan
        }
    }

    /// Settles the order of day and month for each column, from all of its values.
    fn settle_dates(&mut self, seen: &Seen<'_>, usual: DateOrder) {
        let table = seen.table;
        self.orders = vec![usual; table.register.fields().len()];
        for (field, column, date) in seen.dates() {
            let header = &table.columns.all[column].header;
            let order = match (date.day_first > 0, date.month_first > 0) {
                (true, true) => {
                    self.notes.push(format!(
                        "“{header}” writes dates both ways: {} day first, {} month first; its {} that could be either are not guessed",
                        date.day_first, date.month_first, date.either
                    ));
                    DateOrder::Conflicting
                }
                (true, false) => DateOrder::DayFirst,
                (false, true) => {
                    self.notes.push(format!("“{header}” writes the month first: {} of its dates prove it", date.month_first));
                    DateOrder::MonthFirst
                }
                (false, false) => usual,
            };
            self.orders[field] = order;
            self.typed.push(Typed {
                column,
                wanted: "a date",
                values: date.values,
                count: date.unreadable,
                rows: date.unreadable_rows.clone(),
                either: if order == DateOrder::Conflicting { date.either } else { 0 },
            });
            if let Some(first) = date.first_said() {
                if date.unreadable * 2 > date.values {
                    let counts = (date.unreadable, date.values);
                    let (doubt, note) = in_doubt(table.register, header, field, column, counts, "no dates", &first);
                    self.notes.push(note);
                    self.doubts.push(doubt);
                } else {
                    let cells = prose::count(date.unreadable, "cell", "cells");
                    self.notes.push(format!("{cells} of “{header}” cannot be read as a date, {first}"));
                }
            }
            if is_sighting(table.register, field) {
                let newest = date.newest(order);
                self.newest = self.newest.max(newest.plausible(date.values));
                self.notes.extend(newest.said(header, date.values));
            }
        }
    }

    /// Rows that are records or, in a rota, hold some.
    pub fn rows_of_records(&self) -> u64 {
        self.rows_read - self.set_aside.values().map(|(count, _)| count).sum::<u64>()
    }

    /// Lets go of the keys, once everything is settled by them.
    pub fn forget_keys(&mut self) {
        (self.keys, self.fallback_keys) = Default::default();
    }

    /// The keys of one field, sorted, each once.
    pub fn distinct(&self, field: usize) -> Vec<KeyHash> {
        let found = self.keys.iter().filter(|keys| keys.field() == field);
        let mut keys: Vec<KeyHash> = found.flat_map(FieldKeys::all).flat_map(Parts::all).copied().collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

fn is_sighting(register: Register, field: usize) -> bool {
    match register {
        Register::Assets => field == AssetField::LastSeen.index(),
        Register::Accounts => field == AccountField::LastSignIn.index(),
        _ => false,
    }
}

/// How much two sorted lists of distinct keys share, as a part of the shorter.
pub fn overlap(one: &[KeyHash], other: &[KeyHash]) -> f64 {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.is_empty() {
        return 0.0;
    }
    short.iter().filter(|key| long.binary_search(key).is_ok()).count() as f64 / short.len() as f64
}
