//! What one thread has seen of the rows of a source. What several have seen joins in any order to the same whole.

use std::collections::BTreeMap;

use super::super::looks::Looks;
use super::super::tally::{join_rows, keep_first};
use super::dates::DateColumn;
use super::keys::Keys;
use super::owners::Owners;
use crate::ingest::columns::{Columns, MOST_FIELDS};
use crate::ingest::rows::{Batch, Row};
use crate::ingest::set_aside::{self, Reason};
use crate::ingest::source::Table;
use crate::ingest::view::{Shared, View};
use crate::model::asset::{Asset, AssetField, Criticality, KnownAsset, Lifecycle};
use crate::model::cell::{self, Cell};
use crate::model::date::Date;
use crate::model::field::{Field, FieldKind};
use crate::model::place::Place;
use crate::model::register::Register;

/// Rows of a source as they have been seen so far.
#[derive(Debug)]
pub(super) struct Seen<'t> {
    pub(super) table: &'t Table,
    as_of: Date,
    /// The field and the column of each column of dates.
    days: Vec<(usize, usize)>,
    owner: Option<usize>,
    /// Whether something is not as the beginning of the file made believe.
    pub(super) is_misread: bool,
    pub(super) rows_read: u64,
    pub(super) set_aside: BTreeMap<Reason, (u64, Vec<u32>)>,
    pub(super) records: u64,
    pub(super) short_rows: u64,
    pub(super) keys: Keys,
    pub(super) owners: Owners,
    pub(super) critical: Vec<KnownAsset>,
    pub(super) looks: Looks,
    dates: Vec<DateColumn>,
}

impl<'t> Seen<'t> {
    /// Nothing yet.
    pub(super) fn of(table: &'t Table, as_of: Date) -> Self {
        let fields = table.register.fields();
        let days = columns_of(&table.columns, |field| fields[field].kind == FieldKind::Day);
        Seen {
            table,
            as_of,
            dates: vec![DateColumn::default(); days.len()],
            days,
            owner: owner_field(table),
            is_misread: false,
            rows_read: 0,
            set_aside: BTreeMap::new(),
            records: 0,
            short_rows: 0,
            keys: Keys::of(table),
            owners: Owners::default(),
            critical: Vec::new(),
            looks: Looks::of(table.register, &table.columns),
        }
    }

    /// Looks at some rows.
    pub(super) fn see(&mut self, batch: &Batch) {
        self.is_misread |= self.table.is_assumed && !batch.is_clean();
        for (number, why) in &batch.broken {
            self.rows_read += 1;
            self.note_aside((*why).into(), *number);
        }
        let mut records = Vec::with_capacity(batch.len());
        for row in batch.rows() {
            // Several shifts may come of one row of a rota: what was read of it is known already.
            self.rows_read += u64::from(self.table.laid_out.is_none());
            match set_aside::by_shape(row, &self.table.columns) {
                Some(reason) => self.note_aside(reason, row.number()),
                None => records.push(row),
            }
        }
        self.see_records(&records);
    }

    /// Looks at some records: one and the same thing at all of them, one after the other.
    fn see_records(&mut self, rows: &[Row<'_>]) {
        let (table, columns) = (self.table, &self.table.columns);
        self.records += rows.len() as u64;
        let is_short = |row: &&Row<'_>| table.laid_out.is_none() && row.len() < columns.all.len();
        self.short_rows += rows.iter().filter(is_short).count() as u64;
        for row in rows {
            self.keys.see(table, *row, self.is_judged(*row));
        }
        for ((field, _), date) in self.days.iter().zip(&mut self.dates) {
            for row in rows {
                date.see(columns.text(*row, *field).unwrap_or_default(), row.number(), self.as_of);
            }
        }
        if table.register == Register::Assets {
            for row in rows {
                self.see_asset(*row);
            }
        }
        for row in rows {
            self.looks.see(*row, columns);
        }
        if let Some(field) = self.owner {
            for row in rows {
                if let Cell::Value(text) = cell::classify(columns.text(*row, field).unwrap_or_default()) {
                    self.owners.see(text, row.number());
                }
            }
        }
    }

    /// Counts a row that is no record.
    pub(super) fn note_aside(&mut self, reason: Reason, row: u32) {
        let (count, rows) = self.set_aside.entry(reason).or_default();
        *count += 1;
        keep_first(rows, row);
    }

    /// Whether the record is judged: an asset may be retired, and is then known and no more.
    fn is_judged(&self, row: Row<'_>) -> bool {
        self.table.register != Register::Assets || Lifecycle::read(self.cell(row, AssetField::Status)).is_judged()
    }

    fn cell<'r>(&'r self, row: Row<'r>, field: AssetField) -> Cell<'r, &'r str> {
        self.table.columns.text(row, field.index()).map_or(Cell::Absent, cell::classify)
    }

    fn see_asset(&mut self, row: Row<'_>) {
        let criticality = self.cell(row, AssetField::Criticality).value().and_then(Criticality::read);
        if criticality == Some(Criticality::Critical) && self.is_judged(row) {
            let shared = Shared { columns: &self.table.columns, orders: &[], document: None };
            let place = Place { source: 0, row: row.number(), column: None };
            self.critical.extend(KnownAsset::keep(&Asset::read(&View { row, shared, sides: &[] }), place));
        }
    }

    /// Adds what another thread has seen.
    pub(super) fn join(&mut self, other: Seen<'t>) {
        self.is_misread |= other.is_misread;
        self.rows_read += other.rows_read;
        join_rows(&mut self.set_aside, other.set_aside);
        self.records += other.records;
        self.short_rows += other.short_rows;
        self.keys.join(other.keys);
        self.owners.join(other.owners);
        self.critical.extend(other.critical);
        self.looks.join(other.looks);
        for (mine, theirs) in self.dates.iter_mut().zip(other.dates) {
            mine.join(theirs);
        }
    }

    /// Each column of dates: its field, its column, and what its values prove.
    pub(super) fn dates(&self) -> impl Iterator<Item = (usize, usize, &DateColumn)> {
        self.days.iter().zip(&self.dates).map(|((field, column), date)| (*field, *column, date))
    }
}

fn columns_of(columns: &Columns, wanted: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    (0..MOST_FIELDS).filter_map(|field| columns.of(field).filter(|_| wanted(field)).map(|column| (field, column))).collect()
}

fn owner_field(table: &Table) -> Option<usize> {
    let mut fields = [AssetField::Owner.index(), AssetField::OwnerEmail.index()].into_iter();
    fields.find(|field| table.register == Register::Assets && table.columns.of(*field).is_some())
}
