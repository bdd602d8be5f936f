//! When somebody can be reached, as contact lists write it: `24/7`, `Mon-Fri 09:00-17:00`, `Nights`, `OOH`. Nothing is guessed.

use chrono::{Datelike, Days};

use crate::model::date::Date;
use crate::model::holiday;
use crate::model::shift::{Hours, minutes};

/// Hours of a week.
pub const WEEK_HOURS: usize = 168;

/// The hours from Monday's midnight on in which somebody can be reached.
pub type WeekHours = [bool; WEEK_HOURS];

/// Office hours where a list says no more than that (ours).
const OFFICE: (usize, usize) = (9, 17);
/// Nights where a list says no more than that (ours).
const NIGHT: (usize, usize) = (20, 8);

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads a cell, for the seven days that begin at `from`; `None` where its hours are not said.
///
/// On a bank holiday nobody is in the office.
pub fn read(text: &str, from: Date) -> Option<WeekHours> {
    let lower = text.to_lowercase().replace(['–', '—'], "-").replace("hrs", "").replace("hours of", "");
    let mut hours = [false; WEEK_HOURS];
    let mut any = false;
    for part in lower.split([';', '\n', '&', '+']).flat_map(|part| part.split(" and ")).flat_map(split_commas) {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        any |= one(part, from, &mut hours)?;
    }
    any.then_some(hours)
}

/// A comma parts two periods only where each says a time or a whole period of its own.
fn split_commas(text: &str) -> impl Iterator<Item = &str> {
    text.split(',')
}

/// One period, added to `hours`: whether it says any; `None` where it cannot be read.
fn one(part: &str, from: Date, hours: &mut WeekHours) -> Option<bool> {
    let has = |words: &[&str]| words.iter().any(|word| part.contains(word));
    if has(&[
        "24/7",
        "24x7",
        "24 x 7",
        "24*7",
        "24-7",
        "7x24",
        "24 hour",
        "24hour",
        "24h",
        "around the clock",
        "round the clock",
        "always",
        "any time",
        "anytime",
        "at all times",
    ]) && !has(&["mon", "weekday", "weekend", "sat", "sun"])
    {
        hours.fill(true);
        return Some(true);
    }
    // How the hours are shared out takes nothing from them.
    if matches!(part, "by rota" | "on rota" | "rota" | "on call" | "on-call" | "oncall") {
        return Some(false);
    }
    let except_holidays = has(&["excl", "except", "not bank", "excluding"]) && has(&["bank holiday"]);
    if has(&["out of hours", "out-of-hours", "ooh"]) && !part.bytes().any(|b| b.is_ascii_digit()) {
        fill(hours, from, |day, hour| !(is_working(from, day) && (OFFICE.0..OFFICE.1).contains(&hour)));
        return Some(true);
    }
    if has(&["bank holiday"]) && !except_holidays && !has(&["mon", "weekend", "sat", "sun", "night"]) {
        fill(hours, from, |day, _| is_holiday(from, day));
        return Some(true);
    }
    let days = days(part);
    let times = Hours::within(part).map(|hours| (usize::from(hours.begins), usize::from(hours.ends))).or_else(|| bare_hours(part));
    let (begins, ends, default_days) = match times {
        Some((begins, ends)) => (begins / 60, ends.div_ceil(60), [true; 7]),
        None if has(&["office", "working hours", "business hours", "core hours", "day time", "daytime", "in hours"]) => {
            (OFFICE.0, OFFICE.1, [true, true, true, true, true, false, false])
        }
        None if has(&["night"]) => (NIGHT.0, NIGHT.1, [true; 7]),
        None if days.is_some() && has(&["weekend", "24", "all day"]) => (0, 24, [true; 7]),
        _ => return None,
    };
    let is_office = times.is_none() && has(&["office", "working", "business", "core", "day time", "daytime", "in hours"]);
    let on = days.unwrap_or(default_days);
    let by_week = on[..5].iter().all(|day| *day) && !on[5] && !on[6];
    let off_holidays = is_office || except_holidays || by_week && ends > begins;
    fill(hours, from, |day, hour| {
        let is_on = |day: usize| on[day] && !(off_holidays && is_holiday(from, day));
        let (begins, ends) = (begins % 24, if ends == 0 { 24 } else { ends });
        if begins < ends {
            is_on(day) && hour >= begins && hour < ends
        } else {
            is_on(day) && hour >= begins || is_on((day + 6) % 7) && hour < ends
        }
    });
    Some(true)
}

fn fill(hours: &mut WeekHours, _: Date, is_in: impl Fn(usize, usize) -> bool) {
    for (at, hour) in hours.iter_mut().enumerate() {
        *hour |= is_in(at / 24, at % 24);
    }
}

/// The date of a day of the week among the seven that begin at `from`.
pub fn date_of(from: Date, day: usize) -> Date {
    let begins = from.weekday().num_days_from_monday() as usize;
    from.checked_add_days(Days::new(((day + 7 - begins) % 7) as u64)).unwrap_or(from)
}

fn is_holiday(from: Date, day: usize) -> bool {
    holiday::england(date_of(from, day)) == Some(true)
}

fn is_working(from: Date, day: usize) -> bool {
    day < 5 && !is_holiday(from, day)
}

/// `9-5` and `9am-5`: only beside named days, where nothing else can be meant.
fn bare_hours(part: &str) -> Option<(usize, usize)> {
    days(part)?;
    let at = part.find(|c: char| c.is_ascii_digit())?;
    let (begins, ends) = part[at..].split_once(['-', '/'])?;
    let hour = |text: &str| {
        text.trim().parse::<usize>().ok().filter(|hour| *hour <= 24).map(|hour| hour * 60).or_else(|| minutes(text).map(usize::from))
    };
    let (begins, ends) = (hour(begins)?, hour(ends)?);
    // `9-5` is an office's day; `8-20` says itself what it is.
    Some((begins, if ends <= begins && ends < 12 * 60 && (6 * 60..12 * 60).contains(&begins) { ends + 12 * 60 } else { ends }))
}

/// Days of the week that a period names: `Mon-Fri`, `weekdays`, `Sat`.
fn days(part: &str) -> Option<[bool; 7]> {
    let mut on = [false; 7];
    if part.contains("weekday") {
        on[..5].fill(true);
    }
    if part.contains("weekend") {
        on[5..].fill(true);
    }
    if part.contains("daily") || part.contains("every day") || part.contains("7 days") {
        on.fill(true);
    }
    let named: Vec<(usize, usize, usize)> = word_starts(part)
        .filter_map(|at| {
            let day = DAYS.iter().position(|day| part[at..].starts_with(day))?;
            let end = part[at..].find(|c: char| !c.is_alphabetic()).map_or(part.len(), |end| at + end);
            Some((day, at, end))
        })
        .collect();
    let mut named = named.into_iter().peekable();
    while let Some((day, _, end)) = named.next() {
        on[day] = true;
        if let Some((last, begins, _)) = named.peek().copied()
            && matches!(part[end..begins].trim(), "-" | "to" | "/")
        {
            let mut at = day;
            while at != last {
                at = (at + 1) % 7;
                on[at] = true;
            }
        }
    }
    on.contains(&true).then_some(on)
}

fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter(|(at, c)| c.is_alphabetic() && !text[..*at].ends_with(char::is_alphabetic)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Sunday; no bank holiday in the seven days that follow.
    const FROM: &str = "2026-11-22";

    fn count(text: &str) -> Option<usize> {
        read(text, FROM.parse().unwrap()).map(|hours| hours.iter().filter(|hour| **hour).count())
    }

    #[test]
    fn hours_as_contact_lists_write_them() {
        for (text, hours) in [
            ("24x7", 168),
            ("24/7, by rota", 168),
            ("Office hours", 40),
            ("Mon-Fri 0900-1700", 40),
            ("Mon-Fri 08:00-18:00", 50),
            ("Mon to Fri 9-5", 40),
            ("Weekdays 9am-5pm", 40),
            ("OOH", 128),
            ("Weekends", 48),
            ("Nights", 84),
            ("Mon-Fri 17:00-09:00; weekends", 16 * 5 + 48 - 9),
            ("Mon-Fri 0900-1700 and Sat 10:00-12:00", 42),
            ("20:00-08:00", 84),
        ] {
            assert_eq!(count(text), Some(hours), "{text}");
        }
        for text in ["", "Shifts", "by arrangement", "rota", "see notes", "Mon-Fri", "varies"] {
            assert_eq!(count(text), None, "{text}");
        }
    }

    #[test]
    fn nobody_is_in_the_office_on_a_bank_holiday() {
        let christmas: Date = "2026-12-21".parse().unwrap();
        let week = |text: &str| read(text, christmas).map(|hours| hours.iter().filter(|hour| **hour).count());
        assert_eq!(week("Mon-Fri 09:00-17:00"), Some(32));
        assert_eq!(week("Bank holidays"), Some(24));
        assert_eq!(week("24/7"), Some(168));
        assert_eq!(week("OOH"), Some(136));
    }
}
