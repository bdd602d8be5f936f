//! Yes and no as lists write them: in every field, and in one of its own.

use crate::model::cell;

/// Words that answer yes or no in one field, beside the plain ones.
#[derive(Debug, Clone, Copy)]
pub struct Answers {
    /// Whole cells that mean yes.
    pub yes: &'static [&'static str],
    /// Whole cells that mean no.
    pub no: &'static [&'static str],
    /// Words that mean yes wherever they stand in a cell (lower case), unless the cell begins with *no*, *not* or *without*.
    pub yes_within: &'static [&'static str],
}

/// Yes in every field.
pub const YES: &[&str] = &["true", "yes", "y", "t", "1", "x", "✓", "✔", "☑", "on", "ok", "done"];
/// No in every field.
pub const NO: &[&str] = &["false", "no", "n", "f", "0", "off", "none", "nil", "✗", "✘", "☐"];

/// Reads plain yes or no, in the spellings that mean the same everywhere.
pub fn yes_no(text: &str) -> Option<bool> {
    let text = cell::trim(text);
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    if is(YES) { Some(true) } else { is(NO).then_some(false) }
}

impl Answers {
    /// No words of its own.
    pub const NONE: Answers = Answers { yes: &[], no: &[], yes_within: &[] };

    /// Reads a cell: plain yes and no, then the field's own words.
    pub fn read(&self, text: &str) -> Option<bool> {
        let plain = yes_no(text);
        if plain.is_some() {
            return plain;
        }
        let text = cell::trim(text);
        let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
        if is(self.yes) {
            Some(true)
        } else if is(self.no) {
            Some(false)
        } else if self.yes_within.is_empty() {
            None
        } else {
            let lower = text.to_lowercase();
            let denied = ["no ", "not ", "without "].iter().any(|word| lower.starts_with(word));
            self.yes_within.iter().any(|word| lower.contains(word)).then_some(!denied)
        }
    }
}
