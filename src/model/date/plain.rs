//! Days as nearly all lists write them: eight digits and twice one sign, told by one look at all of them.

/// The first ten bytes of a text in which the signs stand as in `2026-11-03`.
#[inline]
fn with_its_signs(text: &[u8]) -> Option<&[u8; 10]> {
    text.first_chunk().filter(|text| matches!(text[4], b'-' | b'/') && text[4] == text[7])
}

/// A text that begins with a day, the year first: year, month and day.
#[inline]
pub(super) fn year_first(text: &[u8]) -> Option<[u32; 3]> {
    let [y0, y1, y2, y3, _, m0, m1, _, d0, d1] = *with_its_signs(text)?;
    let [century, year, month, day] = pairs([y0, y1, y2, y3, m0, m1, d0, d1])?;
    Some([century * 100 + year, month, day])
}

/// Whether a text begins as such a day does, whatever stands for month and day.
pub(super) fn begins_with_year(text: &[u8]) -> bool {
    with_its_signs(text).is_some_and(|text| text[..4].iter().all(u8::is_ascii_digit))
}

/// A text that is a day, the year last: two numbers, and the year.
#[inline]
pub(super) fn year_last(text: &[u8]) -> Option<[u32; 3]> {
    let text: &[u8; 10] = text.try_into().ok()?;
    if !matches!(text[2], b'/' | b'-' | b'.') || text[2] != text[5] {
        return None;
    }
    let [a0, a1, _, b0, b1, _, y0, y1, y2, y3] = *text;
    let [one, other, century, year] = pairs([a0, a1, b0, b1, y0, y1, y2, y3])?;
    Some([one, other, century * 100 + year])
}

/// The four numbers that eight digits make two by two; `None` where not all are digits.
#[inline]
fn pairs(digits: [u8; 8]) -> Option<[u32; 4]> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // Of a digit 0 to 9 is left; of all else the higher bits are set, at once or when 6 is added.
    let values = u64::from_le_bytes(digits) ^ (EACH * 0x30);
    if (values | values.wrapping_add(EACH * 6)) & (EACH * 0xf0) != 0 {
        return None;
    }
    // Ten times each and the next to it: what then stands in every other byte is a pair, and none is over 99.
    let [one, _, other, _, third, _, fourth, _] = (values.wrapping_mul(10) + (values >> 8)).to_le_bytes();
    Some([one, other, third, fourth].map(u32::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place_is_told_from_a_digit() {
        for at in 0..8 {
            for byte in 0..=u8::MAX {
                let mut digits = *b"19283746";
                digits[at] = byte;
                let number = |from: usize| std::str::from_utf8(&digits[from..from + 2]).ok()?.parse().ok();
                let by_parts = digits.iter().all(u8::is_ascii_digit).then(|| [0, 2, 4, 6].map(|from| number(from).unwrap_or(0)));
                assert_eq!(pairs(digits), by_parts, "{byte} at {at}");
            }
        }
    }

    #[test]
    fn signs_and_length_tell_which_is_the_year() {
        assert_eq!(year_first(b"2026-11-03T08:14"), Some([2026, 11, 3]));
        assert_eq!([&b"2026-11/03"[..], b"2026.11.03", b"03/11/2026", b"2026-11-0"].map(year_first), [None; 4]);
        assert_eq!([&b"2026-11-AB"[..], b"20A6-11-03", b"2026-11/03"].map(year_first), [None; 3]);
        assert_eq!([&b"2026-11-AB"[..], b"20A6-11-03", b"2026-11/03"].map(begins_with_year), [true, false, false]);
        assert_eq!([&b"03.11.2026"[..], b"99/99/0000"].map(year_last), [Some([3, 11, 2026]), Some([99, 99, 0])]);
        assert_eq!([&b"03.11/2026"[..], b"03/11/2026 ", b"3/11/20266", b"0a/11/2026"].map(year_last), [None; 4]);
    }
}
