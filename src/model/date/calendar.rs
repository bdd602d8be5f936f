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

    #[test]
    fn second_tuesdays() {
        assert_eq!(second_tuesday(2026, 10), "2026-10-13".parse().ok());
        for (day, latest) in [("2026-11-08", "2026-10-13"), ("2026-11-10", "2026-11-10"), ("2027-01-03", "2026-12-08")] {
            assert_eq!(latest_second_tuesday(day.parse().unwrap()).to_string(), latest, "{day}");
        }
    }
}
