//! How often keys occur: asked of every record, and nearly always once.

use rayon::prelude::*;

use super::parts::{self, Parts};
use super::{KeyHash, KeyMap, KeySet};

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

/// Some keys among many that are asked about: nearly always the answer is no.
#[derive(Debug)]
pub struct FewKeys {
    keys: KeySet,
    may_have: Bits,
}

impl FewKeys {
    /// These.
    pub fn of(keys: KeySet) -> Self {
        FewKeys { may_have: Bits::of(keys.iter()), keys }
    }

    /// Whether each of some keys is one of them: where it would stand, far away in memory, is fetched for all before any is looked at.
    pub fn has_each<const MANY: usize>(&self, keys: [KeyHash; MANY]) -> [bool; MANY] {
        let may_have = self.may_have.has_each(keys);
        std::array::from_fn(|at| may_have[at] && self.keys.contains(&keys[at]))
    }
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
        // Its first bits tell the part that it stands in, and are alike in all keys of that.
        (parts::share(key.rotate_left(32), self.0.len()), 1 << (key & 63) | 1 << (key >> 6 & 63))
    }

    fn has(&self, key: KeyHash) -> bool {
        let (at, bits) = self.place(key);
        self.0[at] & bits == bits
    }

    fn has_each<const MANY: usize>(&self, keys: [KeyHash; MANY]) -> [bool; MANY] {
        keys.map(|key| self.place(key)).map(|(at, bits)| self.0[at] & bits == bits)
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

/// The keys that stand more than once in these lists, taken together, with how often. Of ten million keys few do, and they are
/// found without sorting all: those whose bits were set before them, by themselves or by others, are counted.
pub fn repeats(lists: &[&Parts]) -> KeyMap<u32> {
    let of_part = |part: usize| {
        let lists: Vec<&[KeyHash]> = lists.iter().map(|list| list.part(part)).collect();
        let all = || lists.iter().copied().flatten().copied();
        let mut seen = Bits::with_room(lists.iter().map(|list| list.len()).sum(), DENSE);
        let mut times: KeyMap<u32> = all().filter(|key| seen.set(*key)).map(|key| (key, 0)).collect();
        if times.is_empty() {
            return times;
        }
        let may_repeat = Bits::of(times.keys());
        for key in all().filter(|key| may_repeat.has(*key)) {
            if let Some(times) = times.get_mut(&key) {
                *times = times.saturating_add(1);
            }
        }
        times.retain(|_, times| *times > 1);
        times
    };
    (0..parts::COUNT).into_par_iter().map(of_part).reduce(KeyMap::default, |mut all, some| {
        all.extend(some);
        all
    })
}

impl KeyCounts {
    /// The keys that stand more than once in these lists, taken together.
    pub fn of(of: usize, lists: &[&Parts]) -> Self {
        let times = repeats(lists);
        KeyCounts(vec![Counted { of, may_have: Bits::of(times.keys()), times }])
    }

    /// Adds those of other fields or lists.
    pub fn add(&mut self, others: KeyCounts) {
        self.0.extend(others.0);
    }

    /// How often a key occurs.
    pub fn times(&self, of: usize, key: KeyHash) -> u32 {
        let [times] = self.times_of_each(of, [key]);
        times
    }

    /// The same of some keys together: where they stand, far apart in memory, is fetched for all before any is looked at.
    pub fn times_of_each<const MANY: usize>(&self, of: usize, keys: [KeyHash; MANY]) -> [u32; MANY] {
        let Some(counted) = self.0.iter().find(|counted| counted.of == of) else { return [1; MANY] };
        let may_have = counted.may_have.has_each(keys);
        std::array::from_fn(|at| if may_have[at] { counted.times.get(&keys[at]).copied().unwrap_or(1) } else { 1 })
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
    fn keys_that_stand_more_than_once_are_counted_and_all_others_stand_once() {
        let all: Vec<KeyHash> = (0..3000).filter(|at| at / 1000 <= at % 1000 % 3).map(|at| hash(&format!("LAP-{}", at % 1000))).collect();
        let [one, none, other] = [&all[..700], &[], &all[700..]].map(|keys| Parts::of(keys.to_vec()));
        let mut counts = KeyCounts::of(7, &[&one, &none, &other]);
        counts.add(KeyCounts::of(8, &[]));
        for at in 0..1000 {
            let key = hash(&format!("LAP-{at}"));
            assert_eq!([counts.times(7, key), counts.times(8, key), counts.times(9, key)], [1 + at % 3, 1, 1]);
            let some = [at, (at + 1) % 1000, 5000].map(|at| hash(&format!("LAP-{at}")));
            assert_eq!([7, 8, 9].map(|of| counts.times_of_each(of, some)), [7, 8, 9].map(|of| some.map(|key| counts.times(of, key))));
        }
        let repeated = FewKeys::of(counts.repeated(7).collect());
        assert!((0..1000).all(|at| repeated.has_each([hash(&format!("LAP-{at}"))]) == [at % 3 > 0]));
        counts.take_one(7, hash("LAP-2"));
        counts.take_one(7, hash("LAP-0"));
        assert_eq!([counts.times(7, hash("LAP-2")), counts.times(7, hash("LAP-0"))], [2, 1]);
    }
}
