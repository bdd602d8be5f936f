//! Workbooks: each sheet streamed cell by cell into a spool of rows that is read like any CSV.
//!
//! Cells are written as text that means the same: dates as ISO, whole numbers
//! without a fraction, errors as Excel shows them. The first cell of each spooled
//! row is the number the user's spreadsheet shows. calamine panics on some damaged
//! files; a panic here is that file's error and nobody else's.

mod ahead;

use std::cell::Cell as Flag;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, DataType, Reader, SheetType, SheetVisible, Sheets, Xls, Xlsb, Xlsx};
use chrono::Timelike;

use ahead::{Next, ahead};

use super::impostor;
use super::limits::Limits;
use super::opendocument;
use super::spool::{RowWriter, Sheet, Spooled, Workbook};

thread_local! {
    static GUARDED: Flag<bool> = const { Flag::new(false) };
}

/// Whether this thread is inside a workbook, where a panic is caught and becomes an error: a panic hook may stay quiet.
pub fn is_guarded() -> bool {
    GUARDED.with(Flag::get)
}

/// How many cell errors in a row mean that the rest of the sheet is lost.
const MOST_ERRORS: u32 = 1000;
/// How often an end-of-file error may come before it is believed: it repeats for ever.
const MOST_ENDS: u32 = 3;

/// Takes a workbook apart, whatever its file is called.
///
/// # Errors
/// In words: why it cannot be read as a workbook.
pub fn read(file: &File, limits: Limits, reads_hidden: &dyn Fn(&str) -> bool) -> Result<Workbook, String> {
    GUARDED.with(|flag| flag.set(true));
    let outcome = catch_unwind(AssertUnwindSafe(|| read_unguarded(file, limits, reads_hidden)));
    GUARDED.with(|flag| flag.set(false));
    outcome.unwrap_or_else(|_| Err("it is damaged in a way that stopped the reader".to_owned()))
}

fn read_unguarded(file: &File, limits: Limits, reads_hidden: &dyn Fn(&str) -> bool) -> Result<Workbook, String> {
    let kind = Kind::of(file).map_err(|error| error.to_string())?;
    if kind == Kind::OpenDocument {
        return opendocument::read(file, limits, reads_hidden);
    }
    let mut sheets = open(file, kind).map_err(|error| why(&error))?;
    let modified = sheets.workbook_properties().ok().and_then(|properties| properties.modified);
    let names: Vec<calamine::Sheet> = sheets.sheets_metadata().to_vec();
    let mut read = Vec::with_capacity(names.len());
    for sheet in names.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let is_hidden = sheet.visible != SheetVisible::Visible;
        read.push(if is_hidden && !reads_hidden(&sheet.name) {
            Sheet::hidden(sheet.name)
        } else {
            let spooled = spool(&mut sheets, &sheet.name, limits);
            Sheet::new(sheet.name, spooled)
        });
    }
    if read.is_empty() {
        return Err("it is damaged or no workbook (there is no sheet with cells in it)".to_owned());
    }
    Ok(Workbook { format: kind.name(), sheets: read, modified })
}

/// What a workbook is packed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Xlsx,
    Xlsb,
    Xls,
    OpenDocument,
}

impl Kind {
    /// Told by what is in it.
    fn of(mut file: &File) -> std::io::Result<Self> {
        file.seek(SeekFrom::Start(0))?;
        let mut head = [0; 4];
        if file.read(&mut head)? < 4 || &head != b"PK\x03\x04" {
            return Ok(Kind::Xls);
        }
        let archive = zip::ZipArchive::new(file)?;
        Ok(if archive.index_for_name("xl/workbook.bin").is_some() {
            Kind::Xlsb
        } else if archive.index_for_name("content.xml").is_some() {
            Kind::OpenDocument
        } else {
            Kind::Xlsx
        })
    }

    fn name(self) -> &'static str {
        match self {
            Kind::Xlsx => "xlsx",
            Kind::Xlsb => "xlsb",
            Kind::Xls => "xls",
            Kind::OpenDocument => "ods",
        }
    }
}

fn open(file: &File, kind: Kind) -> Result<Sheets<BufReader<File>>, calamine::Error> {
    let reader = BufReader::new(file.try_clone()?);
    Ok(match kind {
        Kind::Xlsb => Sheets::Xlsb(Xlsb::new(reader)?),
        Kind::Xls => Sheets::Xls(Xls::new(reader)?),
        Kind::Xlsx | Kind::OpenDocument => Sheets::Xlsx(Xlsx::new(reader)?),
    })
}

fn why(error: &calamine::Error) -> String {
    let text = error.to_string();
    let lower = text.to_lowercase();
    if lower.contains("password") || lower.contains("encrypt") {
        impostor::PROTECTED.to_owned()
    } else if lower.contains("cannot find workbook stream") {
        impostor::NO_WORKBOOK.to_owned()
    } else {
        format!("it is damaged or no workbook ({text})")
    }
}

fn spool(sheets: &mut Sheets<BufReader<File>>, name: &str, limits: Limits) -> Spooled {
    let damaged = |error: &dyn std::fmt::Display| format!("the sheet is damaged ({error}): open the file in Excel, save it, and run again");
    let mut writer = RowWriter::new(limits)?;
    let mut stream = Stream { writer: &mut writer, errors: 0, last: None };
    match sheets {
        Sheets::Xlsx(book) => {
            let mut cells = book.worksheet_cells_reader(name).map_err(|e| damaged(&e))?;
            let next = || match cells.next_cell_with_formula_metadata() {
                Err(error) => Next::Error(error.to_string()),
                Ok(None) => Next::End,
                Ok(Some(cell)) => Next::Cell(cell.pos, cell.value, cell.formula.is_some()),
            };
            ahead(next, |next| stream.take(next))?;
        }
        Sheets::Xlsb(book) => {
            let mut cells = book.worksheet_cells_reader(name).map_err(|e| damaged(&e))?;
            let next = || match cells.next_cell() {
                Err(error) => Next::Error(error.to_string()),
                Ok(None) => Next::End,
                Ok(Some(cell)) => Next::Cell(cell.get_position(), cell.get_value().clone(), false),
            };
            ahead(next, |next| stream.take(next))?;
        }
        Sheets::Xls(_) | Sheets::Ods(_) => {
            let range = sheets.worksheet_range(name).map_err(|e| damaged(&e))?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let at = (top + u32::try_from(row).unwrap_or(u32::MAX), left + u32::try_from(column).unwrap_or(u32::MAX));
                put(&mut writer, at, &borrowed(value))?;
            }
        }
    }
    writer.finish()
}

/// Writes every cell of a sheet. One that cannot be read is marked where it must have stood, and the rest goes on unless
/// nothing but errors comes.
struct Stream<'w> {
    writer: &'w mut RowWriter,
    /// Errors since the latest cell.
    errors: u32,
    /// Where that stood.
    last: Option<(u32, u32)>,
}

impl Stream<'_> {
    /// Writes what comes next; false where nothing more is wanted.
    fn take(&mut self, next: Next<'_>) -> Result<bool, String> {
        match next {
            Next::End => self.mark(None).map(|()| false),
            Next::Cell(at, value, is_formula) => {
                self.mark(Some(at))?;
                if is_formula && value == DataRef::Empty {
                    self.writer.put_not_worked_out(at)?;
                } else {
                    put(self.writer, at, &value)?;
                }
                (self.errors, self.last) = (0, Some(at));
                Ok(true)
            }
            Next::Error(error) => {
                let lower = error.to_lowercase();
                let is_end = lower.contains("eof") || lower.contains("unexpected end") || lower.contains("end of xml");
                self.errors += 1;
                if self.errors > MOST_ERRORS || is_end && self.errors >= MOST_ENDS {
                    self.writer.cut(&error);
                    return Ok(false);
                }
                Ok(true)
            }
        }
    }

    /// Marks cells that could not be read: the reader does not say where they stood, the cells around them do.
    fn mark(&mut self, next: Option<(u32, u32)>) -> Result<(), String> {
        for number in 0..self.errors {
            let at = match (self.last, next) {
                (Some((row, column)), Some(next)) if next.0 == row => Some((row, column + 1 + number)).filter(|at| at.1 < next.1),
                (_, Some((row, column))) if column >= self.errors => Some((row, column - self.errors + number)),
                (Some((row, column)), _) => Some((row, column + 1 + number)),
                _ => None,
            };
            self.writer.put_unreadable(at)?;
        }
        Ok(())
    }
}

/// A cell of a sheet that is held whole, as the others come.
fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Empty => DataRef::Empty,
        Data::String(text) => DataRef::SharedString(text),
        Data::Float(number) => DataRef::Float(*number),
        Data::Int(number) => DataRef::Int(*number),
        Data::Bool(answer) => DataRef::Bool(*answer),
        Data::DateTime(when) => DataRef::DateTime(*when),
        Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

/// Writes a cell as text that means the same. Times are kept, so that the reader can pass over them.
fn put(writer: &mut RowWriter, at: (u32, u32), value: &DataRef<'_>) -> Result<(), String> {
    match value {
        DataRef::Empty => Ok(()),
        DataRef::Float(number) => writer.put_number(at, *number),
        DataRef::Int(number) => writer.put(at, &number.to_string()),
        DataRef::DateTime(when) => match moment_text(*when, value.as_datetime()) {
            Some(text) => writer.put(at, &text),
            None => writer.put_number(at, when.as_f64()),
        },
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => writer.put(at, text),
        DataRef::SharedString(text) => writer.put(at, text),
        DataRef::Bool(answer) => writer.put(at, if *answer { "TRUE" } else { "FALSE" }),
        DataRef::Error(error) => writer.put(at, &error.to_string()),
    }
}

/// The serial's day and time; nothing where it lies outside what a spreadsheet can date.
fn moment_text(at: calamine::ExcelDateTime, moment: Option<chrono::NaiveDateTime>) -> Option<String> {
    let serial = at.as_f64();
    // Serials past 9999 are clamped by the reader in silence; those are no dates.
    let moment = moment.filter(|_| at.is_datetime() && (1.0..2_958_466.0).contains(&serial))?;
    // Not by a pattern, which is read anew for each of a million cells.
    let day = moment.date();
    Some(if serial.fract() == 0.0 { day.to_string() } else { format!("{day}T{}", moment.time().with_nanosecond(0).unwrap_or_default()) })
}
