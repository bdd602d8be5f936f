//! A source: one file, or one sheet of a workbook, opened, told for what it is, ready to be read twice.

use std::fs::File;
use std::io::Seek;
use std::path::PathBuf;
use std::time::SystemTime;

use super::columns::Columns;
use super::dialect;
use super::discover::Found;
use super::error::IngestError;
use super::extract_date::From;
use super::hash::{self, FileHash, Running};
use super::known::KnownExport;
use super::limits::Limits;
use super::rota::LaidOut;
use super::rows::RowReader;
use super::settle::settle;
use super::sniff::{self, Format, Look};
use super::spool::Workbook;
use super::{encoding, impostor, markup, workbook};
use crate::model::date::{Date, DateOrder};
use crate::model::register::Register;
use crate::model::shift::Hours;

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
    /// The hours of shifts that a rota only names.
    pub shifts: Vec<(String, Hours)>,
    /// How the days of a rota are read that prove no order.
    pub dates: DateOrder,
    /// The day the audit speaks for: near it lies a rota whose year only its days of the week tell.
    pub as_of: Option<Date>,
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
    /// SHA-256 of the file, as [`sha256`](Self::sha256) tells it.
    pub hash: FileHash,
    /// Bytes in the file.
    pub size: u64,
    /// The export it is, where its headers tell.
    pub known_export: Option<&'static KnownExport>,
    /// Why it is no register, where it is none.
    pub not_read: Option<String>,
    /// The register it would be, where it was recognised as a list that matters and could not be read.
    pub lost: Option<Register>,
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
    /// For a rota: what became of the file's rows, now that its rows are shifts.
    pub laid_out: Option<LaidOut>,
    /// Whether only the beginning of the file was looked at: that it is UTF-8 throughout is for whoever reads it first to prove.
    pub is_assumed: bool,
    pub(super) limits: Limits,
    pub(super) data: Data,
}

#[derive(Debug)]
pub(super) enum Data {
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

    /// SHA-256 of the file in hex, worked out if it is not yet.
    ///
    /// # Errors
    /// The system's own, or that the file changed since it was first opened.
    pub fn sha256(&self) -> Result<&str, IngestError> {
        let hash = self.hash.get().map_err(|error| IngestError::io(&self.file, error))?;
        hash.ok_or_else(|| changed(self.file.clone()))
    }
}

impl Table {
    /// A reader that stands behind the header. One reader at a time: they share the file's cursor.
    ///
    /// # Errors
    /// The system's own, or that the file changed since it was first read.
    pub fn rows(&self, source: &Source) -> Result<RowReader, IngestError> {
        self.read(source, false)
    }

    fn read(&self, source: &Source, hands_over: bool) -> Result<RowReader, IngestError> {
        let failed = |error: std::io::Error| IngestError::io(&source.label(), &error);
        let (file, numbered) = match &self.data {
            Data::File(file, ..) => (file, false),
            Data::Spool { file, numbered } => (file, *numbered),
        };
        self.check_unchanged(source)?;
        let file = file.try_clone().map_err(failed)?;
        let reader = RowReader::new(file, self.delimiter, numbered, self.limits).map_err(failed)?;
        let mut reader = if hands_over { reader.handing_over() } else { reader };
        reader.pass_over_through(self.header_row).map_err(failed)?;
        Ok(reader)
    }

    /// The same, with the hash of the file where it is not known yet: to be worked out of the bytes that come with the rows.
    ///
    /// # Errors
    /// As [`rows`](Self::rows).
    pub fn rows_and_hash(&self, source: &Source) -> Result<(RowReader, Option<Running>), IngestError> {
        let running = source.hash.by_the_way().filter(|_| self.tells_its_hash());
        Ok((self.read(source, running.is_some())?, running))
    }

    /// Whether to read it is to read the file itself, and not a copy of what stands in it.
    pub fn tells_its_hash(&self) -> bool {
        matches!(self.data, Data::File(..))
    }

    /// The same table a second time, as another register. Readers of the two share the file's cursor too.
    ///
    /// # Errors
    /// The system's own.
    pub(super) fn again(&self, register: Register, columns: Columns) -> std::io::Result<Table> {
        let data = match &self.data {
            Data::File(file, size, modified) => Data::File(file.try_clone()?, *size, *modified),
            Data::Spool { file, numbered } => Data::Spool { file: file.try_clone()?, numbered: *numbered },
        };
        let Table { header_row, delimiter, extracted, banner, is_assumed, limits, .. } = *self;
        Ok(Table { register, columns, header_row, delimiter, extracted, banner, laid_out: None, is_assumed, limits, data })
    }

    /// Makes sure that the file is still what was first read.
    ///
    /// # Errors
    /// That it changed.
    pub fn check_unchanged(&self, source: &Source) -> Result<(), IngestError> {
        if let Data::File(file, size, modified) = &self.data {
            let now = file.metadata().map_err(|error| IngestError::io(&source.label(), &error))?;
            if now.len() != *size || now.modified().ok() != *modified {
                return Err(changed(source.label()));
            }
        }
        Ok(())
    }
}

fn changed(label: String) -> IngestError {
    IngestError::new(
        label,
        "changed while it was being read",
        "somebody or some program is writing to it",
        "wait until it is finished, or work on a copy, and run again",
    )
}

/// Opens a file: one source, or one for each sheet of a workbook. `wish_of` tells what the policy
/// says of a sheet, or of the file where it has none.
///
/// # Errors
/// A file that cannot be read as what it is.
pub fn open(found: &Found, wish_of: &dyn Fn(Option<&str>) -> Wish) -> Result<Vec<Source>, IngestError> {
    open_hashed(found, &FileHash::of(&found.path), Look::Whole, wish_of)
}

/// The same, where its hash is being worked out already, and no more of it may need to be looked at than its beginning.
///
/// # Errors
/// As [`open`].
pub fn open_hashed(found: &Found, hash: &FileHash, how: Look, wish_of: &dyn Fn(Option<&str>) -> Wish) -> Result<Vec<Source>, IngestError> {
    let open = |how| {
        let file = File::open(&found.path).map_err(|error| IngestError::io(&found.label, &error))?;
        open_file(found, file, hash, how, wish_of)
    };
    let sources = open(how)?;
    // What the survey does not read to its end must be looked at to its end now.
    let is_proved_later = |source: &Source| source.table.as_ref().is_some_and(|table| table.laid_out.is_none());
    if how == Look::Beginning && !sources.iter().all(is_proved_later) { open(Look::Whole) } else { Ok(sources) }
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
    std::io::copy(&mut input, &mut spool).and_then(|_| spool.rewind()).map_err(failed)?;
    let (hash, _) = hash::sha256(&mut spool).map_err(failed)?;
    let found = Found { path: PathBuf::from("-"), label: STANDARD_INPUT.to_owned() };
    open_file(&found, spool, &FileHash::known(hash), Look::Whole, &|_| wish.clone())
}

fn open_file(
    found: &Found,
    mut file: File,
    hash: &FileHash,
    how: Look,
    wish_of: &dyn Fn(Option<&str>) -> Wish,
) -> Result<Vec<Source>, IngestError> {
    let whole = wish_of(None);
    let limits = whole.limits;
    let failed = |error: std::io::Error| IngestError::io(&found.label, &error);
    let looked = sniff::look(&mut file, how).map_err(failed)?;
    let modified = file.metadata().map_err(failed)?.modified().ok();
    let hash = hash.as_opened(looked.size, modified);
    let blank = |format: &'static str| Source {
        file: found.label.clone(),
        sheet: String::new(),
        path: found.path.clone(),
        format,
        encoding: "",
        hash: hash.clone(),
        size: looked.size,
        known_export: None,
        not_read: None,
        lost: None,
        notes: Vec::new(),
        table: None,
    };
    if whole.ignore {
        return Ok(vec![Source { not_read: Some("set aside by the policy".to_owned()), ..blank("") }]);
    }
    match Format::of(&looked.head) {
        Format::Csv => {
            let decoded = encoding::decode(&mut file, &looked).map_err(failed)?;
            let mut source = Source { encoding: decoded.name, ..blank("csv") };
            source.notes = decoded.notes();
            let data = match decoded.spool {
                Some(spool) => Data::Spool { file: spool, numbered: false },
                None => Data::File(file, looked.size, modified),
            };
            let text = match &data {
                Data::File(file, ..) | Data::Spool { file, .. } => file,
            };
            let (delimiter, top) = dialect::delimiter(text, whole.register, limits).map_err(failed)?;
            settle(&mut source, data, delimiter, &top, &whole, None, limits).map_err(failed)?;
            if let Some(table) = &mut source.table {
                table.is_assumed = !looked.is_whole;
            }
            Ok(vec![source])
        }
        Format::Zip | Format::Ole => {
            let is_zip = Format::of(&looked.head) == Format::Zip;
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
            let decoded = encoding::decode(&mut file, &looked).map_err(failed)?;
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
                settle(&mut source, Data::Spool { file: spool, numbered: true }, b',', &top, &wish, book.modified.as_deref(), limits)?;
            }
        }
        sources.push(source);
    }
    Ok(sources)
}

fn refuse(label: &str, what: &str, (why, fix): impostor::Truth) -> IngestError {
    IngestError::new(label, what, why, fix)
}
