//! `[[source]]`: how a file, or a sheet of a workbook, is to be read.

use super::error::{PolicyError, Spot};
use super::keys;
use super::path_pattern::PathPattern;
use super::reader::{Table, Value};
use crate::model::cell;
use crate::model::date::Date;
use crate::model::key;
use crate::model::register::Register;
use crate::model::source::Provenance;

/// What a source is to its register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceRole {
    /// It owns the population.
    Record,
    /// It adds what the register of record does not say.
    Enriches,
    /// It is held against the register of record.
    Reconciled,
    /// An earlier vintage: named, not counted.
    OlderCopy,
}

impl SourceRole {
    /// The words used everywhere.
    pub fn name(self) -> &'static str {
        match self {
            SourceRole::Record => "record",
            SourceRole::Enriches => "enriches",
            SourceRole::Reconciled => "reconciled",
            SourceRole::OlderCopy => "older copy",
        }
    }
}

/// How the policy writes each role; `None` is a source that is not read.
const ROLES: [(&str, Option<SourceRole>); 5] = [
    ("record", Some(SourceRole::Record)),
    ("enriches", Some(SourceRole::Enriches)),
    ("reconciled", Some(SourceRole::Reconciled)),
    ("older-copy", Some(SourceRole::OlderCopy)),
    ("ignore", None),
];

/// What the policy says of a file or sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SourcePolicy {
    /// Which files.
    pub file: PathPattern,
    /// Which sheet of them; `None` speaks of every sheet.
    pub sheet: Option<String>,
    /// What to read it as.
    pub register: Option<Register>,
    /// What it is to its register.
    pub role: Option<SourceRole>,
    /// Whether it is to be left unread, and said to be.
    pub ignore: bool,
    /// The day it speaks for.
    pub extract_date: Option<Date>,
    /// Columns whose field the policy settles, in the order of the file.
    pub columns: Vec<ColumnPolicy>,
    /// Where it comes from, as whoever asked for it states.
    pub provenance: Provenance,
    /// Where it begins.
    pub at: Spot,
}

/// One column whose field the policy settles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnPolicy {
    /// The header as it stands in the list.
    pub header: String,
    /// The field, as its place in the table of the source's register.
    pub field: usize,
    /// Where the field's name stands.
    pub at: Spot,
}

impl SourcePolicy {
    /// Whether it speaks of this file and sheet. `path` is written with `/`, below the folder audited; a file without sheets has `None`.
    pub fn speaks_of(&self, path: &str, sheet: Option<&str>) -> bool {
        let same_sheet = match (&self.sheet, sheet) {
            (None, _) => true,
            (Some(wanted), Some(have)) => key::normal(wanted) == key::normal(have),
            (Some(_), None) => false,
        };
        same_sheet && self.file.matches(path)
    }

    pub(super) fn read_all(root: &Table<'_>) -> Result<Vec<Self>, PolicyError> {
        let Some(list) = root.value("source") else { return Ok(Vec::new()) };
        let sources = list.sections(keys::SOURCE.heading)?.into_iter().map(Self::read).collect::<Result<Vec<_>, _>>()?;
        for (at, source) in sources.iter().enumerate() {
            if let Some(earlier) = sources[..at].iter().find(|other| other.is_same_as(source)) {
                let message = format!("“{}” is described on line {} already", source.label(), earlier.at.line);
                return Err(root.error_at(source.at, message).with_help("keep one [[source]] for each file or sheet"));
            }
        }
        Ok(sources)
    }

    fn read(table: Table<'_>) -> Result<Self, PolicyError> {
        let table = table.only(&keys::SOURCE)?;
        let file = path(&table.required("file", "say which file, such as file = \"exports/discovery*.csv\"")?)?;
        let registers = Register::ALL.map(|register| (register.name(), register));
        let register = table.value("register").map(|value| value.one_of(&registers)).transpose()?;
        let role = table.value("role").map(|value| value.one_of(&ROLES)).transpose()?;
        Ok(SourcePolicy {
            file,
            sheet: table.value("sheet").map(|value| value.text()).transpose()?,
            register,
            role: role.flatten(),
            ignore: role == Some(None),
            extract_date: table.value("extract-date").map(|value| value.day()).transpose()?,
            columns: table.value("columns").map_or(Ok(Vec::new()), |value| columns(&value, register))?,
            provenance: provenance(&table)?,
            at: table.at(),
        })
    }

    fn is_same_as(&self, other: &Self) -> bool {
        let written = |source: &Self| (source.file.to_string().to_lowercase(), source.sheet.as_deref().map(key::normal));
        written(self) == written(other)
    }

    fn label(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("{}, sheet {sheet}", self.file),
            None => self.file.to_string(),
        }
    }
}

fn provenance(table: &Table<'_>) -> Result<Provenance, PolicyError> {
    let prose = |key: &str| table.value(key).map(|value| value.prose()).transpose();
    let count = table.value("expected-count").map(|value| value.whole_number(0..=i64::MAX)).transpose()?;
    Ok(Provenance {
        system: prose("system")?,
        exported_by: prose("exported-by")?,
        filter: prose("filter")?,
        expected_count: count.and_then(|count| u64::try_from(count).ok()),
    })
}

fn path(value: &Value<'_>) -> Result<PathPattern, PolicyError> {
    // `"exports\north.csv"` is a path in which TOML has read `\n` as a line break.
    if value.as_text().is_some_and(|text| text.contains(char::is_control)) {
        return Err(value
            .error(format!("{} has a line break or another control character in it", value.name()))
            .with_help("“\\” has a meaning of its own inside quotes: write paths with /, such as \"exports/north.csv\""));
    }
    let written = value.text()?;
    PathPattern::new(&written).map_err(|why| {
        value
            .error(format!("{} {why}: “{written}”", value.name()))
            .with_help("write the path below the folder audited, such as \"exports/discovery*.csv\"")
    })
}

fn columns(value: &Value<'_>, register: Option<Register>) -> Result<Vec<ColumnPolicy>, PolicyError> {
    let table = value.inline("{ owner = \"Responsible\" }")?;
    let Some(register) = register else {
        let help = "add register = \"assets\", or whichever it is: fields belong to a register";
        return Err(value.key_error("“columns” of [[source]] is given without “register”").with_help(help));
    };
    let mut columns: Vec<ColumnPolicy> = Vec::new();
    for entry in table.values() {
        let field = register.field_named(entry.key()).ok_or_else(|| unknown_field(&entry, register))?;
        let header = entry.text()?;
        if let Some(other) = columns.iter().find(|other| key::normal(&other.header) == key::normal(&header)) {
            let other = register.fields()[other.field].name;
            return Err(entry
                .error(format!("the column “{header}” is given to “{other}” and to “{}”", entry.key()))
                .with_help("a column is read as one field"));
        }
        columns.push(ColumnPolicy { header, field, at: entry.key_at() });
    }
    Ok(columns)
}

fn unknown_field(entry: &Value<'_>, register: Register) -> PolicyError {
    let error = entry.key_error(format!("the {} has no field “{}”", register.title(), entry.key()));
    match entry.as_text().map(cell::trim).filter(|text| register.field_named(text).is_some()) {
        Some(field) => error.with_help(format!("the field comes first: {field} = \"{}\"", entry.key())),
        None => error.suggesting(entry.key(), register.fields().iter().map(|field| field.name)),
    }
}
