//! The columns of a rota that hold people, each with the column of their numbers and what its header says of them.

use super::people::may_be_people;
use super::words;
use crate::ingest::columns::Columns;
use crate::ingest::header;
use crate::model::cell;
use crate::model::field::Field;
use crate::model::shift::{Hours, ShiftField};

/// One column of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The column of people.
    pub people: usize,
    /// The column of their numbers.
    pub number: Option<usize>,
    /// The service its header names; empty for none.
    pub service: String,
    /// The tier or shift its header names; empty for none.
    pub tier: String,
    /// The hours its header, or the policy for it, states.
    pub hours: Option<Hours>,
    /// Whether its header, and not only its cells, says that it holds people.
    pub is_named: bool,
    /// Whether its header says that they are on call: a tier, a shift, `On call`, hours.
    pub is_on_call: bool,
}

/// A header row and some of the rows below it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look<'l> {
    /// The header.
    pub(super) header: &'l [String],
    /// Rows below it.
    pub(super) below: &'l [Vec<String>],
    /// The hours that the policy gives to shifts, by name.
    pub(super) shifts: &'l [(String, Hours)],
}

impl<'l> Look<'l> {
    /// The cells of a column that say something.
    pub(super) fn cells(self, column: usize) -> impl Iterator<Item = &'l str> {
        self.below.iter().filter_map(move |row| row.get(column)).map(|text| cell::trim(text)).filter(|text| !text.is_empty())
    }

    /// How many of a column's cells are so, and how many there are.
    pub(super) fn share(self, column: usize, is: impl Fn(&str) -> bool) -> (usize, usize) {
        self.cells(column).fold((0, 0), |(hits, all), text| (hits + usize::from(is(text)), all + 1))
    }

    /// How many rows say anything.
    pub(super) fn filled(self) -> usize {
        self.below.iter().filter(|row| row.iter().any(|text| !cell::trim(text).is_empty())).count()
    }

    /// The hours of a shift by its name: its own words, else the policy's.
    pub(super) fn hours(self, name: &str) -> Option<Hours> {
        hours(self.shifts, name)
    }
}

/// The hours of a shift by its name: its own words, else the policy's.
pub(super) fn hours(shifts: &[(String, Hours)], name: &str) -> Option<Hours> {
    let bare = header::without_bracket(name).unwrap_or(name);
    let same = |known: &str| header::normal(known) == header::normal(name) || header::normal(known) == header::normal(bare);
    Hours::within(name).or_else(|| shifts.iter().find(|(known, _)| !name.is_empty() && same(known)).map(|(_, hours)| *hours))
}

/// Headers that stand over remarks, whatever their cells look like.
const REMARKS: &[&str] = &[
    "notes",
    "note",
    "comments",
    "comment",
    "remarks",
    "bankholiday",
    "holiday",
    "leave",
    "annualleave",
    "location",
    "site",
    "email",
    "swap",
    "swaps",
    "status",
    "month",
    "year",
];

/// The columns of people beside those already taken. `settled` is how single headers were read.
pub(super) fn lanes(look: Look<'_>, settled: &Columns, taken: &[Option<usize>]) -> Vec<Lane> {
    let rows = look.filled();
    let mut lanes: Vec<Lane> = Vec::new();
    let person = settled.of(ShiftField::Person.index());
    for (at, text) in look.header.iter().enumerate() {
        if taken.contains(&Some(at)) {
            continue;
        }
        let (people, filled) = look.share(at, may_be_people);
        let is_nameless = text.trim().is_empty();
        let numbers = || look.share(at, |text| text.bytes().filter(u8::is_ascii_digit).count() >= 3);
        if let Some(before) = words::number_of(text).filter(|_| people * 2 <= filled) {
            pair(&mut lanes, look, at, &before);
            continue;
        }
        // A merged header stands over two columns: the second holds the numbers of the first.
        if is_nameless && filled > 0 && numbers().0 * 2 > filled {
            pair(&mut lanes, look, at, &[]);
            continue;
        }
        if is_nameless || REMARKS.contains(&header::normal(text).as_str()) || crate::ingest::secrets::is_secret(text) {
            continue;
        }
        let is_on_call = words::says_on_call(text) || Hours::within(text).is_some();
        let is_named = is_on_call || person == Some(at);
        let enough =
            if is_named { filled == 0 || people * 2 > filled } else { filled * 2 >= rows && filled > 0 && people * 10 >= filled * 8 };
        if enough {
            let (service, tier) = labels(text);
            lanes.push(Lane { people: at, number: None, service, tier, hours: look.hours(text), is_named, is_on_call });
        }
    }
    // One column of people under a header such as “On call” names no service.
    if let [only] = lanes.as_mut_slice()
        && person == Some(only.people)
        && only.tier.is_empty()
    {
        only.service.clear();
    }
    lanes
}

/// Gives a column of numbers to the lane of its words, or to the nearest one before it that has none.
fn pair(lanes: &mut [Lane], look: Look<'_>, number: usize, before: &[String]) {
    let of_words = lanes.iter().position(|lane| words::essence(&words::words(&look.header[lane.people])) == before);
    let nearest = || lanes.iter().rposition(|lane| lane.number.is_none() && before.is_empty());
    if let Some(at) = of_words.or_else(nearest) {
        lanes[at].is_named |= of_words.is_some();
        lanes[at].number.get_or_insert(number);
    }
}

/// What a lane's header says: a service, a tier or shift, or both.
fn labels(text: &str) -> (String, String) {
    let bare = cell::trim(header::without_bracket(text).unwrap_or(text)).to_owned();
    match words::tier(text) {
        Some((_, rest)) if rest.is_empty() => (String::new(), bare),
        Some((tier, rest)) => (rest, tier),
        None if words::is_shift(text) => (String::new(), bare),
        None => (bare, String::new()),
    }
}
