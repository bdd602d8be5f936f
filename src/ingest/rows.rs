//! Rows in batches: read with bounds, numbered as the user's spreadsheet numbers them.
//!
//! csv-core, the csv crate's own parser, is driven here directly, because three
//! things must be seen that its reader hides: blank lines (a spreadsheet counts
//! them), where a record began (an unclosed quotation mark must not swallow the
//! rest of the file), and one buffer for a whole batch (no string a cell).

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use csv_core::ReadRecordResult;

use super::limits::Limits;

/// Rows to a batch.
pub const BATCH_ROWS: usize = 2048;
/// Bytes after which a batch is full all the same.
const BATCH_BYTES: usize = 512 * 1024;

/// Some rows of one source, in one buffer that is used again and again.
#[derive(Debug, Default)]
pub struct Batch {
    text: String,
    ends: Vec<u32>,
    rows: Vec<Span>,
    /// Its number among the batches of its reader, from 0.
    pub sequence: u64,
    /// Rows that could not be taken apart, with why.
    pub broken: Vec<(u32, Broken)>,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    number: u32,
    start: u32,
    first: u32,
    cells: u32,
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
    batch: &'b Batch,
    span: Span,
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
        self.rows.iter().map(|span| Row { batch: self, span: *span })
    }

    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.rows.clear();
        self.broken.clear();
    }
}

impl<'b> Row<'b> {
    /// The number the user's spreadsheet shows.
    pub fn number(self) -> u32 {
        self.span.number
    }

    /// How many cells.
    pub fn len(self) -> usize {
        self.span.cells as usize
    }

    /// Whether it has no cell at all.
    pub fn is_empty(self) -> bool {
        self.span.cells == 0
    }

    /// The text of a cell; `None` where the row ends before it.
    pub fn cell(self, column: usize) -> Option<&'b str> {
        if column >= self.len() {
            return None;
        }
        let at = self.span.first as usize + column;
        let start = if column == 0 { self.span.start } else { self.batch.ends[at - 1] };
        self.batch.text.get(start as usize..self.batch.ends[at] as usize)
    }

    /// The cells in order.
    pub fn cells(self) -> impl Iterator<Item = &'b str> {
        (0..self.len()).map(move |column| self.cell(column).unwrap_or_default())
    }

    /// Whether every cell is blank.
    pub fn is_blank(self) -> bool {
        self.cells().all(|cell| crate::model::cell::trim(cell).is_empty())
    }
}

/// Reads the rows of one table of text.
#[derive(Debug)]
pub struct RowReader {
    file: File,
    core: csv_core::Reader,
    delimiter: u8,
    limits: Limits,
    /// The first cell of each row is its number: how workbooks are spooled.
    numbered: bool,
    buffer: Vec<u8>,
    at: usize,
    filled: usize,
    /// Bytes of the file used up so far.
    used: u64,
    number: u32,
    after_cr: bool,
    ended: bool,
    batches: u64,
    batch_rows: usize,
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
            core: parser(delimiter),
            delimiter,
            limits,
            numbered,
            buffer: vec![0; 128 * 1024],
            at: 0,
            filled: 0,
            used: 0,
            number: 0,
            after_cr: false,
            ended: false,
            batches: 0,
            batch_rows: BATCH_ROWS,
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
            self.filled = self.file.read(&mut self.buffer)?;
            self.at = 0;
        }
        Ok(())
    }

    /// Fills `batch` with the next rows and numbers it; false when there are none left.
    ///
    /// # Errors
    /// The system's own, reading the file.
    pub fn fill(&mut self, batch: &mut Batch) -> std::io::Result<bool> {
        let any = self.fill_up_to(batch, self.batch_rows)?;
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
        while self.number < number && self.fill_up_to(&mut batch, 1)? {}
        Ok(())
    }

    /// Fills `batch` with at most so many rows.
    ///
    /// # Errors
    /// The system's own, reading the file.
    pub fn fill_up_to(&mut self, batch: &mut Batch, most: usize) -> std::io::Result<bool> {
        batch.clear();
        // Bytes are gathered outside the string and checked once a batch: the whole file was found to be UTF-8.
        let mut bytes = std::mem::take(&mut batch.text).into_bytes();
        while !self.ended && batch.rows.len() < most && bytes.len() < BATCH_BYTES {
            let (length, cells) = match self.step()? {
                (Step::Row, length, cells) => (length, cells),
                (Step::Broken(why), ..) => {
                    batch.broken.push((self.number, why));
                    continue;
                }
                (Step::End, ..) => break,
            };
            let base = bytes.len();
            bytes.extend_from_slice(&self.output[..length]);
            let first = batch.ends.len();
            let ends = self.cell_ends[..cells].iter().map(|end| u32::try_from(base + end).unwrap_or(u32::MAX));
            batch.ends.extend(ends);
            let span = |number, start: usize, first: usize, cells: usize| Span {
                number,
                start: u32::try_from(start).unwrap_or(u32::MAX),
                first: u32::try_from(first).unwrap_or(u32::MAX),
                cells: u32::try_from(cells).unwrap_or(u32::MAX),
            };
            if self.numbered {
                let number_ends = self.cell_ends[0];
                let written = std::str::from_utf8(&self.output[..number_ends]).ok().and_then(|n| n.parse().ok());
                self.number = written.unwrap_or(self.number + 1);
                batch.rows.push(span(self.number, base + number_ends, first + 1, cells - 1));
            } else {
                batch.rows.push(span(self.number, base, first, cells));
            }
        }
        batch.text = String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        Ok(!batch.rows.is_empty() || !batch.broken.is_empty())
    }

    /// Reads one record into `output` and `cell_ends`: its length and number of cells.
    fn step(&mut self) -> std::io::Result<(Step, usize, usize)> {
        let began = self.used;
        let line_began = self.core.line();
        let (mut length, mut cells) = (0, 0);
        loop {
            self.refill()?;
            let input = &self.buffer[self.at..self.filled];
            let (result, read, wrote, ended) = self.core.read_record(input, &mut self.output[length..], &mut self.cell_ends[cells..]);
            let last = read.checked_sub(1).map(|at| input[at]);
            self.at += read;
            self.used += read as u64;
            length += wrote;
            cells += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.output.resize(self.output.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.cell_ends.resize(self.cell_ends.len() * 2, 0),
                // A last row over several lines may be all the rest of the file behind one quotation mark.
                ReadRecordResult::Record if read == 0 && self.output[..length].contains(&b'\n') && self.is_unclosed_since(began)? => {
                    self.pass_over_broken(began)?;
                    return Ok((Step::Broken(Broken::Unclosed), 0, 0));
                }
                ReadRecordResult::Record => {
                    self.count_row(self.core.line() - line_began, length, last);
                    return Ok((Step::Row, length, cells));
                }
                ReadRecordResult::End => {
                    self.ended = true;
                    return Ok((Step::End, 0, 0));
                }
            }
            let lines = self.core.line() - line_began;
            if length > self.limits.row_bytes || lines > self.limits.row_lines {
                // A record that runs over many lines is one whose quotation mark nobody closed; else its one line is too long.
                let why = if self.output[..length].contains(&b'\n') { Broken::Unclosed } else { Broken::TooLarge };
                self.pass_over_broken(began)?;
                return Ok((Step::Broken(why), 0, 0));
            }
        }
    }

    /// Numbers the row just read. Line ends that are neither its own, nor inside its cells, nor
    /// the second half of the row before's are blank rows above it.
    fn count_row(&mut self, line_ends: u64, length: usize, last: Option<u8>) {
        let expected = u64::from(last == Some(b'\n')) + u64::from(self.after_cr);
        let mut blank = line_ends.saturating_sub(expected);
        if blank > 0 {
            blank = blank.saturating_sub(self.output[..length].iter().filter(|b| **b == b'\n').count() as u64);
        }
        self.number = self.number.saturating_add(1).saturating_add(u32::try_from(blank).unwrap_or(u32::MAX));
        self.after_cr = last == Some(b'\r');
    }

    /// Whether the file ends inside quotation marks, the record from `began` on being its last.
    fn is_unclosed_since(&mut self, began: u64) -> std::io::Result<bool> {
        self.file.seek(SeekFrom::Start(began))?;
        let mut raw = Vec::new();
        // The cursor is left at the end, where reading stopped.
        self.file.read_to_end(&mut raw)?;
        let (mut quoted, mut at_start, mut at) = (false, true, 0);
        while let Some(byte) = raw.get(at) {
            match (quoted, byte) {
                (true, b'"') if raw.get(at + 1) == Some(&b'"') => at += 1,
                (true, b'"') => quoted = false,
                (true, _) => {}
                (false, b'"') if at_start => quoted = true,
                (false, byte) => at_start = *byte == self.delimiter || matches!(byte, b'\n' | b'\r'),
            }
            at += 1;
        }
        Ok(quoted)
    }

    /// Goes back to where a runaway record began, passes over that one line, and goes on after it.
    fn pass_over_broken(&mut self, began: u64) -> std::io::Result<()> {
        self.file.seek(SeekFrom::Start(began))?;
        (self.at, self.filled, self.used) = (0, 0, began);
        self.number += 1;
        let mut text_seen = false;
        loop {
            self.refill()?;
            if self.filled == 0 {
                self.ended = true;
                break;
            }
            let rest = &self.buffer[self.at..self.filled];
            // Line ends that stand before the record are those of blank lines and of the row before.
            if !text_seen {
                let skip = rest.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
                if skip > 0 {
                    let line_ends = rest[..skip].iter().filter(|b| **b == b'\n').count() as u64;
                    let blank = line_ends.saturating_sub(u64::from(self.after_cr));
                    self.number = self.number.saturating_add(u32::try_from(blank).unwrap_or(u32::MAX));
                    self.after_cr = false;
                    self.at += skip;
                    self.used += skip as u64;
                    continue;
                }
                text_seen = true;
            }
            let end = rest.iter().position(|b| *b == b'\n');
            let step = end.map_or(rest.len(), |at| at + 1);
            self.at += step;
            self.used += step as u64;
            if end.is_some() {
                break;
            }
        }
        self.core = parser(self.delimiter);
        self.after_cr = false;
        Ok(())
    }
}

fn parser(delimiter: u8) -> csv_core::Reader {
    csv_core::ReaderBuilder::new().delimiter(delimiter).build()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn read(text: &str) -> (Vec<(u32, Vec<String>)>, Vec<u32>) {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let mut reader = RowReader::new(file, b',', false, Limits::default()).unwrap();
        let (mut batch, mut rows, mut broken) = (Batch::default(), Vec::new(), Vec::new());
        while reader.fill_up_to(&mut batch, 3).unwrap() {
            rows.extend(batch.rows().map(|row| (row.number(), row.cells().map(str::to_owned).collect())));
            broken.extend(batch.broken.iter().map(|(number, _)| *number));
        }
        (rows, broken)
    }

    fn numbers(text: &str) -> Vec<u32> {
        read(text).0.iter().map(|(number, _)| *number).collect()
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        assert_eq!(numbers("a,b\n1,2\n3,4\n"), [1, 2, 3]);
        assert_eq!(numbers("a,b\n\n\n1,2\n\n3,4"), [1, 4, 6]);
        assert_eq!(numbers("a,b\r\n\r\n1,2\r\n3,4\r\n\r\n5,6\r\n"), [1, 3, 4, 6]);
        assert_eq!(numbers("a,b\n\"x\ny\nz\",2\n3,4\n"), [1, 2, 3]);
        assert_eq!(numbers("a,b\r\n\"x\r\ny\",2\r\n\r\n3,4\r\n"), [1, 2, 4]);
        assert_eq!(numbers("a,b\r1,2\r3,4\r"), [1, 2, 3]);
        assert_eq!(numbers("\u{feff}\n\na,b\n"), [3]);
    }

    #[test]
    fn cells_come_back_as_written() {
        let (rows, _) = read("a,\"b,c\"\n\"say \"\"hi\"\"\",\n,é\n");
        assert_eq!(rows[0].1, ["a", "b,c"]);
        assert_eq!(rows[1].1, ["say \"hi\"", ""]);
        assert_eq!(rows[2].1, ["", "é"]);
    }

    #[test]
    fn an_unclosed_quotation_mark_swallows_one_line_only() {
        let mut text = "id,note\n1,fine\n2,\"never closed\n".to_owned();
        for number in 3..3000 {
            text.push_str(&format!("{number},fine\n"));
        }
        let (rows, broken) = read(&text);
        assert_eq!(broken, [3]);
        assert_eq!(rows.len(), 2 + 2997);
        assert_eq!(rows[2], (4, vec!["3".to_owned(), "fine".to_owned()]));
        assert_eq!(rows.last().unwrap().0, 3000);

        // Near the end of a file too, where no bound is reached; and a cell over several lines that ends the file is whole.
        let (rows, broken) = read("id,note\n1,fine\n2,\"never closed\n3,fine\n4,fine\n");
        assert_eq!((broken, rows.iter().map(|row| row.0).collect::<Vec<_>>()), (vec![3], vec![1, 2, 4, 5]));
        let (rows, broken) = read("id,note,more\n1,\"x\ny\",z");
        assert_eq!((broken, rows[1].1.clone()), (vec![], vec!["1".to_owned(), "x\ny".to_owned(), "z".to_owned()]));
    }
}
