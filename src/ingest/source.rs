//! A source: one file, or one sheet of a workbook, opened, told for what it is, ready to be read twice.

use std::fs::File;
use std::path::PathBuf;
use std::time::SystemTime;

use super::columns::{Columns, How};
use super::dialect::{self, Top};
use super::discover::Found;
use super::error::IngestError;
use super::extract_date::{self, From};
use super::known::{self, KnownExport};
use super::limits::Limits;
use super::recognise::{Recognised, header_row, register_of};
use super::rows::RowReader;
use super::set_aside::Reason;
use super::sniff::{self, Format};
use super::spool::Workbook;
use super::{encoding, impostor, markup, workbook};
use crate::model::date::Date;
use crate::model::prose;
use crate::model::register::Register;

/// What the policy says of a source before it is opened.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// Read as this register whatever its columns say.
    pub register: Option<Register>,
    /// The day it speaks for.
    pub extract_date: Option<Date>,
    /// Headers tied to fields.
    pub columns: Vec<(String, usize)>,
    /// Set aside without being read.
    pub ignore: bool,
    /// The policy names this very sheet: it is read even if hidden.
    pub names_sheet: bool,
    /// How much the file may ask of this computer.
    pub limits: Limits,
}

/// One file or sheet.
#[derive(Debug)]
pub struct Source {
    /// The file as reports name it.
    pub file: String,
    /// The sheet; empty where the file has none.
    pub sheet: String,
    /// Where the file is.
    pub path: PathBuf,
    /// `csv`, `xlsx` …
    pub format: &'static str,
    /// The encoding assumed.
    pub encoding: &'static str,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Bytes in the file.
    pub size: u64,
    /// The export it is, where its headers tell.
    pub known_export: Option<&'static KnownExport>,
    /// Why it is no register, where it is none.
    pub not_read: Option<String>,
    /// What a reader should know.
    pub notes: Vec<String>,
    /// Its table, where it is a register.
    pub table: Option<Table>,
}

/// A register's table.
#[derive(Debug)]
pub struct Table {
    /// What it was read as.
    pub register: Register,
    /// Which column is which field.
    pub columns: Columns,
    /// The row the header stands on, as the spreadsheet shows it.
    pub header_row: u32,
    /// The delimiter.
    pub delimiter: u8,
    /// The day it speaks for and what told so, where something does.
    pub extracted: Option<(Date, From)>,
    /// The day a line above the header says the whole list was last checked.
    pub banner: Option<Date>,
    limits: Limits,
    data: Data,
}

#[derive(Debug)]
enum Data {
    /// The file itself, with its size and time when it was first read.
    File(File, u64, Option<SystemTime>),
    /// A copy as UTF-8 or a sheet's rows.
    Spool { file: File, numbered: bool },
}

impl Source {
    /// `asset-register.xlsx, sheet Infirmary`.
    pub fn label(&self) -> String {
        if self.sheet.is_empty() { self.file.clone() } else { format!("{}, sheet {}", self.file, self.sheet) }
    }
}

impl Table {
    /// A reader that stands behind the header. One reader at a time: they share the file's cursor.
    ///
    /// # Errors
    /// The system's own, or that the file changed since it was first read.
    pub fn rows(&self, source: &Source) -> Result<RowReader, IngestError> {
        let failed = |error: std::io::Error| IngestError::io(&source.label(), &error);
        let (file, numbered) = match &self.data {
            Data::File(file, ..) => (file, false),
            Data::Spool { file, numbered } => (file, *numbered),
        };
        self.check_unchanged(source)?;
        let mut reader = RowReader::new(file.try_clone().map_err(failed)?, self.delimiter, numbered, self.limits).map_err(failed)?;
        reader.pass_over_through(self.header_row).map_err(failed)?;
        Ok(reader)
    }

    /// Makes sure that the file is still what was first read.
    ///
    /// # Errors
    /// That it changed.
    pub fn check_unchanged(&self, source: &Source) -> Result<(), IngestError> {
        if let Data::File(file, size, modified) = &self.data {
            let now = file.metadata().map_err(|error| IngestError::io(&source.label(), &error))?;
            if now.len() != *size || now.modified().ok() != *modified {
                return Err(IngestError::new(
                    source.label(),
                    "changed while it was being read",
                    "somebody or some program is writing to it",
                    "wait until it is finished, or work on a copy, and run again",
                ));
            }
        }
        Ok(())
    }
}

/// Opens a file: one source, or one for each sheet of a workbook. `wish_of` tells what the policy
/// says of a sheet, or of the file where it has none.
///
/// # Errors
/// A file that cannot be read as what it is.
pub fn open(found: &Found, wish_of: &dyn Fn(Option<&str>) -> Wish) -> Result<Vec<Source>, IngestError> {
    let file = File::open(&found.path).map_err(|error| IngestError::io(&found.label, &error))?;
    open_file(found, file, wish_of)
}

/// What `-` is called.
pub const STANDARD_INPUT: &str = "standard input";

/// Reads standard input to its end and opens what came.
///
/// # Errors
/// As for a file.
pub fn open_input(mut input: impl std::io::Read, wish: &Wish) -> Result<Vec<Source>, IngestError> {
    let failed = |error: std::io::Error| IngestError::io(STANDARD_INPUT, &error);
    let mut spool = tempfile::tempfile().map_err(failed)?;
    std::io::copy(&mut input, &mut spool).map_err(failed)?;
    let found = Found { path: PathBuf::from("-"), label: STANDARD_INPUT.to_owned() };
    open_file(&found, spool, &|_| wish.clone())
}

fn open_file(found: &Found, mut file: File, wish_of: &dyn Fn(Option<&str>) -> Wish) -> Result<Vec<Source>, IngestError> {
    let whole = wish_of(None);
    let limits = whole.limits;
    let failed = |error: std::io::Error| IngestError::io(&found.label, &error);
    let digested = sniff::digest(&mut file).map_err(failed)?;
    let modified = file.metadata().map_err(failed)?.modified().ok();
    let blank = |format: &'static str| Source {
        file: found.label.clone(),
        sheet: String::new(),
        path: found.path.clone(),
        format,
        encoding: "",
        sha256: digested.sha256.clone(),
        size: digested.size,
        known_export: None,
        not_read: None,
        notes: Vec::new(),
        table: None,
    };
    if whole.ignore {
        return Ok(vec![Source { not_read: Some("set aside by the policy".to_owned()), ..blank("") }]);
    }
    match Format::of(&digested.head) {
        Format::Csv => {
            let decoded = encoding::decode(&mut file, &digested).map_err(failed)?;
            let mut source = Source { encoding: decoded.name, ..blank("csv") };
            source.notes = decoded.notes();
            let data = match decoded.spool {
                Some(spool) => Data::Spool { file: spool, numbered: false },
                None => Data::File(file, digested.size, modified),
            };
            let text = match &data {
                Data::File(file, ..) | Data::Spool { file, .. } => file,
            };
            let (delimiter, top) = dialect::delimiter(text, whole.register, limits).map_err(failed)?;
            settle(&mut source, data, delimiter, &top, &whole, None, limits);
            Ok(vec![source])
        }
        Format::Zip | Format::Ole => {
            let is_zip = Format::of(&digested.head) == Format::Zip;
            let impostor = if is_zip { impostor::zip(&mut file, limits) } else { impostor::ole(&mut file, limits) };
            let refused = |truth| refuse(&found.label, "cannot be read as a workbook", truth);
            if let Some(truth) = impostor.map_err(failed)? {
                return Err(refused(truth));
            }
            let book =
                workbook::read(&file, limits, &|sheet| wish_of(Some(sheet)).names_sheet).map_err(|why| refused(impostor::damaged(why)))?;
            sheets(book, &blank, wish_of, limits).map_err(failed)
        }
        Format::Markup => {
            let decoded = encoding::decode(&mut file, &digested).map_err(failed)?;
            let notes = decoded.notes();
            let blank = |format| Source { encoding: decoded.name, notes: notes.clone(), ..blank(format) };
            let text = decoded.spool.unwrap_or(file);
            let book =
                markup::read(text, limits).map_err(|why| refuse(&found.label, "cannot be read as a table", impostor::damaged(why)))?;
            sheets(book, &blank, wish_of, limits).map_err(failed)
        }
        other => Err(refuse(&found.label, "is no list that can be read", impostor::no_list(other))),
    }
}

/// A source for each sheet of a workbook.
fn sheets(
    book: Workbook,
    blank: &dyn Fn(&'static str) -> Source,
    wish_of: &dyn Fn(Option<&str>) -> Wish,
    limits: Limits,
) -> std::io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for sheet in book.sheets {
        let wish = wish_of(Some(&sheet.name));
        let mut source = Source { sheet: sheet.name, ..blank(book.format) };
        source.notes.extend(sheet.notes);
        match sheet.spool {
            _ if wish.ignore => source.not_read = Some("set aside by the policy".to_owned()),
            Err(why) => source.not_read = Some(why),
            Ok(spool) => {
                let top = dialect::top(spool.try_clone()?, b',', true, limits)?;
                settle(&mut source, Data::Spool { file: spool, numbered: true }, b',', &top, &wish, book.modified.as_deref(), limits);
            }
        }
        sources.push(source);
    }
    Ok(sources)
}

fn refuse(label: &str, what: &str, (why, fix): impostor::Truth) -> IngestError {
    IngestError::new(label, what, why, fix)
}

/// Finds the header, tells the register, settles columns and extract date.
fn settle(source: &mut Source, data: Data, delimiter: u8, top: &Top, wish: &Wish, modified: Option<&str>, limits: Limits) {
    let Some(header) = header_row(&top.rows, wish.register) else {
        source.not_read = Some(no_header(top));
        return;
    };
    if header.cells.len() > limits.columns {
        let (columns, most) = (prose::thousands(header.cells.len() as u64), prose::thousands(limits.columns as u64));
        source.not_read =
            Some(format!("its header has {columns} columns, over the limit of {most}: set columns under [limits] in the policy"));
        return;
    }
    let at = header.row;
    if header.spans_two {
        source.notes.push(format!("its header stands on two rows, {} and {}", top.numbers[at - 1], top.numbers[at]));
    }
    let headers: Vec<&str> = header.cells.iter().map(String::as_str).collect();
    source.known_export = known::recognise(headers.iter().copied()).map(|(_, export)| export);
    let register = match (wish.register.or(source.known_export.map(|export| export.register)), register_of(&headers, &source.label())) {
        (Some(register), _) => register,
        (None, Recognised::As(register, note)) => {
            source.notes.extend(note);
            register
        }
        (None, Recognised::Tie(one, other)) => {
            source.not_read = Some(format!(
                "its columns fit {} and {} alike: say in the policy which it is, by [[source]] with file and register",
                article(one.title()),
                article(other.title())
            ));
            return;
        }
        (None, Recognised::No(nearest)) => {
            source.not_read = Some(nearest.map_or_else(
                || "its columns are those of no register we know".to_owned(),
                |nearest| format!("no register we know: {nearest}"),
            ));
            return;
        }
    };
    // Read as another register than the export's own, only its headers tell what its columns are.
    let known = source.known_export.filter(|export| export.register == register);
    let columns = Columns::settle(register, known, headers.into_iter(), &wish.columns);
    for (field, from, how) in columns.combined() {
        let from: Vec<String> = from.into_iter().map(|header| format!("“{header}”")).collect();
        source.notes.push(format!("{} is told by {}: {how}", register.fields()[field].name, prose::list(&from)));
    }
    for (header, field) in &wish.columns {
        if !columns.all.iter().any(|column| column.how == How::Policy && column.field == Some(*field)) {
            source.notes.push(format!("the policy maps “{header}” to {}, but there is no such column", register.fields()[*field].name));
        }
    }
    let lines: Vec<String> = top.rows[..at - usize::from(header.spans_two)].iter().map(|row| row.join(" ")).collect();
    let banner = extract_date::in_banner(&lines);
    let saved = modified.and_then(|text| text.get(..10)).and_then(|day| day.parse().ok());
    let told = [
        (wish.extract_date, From::Policy),
        (banner, From::Banner),
        (extract_date::in_text(&source.file), From::FileName),
        (extract_date::in_text(&source.sheet), From::SheetName),
        (saved, From::WorkbookProperty),
    ];
    let extracted = told.into_iter().find_map(|(day, from)| Some((day?, from)));
    source.table = Some(Table { register, columns, header_row: top.numbers[at], delimiter, extracted, banner, limits, data });
}

/// Why a table without a header is no list, and what may be the matter with it.
fn no_header(top: &Top) -> String {
    let is_blank = |row: &Vec<String>| row.iter().all(|cell| cell.trim().is_empty());
    let rows = top.rows.len() as u64;
    let mut why = if top.rows.iter().all(is_blank) && top.broken.is_empty() && top.rows.len() < dialect::TOP_ROWS {
        return "there is nothing in it".to_owned();
    } else if top.rows.len() < dialect::TOP_ROWS {
        match rows {
            0 | 1 => "it has no row that names columns of a register we know".to_owned(),
            _ => format!("none of its {rows} rows names columns of a register we know"),
        }
    } else {
        format!("none of its first {rows} rows names columns of a register we know")
    };
    for (row, broken) in &top.broken {
        why.push_str(&format!("; row {row} could not be taken apart: {}", Reason::from(*broken).words()));
    }
    why
}

fn article(title: &str) -> String {
    let vowel = title.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {title}", if vowel { "an" } else { "a" })
}
