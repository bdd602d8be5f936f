//! What checks on rotas share: the shifts of each service, who a cell of a rota names, and how far ahead they look.
//!
//! A rota says who is on when; the contact lists say who a person is. Neither is guessed from the other.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;

use crate::model::contact::KnownContact;
use crate::model::date::Date;
use crate::model::facts::Survey;
use crate::model::key;
use crate::model::param::{Param, Setting};
use crate::model::person_name;
use crate::model::phone::KeptCell;
use crate::model::shift::{KnownShift, Span};
use crate::model::verdict::Verdict;

/// How far ahead a rota is judged.
pub(super) static HORIZON: Param = Param {
    key: "horizon-days",
    default: Setting::Number(35),
    help: "How many days ahead a rota is judged.",
    source: "ours: five weeks, as long as most rotas are published ahead",
};

/// The shifts of one service.
#[derive(Debug)]
pub struct Service<'s> {
    /// As its first row writes it; `rota` where the rotas name none.
    pub name: &'s str,
    /// All of its shifts, past ones too.
    pub shifts: Vec<&'s KnownShift>,
    /// Whether the rotas name no service here and have two people first, or second, at once: they are of several services, and whoever
    /// is on for one of them says nothing of the others.
    pub is_several: bool,
}

impl Service<'_> {
    /// The last day on which anybody is named.
    pub(super) fn reach(&self) -> Reach {
        if self.is_several {
            return Reach::Mixed;
        }
        if self.shifts.iter().any(|shift| shift.span.is_none()) {
            return Reach::Standing;
        }
        let ends = || self.shifts.iter().filter_map(|shift| shift.span).map(Span::last);
        let last = ends().flatten().max();
        match last {
            Some(last) if ends().all(|end| end.is_some()) => Reach::Until(last),
            _ => Reach::NotStated(last),
        }
    }
}

/// How far the rotas reach for a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// A standing arrangement never ends.
    Standing,
    /// Somebody is named up to this day, and with it.
    Until(Date),
    /// Some of its shifts do not say when they end; the last day of those that do.
    NotStated(Option<Date>),
    /// It is of several services and does not say which.
    Mixed,
}

impl Reach {
    /// What a check on the reach of a rota says where it cannot be told.
    pub(super) fn unknown(self) -> Verdict {
        match self {
            Reach::Mixed => {
                Verdict::unknown("two people stand in the same place at the same time, and the rota does not say for which service")
                    .because("rotas of several services that do not say which")
            }
            _ => Verdict::unknown("the rota says when its shifts begin and not when they end").because("shifts whose end is not stated"),
        }
    }
}

/// The services of the rotas, in the order of their names.
pub fn services(survey: &Survey) -> Vec<Service<'_>> {
    let mut all: BTreeMap<String, Service<'_>> = BTreeMap::new();
    for shift in &survey.shifts {
        let name = shift.service.as_deref().unwrap_or("rota");
        all.entry(key::normal(name)).or_insert_with(|| Service { name, shifts: Vec::new(), is_several: false }).shifts.push(shift);
    }
    for service in all.values_mut() {
        service.is_several = service.shifts.iter().all(|shift| shift.service.is_none()) && has_rivals(&service.shifts);
    }
    all.into_values().collect()
}

/// Whether two people hold the same place in the order of ringing at the same time. A day on which one hands over to the other is none.
fn has_rivals(shifts: &[&KnownShift]) -> bool {
    let mut by_tier: BTreeMap<String, Vec<(Span, String)>> = BTreeMap::new();
    for shift in shifts {
        let (Some(tier), Some(span)) = (&shift.tier, shift.span) else { continue };
        by_tier.entry(key::normal(tier)).or_default().push((span, key::normal(&shift.person)));
    }
    by_tier.values_mut().any(|held| {
        held.sort_by_key(|(span, _)| span.first());
        held.windows(2).any(|pair| pair[0].1 != pair[1].1 && are_rivals(pair[0].0, pair[1].0))
    })
}

fn are_rivals(first: Span, second: Span) -> bool {
    let is_handover = matches!((first, second), (Span::Days(..), Span::Days(..))) && first.last() == Some(second.first());
    first == second || !is_handover && first.meets(second) == Some(true)
}

/// A day so many days on.
pub(super) fn days_after(day: Date, days: i64) -> Date {
    day.checked_add_days(Days::new(days.unsigned_abs())).unwrap_or(day)
}

/// Shifts that touch the days from the as-of date to the horizon, standing ones too.
pub(super) fn ahead(survey: &Survey, horizon: i64) -> impl Iterator<Item = &KnownShift> {
    let last = days_after(survey.as_of, horizon);
    let is_ahead =
        move |shift: &&KnownShift| shift.span.is_none_or(|span| span.last().is_none_or(|day| day >= survey.as_of) && span.first() <= last);
    survey.shifts.iter().filter(is_ahead)
}

/// Whom the contact lists make of a cell of a rota.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// One person or desk: the rows that stand for it.
    Rows(Vec<usize>),
    /// It fits more than one person: never matched.
    Several,
    /// Nobody on any contact list.
    Nobody,
}

/// Whether a cell gives no more than initials or one word of a name.
pub(super) fn is_short(text: &str) -> bool {
    !text.contains('@') && words(text).len() < 2
}

/// Finds the person of a shift: by e-mail address, by name, then by initials or one word within the team.
pub fn who(shift: &KnownShift, contacts: &[KnownContact]) -> Who {
    let text = shift.person.as_str();
    let is_whole = |contact: &KnownContact| {
        let same = |other: Option<&str>| other.is_some_and(|other| key::hash(other) == key::hash(text));
        let named = person_name::name(text).filter(|_| !text.contains('@'));
        same(contact.email.as_deref())
            || same(contact.name.as_deref())
            || named.is_some() && contact.name.as_deref().and_then(person_name::name) == named
    };
    let whole: Vec<usize> = (0..contacts.len()).filter(|at| is_whole(&contacts[*at])).collect();
    if !whole.is_empty() {
        return Who::Rows(whole);
    }
    let in_team = |contact: &KnownContact| shift.service.as_deref().is_none_or(|service| is_of(contact, service));
    let fits = |contact: &KnownContact| contact.name.as_deref().is_some_and(|name| may_be(text, name));
    let rows: Vec<usize> = (0..contacts.len()).filter(|at| in_team(&contacts[*at]) && fits(&contacts[*at])).collect();
    let people: BTreeSet<String> = rows.iter().filter_map(|row| contacts[*row].name.as_deref()).map(|name| words(name).join(" ")).collect();
    match people.len() {
        0 => Who::Nobody,
        1 => Who::Rows(rows),
        _ => Who::Several,
    }
}

/// Whether a contact's team, service or role speaks of the service.
pub fn is_of(contact: &KnownContact, service: &str) -> bool {
    let service = format!(" {} ", words(service).join(" "));
    [&contact.team, &contact.service, &contact.role].into_iter().flatten().any(|text| {
        let text = format!(" {} ", words(text).join(" "));
        text.contains(&service) || service.contains(&text)
    })
}

/// Whether initials, a first name, a surname or `A Lee` may stand for a name.
fn may_be(text: &str, name: &str) -> bool {
    let (text, name) = (words(text), words(name));
    let (Some(given), Some(family)) = (name.first(), name.last()) else { return false };
    match &text[..] {
        [word] => {
            let initials: String = name.iter().filter_map(|word| word.chars().next()).collect();
            word == given || word == family || name.len() > 1 && *word == initials
        }
        [initial, surname] => initial.chars().count() == 1 && given.starts_with(initial.as_str()) && surname == family,
        _ => false,
    }
}

/// The words of a name, the given name first: `Lee, Ann` as `ann lee`. Initials with stops are one word.
fn words(text: &str) -> Vec<String> {
    let text = person_name::without_bracket(text).replace('.', "");
    let turned = text.split_once(',').map(|(family, given)| format!("{given} {family}"));
    key::normal(&turned.unwrap_or(text))
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'')
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// One person on the rotas ahead: what the checks on people judge.
#[derive(Debug)]
pub(super) struct Person<'s> {
    /// Whom the contact lists make of them.
    pub(super) who: Who,
    /// Their shifts ahead, in the order of the rotas.
    pub(super) shifts: Vec<&'s KnownShift>,
    /// Whether a rota gives a number that can be rung beside any of these shifts.
    pub(super) has_number: bool,
}

/// Everybody on the rotas ahead, in the order in which the rotas first name them.
pub(super) fn people(survey: &Survey, horizon: i64) -> Vec<Person<'_>> {
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    let mut all: Vec<Person<'_>> = Vec::new();
    for shift in ahead(survey, horizon) {
        let who = who(shift, &survey.contacts);
        let id = match &who {
            Who::Rows(rows) => format!("#{}", rows[0]),
            // Two services may have an A each: initials are one person within a service only.
            _ if is_short(&shift.person) => {
                format!("{}|{}", key::normal(&shift.person), key::normal(shift.service.as_deref().unwrap_or_default()))
            }
            _ => words(&shift.person).join(" "),
        };
        let has_number = shift.number.as_ref().is_some_and(KeptCell::rings);
        let index = *at.entry(id).or_insert_with(|| {
            all.push(Person { who, shifts: Vec::new(), has_number: false });
            all.len() - 1
        });
        all[index].shifts.push(shift);
        all[index].has_number |= has_number;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_and_parts_of_a_name() {
        for (text, name) in [("AL", "Ann Lee"), ("A.L.", "Lee, Ann"), ("Ann", "Ann Lee"), ("Lee", "Ann Lee"), ("A Lee", "Ann Lee")] {
            assert!(may_be(text, name), "{text}");
        }
        for (text, name) in [("A", "Ann Lee"), ("B Lee", "Ann Lee"), ("LA", "Ann Lee"), ("g", "Gus Hay")] {
            assert!(!may_be(text, name), "{text}");
        }
        assert!(is_short("A.L.") && is_short("Ann") && !is_short("Ann Lee") && !is_short("ann@x.example"));
    }
}
