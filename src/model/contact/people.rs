//! Which rows of the contact lists are one person.

use std::collections::BTreeMap;

use super::KnownContact;
use crate::model::key;
use crate::model::person_name;

/// Whether a row names a person rather than a post, a team or a desk.
pub fn is_named_person(name: Option<&str>, email: Option<&str>) -> bool {
    match name {
        Some(name) => person_name::looks_like_person(name),
        None => email.is_some_and(person_name::looks_like_person),
    }
}

/// For every row the number of the person it names; `None` for posts and desks,
/// and for a bare name that fits two people.
///
/// One e-mail address is one person, unless the names beside it share no word (a mailbox).
/// A row without one belongs to the person of that name, if there is only one.
pub fn people(contacts: &[KnownContact]) -> Vec<Option<usize>> {
    let mut by_email: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (row, contact) in contacts.iter().enumerate() {
        if let Some(email) = own_email(contact) {
            by_email.entry(key::normal(email)).or_default().push(row);
        }
    }
    let mut person_of = vec![None; contacts.len()];
    let mut of_name: BTreeMap<key::KeyHash, Vec<usize>> = BTreeMap::new();
    let mut next = 0;
    for rows in by_email.values() {
        let names: Vec<&str> = rows.iter().filter_map(|row| contacts[*row].name.as_deref()).collect();
        if !names.iter().all(|name| shares_a_word(names[0], name)) {
            continue;
        }
        for row in rows {
            person_of[*row] = Some(next);
        }
        for name in names.into_iter().filter_map(person_name::name) {
            let people = of_name.entry(name).or_default();
            if !people.contains(&next) {
                people.push(next);
            }
        }
        next += 1;
    }
    for (row, contact) in contacts.iter().enumerate() {
        let name = contact.name.as_deref().filter(|name| person_name::looks_like_person(name)).and_then(person_name::name);
        let (None, Some(name)) = (person_of[row], name) else { continue };
        let people = of_name.entry(name).or_default();
        if people.is_empty() {
            people.push(next);
            next += 1;
        }
        if let [only] = people[..] {
            person_of[row] = Some(only);
        }
    }
    person_of
}

/// The address, where it and the name beside it are a person's.
fn own_email(contact: &KnownContact) -> Option<&str> {
    let email = contact.email.as_deref().filter(|email| person_name::looks_like_person(email))?;
    let is_theirs = |name: &str| person_name::looks_like_person(name) || shares_a_word(name, email.split('@').next().unwrap_or_default());
    contact.name.as_deref().is_none_or(is_theirs).then_some(email)
}

fn shares_a_word(one: &str, other: &str) -> bool {
    let words = |text: &str| key::normal(&text.replace([',', '.'], " ")).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let other = words(other);
    words(one).iter().any(|word| other.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::contact::Side;
    use crate::model::place::Place;

    fn row(name: &str, email: &str) -> KnownContact {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        KnownContact {
            name: text(name),
            role: None,
            team: None,
            service: None,
            organisation: None,
            email: text(email),
            availability: None,
            escalation: None,
            numbers: Vec::new(),
            deputy: None,
            side: Side::Internal,
            is_person: is_named_person(Some(name).filter(|name| !name.is_empty()), Some(email)),
            reports: Vec::new(),
            reports_somewhere: false,
            verified: None,
            place: Place::of_source(0),
        }
    }

    #[test]
    fn rows_of_one_person_and_of_two() {
        let rows = [
            row("Ann Lee", "ann.lee@x.example"),
            row("Lee, Ann", ""),
            row("A Lee", "Ann.Lee@x.example"),
            row("Service Desk", "service.desk@x.example"),
            row("Bo Ray", "bo.ray@x.example"),
            row("Bo Ray", "bo.ray2@x.example"),
            row("Bo Ray", ""),
            row("Cy Fox", ""),
            row("Cy Fox", ""),
            row("Di Ash", "night.rota@x.example"),
            row("Ed Elm", "night.rota@x.example"),
        ];
        let people = people(&rows);
        assert_eq!((people[0], people[2]), (people[1], people[1]));
        assert_eq!(people[3], None);
        assert!(people[4].is_some() && people[5].is_some() && people[4] != people[5]);
        assert_eq!(people[6], None, "the bare name fits two people");
        assert!(people[7].is_some() && people[7] == people[8]);
        assert_ne!(people[9], people[10], "an address with two names is a mailbox");
    }
}
