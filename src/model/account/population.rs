//! Sorts of people whom a staff list need not hold: what tells an account of theirs. That it is declared is the policy's.

use crate::model::pattern::Pattern;

/// Words for people whom a staff list need not hold, and what they are called.
const POPULATIONS: &[(&str, &str)] = &[
    ("honorary", "honorary"),
    ("agency", "agency"),
    ("locum", "agency"),
    ("bank", "bank"),
    ("student", "student"),
    ("trainee", "student"),
    ("hosted", "hosted"),
    ("contractor", "contractor"),
    ("volunteer", "volunteer"),
    ("supplier", "supplier"),
    ("vendor", "supplier"),
    ("external", "external"),
    ("generic", "generic"),
    ("resource", "resource"),
    ("training", "training"),
    ("test", "test"),
];

/// Beginnings of usernames for the same.
const POPULATION_MARKS: &[(&str, &str)] =
    &[("agy", "agency"), ("agency", "agency"), ("hon", "honorary"), ("stu", "student"), ("vol", "volunteer"), ("con", "contractor")];

/// The cells of an account that tell to which sort of people it belongs.
#[derive(Debug, Clone, Copy, Default)]
pub struct Belonging<'a> {
    /// Its kind, directory, department, purpose and the name shown.
    pub words: [Option<&'a str>; 5],
    /// What it signs in as.
    pub username: Option<&'a str>,
}

impl Belonging<'_> {
    /// The sort it seems to be of: agency, bank, student …
    pub fn guess(&self) -> Option<&'static str> {
        let told: Vec<Vec<String>> = self.words.iter().flatten().map(|text| words(text)).collect();
        let has = |word: &str| told.iter().flatten().any(|part| part == word);
        if let Some((_, name)) = POPULATIONS.iter().find(|(word, _)| has(word)) {
            return Some(name);
        }
        let username = self.username?.to_lowercase();
        let first = username.split(['-', '_']).next().filter(|first| first.len() < username.len())?;
        POPULATION_MARKS.iter().find(|(mark, _)| *mark == first).map(|(_, name)| *name)
    }

    /// Whether it is of the sort that the policy names: by its words, one or several of them; what it seems
    /// to be of; or, with a `*`, its username.
    pub fn is_of(&self, population: &str) -> bool {
        if population.contains('*') {
            return self.username.is_some_and(|username| Pattern::new(population).fits(username));
        }
        let wanted = words(population);
        // The name shown is a person's: it may hint, and declares nothing.
        let told = self.words[..4].iter().flatten().any(|text| words(text).windows(wanted.len().max(1)).any(|part| part == wanted));
        told || self.guess().is_some_and(|guess| wanted == [guess])
    }
}

/// The words of a text in small letters, without the s of several.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(|part| part.strip_suffix('s').unwrap_or(part).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_population_is_told_by_words_by_its_look_or_by_username() {
        let of = |kind, directory, username| Belonging { words: [kind, directory, None, None, None], username };
        for (belonging, population, is) in [
            (of(Some("Honorary contract"), None, None), "honorary", true),
            (of(Some("Locum"), None, None), "agency", true),
            (of(None, Some("OU=Students,OU=Users,DC=northmoor,DC=example"), None), "student", true),
            (of(None, Some("OU=Medical Students,DC=example"), None), "Medical student", true),
            (of(None, Some("OU=Nursing Students,DC=example"), None), "medical student", false),
            (of(None, None, Some("agy-pghost")), "agency", true),
            (of(None, None, Some("x-pghost")), "X-*", true),
            (of(None, None, Some("pghost-x")), "x-*", false),
            (of(Some("User"), Some("OU=Embankment"), None), "bank", false),
            (of(None, None, None), "bank", false),
        ] {
            assert_eq!(belonging.is_of(population), is, "{belonging:?} {population}");
        }
    }
}
