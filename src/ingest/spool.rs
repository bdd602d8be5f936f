//! Sheets as spools: rows of text with their numbers in an anonymous temporary file, read like any CSV.
//!
//! The first cell of each spooled row is the number the user's spreadsheet shows.

use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom};

use super::limits::Limits;

/// One sheet as rows of text.
#[derive(Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows, numbered; `None` for a sheet that was not read.
    pub spool: Option<File>,
    /// Cells that could not be read and stand as `#UNREADABLE`.
    pub unreadable: u64,
    /// Why it was not read, or what a reader should know.
    pub note: Option<String>,
}

/// A workbook taken apart.
#[derive(Debug)]
pub struct Workbook {
    /// `xlsx`, `xlsb`, `xls` or `ods`.
    pub format: &'static str,
    /// Its sheets in order.
    pub sheets: Vec<Sheet>,
    /// The day it was last saved, as its properties say.
    pub modified: Option<String>,
}

/// A spool, cells that could not be read, and what a reader should know; or why there is none.
pub type Spooled = Result<(File, u64, Option<String>), String>;

/// Gathers cells into rows and writes them with their number.
#[derive(Debug)]
pub struct RowWriter {
    out: csv::Writer<BufWriter<File>>,
    row: Option<u32>,
    cells: Vec<String>,
    /// Cells that could not be read.
    pub unreadable: u64,
    note: Option<String>,
    limits: Limits,
    written: u64,
    beyond: u64,
}

impl RowWriter {
    /// An empty spool.
    ///
    /// # Errors
    /// In words: no temporary file can be made.
    pub fn new(limits: Limits) -> Result<Self, String> {
        let file = tempfile::tempfile().map_err(|error| format!("no temporary file can be made ({error})"))?;
        let out = csv::WriterBuilder::new().flexible(true).from_writer(BufWriter::new(file));
        Ok(RowWriter { out, row: None, cells: Vec::new(), unreadable: 0, note: None, limits, written: 0, beyond: 0 })
    }

    /// Adds a cell, by row and column from 0.
    ///
    /// # Errors
    /// In words: the temporary file cannot be written.
    pub fn put(&mut self, (row, column): (u32, u32), text: String) -> Result<(), String> {
        if text.is_empty() {
            return Ok(());
        }
        if self.row != Some(row) {
            self.flush_row()?;
            self.row = Some(row);
        }
        let column = column as usize;
        if column >= self.limits.columns || self.written > self.limits.unpacked_bytes {
            self.beyond += 1;
            return Ok(());
        }
        self.written += text.len() as u64 + 1;
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        self.cells[column] = text;
        Ok(())
    }

    fn flush_row(&mut self) -> Result<(), String> {
        if let Some(row) = self.row.take() {
            let number = (u64::from(row) + 1).to_string();
            self.out.write_record(std::iter::once(number.as_str()).chain(self.cells.iter().map(String::as_str))).map_err(full)?;
        }
        self.cells.clear();
        Ok(())
    }

    /// Notes that the rest of the sheet is lost.
    ///
    /// # Errors
    /// None: so that a reader's loop can end with it.
    pub fn cut(&mut self, error: &str) -> Result<(), String> {
        let row = self.row.map_or(1, |row| row + 1);
        self.note = Some(format!("the sheet breaks off after row {row} ({error}): what stands below it was not read"));
        Ok(())
    }

    /// The spool, rewound; cells that could not be read; what a reader should know.
    ///
    /// # Errors
    /// In words: the temporary file cannot be written.
    pub fn finish(mut self) -> Spooled {
        self.flush_row()?;
        if self.beyond > 0 && self.note.is_none() {
            let cells = crate::model::prose::count(self.beyond, "cell lies", "cells lie");
            let columns = crate::model::prose::thousands(self.limits.columns as u64);
            self.note = Some(format!(
                "{cells} beyond what is read of a sheet ({columns} columns, {} MB of text)",
                self.limits.unpacked_bytes / 1_000_000
            ));
        }
        let inner = self.out.into_inner().map_err(full)?;
        let mut file = inner.into_inner().map_err(full)?;
        file.seek(SeekFrom::Start(0)).map_err(full)?;
        Ok((file, self.unreadable, self.note))
    }
}

fn full(error: impl std::fmt::Display) -> String {
    format!("the temporary file cannot be written ({error}); make room on the disk")
}
