//! Dates as registers write them.

mod calendar;
mod plain;

pub use calendar::{days_before, days_between, latest_second_tuesday, second_tuesday};
use chrono::{Datelike, Days, NaiveDate};

use super::cell;

/// A day.
pub type Date = NaiveDate;

/// Whether `03/11/2026` in a column is the third of November or the eleventh of March.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// Day, month, year.
    #[default]
    DayFirst,
    /// Month, day, year: proved by the column's own values.
    MonthFirst,
    /// The column proves both: a date that could be either is unreadable.
    Conflicting,
}

/// What one cell proves of its column's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderEvidence {
    /// The first number is over 12.
    DayFirst,
    /// The second number is over 12.
    MonthFirst,
    /// Either order reads.
    Either,
}

/// Reads a day. A time of day after it is passed over.
///
/// Understands ISO (`2026-11-03`, `20261103`), day or month first with `/`, `-` or `.`
/// (two-digit years too), named months, spreadsheet serials between 1954 and 2119, and the
/// counts that programs write: Windows FILETIME, epoch seconds and milliseconds, `/Date(…)/`.
/// Of a moment with a time zone the day is taken as written; of a count, the day in UTC.
pub fn read(text: &str, order: DateOrder) -> Option<Date> {
    let text = cell::trim(text);
    let bytes = text.as_bytes();
    if let Some(numbers) = plain::year_first(bytes) {
        return ymd(numbers);
    }
    if !bytes.first()?.is_ascii_digit() {
        return if bytes[0] == b'/' { script_date(text) } else { named_month(text) };
    }
    // Told before what else ten digits and signs may be.
    if let Some(numbers) = plain::year_last(bytes) {
        return of_order(numbers, order);
    }
    // What reads a month by its name would take `2026-11-Nov` for the eleventh of it.
    if plain::begins_with_year(bytes) {
        return None;
    }
    if let Some(day) = directory_time(bytes) {
        return Some(day);
    }
    if bytes.iter().all(|b| b.is_ascii_digit() || *b == b'.') && bytes.iter().filter(|b| **b == b'.').count() < 2 {
        return serial_or_compact(text);
    }
    match split_numeric(bytes) {
        Some(numbers) => of_order(numbers, order),
        None => named_month(text),
    }
}

/// [`read`] of what nearly all lists write, eight digits and twice one sign, told by one look; `None` says nothing.
#[inline]
pub fn read_plain(text: &str, order: impl FnOnce() -> DateOrder) -> Option<Date> {
    read_year_first(text).or_else(|| of_order(plain::year_last(text.as_bytes())?, order()))
}

/// [`read`] of a text that begins with four digits of a year, and so says itself in which order it is written; `None` says nothing.
#[inline]
pub fn read_year_first(text: &str) -> Option<Date> {
    ymd(plain::year_first(text.as_bytes())?)
}

/// The day that three numbers make, the last of them the year.
fn of_order([first, second, year]: [u32; 3], order: DateOrder) -> Option<Date> {
    let (day, month) = match (order, first > 12, second > 12) {
        (_, true, true) => return None,
        (_, true, false) => (first, second),
        (_, false, true) => (second, first),
        (DateOrder::DayFirst, ..) => (first, second),
        (DateOrder::MonthFirst, ..) => (second, first),
        (DateOrder::Conflicting, ..) if first == second => (first, second),
        (DateOrder::Conflicting, ..) => return None,
    };
    ymd([year, month, day])
}

/// What `text` proves of the order of day and month, `None` where it has no such order; and the day it says, [`read`] with the day
/// first and with the month first.
pub fn in_both_orders(text: &str) -> (Option<OrderEvidence>, [Option<Date>; 2]) {
    let text = cell::trim(text);
    if let Some(numbers) = plain::year_first(text.as_bytes()) {
        return (None, [ymd(numbers); 2]);
    }
    let numbers = plain::year_last(text.as_bytes());
    let read = |order| numbers.map_or_else(|| read(text, order), |numbers| of_order(numbers, order));
    let evidence = numbers.map_or_else(|| order_evidence(text.as_bytes()), evidence_of);
    let day_first = read(DateOrder::DayFirst);
    (evidence, [day_first, if evidence == Some(OrderEvidence::Either) { read(DateOrder::MonthFirst) } else { day_first }])
}

fn order_evidence(bytes: &[u8]) -> Option<OrderEvidence> {
    if bytes.len() < 6 || bytes.len() >= 5 && bytes[..4].iter().all(u8::is_ascii_digit) {
        return None;
    }
    evidence_of(split_numeric(bytes)?)
}

fn evidence_of([first, second, _]: [u32; 3]) -> Option<OrderEvidence> {
    match (first > 12, second > 12) {
        (true, true) => None,
        (true, false) => Some(OrderEvidence::DayFirst),
        (false, true) => Some(OrderEvidence::MonthFirst),
        (false, false) => Some(OrderEvidence::Either),
    }
}

/// `3/11/2026`, `03-11-26 08:14`, `3.11.2026` as its three numbers, the year completed.
fn split_numeric(bytes: &[u8]) -> Option<[u32; 3]> {
    if let Some(numbers) = plain::year_last(bytes) {
        return Some(numbers);
    }
    let first = digits(bytes, 0);
    let separator = *bytes.get(first)?;
    if !matches!(separator, b'/' | b'-' | b'.') {
        return None;
    }
    let second = digits(bytes, first + 1);
    if bytes.get(second) != Some(&separator) {
        return None;
    }
    let third = digits(bytes, second + 1);
    if !matches!(bytes.get(third), None | Some(b' ' | b'T' | b',')) {
        return None;
    }
    let year = &bytes[second + 1..third];
    let value = number(year)?;
    let year = match year.len() {
        4 => value,
        2 => value + if value < 70 { 2000 } else { 1900 },
        _ => return None,
    };
    Some([number(&bytes[..first])?, number(&bytes[first + 1..second])?, year])
}

fn digits(bytes: &[u8], from: usize) -> usize {
    from + bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count()
}

fn number(bytes: &[u8]) -> Option<u32> {
    if bytes.is_empty() || bytes.len() > 8 {
        return None;
    }
    bytes.iter().try_fold(0, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
}

fn ymd([year, month, day]: [u32; 3]) -> Option<Date> {
    // A year outside this century and the last is a slip of the keyboard, not a date.
    (1900..2200).contains(&year).then(|| NaiveDate::from_ymd_opt(year.cast_signed(), month, day)).flatten()
}

/// A spreadsheet's day number (`46348`, `46348.34`) or a compact date (`20261122`).
fn serial_or_compact(text: &str) -> Option<Date> {
    let whole = text.split('.').next()?;
    if whole.len() > 8 {
        return count_of_moments(whole);
    }
    let value = number(whole.as_bytes())?;
    match whole.len() {
        8 => ymd([value / 10_000, value / 100 % 100, value % 100]),
        // 20,000 is 1954 and 80,000 is 2119: below and above it is some other number.
        5 if (20_000..=80_000).contains(&value) => from_serial(u64::from(value)),
        _ => None,
    }
}

/// A count of moments, told by its length: epoch seconds from 2001 on (10 digits), epoch milliseconds
/// from 2001 on (13), Windows FILETIME from 1970 on (18). Each is read up to the year 2100 and no further.
fn count_of_moments(digits: &str) -> Option<Date> {
    const LAST_SECOND: i64 = 4_102_444_800;
    // FILETIME counts tenths of a microsecond from 1601.
    const TO_1970: i64 = 11_644_473_600;
    let count: i64 = digits.parse().ok()?;
    let seconds = match digits.len() {
        10 => count,
        13 => count / 1000,
        18 => count / 10_000_000 - TO_1970,
        _ => return None,
    };
    let day = (0..LAST_SECOND).contains(&seconds).then(|| u64::try_from(seconds / 86_400).ok()).flatten()?;
    NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_days(Days::new(day))
}

/// `/Date(1793692800000)/`, as scripts write a moment to JSON.
fn script_date(text: &str) -> Option<Date> {
    let inner = text.strip_prefix("/Date(")?.strip_suffix(")/")?;
    let digits = inner.split(['+', '-']).next()?;
    count_of_moments(digits)
}

/// `20261103081400.0Z`, as directories write a moment.
fn directory_time(bytes: &[u8]) -> Option<Date> {
    let is_moment = bytes.len() >= 15 && bytes[..14].iter().all(u8::is_ascii_digit) && matches!(bytes[14], b'.' | b'Z');
    is_moment.then(|| ymd([number(&bytes[..4])?, number(&bytes[4..6])?, number(&bytes[6..8])?])).flatten()
}

/// Whether a cell says in so many words, or by the count that stands for it, that there was no such day.
///
/// Directories write 0 or the greatest count there is, and programs print the beginning of their calendar.
pub fn is_never(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "never",
        "never logged in",
        "never signed in",
        "never expires",
        "no expiry",
        "0",
        "9223372036854775807",
        "/Date(-62135596800000)/",
    ];
    const BEGINNINGS: &[&str] =
        &["0001-01-01", "1601-01-01", "01/01/0001", "01/01/1601", "1/1/1601", "1/1/0001", "31/12/1600", "12/31/1600"];
    let text = text.trim();
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(text)) || BEGINNINGS.iter().any(|day| text.starts_with(day))
}

/// The day of a spreadsheet serial of the 1900 system.
pub fn from_serial(serial: u64) -> Option<Date> {
    // Serial 60 is the 29 February 1900 that never was; every later serial is one too many.
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(serial))
}

/// `3 November 2026`, `3-Nov-26`, `Nov 3, 2026`, `Tuesday, 3rd November 2026`.
fn named_month(text: &str) -> Option<Date> {
    let (mut day, mut month, mut year) = (None, None, None);
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '/' | '.')).filter(|w| !w.is_empty());
    for word in words.take(5) {
        if word.as_bytes()[0].is_ascii_digit() {
            let bare = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            let value = number(bare.as_bytes());
            match (day, month, bare.len()) {
                (None, _, 1 | 2) => day = value,
                (Some(_), Some(_), 2) if year.is_none() => year = value.map(|v| v + if v < 70 { 2000 } else { 1900 }),
                (_, _, 4) if year.is_none() && !word.contains(':') => year = value,
                _ => {}
            }
        } else if month.is_none() {
            month = month_of(word);
        }
    }
    ymd([year?, month?, day?])
}

/// The number of a month from its English name or first three letters.
pub fn month_of(word: &str) -> Option<u32> {
    let lower = word.get(..3)?.to_ascii_lowercase();
    let short = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let at = short.iter().position(|m| *m == lower)?;
    MONTHS[at]
        .to_ascii_lowercase()
        .starts_with(word.to_ascii_lowercase().trim_end_matches('t').trim_end_matches('.'))
        .then_some(u32::try_from(at).unwrap_or(0) + 1)
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// `22 November 2026`: how every page and message writes a day.
pub fn long(date: Date) -> String {
    let mut out = String::with_capacity("22 November 2026".len());
    push_long(&mut out, date);
    out
}

/// Adds [`long`] of a day: half of all evidence has one in it.
pub fn push_long(out: &mut String, date: Date) {
    let mut buffer = itoa::Buffer::new();
    out.push_str(buffer.format(date.day()));
    out.push(' ');
    out.push_str(MONTHS[date.month0() as usize]);
    out.push(' ');
    out.push_str(buffer.format(date.year()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Option<Date> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn reads_what_registers_write() {
        let third = day(2026, 11, 3);
        for text in [
            "2026-11-03",
            "2026-11-03T08:14:00Z",
            "2026/11/03 08:14",
            "20261103",
            "03/11/2026",
            "3/11/26",
            "3.11.2026",
            "03-11-2026 23:59:59",
            "03/11/26 8",
            "3 Nov 2026",
            "3-Nov-26",
            "3rd November 2026",
            "Tuesday, 3 November 2026",
            "Nov 3, 2026",
            "46329",
            "46329.75",
            "1793692800",
            "1793692800000",
            "134381664000000000",
            "/Date(1793692800000)/",
            "/Date(1793692800000+0000)/",
            "20261103081400.0Z",
            "20261103081400Z",
            "11/03/2026 1:25:31 PM",
        ] {
            let order = if text.ends_with("PM") { DateOrder::MonthFirst } else { DateOrder::DayFirst };
            assert_eq!(read(text, order), third, "{text}");
        }
        assert_eq!(read("11/03/2026", DateOrder::MonthFirst), third);
        assert_eq!(read("11/13/2026", DateOrder::DayFirst), day(2026, 11, 13));
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "last week",
            "",
            "31/02/2026",
            "13/13/2026",
            "12",
            "1.5",
            "9999999",
            "10.0.19045",
            "2026-13-01",
            "2026-11-Nov",
            "Dell",
            "03/11",
            "0",
            "07700900123",
            "116444735999999999",
            "9223372036854775807",
            "99999999999999",
        ] {
            assert_eq!(read(text, DateOrder::DayFirst), None, "{text}");
        }
        assert_eq!(read("03/11/2026", DateOrder::Conflicting), None);
        assert_eq!(read("11/11/2026", DateOrder::Conflicting), day(2026, 11, 11));
    }

    #[test]
    fn never_in_words_and_counts() {
        for text in ["Never logged in", "0", "9223372036854775807", "0001-01-01T00:00:00Z", "01/01/1601 00:00:00"] {
            assert!(is_never(text), "{text}");
        }
        assert!(!is_never("Nevermore") && !is_never("1 January 2026") && !is_never("2026-01-01"));
    }
}
