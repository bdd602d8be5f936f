//! Coverage of the week: for each key role and critical service, which of 168 hours somebody can be reached.
//!
//! From the rota where there is one for the line, else from the hours of the contact list, and which is said.
//! The union of a line's rows counts. Unknown is kept apart from uncovered.

use std::collections::BTreeMap;

use super::contact::{KnownContact, Side, WEEK_HOURS, date_of, read_availability};
use super::facts::Survey;
use super::key::{self, KeySet};
use super::phrase::padded;
use super::role;
use super::shift::{KnownShift, Span};

/// One hour of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hour {
    /// Somebody can be reached.
    Covered,
    /// Nobody can.
    Uncovered,
    /// The lists do not say.
    Unknown,
}

/// What a line is drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawnFrom {
    /// A rota: the seven days from the as-of date on.
    Rota,
    /// The hours that contact lists give.
    Availability,
}

impl DrawnFrom {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            DrawnFrom::Rota => "the rota",
            DrawnFrom::Availability => "the hours on the contact list",
        }
    }
}

/// One line of the week, Monday's midnight first.
#[derive(Debug, Clone)]
pub struct Line {
    /// The role or the service.
    pub name: String,
    /// Whether it is a key role rather than a critical service.
    pub is_role: bool,
    /// What it is drawn from.
    pub from: DrawnFrom,
    /// Its hours.
    pub hours: Vec<Hour>,
    /// Contacts or shifts that stand for it.
    pub rows: usize,
    /// A cell whose hours could not be read, if that is why some are unknown.
    pub unread: Option<String>,
    /// Where to look.
    pub place: Option<super::place::Place>,
}

/// A line for each key role that somebody holds, then one for each critical asset that a contact's or a rota's service names.
pub fn lines(survey: &Survey) -> Vec<Line> {
    let roles = &survey.organisation.roles;
    let mut lines: Vec<Line> = Vec::new();
    for (wanted, rows) in survey.holders() {
        let is_for = |shift: &&KnownShift| {
            let held = role::held(roles, None, [shift.service.as_deref(), None, None]);
            held.iter().any(|held| std::ptr::eq(*held, wanted))
        };
        let shifts: Vec<&KnownShift> = survey.shifts.iter().filter(is_for).collect();
        lines.extend(line(&wanted.name, true, &shifts, &rows, survey));
    }
    let shifts = Services::of(survey.shifts.iter().filter_map(|shift| Some((shift.service.as_deref()?, shift))));
    let contacts = survey.contacts.iter().filter(|row| row.side != Side::Authority);
    let contacts = Services::of(contacts.filter_map(|row| Some((row.service.as_deref()?, row))));
    // Most lists name no service at all.
    let assets = if shifts.0.is_empty() && contacts.0.is_empty() { &[] } else { survey.critical_assets.as_slice() };
    let mut named = KeySet::default();
    for asset in assets {
        if !named.insert(key::hash(asset.name())) {
            continue;
        }
        let asset_words = padded(asset.name());
        lines.extend(line(asset.name(), false, &shifts.of_asset(&asset_words), &contacts.of_asset(&asset_words), survey));
    }
    lines
}

/// Rows by the words of their service: services are few, however many rows they have.
struct Services<'s, T>(BTreeMap<String, Vec<(usize, &'s T)>>);

impl<'s, T> Services<'s, T> {
    fn of(rows: impl Iterator<Item = (&'s str, &'s T)>) -> Self {
        let mut by_words: BTreeMap<String, Vec<(usize, &'s T)>> = BTreeMap::new();
        for (at, (service, row)) in rows.enumerate() {
            by_words.entry(padded(service)).or_default().push((at, row));
        }
        Services(by_words)
    }

    /// The rows whose service names an asset, in their order.
    fn of_asset(&self, asset: &str) -> Vec<&'s T> {
        let services = self.0.iter().filter(|(service, _)| is_same_service(service, asset));
        let mut rows: Vec<(usize, &'s T)> = services.flat_map(|(_, rows)| rows).copied().collect();
        rows.sort_by_key(|(at, _)| *at);
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

/// Whether a service cell names an asset, by the words of both: the same, or all of them among the other's.
fn is_same_service(service: &str, asset: &str) -> bool {
    service.trim().len() >= 3 && asset.trim().len() >= 3 && (asset.contains(service) || service.contains(asset))
}

fn line(name: &str, is_role: bool, shifts: &[&KnownShift], rows: &[&KnownContact], survey: &Survey) -> Option<Line> {
    let line = |from, hours, rows, unread, place| Line { name: name.to_owned(), is_role, from, hours, rows, unread, place };
    if !shifts.is_empty() {
        return Some(line(DrawnFrom::Rota, of_rota(shifts, survey), shifts.len(), None, Some(shifts[0].place)));
    }
    let ringing: Vec<&KnownContact> = rows.iter().copied().filter(|row| row.can_be_rung()).collect();
    let first = ringing.first()?;
    let (hours, unread) = of_availability(&ringing, survey);
    Some(line(DrawnFrom::Availability, hours, ringing.len(), unread, Some(first.place)))
}

fn of_rota(shifts: &[&KnownShift], survey: &Survey) -> Vec<Hour> {
    (0..WEEK_HOURS)
        .map(|at| {
            let Some(time) = date_of(survey.as_of, at / 24).and_hms_opt(u32::try_from(at % 24).unwrap_or(0), 30, 0) else {
                return Hour::Unknown;
            };
            let covers = |shift: &&KnownShift| shift.span.map_or(Some(true), |span: Span| span.covers(time));
            let said: Vec<Option<bool>> = shifts.iter().map(covers).collect();
            if said.contains(&Some(true)) {
                Hour::Covered
            } else if said.contains(&None) {
                Hour::Unknown
            } else {
                Hour::Uncovered
            }
        })
        .collect()
}

fn of_availability(rows: &[&KnownContact], survey: &Survey) -> (Vec<Hour>, Option<String>) {
    let mut hours = vec![Hour::Uncovered; WEEK_HOURS];
    let mut unread = None;
    let mut open = false;
    for row in rows {
        match row.availability.as_deref().map(|text| (text, read_availability(text, survey.as_of))) {
            Some((_, Some(read))) => {
                hours.iter_mut().zip(read).filter(|(_, is_in)| *is_in).for_each(|(hour, _)| *hour = Hour::Covered);
            }
            Some((text, None)) => {
                open = true;
                unread.get_or_insert_with(|| text.to_owned());
            }
            None => open = true,
        }
    }
    if open {
        hours.iter_mut().filter(|hour| **hour == Hour::Uncovered).for_each(|hour| *hour = Hour::Unknown);
    }
    (hours, unread)
}

impl Line {
    /// Hours of one kind.
    pub fn count(&self, kind: Hour) -> usize {
        self.hours.iter().filter(|hour| **hour == kind).count()
    }

    /// Uncovered hours merged into spans, in words: `Monday 17:00 to Tuesday 09:00`.
    pub fn uncovered(&self) -> Vec<String> {
        const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let is_out = |at: usize| self.hours[at % WEEK_HOURS] == Hour::Uncovered;
        if (0..WEEK_HOURS).all(is_out) {
            return vec!["the whole week".to_owned()];
        }
        let said = |at: usize| format!("{} {:02}:00", DAYS[at % WEEK_HOURS / 24], at % 24);
        let mut spans = Vec::new();
        // A span over Sunday's midnight goes on in Monday: it begins late in the week.
        for at in (0..WEEK_HOURS).filter(|at| is_out(*at) && !is_out(at + WEEK_HOURS - 1)) {
            let end = (at..at + WEEK_HOURS).find(|hour| !is_out(*hour)).unwrap_or(at);
            spans.push(format!("{} to {}", said(at), said(end)));
        }
        spans
    }
}
