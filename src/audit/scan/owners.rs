//! The owners a list names, and how many records each: of very many a fair part.

use crate::model::key::{self, KeyHash, KeyMap};

/// Most distinct owners that are kept: of more, those with the smallest hashes, which are as good as drawn by lot.
const MOST: usize = 100_000;

/// The owners of one list, or of a part of it: parts join in any order to the same whole.
#[derive(Debug)]
pub struct Owners {
    named: KeyMap<Named>,
    /// Owners with a greater hash were let go. Whoever is kept in the end never was, and is counted whole.
    greatest: KeyHash,
}

#[derive(Debug)]
struct Named {
    /// As written where it first stands.
    text: String,
    row: u32,
    records: u64,
}

impl Default for Owners {
    fn default() -> Self {
        Owners { named: KeyMap::default(), greatest: KeyHash::MAX }
    }
}

impl Owners {
    /// Counts one record.
    pub(super) fn see(&mut self, text: &str, row: u32) {
        let hash = key::hash(text);
        if let Some(named) = self.named.get_mut(&hash) {
            named.records += 1;
        } else if hash <= self.greatest {
            self.named.insert(hash, Named { text: text.to_owned(), row, records: 1 });
            if self.named.len() >= 2 * MOST {
                self.let_go();
            }
        }
    }

    /// Adds those of another part.
    #[expect(clippy::iter_over_hash_type, reason = "each is added to its own: the order cannot be seen")]
    pub(super) fn join(&mut self, other: Owners) {
        let greatest = self.greatest.min(other.greatest);
        for (hash, theirs) in other.named {
            match self.named.get_mut(&hash) {
                Some(mine) => {
                    mine.records += theirs.records;
                    if theirs.row < mine.row {
                        (mine.text, mine.row) = (theirs.text, theirs.row);
                    }
                }
                None => {
                    self.named.insert(hash, theirs);
                }
            }
        }
        self.keep_up_to(greatest);
        if self.named.len() > MOST {
            self.let_go();
        }
    }

    fn let_go(&mut self) {
        let mut hashes: Vec<KeyHash> = self.named.keys().copied().collect();
        let (_, greatest, _) = hashes.select_nth_unstable(MOST - 1);
        self.keep_up_to(*greatest);
    }

    fn keep_up_to(&mut self, greatest: KeyHash) {
        self.greatest = greatest;
        self.named.retain(|hash, _| *hash <= greatest);
    }

    /// Each with its hash, as first written, and its records; in no order.
    pub fn all(&self) -> impl Iterator<Item = (KeyHash, &str, u64)> {
        self.named.iter().map(|(hash, named)| (*hash, named.text.as_str(), named.records))
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
