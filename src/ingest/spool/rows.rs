//! The cells of a sheet put together as rows and written: of a long sheet by a thread of its own, while the rest is still read.

use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom};
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;

/// Bytes of text after which cells are passed on.
const ENOUGH: usize = 128 * 1024;
/// Parts that are under way between the two threads: few, because each is held in memory.
const AHEAD: usize = 3;

/// Some cells in the order they came, their text in one piece.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    text: String,
    cells: Vec<Cell>,
}

/// Row and column from 0, and where its text ends.
#[derive(Debug)]
struct Cell {
    row: u32,
    column: u32,
    end: usize,
}

impl Gathered {
    /// Adds a cell.
    pub(super) fn add(&mut self, row: u32, column: u32, text: &str) {
        self.text.push_str(text);
        self.cells.push(Cell { row, column, end: self.text.len() });
    }

    /// Whether it is time to pass them on.
    pub(super) fn is_enough(&self) -> bool {
        self.text.len() >= ENOUGH
    }

    fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
    }
}

/// Where cells are passed on to.
#[derive(Debug)]
pub(super) enum Rows {
    /// Written where they are read: all that a short sheet has.
    Here(Box<Writer>),
    /// Written by a thread of its own, which gives back what it has used.
    Away { parts: SyncSender<Gathered>, used: Receiver<Gathered>, writer: JoinHandle<Result<Writer, String>> },
    /// That thread has given up.
    Lost,
}

impl Rows {
    /// None yet.
    ///
    /// # Errors
    /// In words: no temporary file can be made.
    pub(super) fn new() -> Result<Self, String> {
        Ok(Rows::Here(Box::new(Writer::new()?)))
    }

    /// Passes cells on, and leaves room for others in their place.
    ///
    /// # Errors
    /// In words: the temporary file cannot be written.
    pub(super) fn pass_on(&mut self, gathered: &mut Gathered) -> Result<(), String> {
        *self = match std::mem::replace(self, Rows::Lost) {
            Rows::Here(writer) => away(*writer),
            there => there,
        };
        let Rows::Away { parts, used, .. } = self else { return Err(lost()) };
        let next = used.try_recv().unwrap_or_default();
        if parts.send(std::mem::replace(gathered, next)).is_ok() {
            return Ok(());
        }
        match std::mem::replace(self, Rows::Lost) {
            Rows::Away { writer, .. } => joined(writer).map(|_| ()),
            Rows::Here(_) | Rows::Lost => Err(lost()),
        }
    }

    /// The spool, rewound, once these last cells are written.
    ///
    /// # Errors
    /// In words: the temporary file cannot be written.
    pub(super) fn finish(self, gathered: &Gathered) -> Result<File, String> {
        let mut writer = match self {
            Rows::Here(writer) => *writer,
            Rows::Away { parts, writer, .. } => {
                drop(parts);
                joined(writer)?
            }
            Rows::Lost => return Err(lost()),
        };
        writer.take(gathered)?;
        writer.finish()
    }
}

fn away(mut writer: Writer) -> Rows {
    let (parts, to_write) = sync_channel::<Gathered>(AHEAD);
    let (written, used) = channel();
    let work = move || {
        for mut part in to_write {
            writer.take(&part)?;
            part.clear();
            // Nobody waits for it once all is read.
            let _ = written.send(part);
        }
        Ok(writer)
    };
    Rows::Away { parts, used, writer: std::thread::spawn(work) }
}

fn joined(writer: JoinHandle<Result<Writer, String>>) -> Result<Writer, String> {
    writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn lost() -> String {
    full("it could not be written before")
}

fn full(error: impl std::fmt::Display) -> String {
    format!("the temporary file cannot be written ({error}); make room on the disk")
}

/// Puts cells together as rows and writes them.
#[derive(Debug)]
pub(super) struct Writer {
    out: csv::Writer<BufWriter<File>>,
    row: Option<u32>,
    /// The row's cells so far, as many as `width` says: those behind are of rows before, their room to be used again.
    cells: Vec<String>,
    width: usize,
}

impl Writer {
    fn new() -> Result<Self, String> {
        let file = tempfile::tempfile().map_err(|error| format!("no temporary file can be made ({error})"))?;
        let out = csv::WriterBuilder::new().flexible(true).from_writer(BufWriter::new(file));
        Ok(Writer { out, row: None, cells: Vec::new(), width: 0 })
    }

    fn take(&mut self, gathered: &Gathered) -> Result<(), String> {
        let mut start = 0;
        for Cell { row, column, end } in &gathered.cells {
            self.put(*row, *column as usize, &gathered.text[start..*end])?;
            start = *end;
        }
        Ok(())
    }

    fn put(&mut self, row: u32, column: usize, text: &str) -> Result<(), String> {
        if self.row != Some(row) {
            self.flush_row()?;
            self.row = Some(row);
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        if self.width <= column {
            self.cells[self.width..=column].iter_mut().for_each(String::clear);
            self.width = column + 1;
        }
        text.clone_into(&mut self.cells[column]);
        Ok(())
    }

    fn flush_row(&mut self) -> Result<(), String> {
        if let Some(row) = self.row.take() {
            let number = (u64::from(row) + 1).to_string();
            let cells = self.cells[..self.width].iter().map(String::as_str);
            self.out.write_record(std::iter::once(number.as_str()).chain(cells)).map_err(full)?;
        }
        self.width = 0;
        Ok(())
    }

    fn finish(mut self) -> Result<File, String> {
        self.flush_row()?;
        let inner = self.out.into_inner().map_err(full)?;
        let mut file = inner.into_inner().map_err(full)?;
        file.seek(SeekFrom::Start(0)).map_err(full)?;
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_long_sheet_written_aside_is_what_a_short_one_is() {
        let written = |rows: u32| {
            let (mut gathered, mut to) = (Gathered::default(), Rows::new().unwrap());
            for row in 0..rows {
                for (column, text) in [(0, "asset"), (3, "a, \"b\""), (1, "Ward 7")] {
                    gathered.add(row, column, text);
                    if gathered.is_enough() {
                        to.pass_on(&mut gathered).unwrap();
                    }
                }
            }
            assert_eq!(matches!(to, Rows::Away { .. }), rows > 10_000);
            let mut text = String::new();
            to.finish(&gathered).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let row = |number: u32| format!("{number},asset,Ward 7,,\"a, \"\"b\"\"\"\n");
        for rows in [0, 1, 40_000] {
            assert_eq!(written(rows), (1..=rows).map(row).collect::<String>());
        }
    }
}
