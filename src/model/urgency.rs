//! Whether a fix or an alert is urgent, from whatever a list says of its severity.
//!
//! Cyber Essentials counts what a vendor calls critical or high, a CVSS score of 7 and more, and
//! whatever states no severity at all: a blank never makes a fix less urgent. Scores are read, not reckoned
//! from vectors.

use super::cell::Cell;

/// Words that say that something may wait.
const LESSER: &[&str] = &["medium", "moderate", "low", "minor", "info", "none", "negligible", "optional"];

/// The versions of the scoring system itself, which are no scores where it is named.
const EDITIONS: &[&str] = &["2.0", "3.0", "3.1", "4.0"];

/// Whether severity says that it must not wait, or does not say that it may.
pub fn is_urgent(severity: Cell<'_, &str>) -> bool {
    let Cell::Value(text) = severity else { return true };
    let lower = text.to_lowercase();
    if ["critical", "high"].iter().any(|word| lower.contains(word)) {
        return true;
    }
    if let Some(score) = score(&lower) {
        return score >= 7.0;
    }
    !LESSER.iter().any(|word| lower.starts_with(word) || lower.contains(&format!(" {word}")) || lower.contains(&format!("({word}")))
}

/// The CVSS score in a text; none in a vector.
fn score(lower: &str) -> Option<f64> {
    if lower.contains("av:") {
        return None;
    }
    let names_it = lower.contains("cvss");
    let parts = lower.split(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | ')' | ',' | '/' | '='));
    let scores = parts.filter(|part| !(names_it && EDITIONS.contains(part))).filter_map(|part| part.parse::<f64>().ok());
    scores.rev().find(|score| (0.0..=10.0).contains(score))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_says_that_it_may_wait_is_not_urgent() {
        for text in
            ["Critical", "HIGH", "High risk", "7.0", "CVSS 9.8", "CVSS v3.1: 7.5", "CVSS 3.1", "Important", "P1", "CVSS:3.1/AV:N/AC:L"]
        {
            assert!(is_urgent(Cell::Value(text)), "{text}");
        }
        for text in ["Medium", "Moderate", "low", "6.9", "CVSS 3.1 5.4", "5.3 (Medium)", "Informational", "CVSS 2.0: 4.3"] {
            assert!(!is_urgent(Cell::Value(text)), "{text}");
        }
        assert!(is_urgent(Cell::Blank) && is_urgent(Cell::Absent) && is_urgent(Cell::Placeholder("TBC")));
    }
}
