//! The few calendar rules that checks need.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::Date;

/// The second Tuesday of a month: when Microsoft releases its monthly security updates.
pub fn second_tuesday(year: i32, month: u32) -> Option<Date> {
    NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Tue, 2)
}

/// The latest second Tuesday on or before `day`.
pub fn latest_second_tuesday(day: Date) -> Date {
    let this = second_tuesday(day.year(), day.month());
    let (year, month) = if day.month() == 1 { (day.year() - 1, 12) } else { (day.year(), day.month() - 1) };
    match this {
        Some(tuesday) if tuesday <= day => tuesday,
        _ => second_tuesday(year, month).unwrap_or(day),
    }
}

/// Whole days from `from` to `to`; negative where `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    (to - from).num_days()
}

/// The day `days` days before `day`.
pub fn days_before(day: Date, days: i64) -> Date {
    day.checked_sub_days(Days::new(days.max(0).unsigned_abs())).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Option<Date> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn second_tuesdays() {
        assert_eq!(second_tuesday(2026, 10), day(2026, 10, 13));
        assert_eq!(Some(latest_second_tuesday(day(2026, 11, 8).unwrap())), day(2026, 10, 13));
        assert_eq!(Some(latest_second_tuesday(day(2026, 11, 10).unwrap())), day(2026, 11, 10));
        assert_eq!(Some(latest_second_tuesday(day(2027, 1, 3).unwrap())), day(2026, 12, 8));
    }
}
