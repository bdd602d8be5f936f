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
    /// `10.0 (19045)` reads as 10.0.19045, `v7.4.5 build2702` as 7.4.5, `FortiOS 7.2` as 7.2,
    /// `Windows 11 23H2 (22631.3007)` as 10.0.22631.3007, `5.15.0-91-generic` as 5.15.0.91.
    /// Of several numbers in a text the first with a point in it counts, else the first.
    pub fn read(text: &'a str) -> Self {
        let mut version = Version { numbers: [0; MOST], len: 0, suffix: "", semver: None };
        let body = &text[start(text)..];
        let mut rest = version.take_numbers(body);
        if let Some(package) = rest.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            // A distribution counts its own releases behind a dash: later is newer, and no pre-release.
            rest = version.take_numbers(package);
        } else if version.len == 3 && rest.starts_with(['-', '+']) && is_pre_release(&rest[1..]) {
            version.semver = semver::Version::parse(body.trim()).ok();
        }
        let mark = rest.strip_prefix('-').unwrap_or(rest);
        let length = mark.bytes().take_while(u8::is_ascii_alphanumeric).count();
        version.suffix = if length <= 3 && version.semver.is_none() { &mark[..length] } else { "" };
        version.complete_windows_build();
        version
    }

    /// Takes `17.9.4`, `10.0 (19045)`, `15.2(7)` from the start of a text, and returns what is left.
    fn take_numbers(&mut self, text: &'a str) -> &'a str {
        let mut rest = text;
        while self.len < MOST {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if digits == 0 {
                break;
            }
            self.numbers[self.len] = rest[..digits].parse().unwrap_or(u64::MAX);
            self.len += 1;
            rest = &rest[digits..];
            if let Some((inner, behind)) = bracket(rest) {
                // `10.0 (19045.4529)`: Active Directory writes the build in brackets; `15.2(7)E3`: so does Cisco.
                for (slot, part) in self.numbers[self.len..].iter_mut().zip(inner.split('.')) {
                    *slot = part.parse().unwrap_or(u64::MAX);
                    self.len += 1;
                }
                return behind;
            }
            match rest.strip_prefix('.') {
                Some(after) if after.starts_with(|c: char| c.is_ascii_digit()) => rest = after,
                _ => break,
            }
        }
        rest
    }

    /// `22631.3007` is how Windows is often written: the build alone, without the 10.0 before it.
    fn complete_windows_build(&mut self) {
        if self.len <= 2 && (10_240..40_000).contains(&self.numbers[0]) && self.len > 0 {
            self.numbers = [10, 0, self.numbers[0], self.numbers[1], 0, 0, 0, 0];
            self.len += 2;
        }
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
        by_numbers.then_with(|| pre_release(self).cmp(&pre_release(other))).then_with(|| mark(self.suffix).cmp(&mark(other.suffix)))
    }
}

/// Where in a text its version begins: at the first number with a point and another number behind it, else at the first number.
fn start(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let first = bytes.iter().position(u8::is_ascii_digit).unwrap_or(bytes.len());
    let mut at = first;
    while at < bytes.len() {
        let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if bytes.get(end) == Some(&b'.') && is_digit(end + 1) || bracket(&text[end..]).is_some() && end > at && at == first {
            return at;
        }
        at = end + bytes[end..].iter().take_while(|b| !b.is_ascii_digit()).count();
    }
    first
}

/// `(19045.4529)` at the start of a text, perhaps behind a space: what stands in the bracket, and what stands behind it.
fn bracket(text: &str) -> Option<(&str, &str)> {
    let (inner, behind) = text.strip_prefix(' ').unwrap_or(text).strip_prefix('(')?.split_once(')')?;
    let is_number = !inner.is_empty() && inner.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    is_number.then_some((inner, behind))
}

/// Whether what stands behind a dash is a version before the release: `rc.1`, `beta2`; not `h1` or `build2702`.
fn is_pre_release(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["alpha", "beta", "rc", "pre", "dev", "preview", "snapshot", "nightly", "canary"].iter().any(|word| lower.starts_with(word))
}

/// A mark behind the numbers as its letters and its number: `h2` stands before `h10`.
fn mark(suffix: &str) -> (&str, u64) {
    let at = suffix.find(|c: char| c.is_ascii_digit()).unwrap_or(suffix.len());
    (&suffix[..at], suffix[at..].parse().unwrap_or(0))
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
            ("5.15.0-91-generic", "5.15.0-100-generic"),
            ("2.4.52-1ubuntu4.6", "2.4.53"),
            ("10.2.9-h2", "10.2.9-h10"),
            ("10.2.9", "10.2.9-h1"),
            ("15.2(7)E3", "15.2(8)E1"),
            ("9.16(4)", "9.16(4)57"),
            ("Windows 10 10.0.19045.4529", "10.0.19045.5000"),
            ("Windows 11 Version 23H2 (OS Build 22631.3007)", "10.0.22631.4000"),
            ("macOS 14.6.1 (23G93)", "macOS 15.0"),
        ] {
            assert!(Version::read(less) < Version::read(more), "{less} < {more}");
        }
        for (one, other) in [
            ("10.0 (19045)", "10.0.19045"),
            ("7.4", "7.4.0"),
            ("FortiOS v7.4.5 build2702", "7.4.5"),
            ("v7.4.5,build2702,240906 (GA.F)", "7.4.5"),
            ("7.0.12-build0523", "7.0.12"),
            ("Cisco IOS XE Software, Version 17.09.04a", "17.9.4a"),
            ("10.0 (19045.4529)", "10.0.19045.4529"),
            ("Windows 10.0.19045.4529", "10.0.19045.4529"),
            ("22H2 (19045.4529)", "10.0.19045.4529"),
            ("19045", "10.0.19045"),
            ("macOS 14.6.1 (23G93)", "14.6.1"),
            ("Ubuntu 22.04.4 LTS", "22.4.4"),
            ("v.2.1", "2.1"),
            ("5.15.0-91-generic", "5.15.0.91"),
        ] {
            assert_eq!(Version::read(one), Version::read(other), "{one} = {other}");
        }
    }
}
