//! How the pages write a day, a score, a share and a place.

use crate::audit::assessment::{CheckResult, PlaceRef};
use crate::model::date::{self, Date};
use crate::model::prose;

/// The day an ISO date names.
pub(in crate::report) fn parsed(iso: &str) -> Option<Date> {
    iso.parse().ok()
}

/// `22 November 2026`; text that is no ISO date stays as it is.
pub(super) fn day(iso: &str) -> String {
    parsed(iso).map_or_else(|| iso.to_owned(), date::long)
}

/// `81.2`, `90.0`: a score with its one decimal, so that what is rated can be told from what is rounded.
pub(super) fn score(score: f64) -> String {
    format!("{score:.1}")
}

/// `12%`. `0%` means none and `100%` means all: what lies just beside them is said to.
pub(super) fn share(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "none".to_owned();
    }
    match (part.saturating_mul(200) + whole) / whole.saturating_mul(2) {
        0 if part > 0 => "under 1%".to_owned(),
        100.. if part < whole => "over 99%".to_owned(),
        percent => format!("{percent}%"),
    }
}

/// `Three`, at the head of a sentence; digits from ten on.
pub(super) fn number_word(number: usize) -> String {
    const WORDS: [&str; 9] = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
    let word = number.checked_sub(1).and_then(|at| WORDS.get(at));
    word.map_or_else(|| prose::thousands(number as u64), |word| (*word).to_owned())
}

/// The records a check judged: those it had nothing to say of are left out.
pub(super) fn judged(check: &CheckResult) -> u64 {
    check.pass + check.fail + check.unknown + check.waived
}

/// `assets.xlsx, sheet Laptops`.
pub(super) fn file(file: &str, sheet: &str) -> String {
    if sheet.is_empty() { file.to_owned() } else { format!("{file}, sheet {sheet}") }
}

/// `Row 14, “Owner”`: where in its list; `The whole list` for the list itself.
pub(super) fn within(place: &PlaceRef) -> String {
    match (place.row, place.column.as_str()) {
        (0, "") => "The whole list".to_owned(),
        (0, column) => format!("Column “{column}”"),
        (row, "") => format!("Row {}", prose::thousands(row.into())),
        (row, column) => format!("Row {}, “{column}”", prose::thousands(row.into())),
    }
}

/// `assets.xlsx, sheet Laptops, “Owner”, rows 14, 19 and 31`: places of one column in one breath.
pub(super) fn places(places: &[PlaceRef]) -> String {
    let mut by_column: Vec<(String, Vec<String>)> = Vec::new();
    for place in places {
        let mut column = file(&place.file, &place.sheet);
        if !place.column.is_empty() {
            column.push_str(&format!(", “{}”", place.column));
        }
        let row = (place.row > 0).then(|| prose::thousands(place.row.into()));
        match by_column.iter_mut().find(|(known, _)| *known == column) {
            Some((_, rows)) => rows.extend(row),
            None => by_column.push((column, row.into_iter().collect())),
        }
    }
    let said = |(column, rows): (String, Vec<String>)| match rows.as_slice() {
        [] => column,
        [only] => format!("{column}, row {only}"),
        _ => format!("{column}, rows {}", prose::list(&rows)),
    };
    by_column.into_iter().map(said).collect::<Vec<_>>().join("; ")
}

/// A count as a number to draw or to weigh with.
#[expect(clippy::cast_precision_loss, reason = "counts of rows stay far below 2^52")]
pub(in crate::report) fn number(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_and_all_are_said_of_none_and_all_only() {
        assert_eq!(share(0, 9), "0%");
        assert_eq!(share(1, 9_000), "under 1%");
        assert_eq!(share(8_999, 9_000), "over 99%");
        assert_eq!(share(9_000, 9_000), "100%");
        assert_eq!(share(1, 8), "13%");
        assert_eq!(share(0, 0), "none");
    }

    #[test]
    fn days_and_scores() {
        assert_eq!(day("2026-11-22"), "22 November 2026");
        assert_eq!(day("soon"), "soon");
        assert_eq!(score(81.25), "81.2");
        assert_eq!(score(90.0), "90.0");
    }

    #[test]
    fn places_say_no_more_than_they_know() {
        let mut at = PlaceRef { file: "a.xlsx".to_owned(), sheet: "Laptops".to_owned(), row: 1_014, column: "Owner".to_owned() };
        assert_eq!(within(&at), "Row 1,014, “Owner”");
        let second = PlaceRef { row: 9, ..at.clone() };
        assert_eq!(places(&[at.clone(), second]), "a.xlsx, sheet Laptops, “Owner”, rows 1,014 and 9");
        (at.row, at.sheet, at.column) = (0, String::new(), String::new());
        assert_eq!((within(&at).as_str(), places(&[at]).as_str()), ("The whole list", "a.xlsx"));
    }
}
