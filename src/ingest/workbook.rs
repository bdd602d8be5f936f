//! Workbooks: each sheet streamed cell by cell into a spool of rows that is read like any CSV.
//!
//! Cells are written as text that means the same: dates as ISO, whole numbers
//! without a fraction, errors as Excel shows them. The first cell of each spooled
//! row is the number the user's spreadsheet shows. calamine panics on some damaged
//! files; a panic here is that file's error and nobody else's.

use std::cell::Cell as Flag;
use std::fs::File;
use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::limits::Limits;
use super::spool::{RowWriter, Sheet, Spooled, Workbook};
use calamine::{Data, DataRef, DataType, Reader, SheetType, SheetVisible, Sheets};

thread_local! {
    static GUARDED: Flag<bool> = const { Flag::new(false) };
}

/// Whether this thread is inside a workbook, where a panic is caught and becomes an error: a panic hook may stay quiet.
pub fn is_guarded() -> bool {
    GUARDED.with(Flag::get)
}

/// How many cell errors in a row mean that the rest of the sheet is lost: an end-of-file error repeats for ever.
const MOST_ERRORS: u32 = 1000;

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
    let mut sheets = open(file)?;
    let modified = sheets.workbook_properties().ok().and_then(|properties| properties.modified);
    let names: Vec<calamine::Sheet> = sheets.sheets_metadata().to_vec();
    let format = match &sheets {
        Sheets::Xlsx(_) => "xlsx",
        Sheets::Xlsb(_) => "xlsb",
        Sheets::Xls(_) => "xls",
        Sheets::Ods(_) => "ods",
    };
    let mut read = Vec::with_capacity(names.len());
    for sheet in names {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let is_hidden = sheet.visible != SheetVisible::Visible;
        if is_hidden && !reads_hidden(&sheet.name) {
            read.push(Sheet {
                name: sheet.name,
                spool: None,
                unreadable: 0,
                note: Some(
                    "a hidden sheet: not read; name it in the policy, by [[source]] with file and sheet, to have it read".to_owned(),
                ),
            });
            continue;
        }
        let spooled = spool(&mut sheets, &sheet.name, limits);
        read.push(match spooled {
            Ok((spool, unreadable, note)) => Sheet { name: sheet.name, spool: Some(spool), unreadable, note },
            Err(note) => Sheet { name: sheet.name, spool: None, unreadable: 0, note: Some(note) },
        });
    }
    Ok(Workbook { format, sheets: read, modified })
}

/// Opens a workbook as the first of the four formats that takes it. The error is that of the likeliest.
fn open(file: &File) -> Result<Sheets<BufReader<File>>, String> {
    let reader = || file.try_clone().map(BufReader::new).map_err(calamine::Error::Io);
    let xlsx = || Ok(Sheets::Xlsx(calamine::Xlsx::new(reader()?)?));
    let binary = || Ok(Sheets::Xlsb(calamine::Xlsb::new(reader()?)?));
    let ods = || Ok(Sheets::Ods(calamine::Ods::new(reader()?)?));
    let xls = || Ok(Sheets::Xls(calamine::Xls::new(reader()?)?));
    let tries: [&dyn Fn() -> Result<Sheets<BufReader<File>>, calamine::Error>; 4] = [&xlsx, &binary, &ods, &xls];
    let mut first = None;
    for open in tries {
        match open() {
            Ok(sheets) => return Ok(sheets),
            Err(error) => first = first.or(Some(error)),
        }
    }
    Err(first.map_or_else(|| "it is no workbook".to_owned(), |error| why(&error)))
}

fn why(error: &calamine::Error) -> String {
    let text = error.to_string();
    let lower = text.to_lowercase();
    if lower.contains("password") || lower.contains("encrypt") {
        "it is protected by a password; save a copy without one".to_owned()
    } else if lower.contains("cannot detect") {
        "it is a zip or an old Office file, but no workbook".to_owned()
    } else if lower.contains("zip") {
        "it is damaged: it breaks off, or its parts cannot be unpacked".to_owned()
    } else {
        format!("it is damaged or no workbook ({text})")
    }
}

fn spool(sheets: &mut Sheets<BufReader<File>>, name: &str, limits: Limits) -> Spooled {
    let mut writer = RowWriter::new(limits)?;
    match sheets {
        Sheets::Xlsx(book) => {
            let mut cells = book.worksheet_cells_reader(name).map_err(|e| e.to_string())?;
            stream(&mut writer, || {
                cells.next_cell().map(|cell| cell.map(|c| (c.get_position(), text_of(c.get_value())))).map_err(|e| e.to_string())
            })?;
        }
        Sheets::Xlsb(book) => {
            let mut cells = book.worksheet_cells_reader(name).map_err(|e| e.to_string())?;
            stream(&mut writer, || {
                cells.next_cell().map(|cell| cell.map(|c| (c.get_position(), text_of(c.get_value())))).map_err(|e| e.to_string())
            })?;
        }
        Sheets::Xls(_) | Sheets::Ods(_) => {
            let range = sheets.worksheet_range(name).map_err(|e| e.to_string())?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let at = (top + u32::try_from(row).unwrap_or(u32::MAX), left + u32::try_from(column).unwrap_or(u32::MAX));
                writer.put(at, text_of_owned(value))?;
            }
        }
    }
    writer.finish()
}

type Next = Result<Option<((u32, u32), String)>, String>;

/// Writes every cell. A cell that cannot be read is counted and the stream goes on, unless nothing but errors comes.
fn stream(writer: &mut RowWriter, mut next: impl FnMut() -> Next) -> Result<(), String> {
    let mut errors_in_a_row = 0;
    let mut last = String::new();
    loop {
        match next() {
            Ok(None) => return Ok(()),
            Ok(Some((at, text))) => {
                errors_in_a_row = 0;
                writer.put(at, text)?;
            }
            Err(error) if error == last && errors_in_a_row >= 3 && error.to_lowercase().contains("eof") => return writer.cut(&error),
            Err(error) => {
                errors_in_a_row += 1;
                writer.unreadable += 1;
                if errors_in_a_row > MOST_ERRORS {
                    return writer.cut(&error);
                }
                last = error;
            }
        }
    }
}

/// A cell as text that means the same. Times are kept, so that the reader can pass over them.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::Bool(answer) => if *answer { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(at) => date_text(*at, value.as_datetime()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

fn text_of_owned(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::Bool(answer) => if *answer { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(at) => date_text(*at, value.as_datetime()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
    }
}

/// A number as a register means it: `1234`, `7700900123`, `0.5`.
fn number_text(number: f64) -> String {
    format!("{number}")
}

/// The serial's day and time; the bare number where it lies outside what a spreadsheet can date.
fn date_text(at: calamine::ExcelDateTime, moment: Option<chrono::NaiveDateTime>) -> String {
    let serial = at.as_f64();
    // Serials past 9999 are clamped by the reader in silence; those are no dates.
    match moment {
        Some(moment) if at.is_datetime() && (1.0..2_958_466.0).contains(&serial) => {
            let form = if serial.fract() == 0.0 { "%Y-%m-%d" } else { "%Y-%m-%dT%H:%M:%S" };
            moment.format(form).to_string()
        }
        _ => number_text(serial),
    }
}
