//! Keys as they are taken, piece by piece: for more of them none is copied, and hardly more room is held than they fill.

use super::KeyHash;
use super::parts::Parts;

/// Keys to a piece (ours): half a megabyte, which is still close when it is full and put into parts.
const PIECE: usize = 1 << 16;

/// Keys of one field of a list, or of some of its records, in no order.
#[derive(Debug, Default)]
pub struct Taken {
    full: Vec<Parts>,
    /// Those of the piece at hand.
    keys: Vec<KeyHash>,
}

impl Taken {
    /// Takes one more.
    pub fn push(&mut self, key: KeyHash) {
        if self.keys.len() == PIECE {
            let full = std::mem::replace(&mut self.keys, Vec::with_capacity(PIECE));
            self.full.push(Parts::of(full));
        }
        self.keys.push(key);
    }

    /// Adds those that another took.
    pub fn join(&mut self, other: Taken) {
        self.full.extend(other.into_parts());
    }

    /// All of them, each piece in parts.
    pub fn into_parts(self) -> Vec<Parts> {
        let Taken { mut full, keys } = self;
        if !keys.is_empty() {
            full.push(Parts::of(keys));
        }
        full
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_were_taken_are_there_whoever_took_them() {
        let (mut mine, mut theirs) = (Taken::default(), Taken::default());
        let many = 5 * PIECE as u64 / 2;
        for key in 0..many {
            if key % 3 == 0 { &mut theirs } else { &mut mine }.push(key.rotate_right(4));
        }
        theirs.join(Taken::default());
        mine.join(theirs);
        let parts = mine.into_parts();
        assert_eq!(parts.len(), 3);
        let mut all: Vec<u64> = parts.iter().flat_map(Parts::all).map(|key| key.rotate_left(4)).collect();
        all.sort_unstable();
        assert!(all.into_iter().eq(0..many));
    }
}
