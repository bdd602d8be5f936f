//! Bank holidays in England: a table with its date. Other nations' and local holidays are not in it.
//!
//! Made by the standing rule (Banking and Financial Dealings Act 1971 and the proclamations of every year), which a
//! test works out again. 2025 to 2027 were held against published copies of the government's list; 2028 is by the
//! rule alone. A day proclaimed for one occasion, as for a coronation, is in it only once it is written here.

use super::date::Date;

/// When the table was last held against published lists.
pub const DATA_DATE: &str = "November 2026";

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

    /// Easter Sunday by the anonymous Gregorian algorithm.
    fn easter(year: i32) -> Date {
        let (golden, century, of_century) = (year % 19, year / 100, year % 100);
        let epact = (19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15) % 30;
        let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
        let shift = (golden + 11 * epact + 19 * to_sunday) / 433;
        let month = (epact + to_sunday - 7 * shift + 90) / 25;
        let day = (epact + to_sunday - 7 * shift + 33 * month + 19) % 32;
        Date::from_ymd_opt(year, month.unsigned_abs(), day.unsigned_abs()).unwrap()
    }

    #[test]
    fn the_table_is_what_the_standing_rule_gives() {
        for year in YEARS {
            let day = |month, day| Date::from_ymd_opt(year, month, day).unwrap();
            let monday = |from: Date, step: i64| {
                let mut day = from;
                while day.weekday() != Weekday::Mon {
                    day += chrono::TimeDelta::days(step);
                }
                day
            };
            let mut rule = vec![
                easter(year) - chrono::TimeDelta::days(2),
                easter(year) + chrono::TimeDelta::days(1),
                monday(day(5, 1), 1),
                monday(day(5, 31), -1),
                monday(day(8, 31), -1),
            ];
            // A day that falls on a weekend is kept on the next weekday that is none already.
            for kept in [day(1, 1), day(12, 25), day(12, 26)] {
                let mut kept = kept;
                while matches!(kept.weekday(), Weekday::Sat | Weekday::Sun) || rule.contains(&kept) {
                    kept += chrono::TimeDelta::days(1);
                }
                rule.push(kept);
            }
            rule.sort_unstable();
            let table: Vec<Date> =
                DAYS.iter().filter(|(of, ..)| *of == year).map(|(y, m, d)| Date::from_ymd_opt(*y, *m, *d).unwrap()).collect();
            assert_eq!(table, rule);
        }
    }

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
