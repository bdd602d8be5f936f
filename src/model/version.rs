//! Versions and patch levels: semver where it is semver, dotted numbers of any length otherwise.

use std::cmp::Ordering;

const MOST: usize = 8;

/// A version as numbers to compare, with what is written behind them.
#[derive(Debug, Clone)]
pub struct Version<'a> {
    numbers: [u64; MOST],
    len: usize,
    /// A letter or patch mark directly behind the numbers: the `a` of `17.9.4a`.
    suffix: &'a str,
    semver: Option<semver::Version>,
}

impl<'a> Version<'a> {
    /// Reads a version. Text without a number gives a version without numbers, below every other.
    ///
    /// `10.0 (19045)` reads as 10.0.19045, `v7.4.5 build2702` as 7.4.5, `FortiOS 7.2` as 7.2.
    pub fn read(text: &'a str) -> Self {
        let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
        let body = &text[start..];
        let mut version = Version { numbers: [0; MOST], len: 0, suffix: "", semver: None };
        let mut rest = body;
        while version.len < MOST {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if digits == 0 {
                break;
            }
            version.numbers[version.len] = rest[..digits].parse().unwrap_or(u64::MAX);
            version.len += 1;
            rest = &rest[digits..];
            // `10.0 (19045.4529)`: Active Directory writes the build in brackets.
            let next = rest.strip_prefix('.').or_else(|| rest.strip_prefix(" ("));
            match next {
                Some(after) if after.starts_with(|c: char| c.is_ascii_digit()) => rest = after,
                _ => break,
            }
        }
        let mark = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        version.suffix = if mark <= 3 { &rest[..mark] } else { "" };
        if version.len == 3 && rest.starts_with(['-', '+']) {
            version.semver = semver::Version::parse(body.trim()).ok();
        }
        version
    }

    /// The numbers, most significant first.
    pub fn numbers(&self) -> &[u64] {
        &self.numbers[..self.len]
    }

    /// Whether there is anything to compare.
    pub fn is_known(&self) -> bool {
        self.len > 0
    }

    /// Whether it belongs to a release.
    pub fn starts_with(&self, release: &[u64]) -> bool {
        self.numbers().starts_with(release)
    }
}

impl PartialEq for Version<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Version<'_> {}

impl PartialOrd for Version<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version<'_> {
    /// Number by number, a missing one counting as 0 (`7.4` is `7.4.0`), then by the letter behind
    /// them. A semver pre-release stands below its release.
    fn cmp(&self, other: &Self) -> Ordering {
        let longest = self.len.max(other.len);
        let by_numbers = self.numbers[..longest].cmp(&other.numbers[..longest]);
        by_numbers.then_with(|| pre_release(self).cmp(&pre_release(other))).then_with(|| self.suffix.cmp(other.suffix))
    }
}

/// The pre-release of a semver version; a release without one is above all of its own.
fn pre_release<'v>(version: &'v Version<'_>) -> (bool, Option<&'v semver::Prerelease>) {
    let pre = version.semver.as_ref().map(|v| &v.pre).filter(|pre| !pre.is_empty());
    (pre.is_none(), pre)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_in_order() {
        for (less, more) in [
            ("10.0.22631.3007", "10.0.22631.4529"),
            ("10.0.9", "10.0.10"),
            ("v7.4.5", "7.4.10"),
            ("17.9.4", "17.9.4a"),
            ("17.9.4a", "17.9.5"),
            ("1.0.0-rc.1", "1.0.0"),
            ("1.0.0-alpha", "1.0.0-beta"),
            ("", "0.1"),
            ("unknown", "1"),
            ("7.4", "7.4.1"),
        ] {
            assert!(Version::read(less) < Version::read(more), "{less} < {more}");
        }
        for (one, other) in [("10.0 (19045)", "10.0.19045"), ("7.4", "7.4.0"), ("FortiOS v7.4.5 build2702", "7.4.5")] {
            assert_eq!(Version::read(one), Version::read(other), "{one} = {other}");
        }
    }
}
