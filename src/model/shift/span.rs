//! When a shift is: the days it touches, and the hours where they are stated.

use chrono::{Days, NaiveDateTime, NaiveTime};

use crate::model::date::{self, Date, DateOrder};

/// A day, or a time of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The day; its hours are not stated.
    Day(Date),
    /// The minute.
    At(NaiveDateTime),
}

impl Moment {
    /// Reads what [`Moment::written`] writes.
    pub fn read(text: &str) -> Option<Self> {
        match text.split_once('T') {
            None => date::read(text, DateOrder::DayFirst).map(Moment::Day),
            Some((day, time)) => {
                let time = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
                Some(Moment::At(date::read(day, DateOrder::DayFirst)?.and_time(time)))
            }
        }
    }

    /// The minute so many minutes after the midnight that begins a day.
    pub fn at(day: Date, minutes: u16) -> Self {
        let midnight = day.and_time(NaiveTime::MIN);
        Moment::At(midnight.checked_add_signed(chrono::TimeDelta::minutes(i64::from(minutes))).unwrap_or(midnight))
    }

    /// As ISO: `2026-07-01`, `2026-07-01T20:00`.
    pub fn written(self) -> String {
        match self {
            Moment::Day(day) => day.to_string(),
            Moment::At(at) => at.format("%Y-%m-%dT%H:%M").to_string(),
        }
    }

    /// The day it is on.
    pub fn day(self) -> Date {
        match self {
            Moment::Day(day) => day,
            Moment::At(at) => at.date(),
        }
    }
}

/// When a shift is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// These days, the last of them too; the hours are not stated.
    Days(Date, Date),
    /// From this minute until, and not with, that one.
    Hours(NaiveDateTime, NaiveDateTime),
    /// From this moment on; when it ends the rota does not say. It is not taken to last until somebody else begins.
    Since(Moment),
}

impl Span {
    /// From one moment to another. Hours count only where both ends state them.
    pub fn between(from: Moment, to: Moment) -> Self {
        match (from, to) {
            (Moment::At(from), Moment::At(to)) => Span::Hours(from, to),
            _ => Span::Days(from.day(), to.day()),
        }
    }

    /// The first day it touches.
    pub fn first(self) -> Date {
        match self {
            Span::Days(first, _) => first,
            Span::Hours(from, _) => from.date(),
            Span::Since(from) => from.day(),
        }
    }

    /// The last day it touches; `None` where the rota does not say when it ends.
    pub fn last(self) -> Option<Date> {
        Some(match self {
            Span::Since(_) => return None,
            Span::Days(_, last) => last,
            // A shift that ends at midnight does not touch the day that begins there.
            Span::Hours(from, to) if to.time() == NaiveTime::MIN && to > from => {
                to.date().checked_sub_days(Days::new(1)).unwrap_or(to.date())
            }
            Span::Hours(_, to) => to.date(),
        })
    }

    /// Whether two have a minute in common, or a day where hours are not stated; `None` where that turns on an end that is not.
    pub fn meets(self, other: Self) -> Option<bool> {
        let ends_before = |one: Span, other: Span| one.last().is_some_and(|last| last < other.first());
        let are_apart = ends_before(self, other) || ends_before(other, self);
        match (self, other) {
            (Span::Hours(from, until), Span::Hours(begins, ends)) => Some(from < ends && begins < until),
            (Span::Since(one), Span::Since(other)) => (one == other).then_some(true),
            (Span::Since(_), _) | (_, Span::Since(_)) => are_apart.then_some(false),
            _ => Some(!are_apart),
        }
    }

    /// Whether it covers a minute; `None` where the day fits and the hours, or the end, are not stated.
    pub fn covers(self, at: NaiveDateTime) -> Option<bool> {
        match self {
            Span::Days(first, last) => (at.date() < first || at.date() > last).then_some(false),
            Span::Hours(from, to) => Some(from <= at && at < to),
            Span::Since(Moment::Day(first)) => (at.date() < first).then_some(false),
            Span::Since(Moment::At(from)) => (at < from).then_some(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_night_shift_covers_three_in_the_morning_and_a_day_without_hours_may() {
        let moment = |text: &str| Moment::read(text).unwrap();
        let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
        let night = Span::between(moment("2026-07-04T20:00"), moment("2026-07-05T08:00"));
        assert_eq!(night.covers(at("2026-07-05T03:00")), Some(true));
        assert_eq!(night.covers(at("2026-07-05T08:00")), Some(false));
        let days = |first: &str, last: &str| (first.parse().unwrap(), Some(last.parse().unwrap()));
        assert_eq!((night.first(), night.last()), days("2026-07-04", "2026-07-05"));
        let day = Span::between(moment("2026-07-04"), moment("2026-07-04"));
        assert_eq!(day.covers(at("2026-07-04T03:00")), None);
        assert_eq!(day.covers(at("2026-07-05T03:00")), Some(false));
        let evening = Span::between(moment("2026-07-04T16:00"), moment("2026-07-05T00:00"));
        assert_eq!(evening.last().map(|day| day.to_string()).as_deref(), Some("2026-07-04"));
        let since = Span::Since(moment("2026-07-04T20:00"));
        assert_eq!(since.covers(at("2026-07-04T19:00")), Some(false));
        assert_eq!((since.covers(at("2026-07-04T20:00")), since.covers(at("2027-07-04T20:00")), since.last()), (None, None, None));
        for text in ["2026-07-04", "2026-07-04T20:00"] {
            assert_eq!(moment(text).written(), text);
        }
    }
}
