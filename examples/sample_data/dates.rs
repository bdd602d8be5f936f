//! The fixed days of the story, and the ways in which real lists write a day.

use chrono::{Days, NaiveDate};

use crate::rng::Rng;

/// The day the audit speaks for.
pub(crate) const AS_OF: NaiveDate = day(2026, 11, 22);
/// The day in the banner of the asset register.
pub(crate) const REGISTER: NaiveDate = day(2026, 11, 14);
/// The day in the name of the discovery export.
pub(crate) const DISCOVERY: NaiveDate = day(2026, 11, 21);
/// The newest sign-in in the account list, which is the day it was taken.
pub(crate) const ACCOUNTS: NaiveDate = day(2026, 11, 20);

/// The day of the contact list, which the policy says.
pub(crate) const CONTACTS: NaiveDate = day(2026, 11, 16);

/// A day of the calendar, written as a constant.
pub(crate) const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

/// `count` days before another day.
pub(crate) fn before(date: NaiveDate, count: usize) -> NaiveDate {
    date - Days::new(count as u64)
}

/// Any day from the first to the last, both of them included.
pub(crate) fn between(rng: &mut Rng, first: NaiveDate, last: NaiveDate) -> NaiveDate {
    let span = usize::try_from((last - first).num_days()).expect("the first day comes first");
    first + Days::new(rng.below(span + 1) as u64)
}

/// As a person in the United Kingdom writes it: `03/11/2026`.
pub(crate) fn uk(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// `03/11/2026 08:14`, at some moment of the working day.
pub(crate) fn uk_minute(rng: &mut Rng, date: NaiveDate) -> String {
    format!("{} {:02}:{:02}", uk(date), 7 + rng.below(11), rng.below(60))
}

/// `03/11/2026 08:14:02`, at some moment of the day or night.
pub(crate) fn uk_second(rng: &mut Rng, date: NaiveDate) -> String {
    let (hour, minute, second) = (rng.below(24), rng.below(60), rng.below(60));
    format!("{} {hour:02}:{minute:02}:{second:02}", uk(date))
}
