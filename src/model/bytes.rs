//! Short texts looked through and copied in parts of one size, which may overlap: no loop and no copy of a length that cannot be foreseen.

use wide::u8x16;

/// Whether any of these bytes stands in a text.
#[inline]
pub fn has_any<const BYTES: usize>(text: &[u8], of: [u8; BYTES]) -> bool {
    let mut any = u8x16::splat(0);
    each_part(text, |part| any |= those_of(part, of));
    any.any()
}

/// Whether any of some bytes stands in a text, and whether any of others does, by one look at all of it.
#[inline]
pub fn has_any_of_each<const ONE: usize, const OTHER: usize>(text: &[u8], one: [u8; ONE], other: [u8; OTHER]) -> (bool, bool) {
    let mut any = [u8x16::splat(0); 2];
    each_part(text, |part| {
        any[0] |= those_of(part, one);
        any[1] |= those_of(part, other);
    });
    (any[0].any(), any[1].any())
}

/// Copies a text into as much room.
#[inline]
pub fn copy(text: &[u8], to: &mut [u8]) {
    fn in_parts<const SIZE: usize>(text: &[u8], to: &mut [u8]) -> bool {
        let (Some(last), Some(to_last)) = (text.last_chunk::<SIZE>(), to.last_chunk_mut::<SIZE>()) else { return false };
        *to_last = *last;
        let (mut at, until) = (0, text.len() - SIZE);
        while at < until {
            to[at..at + SIZE].copy_from_slice(&text[at..at + SIZE]);
            at += SIZE;
        }
        true
    }
    if !in_parts::<16>(text, to) && !in_parts::<8>(text, to) && !in_parts::<4>(text, to) {
        text.iter().zip(to).for_each(|(byte, to)| *to = *byte);
    }
}

/// Adds a text to others.
#[inline]
pub fn append(text: &[u8], to: &mut Vec<u8>) {
    fn in_parts<const SIZE: usize>(text: &[u8], to: &mut Vec<u8>) -> bool {
        let Some(last) = text.last_chunk::<SIZE>() else { return false };
        let before_last = to.len() + text.len() - SIZE;
        let mut rest = text;
        while let Some((part, behind)) = rest.split_first_chunk::<SIZE>() {
            to.extend_from_slice(part);
            rest = behind;
        }
        to.truncate(before_last);
        to.extend_from_slice(last);
        true
    }
    if !in_parts::<16>(text, to) && !in_parts::<8>(text, to) && !in_parts::<4>(text, to) {
        to.extend_from_slice(text);
    }
}

/// Hands every byte of a text to `look`, sixteen at a time, some of them twice. Of a text shorter than that the rest are zeros.
#[inline]
fn each_part(text: &[u8], mut look: impl FnMut(u8x16)) {
    match text.last_chunk() {
        Some(last) => {
            let mut rest = text;
            while let Some((part, behind)) = rest.split_first_chunk()
                && !behind.is_empty()
            {
                look(u8x16::new(*part));
                rest = behind;
            }
            look(u8x16::new(*last));
        }
        None => look(u8x16::new(short(text).to_le_bytes())),
    }
}

/// All bytes of a text of fewer than sixteen, in any order, and perhaps some of them twice or zeros.
#[inline]
fn short(text: &[u8]) -> u128 {
    match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => u128::from(u64::from_le_bytes(*first)) | u128::from(u64::from_le_bytes(*last)) << 64,
        _ => u128::from(match (text.first_chunk(), text.last_chunk()) {
            (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32,
            _ => text.iter().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte)),
        }),
    }
}

/// Which of sixteen bytes are one of these.
#[inline]
fn those_of<const BYTES: usize>(bytes: u8x16, of: [u8; BYTES]) -> u8x16 {
    of.iter().fold(u8x16::splat(0), |any, byte| any | bytes.simd_eq(u8x16::splat(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONGEST: usize = 70;

    #[test]
    fn a_byte_is_found_wherever_it_stands_and_nowhere_else() {
        for byte in [0, b'"', 0x7f, 0x80, 0xff] {
            for length in 0..LONGEST {
                // Zeros stand behind a short text, and are looked for in none.
                let filling = if byte == 0 { b'a' } else { 0x01 };
                let mut text = vec![filling; length];
                assert!(byte == 0 || !has_any(&text, [b'Z', byte]), "{byte} in {length}");
                for at in 0..length {
                    text[at] = byte;
                    assert!(has_any(&text, [b'Z', byte]), "{byte} at {at} of {length}");
                    assert_eq!(has_any_of_each(&text, [byte], [b'Z', b'z']), (true, false), "{byte} at {at} of {length}");
                    assert_eq!(has_any_of_each(&text, [b'Z', b'z'], [byte, b'-']), (false, true), "{byte} at {at} of {length}");
                    text[at] = filling;
                }
            }
        }
    }

    #[test]
    fn a_copy_is_what_was_copied() {
        let text: Vec<u8> = (1..).take(LONGEST).collect();
        for length in 0..LONGEST {
            let mut room = vec![0; length];
            copy(&text[..length], &mut room);
            assert_eq!(room, text[..length]);
            let mut more = b"before ".to_vec();
            append(&text[..length], &mut more);
            append(b"", &mut more);
            assert_eq!(more, [b"before ", &text[..length]].concat());
        }
    }
}
