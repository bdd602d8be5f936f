//! SHA-256 of what fits into one block, as what a fingerprint is made of nearly always does: without what longer texts ask for.

use sha2::block_api::compress256;

use super::Fingerprint;

/// What SHA-256 begins with (FIPS 180-4, 5.3.3).
const BEGIN: [u32; 8] = [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// Bytes of a block, and of the length in bits that ends the last one.
const BLOCK: usize = 64;
const LENGTH: usize = 8;

/// The first 64 bits of the SHA-256 of these parts in a row; `None` where they do not fit into one block.
pub(super) fn sum(parts: [&[u8]; 3]) -> Option<Fingerprint> {
    let mut block = [0; BLOCK];
    let mut at = 0;
    for part in parts {
        block.get_mut(at..at + part.len())?.copy_from_slice(part);
        at += part.len();
    }
    // Behind the text stands one bit, and at the end its length.
    *block[..BLOCK - LENGTH].get_mut(at)? = 0x80;
    block[BLOCK - LENGTH..].copy_from_slice(&(at as u64 * 8).to_be_bytes());
    let mut state = BEGIN;
    compress256(&mut state, &[block]);
    Some(Fingerprint(u64::from(state[0]) << 32 | u64::from(state[1])))
}

#[cfg(test)]
mod tests {
    use super::super::sum as of_any;
    use super::*;

    #[test]
    fn one_block_is_what_sha_256_makes_of_it() {
        let text: Vec<u8> = (0..100).collect();
        for length in 0..text.len() {
            let (first, second) = text[..length].split_at(length / 3);
            let one = sum([first, second, b""]);
            assert_eq!(one.is_some(), length < BLOCK - LENGTH, "{length}");
            assert!(one.is_none_or(|one| one == of_any(&[&text[..length]])), "{length}");
        }
    }
}
