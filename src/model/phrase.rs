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

/// Whether one padded text stands in another: it can only at the beginning of a word.
pub(super) fn holds(text: &str, phrase: &str) -> bool {
    let text = text.as_bytes();
    memchr::memchr_iter(b' ', text).any(|at| text[at..].starts_with(phrase.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_as_whole_words_only() {
        assert_eq!(words("On-Call (IT)"), "on call it");
        assert!(holds(&padded("IT  on-call"), &padded("On call")));
        assert!(!holds(&padded("Golden ward"), &padded("gold")));
        assert!(!holds(&padded("Ward of gold"), &padded("gold ward")));
    }
}
