//! Texts that lower case alone sets right, nearly all there are: told and set right sixteen bytes at a time.

use std::hash::{BuildHasher, Hasher};

use foldhash::quality::FixedState;
use wide::u8x16;

use super::KeyHash;

/// The longest text that is set right without asking for memory.
pub(super) const LONGEST: usize = 64;

/// Room for a text in whole sixteens.
pub(super) type Room = [u8; LONGEST];

/// Hands every sixteen bytes of a text to `take`, the last of them with zeros behind its end.
#[inline]
fn each_sixteen(text: &[u8], mut take: impl FnMut(u128)) {
    let (sixteens, rest) = text.as_chunks();
    for bytes in sixteens {
        take(u128::from_le_bytes(*bytes));
    }
    if !rest.is_empty() {
        take(match text.last_chunk() {
            Some(last) => u128::from_le_bytes(*last) >> (8 * (16 - rest.len())),
            None => up_to_sixteen(rest),
        });
    }
}

/// A short text that is not empty, zeros behind its end: put together of parts that may overlap.
#[inline]
fn up_to_sixteen(text: &[u8]) -> u128 {
    let last_at = |size: usize| 8 * (text.len() - size);
    match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => u128::from(u64::from_le_bytes(*first)) | u128::from(u64::from_le_bytes(*last)) << last_at(8),
        _ => u128::from(match (text.first_chunk(), text.last_chunk()) {
            (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << last_at(4),
            // Of up to three bytes these are all.
            _ => [0, text.len() / 2, text.len() - 1].into_iter().fold(0, |bytes, at| bytes | u64::from(text[at]) << (8 * at)),
        }),
    }
}

/// The bytes of these sixteen that are one byte, as bits.
#[inline]
fn bits_of(bytes: u8x16, byte: u8) -> u32 {
    bytes.simd_eq(u8x16::splat(byte)).to_bitmask()
}

/// Sixteen bytes in lower case, whether something in them is not plain, and whether the last of them is a space.
///
/// `after_space` is the same of the sixteen before.
#[inline]
fn lower_sixteen(bytes: u128, after_space: bool) -> (u128, bool, bool) {
    let bytes = u8x16::new(bytes.to_le_bytes());
    let from_a = bytes - u8x16::splat(b'A');
    let is_upper = from_a.min(u8x16::splat(b'Z' - b'A')).simd_eq(from_a);
    let lower = bytes | is_upper & u8x16::splat(b'a' - b'A');
    let is_high = bytes.max(u8x16::splat(0x7f)).simd_eq(bytes);
    let is_low = bytes.min(u8x16::splat(b' ' - 1)).simd_eq(bytes);
    let is_space = bits_of(bytes, b' ');
    // Behind the end stand zeros, which are not odd: where a text holds one, lower case is all that is done to it.
    let odd = (is_high | is_low).to_bitmask() & !bits_of(bytes, 0) | is_space & (is_space << 1 | u32::from(after_space));
    (u128::from_le_bytes(lower.to_array()), odd != 0, is_space >> 15 == 1)
}

/// Writes a trimmed text in lower case. Says whether there is room for it, and that is all that sets it right: see [`is_plain`].
pub(super) fn lower(text: &[u8], room: &mut Room) -> bool {
    let mut rooms = room.as_chunks_mut().0.iter_mut();
    text.len() <= LONGEST
        && each_in_lower(text, |lower| {
            if let Some(room) = rooms.next() {
                *room = lower.to_le_bytes();
            }
        })
}

/// The hash of a trimmed text in lower case, if that is all that sets it right: [`hash_of_lower`] of it, without writing it down.
pub(super) fn hash(text: &[u8]) -> Option<KeyHash> {
    // Bytes read back from where they were just written are waited for: so they go to the hash as they are.
    let mut hasher = FixedState::default().build_hasher();
    each_in_lower(text, |lower| hasher.write_u128(lower)).then(|| finish(hasher, text.len()))
}

/// The hash of a text as it stands.
pub(super) fn hash_of_lower(text: &[u8]) -> KeyHash {
    let mut hasher = FixedState::default().build_hasher();
    each_sixteen(text, |bytes| hasher.write_u128(bytes));
    finish(hasher, text.len())
}

/// Sixteens are filled up with zeros: the length tells them from a text's own.
#[inline]
fn finish(mut hasher: impl Hasher, length: usize) -> KeyHash {
    hasher.write_u64(length as u64);
    hasher.finish()
}

/// Whether a trimmed text is ASCII with no white space in it but single spaces: lower case is then all that sets it right.
pub(super) fn is_plain(text: &[u8]) -> bool {
    each_in_lower(text, |_| ())
}

/// Hands every sixteen bytes of a text to `take`, in lower case. Says whether all of them are plain.
#[inline]
fn each_in_lower(text: &[u8], mut take: impl FnMut(u128)) -> bool {
    let (mut is_odd, mut after_space) = (false, false);
    each_sixteen(text, |bytes| {
        let (lower, odd, ends_in_space) = lower_sixteen(bytes, after_space);
        take(lower);
        is_odd |= odd;
        after_space = ends_in_space;
    });
    !is_odd
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_told_wherever_it_stands() {
        for byte in 0..=u8::MAX {
            for at in 0..16 {
                let mut bytes = *b"abcdefghijklmnop";
                bytes[at] = byte;
                let (lower, is_odd, ends_in_space) = lower_sixteen(u128::from_le_bytes(bytes), false);
                // What is odd is not asked for.
                if byte.is_ascii() {
                    assert_eq!(lower.to_le_bytes(), bytes.map(|byte| byte.to_ascii_lowercase()), "{byte} at {at}");
                    assert_eq!(ends_in_space, at == 15 && byte == b' ');
                }
                assert_eq!(is_odd, byte != 0 && !(b' '..=b'~').contains(&byte), "{byte} at {at}");
            }
        }
        assert!(lower_sixteen(u128::from_le_bytes(*b" bcdefghijklmnop"), true).1);
        assert!(lower_sixteen(u128::from_le_bytes(*b"abcdefg  jklmnop"), false).1);
    }

    #[test]
    fn a_text_is_handed_over_whole_and_zeros_behind_it() {
        let text: Vec<u8> = (1..=100).collect();
        for length in 0..text.len() {
            let mut bytes: Vec<u8> = Vec::new();
            each_sixteen(&text[..length], |sixteen| bytes.extend(sixteen.to_le_bytes()));
            let zeros = length.next_multiple_of(16) - length;
            assert_eq!(bytes, [&text[..length], &vec![0; zeros]].concat(), "{length}");
        }
    }

    #[test]
    fn keys_that_differ_little_hash_apart() {
        let names = ["nm-", "asset ", "northmoor\\svc-", "a long name of a system that stands in several lists, number "];
        let all = names.iter().flat_map(|name| (0..100_000).map(move |at| hash_of_lower(format!("{name}{at}").as_bytes())));
        let mut hashes: Vec<KeyHash> = all.collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), 400_000);
        assert_ne!(hash_of_lower(b"a"), hash_of_lower(b"a\0"));
    }
}
