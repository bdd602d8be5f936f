//! How often keys occur: asked of every record, and nearly always once.

use super::{KeyHash, KeyMap};

/// How often each key occurs, where that is more than once, by what it is a key of: a field, or a list's number.
#[derive(Debug, Default, Clone)]
pub struct KeyCounts(Vec<Counted>);

/// The keys of one field or list that stand more than once.
#[derive(Debug, Clone)]
struct Counted {
    of: usize,
    times: KeyMap<u32>,
    /// A bit for each of them, told by its last bits: small enough to stay close, and nearly always nought.
    bits: Vec<u64>,
}

/// Bits for each key that is counted: so one in so many of the other keys is looked for in vain.
const SPARSE: usize = 16;

impl Counted {
    fn new(of: usize, times: KeyMap<u32>) -> Self {
        let none = vec![0; (times.len() * SPARSE).div_ceil(64).next_power_of_two()];
        let bits = times.keys().fold(none, |mut bits, key| {
            let (at, bit) = Self::place(&bits, *key);
            bits[at] |= bit;
            bits
        });
        Counted { of, times, bits }
    }

    /// A word and a bit in it, told by the key's own bits: it is a hash, and as good as drawn by lot.
    fn place(bits: &[u64], key: KeyHash) -> (usize, u64) {
        let at = usize::try_from(key >> 6 & (bits.len() as u64 - 1)).unwrap_or(0);
        (at, 1 << (key & 63))
    }

    fn times(&self, key: KeyHash) -> u32 {
        let (at, bit) = Self::place(&self.bits, key);
        if self.bits[at] & bit == 0 { 1 } else { self.times.get(&key).copied().unwrap_or(1) }
    }
}

impl KeyCounts {
    /// How often a key occurs.
    pub fn times(&self, of: usize, key: KeyHash) -> u32 {
        self.0.iter().find(|counted| counted.of == of).map_or(1, |counted| counted.times(key))
    }

    /// Counts the keys that stand more than once among these.
    pub fn count(&mut self, of: usize, sorted: &[KeyHash]) {
        let runs = sorted.chunk_by(|a, b| a == b).filter(|run| run.len() > 1);
        let times = runs.map(|run| (run[0], u32::try_from(run.len()).unwrap_or(u32::MAX))).collect();
        self.0.push(Counted::new(of, times));
    }

    /// Takes one occurrence away from those counted.
    pub fn take_one(&mut self, of: usize, key: KeyHash) {
        let of = self.0.iter_mut().find(|counted| counted.of == of);
        if let Some(times) = of.and_then(|counted| counted.times.get_mut(&key)) {
            *times = times.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::hash;
    use super::*;

    #[test]
    fn keys_that_stand_more_than_once_are_counted_and_all_others_stand_once() {
        let mut keys: Vec<KeyHash> = (0..1000).flat_map(|at| std::iter::repeat_n(hash(&format!("LAP-{at}")), 1 + at % 3)).collect();
        keys.sort_unstable();
        let mut counts = KeyCounts::default();
        counts.count(7, &keys);
        counts.count(8, &[]);
        for at in 0..1000 {
            let key = hash(&format!("LAP-{at}"));
            assert_eq!([counts.times(7, key), counts.times(8, key), counts.times(9, key)], [1 + at % 3, 1, 1]);
        }
        counts.take_one(7, hash("LAP-2"));
        counts.take_one(7, hash("LAP-0"));
        assert_eq!([counts.times(7, hash("LAP-2")), counts.times(7, hash("LAP-0"))], [2, 1]);
    }
}
