//! What checks may know of a source: its columns, its age, how it joins others.

use super::date::Date;
use super::field::Field;
use super::place::Place;
use super::register::Register;

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
