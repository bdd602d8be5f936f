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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_as_whole_words_only() {
        assert_eq!(words("On-Call (IT)"), "on call it");
        assert!(padded("IT  on-call").contains(&padded("On call")));
        assert!(!padded("Golden ward").contains(&padded("gold")));
    }
}
