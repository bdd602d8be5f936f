//! From the texts of a rota's days to dates: the order of day and month first, then the year.

use chrono::Weekday;

use super::days::{self, Written, month_in, years_in};
use super::year::{self, Dates, Hints};
use super::{Around, shape::Shape};
use crate::model::date::DateOrder;

/// Dates, with the times of day that stand beside them.
#[derive(Debug)]
pub(super) struct Read {
    /// The days as written.
    pub(super) written: Vec<Option<Written>>,
    /// Their dates.
    pub(super) dates: Dates,
    /// What told that the month stands first, where it does.
    pub(super) order: Option<String>,
}

/// Reads the days of a rota in the order they stand.
///
/// # Errors
/// In words, why their dates cannot be told.
pub(super) fn read(texts: &[&str], weekdays: &[Option<Weekday>], shape: &Shape, around: Around<'_>) -> Result<Read, String> {
    let hints = hints(shape, around);
    let in_order = |order: DateOrder| {
        let written: Vec<Option<Written>> = texts.iter().map(|text| days::read(text, order)).collect();
        year::settle(&written, weekdays, &hints).map(|dates| Read { written, dates, order: None })
    };
    let proofs = |order: DateOrder| texts.iter().any(|text| days::proves(text) == Some(order));
    match (proofs(DateOrder::DayFirst), proofs(DateOrder::MonthFirst)) {
        (true, true) => in_order(DateOrder::Conflicting),
        (true, false) => in_order(DateOrder::DayFirst),
        (false, true) => in_order(DateOrder::MonthFirst).map(|read| said(read, "month first", "a number over 12 proves it")),
        (false, false) => {
            let usual = in_order(around.dates);
            let (order, words) = if around.dates == DateOrder::MonthFirst {
                (DateOrder::DayFirst, "day first")
            } else {
                (DateOrder::MonthFirst, "month first")
            };
            // Where nothing else tells, days of the week may: an order they deny gives way to one they fit throughout.
            match &usual {
                Ok(read) if read.dates.misfits.is_empty() => usual,
                _ => in_order(order)
                    .ok()
                    .filter(|read| read.dates.misfits.is_empty())
                    .map(|read| said(read, words, "only so do its days of the week fit"))
                    .map_or(usual, Ok),
            }
        }
    }
}

/// Dates read in an order that is not the usual one.
fn said(read: Read, order: &str, why: &str) -> Read {
    Read { order: Some(format!("its days are read {order}: {why}")), ..read }
}

/// What the sheet's name, the lines above the header and the file's name tell of month and year.
fn hints(shape: &Shape, around: Around<'_>) -> Hints {
    let lines: Vec<String> = around.top[..shape.header].iter().map(|row| row.join(" ")).collect();
    let file = around.file.rsplit('/').next().unwrap_or(around.file);
    let named: Vec<(&str, &'static str)> = std::iter::once((around.sheet, "the sheet's name"))
        .chain(lines.iter().map(|line| (line.as_str(), "a line above its header")))
        .chain(std::iter::once((file, "the file's name")))
        .collect();
    let month = named.iter().find_map(|(text, by)| Some((month_in(text)?.0, *by)));
    let years = named.iter().map(|(text, by)| (years_in(text), *by)).find(|(years, _)| !years.is_empty());
    let near = around.extracted.map(|(day, by)| (day, by, true)).or(around.as_of.map(|day| (day, "the as-of date", false)));
    Hints { month, years: years.unwrap_or_default(), near }
}
