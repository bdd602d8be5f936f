//! Rows that ask for csv-core: with quotation marks or line ends within cells, or with a quotation mark that nobody closed.

use std::io::{Read, Seek, SeekFrom};

use csv_core::ReadRecordResult;
use memchr::memchr2;

use super::{Broken, RowReader, Step, WIDE, quotes};

impl RowReader {
    /// Reads one record into `output` and `cell_ends`: its length and number of cells.
    pub(super) fn step_by_parser(&mut self) -> std::io::Result<(Step, usize, usize)> {
        let began = self.used;
        let (mut length, mut cells, mut lines, mut counted) = (0, 0, 0, 0);
        let (most_bytes, most_lines, stride) = self.bounds();
        loop {
            self.refill()?;
            let rest = &self.buffer[self.at..self.filled.min(self.at + stride)];
            // A line end in place of the file's end: a parser that takes it for a part of a cell stands inside quotes.
            let is_end = rest.is_empty() && self.used > began;
            let input = if is_end { b"\n" } else { rest };
            let (result, read, wrote, ended) = self.core.read_record(input, &mut self.output[length..], &mut self.cell_ends[cells..]);
            if is_end && read == 1 && matches!(result, ReadRecordResult::InputEmpty) {
                self.pass_over_broken(began)?;
                return Ok((Step::Broken(Broken::Unclosed), 0, 0));
            }
            let last = read.checked_sub(1).map(|at| input[at]);
            if !is_end {
                self.at += read;
                self.used += read as u64;
            }
            length += wrote;
            cells += ended;
            // A record shorter than that cannot have too many lines.
            if length as u64 > most_lines {
                lines += lines_in(&self.output[..length], counted);
                counted = length;
            }
            if length > most_bytes || lines > most_lines {
                // A record over many lines is one whose quotation mark nobody closed; else its one line is too long.
                let why = if lines > 0 { Broken::Unclosed } else { Broken::TooLarge };
                self.pass_over_broken(began)?;
                return Ok((Step::Broken(why), 0, 0));
            }
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.output.resize(self.output.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.cell_ends.resize(self.cell_ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    if self.swallows_rows(began, length)? {
                        self.pass_over_broken(began)?;
                        return Ok((Step::Broken(Broken::Unclosed), 0, 0));
                    }
                    self.width = cells;
                    self.widest = self.widest.max(cells).min(WIDE);
                    self.number = self.number.saturating_add(1);
                    self.after_cr = last == Some(b'\r');
                    return Ok((Step::Row, length, cells));
                }
                ReadRecordResult::End => {
                    self.ended = true;
                    return Ok((Step::End, 0, 0));
                }
            }
        }
    }

    /// Whether the record that began there is several rows: its quotation mark was closed by one of a later row.
    fn swallows_rows(&mut self, began: u64, length: usize) -> std::io::Result<bool> {
        // What we wrote ourselves is quoted as it must be.
        if self.is_ours || memchr2(b'\n', b'\r', &self.output[..length]).is_none() {
            return Ok(false);
        }
        let back = usize::try_from(self.used - began).unwrap_or(usize::MAX);
        if let Some(from) = self.at.checked_sub(back) {
            return Ok(quotes::swallow_rows(&self.buffer[from..self.at], self.delimiter, self.width));
        }
        let behind = self.file.stream_position()?;
        self.file.seek(SeekFrom::Start(began))?;
        let mut record = Vec::new();
        Read::by_ref(&mut self.file).take(back as u64).read_to_end(&mut record)?;
        self.file.seek(SeekFrom::Start(behind))?;
        Ok(quotes::swallow_rows(&record, self.delimiter, self.width))
    }

    /// Goes back to where a runaway record began, passes over that one line, and goes on after it.
    fn pass_over_broken(&mut self, began: u64) -> std::io::Result<()> {
        let back = self.used - began;
        self.in_vain += back;
        if let Some(at) = usize::try_from(back).ok().and_then(|back| self.at.checked_sub(back)) {
            self.at = at;
        } else {
            self.file.seek(SeekFrom::Start(began))?;
            (self.at, self.filled) = (0, 0);
            self.hands_over = false;
        }
        self.used = began;
        self.number = self.number.saturating_add(1);
        self.core.reset();
        self.after_cr = false;
        loop {
            self.refill()?;
            let rest = &self.buffer[self.at..self.filled];
            if rest.is_empty() {
                self.ended = true;
                return Ok(());
            }
            let end = rest.iter().position(|b| matches!(b, b'\n' | b'\r'));
            self.after_cr = end.is_some_and(|at| rest[at] == b'\r');
            let step = end.map_or(rest.len(), |at| at + 1);
            self.is_lossy |= rest[..step].contains(&0) || std::str::from_utf8(&rest[..step]).is_err();
            self.at += step;
            self.used += step as u64;
            if end.is_some() {
                return Ok(());
            }
        }
    }
}

/// Line ends within a record's cells, from a place in it on.
fn lines_in(cells: &[u8], from: usize) -> u64 {
    let is_end = |at: &usize| cells[*at] == b'\r' || cells[*at] == b'\n' && (*at == 0 || cells[at - 1] != b'\r');
    (from..cells.len()).filter(is_end).count() as u64
}
