//! Words as phrases are found by: whole words, whatever stands between them.

use super::key;

/// `text` as lower-case words with single spaces: `On-Call (IT)` as `on call it`.
pub(super) fn words(text: &str) -> String {
    padded(text).trim_matches(' ').to_owned()
}

/// The same with a space at either end, so that one phrase is found in another as whole words.
pub(super) fn padded(text: &str) -> String {
    padded_without(text, &[])
}

/// The same without some words.
pub fn padded_without(text: &str, left_out: &[&str]) -> String {
    let mut words = String::with_capacity(text.len() + 2);
    words.push(' ');
    key::with_lower(text, |lower| {
        for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !left_out.contains(word)) {
            words.push_str(word);
            words.push(' ');
        }
    });
    // Of a text without words too, a space at either end.
    if words.len() == 1 {
        words.push(' ');
    }
    words
}

/// A padded text from each of its words on: a phrase that stands in it begins one of them.
pub(super) fn from_each_word(padded: &str) -> impl Iterator<Item = &str> {
    padded.bytes().enumerate().filter(|(_, byte)| *byte == b' ').map(|(at, _)| &padded[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_as_whole_words_only() {
        assert_eq!(words("On-Call (IT)"), "on call it");
        let holds = |text: &str, phrase: &str| from_each_word(&padded(text)).any(|rest| rest.starts_with(&padded(phrase)));
        assert!(holds("IT  on-call", "On call"));
        assert!(!holds("Golden ward", "gold"));
        assert!(!holds("Ward of gold", "gold ward"));
    }
}
