//! Counts by name that cannot outgrow memory, whatever a register holds, and merge in any order.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};

/// A map that gives up, for good, once it holds more names than are of use to a reader.
///
/// Giving up depends on the number of distinct names alone, so the result is the
/// same however the rows were split: that is why it drops everything rather than
/// the latest.
#[derive(Debug, Clone)]
pub struct Bounded<K, V, S = RandomState> {
    most: usize,
    held: Option<HashMap<K, V, S>>,
}

impl<K: Eq + Hash + Ord, V, S: BuildHasher + Default> Bounded<K, V, S> {
    /// An empty map of at most so many names.
    pub fn new(most: usize) -> Self {
        Bounded { most, held: Some(HashMap::default()) }
    }

    /// The value of a name, made if it is new; `None` once there are too many.
    pub fn entry(&mut self, name: K, new: impl FnOnce() -> V) -> Option<&mut V> {
        let held = self.held.as_mut()?;
        if held.len() >= self.most && !held.contains_key(&name) {
            self.held = None;
            return None;
        }
        self.held.as_mut().map(|held| held.entry(name).or_insert_with(new))
    }

    /// The value of a name that is there already.
    pub fn get_mut<Q: ?Sized + Eq + Hash>(&mut self, name: &Q) -> Option<&mut V>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.held.as_mut()?.get_mut(name)
    }

    /// Whether there were too many names.
    pub fn is_overfull(&self) -> bool {
        self.held.is_none()
    }

    /// Adds all of another map.
    pub fn merge(&mut self, other: Self, mut join: impl FnMut(&mut V, V)) {
        let Some(theirs) = other.held else {
            self.held = None;
            return;
        };
        let mut theirs: Vec<(K, V)> = theirs.into_iter().collect();
        theirs.sort_by(|a, b| a.0.cmp(&b.0));
        for (name, value) in theirs {
            let Some(held) = self.held.as_mut() else { return };
            if let Some(mine) = held.get_mut(&name) {
                join(mine, value);
            } else if held.len() >= self.most {
                self.held = None;
            } else {
                held.insert(name, value);
            }
        }
    }

    /// What is held, in the order of names; nothing where there were too many.
    pub fn into_sorted(self) -> Vec<(K, V)> {
        let mut all: Vec<(K, V)> = self.held.into_iter().flatten().collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_many_names_give_up_however_they_were_split() {
        let count = |names: &[u32]| {
            let mut map: Bounded<u32, u32> = Bounded::new(3);
            for name in names {
                if let Some(count) = map.entry(*name, || 0) {
                    *count += 1;
                }
            }
            map
        };
        let mut few = count(&[1, 2]);
        few.merge(count(&[2, 3]), |a, b| *a += b);
        assert_eq!(few.clone().into_sorted(), [(1, 1), (2, 2), (3, 1)]);
        few.merge(count(&[4]), |a, b| *a += b);
        assert!(few.is_overfull() && count(&[1, 2, 3, 4]).is_overfull());
        assert!(!count(&[1, 2, 3, 3]).is_overfull());
    }
}
