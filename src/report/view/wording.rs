//! How the pages write a day, a score, a share and a place.

use crate::audit::assessment::{CheckResult, PlaceRef};
use crate::model::date::{self, Date};
use crate::model::prose;

/// The day an ISO date names.
pub(super) fn parsed(iso: &str) -> Option<Date> {
    iso.parse().ok()
}

/// `22 November 2026`; text that is no ISO date stays as it is.
pub(super) fn day(iso: &str) -> String {
    parsed(iso).map_or_else(|| iso.to_owned(), date::long)
}

/// `81.2`, `81`: a score with one decimal at most.
pub(super) fn score(score: f64) -> String {
    let text = format!("{score:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
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

/// The records a check judged: those it had nothing to say of are left out.
pub(super) fn judged(check: &CheckResult) -> u64 {
    check.pass + check.fail + check.unknown + check.waived
}

/// `assets.xlsx, sheet Laptops`.
pub(super) fn file(file: &str, sheet: &str) -> String {
    if sheet.is_empty() { file.to_owned() } else { format!("{file}, sheet {sheet}") }
}

/// `assets.xlsx, sheet Laptops, row 14, column “Owner”`.
pub(super) fn place(place: &PlaceRef) -> String {
    let mut out = file(&place.file, &place.sheet);
    if let Some(within) = within(place) {
        out.push_str(", ");
        out.push_str(&within);
    }
    out
}

/// `row 14, column “Owner”`: where in the list; `None` for the list as a whole.
pub(super) fn within(place: &PlaceRef) -> Option<String> {
    let row = (place.row > 0).then(|| format!("row {}", prose::thousands(place.row.into())));
    let column = (!place.column.is_empty()).then(|| format!("column “{}”", place.column));
    let parts: Vec<String> = [row, column].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A count as a number to draw or to weigh with.
#[expect(clippy::cast_precision_loss, reason = "counts of rows stay far below 2^52")]
pub(super) fn number(count: u64) -> f64 {
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
        assert_eq!(score(100.0), "100");
    }

    #[test]
    fn places_say_no_more_than_they_know() {
        let mut at = PlaceRef { file: "a.xlsx".to_owned(), sheet: "Laptops".to_owned(), row: 1_014, column: "Owner".to_owned() };
        assert_eq!(place(&at), "a.xlsx, sheet Laptops, row 1,014, column “Owner”");
        (at.row, at.sheet, at.column) = (0, String::new(), String::new());
        assert_eq!(place(&at), "a.xlsx");
    }
}
