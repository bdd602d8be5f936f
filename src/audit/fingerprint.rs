//! Fingerprints: what makes a finding of this quarter the same as one of the last.

use sha2::{Digest, Sha256};

use crate::ingest::sniff::hex;
use crate::model::key;

/// Length of a fingerprint in hex digits: 64 bits.
pub const LENGTH: usize = 16;

/// The fingerprint of a finding: over check, register, key and ordinal; never over file, row or wording.
///
/// `ordinal` counts the findings of one check and key, from 0.
pub fn of(check: &str, register: &str, key: &str, ordinal: u32) -> String {
    let mut written = String::with_capacity(96);
    for part in ["v1", check, register] {
        written.push_str(part);
        written.push('\0');
    }
    key::push_normal(&mut written, key);
    written.push('\0');
    match ordinal {
        0 => written.push('0'),
        _ => written.push_str(&ordinal.to_string()),
    }
    hex(&Sha256::digest(written)[..LENGTH / 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_over_case_and_spacing_and_differs_by_everything_else() {
        let one = of("asset-owner-missing", "assets", "LAP-0012", 0);
        assert_eq!(one.len(), LENGTH);
        assert_eq!(one, of("asset-owner-missing", "assets", " lap-0012 ", 0));
        for other in [
            of("asset-owner-left", "assets", "LAP-0012", 0),
            of("asset-owner-missing", "accounts", "LAP-0012", 0),
            of("asset-owner-missing", "assets", "LAP-0012", 1),
        ] {
            assert_ne!(one, other);
        }
        // The contract, worked out apart: SHA-256 of "v1\0asset-owner-missing\0assets\0lap-0012\0" followed by the digit 0.
        assert_eq!(one, "d664c10d16e78dfc");
    }
}
