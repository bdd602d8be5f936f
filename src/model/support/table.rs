//! The table of releases, read once from the text beside it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::date::Date;

/// The day the table speaks for: year, month, day.
pub const DATA_DATE: (i32, u32, u32) = (2026, 8, 22);

/// The editions for which one release may end on different days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edition {
    /// All that have no line of their own.
    Any,
    /// Home and Pro.
    Home,
    /// Enterprise and Education.
    Enterprise,
    /// The long-term servicing channel.
    LongTerm,
    /// The long-term servicing channel for things.
    LongTermIot,
}

impl Edition {
    /// As evidence names it.
    pub fn name(self) -> &'static str {
        match self {
            Edition::Any => "other editions",
            Edition::Home => "Home and Pro",
            Edition::Enterprise => "Enterprise and Education",
            Edition::LongTerm => "LTSC",
            Edition::LongTermIot => "IoT Enterprise LTSC",
        }
    }
}

/// When support ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// On that day.
    On(Date),
    /// Not announced: supported when the table was made.
    Open,
    /// It has ended; the table does not know when.
    Past,
}

/// One release of one product.
#[derive(Debug)]
pub struct Release {
    /// The product's name.
    pub product: &'static str,
    /// The release's own name: `23H2`, `2016`, `7.2`.
    pub name: &'static str,
    /// The words of that, in lower case.
    pub words: Vec<String>,
    /// The numbers of the version it is known by; empty where its name is all.
    pub version: Vec<u64>,
    /// The day it came out, where known.
    pub released: Option<Date>,
    /// When support ends, by edition.
    pub ends: Vec<(Edition, End)>,
    /// When even paid support ends.
    pub paid: Option<Date>,
}

static RELEASES: LazyLock<Vec<Release>> = LazyLock::new(|| include_str!("releases.txt").lines().filter_map(line).collect());

/// The same by product, in the order of the table.
static PRODUCTS: LazyLock<HashMap<&'static str, Vec<&'static Release>>> = LazyLock::new(|| {
    let mut products: HashMap<&str, Vec<&Release>> = HashMap::new();
    for release in RELEASES.iter() {
        products.entry(release.product).or_default().push(release);
    }
    products
});

/// Every release of a product, in the order of the table.
pub(super) fn of_product(product: &str) -> impl Iterator<Item = &'static Release> {
    PRODUCTS.get(product).into_iter().flatten().copied()
}

fn line(text: &'static str) -> Option<Release> {
    if text.starts_with('#') {
        return None;
    }
    let parts: Vec<&'static str> = text.split('|').map(str::trim).collect();
    let [product, name, version, released, ends] = parts[..] else { return None };
    let ends: Vec<(&str, &str)> = ends.split_whitespace().filter_map(|end| end.split_once('=')).collect();
    Some(Release {
        product,
        name,
        words: name.to_lowercase().split(' ').map(str::to_owned).collect(),
        version: version.split('.').filter_map(|number| number.parse().ok()).collect(),
        released: released.parse().ok(),
        paid: ends.iter().find(|(edition, _)| *edition == "paid").and_then(|(_, day)| day.parse().ok()),
        ends: ends.iter().filter_map(|(edition, day)| Some((self::edition(edition)?, end(day)?))).collect(),
    })
}

fn edition(word: &str) -> Option<Edition> {
    match word {
        "any" => Some(Edition::Any),
        "home" => Some(Edition::Home),
        "ent" => Some(Edition::Enterprise),
        "ltsc" => Some(Edition::LongTerm),
        "iot" => Some(Edition::LongTermIot),
        _ => None,
    }
}

fn end(word: &str) -> Option<End> {
    match word {
        "open" => Some(End::Open),
        "past" => Some(End::Past),
        day => day.parse().ok().map(End::On),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_whole() {
        for text in include_str!("releases.txt").lines().filter(|text| !text.is_empty() && !text.starts_with('#')) {
            let release = line(text).unwrap_or_else(|| panic!("{text}"));
            let written = text.rsplit('|').next().unwrap().split_whitespace().count();
            assert_eq!(release.ends.len() + usize::from(release.paid.is_some()), written, "{text}");
            assert!(!release.ends.is_empty() && !release.name.is_empty(), "{text}");
        }
    }

    #[test]
    fn no_release_stands_twice() {
        let mut names: Vec<_> = RELEASES.iter().map(|release| (release.product, release.name)).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(all > 500);
    }
}
