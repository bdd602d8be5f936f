//! A value as a person writes it for a class of values: `LAP-*`. It is no regular expression.

use std::fmt;

use super::key;

/// Text in which `*` stands for anything, nothing too. Case and repeated white space do not matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    written: String,
    normal: String,
}

impl Pattern {
    /// The pattern as written.
    pub fn new(written: &str) -> Self {
        Pattern { written: written.trim().to_owned(), normal: key::normal(written) }
    }

    /// Whether it may fit more than one text.
    pub fn is_class(&self) -> bool {
        self.normal.contains('*')
    }

    /// Whether it fits the whole of a text.
    pub fn fits(&self, text: &str) -> bool {
        // Pieces between the stars must follow one another; the first and last are tied to the ends.
        let text = key::normal(text);
        let Some((head, rest)) = self.normal.split_once('*') else { return self.normal == text };
        let Some(mut left) = text.strip_prefix(head) else { return false };
        let (middle, tail) = rest.rsplit_once('*').unwrap_or(("", rest));
        for piece in middle.split('*') {
            match left.find(piece) {
                Some(at) => left = &left[at + piece.len()..],
                None => return false,
            }
        }
        left.ends_with(tail)
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_anything_and_case_for_nothing() {
        for (pattern, text, fits) in [
            ("LAP-0012", " lap-0012 ", true),
            ("LAP-0012", "LAP-00123", false),
            ("LAP-*", "lap-7", true),
            ("LAP-*", "XLAP-7", false),
            ("*", "", true),
            ("*.svc", "pacs.svc", true),
            ("svc_*_prod", "svc_pacs_prod", true),
            ("svc_*_prod", "svc_prod", false),
            ("a*b*c*", "a1b2c3", true),
            ("a*b*c", "acb", false),
            ("ab*ba", "aba", false),
            ("Ward  7 *", "ward 7 trolley", true),
        ] {
            assert_eq!(Pattern::new(pattern).fits(text), fits, "{pattern} on {text}");
        }
    }
}
