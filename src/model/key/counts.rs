//! How often keys occur: asked of every record, and nearly always once.

use rayon::prelude::*;

use super::{KeyHash, KeyMap};

/// How often each key occurs, where that is more than once, by what it is a key of: a field, or a list's number.
#[derive(Debug, Default, Clone)]
pub struct KeyCounts(Vec<Counted>);

/// The keys of one field or list that stand more than once.
#[derive(Debug, Clone)]
struct Counted {
    of: usize,
    times: KeyMap<u32>,
    /// Small enough to stay close, and nearly always says no.
    may_have: Bits,
}

/// Two bits of a word for each of some keys, told by the key's own bits: it is a hash, and as good as drawn by lot.
#[derive(Debug, Clone)]
struct Bits(Vec<u64>);

impl Bits {
    /// Room for so many keys, with so many bits for each: of eight, a few in a hundred other keys are taken for one of them.
    fn with_room(keys: usize, for_each: usize) -> Self {
        Bits(vec![0; (keys * for_each).div_ceil(64).max(1)])
    }

    /// Of these keys.
    fn of<'k>(keys: impl ExactSizeIterator<Item = &'k KeyHash>) -> Self {
        let mut bits = Bits::with_room(keys.len(), SPARSE);
        keys.for_each(|key| _ = bits.set(*key));
        bits
    }

    /// A word and two bits in it.
    fn place(&self, key: KeyHash) -> (usize, u64) {
        (share_of(key.rotate_left(32), self.0.len()), 1 << (key & 63) | 1 << (key >> 6 & 63))
    }

    fn has(&self, key: KeyHash) -> bool {
        let (at, bits) = self.place(key);
        self.0[at] & bits == bits
    }

    /// Sets the bits of a key. Says whether they were set.
    fn set(&mut self, key: KeyHash) -> bool {
        let (at, bits) = self.place(key);
        let were_set = self.0[at] & bits == bits;
        self.0[at] |= bits;
        were_set
    }
}

/// Bits for each key that stands more than once.
const SPARSE: usize = 16;
/// Bits for each key of whole lists: as little memory as the keys themselves leave.
const DENSE: usize = 8;

/// Keys that are told apart at once: what that takes then stays close, and is little beside the keys of a very long list.
const AT_ONCE: usize = 2_000_000;

/// Which of so many shares a key falls to, by its first bits.
fn share_of(key: KeyHash, shares: usize) -> usize {
    usize::try_from((u128::from(key) * shares as u128) >> 64).unwrap_or(0)
}

/// The keys that stand more than once in these lists, taken together, with how often. Of ten million keys few do, and they are
/// found without sorting all: those whose bits were set before them, by themselves or by others, are counted.
pub fn repeats(lists: &[&[KeyHash]]) -> KeyMap<u32> {
    let count: usize = lists.iter().map(|list| list.len()).sum();
    let shares = count.div_ceil(AT_ONCE).max(1);
    let of_share = |share: usize| {
        let all = || lists.iter().copied().flatten().copied().filter(|key| shares == 1 || share_of(*key, shares) == share);
        let mut seen = Bits::with_room(count / shares, DENSE);
        let mut times: KeyMap<u32> = all().filter(|key| seen.set(*key)).map(|key| (key, 0)).collect();
        let may_repeat = Bits::of(times.keys());
        for key in all().filter(|key| may_repeat.has(*key)) {
            if let Some(times) = times.get_mut(&key) {
                *times = times.saturating_add(1);
            }
        }
        times.into_iter().filter(|(_, times)| *times > 1).collect()
    };
    (0..shares).into_par_iter().map(of_share).reduce(KeyMap::default, |mut all, some| {
        all.extend(some);
        all
    })
}

impl KeyCounts {
    /// The keys that stand more than once in these lists, taken together.
    pub fn of(of: usize, lists: &[&[KeyHash]]) -> Self {
        let times = repeats(lists);
        KeyCounts(vec![Counted { of, may_have: Bits::of(times.keys()), times }])
    }

    /// Adds those of other fields or lists.
    pub fn add(&mut self, others: KeyCounts) {
        self.0.extend(others.0);
    }

    /// How often a key occurs.
    pub fn times(&self, of: usize, key: KeyHash) -> u32 {
        let Some(counted) = self.0.iter().find(|counted| counted.of == of) else { return 1 };
        if counted.may_have.has(key) { counted.times.get(&key).copied().unwrap_or(1) } else { 1 }
    }

    /// The keys of a field or list that occur more than once.
    pub fn repeated(&self, of: usize) -> impl Iterator<Item = KeyHash> {
        self.0.iter().filter(move |counted| counted.of == of).flat_map(|counted| counted.times.keys().copied())
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
    fn more_keys_than_are_told_apart_at_once_are_each_told() {
        let all: Vec<KeyHash> =
            (0..2 * AT_ONCE as u64 + 5).map(|at| (at % (2 * AT_ONCE as u64)).wrapping_mul(0x9e37_79b9_7f4a_7c15)).collect();
        let mut repeated: Vec<(KeyHash, u32)> = repeats(&[&all]).into_iter().collect();
        let mut wanted: Vec<(KeyHash, u32)> = all[..5].iter().map(|key| (*key, 2)).collect();
        repeated.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(repeated, wanted);
    }

    #[test]
    fn keys_that_stand_more_than_once_are_counted_and_all_others_stand_once() {
        let all: Vec<KeyHash> = (0..3000).filter(|at| at / 1000 <= at % 1000 % 3).map(|at| hash(&format!("LAP-{}", at % 1000))).collect();
        let (one, other) = all.split_at(700);
        let mut counts = KeyCounts::of(7, &[one, &[], other]);
        counts.add(KeyCounts::of(8, &[]));
        for at in 0..1000 {
            let key = hash(&format!("LAP-{at}"));
            assert_eq!([counts.times(7, key), counts.times(8, key), counts.times(9, key)], [1 + at % 3, 1, 1]);
        }
        counts.take_one(7, hash("LAP-2"));
        counts.take_one(7, hash("LAP-0"));
        assert_eq!([counts.times(7, hash("LAP-2")), counts.times(7, hash("LAP-0"))], [2, 1]);
    }
}
