//! How evidence writes a date, an age and a quoted value.

use crate::model::date::{self, Date};
use crate::model::prose;

/// `3 August 2026, 111 days before the extract`.
pub fn age(day: Date, extracted: Date) -> String {
    let days = date::days_between(day, extracted);
    match days {
        0 => format!("{}, the day of the extract", date::long(day)),
        1.. => format!("{}, {} before the extract", date::long(day), prose::count(days.unsigned_abs(), "day", "days")),
        _ => format!("{}, {} after the extract", date::long(day), prose::count(days.unsigned_abs(), "day", "days")),
    }
}

/// `“TBC”`.
pub fn quoted(text: &str) -> String {
    format!("“{text}”")
}
