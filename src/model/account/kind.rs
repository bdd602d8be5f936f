//! Whose account it is: a person's, a service's, a guest's, a team's.

use super::Account;
use super::predicates::without_domain;
use crate::model::bytes;
use crate::model::cell::Cell;
use crate::model::key;
use crate::model::remembered::Remembered;
use crate::model::words::{Within, Words};

/// The kinds that checks tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// One person's.
    #[default]
    User,
    /// A program's.
    Service,
    /// A team's, a room's, a reception desk's.
    Shared,
    /// Somebody from outside.
    Guest,
    /// Kept for the day when nothing else works.
    BreakGlass,
    /// A computer's own account: no inventory of people.
    Computer,
}

impl Kind {
    /// Reads a kind from the words of an export; `None` where they tell nothing.
    fn read(text: &str) -> Option<Self> {
        static REMEMBERED: Remembered<Option<Kind>> = Remembered::new(1024);
        REMEMBERED.of([text], || Self::from_words(text))
    }

    fn from_words(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        if has(&["break", "emergency"]) {
            Some(Kind::BreakGlass)
        } else if has(&["service", "managedserviceaccount", "application", "non-human", "robot", "system", "managed identity"]) {
            Some(Kind::Service)
        } else if has(&["guest", "external", "b2b"]) {
            Some(Kind::Guest)
        } else if has(&["shared", "generic", "room", "resource", "mailbox", "team"]) {
            Some(Kind::Shared)
        } else if has(&["computer"]) {
            Some(Kind::Computer)
        } else {
            None
        }
    }

    /// The word for the kind in groups and tables.
    pub fn name(self) -> &'static str {
        match self {
            Kind::User => "user accounts",
            Kind::Service => "service accounts",
            Kind::Shared => "shared accounts",
            Kind::Guest => "guest accounts",
            Kind::BreakGlass => "break-glass accounts",
            Kind::Computer => "computer accounts",
        }
    }
}

/// Words with which names of service accounts begin, before a mark.
static FIRST_OF_SERVICES: Words =
    Words::new(&[&["svc", "service", "srv", "app", "web", "api", "batch", "job", "task", "sql", "db", "sa", "gmsa", "msa"]]);
/// The same for their ends.
static LAST_OF_SERVICES: Words = Words::new(&[&["svc", "service", "gmsa"]]);

/// Whether a name in lower case follows one of the patterns by which service accounts are usually named.
fn is_named_like_service(lower: &str) -> bool {
    let name = without_domain(lower);
    let is_spelt = || name.starts_with("svc") && name.len() > 4;
    // Most names of people have no mark.
    if !bytes::has_any(name.as_bytes(), [b'-', b'_', b'.']) {
        return is_spelt();
    }
    let mut parts = name.as_bytes().split(|byte| matches!(byte, b'-' | b'_' | b'.'));
    parts.next().is_some_and(|first| FIRST_OF_SERVICES.has(first))
        || parts.next_back().is_some_and(|last| LAST_OF_SERVICES.has(last))
        || is_spelt()
}

fn is_named_like_break_glass(lower: &str) -> bool {
    static SPELT: Within = Within::new(&["breakglass", "break-glass", "break_glass"]);
    lower.starts_with("bg-") || lower.starts_with("bg_") || SPELT.any_in(lower)
}

fn is_named_like_guest(lower: &str) -> bool {
    static SPELT: Within = Within::new(&["#ext#"]);
    SPELT.any_in(lower) || ["ext_", "ext-"].iter().any(|mark| lower.starts_with(mark))
}

impl Account<'_> {
    /// Whose account it is: from its kind column, else from how it is named.
    pub fn kind(&self) -> Kind {
        self.told.kind
    }

    pub(super) fn tell_kind(&self) -> Kind {
        if let Cell::Value(text) = self.kind
            && let Some(kind) = Kind::read(text)
        {
            return kind;
        }
        let [username, name, principal_name] = [self.username, self.name, self.principal_name].map(|cell| cell.value().unwrap_or_default());
        // Set in small letters once, whatever is then asked of it.
        key::with_lower(username, |username| {
            key::with_lower(name, |name| {
                let is_named = |like: fn(&str) -> bool| like(username) || like(name);
                if is_named(is_named_like_break_glass) {
                    Kind::BreakGlass
                } else if is_named(is_named_like_service) && !self.is_named_after_person() {
                    Kind::Service
                } else if is_named_like_guest(username) || key::with_lower(principal_name, is_named_like_guest) {
                    Kind::Guest
                } else if username.ends_with('$') {
                    Kind::Computer
                } else {
                    Kind::User
                }
            })
        })
    }

    /// Whether its user name is the name of somebody with a staff number: Sa Tran is `sa.tran`, and no service.
    fn is_named_after_person(&self) -> bool {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect::<String>();
        let username = self.username.value().unwrap_or_default();
        self.employee_id.value().is_some() && self.name.value().is_some_and(|name| letters(name) == letters(without_domain(username)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::AccountField;
    use super::*;
    use crate::model::written::Row;

    #[test]
    fn somebody_whose_name_begins_like_a_services_is_a_person() {
        let account = |name, number| {
            let cells = [(AccountField::Username, "NORTHMOOR\\sa.tran"), (AccountField::Name, name), (AccountField::EmployeeId, number)];
            Account::read(&Row::of(&cells)).kind()
        };
        assert_eq!(account("Sa Tran", "00220993"), Kind::User);
        assert_eq!(account("Sa Tran", ""), Kind::Service);
        assert_eq!(account("Tannoy", "00220993"), Kind::Service);
    }
}
