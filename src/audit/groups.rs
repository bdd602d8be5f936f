//! Records and their open findings by a name that many share: departments, owners, kinds. Parts merge in any order to the same whole.

use std::collections::hash_map::Entry;

use arrayvec::ArrayVec;

use super::assessment::BySeverity;
use crate::model::key::{self, KeyHash, KeyMap};

/// Most departments, owners or kinds.
const MOST_GROUPS: usize = 20_000;
/// Most spellings that are told without setting them right first. Beyond, it takes longer and comes to the same.
const MOST_SPELLINGS: usize = 2 * MOST_GROUPS;

/// Names that are looked for at once.
const AT_ONCE: usize = 16;

/// Groups by a name, told apart without case and spacing; given up for good beyond so many, as [`Bounded`](super::bounded::Bounded) is.
#[derive(Debug, Clone)]
pub struct Groups(Option<Held>);

/// What is touched for every record stands apart from the names, and close together.
#[derive(Debug, Clone, Default)]
struct Held {
    /// By the hash of a spelling as it stands.
    by_spelling: KeyMap<u32>,
    by_name: KeyMap<u32>,
    /// Of each its records and their open findings.
    counts: Vec<(u64, BySeverity)>,
    /// Of several spellings the quietest, then the first by alphabet, so that it does not depend on order.
    names: Vec<String>,
}

/// One group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupTally {
    /// Its name.
    pub name: String,
    /// Records.
    pub records: u64,
    /// Open findings.
    pub open: BySeverity,
}

impl Default for Groups {
    fn default() -> Self {
        Groups::new()
    }
}

impl Groups {
    /// None yet.
    pub fn new() -> Self {
        Groups(Some(Held::default()))
    }

    /// Counts some records, each under its name with its open findings. All are looked for first, so that what stands far away
    /// in memory is waited for once.
    pub fn add<'n>(&mut self, mut records: impl Iterator<Item = (&'n str, BySeverity)> + Clone) {
        while let Some(held) = &self.0 {
            let some = records.clone().map(|(name, _)| held.known(spelling(name)));
            let known: ArrayVec<Option<u32>, AT_ONCE> = some.take(AT_ONCE).collect();
            if known.is_empty() {
                return;
            }
            // In this order: past the last one known, no record is taken.
            for (known, (name, open)) in known.into_iter().zip(records.by_ref()) {
                self.add_many(name, known, 1, open);
            }
        }
    }

    fn add_many(&mut self, name: &str, known: Option<u32>, records: u64, open: BySeverity) {
        let Some(held) = &mut self.0 else { return };
        let Some(at) = known.map(|at| at as usize).or_else(|| held.find(name)) else {
            self.0 = None;
            return;
        };
        // Added whether there are any or none: which of the two cannot be foreseen.
        let (all, open_of_all) = &mut held.counts[at];
        *all += records;
        open_of_all.join(&open);
    }

    /// Whether there were too many names.
    pub fn is_overfull(&self) -> bool {
        self.0.is_none()
    }

    /// Adds all of another part.
    pub fn merge(&mut self, other: Self) {
        let Some(theirs) = other.0 else {
            self.0 = None;
            return;
        };
        // The first part is all there is yet.
        if let Some(held) = &mut self.0
            && held.names.is_empty()
        {
            *held = theirs;
            return;
        }
        for (name, (records, open)) in theirs.names.iter().zip(theirs.counts) {
            self.add_many(name, None, records, open);
        }
    }

    /// Every group, in the order of names as they are told apart; none where there were too many.
    pub fn into_sorted(self) -> Vec<GroupTally> {
        let held = self.0.unwrap_or_default();
        let mut at: Vec<(KeyHash, u32)> = held.by_name.into_iter().collect();
        at.sort_unstable();
        let mut names = held.names;
        let group = |(_, at)| {
            let (name, (records, open)) = (&mut names[at as usize], held.counts[at as usize]);
            GroupTally { name: std::mem::take(name), records, open }
        };
        at.into_iter().map(group).collect()
    }
}

impl Held {
    /// Where the group of a spelling stands that was met before, by its hash.
    fn known(&self, spelling: u64) -> Option<u32> {
        self.by_spelling.get(&spelling).copied()
    }

    /// Where the group of a name stands, made if it is new; `None` once there are too many.
    fn find(&mut self, name: &str) -> Option<usize> {
        let spelling = spelling(name);
        if let Some(at) = self.known(spelling) {
            return Some(at as usize);
        }
        let at = match self.by_name.entry(key::hash(name)) {
            Entry::Occupied(known) => *known.get() as usize,
            Entry::Vacant(_) if self.names.len() >= MOST_GROUPS => return None,
            Entry::Vacant(new) => {
                let at = self.names.len();
                new.insert(u32::try_from(at).ok()?);
                self.counts.push((0, BySeverity::default()));
                self.names.push(name.trim().to_owned());
                at
            }
        };
        let (known, name) = (&mut self.names[at], name.trim());
        if (loudness(name), name) < (loudness(known), known.as_str()) {
            name.clone_into(known);
        }
        if self.by_spelling.len() < MOST_SPELLINGS {
            self.by_spelling.insert(spelling, u32::try_from(at).ok()?);
        }
        Some(at)
    }
}

/// A name as it stands is told by that.
fn spelling(name: &str) -> u64 {
    key::hash_of_spellings([name.as_bytes()], 0)
}

/// How far a spelling is from how a person would write the name: addresses in small letters, names in mixed ones.
fn loudness(name: &str) -> u8 {
    let (upper, lower) = (name.chars().any(char::is_uppercase), name.chars().any(char::is_lowercase));
    match (name.contains(['@', '\\']), upper, lower) {
        (true, false, _) | (false, true, true) => 0,
        (true, true, true) | (false, false, _) => 1,
        (_, true, false) => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> Groups {
        let mut groups = Groups::new();
        for name in names {
            groups.add(std::iter::once((*name, BySeverity { high: 1, ..BySeverity::default() })));
        }
        groups
    }

    #[test]
    fn the_quietest_spelling_is_kept_whatever_came_first() {
        for names in [["PATHOLOGY", "Pathology", " pathology "], ["pathology", "PATHOLOGY", "Pathology"]] {
            let mut groups = of(&names[..1]);
            groups.merge(of(&names[1..]));
            let sorted = groups.into_sorted();
            assert_eq!(
                sorted,
                [GroupTally { name: "Pathology".to_owned(), records: 3, open: BySeverity { high: 3, ..BySeverity::default() } }]
            );
        }
    }

    #[test]
    fn more_records_than_are_looked_for_at_once_are_all_counted() {
        let names: Vec<String> = (0..3 * AT_ONCE + 5).map(|at| format!("Ward {}", at % 7)).collect();
        let mut groups = Groups::new();
        groups.add(names.iter().map(|name| (name.as_str(), BySeverity::default())));
        assert_eq!(groups.into_sorted().iter().map(|group| group.records).sum::<u64>(), names.len() as u64);
    }

    #[test]
    fn too_many_names_give_up_however_they_were_split() {
        let names: Vec<String> = (0..=MOST_GROUPS).map(|at| format!("Ward {at}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let (one, other) = names.split_at(7_000);
        let mut split = of(one);
        split.merge(of(other));
        assert!(of(&names).is_overfull() && split.is_overfull() && split.into_sorted().is_empty());
        let mut many = of(&names[..MOST_GROUPS]);
        many.merge(of(&names[..5]));
        assert_eq!((many.is_overfull(), many.into_sorted().len()), (false, MOST_GROUPS));
    }

    #[test]
    fn more_spellings_than_are_kept_count_the_same() {
        let spelt: Vec<String> =
            (0..MOST_SPELLINGS + 10).map(|at| format!("{}Ward 7", " ".repeat(at % 50) + &"\t".repeat(at / 50))).collect();
        let groups = of(&spelt.iter().map(String::as_str).collect::<Vec<_>>());
        let records: Vec<u64> = groups.into_sorted().iter().map(|group| group.records).collect();
        assert_eq!(records, [spelt.len() as u64]);
    }
}
