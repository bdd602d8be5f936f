//! What checks may know of a source: its columns, its age, how it joins others.

use super::date::Date;
use super::field::Field;
use super::place::Place;
use super::register::Register;

/// Where a list comes from, as whoever asked for it states in the policy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// The system it was taken from.
    pub system: Option<String>,
    /// The post that took it.
    pub exported_by: Option<String>,
    /// What was left out or chosen.
    pub filter: Option<String>,
    /// How many records the system says it has.
    pub expected_count: Option<u64>,
}

/// A column of which some cells cannot be read as what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Its header.
    pub header: String,
    /// Where the header stands.
    pub place: Place,
    /// What its cells should be: `a date`, `yes or no`.
    pub wanted: &'static str,
    /// Cells with something in them.
    pub values: u64,
    /// Those that cannot be read.
    pub count: u64,
    /// The first rows of these.
    pub rows: Vec<u32>,
    /// Dates that could be either way round, in a column that writes them both ways.
    pub either: u64,
}

/// Rows of a list that hold something and could not be read as records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowsLost {
    /// Why.
    pub reason: &'static str,
    /// How many.
    pub count: u64,
    /// The first of them.
    pub rows: Vec<u32>,
}

/// A column of personal data that no question here needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needless {
    /// Its header.
    pub header: String,
    /// What it holds: `pay`, `date of birth` …
    pub what: &'static str,
    /// Whether the law calls it special, or it is as grave.
    pub is_special: bool,
    /// Where the header stands.
    pub place: Place,
}

/// One source that is audited, as the checks on lists see it.
#[derive(Debug, Clone)]
pub struct SourceFacts {
    /// File, and sheet where there is one: `asset-register.xlsx, sheet Infirmary`.
    pub label: String,
    /// What it was read as.
    pub register: Register,
    /// Its number.
    pub number: u16,
    /// Whether its rows are the records that are judged; a side list only adds to them.
    pub is_record: bool,
    /// Records in it.
    pub records: u64,
    /// The fields it has a column for, its own and those a side file adds, as bits.
    pub present: u64,
    /// The day it speaks for, where something tells.
    pub extracted: Option<Date>,
    /// Headers of columns that hold secrets, with their place. Their cells are never read.
    pub secrets: Vec<(String, Place)>,
    /// What its reading showed.
    pub reading: Reading,
}

/// What the reading of a source showed, beside its records.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Rows under the header that hold something of their own: no blanks, no totals, no header again.
    pub rows: u64,
    /// How many records the system it comes from says it has.
    pub expected_count: Option<u64>,
    /// Every column of dates, and of yes and no, with what in it cannot be read.
    pub typed: Vec<Unreadable>,
    /// Rows set aside that may be records.
    pub lost: Vec<RowsLost>,
    /// Columns of personal data that are not needed. Their cells are never read.
    pub needless: Vec<Needless>,
}

impl SourceFacts {
    /// Whether it owns records of this register. An empty list owns none: it is not taken for a clean one.
    pub fn holds(&self, register: Register) -> bool {
        self.register == register && self.is_record && self.records > 0
    }

    /// Whether it has a column for the field.
    pub fn has(&self, field: impl Field) -> bool {
        self.has_index(field.index())
    }

    /// Whether it has a column for the field at `index`.
    pub fn has_index(&self, index: usize) -> bool {
        self.present & (1 << index) != 0
    }
}

/// A list that was set aside because another one is the same list, newer or once more.
#[derive(Debug, Clone)]
pub struct OlderCopy {
    /// File, and sheet where there is one.
    pub label: String,
    /// What it was read as.
    pub register: Register,
    /// Its number.
    pub number: u16,
    /// How many records it has.
    pub records: u64,
    /// Why it was set aside, naming the list that stands.
    pub why: String,
}

/// Which two things are matched with one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JoinKind {
    /// Owners of assets with the people the lists know.
    OwnersToPeople,
    /// Contacts with the staff list.
    ContactsToStaff,
    /// User accounts with the staff list.
    AccountsToStaff,
    /// Owners of service accounts with the people the lists know.
    ServiceOwnersToPeople,
    /// Departments of user accounts with those the staff list gives the same people.
    DepartmentsToStaff,
    /// Managers of user accounts with those the staff list gives the same people.
    ManagersToStaff,
}

impl JoinKind {
    /// Every join.
    pub const ALL: [JoinKind; 6] = [
        JoinKind::OwnersToPeople,
        JoinKind::ContactsToStaff,
        JoinKind::AccountsToStaff,
        JoinKind::ServiceOwnersToPeople,
        JoinKind::DepartmentsToStaff,
        JoinKind::ManagersToStaff,
    ];

    /// What is matched with what, for a sentence.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            JoinKind::OwnersToPeople => ("asset owners", "the staff and account lists"),
            JoinKind::ContactsToStaff => ("internal contacts", "the staff list"),
            JoinKind::AccountsToStaff => ("user accounts", "the staff list"),
            JoinKind::ServiceOwnersToPeople => ("owners of service accounts", "the staff and account lists"),
            JoinKind::DepartmentsToStaff => ("departments of user accounts", "the staff list for the same people"),
            JoinKind::ManagersToStaff => ("managers on user accounts", "the staff list for the same people"),
        }
    }

    /// The register whose records are matched.
    pub fn register(self) -> Register {
        match self {
            JoinKind::OwnersToPeople => Register::Assets,
            JoinKind::ContactsToStaff => Register::Contacts,
            JoinKind::AccountsToStaff | JoinKind::ServiceOwnersToPeople | JoinKind::DepartmentsToStaff | JoinKind::ManagersToStaff => {
                Register::Accounts
            }
        }
    }
}

/// How well two lists join.
#[derive(Debug, Clone, Default)]
pub struct Join {
    /// Live subjects that name somebody.
    pub subjects: u64,
    /// Those found in the other list.
    pub matched: u64,
    /// A few that were not, as written.
    pub examples: Vec<String>,
}

impl Join {
    /// The share matched, in percent; 100 where there is nothing to match.
    pub fn rate(&self) -> f64 {
        if self.subjects == 0 { 100.0 } else { self.matched as f64 * 100.0 / self.subjects as f64 }
    }
}

/// Every join of the run.
#[derive(Debug, Clone, Default)]
pub struct Joins(pub Vec<(JoinKind, Join)>);

impl Joins {
    /// The least share, in percent, at which findings a row are made (`ours`).
    pub const LEAST_RATE: f64 = 80.0;

    /// The join of that kind, if both lists are there.
    pub fn get(&self, kind: JoinKind) -> Option<&Join> {
        self.0.iter().find(|(known, _)| *known == kind).map(|(_, join)| join)
    }
}
