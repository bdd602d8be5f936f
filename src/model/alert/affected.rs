//! Which versions an alert says are affected, and which have the fix.
//!
//! What cannot be read as a range says nothing: no version is called affected, or spared, by a guess.

use crate::model::version::Version;

/// What an alert's versions make of one version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is one of those affected.
    Affected,
    /// It is not.
    Spared,
    /// The alert does not say, or not in words that can be read.
    NotSaid,
}

/// Judges a version by the cells for affected and for fixed versions. `have` is blank where it is not recorded.
pub(super) fn judge(have: &str, affected: &str, fixed_in: &str) -> Outcome {
    let version = Version::read(have);
    if !version.is_known() {
        return if is_all(affected) && fixed_in.is_empty() { Outcome::Affected } else { Outcome::NotSaid };
    }
    match (by_fix(&version, fixed_in), by_ranges(&version, affected)) {
        (Outcome::Spared, _) => Outcome::Spared,
        (by_fix, Outcome::NotSaid) => by_fix,
        (_, by_range) => by_range,
    }
}

fn is_all(affected: &str) -> bool {
    let lower = affected.trim().to_lowercase();
    ["all", "any", "*", "every"]
        .iter()
        .any(|word| lower == *word || lower.starts_with(&format!("{word} version")) || lower == "all releases")
}

/// The fixed version of the same branch decides: that which shares the first two numbers, else the only one there is.
fn by_fix(have: &Version<'_>, fixed_in: &str) -> Outcome {
    let fixed: Vec<Version<'_>> = parts(fixed_in).map(Version::read).filter(Version::is_known).collect();
    let is_of_branch = |fix: &&Version<'_>| {
        let branch = fix.numbers().len().saturating_sub(1).min(2);
        have.starts_with(&fix.numbers()[..branch])
    };
    let branch = if fixed.len() == 1 { fixed.first() } else { fixed.iter().find(is_of_branch) };
    match branch {
        None => Outcome::NotSaid,
        Some(fix) if have < fix => Outcome::Affected,
        Some(_) => Outcome::Spared,
    }
}

fn by_ranges(have: &Version<'_>, affected: &str) -> Outcome {
    if is_all(affected) {
        return Outcome::Affected;
    }
    let mut outcome = Outcome::NotSaid;
    let mut all_read = true;
    for part in parts(affected) {
        match in_range(have, part) {
            Some(true) => return Outcome::Affected,
            Some(false) => outcome = Outcome::Spared,
            None => all_read = false,
        }
    }
    if all_read { outcome } else { Outcome::NotSaid }
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', ',', '\n', '\r', '|']).map(str::trim).filter(|part| !part.is_empty())
}

/// Whether a version lies in what one part says; `None` where the part cannot be read.
fn in_range(have: &Version<'_>, part: &str) -> Option<bool> {
    let lower = part.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let named: Vec<Version<'_>> = part
        .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '=' | '≤' | '≥' | '–'))
        .map(|word| word.trim_start_matches(['v', 'V', '(']))
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .map(Version::read)
        .collect();
    let is_below = has(&["before", "prior to", "below", "earlier than", "lower than", "less than", "up to but", "excluding"]);
    let at_most =
        has(&["and earlier", "or earlier", "and below", "or below", "and prior", "or prior", "and lower", "up to", "through", "≤", "<="]);
    let at_least = has(&["and later", "or later", "and above", "and newer", "onwards", ">=", "≥"]);
    let is_below = is_below && !at_most || lower.contains('<') && !lower.contains("<=");
    match &named[..] {
        [from, to] if is_below => Some(have >= from && have < to),
        [from, to] if has(&[" to ", " - ", "–", "through", "up to", "<=", "≤"]) => {
            Some(have >= from && (have <= to || have.starts_with(to.numbers())))
        }
        [bar] if is_below => Some(have < bar),
        [bar] if at_most => Some(have <= bar || have.starts_with(bar.numbers())),
        [bar] if at_least => Some(have >= bar),
        // `7.4`, `7.4.x`: the branch, or the very version.
        [one] if lower.trim_end_matches(".x").trim_start_matches('v').bytes().all(|b| b.is_ascii_digit() || b == b'.') => {
            Some(have.starts_with(one.numbers()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_as_alerts_write_them() {
        for (affected, inside, outside) in [
            ("7.4.0 to 7.4.6", "7.4.6", "7.4.7"),
            ("7.4.0 - 7.4.6", "v7.4.3 build2573", "7.2.9"),
            ("before 7.4.7", "7.4.6", "7.4.7"),
            ("versions prior to 7.4.7", "7.4.6", "7.4.7"),
            ("< 7.4.7", "7.4.6", "7.4.7"),
            ("<= 7.4.6", "7.4.6", "7.4.7"),
            ("7.4.6 and earlier", "7.4.6", "7.4.7"),
            ("up to 7.4.6", "7.4.6", "7.4.7"),
            ("7.4.0 before 7.4.7", "7.4.6", "7.2.1"),
            ("7.4", "7.4.12", "7.6.1"),
            ("7.4.x; 7.2.x", "7.2.1", "7.0.1"),
            ("10.0.26100.1 to 10.0.26100.8893", "10.0 (26100.8000)", "10.0.26100.9061"),
        ] {
            assert_eq!(judge(inside, affected, ""), Outcome::Affected, "{inside} in {affected}");
            assert_eq!(judge(outside, affected, ""), Outcome::Spared, "{outside} out of {affected}");
        }
        assert_eq!(judge("7.4.3", "all", ""), Outcome::Affected);
        assert_eq!(judge("", "all versions", ""), Outcome::Affected);
    }

    #[test]
    fn the_fix_of_its_branch_decides() {
        assert_eq!(judge("7.2.10", "", "7.4.7; 7.2.11"), Outcome::Affected);
        assert_eq!(judge("7.2.11", "", "7.4.7; 7.2.11"), Outcome::Spared);
        assert_eq!(judge("7.0.1", "", "7.4.7; 7.2.11"), Outcome::NotSaid, "no fix of its branch is named");
        assert_eq!(judge("7.4.7", "7.4", "7.4.7"), Outcome::Spared);
        assert_eq!(judge("7.2.3", "7.4.0 to 7.4.6", "7.4.7"), Outcome::Spared, "below the fix, and not in the range");
    }

    #[test]
    fn what_cannot_be_read_says_nothing() {
        for affected in ["", "see advisory", "7.4.1 and 7.4.2 with SSL VPN", "unsupported releases", "before 7.4.7; see notes"] {
            assert_eq!(judge("7.6.1", affected, ""), Outcome::NotSaid, "{affected}");
        }
        assert_eq!(judge("", "before 7.4.7", ""), Outcome::NotSaid);
    }
}
