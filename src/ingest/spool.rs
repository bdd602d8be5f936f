//! Sheets as spools: rows of text with their numbers in an anonymous temporary file, read like any CSV.
//!
//! The first cell of each spooled row is the number the user's spreadsheet shows.

mod rows;

use std::fs::File;

use rows::{Gathered, Rows};

use super::limits::Limits;
use crate::model::cell::UNREADABLE;
use crate::model::prose;

/// One sheet as rows of text.
#[derive(Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows, numbered; or why it was not read.
    pub spool: Result<File, String>,
    /// What a reader should know.
    pub notes: Vec<String>,
}

/// A workbook taken apart.
#[derive(Debug)]
pub struct Workbook {
    /// `xlsx`, `xlsb`, `xls`, `ods`, `html` or `xml`.
    pub format: &'static str,
    /// Its sheets in order.
    pub sheets: Vec<Sheet>,
    /// The day it was last saved, as its properties say.
    pub modified: Option<String>,
}

/// A spool, and what a reader should know; or why there is none.
pub type Spooled = Result<(File, Vec<String>), String>;

impl Sheet {
    /// A sheet from what its reading came to.
    pub fn new(name: String, spooled: Spooled) -> Self {
        match spooled {
            Ok((file, notes)) => Sheet { name, spool: Ok(file), notes },
            Err(why) => Sheet { name, spool: Err(why), notes: Vec::new() },
        }
    }

    /// A hidden sheet that the policy does not name.
    pub fn hidden(name: String) -> Self {
        let why = "a hidden sheet: name it in the policy, by [[source]] with file and sheet, to have it read";
        Sheet { name, spool: Err(why.to_owned()), notes: Vec::new() }
    }
}

/// How often something was seen, and on which row first.
#[derive(Debug, Default, Clone, Copy)]
struct Seen {
    count: u64,
    first: u32,
}

impl Seen {
    fn add(&mut self, row: u32) {
        if self.count == 0 {
            self.first = row.saturating_add(1);
        }
        self.count += 1;
    }

    fn words(self, one: &str, many: &str) -> Option<String> {
        (self.count > 0).then(|| prose::count(self.count, one, many))
    }
}

/// Takes cells as they come and has them written as rows, with their number.
#[derive(Debug)]
pub struct RowWriter {
    /// Cells that are not passed on yet.
    gathered: Gathered,
    rows: Rows,
    /// The row of the latest cell.
    row: Option<u32>,
    limits: Limits,
    written: u64,
    beyond: Seen,
    unreadable: Seen,
    not_worked_out: Seen,
    long_numbers: Seen,
    broken_off: Option<String>,
}

impl RowWriter {
    /// An empty spool.
    ///
    /// # Errors
    /// In words: no temporary file can be made.
    pub fn new(limits: Limits) -> Result<Self, String> {
        Ok(RowWriter {
            gathered: Gathered::default(),
            rows: Rows::new()?,
            row: None,
            limits,
            written: 0,
            beyond: Seen::default(),
            unreadable: Seen::default(),
            not_worked_out: Seen::default(),
            long_numbers: Seen::default(),
            broken_off: None,
        })
    }

    /// Adds a cell, by row and column from 0.
    ///
    /// # Errors
    /// In words: the temporary file cannot be written.
    pub fn put(&mut self, (row, column): (u32, u32), text: &str) -> Result<(), String> {
        if text.is_empty() {
            return Ok(());
        }
        let is_new = self.row.replace(row) != Some(row);
        if column as usize >= self.limits.columns || self.is_full() {
            self.beyond.add(row);
            if is_new {
                // A row is a row though nothing in it is read.
                self.gathered.add(row, 0, "");
            }
            return Ok(());
        }
        self.written += text.len() as u64 + 1;
        self.gathered.add(row, column, text);
        if self.gathered.is_enough() { self.rows.pass_on(&mut self.gathered) } else { Ok(()) }
    }

    /// Whether the sheet holds all the text it may: what comes now is only counted.
    pub fn is_full(&self) -> bool {
        self.written > self.limits.unpacked_bytes
    }

    /// Adds a cell that could not be read. Where it stands is known, or only after which row it came.
    ///
    /// # Errors
    /// In words: the temporary file cannot be written.
    pub fn put_unreadable(&mut self, at: Option<(u32, u32)>) -> Result<(), String> {
        self.unreadable.add(at.map(|at| at.0).or(self.row).unwrap_or(0));
        at.map_or(Ok(()), |at| self.put(at, UNREADABLE))
    }

    /// Adds a cell with a formula that nobody worked out: it holds something, and what is not known.
    ///
    /// # Errors
    /// In words: the temporary file cannot be written.
    pub fn put_not_worked_out(&mut self, at: (u32, u32)) -> Result<(), String> {
        self.not_worked_out.add(at.0);
        self.put(at, UNREADABLE)
    }

    /// Adds a number. One of sixteen digits has lost its last ones if it was ever a longer identifier.
    ///
    /// # Errors
    /// In words: the temporary file cannot be written.
    pub fn put_number(&mut self, at: (u32, u32), number: f64) -> Result<(), String> {
        if (1e15..1e17).contains(&number.abs()) {
            self.long_numbers.add(at.0);
        }
        self.put(at, &number_text(number))
    }

    /// Notes that the rest of the sheet is lost.
    pub fn cut(&mut self, error: &str) {
        let row = self.row.map_or(1, |row| row.saturating_add(1));
        self.broken_off = Some(format!("the sheet breaks off after row {row} ({error}): what stood below it is not here"));
    }

    /// The spool, rewound, and what a reader should know.
    ///
    /// # Errors
    /// In words: the temporary file cannot be written.
    pub fn finish(mut self) -> Spooled {
        let notes = self.notes();
        Ok((self.rows.finish(&self.gathered)?, notes))
    }

    fn notes(&mut self) -> Vec<String> {
        let told = [
            self.unreadable
                .words("cell", "cells")
                .map(|cells| format!("{cells} could not be read, first on row {}: “{UNREADABLE}” stands there", self.unreadable.first)),
            self.not_worked_out.words("formula has", "formulas have").map(|formulas| {
                format!(
                    "{formulas} no result stored, first on row {}: “{UNREADABLE}” stands there; open the file in Excel, save it, and run again",
                    self.not_worked_out.first
                )
            }),
            self.long_numbers.words("number has", "numbers have").map(|numbers| {
                format!(
                    "{numbers} 16 digits or more, of which a spreadsheet keeps 15, first on row {}: store as text what identifies something",
                    self.long_numbers.first
                )
            }),
            self.beyond.words("cell lies", "cells lie").map(|cells| {
                let (columns, bytes) = (self.limits.columns as u64, self.limits.unpacked_bytes / 1_000_000);
                format!(
                    "{cells} beyond what is read of a sheet ({} columns, {} MB of text), first on row {}: raise it under [limits] in the policy",
                    prose::thousands(columns),
                    prose::thousands(bytes),
                    self.beyond.first
                )
            }),
            self.broken_off.take(),
        ];
        told.into_iter().flatten().collect()
    }
}

/// A number as a register means it and Excel shows it, with 15 digits at most: `1234`, `7700900123`, `0.3`.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 {
        return format!("{number}");
    }
    let shown: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{shown}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_excel_shows_them() {
        for (number, shown) in [
            (0.1 + 0.2, "0.3"),
            (1.0e15, "1000000000000000"),
            (1_234_567_890_123_456.0, "1234567890123456"),
            (-0.5, "-0.5"),
            (46329.0, "46329"),
        ] {
            assert_eq!(number_text(number), shown);
        }
    }
}
