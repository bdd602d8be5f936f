//! What the values of a column of dates prove: which way round they are written, which are none, which is the newest.

use super::super::newest::Newest;
use super::super::tally::keep_first;
use crate::model::cell::{self, Cell};
use crate::model::date::{self, Date, DateOrder, OrderEvidence};

/// Characters shown of a value that is no date.
const SHOWN: usize = 40;

/// One column, or a part of it: parts join in any order to the same whole.
#[derive(Debug, Default, Clone)]
pub(super) struct DateColumn {
    pub(super) day_first: u64,
    pub(super) month_first: u64,
    pub(super) either: u64,
    /// Of days that say themselves in which order they are written.
    newest_in_any: Newest,
    /// Of the others, read with the day first, and with the month first.
    newest_in_order: [Newest; 2],
    pub(super) values: u64,
    pub(super) unreadable: u64,
    pub(super) first_unreadable: Option<(u32, String)>,
    pub(super) unreadable_rows: Vec<u32>,
}

impl DateColumn {
    /// Looks at one cell.
    pub(super) fn see(&mut self, text: &str, row: u32, as_of: Date) {
        if let Some(day) = date::read_year_first(text) {
            self.values += 1;
            self.newest_in_any.see(Some(day), row, as_of);
        } else if !text.is_empty() {
            self.see_with_care(text, row, as_of);
        }
    }

    fn see_with_care(&mut self, text: &str, row: u32, as_of: Date) {
        let (evidence, [read, with_month_first]) = date::in_both_orders(text);
        match evidence {
            Some(OrderEvidence::DayFirst) => self.day_first += 1,
            Some(OrderEvidence::MonthFirst) => self.month_first += 1,
            Some(OrderEvidence::Either) => self.either += 1,
            None => {}
        }
        self.newest_in_order[0].see(read, row, as_of);
        self.newest_in_order[1].see(with_month_first, row, as_of);
        self.values += u64::from(read.is_some());
        if read.is_none() && matches!(cell::classify(text), Cell::Value(_)) && !date::is_never(text) {
            self.values += 1;
            self.unreadable += 1;
            keep_first(&mut self.unreadable_rows, row);
            if self.first_unreadable.is_none() {
                self.first_unreadable = Some((row, cell::trim(text).chars().take(SHOWN).collect()));
            }
        }
    }

    /// Adds another part of it.
    pub(super) fn join(&mut self, other: DateColumn) {
        self.day_first += other.day_first;
        self.month_first += other.month_first;
        self.either += other.either;
        self.newest_in_any.join(other.newest_in_any);
        for (mine, theirs) in self.newest_in_order.iter_mut().zip(other.newest_in_order) {
            mine.join(theirs);
        }
        self.values += other.values;
        self.unreadable += other.unreadable;
        self.first_unreadable = [self.first_unreadable.take(), other.first_unreadable].into_iter().flatten().min();
        other.unreadable_rows.into_iter().for_each(|row| keep_first(&mut self.unreadable_rows, row));
    }

    /// The newest of its days, as this order reads them.
    pub(super) fn newest(&self, order: DateOrder) -> Newest {
        let mut newest = self.newest_in_order[usize::from(order == DateOrder::MonthFirst)];
        newest.join(self.newest_in_any);
        newest
    }

    /// What is not a date, said with the first of it.
    pub(super) fn first_said(&self) -> Option<String> {
        self.first_unreadable.as_ref().map(|(row, text)| format!("first on row {row}: “{text}”"))
    }
}
