//! What a misspelt word was meant to be.

/// The candidate nearest to `word`, if one is near enough to be meant.
///
/// Case, `_` for `-`, and the order of the parts of a hyphenated word do not count;
/// beyond that one slip in three letters is allowed, and one in the shortest words.
pub fn did_you_mean<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let meant = normal(word);
    let allowed = (meant.chars().count() / 3).max(1);
    let distance = |candidate: &str| {
        let known = normal(candidate);
        if parts(&known) == parts(&meant) { 0 } else { strsim::osa_distance(&known, &meant) }
    };
    // A word of two letters is one slip from every other: nothing can be told from it.
    let near = |(slips, candidate): &(usize, &str)| *slips <= allowed && (*slips == 0 || candidate.len() > 2);
    candidates.into_iter().map(|candidate| (distance(candidate), candidate)).filter(near).min_by_key(|(slips, _)| *slips).map(|(_, c)| c)
}

fn normal(word: &str) -> String {
    word.trim().to_lowercase().replace(['_', ' '], "-")
}

fn parts(word: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = word.split('-').collect();
    parts.sort_unstable();
    parts
}

/// `a, b, c`.
pub(super) fn listed<S: AsRef<str>>(words: &[S]) -> String {
    words.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ")
}

/// `a`, `a or b`, `a, b or c`.
pub(super) fn either<S: AsRef<str>>(words: &[S]) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => format!("{} or {}", listed(first), last.as_ref()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_keyboard_are_understood() {
        let keys = ["severity", "off", "reason", "last-patched", "owner", "owner-email", "os", "id"];
        for (word, meant) in [
            ("sevrity", "severity"),
            ("SEVERITY", "severity"),
            ("last_patched", "last-patched"),
            ("patched-last", "last-patched"),
            ("Owner Email", "owner-email"),
            ("ownre", "owner"),
            ("of", "off"),
        ] {
            assert_eq!(did_you_mean(word, keys), Some(meant), "{word}");
        }
    }

    #[test]
    fn what_is_far_from_everything_gets_no_guess() {
        for word in ["colour", "x", "ip", "", "threshold"] {
            assert_eq!(did_you_mean(word, ["severity", "off", "reason", "os", "id"]), None, "{word}");
        }
    }

    #[test]
    fn alternatives_read_well() {
        assert_eq!(either(&["a"]), "a");
        assert_eq!(either(&["a", "b", "c"]), "a, b or c");
    }
}
