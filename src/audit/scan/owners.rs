//! The owners a list names, and how many records each: of very many a fair part.

use crate::model::key::{self, KeyHash, KeyMap};

/// Most distinct owners that are kept: of more, those with the smallest hashes, which are as good as drawn by lot.
const MOST: usize = 100_000;

/// The owners of one list, or of a part of it: parts join in any order to the same whole.
#[derive(Debug)]
pub struct Owners {
    /// What is touched for every record stands apart from the names, and close together.
    counted: KeyMap<Counted>,
    names: Vec<Name>,
    /// Owners with a greater hash were let go. Whoever is kept in the end never was, and is counted whole.
    greatest: KeyHash,
}

#[derive(Debug, Clone, Copy)]
struct Counted {
    /// Where its name stands among all.
    name: u32,
    records: u32,
}

/// An owner as written where it first stands.
#[derive(Debug, Default)]
struct Name {
    text: String,
    row: u32,
}

impl Default for Owners {
    fn default() -> Self {
        Owners { counted: KeyMap::default(), names: Vec::new(), greatest: KeyHash::MAX }
    }
}

impl Owners {
    /// Counts one record.
    pub(super) fn see(&mut self, text: &str, row: u32) {
        let hash = key::hash(text);
        if let Some(counted) = self.counted.get_mut(&hash) {
            counted.records += 1;
        } else if hash <= self.greatest {
            self.add(hash, Name { text: text.to_owned(), row }, 1);
            if self.counted.len() >= 2 * MOST {
                self.let_go();
            }
        }
    }

    /// Adds one that was not met before.
    fn add(&mut self, hash: KeyHash, name: Name, records: u32) {
        // Never more than two parts hold, which are far fewer.
        let at = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name);
        self.counted.insert(hash, Counted { name: at, records });
    }

    /// Adds those of another part.
    #[expect(clippy::iter_over_hash_type, reason = "each is added to its own: the order cannot be seen")]
    pub(super) fn join(&mut self, mut other: Owners) {
        let greatest = self.greatest.min(other.greatest);
        for (hash, Counted { name, records }) in other.counted {
            let theirs = std::mem::take(&mut other.names[name as usize]);
            match self.counted.get_mut(&hash) {
                Some(counted) => {
                    counted.records += records;
                    let mine = &mut self.names[counted.name as usize];
                    if theirs.row < mine.row {
                        *mine = theirs;
                    }
                }
                None => self.add(hash, theirs, records),
            }
        }
        self.keep_up_to(greatest);
        if self.counted.len() > MOST {
            self.let_go();
        }
    }

    fn let_go(&mut self) {
        let mut hashes: Vec<KeyHash> = self.counted.keys().copied().collect();
        let (_, greatest, _) = hashes.select_nth_unstable(MOST - 1);
        self.keep_up_to(*greatest);
    }

    fn keep_up_to(&mut self, greatest: KeyHash) {
        self.greatest = greatest;
        if self.counted.keys().all(|hash| *hash <= greatest) {
            return;
        }
        let mut names = Vec::with_capacity(MOST);
        self.counted.retain(|hash, counted| {
            let is_kept = *hash <= greatest;
            if is_kept {
                names.push(std::mem::take(&mut self.names[counted.name as usize]));
                counted.name = u32::try_from(names.len() - 1).unwrap_or(u32::MAX);
            }
            is_kept
        });
        self.names = names;
    }

    /// Each with its hash, as first written, and its records; in no order.
    pub fn all(&self) -> impl Iterator<Item = (KeyHash, &str, u64)> {
        self.counted.iter().map(|(hash, counted)| (*hash, self.names[counted.name as usize].text.as_str(), u64::from(counted.records)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(owners: &Owners) -> Vec<(KeyHash, &str, u64)> {
        let mut all: Vec<_> = owners.all().collect();
        all.sort_unstable();
        all
    }

    #[test]
    fn parts_join_to_the_same_whole() {
        let names: Vec<String> = (0..5 * MOST / 2).map(|at| format!("Owner {}", at % (MOST * 3 / 2))).collect();
        let rows: Vec<(&str, u32)> = names.iter().map(String::as_str).zip(2..).collect();
        let seen = |rows: &mut dyn Iterator<Item = &(&str, u32)>| {
            let mut owners = Owners::default();
            rows.for_each(|(text, row)| owners.see(text, *row));
            owners
        };
        let mut whole = seen(&mut rows.iter());
        whole.join(Owners::default());
        let mut parts = seen(&mut rows.iter().skip(1).step_by(2));
        parts.join(seen(&mut rows.iter().step_by(2)));
        assert_eq!(sorted(&parts), sorted(&whole));
        let twice = whole.all().filter(|(.., records)| *records == 2).count();
        assert_eq!(whole.all().count(), MOST);
        assert!((MOST * 6 / 10..MOST * 7 / 10).contains(&twice), "two thirds stand there twice, of those kept {twice}");
    }

    #[test]
    fn an_owner_is_written_as_it_first_stands() {
        let (mut early, mut late) = (Owners::default(), Owners::default());
        early.see("Ann Lee", 2);
        late.see("ANN LEE", 9);
        late.join(early);
        assert_eq!(late.all().map(|(_, text, records)| (text, records)).collect::<Vec<_>>(), [("Ann Lee", 2)]);
    }
}
