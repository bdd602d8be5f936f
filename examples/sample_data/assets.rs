//! An asset of the fictional trust, as it will stand in the register.

use chrono::NaiveDate;

use crate::dates::uk;
use crate::people::{People, Person};
use crate::platform::Platform;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
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
    pub(crate) fn labels(self) -> &'static [&'static str] {
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
    pub(crate) fn connected(self) -> bool {
        !matches!(self, Self::Monitor | Self::Dock | Self::Software | Self::Information)
    }

    /// A system rather than a thing on a desk.
    pub(crate) fn system(self) -> bool {
        !self.end_user() && !matches!(self, Self::Monitor | Self::Dock)
    }

    /// What a person carries or sits at.
    pub(crate) fn end_user(self) -> bool {
        matches!(self, Self::Laptop | Self::Desktop | Self::Phone | Self::Tablet)
    }
}

/// The two sheets of the register.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sheet {
    Infirmary,
    Community,
}

impl Sheet {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Infirmary => "Infirmary",
            Self::Community => "Community sites",
        }
    }
}

/// A day as somebody typed it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    Blank,
    /// A real date of the spreadsheet.
    Date(NaiveDate),
    Uk(NaiveDate),
    Iso(NaiveDate),
    Words(&'static str),
}

impl When {
    pub(crate) fn date(self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) | Self::Uk(date) | Self::Iso(date) => Some(date),
            Self::Blank | Self::Words(_) => None,
        }
    }

    /// The cell, where it is text.
    pub(crate) fn text(self) -> String {
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
pub(crate) enum Fate {
    Here,
    Leaving,
    Missing,
    Left,
    /// A mailbox, a team or a post that the contact list says the holder of.
    Resolved,
    /// A team that no list knows.
    Unresolved,
    /// A person whom no list knows.
    Stranger,
}

#[derive(Clone)]
pub(crate) struct Owner {
    pub(crate) shown: String,
    pub(crate) email: String,
    pub(crate) fate: Fate,
}

impl Owner {
    pub(crate) fn person(person: &Person) -> Self {
        let fate = match person.story {
            _ if person.left() => Fate::Left,
            crate::people::Story::Leaving => Fate::Leaving,
            _ => Fate::Here,
        };
        Self { shown: person.name(), email: person.email(), fate }
    }

    /// The one who answers for a department's things.
    pub(crate) fn manager(people: &People, department: &str) -> Self {
        Self::person(people.manager(department))
    }

    /// The mailbox of the service desk, whose manager the contact list names.
    pub(crate) fn helpdesk() -> Self {
        Self::written("helpdesk@northmoor.example", Fate::Resolved)
    }

    pub(crate) fn written(shown: &str, fate: Fate) -> Self {
        Self { shown: shown.into(), email: String::new(), fate }
    }
}

/// Where the network last saw it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sighting {
    On(NaiveDate),
    /// The discovery export does not know it.
    Never,
    /// Not a thing that the network can see.
    NotApplicable,
}

#[derive(Clone)]
pub(crate) struct Asset {
    pub(crate) sheet: Sheet,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) label: String,
    pub(crate) make: String,
    pub(crate) model: String,
    pub(crate) serial: String,
    pub(crate) platform: Platform,
    pub(crate) os: String,
    pub(crate) version: String,
    pub(crate) patched: When,
    pub(crate) owner: Owner,
    pub(crate) department: String,
    pub(crate) location: String,
    pub(crate) criticality: String,
    pub(crate) purpose: String,
    pub(crate) supplier: String,
    pub(crate) status: String,
    pub(crate) audited: When,
    pub(crate) notes: String,
    pub(crate) sighting: Sighting,
    /// What stops without it.
    pub(crate) impact: String,
    pub(crate) internet_facing: &'static str,
    /// Whether it may be cut off, and who says so.
    pub(crate) isolation: &'static str,
    pub(crate) downtime_plan: String,
    /// The reference of an accepted risk, and when that was last looked at.
    pub(crate) exception: &'static str,
    pub(crate) exception_reviewed: When,
    /// To whom it is given out.
    pub(crate) user: String,
}

impl Asset {
    pub(crate) fn live(&self) -> bool {
        let status = self.status.trim().to_lowercase();
        matches!(status.as_str(), "in use" | "deployed" | "active")
    }

    /// Whether the checks on what is in use look at it: in repair, and without a status, it counts as in use.
    pub(crate) fn judged(&self) -> bool {
        let status = self.status.trim().to_lowercase();
        !matches!(status.as_str(), "spare" | "in stock" | "retired" | "disposed")
    }

    /// Rated high or critical.
    pub(crate) fn matters(&self) -> bool {
        self.critical() || self.criticality.trim().eq_ignore_ascii_case("high")
    }

    pub(crate) fn critical(&self) -> bool {
        let criticality = self.criticality.trim().to_lowercase();
        criticality == "critical" || criticality == "tier 1"
    }
}
