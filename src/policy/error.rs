//! What is wrong with a policy: where, what, and what to do about it.

use std::fmt;

use super::suggest::{did_you_mean, listed};

/// A place in the policy file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The line, counted from 1.
    pub line: u32,
    /// The character within the line, counted from 1.
    pub column: u32,
}

impl Spot {
    /// The place of a byte offset in `text`.
    pub(super) fn in_text(text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let counted = |number: usize| u32::try_from(number + 1).unwrap_or(u32::MAX);
        Spot { line: counted(before.matches('\n').count()), column: counted(before[line_start..].chars().count()) }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// A policy that cannot be used, said as a good compiler would.
///
/// ```text
/// standto.toml, line 12, column 1: [rating] has no key “gren”
///   did you mean “green”?
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, {at}: {message}{}", .help.as_ref().map(|help| format!("\n  {help}")).unwrap_or_default())]
pub struct PolicyError {
    /// The policy file, as the user named it.
    pub file: String,
    /// Where in it.
    pub at: Spot,
    /// What is wrong there: the offending words and what was expected.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl PolicyError {
    /// An error without help.
    pub fn new(file: &str, at: Spot, message: impl Into<String>) -> Self {
        PolicyError { file: file.to_owned(), at, message: message.into(), help: None }
    }

    /// The same error with a line that says what to do.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same error with the candidate that `word` was meant to be, or with all of them where none is near.
    #[must_use]
    pub fn suggesting<'c>(self, word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Self {
        let candidates: Vec<&str> = candidates.into_iter().collect();
        match did_you_mean(word, candidates.iter().copied()) {
            Some(near) => self.with_help(format!("did you mean “{near}”?")),
            None if candidates.is_empty() => self,
            None => self.with_help(format!("known here: {}", listed(&candidates))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spot_counts_characters_not_bytes() {
        let text = "a = 1\né = “x”\n";
        assert_eq!(Spot::in_text(text, 0), Spot { line: 1, column: 1 });
        assert_eq!(Spot::in_text(text, text.find('“').unwrap()), Spot { line: 2, column: 5 });
        assert_eq!(Spot::in_text(text, text.len()), Spot { line: 3, column: 1 });
    }

    #[test]
    fn help_stands_on_a_line_of_its_own() {
        let error = PolicyError::new("p.toml", Spot { line: 3, column: 2 }, "there is no check “account-dorment”");
        assert_eq!(error.to_string(), "p.toml, line 3, column 2: there is no check “account-dorment”");
        assert_eq!(
            error.clone().suggesting("account-dorment", ["account-dormant", "asset-not-seen"]).to_string(),
            "p.toml, line 3, column 2: there is no check “account-dorment”\n  did you mean “account-dormant”?"
        );
        assert_eq!(
            error.clone().suggesting("fridge", ["one", "two"]).to_string(),
            "p.toml, line 3, column 2: there is no check “account-dorment”\n  known here: one, two"
        );
        assert_eq!(error.clone().suggesting("fridge", []), error);
    }
}
