//! An asset of the fictional trust, as it will stand in the register.

use chrono::NaiveDate;

use crate::dates::uk;
use crate::people::{People, Person};
use crate::platform::Platform;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Laptop,
    Desktop,
    Server,
    Switch,
    Firewall,
    Printer,
    Medical,
    Phone,
    Tablet,
    Monitor,
    Dock,
    Software,
    Information,
}

impl Kind {
    /// The words that the register uses for it; the first is the commonest.
    pub fn labels(self) -> &'static [&'static str] {
        match self {
            Self::Laptop => &["Laptop", "Laptop", "Laptop", "Notebook", "laptop"],
            Self::Desktop => &["Desktop", "Desktop", "Desktop PC"],
            Self::Server => &["Server", "Virtual server"],
            Self::Switch => &["Network switch"],
            Self::Firewall => &["Firewall"],
            Self::Printer => &["Printer", "Multifunction printer"],
            Self::Medical => &["Medical device"],
            Self::Phone => &["Mobile phone"],
            Self::Tablet => &["Tablet"],
            Self::Monitor => &["Monitor"],
            Self::Dock => &["Docking station"],
            Self::Software => &["SaaS"],
            Self::Information => &["Information asset"],
        }
    }

    /// Whether it stands on the network with software of its own, to be patched and to be seen.
    pub fn connected(self) -> bool {
        !matches!(
            self,
            Self::Monitor | Self::Dock | Self::Software | Self::Information
        )
    }

    /// What a person carries or sits at.
    pub fn end_user(self) -> bool {
        matches!(
            self,
            Self::Laptop | Self::Desktop | Self::Phone | Self::Tablet
        )
    }
}

/// The two sheets of the register.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sheet {
    Infirmary,
    Community,
}

impl Sheet {
    pub fn name(self) -> &'static str {
        match self {
            Self::Infirmary => "Infirmary",
            Self::Community => "Community sites",
        }
    }
}

/// A day as somebody typed it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum When {
    Blank,
    /// A real date of the spreadsheet.
    Date(NaiveDate),
    Uk(NaiveDate),
    Iso(NaiveDate),
    Words(&'static str),
}

impl When {
    pub fn date(self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) | Self::Uk(date) | Self::Iso(date) => Some(date),
            Self::Blank | Self::Words(_) => None,
        }
    }

    /// The cell, where it is text.
    pub fn text(self) -> String {
        match self {
            Self::Blank | Self::Date(_) => String::new(),
            Self::Uk(date) => uk(date),
            Self::Iso(date) => date.to_string(),
            Self::Words(words) => words.into(),
        }
    }
}

/// How it stands with the owner that a row names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    Here,
    Leaving,
    Missing,
    Left,
    /// A mailbox, a team or a post that the contact list says the holder of.
    Resolved,
    /// A team that no list knows.
    Unresolved,
}

#[derive(Clone)]
pub struct Owner {
    pub shown: String,
    pub email: String,
    pub fate: Fate,
}

impl Owner {
    pub fn person(person: &Person) -> Self {
        let fate = match person.story {
            _ if person.left() => Fate::Left,
            crate::people::Story::Leaving => Fate::Leaving,
            _ => Fate::Here,
        };
        Self {
            shown: person.name(),
            email: person.email(),
            fate,
        }
    }

    /// The one who answers for a department's things.
    pub fn manager(people: &People, department: &str) -> Self {
        Self::person(people.manager(department))
    }

    /// The mailbox of the service desk, whose manager the contact list names.
    pub fn helpdesk() -> Self {
        Self::written("helpdesk@northmoor.example", Fate::Resolved)
    }

    pub fn written(shown: &str, fate: Fate) -> Self {
        Self {
            shown: shown.into(),
            email: String::new(),
            fate,
        }
    }
}

/// Where the network last saw it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sighting {
    On(NaiveDate),
    /// The discovery export does not know it.
    Never,
    /// Not a thing that the network can see.
    NotApplicable,
}

#[derive(Clone)]
pub struct Asset {
    pub sheet: Sheet,
    pub id: String,
    pub name: String,
    pub kind: Kind,
    pub label: String,
    pub make: String,
    pub model: String,
    pub serial: String,
    pub platform: Platform,
    pub os: String,
    pub version: String,
    pub patched: When,
    pub owner: Owner,
    pub department: String,
    pub location: String,
    pub criticality: String,
    pub purpose: String,
    pub supplier: String,
    pub status: String,
    pub audited: When,
    pub notes: String,
    pub sighting: Sighting,
}

impl Asset {
    pub fn live(&self) -> bool {
        let status = self.status.trim().to_lowercase();
        matches!(status.as_str(), "in use" | "deployed" | "active")
    }

    pub fn critical(&self) -> bool {
        let criticality = self.criticality.trim().to_lowercase();
        criticality == "critical" || criticality == "tier 1"
    }
}
