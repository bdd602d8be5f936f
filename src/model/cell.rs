//! What one cell of a register says, or fails to say.

use std::borrow::Cow;

use super::words::Words;

/// A cell, told apart by how much it answers.
///
/// Blank and placeholder mean *missing*; absent and unreadable mean *unknown*.
/// Neither is ever taken for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a, T> {
    /// The list has no such column.
    Absent,
    /// The column is there, the cell is empty.
    Blank,
    /// Somebody typed a word that stands for nothing: `TBC`, `-`, `unknown`.
    Placeholder(&'a str),
    /// `N/A`: an answer where the kind of record allows it, missing elsewhere.
    NotApplicable(&'a str),
    /// An answer.
    Value(T),
    /// Something is written that cannot be read as what the column holds.
    Unreadable(&'a str),
}

impl<'a, T: Copy> Cell<'a, T> {
    /// The answer, if there is one.
    pub fn value(&self) -> Option<T> {
        match *self {
            Cell::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Blank, a placeholder or `N/A`: the list could say and does not.
    pub fn is_missing(&self) -> bool {
        matches!(self, Cell::Blank | Cell::Placeholder(_) | Cell::NotApplicable(_))
    }

    /// Absent or unreadable: the list cannot say.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Cell::Absent | Cell::Unreadable(_))
    }

    /// There is no such column.
    pub fn is_absent(&self) -> bool {
        matches!(self, Cell::Absent)
    }

    /// The words that stand in the cell when it is no answer: what a finding quotes.
    pub fn words(&self) -> Option<&'a str> {
        match *self {
            Cell::Placeholder(text) | Cell::NotApplicable(text) | Cell::Unreadable(text) => Some(text),
            _ => None,
        }
    }

    /// How a missing or unknown cell is worded in evidence: `blank`, `“TBC”`, `unreadable: “last week”`.
    pub fn gap(&self) -> Cow<'static, str> {
        match self {
            Cell::Absent => "no such column".into(),
            Cell::Blank => "blank".into(),
            Cell::Placeholder(text) | Cell::NotApplicable(text) => ["“", text, "”"].concat().into(),
            Cell::Unreadable(text) => ["unreadable: “", text, "”"].concat().into(),
            Cell::Value(_) => "given".into(),
        }
    }

    /// The same cell with its answer turned into another, or into unreadable where that fails.
    pub fn and_then<U>(self, raw: &'a str, read: impl FnOnce(T) -> Option<U>) -> Cell<'a, U> {
        match self {
            Cell::Absent => Cell::Absent,
            Cell::Blank => Cell::Blank,
            Cell::Placeholder(text) => Cell::Placeholder(text),
            Cell::NotApplicable(text) => Cell::NotApplicable(text),
            Cell::Unreadable(text) => Cell::Unreadable(text),
            Cell::Value(value) => read(value).map_or(Cell::Unreadable(raw), Cell::Value),
        }
    }
}

/// Words found in real registers where an answer was meant to stand (lower case, outer brackets and stops removed).
pub const PLACEHOLDERS: &[&str] = &[
    "missing",
    "blank",
    "tbc",
    "tba",
    "tbd",
    "?",
    "??",
    "???",
    "-",
    "--",
    "---",
    "—",
    "–",
    "_",
    "x x",
    "unknown",
    "unk",
    "not known",
    "notknown",
    "none",
    "nil",
    "null",
    "various",
    "varies",
    "see notes",
    "as above",
    "vacant",
    "vacancy",
    "leaver",
    "name_unknown",
    "no_information",
    "not recorded",
    "not set",
    "to follow",
    "pending",
    "to be confirmed",
    "to be advised",
    "to be decided",
    "to be determined",
    "undefined",
    "empty",
    "#ref!",
    "#value!",
    "#name?",
    "#null!",
    "#div/0!",
    "no information",
    "sn not visible",
    "unassigned",
    "not assigned",
    "awaiting",
];

/// Spellings of *not applicable*.
pub const NOT_APPLICABLE: &[&str] = &["n/a", "#n/a", "na", "not applicable", "not_supported", "n.a", "n\\a"];

/// What the reader of a workbook puts in place of a cell that it cannot read: unknown, never blank.
pub const UNREADABLE: &str = "#UNREADABLE";

/// Longer texts are answers.
const LONGEST: usize = 20;

static WORDS: Words = Words::new(&[PLACEHOLDERS, NOT_APPLICABLE]);

/// Sorts a cell's text into blank, placeholder, not applicable or value. The text returned is trimmed.
#[inline]
pub fn classify(text: &str) -> Cell<'_, &str> {
    if is_plainly_value(text) { Cell::Value(text) } else { classify_with_care(text) }
}

/// Whether a look at its ends and length shows that a text is a value as it stands. Nearly every cell ends in letters or digits,
/// and is none of the words.
#[inline]
pub fn is_plainly_value(text: &str) -> bool {
    WORDS.is_plainly_none(text.as_bytes())
}

fn classify_with_care(text: &str) -> Cell<'_, &str> {
    let text = trim(text);
    if text.is_empty() {
        return Cell::Blank;
    }
    if text.len() > LONGEST {
        return Cell::Value(text);
    }
    if text == UNREADABLE {
        return Cell::Unreadable(text);
    }
    let core = text.trim_matches(['(', ')', '[', ']', '<', '>', '.', '*', '"', '\'']).trim();
    if core.is_empty() {
        return Cell::Placeholder(text);
    }
    match WORDS.list_of(core.as_bytes()) {
        None => Cell::Value(text),
        Some(0) => Cell::Placeholder(text),
        Some(_) => Cell::NotApplicable(text),
    }
}

/// Trims white space, non-breaking spaces and the zero-width marks that copying from web pages leaves behind.
#[inline]
pub fn trim(text: &str) -> &str {
    let bytes = text.as_bytes();
    match (bytes.first(), bytes.last()) {
        (Some(first), Some(last)) if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_missing_and_answers_are_not() {
        for text in ["TBC", " (blank) ", "-", "Unknown", "vacant", "#REF!", "?", "MISSING", "...", "TBC."] {
            assert!(matches!(classify(text), Cell::Placeholder(_)), "{text}");
        }
        for text in ["N/A", "Not applicable", "#N/A"] {
            assert!(matches!(classify(text), Cell::NotApplicable(_)), "{text}");
        }
        for text in ["Nadia None", "0", "Pathology", "Unknown Pleasures Ltd", "x"] {
            assert_eq!(classify(text), Cell::Value(text));
        }
        assert_eq!(classify(" \u{a0}\t"), Cell::Blank);
        assert_eq!(classify(UNREADABLE), Cell::Unreadable(UNREADABLE));
    }

    #[test]
    fn every_placeholder_gets_past_the_test_of_its_ends_and_length() {
        for word in PLACEHOLDERS.iter().chain(NOT_APPLICABLE) {
            assert!(!WORDS.is_plainly_none(word.as_bytes()) && word.len() <= LONGEST, "{word}");
        }
    }
}
