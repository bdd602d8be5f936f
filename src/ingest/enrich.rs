//! Side files: what a second list adds to the records of the first, found by a key they share.

use std::collections::HashMap;

use crate::model::date::DateOrder;
use crate::model::key::KeyHash;

/// What one side file adds.
#[derive(Debug)]
pub struct Enrichment {
    /// The side file's number among the sources.
    pub source: u16,
    /// The one list of record it speaks of; `None` where it speaks of all. Two lists of accounts are two systems.
    pub speaks_of: Option<u16>,
    /// The fields it has a column for, in the order of its cells.
    fields: Vec<usize>,
    /// How its dates are written, a field.
    orders: Vec<DateOrder>,
    rows: HashMap<KeyHash, u32>,
    text: String,
    ends: Vec<u32>,
    /// The number of each row in its file.
    numbers: Vec<u32>,
}

impl Enrichment {
    /// An empty side file with these columns.
    pub fn new(source: u16, fields: Vec<usize>, orders: Vec<DateOrder>) -> Self {
        Enrichment {
            source,
            speaks_of: None,
            fields,
            orders,
            rows: HashMap::new(),
            text: String::new(),
            ends: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// Adds the row of this number under its keys. The first row of a key stands.
    pub fn add<'t>(&mut self, number: u32, keys: &[KeyHash], cells: impl Iterator<Item = &'t str>) {
        let row = self.len();
        let mut is_new = false;
        for key in keys {
            self.rows.entry(*key).or_insert_with(|| {
                is_new = true;
                row
            });
        }
        if !is_new {
            return;
        }
        let before = self.ends.len();
        for cell in cells.take(self.fields.len()) {
            self.text.push_str(cell.trim());
            self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        }
        let end = self.ends.last().copied().unwrap_or(0);
        self.ends.resize(before + self.fields.len(), end);
        self.numbers.push(number);
    }

    /// Whether it speaks of the list of record with that number.
    pub fn is_for(&self, record: u16) -> bool {
        self.speaks_of.is_none_or(|of| of == record)
    }

    /// The fields it has a column for.
    pub fn fields(&self) -> &[usize] {
        &self.fields
    }

    /// The number of a row in its file.
    pub fn number(&self, row: u32) -> u32 {
        self.numbers.get(row as usize).copied().unwrap_or(0)
    }

    /// The fields it adds, as bits.
    pub fn present(&self) -> u64 {
        self.fields.iter().fold(0, |bits, field| bits | 1 << field)
    }

    /// The row of the first key that has one.
    pub fn row(&self, keys: impl IntoIterator<Item = KeyHash>) -> Option<u32> {
        keys.into_iter().find_map(|key| self.rows.get(&key).copied())
    }

    /// The text a row has for a field; `None` where it has no such column or nothing in it.
    pub fn text(&self, row: u32, field: usize) -> Option<&str> {
        let at = self.fields.iter().position(|known| *known == field)?;
        let cell = row as usize * self.fields.len() + at;
        let start = if cell == 0 { 0 } else { self.ends[cell - 1] };
        self.text.get(start as usize..self.ends[cell] as usize).filter(|text| !text.is_empty())
    }

    /// How a field's dates are written.
    pub fn order(&self, field: usize) -> DateOrder {
        self.fields.iter().position(|known| *known == field).map_or(DateOrder::DayFirst, |at| self.orders[at])
    }

    /// How many rows it has.
    pub fn len(&self) -> u32 {
        u32::try_from(self.numbers.len()).unwrap_or(u32::MAX)
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_any_key_and_short_ones_are_blank() {
        let mut side = Enrichment::new(1, vec![4, 7], vec![DateOrder::DayFirst; 2]);
        side.add(2, &[1, 2], ["a", "b"].into_iter());
        side.add(3, &[3], ["c"].into_iter());
        side.add(4, &[2], ["lost", "lost"].into_iter());
        assert_eq!(side.row([9, 2]), Some(0));
        assert_eq!(side.text(0, 7), Some("b"));
        assert_eq!(side.text(1, 4), Some("c"));
        assert_eq!(side.text(1, 7), None);
        assert_eq!(side.text(0, 5), None);
        assert_eq!((side.len(), side.number(1)), (2, 3));
    }
}
