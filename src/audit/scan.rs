//! The first reading of a source: what needs the whole of it before any record can be judged.

mod keys;

use std::collections::BTreeMap;

use keys::Keys;
pub use keys::{key_fields, keys_of_cell, natural_hash};

use super::looks::{Doubt, Looks, in_doubt};
use super::newest::Newest;
use crate::ingest::columns::Columns;
use crate::ingest::error::IngestError;
use crate::ingest::rows::{Batch, Row};
use crate::ingest::set_aside::{self, Reason};
use crate::ingest::source::{Source, Table};
use crate::ingest::view::{Shared, View};
use crate::model::account::AccountField;
use crate::model::asset::{Asset, AssetField, Classes, Criticality, KnownAsset, Lifecycle};
use crate::model::cell::{self, Cell};
use crate::model::date::{self, Date, DateOrder, OrderEvidence};
use crate::model::field::{Field, FieldKind};
use crate::model::key::{self, KeyHash, KeyMap};
use crate::model::place::Place;
use crate::model::register::Register;

/// Most distinct owners whose text is kept to see how well owners join the directory; beyond, the share found so far stands.
const MOST_OWNERS: usize = 100_000;
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
    /// Hashes of keys by field, one a record: sorted once the scan is done.
    pub keys: Vec<(usize, Vec<KeyHash>)>,
    /// Keys of assets that are not judged, such as retired ones, by field.
    pub unjudged_keys: Vec<(usize, Vec<KeyHash>)>,
    /// Which classes of asset it holds.
    pub classes: Classes,
    /// Natural keys of records that have no first key.
    pub fallback_keys: Vec<KeyHash>,
    /// The newest plausible sighting or sign-in.
    pub newest: Option<Date>,
    /// Distinct owners as written, with how many records name them.
    pub owners: KeyMap<(String, u64)>,
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

/// What the values of one date column prove.
#[derive(Debug, Default, Clone)]
struct DateColumn {
    day_first: u64,
    month_first: u64,
    either: u64,
    /// Read with the day first, and with the month first.
    newest: [Newest; 2],
    values: u64,
    unreadable: u64,
    first_unreadable: Option<(u32, String)>,
    unreadable_rows: Vec<u32>,
}

/// Reads a source once.
///
/// # Errors
/// The system's own, or that the file changed.
pub fn scan(source: &Source, table: &Table, usual: DateOrder, as_of: Date) -> Result<Scan, IngestError> {
    let mut scan = Scan::default();
    let fields = table.register.fields();
    let days: Vec<(usize, usize)> = columns_of(&table.columns, |field| fields[field].kind == FieldKind::Day);
    let mut dates = vec![DateColumn::default(); days.len()];
    let mut keys = Keys::of(table);
    scan.unjudged_keys = key_fields(Register::Assets).iter().map(|field| (*field, Vec::new())).collect();
    let owner = owner_field(table);
    let mut looks = Looks::of(table.register, &table.columns);
    if let Some(laid_out) = &table.laid_out {
        // Several shifts may come of one row: rows are those of the file, records are shifts.
        scan.rows_read = laid_out.rows_read;
        laid_out.set_aside.iter().for_each(|(reason, row)| scan.note_aside(*reason, *row));
    }
    let see_batch = |batch: &Batch, (): ()| {
        for (number, why) in &batch.broken {
            scan.rows_read += 1;
            scan.note_aside((*why).into(), *number);
        }
        for row in batch.rows() {
            scan.rows_read += u64::from(table.laid_out.is_none());
            if let Some(reason) = set_aside::by_shape(row, &table.columns) {
                scan.note_aside(reason, row.number());
                continue;
            }
            scan.records += 1;
            scan.short_rows += u64::from(table.laid_out.is_none() && row.len() < table.columns.all.len());
            for ((field, _), date) in days.iter().zip(&mut dates) {
                date.see(table.columns.text(row, *field).unwrap_or_default(), row.number(), as_of);
            }
            if table.register == Register::Assets {
                scan.see_asset(table, row);
            }
            looks.see(row, &table.columns);
            if let Some(field) = owner
                && let Cell::Value(text) = cell::classify(table.columns.text(row, field).unwrap_or_default())
            {
                scan.see_owner(text);
            }
        }
    };
    let take_keys = |batch: &Batch| batch.rows().for_each(|row| keys.see(table, row));
    table.rows(source)?.each_batch(take_keys, see_batch).map_err(|error| IngestError::io(&source.label(), &error))?;
    table.check_unchanged(source)?;
    (scan.keys, scan.fallback_keys) = keys.sorted();
    scan.settle_dates(table, &days, &dates, usual);
    scan.typed.extend(looks.typed());
    scan.typed.sort_by_key(|typed| typed.column);
    let (notes, doubts) = looks.settle(&table.columns, table.register);
    scan.notes.extend(notes);
    scan.doubts.extend(doubts);
    Ok(scan)
}

fn columns_of(columns: &Columns, wanted: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let fields = 0..crate::ingest::columns::MOST_FIELDS;
    fields.filter_map(|field| columns.of(field).filter(|_| wanted(field)).map(|column| (field, column))).collect()
}

fn owner_field(table: &Table) -> Option<usize> {
    let mut fields = [AssetField::Owner.index(), AssetField::OwnerEmail.index()].into_iter();
    fields.find(|field| table.register == Register::Assets && table.columns.of(*field).is_some())
}

impl Scan {
    fn note_aside(&mut self, reason: Reason, row: u32) {
        let (count, rows) = self.set_aside.entry(reason).or_default();
        *count += 1;
        if rows.len() < FIRST_ROWS {
            rows.push(row);
        }
    }

    fn see_asset(&mut self, table: &Table, row: Row<'_>) {
        let cell = |field: AssetField| table.columns.text(row, field.index()).map_or(Cell::Absent, cell::classify);
        if Lifecycle::read(cell(AssetField::Status)).is_judged() {
            self.classes.see(cell);
            if cell(AssetField::Criticality).value().and_then(Criticality::read) == Some(Criticality::Critical) {
                let shared = Shared { columns: &table.columns, orders: &[], document: None };
                let place = Place { source: 0, row: row.number(), column: None };
                self.critical.extend(KnownAsset::keep(&Asset::read(&View { row, shared, sides: &[] }), place));
            }
            return;
        }
        for (field, keys) in &mut self.unjudged_keys {
            let text = table.columns.text(row, *field).unwrap_or_default();
            keys_of_cell(Register::Assets, *field, text, |hash| keys.push(hash));
        }
    }

    fn see_owner(&mut self, text: &str) {
        let hash = key::hash(text);
        if let Some((_, count)) = self.owners.get_mut(&hash) {
            *count += 1;
        } else if self.owners.len() < MOST_OWNERS {
            self.owners.insert(hash, (text.to_owned(), 1));
        }
    }

    /// Settles the order of day and month for each column, from all of its values.
    fn settle_dates(&mut self, table: &Table, days: &[(usize, usize)], dates: &[DateColumn], usual: DateOrder) {
        self.orders = vec![usual; table.register.fields().len()];
        for ((field, column), date) in days.iter().zip(dates) {
            let header = &table.columns.all[*column].header;
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
            self.orders[*field] = order;
            self.typed.push(Typed {
                column: *column,
                wanted: "a date",
                values: date.values,
                count: date.unreadable,
                rows: date.unreadable_rows.clone(),
                either: if order == DateOrder::Conflicting { date.either } else { 0 },
            });
            if let Some((row, text)) = &date.first_unreadable
                && date.unreadable * 2 > date.values
            {
                let first = format!("first on row {row}: “{text}”");
                let counts = (date.unreadable, date.values);
                let (doubt, note) = in_doubt(table.register, header, *field, *column, counts, "no dates", &first);
                self.notes.push(note);
                self.doubts.push(doubt);
            } else if let Some((row, text)) = &date.first_unreadable {
                let cells = crate::model::prose::count(date.unreadable, "cell", "cells");
                self.notes.push(format!("{cells} of “{header}” cannot be read as a date, first on row {row}: “{text}”"));
            }
            if is_sighting(table.register, *field) {
                let newest = date.newest[usize::from(order == DateOrder::MonthFirst)];
                self.newest = self.newest.max(newest.plausible(date.values));
                self.notes.extend(newest.said(header, date.values));
            }
        }
    }

    /// Rows that are records or, in a rota, hold some.
    pub fn rows_of_records(&self) -> u64 {
        self.rows_read - self.set_aside.values().map(|(count, _)| count).sum::<u64>()
    }

    /// The keys of one field, sorted, each once.
    pub fn distinct(&self, field: usize) -> Vec<KeyHash> {
        let found = self.keys.iter().find(|(known, _)| *known == field);
        let mut keys: Vec<KeyHash> = found.map(|(_, keys)| keys.clone()).unwrap_or_default();
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

impl DateColumn {
    fn see(&mut self, text: &str, row: u32, as_of: Date) {
        if text.is_empty() {
            return;
        }
        let evidence = date::order_evidence(text);
        match evidence {
            Some(OrderEvidence::DayFirst) => self.day_first += 1,
            Some(OrderEvidence::MonthFirst) => self.month_first += 1,
            Some(OrderEvidence::Either) => self.either += 1,
            None => {}
        }
        let read = date::read(text, DateOrder::DayFirst);
        self.newest[0].see(read, row, as_of);
        let may_differ = evidence == Some(OrderEvidence::Either);
        self.newest[1].see(if may_differ { date::read(text, DateOrder::MonthFirst) } else { read }, row, as_of);
        self.values += u64::from(read.is_some());
        if read.is_none() && matches!(cell::classify(text), Cell::Value(_)) && !date::is_never(text) {
            self.values += 1;
            self.unreadable += 1;
            if self.unreadable_rows.len() < FIRST_ROWS {
                self.unreadable_rows.push(row);
            }
            if self.first_unreadable.is_none() {
                let short: String = cell::trim(text).chars().take(40).collect();
                self.first_unreadable = Some((row, short));
            }
        }
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
