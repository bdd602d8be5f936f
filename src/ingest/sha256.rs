//! SHA-256 of bytes as they come, of two texts side by side where there are two: [`sha2`] does one block after the other.

use std::slice;

use arrayvec::ArrayVec;
use sha2::block_api::compress256;

use super::hash::hex;

/// What SHA-256 begins with (FIPS 180-4, 5.3.3).
pub const BEGIN: [u32; 8] = [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// Bytes of a block, one of which it takes after the other.
pub const BLOCK: usize = 64;
/// Bytes of the length in bits that ends the last block.
pub const LENGTH: usize = 8;

/// The SHA-256 of the bytes so far.
#[derive(Debug, Clone)]
pub struct Hasher {
    state: [u32; 8],
    /// The bytes behind the last whole block: fewer than one.
    begun: ArrayVec<u8, BLOCK>,
    size: u64,
}

impl Default for Hasher {
    fn default() -> Self {
        Hasher { state: BEGIN, begun: ArrayVec::new(), size: 0 }
    }
}

impl Hasher {
    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        let (blocks, rest) = self.complete(bytes).as_chunks();
        compress256(&mut self.state, blocks);
        self.begin(rest);
    }

    /// Adds bytes, and others to another, block by block in turn: what a processor does for one block waits for what it did for
    /// the block before, and two that do not wait for each other it takes on together.
    pub fn update_beside(&mut self, bytes: &[u8], other: &mut Hasher, others: &[u8]) {
        let ((blocks, rest), (other_blocks, other_rest)) = (self.complete(bytes).as_chunks(), other.complete(others).as_chunks());
        let both = blocks.len().min(other_blocks.len());
        for (block, other_block) in blocks.iter().zip(other_blocks) {
            compress256(&mut self.state, slice::from_ref(block));
            compress256(&mut other.state, slice::from_ref(other_block));
        }
        compress256(&mut self.state, &blocks[both..]);
        compress256(&mut other.state, &other_blocks[both..]);
        self.begin(rest);
        other.begin(other_rest);
    }

    /// Counts the bytes and completes a block that was begun with the first of them; those that are left.
    fn complete<'b>(&mut self, bytes: &'b [u8]) -> &'b [u8] {
        self.size += bytes.len() as u64;
        if self.begun.is_empty() {
            return bytes;
        }
        let (to_end, rest) = bytes.split_at(bytes.len().min(self.begun.remaining_capacity()));
        self.begin(to_end);
        if self.begun.is_full() {
            compress256(&mut self.state, self.begun.as_chunks().0);
            self.begun.clear();
        }
        rest
    }

    fn begin(&mut self, bytes: &[u8]) {
        self.begun.extend(bytes.iter().copied());
    }

    /// How many bytes there were.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// In hex.
    pub fn hex(mut self) -> String {
        let bits = self.size * 8;
        // One bit behind the text, zeros up to the end of a block but for the length: FIPS 180-4, 5.1.1.
        let zeros = (2 * BLOCK - LENGTH - self.begun.len() - 1) % BLOCK;
        self.update(&[0x80]);
        self.update(&[0; BLOCK][..zeros]);
        self.update(&bits.to_be_bytes());
        hex(self.state.map(u32::to_be_bytes).as_flattened())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sha2::{Digest, Sha256};

    use super::*;

    fn parts() -> impl Strategy<Value = Vec<Vec<u8>>> {
        let lengths = prop_oneof![Just(0), 1..BLOCK, Just(BLOCK), 0..5 * BLOCK];
        proptest::collection::vec(lengths.prop_flat_map(|length| proptest::collection::vec(any::<u8>(), length)), 0..6)
    }

    proptest! {
        #[test]
        fn it_is_what_sha2_makes_of_all_bytes_alone_or_beside_others(parts in parts(), others in parts()) {
            let [mut alone, mut beside, mut other] = [(); 3].map(|()| Hasher::default());
            for part in &parts {
                alone.update(part);
            }
            let both = parts.len().min(others.len());
            for (part, other_part) in parts.iter().zip(&others) {
                beside.update_beside(part, &mut other, other_part);
            }
            parts[both..].iter().for_each(|part| beside.update(part));
            others[both..].iter().for_each(|part| other.update(part));
            for (hasher, parts) in [(alone, &parts), (beside, &parts), (other, &others)] {
                let whole = parts.concat();
                prop_assert_eq!(hasher.size(), whole.len() as u64);
                prop_assert_eq!(hasher.hex(), hex(&Sha256::digest(&whole)));
            }
        }
    }
}
