//! Some rows in one buffer: no string a cell, and the buffer is used again and again.

use memchr::memchr;

/// Some rows of one source, in one buffer that is used again and again.
#[derive(Debug, Default)]
pub struct Batch {
    pub(super) text: String,
    pub(super) cells: Cells,
    pub(super) rows: Vec<Span>,
    /// Its number among the batches of its reader, from 0.
    pub sequence: u64,
    /// Whether something up to its end was no clean UTF-8.
    pub is_lossy: bool,
    /// The bytes of the file that were used up for it, where its reader hands them over.
    pub bytes: Vec<Vec<u8>>,
    /// Rows that could not be taken apart, with why.
    pub broken: Vec<(u32, Broken)>,
}

/// A row: its number, where its text starts, and its cells' bounds from there on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) number: u32,
    pub(super) start: usize,
    pub(super) first: usize,
    pub(super) cells: usize,
}

/// Where a cell starts and ends, from the beginning of its row's text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Bounds {
    /// From and to these bytes.
    pub(super) fn new(start: usize, end: usize) -> Self {
        let short = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Bounds { start: short(start), end: short(end) }
    }

    /// The bytes between, in the text that the row starts so far into.
    #[inline]
    pub(super) fn range(self, row: usize) -> std::ops::Range<usize> {
        row + self.start as usize..row + self.end as usize
    }
}

/// The cells of all rows of a batch, one after the other.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// Those there are, and room behind them that is not made anew for every row.
    room: Vec<Bounds>,
    length: usize,
}

impl Cells {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.length
    }

    fn clear(&mut self) {
        self.length = 0;
    }

    /// So many of them, from the one at `first` on.
    pub(super) fn of(&self, first: usize, many: usize) -> &[Bounds] {
        self.room.get(first..first + many).unwrap_or_default()
    }

    /// Room for so many more, behind those there are.
    #[inline]
    pub(super) fn room_for(&mut self, most: usize) -> &mut [Bounds] {
        let needed = self.length + most;
        if self.room.len() < needed {
            self.room.resize(needed.next_power_of_two(), Bounds::default());
        }
        &mut self.room[self.length..needed]
    }

    /// So many of the [`room_for`](Self::room_for) them were filled.
    #[inline]
    pub(super) fn add(&mut self, filled: usize) {
        self.length += filled;
    }

    /// Adds some more.
    pub(super) fn extend(&mut self, more: impl ExactSizeIterator<Item = Bounds>) {
        let filled = more.len();
        self.room_for(filled).iter_mut().zip(more).for_each(|(room, cell)| *room = cell);
        self.add(filled);
    }
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
    /// The text of its batch, where its own starts in it, and its cells in that.
    text: &'b str,
    start: usize,
    cells: &'b [Bounds],
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
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        self.rows.iter().map(|span| self.at(span))
    }

    /// The row at a place among them.
    pub fn row(&self, at: usize) -> Option<Row<'_>> {
        self.rows.get(at).map(|span| self.at(span))
    }

    fn at(&self, span: &Span) -> Row<'_> {
        let cells = self.cells.of(span.first, span.cells);
        Row { number: span.number, text: &self.text, start: span.start, cells }
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
        self.rows.clear();
        self.broken.clear();
        self.is_lossy = false;
    }

    /// Whether everything up to its end is UTF-8, and nothing in it nought.
    pub fn is_clean(&self) -> bool {
        !self.is_lossy && memchr(0, self.text.as_bytes()).is_none()
    }
}

impl<'b> Row<'b> {
    /// The number the user's spreadsheet shows.
    pub fn number(self) -> u32 {
        self.number
    }

    /// How many cells.
    pub fn len(self) -> usize {
        self.cells.len()
    }

    /// Whether it has no cell at all.
    pub fn is_empty(self) -> bool {
        self.cells.is_empty()
    }

    /// The text of a cell; `None` where the row ends before it.
    #[inline]
    pub fn cell(self, column: usize) -> Option<&'b str> {
        self.text.get(self.cells.get(column)?.range(self.start))
    }

    /// The first byte of a cell; `None` where nothing stands in it.
    #[inline]
    pub fn first_byte(self, column: usize) -> Option<u8> {
        self.text.as_bytes().get(self.cells.get(column)?.range(self.start))?.first().copied()
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
