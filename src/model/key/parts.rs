//! Keys of a list in parts by their first bits: equal keys stand in one part, so that each part can be looked through by itself.

use super::KeyHash;

/// So many parts: of ten million keys, what tells those of one part apart stays close.
pub(super) const COUNT: usize = 16;

/// Keys in parts, in no order else.
#[derive(Debug, Default)]
pub struct Parts(Vec<KeyHash>);

/// Which of so many shares a key falls to, by its first bits: it is a hash, and as good as drawn by lot.
pub(super) fn share(key: KeyHash, shares: usize) -> usize {
    usize::try_from((u128::from(key) * shares as u128) >> 64).unwrap_or(0)
}

impl Parts {
    /// Of these keys, in the room that they have.
    pub fn of(mut keys: Vec<KeyHash>) -> Self {
        keys.sort_unstable_by_key(|key| share(*key, COUNT));
        Parts(keys)
    }

    /// The keys of one part.
    pub(super) fn part(&self, at: usize) -> &[KeyHash] {
        let [from, to] = [at, at + 1].map(|part| self.0.partition_point(|key| share(*key, COUNT) < part));
        &self.0[from..to]
    }

    /// All keys.
    pub fn all(&self) -> &[KeyHash] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_stands_in_the_part_of_its_first_bits() {
        let keys: Vec<KeyHash> = (0..100_000_u64).map(|at| at.wrapping_mul(0x9e37_79b9_7f4a_7c15)).collect();
        let parts = Parts::of(keys.clone());
        for part in 0..COUNT {
            assert!(parts.part(part).iter().all(|key| key >> 60 == part as u64) && parts.part(part).len() > 5_000);
        }
        let [mut all, mut wanted] = [(0..COUNT).flat_map(|part| parts.part(part)).copied().collect(), keys];
        all.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(all, wanted);
    }
}
