//! Texts that lower case alone sets right, nearly all there are: told and set right eight bytes at a time.

/// The longest text that is set right without asking for memory.
pub(super) const LONGEST: usize = 64;

/// A byte eight times over.
const fn eight(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The highest bit of each byte, which answers for it.
const HIGH: u64 = eight(0x80);

/// Eight bytes in lower case, what in them is not plain, and whether the last of them is a space.
///
/// `after_space` is the same of the eight before.
fn lower_eight(bytes: u64, after_space: u64) -> (u64, u64, u64) {
    // Seven bits and what is missing to 0x80 carry into the eighth from that byte on.
    let low = bytes & !HIGH;
    let from = |byte: u8| low + eight(0x80 - byte);
    let is_space = from(b' ') & !from(b' ' + 1) & HIGH;
    let follows_space = is_space << 8 | after_space;
    // Behind the end stand zeros, which are not odd: where a text holds one, lower case is all that is done to it.
    let is_odd = bytes | from(0x7f) | from(1) & !from(b' ') | is_space & follows_space;
    let is_upper = from(b'A') & !from(b'Z' + 1) & HIGH;
    (bytes | is_upper >> 2, is_odd & HIGH, is_space >> 56)
}

/// Eight bytes of a text from there on, zeros behind its end.
fn eight_from(text: &[u8], at: usize) -> u64 {
    let rest = &text[at..];
    match (rest.first_chunk(), text.last_chunk()) {
        (Some(bytes), _) => u64::from_le_bytes(*bytes),
        (None, Some(last)) => u64::from_le_bytes(*last) >> (8 * (8 - rest.len())),
        (None, None) => rest.iter().rev().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte)),
    }
}

/// Room for a text in whole eights.
pub(super) type Room = [u8; LONGEST];

/// A trimmed text in lower case, if that is all that sets it right: see [`is_plain`].
pub(super) fn lower<'b>(text: &[u8], room: &'b mut Room) -> Option<&'b [u8]> {
    if text.len() > LONGEST {
        return None;
    }
    let mut rooms = room.as_chunks_mut::<8>().0.iter_mut();
    let is_plain = each_eight(text, |lower| {
        if let Some(room) = rooms.next() {
            *room = lower.to_le_bytes();
        }
    });
    is_plain.then_some(&room[..text.len()])
}

/// Whether a trimmed text is ASCII with no white space in it but single spaces: lower case is then all that sets it right.
pub(super) fn is_plain(text: &[u8]) -> bool {
    each_eight(text, |_| ())
}

/// Hands every eight bytes of a text to `take`, in lower case. Says whether all of them are plain.
#[inline]
fn each_eight(text: &[u8], mut take: impl FnMut(u64)) -> bool {
    let (mut odd, mut after_space) = (0, 0);
    for at in (0..text.len()).step_by(8) {
        let (lower, is_odd, ends_in_space) = lower_eight(eight_from(text, at), after_space);
        take(lower);
        odd |= is_odd;
        after_space = ends_in_space;
    }
    odd == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_told_wherever_it_stands() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                let mut bytes = *b"abcdefgh";
                bytes[at] = byte;
                let (lower, odd, ends_in_space) = lower_eight(u64::from_le_bytes(bytes), 0);
                // What is odd is not asked for.
                if byte.is_ascii() {
                    assert_eq!(lower.to_le_bytes(), bytes.map(|byte| byte.to_ascii_lowercase()), "{byte} at {at}");
                    assert_eq!(ends_in_space, u64::from(at == 7 && byte == b' ') << 7);
                }
                assert_eq!(odd != 0, byte != 0 && !(b' '..=b'~').contains(&byte), "{byte} at {at}");
            }
        }
        assert_ne!(lower_eight(u64::from_le_bytes(*b" bcdefgh"), 0x80).1, 0);
        assert_ne!(lower_eight(u64::from_le_bytes(*b"abcd  gh"), 0).1, 0);
    }
}
