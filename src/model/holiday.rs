//! Bank holidays in England: a table with its date. Other nations' and local holidays are not in it.

use super::date::Date;

/// The state of the table.
pub const DATA_DATE: &str = "August 2026";

/// The years the table speaks for.
const YEARS: std::ops::RangeInclusive<i32> = 2025..=2028;

/// Year, month, day: the days kept in England and Wales, substitute days instead of those that fall on a weekend.
const DAYS: &[(i32, u32, u32)] = &[
    (2025, 1, 1),
    (2025, 4, 18),
    (2025, 4, 21),
    (2025, 5, 5),
    (2025, 5, 26),
    (2025, 8, 25),
    (2025, 12, 25),
    (2025, 12, 26),
    (2026, 1, 1),
    (2026, 4, 3),
    (2026, 4, 6),
    (2026, 5, 4),
    (2026, 5, 25),
    (2026, 8, 31),
    (2026, 12, 25),
    (2026, 12, 28),
    (2027, 1, 1),
    (2027, 3, 26),
    (2027, 3, 29),
    (2027, 5, 3),
    (2027, 5, 31),
    (2027, 8, 30),
    (2027, 12, 27),
    (2027, 12, 28),
    (2028, 1, 3),
    (2028, 4, 14),
    (2028, 4, 17),
    (2028, 5, 1),
    (2028, 5, 29),
    (2028, 8, 28),
    (2028, 12, 25),
    (2028, 12, 26),
];

/// Whether a day is a bank holiday in England; `None` for a year the table does not hold.
pub fn england(day: Date) -> Option<bool> {
    use chrono::Datelike;
    YEARS.contains(&day.year()).then(|| DAYS.contains(&(day.year(), day.month(), day.day())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, Weekday};

    #[test]
    fn the_table_holds_eight_weekdays_a_year_and_claims_no_other_year() {
        for year in YEARS {
            assert_eq!(DAYS.iter().filter(|(of, ..)| *of == year).count(), 8, "{year}");
        }
        for (year, month, day) in DAYS {
            let day = Date::from_ymd_opt(*year, *month, *day).unwrap();
            assert!(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun), "{day}");
            assert_eq!(england(day), Some(true));
        }
        assert_eq!(england("2026-12-26".parse().unwrap()), Some(false), "its substitute is the 28th");
        assert_eq!(england("2031-12-25".parse().unwrap()), None);
    }
}
