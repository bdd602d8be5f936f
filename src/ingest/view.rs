//! One row as a record is typed from it: its own cells, and what side files add to them.

use super::columns::Columns;
use super::enrich::Enrichment;
use super::rows::Row;
use crate::model::date::DateOrder;
use crate::model::field::Cells;

/// What all rows of one source share.
#[derive(Debug, Clone, Copy)]
pub struct Shared<'a> {
    /// Which column is which field.
    pub columns: &'a Columns,
    /// How each field's dates are written.
    pub orders: &'a [DateOrder],
    /// A field that a line above the header answers for every row, with the answer.
    pub document: Option<(usize, &'a str)>,
}

/// One row with what side files add.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The row.
    pub row: Row<'a>,
    /// What it shares with the others.
    pub shared: Shared<'a>,
    /// The side files' rows that belong to it, in the order of the files.
    pub sides: &'a [(&'a Enrichment, u32)],
}

impl<'a> View<'a> {
    /// The row's own text for a field, as it is meant; blank where the row ends before the column.
    #[inline]
    pub fn own(&self, field: usize) -> Option<&'a str> {
        self.shared.columns.text(self.row, field)
    }

    /// The side file that answers for a field, and what it says: the first that has something, where the row has nothing.
    pub fn added(&self, field: usize) -> Option<(&'a Enrichment, u32, &'a str)> {
        if self.sides.is_empty() || self.own(field).is_some_and(|text| !text.trim().is_empty()) {
            return None;
        }
        self.sides.iter().find_map(|(side, row)| Some((*side, *row, side.text(*row, field)?)))
    }

    #[cold]
    fn with_what_stands_beside(&self, field: usize) -> Option<&'a str> {
        let own = self.own(field);
        match (own, self.shared.document) {
            (None, Some((answered, text))) if answered == field => Some(text),
            _ => self.added(field).map(|(_, _, text)| text).or(own),
        }
    }
}

impl<'a> Cells<'a> for View<'a> {
    #[inline]
    fn text(&self, field: usize) -> Option<&'a str> {
        // Most lists have nothing beside them, and a line above the header answers only what no column does.
        if !self.sides.is_empty() {
            return self.with_what_stands_beside(field);
        }
        self.shared.columns.plain_text(self.row, field).or_else(|| self.with_what_stands_beside(field))
    }

    #[inline]
    fn at_hand(&self, field: usize) -> Option<&'a str> {
        if self.sides.is_empty() { self.shared.columns.plain_text(self.row, field) } else { None }
    }

    fn present(&self) -> u64 {
        // What stands beside a list may have other fields.
        if self.sides.is_empty() && self.shared.document.is_none() { self.shared.columns.present() } else { u64::MAX }
    }

    fn order(&self, field: usize) -> DateOrder {
        match self.added(field) {
            Some((side, ..)) => side.order(field),
            None => self.shared.orders.get(field).copied().unwrap_or_default(),
        }
    }
}
