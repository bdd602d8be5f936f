//! The days of a rota as they are written: often without a year, sometimes without a month.

use chrono::{Datelike, NaiveDate, Weekday};

use super::words;
use crate::model::date::{self, Date, DateOrder};
use crate::model::shift::minutes;

/// A day as a cell writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// The year, where it is written.
    pub(super) year: Option<i32>,
    /// The month, where it is written.
    pub(super) month: Option<u32>,
    /// The day of the month.
    pub(super) day: u32,
    /// The day of the week, where it is written.
    pub(super) weekday: Option<Weekday>,
    /// The time of day, where it is written, in minutes after midnight.
    pub(super) minutes: Option<u16>,
}

impl Written {
    /// The day itself, where a year, or the one given, completes it.
    pub(super) fn date(self, year: i32, month: Option<u32>) -> Option<Date> {
        NaiveDate::from_ymd_opt(self.year.unwrap_or(year), self.month.or(month)?, self.day)
    }
}

/// Reads a day: whole dates, `1-Jul`, `Wed 1 July`, `01/07`, a bare `1`; each with a time or without.
pub(super) fn read(text: &str, order: DateOrder) -> Option<Written> {
    let text = text.trim();
    if !text.bytes().any(|b| b.is_ascii_digit()) || text.len() > 60 {
        return None;
    }
    let text = iso_time_apart(text);
    let mut found = Found::default();
    let mut rest: Vec<&str> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
        if let Some(day) = words::weekday(word).filter(|_| word.len() > 1) {
            found.weekday = Some(day);
        } else if word.contains(':') {
            // A zone or a fraction of a second behind the time is passed over.
            found.minutes = Some(minutes(word.split(['Z', '+', '.']).next().unwrap_or_default())?);
        } else if !matches!(word, "of" | "the" | "at" | "on" | "-") {
            rest.push(word);
        }
    }
    let bare = rest.join(" ");
    if let Some(day) = date::read(&bare, order) {
        return Some(Written { year: Some(day.year()), month: Some(day.month()), day: day.day(), ..found.written() });
    }
    // What could be a whole date and is none, such as 31/02/2026, is no day without a year either.
    let parts: Vec<&str> = bare.split([' ', '-', '/', '.']).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [one] => Some(Written { day: number(one)?, ..found.written() }),
        [one, other] => {
            let (day, month) = match (date::month_of(one), date::month_of(other)) {
                (Some(month), None) => (number(other)?, month),
                (None, Some(month)) => (number(one)?, month),
                (None, None) => in_order(number(one)?, number(other)?, order)?,
                (Some(_), Some(_)) => return None,
            };
            // A leap year, so that 29 February is a day until the year says otherwise.
            NaiveDate::from_ymd_opt(2024, month, day)?;
            Some(Written { month: Some(month), day, ..found.written() })
        }
        _ => None,
    }
}

/// `2026-07-01T08:00` with its time as a word of its own.
fn iso_time_apart(text: &str) -> String {
    match text.split_once('T') {
        Some((day, time)) if day.ends_with(|c: char| c.is_ascii_digit()) && time.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("{day} {time}")
        }
        _ => text.to_owned(),
    }
}

#[derive(Default)]
struct Found {
    weekday: Option<Weekday>,
    minutes: Option<u16>,
}

impl Found {
    fn written(&self) -> Written {
        Written { year: None, month: None, day: 0, weekday: self.weekday, minutes: self.minutes }
    }
}

/// `1`, `01`, `1st`: a day of the month.
fn number(text: &str) -> Option<u32> {
    let lower = text.to_ascii_lowercase();
    let bare = ["st", "nd", "rd", "th"].into_iter().find_map(|end| lower.strip_suffix(end)).unwrap_or(&lower);
    let value = (bare.len() <= 2).then(|| bare.parse::<u32>().ok()).flatten()?;
    (1..=31).contains(&value).then_some(value)
}

/// Day and month of two numbers.
fn in_order(first: u32, second: u32, order: DateOrder) -> Option<(u32, u32)> {
    match (order, first > 12, second > 12) {
        (_, true, true) => None,
        (_, true, false) => Some((first, second)),
        (_, false, true) => Some((second, first)),
        (DateOrder::DayFirst, ..) => Some((first, second)),
        (DateOrder::MonthFirst, ..) => Some((second, first)),
        (DateOrder::Conflicting, ..) => (first == second).then_some((first, second)),
    }
}

/// What two numbers at the front of a text prove of their order; `None` where there are no two.
pub(super) fn proves(text: &str) -> Option<DateOrder> {
    let first = text.trim().split(|c: char| c.is_whitespace() || c == ',').find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    let mut parts = first.split(['/', '-', '.']);
    let (one, other) = (parts.next()?, parts.next()?);
    if one.len() > 2 || other.len() > 2 {
        return None;
    }
    match (one.parse::<u32>().ok()? > 12, other.parse::<u32>().ok()? > 12) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// A month, and a year where it stands beside it, named in a sheet's name, a title or a file's name.
pub(super) fn month_in(text: &str) -> Option<(u32, Option<i32>)> {
    let parts = parts_of(text);
    let year_at = |at: Option<usize>| at.and_then(|at| parts.get(at)).and_then(|part| whole_year(part).or_else(|| short_year(part)));
    if let Some(at) = parts.iter().position(|part| part.chars().all(char::is_alphabetic) && date::month_of(part).is_some()) {
        let year = year_at(Some(at + 1)).or_else(|| at.checked_sub(1).and_then(|before| whole_year(&parts[before])));
        return date::month_of(&parts[at]).map(|month| (month, year));
    }
    // `2026-07`, `07-2026`: a year and a month and nothing of a day.
    let numbers: Vec<&String> = parts.iter().filter(|part| part.bytes().all(|b| b.is_ascii_digit())).collect();
    let month = |text: &str| text.parse::<u32>().ok().filter(|month| text.len() == 2 && (1..=12).contains(month));
    match numbers[..] {
        [one, other] => match (whole_year(one), whole_year(other)) {
            (Some(year), None) => Some((month(other)?, Some(year))),
            (None, Some(year)) => Some((month(one)?, Some(year))),
            _ => None,
        },
        _ => None,
    }
}

/// The years a text names: one, two for `2026-27` and `2026/2027`, or none.
pub(super) fn years_in(text: &str) -> Vec<i32> {
    let parts = parts_of(text);
    let mut years: Vec<i32> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if let Some(year) = whole_year(part) {
            years.push(year);
            let next = parts.get(at + 1).and_then(|next| short_year(next));
            years.extend(next.filter(|next| *next == year + 1));
        }
    }
    if years.is_empty()
        && let Some((_, Some(year))) = month_in(text)
    {
        years.push(year);
    }
    years.sort_unstable();
    years.dedup();
    years
}

fn parts_of(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut kind = 0;
    for c in text.chars() {
        let this = if c.is_ascii_digit() {
            1
        } else if c.is_alphabetic() {
            2
        } else {
            0
        };
        if this != kind {
            parts.push(String::new());
            kind = this;
        }
        if this != 0 {
            parts.last_mut().into_iter().for_each(|part| part.push(c));
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn whole_year(text: &str) -> Option<i32> {
    text.parse().ok().filter(|year| text.len() == 4 && (2000..2100).contains(year))
}

fn short_year(text: &str) -> Option<i32> {
    text.parse::<i32>().ok().filter(|year| text.len() == 2 && (10..70).contains(year)).map(|year| 2000 + year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        read(text, DateOrder::DayFirst).map_or_else(
            || "none".to_owned(),
            |written| {
                let part = |part: Option<String>| part.unwrap_or_else(|| "?".to_owned());
                let weekday = written.weekday.map_or(String::new(), |day| format!(" {day}"));
                let time = written.minutes.map_or(String::new(), |at| format!(" {at}m"));
                format!(
                    "{}-{}-{}{weekday}{time}",
                    part(written.year.map(|y| y.to_string())),
                    part(written.month.map(|m| m.to_string())),
                    written.day
                )
            },
        )
    }

    #[test]
    fn days_as_rotas_write_them() {
        for (text, expected) in [
            ("2026-07-01", "2026-7-1"),
            ("2026-07-01T08:00:00", "2026-7-1 480m"),
            ("01/07/2026 20:30", "2026-7-1 1230m"),
            ("Wed 1 July 2026", "2026-7-1 Wed"),
            ("1-Jul", "?-7-1"),
            ("Wed 1 Jul", "?-7-1 Wed"),
            ("Jul 1st", "?-7-1"),
            ("01/07", "?-7-1"),
            ("13/07", "?-7-13"),
            ("1", "?-?-1"),
            ("Mon 1st", "?-?-1 Mon"),
            ("6 Jul 08:00", "?-7-6 480m"),
            ("31/02/2026", "none"),
            ("31-Jun", "none"),
            ("32", "none"),
            ("Week 3 notes", "none"),
            ("1234", "none"),
            ("Ann Lee", "none"),
            ("18:00", "none"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn months_and_years_in_names() {
        assert_eq!(month_in("July 2026"), Some((7, Some(2026))));
        assert_eq!(month_in("Jul26"), Some((7, Some(2026))));
        assert_eq!(month_in("IT rota 2026-07.xlsx"), Some((7, Some(2026))));
        assert_eq!(month_in("SEPT"), Some((9, None)));
        assert_eq!(month_in("On-call rota"), None);
        assert_eq!(month_in("Maybe"), None);
        assert_eq!(years_in("On-call rota 2026-27"), [2026, 2027]);
        assert_eq!(years_in("rota 2026/2027"), [2026, 2027]);
        assert_eq!(years_in("Dec 26"), [2026]);
        assert_eq!(years_in("rota v2"), [] as [i32; 0]);
    }

    #[test]
    fn order_is_proved_by_numbers_over_twelve() {
        assert_eq!(proves("13/07"), Some(DateOrder::DayFirst));
        assert_eq!(proves("Tue 07/13/2026"), Some(DateOrder::MonthFirst));
        assert_eq!(proves("07/07"), None);
        assert_eq!(proves("2026-07-13"), None);
    }
}
