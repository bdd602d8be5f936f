//! First, second or later to be rung, as lists write it.

use crate::model::key;

/// The place in the order: `1`, `2nd`, `Tier 1`, `L2`, `Primary`.
pub fn ringing_order(text: &str) -> Option<u32> {
    const WORDS: &[(&str, u32)] =
        &[("first", 1), ("primary", 1), ("second", 2), ("secondary", 2), ("backup", 2), ("third", 3), ("tertiary", 3)];
    let lower = key::normal(text);
    let digits: String = lower.chars().filter(char::is_ascii_digit).collect();
    if let Ok(number @ 1..=20) = digits.parse::<u32>() {
        return Some(number);
    }
    lower.split(' ').find_map(|word| WORDS.iter().find(|(known, _)| *known == word).map(|(_, at)| *at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_as_lists_write_them() {
        for (text, order) in [("1", 1), ("2nd", 2), ("Tier 1", 1), ("L2", 2), ("Primary", 1), ("backup engineer", 2), ("Third line", 3)] {
            assert_eq!(ringing_order(text), Some(order), "{text}");
        }
        for text in ["", "Gold", "Night", "07700 900123"] {
            assert_eq!(ringing_order(text), None, "{text}");
        }
    }
}
