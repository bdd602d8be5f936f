//! Contacts as the estate's checks see them: all of them at once, owned, with their places.

use super::{Contact, Side, is_named_person};
use crate::model::date::Date;
use crate::model::organisation::Duty;
use crate::model::phone::KeptCell;
use crate::model::place::Place;
use crate::model::role::{self, KeyRole};

/// One contact, kept whole: contact lists are small, and roles and conflicts need all of it.
#[derive(Debug, Clone)]
pub struct KnownContact {
    /// Who it is, as written.
    pub name: Option<String>,
    /// Role as written.
    pub role: Option<String>,
    /// Team as written.
    pub team: Option<String>,
    /// Service as written.
    pub service: Option<String>,
    /// The organisation they work for, as written.
    pub organisation: Option<String>,
    /// E-mail as written.
    pub email: Option<String>,
    /// When they can be reached, as written.
    pub availability: Option<String>,
    /// First, second or later to be rung, as written.
    pub escalation: Option<String>,
    /// Number cells, the one to ring at night first.
    pub numbers: Vec<(NumberKind, KeptCell)>,
    /// Deputy as written.
    pub deputy: Option<String>,
    /// Internal, supplier or authority.
    pub side: Side,
    /// Whether it is a person rather than a post, a team or a desk.
    pub is_person: bool,
    /// What they can report with.
    pub reports: Vec<Duty>,
    /// Whether the row says that they can report, and not with what.
    pub reports_somewhere: bool,
    /// When last checked.
    pub verified: Option<Date>,
    /// Source and row.
    pub place: Place,
}

/// Which column a number stood in: two mobiles of one person are a conflict, a mobile and a desk are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberKind {
    /// For nights and weekends.
    OutOfHours,
    /// Mobile.
    Mobile,
    /// Main or desk.
    Phone,
    /// Bleep, pager, home.
    Other,
}

impl KnownContact {
    /// Keeps one row.
    pub fn keep(contact: &Contact<'_>, place: Place) -> Self {
        let text = |cell: crate::model::cell::Cell<'_, &str>| cell.value().map(str::to_owned);
        let kinds = [NumberKind::OutOfHours, NumberKind::Mobile, NumberKind::Phone, NumberKind::Other];
        let cells = contact.numbers();
        KnownContact {
            name: text(contact.name),
            role: text(contact.role),
            team: text(contact.team),
            service: text(contact.service),
            organisation: text(contact.organisation),
            email: text(contact.email),
            availability: text(contact.availability),
            escalation: text(contact.escalation),
            numbers: kinds.into_iter().zip(cells).filter_map(|(kind, (_, cell))| Some((kind, KeptCell::new(cell.value()?)))).collect(),
            deputy: text(contact.deputy),
            side: contact.side(),
            is_person: is_named_person(contact.name.value(), contact.email.value()),
            reports: contact.reports(),
            reports_somewhere: contact.reports_somewhere(),
            verified: contact.verified.value(),
            place,
        }
    }

    /// How a person would point at it.
    pub fn label(&self) -> String {
        match (&self.name, self.role.as_ref().or(self.team.as_ref())) {
            (Some(name), Some(role)) if name != role => format!("{name}, {role}"),
            (Some(only), _) | (None, Some(only)) => only.clone(),
            (None, None) => self.email.clone().unwrap_or_default(),
        }
    }

    /// The key roles that this row holds for us. An authority's own communications desk is not ours.
    pub fn roles<'r>(&self, roles: &'r [KeyRole]) -> Vec<&'r KeyRole> {
        if self.side == Side::Authority {
            return Vec::new();
        }
        role::held(roles, self.name.as_deref(), [self.role.as_deref(), self.team.as_deref(), self.service.as_deref()])
    }

    /// Whether any of its cells holds something that can be rung, be it a bleep.
    pub fn can_be_rung(&self) -> bool {
        self.numbers.iter().any(|(_, cell)| cell.rings())
    }
}
