//! What a reader is told of a rota: how it was read, what it does not say, what could not be read.

use super::layout::Told;
use super::shape::{Layout, Shape};
use super::spool::Spool;
use super::year;
use crate::model::date;
use crate::model::place::column_letters;
use crate::model::prose;

/// The notes on a rota. They name no person.
pub(super) fn notes(shape: &Shape, told: &Told, spool: &Spool) -> Vec<String> {
    let rows = told.laid_out.rows_read - told.laid_out.set_aside.len() as u64;
    let mut notes = vec![format!(
        "read as a rota, {}: {} {} {}{}",
        shape.layout.words(),
        prose::count(rows, "row", "rows"),
        if rows == 1 { "gives" } else { "give" },
        prose::count(spool.shifts, "shift", "shifts"),
        spool.days.map_or_else(String::new, |(first, last)| format!(", {} to {}", date::long(first), date::long(last)))
    )];
    notes.extend(told.order.clone());
    notes.extend(told.year.clone());
    if told.zoned > 0 {
        let times = prose::count(told.zoned, "time is", "times are");
        notes.push(format!("{times} written with a time zone; they are taken as local time"));
    }
    if spool.without_end > 0 {
        let shifts = prose::count(spool.without_end, "shift whose end is not stated", "shifts whose ends are not stated");
        notes.push(format!("{shifts}: until when anybody is on is not known"));
    }
    if spool.without_hours > 0 {
        let which = unexplained(shape);
        let which = if which.is_empty() { String::new() } else { format!(" for {}", prose::list(&which)) };
        notes.push(format!(
            "hours not stated{which}: {} counted by day; the policy can give hours under [shifts]",
            prose::count(spool.without_hours, "shift is", "shifts are")
        ));
    }
    if told.misfits > 0 {
        notes.push(year::misfits_said(told.misfits));
    }
    if let (count @ 1.., Some((row, column))) = told.unpaired {
        let cells = prose::count(count, "cell names", "cells name");
        notes.push(format!("{cells} people and numbers that do not pair and cannot be read, first {}{row}", column_letters(column)));
    }
    if told.nobody > 0 {
        notes.push(format!("{} in so many words that nobody is on, or not yet", prose::count(told.nobody, "cell says", "cells say")));
    }
    if told.unknown_codes > 0 {
        let codes = prose::count(told.unknown_codes, "cell holds a code", "cells hold codes");
        notes.push(format!("{codes} that no shift of the policy explains and no shift is read from"));
    }
    notes
}

/// Shifts named in headers without hours, quoted.
fn unexplained(shape: &Shape) -> Vec<String> {
    if matches!(shape.layout, Layout::Standing) {
        return Vec::new();
    }
    let named = shape.lanes.iter().filter(|lane| lane.hours.is_none() && !lane.tier.is_empty());
    named.map(|lane| format!("“{}”", lane.tier)).collect()
}
