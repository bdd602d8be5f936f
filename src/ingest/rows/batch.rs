//! Some rows in one buffer: no string a cell, and the buffer is used again and again.

/// Some rows of one source, in one buffer that is used again and again.
#[derive(Debug, Default)]
pub struct Batch {
    pub(super) text: String,
    pub(super) ends: Vec<u32>,
    pub(super) rows: Vec<Span>,
    /// Its number among the batches of its reader, from 0.
    pub sequence: u64,
    /// Rows that could not be taken apart, with why.
    pub broken: Vec<(u32, Broken)>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) number: u32,
    pub(super) start: u32,
    pub(super) first: u32,
    pub(super) cells: u32,
}

/// Why a row could not be taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// A quotation mark on it is never closed.
    Unclosed,
    /// It is longer than a row may be.
    TooLarge,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'b> {
    number: u32,
    /// The text of its batch, where its first cell starts in it, and where each of its cells ends.
    text: &'b str,
    start: u32,
    ends: &'b [u32],
}

impl Batch {
    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|span| {
            let first = span.first as usize;
            let ends = self.ends.get(first..first + span.cells as usize).unwrap_or_default();
            Row { number: span.number, text: &self.text, start: span.start, ends }
        })
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.rows.clear();
        self.broken.clear();
    }
}

impl<'b> Row<'b> {
    /// The number the user's spreadsheet shows.
    pub fn number(self) -> u32 {
        self.number
    }

    /// How many cells.
    pub fn len(self) -> usize {
        self.ends.len()
    }

    /// Whether it has no cell at all.
    pub fn is_empty(self) -> bool {
        self.ends.is_empty()
    }

    /// The text of a cell; `None` where the row ends before it.
    pub fn cell(self, column: usize) -> Option<&'b str> {
        let end = *self.ends.get(column)?;
        let start = if column == 0 { self.start } else { self.ends[column - 1] };
        self.text.get(start as usize..end as usize)
    }

    /// The cells in order.
    pub fn cells(self) -> impl Iterator<Item = &'b str> {
        (0..self.len()).map(move |column| self.cell(column).unwrap_or_default())
    }

    /// Whether every cell is blank: nothing in it can be seen.
    pub fn is_blank(self) -> bool {
        let is_unseen =
            |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{fffd}');
        self.cells().all(|cell| cell.chars().all(is_unseen))
    }
}
