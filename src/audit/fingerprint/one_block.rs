//! SHA-256 of what fits into one block, as what a fingerprint is made of nearly always does: without what longer texts ask for.

use sha2::block_api::compress256;

use super::Fingerprint;
use crate::model::bytes;

/// What SHA-256 begins with (FIPS 180-4, 5.3.3).
const BEGIN: [u32; 8] = [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// Bytes of a block, and of the length in bits that ends the last one.
const BLOCK: usize = 64;
const LENGTH: usize = 8;

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
        let mut block = self.block;
        let end = self.at + key.len();
        *block[..BLOCK - LENGTH].get_mut(end..)?.first_chunk_mut()? = END;
        bytes::copy(key, &mut block[self.at..end]);
        let text = end + END.len() - 1;
        block[BLOCK - LENGTH..].copy_from_slice(&(text as u64 * 8).to_be_bytes());
        let mut state = BEGIN;
        compress256(&mut state, &[block]);
        Some(Fingerprint(u64::from(state[0]) << 32 | u64::from(state[1])))
    }
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
