//! Fingerprints: what makes a finding of this quarter the same as one of the last.

mod one_block;

use std::fmt;
use std::ops::Deref;

use arrayvec::ArrayVec;
use sha2::{Digest, Sha256};

use crate::ingest::hash::HEX;
use crate::model::key::Normal;

/// Length of a fingerprint in hex digits: 64 bits.
pub const LENGTH: usize = 16;

/// 64 bits that tell a finding, or what one is about, from all others; written as so many hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(pub u64);

/// What all fingerprints of one check and register begin with.
#[derive(Debug, Clone)]
pub struct Stem {
    begin: Vec<u8>,
    /// One block that begins with it, where that leaves room for a key.
    block: Option<one_block::Begun>,
}

impl Stem {
    /// Of the findings of a check on records of a register.
    pub fn new(check: &str, register: &str) -> Self {
        let begin = ["v1\0", check, "\0", register, "\0"].concat().into_bytes();
        Stem { block: one_block::Begun::with(&begin), begin }
    }

    /// Of the finding on a key, which is [`Normal`] already: over check, register, key and ordinal; never over
    /// file, row or wording.
    ///
    /// `ordinal` counts the findings of one check and key, from 0.
    pub fn of(&self, key: &[u8], ordinal: u32) -> Fingerprint {
        if ordinal == 0
            && let Some(sum) = self.block.as_ref().and_then(|begun| begun.sum_with(key))
        {
            return sum;
        }
        sum(&[&self.begin, key, b"\0", ordinal.to_string().as_bytes()])
    }

    /// The same of several keys, each of which has no other finding.
    pub fn of_each<'k, const MANY: usize>(&self, keys: impl Iterator<Item = &'k [u8]> + Clone) -> ArrayVec<u64, MANY> {
        let together = self.block.as_ref().and_then(|begun| begun.sums_with(keys.clone()));
        together.unwrap_or_else(|| keys.map(|key| self.of(key, 0).0).collect())
    }
}

fn sum(parts: &[&[u8]]) -> Fingerprint {
    let sum = parts.iter().fold(Sha256::new(), Digest::chain_update).finalize();
    Fingerprint(sum.iter().take(LENGTH / 2).fold(0, |first, byte| first << 8 | u64::from(*byte)))
}

/// The fingerprint of one finding, where no other of its check is asked for.
pub fn of(check: &str, register: &str, key: &str, ordinal: u32) -> Fingerprint {
    Stem::new(check, register).of(&Normal::of(key), ordinal)
}

/// A fingerprint as it is written.
#[derive(Clone, Copy)]
pub struct Written([u8; LENGTH]);

impl Written {
    /// As bytes.
    pub fn as_bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }
}

impl Fingerprint {
    /// As it is written.
    pub fn written(self) -> Written {
        let mut written = [0; LENGTH];
        for (byte, digits) in self.0.to_be_bytes().into_iter().zip(written.as_chunks_mut().0) {
            *digits = HEX[usize::from(byte)];
        }
        Written(written)
    }
}

impl Deref for Written {
    type Target = str;

    fn deref(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_over_case_and_spacing_and_differs_by_everything_else() {
        let one = of("asset-owner-missing", "assets", "LAP-0012", 0);
        assert_eq!(one.to_string().len(), LENGTH);
        assert_eq!(one, of("asset-owner-missing", "assets", " lap-0012 ", 0));
        for other in [
            of("asset-owner-left", "assets", "LAP-0012", 0),
            of("asset-owner-missing", "accounts", "LAP-0012", 0),
            of("asset-owner-missing", "assets", "LAP-0012", 1),
        ] {
            assert_ne!(one, other);
        }
        // The contract, worked out apart: SHA-256 of "v1\0asset-owner-missing\0assets\0lap-0012\0" followed by the digit 0.
        assert_eq!(one.to_string(), "d664c10d16e78dfc");
        assert_eq!(Fingerprint(0xc10d).to_string(), "000000000000c10d");
    }
}
