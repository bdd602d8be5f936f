//! Rows in batches: read with bounds, numbered as the user's spreadsheet numbers them.
//!
//! csv-core, the csv crate's own parser, is driven here directly, because three
//! things must be seen that its reader hides: blank lines (a spreadsheet counts
//! them), where a record began (an unclosed quotation mark must not swallow the
//! rest of the file), and one buffer for a whole batch (no string a cell).

mod batch;
mod by_parser;
mod in_order;
mod plain;
mod quotes;
mod share_out;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

pub use batch::{Batch, Broken, Row};
use batch::{Bounds, Cells, Span};

use plain::Marks;

use super::limits::Limits;

/// Rows to a batch.
pub const BATCH_ROWS: usize = 1024;
/// Bytes after which a batch is full all the same.
const BATCH_BYTES: usize = 512 * 1024;

/// Bytes read at once.
const BUFFER: usize = 64 * 1024;
/// Bytes handed to the parser at once: a row over its bounds is noticed after so many.
const STRIDE: usize = 16 * 1024;
/// Bytes that may be read in vain behind quotation marks that nobody closed before bounds are drawn in, and the
/// bounds then: a file made of such lines would else be read a thousand times over.
const IN_VAIN: u64 = 64 * 1024 * 1024;
const DRAWN_IN: (usize, u64, usize) = (64 * 1024, 10, 256);

/// Rows with more cells are left to the parser: room is made for as many before a row is looked at.
const WIDE: usize = 256;

/// Reads the rows of one table of text.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says something of its own about where it stands")]
pub struct RowReader {
    file: File,
    /// Whether the bytes of the file are handed over with the rows, as long as they come one after the other.
    hands_over: bool,
    /// Those used up since the batch before, and room for others.
    used_up: Vec<Vec<u8>>,
    room: Vec<Vec<u8>>,
    core: csv_core::Reader,
    limits: Limits,
    /// The first cell of each row is its number: how workbooks are spooled.
    numbered: bool,
    /// We wrote it, so that every quotation mark in it is closed where it should be.
    is_ours: bool,
    buffer: Vec<u8>,
    /// Where in it a cell may end.
    marks: Marks,
    at: usize,
    filled: usize,
    /// Bytes of the file used up so far.
    used: u64,
    number: u32,
    after_cr: bool,
    /// Bytes read behind quotation marks that nobody closed, and read again.
    in_vain: u64,
    /// Whether something so far was no clean UTF-8.
    is_lossy: bool,
    ended: bool,
    batches: u64,
    batch_rows: usize,
    delimiter: u8,
    /// Cells of the row before.
    width: usize,
    /// Cells of the widest row so far.
    widest: usize,
    output: Vec<u8>,
    cell_ends: Vec<usize>,
}

enum Step {
    Row,
    Broken(Broken),
    End,
}

impl RowReader {
    /// Reads `file` from its beginning.
    ///
    /// # Errors
    /// The system's own.
    pub fn new(mut file: File, delimiter: u8, numbered: bool, limits: Limits) -> std::io::Result<Self> {
        file.seek(SeekFrom::Start(0))?;
        let mut reader = RowReader {
            file,
            hands_over: false,
            used_up: Vec::new(),
            room: Vec::new(),
            core: parser(delimiter),
            limits,
            numbered,
            is_ours: numbered,
            buffer: vec![0; BUFFER],
            marks: Marks::default(),
            at: 0,
            filled: 0,
            used: 0,
            number: 0,
            after_cr: false,
            in_vain: 0,
            is_lossy: false,
            ended: false,
            batches: 0,
            batch_rows: BATCH_ROWS,
            delimiter,
            width: 0,
            widest: 0,
            output: vec![0; 4096],
            cell_ends: vec![0; 256],
        };
        reader.skip_mark()?;
        Ok(reader)
    }

    /// The same reader with batches of so many rows, at least one.
    #[must_use]
    pub fn in_batches_of(mut self, rows: usize) -> Self {
        self.batch_rows = rows.max(1);
        self
    }

    /// The same reader, which hands over the bytes of the file too, with the batches they were read for.
    #[must_use]
    pub fn handing_over(mut self) -> Self {
        self.hands_over = true;
        self
    }

    /// The same reader of an output of ours: a cell of several lines in it is one, whatever it looks like.
    #[must_use]
    pub fn of_ours(mut self) -> Self {
        self.is_ours = true;
        self
    }

    /// Passes over a byte order mark.
    fn skip_mark(&mut self) -> std::io::Result<()> {
        self.refill()?;
        if self.buffer[..self.filled].starts_with(b"\xef\xbb\xbf") {
            self.at = 3;
            self.used = 3;
        }
        Ok(())
    }

    fn refill(&mut self) -> std::io::Result<()> {
        if self.at == self.filled {
            if self.hands_over && self.filled > 0 {
                let mut used_up = std::mem::replace(&mut self.buffer, self.room.pop().unwrap_or_default());
                used_up.truncate(self.filled);
                self.used_up.push(used_up);
                self.buffer.resize(BUFFER, 0);
            }
            self.filled = self.file.read(&mut self.buffer)?;
            self.marks.mark(&self.buffer[..self.filled], self.delimiter);
            self.at = 0;
        }
        Ok(())
    }

    /// The bytes that were used up for no batch, once there are no more.
    pub fn left_over(self) -> Vec<Vec<u8>> {
        self.used_up
    }

    /// Fills `batch` with the next rows and numbers it; false when there are none left.
    ///
    /// # Errors
    /// The system's own, reading the file.
    pub fn fill(&mut self, batch: &mut Batch) -> std::io::Result<bool> {
        self.room.append(&mut batch.bytes);
        let any = self.fill_up_to(batch, self.batch_rows)?;
        if any {
            batch.bytes.append(&mut self.used_up);
        }
        batch.sequence = self.batches;
        self.batches += u64::from(any);
        Ok(any)
    }

    /// Passes over the rows up to and with the one of this number.
    ///
    /// # Errors
    /// The system's own, reading the file.
    pub fn pass_over_through(&mut self, number: u32) -> std::io::Result<()> {
        let mut batch = Batch::default();
        // One by one: a batch would take the rows behind it too.
        while self.number < number && self.fill_up_to(&mut batch, 1)? {
            self.is_lossy |= !batch.is_clean();
        }
        Ok(())
    }

    /// Fills `batch` with at most so many rows.
    ///
    /// # Errors
    /// The system's own, reading the file.
    pub fn fill_up_to(&mut self, batch: &mut Batch, most: usize) -> std::io::Result<bool> {
        batch.clear();
        // Bytes are gathered outside the string and checked once a batch: the file was found, or seemed, to be UTF-8.
        let mut bytes = std::mem::take(&mut batch.text).into_bytes();
        while !self.ended && batch.rows.len() < most && bytes.len() < BATCH_BYTES {
            let (start, first) = (bytes.len(), batch.cells.len());
            match self.step(&mut bytes, &mut batch.cells)? {
                Step::Row => {}
                Step::Broken(why) => {
                    batch.broken.push((self.number, why));
                    continue;
                }
                Step::End => break,
            }
            let mut row = Span { number: self.number, start, first, cells: batch.cells.len() - first };
            if self.numbered {
                let number = batch.cells.of(first, 1).first().and_then(|cell| bytes.get(cell.range(start)));
                let written = number.and_then(|number| std::str::from_utf8(number).ok()?.parse().ok());
                // The record was counted; what it says of itself goes before.
                self.number = written.unwrap_or(self.number);
                row = Span { number: self.number, first: first + 1, cells: row.cells - 1, ..row };
            }
            batch.rows.push(row);
        }
        batch.text = String::from_utf8(bytes).unwrap_or_else(|error| {
            self.is_lossy = true;
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        });
        batch.is_lossy = self.is_lossy;
        Ok(!batch.rows.is_empty() || !batch.broken.is_empty())
    }

    /// Passes over blank lines and what is left of the line end before: a spreadsheet counts blank lines.
    fn pass_over_blank_lines(&mut self) -> std::io::Result<()> {
        loop {
            self.refill()?;
            match self.buffer[..self.filled].get(self.at) {
                Some(b'\n') if self.after_cr => self.after_cr = false,
                Some(b'\n') => self.number = self.number.saturating_add(1),
                Some(b'\r') => {
                    self.number = self.number.saturating_add(1);
                    self.after_cr = true;
                }
                _ => return Ok(()),
            }
            self.at += 1;
            self.used += 1;
        }
    }

    /// Reads one record: its text is added to `bytes`, its cells to `cells`.
    fn step(&mut self, bytes: &mut Vec<u8>, cells: &mut Cells) -> std::io::Result<Step> {
        self.pass_over_blank_lines()?;
        // The first record is the parser's, which alone passes over a second mark of byte order.
        if self.width > 0 && self.step_plainly(bytes, cells) {
            return Ok(Step::Row);
        }
        let (step, length, count) = self.step_by_parser()?;
        bytes.extend_from_slice(&self.output[..length]);
        let cell_at = |at: usize| Bounds::new(at.checked_sub(1).map_or(0, |before| self.cell_ends[before]), self.cell_ends[at]);
        cells.extend((0..count).map(cell_at));
        Ok(step)
    }

    /// Reads one record that asks for no parser. False where it does, or where it does not end in the buffer.
    fn step_plainly(&mut self, bytes: &mut Vec<u8>, cells: &mut Cells) -> bool {
        let (most_bytes, ..) = self.bounds();
        let looked_at = &self.buffer[..self.filled.min(self.at.saturating_add(most_bytes))];
        let first = cells.len();
        let Some(length) = plain::split(looked_at, &mut self.marks, self.at, self.delimiter, self.widest, cells) else { return false };
        let row = &looked_at[self.at..self.at + length];
        bytes.extend_from_slice(row);
        self.width = cells.len() - first;
        self.number = self.number.saturating_add(1);
        self.after_cr = row.ends_with(b"\r");
        self.at += length;
        self.used += length as u64;
        true
    }

    /// Bytes and lines a row may have, and bytes to hand to the parser at once.
    fn bounds(&self) -> (usize, u64, usize) {
        let Limits { row_bytes, row_lines, .. } = self.limits;
        if self.in_vain > IN_VAIN + self.used {
            (row_bytes.min(DRAWN_IN.0), row_lines.min(DRAWN_IN.1), DRAWN_IN.2)
        } else {
            (row_bytes, row_lines, STRIDE)
        }
    }
}

fn parser(delimiter: u8) -> csv_core::Reader {
    csv_core::ReaderBuilder::new().delimiter(delimiter).build()
}
