//! The path of a source as the policy writes it: `exports/discovery*.csv`.

use std::fmt;

/// A path below the folder audited, written with `/`; `*` stands for anything within one part.
///
/// Case does not matter: it does not on the machines where most policies are written,
/// and one policy must mean the same everywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathPattern(String);

impl PathPattern {
    /// The pattern, or why it cannot be one.
    pub(super) fn new(written: &str) -> Result<Self, &'static str> {
        let path = written.replace('\\', "/");
        let path = path.trim_start_matches("./");
        let bytes = path.as_bytes();
        if bytes.first() == Some(&b'/') || bytes.get(1) == Some(&b':') {
            return Err("begins at a drive or the root");
        }
        if path.split('/').any(|part| part == "..") {
            return Err("leads out of the folder audited");
        }
        if path.split('/').any(|part| part.contains("**")) {
            return Err("has “**”; “*” stands for anything within one part of a path, and no pattern crosses “/”");
        }
        if path.split('/').any(str::is_empty) {
            return Err("has a part without a name");
        }
        Ok(PathPattern(path.to_owned()))
    }

    /// Whether it names one file, so that its absence is an error.
    pub fn is_exact(&self) -> bool {
        !self.0.contains('*')
    }

    /// Whether it speaks of the file at `path`, which is written with `/`.
    pub fn matches(&self, path: &str) -> bool {
        let (pattern, path) = (self.0.to_lowercase(), path.to_lowercase());
        let (pattern, path): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
        pattern.len() == path.len() && pattern.iter().zip(path).all(|(pattern, part)| part_matches(pattern, part))
    }
}

/// Pieces between the stars must follow one another; the first and last are tied to the ends.
fn part_matches(pattern: &str, part: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == part };
    let Some(mut left) = part.strip_prefix(head) else { return false };
    let mut pieces: Vec<&str> = rest.split('*').collect();
    let tail = pieces.pop().unwrap_or_default();
    for piece in pieces {
        match left.find(piece) {
            Some(at) => left = &left[at + piece.len()..],
            None => return false,
        }
    }
    left.ends_with(tail)
}

impl fmt::Display for PathPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stays_within_one_part() {
        for (pattern, path, expected) in [
            ("assets.xlsx", "Assets.XLSX", true),
            ("assets.xlsx", "old/assets.xlsx", false),
            ("exports/discovery*.csv", "exports/discovery-2026-11.csv", true),
            ("exports/discovery*.csv", "exports/discovery.csv", true),
            ("exports/discovery*.csv", "exports/old/discovery.csv", false),
            ("exports/*", "exports/old/discovery.csv", false),
            ("*/discovery.csv", "exports/discovery.csv", true),
            ("a*b*c.csv", "a-b-b-c.csv", true),
            ("a*b*c.csv", "a-c-b.csv", false),
            ("ab*ba.csv", "aba.csv", false),
            ("*.csv", ".csv", true),
            ("staff [1].csv", "staff [1].csv", true),
            (".\\exports\\staff.csv", "exports/staff.csv", true),
        ] {
            assert_eq!(PathPattern::new(pattern).unwrap().matches(path), expected, "{pattern} on {path}");
        }
    }

    #[test]
    fn only_a_pattern_without_a_star_names_one_file() {
        assert!(PathPattern::new("exports/staff.csv").unwrap().is_exact());
        assert!(!PathPattern::new("exports/*.csv").unwrap().is_exact());
    }
}
