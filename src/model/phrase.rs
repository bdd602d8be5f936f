//! Words as phrases are found by: whole words, whatever stands between them.

/// `text` as lower-case words with single spaces: `On-Call (IT)` as `on call it`.
pub(super) fn words(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The same with a space at either end, so that one phrase is found in another as whole words.
pub(super) fn padded(text: &str) -> String {
    format!(" {} ", words(text))
}

/// A padded text from each of its words on: a phrase that stands in it begins one of them.
pub(super) fn from_each_word(padded: &str) -> Vec<&str> {
    padded.match_indices(' ').map(|(at, _)| &padded[at..]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_as_whole_words_only() {
        assert_eq!(words("On-Call (IT)"), "on call it");
        let holds = |text: &str, phrase: &str| from_each_word(&padded(text)).iter().any(|rest| rest.starts_with(&padded(phrase)));
        assert!(holds("IT  on-call", "On call"));
        assert!(!holds("Golden ward", "gold"));
        assert!(!holds("Ward of gold", "gold ward"));
    }
}
