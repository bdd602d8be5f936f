//! The newest day of a column of sightings, by which a list is dated that does not say itself which day it speaks for.

use crate::model::date::Date;
use crate::model::prose;

/// Of so many sightings, one that is still to come is a slip or a wrong clock; more, and the list is of a later day.
const ONE_IN: u64 = 10;
/// Fewer tell nothing.
const FEW: u64 = 3;

/// The newest of some days, those still to come kept apart.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Newest {
    any: Option<Date>,
    past: Option<Date>,
    to_come: u64,
    first_row: u32,
}

impl Newest {
    /// Adds the day on a row.
    pub(super) fn see(&mut self, day: Option<Date>, row: u32, as_of: Date) {
        self.any = self.any.max(day);
        if day.is_some_and(|day| day > as_of) {
            self.note_to_come(1, row);
        } else {
            self.past = self.past.max(day);
        }
    }

    fn note_to_come(&mut self, days: u64, first_row: u32) {
        if self.to_come == 0 || first_row < self.first_row {
            self.first_row = first_row;
        }
        self.to_come += days;
    }

    /// Adds the days of another part of the list.
    pub(super) fn join(&mut self, other: Newest) {
        self.any = self.any.max(other.any);
        self.past = self.past.max(other.past);
        if other.to_come > 0 {
            self.note_to_come(other.to_come, other.first_row);
        }
    }

    fn has_slips(self, values: u64) -> bool {
        values >= FEW && self.past.is_some() && (1..=(values / ONE_IN).max(1)).contains(&self.to_come)
    }

    /// The newest that dates the list, of so many values.
    pub(super) fn plausible(self, values: u64) -> Option<Date> {
        if self.has_slips(values) { self.past } else { self.any }
    }

    /// That some do not, and where the first of them stands.
    pub(super) fn said(self, header: &str, values: u64) -> Option<String> {
        let cells = prose::count(self.to_come, "cell", "cells");
        let row = self.first_row;
        let said = || format!("{cells} of “{header}” with a day still to come, first on row {row}: the list is not dated by it");
        self.has_slips(values).then(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(days: &[&str]) -> (Option<String>, Option<String>) {
        let as_of = "2026-11-22".parse().unwrap();
        let mut newest = Newest::default();
        for (row, day) in (2..).zip(days) {
            newest.see(day.parse().ok(), row, as_of);
        }
        let values = days.len() as u64;
        (newest.plausible(values).map(|day| day.to_string()), newest.said("Last Seen", values))
    }

    #[test]
    fn a_slip_does_not_date_a_list_and_a_later_day_does() {
        let mut days = vec!["2026-11-20"; 9];
        days.push("2090-01-01");
        let said = "1 cell of “Last Seen” with a day still to come, first on row 11: the list is not dated by it";
        assert_eq!(of(&days), (Some("2026-11-20".to_owned()), Some(said.to_owned())));
        assert_eq!(of(&["2026-11-20", "2026-11-21", "2026-12-21"]).0, Some("2026-11-21".to_owned()));
        assert_eq!(of(&["2026-11-20", "2026-11-30", "2026-11-30"]), (Some("2026-11-30".to_owned()), None));
        assert_eq!(of(&["2026-11-20", "2026-11-21"]), (Some("2026-11-21".to_owned()), None));
        assert_eq!(of(&["2090-01-01"]), (Some("2090-01-01".to_owned()), None));
    }
}
