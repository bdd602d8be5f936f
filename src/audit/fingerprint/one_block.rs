//! SHA-256 of what fits into one block, as what a fingerprint is made of nearly always does: without what longer texts ask for.

use arrayvec::ArrayVec;
use sha2::block_api::compress256;

use super::Fingerprint;
use crate::ingest::sha256::{BEGIN, BLOCK, LENGTH};
use crate::model::bytes;

/// What ends the text of a first finding, its ordinal being nought; and the one bit that stands behind every text.
const END: [u8; 3] = [0, b'0', 0x80];

/// A block that some texts begin with.
#[derive(Debug, Clone)]
pub(super) struct Begun {
    block: [u8; BLOCK],
    /// Where they go on.
    at: usize,
}

impl Begun {
    /// With this; `None` where it leaves no room.
    pub(super) fn with(begin: &[u8]) -> Option<Self> {
        let mut block = [0; BLOCK];
        block[..BLOCK - LENGTH].get_mut(..begin.len())?.copy_from_slice(begin);
        Some(Begun { block, at: begin.len() })
    }

    /// The first 64 bits of the SHA-256 of this, a key and the ordinal 0; `None` where they do not fit into one block.
    pub(super) fn sum_with(&self, key: &[u8]) -> Option<Fingerprint> {
        self.with_key(key).map(|block| sum(&block))
    }

    /// The same of several keys; nothing where any of them leaves no room. Blocks that do not wait for each other are taken
    /// on together, where nothing else is done between them.
    pub(super) fn sums_with<'k, const MANY: usize>(&self, keys: impl Iterator<Item = &'k [u8]>) -> Option<ArrayVec<u64, MANY>> {
        let blocks: Option<ArrayVec<[u8; BLOCK], MANY>> = keys.map(|key| self.with_key(key)).collect();
        blocks.map(|blocks| blocks.iter().map(|block| sum(block).0).collect())
    }

    fn with_key(&self, key: &[u8]) -> Option<[u8; BLOCK]> {
        let mut block = self.block;
        let end = self.at + key.len();
        *block[..BLOCK - LENGTH].get_mut(end..)?.first_chunk_mut()? = END;
        bytes::copy(key, &mut block[self.at..end]);
        let text = end + END.len() - 1;
        block[BLOCK - LENGTH..].copy_from_slice(&(text as u64 * 8).to_be_bytes());
        Some(block)
    }
}

fn sum(block: &[u8; BLOCK]) -> Fingerprint {
    let mut state = BEGIN;
    compress256(&mut state, std::slice::from_ref(block));
    Fingerprint(u64::from(state[0]) << 32 | u64::from(state[1]))
}

#[cfg(test)]
mod tests {
    use super::super::sum;
    use super::*;

    #[test]
    fn one_block_is_what_sha_256_makes_of_it() {
        let text: Vec<u8> = (0..100).collect();
        for length in 0..text.len() {
            for first in [0, length / 3, length] {
                let (begin, key) = text[..length].split_at(first);
                let one = Begun::with(begin).and_then(|begun| begun.sum_with(key));
                assert_eq!(one.is_some(), length + END.len() <= BLOCK - LENGTH, "{length}");
                assert!(one.is_none_or(|one| one == sum(&[begin, key, b"\x000"])), "{length}");
            }
        }
    }
}
