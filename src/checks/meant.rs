//! Which rows of the contact lists somebody who is named elsewhere may be: by name, address or post.

use crate::model::contact::{KnownContact, Side};
use crate::model::key::{self, KeyHash, KeyMap};
use crate::model::person_name::{self, looks_like_person};

/// Whether a row of a contact list is meant. An authority's own desk is nobody of ours.
pub fn is_meant(who: &str, contact: &KnownContact) -> bool {
    if contact.side == Side::Authority {
        return false;
    }
    let same = |text: &Option<String>| text.as_deref().is_some_and(|text| key::same(text, who));
    let is_person = |text: &str| looks_like_person(text) && person_name::name(text).is_some();
    let same_name = || {
        let text = contact.name.as_deref().filter(|text| is_person(text) && is_person(who));
        text.is_some_and(|text| person_name::name(text) == person_name::name(who))
    };
    same(&contact.name) || same(&contact.email) || same(&contact.role) || same(&contact.team) || same_name()
}

/// Rows by whatever they may be meant with, for lists of which many are looked for.
#[derive(Debug)]
pub struct Meant<'c> {
    contacts: &'c [KnownContact],
    rows: KeyMap<Vec<usize>>,
}

impl<'c> Meant<'c> {
    /// Of these rows.
    pub fn of(contacts: &'c [KnownContact]) -> Self {
        let mut rows: KeyMap<Vec<usize>> = KeyMap::default();
        for (at, contact) in contacts.iter().enumerate() {
            let cells = [&contact.name, &contact.email, &contact.role, &contact.team];
            let names = contact.name.as_deref().and_then(person_name::name);
            for key in cells.into_iter().flatten().map(|cell| key::hash(cell)).chain(names) {
                rows.entry(key).or_default().push(at);
            }
        }
        Meant { contacts, rows }
    }

    /// The rows that are meant, in their order.
    pub fn rows(&self, who: &str) -> Vec<&'c KnownContact> {
        let keys: [Option<KeyHash>; 2] = [Some(key::hash(who)), person_name::name(who)];
        let mut found: Vec<usize> = keys.into_iter().flatten().filter_map(|key| self.rows.get(&key)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| &self.contacts[at]).filter(|contact| is_meant(who, contact)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::contact::{Contact, ContactField};
    use crate::model::place::Place;
    use crate::model::written::Row;

    #[test]
    fn the_rows_found_are_those_that_are_meant() {
        let row = |field, text: &'static str| {
            let row = Row::of(&[(field, text)]);
            KnownContact::keep(&Contact::read(&row), Place::of_source(0))
        };
        let contacts = [
            row(ContactField::Name, "Ann Lee"),
            row(ContactField::Name, "LEE, Ann"),
            row(ContactField::Email, "ann.lee@northmoor.example"),
            row(ContactField::Role, "Duty manager"),
            row(ContactField::Team, "Networks"),
            row(ContactField::Name, "Bo Ray"),
        ];
        let meant = Meant::of(&contacts);
        for (who, rows) in [("ann  lee", 2), ("Ann.Lee@northmoor.example", 1), ("DUTY MANAGER", 1), ("networks", 1), ("Cy Fox", 0), ("", 0)]
        {
            let labels = |rows: &[&KnownContact]| rows.iter().map(|row| row.label()).collect::<Vec<_>>();
            let found = meant.rows(who);
            let all: Vec<&KnownContact> = contacts.iter().filter(|contact| is_meant(who, contact)).collect();
            assert_eq!(labels(&found), labels(&all), "{who}");
            assert_eq!(found.len(), rows, "{who}");
        }
    }
}
