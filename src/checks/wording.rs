//! How evidence writes a date, an age and a quoted value.

use crate::model::date::{self, Date};
use crate::model::prose;

/// `3 August 2026, 111 days before the extract`.
pub fn age(day: Date, extracted: Date) -> String {
    with_age("", day, extracted)
}

/// The same behind the words that say whose age it is, with room for more.
pub fn with_age(words: &str, day: Date, extracted: Date) -> String {
    // In one piece: half of all evidence is an age, and memory is asked for once.
    let mut out = String::with_capacity(words.len() + ROOM);
    out.push_str(words);
    date::push_long(&mut out, day);
    let days = date::days_between(day, extracted);
    if days == 0 {
        out.push_str(", the day of the extract");
        return out;
    }
    out.push_str(", ");
    prose::push_count(&mut out, days.unsigned_abs(), "day", "days");
    out.push_str(if days > 0 { " before the extract" } else { " after the extract" });
    out
}

/// Room for an age and some words behind it.
const ROOM: usize = 160;

/// What to add to an age that is over its limit by no more than a directory's own delay.
///
/// Active Directory passes on the last sign-in it keeps for all its servers up to 14 days late.
pub fn late_note(days: i64, limit: i64) -> &'static str {
    if days <= limit + 14 { " (a directory may record this up to 14 days late)" } else { "" }
}

/// `“TBC”`.
pub fn quoted(text: &str) -> String {
    ["“", text, "”"].concat()
}

/// `row 4`, `rows 4, 9 and 3 more`: the first rows of so many.
pub fn rows(first: &[u32], count: u64) -> String {
    let mut named: Vec<String> = first.iter().map(|row| prose::thousands(u64::from(*row))).collect();
    let rest = count.saturating_sub(first.len() as u64);
    if rest > 0 {
        named.push(format!("{} more", prose::thousands(rest)));
    }
    format!("{} {}", if count == 1 { "row" } else { "rows" }, prose::list(&named))
}
