//! Somebody to be rung: their name, their numbers best first, and whether they are still here.

use chrono::{Datelike, Timelike};

use super::Night;
use crate::audit::assessment::{NightNumber, NightPerson, NightStanding, Unreachable, UnreachableKind};
use crate::model::contact::{KnownContact, NumberKind, read_availability};
use crate::model::date;
use crate::model::directory::{Found, Presence};
use crate::model::person_name::{looks_like_person, looks_like_team};
use crate::model::phone::{self, KeptCell};
use crate::model::verdict;

/// Why somebody without a number cannot be rung.
pub(super) const NO_NUMBER: &str = "no list gives a number that can be dialled";
/// Numbers kept of one person (ours: more than three and nobody knows which to try).
const NUMBERS: usize = 3;

/// What a contact's row is called on the sheet: the name, else the role, the team or the address. A person's is marked.
pub(super) fn name_of(row: &KnownContact) -> String {
    let post = || row.role.as_ref().or(row.team.as_ref()).cloned();
    row.name.as_deref().map(marked).or_else(post).or_else(|| row.email.as_deref().map(verdict::name)).unwrap_or_default()
}

/// A cell that names somebody, marked so that redaction finds it, unless it says that it names a team, a post or a desk.
pub(super) fn marked(who: &str) -> String {
    if looks_like_team(who) { who.to_owned() } else { verdict::name(who) }
}

/// Somebody by their marked name and the rows of the contact lists that stand for them.
pub(super) fn of_rows(night: Night<'_>, name: &str, rows: &[&KnownContact]) -> NightPerson {
    let cells = rows.iter().flat_map(|row| &row.numbers).map(|(kind, cell)| (word(*kind), cell));
    let standing = rows.iter().map(|row| standing(night, row)).min().unwrap_or(NightStanding::NotSaid);
    NightPerson {
        name: night.names.text(name).into_owned(),
        post: String::new(),
        numbers: numbers(night, cells),
        standing,
        hours: rows.iter().find_map(|row| row.availability.clone()).map(|text| night.names.text(&text).into_owned()).unwrap_or_default(),
        until: String::new(),
        checked: rows.iter().filter_map(|row| row.verified).max().map(|day| day.to_string()).unwrap_or_default(),
    }
}

/// What a row says of the minute the sheet speaks for.
pub(super) fn standing(night: Night<'_>, row: &KnownContact) -> NightStanding {
    let day = night.moment.weekday().num_days_from_monday() as usize;
    // Of the seven days read, the first is the day before: a night that began there runs into this one.
    let from = night.moment.date().pred_opt().unwrap_or(night.moment.date());
    match row.availability.as_deref().map(|text| read_availability(text, from)) {
        Some(Some(hours)) if hours[day * 24 + night.moment.hour() as usize] => NightStanding::Listed,
        Some(Some(_)) => NightStanding::NotThen,
        Some(None) | None => NightStanding::NotSaid,
    }
}

fn word(kind: NumberKind) -> &'static str {
    match kind {
        NumberKind::OutOfHours => "out of hours",
        NumberKind::Mobile => "mobile",
        NumberKind::Phone | NumberKind::Other => "",
    }
}

/// The numbers in these cells that can be dialled: those that ring from anywhere first, then those of our own exchange.
pub(super) fn numbers<'c>(night: Night<'_>, cells: impl Iterator<Item = (&'c str, &'c KeptCell)>) -> Vec<NightNumber> {
    if night.names.are_redacted() {
        return Vec::new();
    }
    let mut found: Vec<(&phone::Number, &str)> = Vec::new();
    for (kind, cell) in cells {
        for number in cell.numbers() {
            if !found.iter().any(|(known, _)| known.is_same_as(number)) {
                found.push((number, kind));
            }
        }
    }
    found.sort_by_key(|(number, _)| number.is_internal());
    let written = |(number, kind): (&phone::Number, &str)| NightNumber {
        number: dialled(number),
        kind: kind.to_owned(),
        mended: number.zero_restored,
    };
    found.into_iter().take(NUMBERS).map(written).collect()
}

/// A number as it is dialled: as the list writes it, unless the list has lost its zero.
fn dialled(number: &phone::Number) -> String {
    let mut text = match (number.line, number.zero_restored, number.digits.split_at_checked(5)) {
        // Bare digits of our own exchange would be taken for a number of the world outside: bleep 112 is no 112.
        (phone::Line::Extension, ..) => format!("ext {}", number.digits),
        (phone::Line::Bleep, ..) => format!("bleep {}", number.digits),
        (_, true, Some((code, rest))) if !rest.is_empty() => format!("{code} {rest}"),
        (_, true, _) => number.digits.clone(),
        (_, false, _) => number.written.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    if let Some(extension) = &number.extension
        && !text.contains(extension.as_str())
    {
        text.push_str(&format!(" ext {extension}"));
    }
    text
}

/// Why somebody who is named is not here any more; `None` where they may be.
pub(super) fn gone(night: Night<'_>, who: &str) -> Option<String> {
    left(night.survey.directory.find(who))
}

/// The same of a contact's row: their own address is surer than a name.
pub(super) fn gone_row(night: Night<'_>, row: &KnownContact) -> Option<String> {
    let name = row.name.as_deref().filter(|name| looks_like_person(name))?;
    let email = row.email.as_deref().filter(|email| looks_like_person(email));
    left(night.survey.directory.find_any(email.into_iter().chain([name]))?.1)
}

fn left(found: Found<'_>) -> Option<String> {
    match found {
        Found::Person(Presence::Left(Some(day))) => Some(format!("left on {}, says the staff list", date::long(day))),
        Found::Person(Presence::Left(None)) => Some("has left, says the staff list".to_owned()),
        Found::Person(Presence::AccountDisabled) => Some("is on no staff list, and their only accounts are disabled".to_owned()),
        _ => None,
    }
}

/// Somebody who cannot be rung, by their marked name.
pub(super) fn out_of_reach(kind: UnreachableKind, who: &str, what: &str, why: &str) -> Unreachable {
    Unreachable { kind, who: who.to_owned(), what: what.to_owned(), why: why.to_owned() }
}
