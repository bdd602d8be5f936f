//! Rows that ask for no parser, nearly all: on one line, every cell bare or in one pair of quotation marks.
//!
//! csv-core looks at each byte in turn; here all bytes are marked first, many at a time, where a cell may end, and then only
//! the marks are looked at. Whatever is not as plain as that is left to csv-core, and a test holds the two to the same cells.

use memchr::memchr3;
use wide::u8x16;

use super::batch::{Bounds, Cells};

/// Bytes that are marked at once.
const WORD: usize = u64::BITS as usize;
/// Marks of a word that are written whether there are as many or not: hardly any word has more, and how many it has cannot be
/// foreseen.
const MOSTLY: usize = 8;

/// Where in a buffer a bare cell may end: the places of its delimiters and line ends.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Those there are, and room behind them.
    places: Vec<u32>,
    count: usize,
    /// Those before the row at hand.
    passed: usize,
}

impl Marks {
    /// Marks other bytes.
    pub(super) fn mark(&mut self, bytes: &[u8], delimiter: u8) {
        (self.count, self.passed) = (0, 0);
        let (words, rest) = bytes.as_chunks();
        for (at, word) in words.iter().enumerate() {
            self.add(at, mark_word(word, delimiter));
        }
        if !rest.is_empty() {
            // What stands behind the end, noughts, is no mark.
            let mut word = [0; WORD];
            word[..rest.len()].copy_from_slice(rest);
            self.add(words.len(), mark_word(&word, delimiter));
        }
    }

    /// Adds those of one word.
    #[inline]
    fn add(&mut self, word: usize, mut marks: u64) {
        if self.places.len() < self.count + WORD {
            self.places.resize((self.count + WORD).next_power_of_two(), 0);
        }
        let Some(room) = self.places[self.count..].first_chunk_mut::<WORD>() else { return };
        let many = marks.count_ones() as usize;
        let before = u32::try_from(word * WORD).unwrap_or(u32::MAX);
        let mut write = |places: &mut [u32]| {
            for place in places {
                // One bit is always set, so that none need be asked for.
                *place = before.wrapping_add((marks | 1 << (WORD - 1)).trailing_zeros());
                marks &= marks.wrapping_sub(1);
            }
        };
        write(&mut room[..MOSTLY]);
        if many > MOSTLY {
            write(&mut room[MOSTLY..many]);
        }
        self.count += many;
    }

    /// Those from a place on.
    fn from(&mut self, at: u32) -> &[u32] {
        let all = &self.places[..self.count];
        let is_there = |passed: usize| passed == 0 || all[passed - 1] < at;
        if !is_there(self.passed) || all.get(self.passed).is_some_and(|next| *next < at) {
            self.passed = all.partition_point(|place| *place < at);
        }
        &all[self.passed..]
    }
}

#[inline]
fn mark_word(bytes: &[u8; WORD], delimiter: u8) -> u64 {
    let [delimiter, feed, back] = [delimiter, b'\n', b'\r'].map(u8x16::splat);
    let sixteens = bytes.as_chunks().0.iter().rev();
    sixteens.fold(0, |marks, sixteen| {
        let bytes = u8x16::new(*sixteen);
        let ends = bytes.simd_eq(delimiter) | bytes.simd_eq(feed) | bytes.simd_eq(back);
        marks << 16 | u64::from(ends.to_bitmask())
    })
}

/// Takes the row that begins at `from` apart, of `bytes` that are marked: its cells are added to `cells`, and the length of the
/// row with one byte of its line end comes back. `None`, and nothing added, where it is not plain, does not end here, or has more
/// than so many cells.
pub(super) fn split(bytes: &[u8], marks: &mut Marks, from: usize, delimiter: u8, most: usize, cells: &mut Cells) -> Option<usize> {
    let ends = marks.from(u32::try_from(from).ok()?);
    let (count, length, passed) = split_cells(bytes, ends, from, delimiter, cells.room_for(most))?;
    marks.passed += passed;
    cells.add(count);
    Some(length)
}

/// How many cells, the length, and how many marks stand in the row. Never in line: it is all there is to most rows, and its
/// variables should stay where they are quickest.
#[inline(never)]
fn split_cells(bytes: &[u8], marks: &[u32], row: usize, delimiter: u8, cells: &mut [Bounds]) -> Option<(usize, usize, usize)> {
    // All places are counted from the beginning of the row, in as few bits as bounds have.
    let (bytes, before) = (bytes.get(row..)?, u32::try_from(row).ok()?);
    let mut ends = marks.iter();
    let mut at = 0;
    let most = cells.len();
    let mut rest = cells.iter_mut();
    while let Some(cell) = rest.next() {
        let is_quoted = *bytes.get(at as usize)? == b'"';
        let end = if is_quoted {
            let start = at + 1;
            let to = start + u32::try_from(memchr3(b'"', b'\n', b'\r', bytes.get(start as usize..)?)?).ok()?;
            if bytes[to as usize] != b'"' {
                return None;
            }
            *cell = Bounds { start, end: to };
            // Marks within it are none, and the one behind it is its end.
            while ends.as_slice().first().is_some_and(|mark| mark - before <= to + 1) {
                ends.next();
            }
            to + 1
        } else {
            let end = ends.next()? - before;
            *cell = Bounds { start: at, end };
            end
        };
        let byte = *bytes.get(end as usize)?;
        at = end + 1;
        if byte != delimiter {
            // Behind the closing mark stands the end of the cell, or it is more than plain.
            let is_plain = !is_quoted || matches!(byte, b'\n' | b'\r');
            return is_plain.then_some((most - rest.len(), at as usize, marks.len() - ends.len()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The row behind some bytes that are not looked at.
    fn split_behind(before: usize, text: &str, delimiter: u8, cells: &mut Cells) -> Option<usize> {
        let bytes = ["\n".repeat(before).as_bytes(), text.as_bytes()].concat();
        let mut marks = Marks { places: vec![7; 3], count: 3, passed: 2 };
        marks.mark(&bytes, delimiter);
        let wanted = bytes.iter().enumerate().filter(|(_, byte)| [delimiter, b'\n', b'\r'].contains(byte));
        assert!(wanted.map(|(at, _)| at).eq(marks.places[..marks.count].iter().map(|place| *place as usize)));
        // Rows before it were read, or it is read again.
        let passed = [0, before, marks.count][before % 3].min(marks.count);
        split(&bytes, &mut Marks { passed, ..marks }, before, delimiter, 90, cells)
    }

    /// The cells of a first row by csv-core, and the length of that row.
    fn by_csv_core(bytes: &[u8], delimiter: u8) -> (usize, Vec<Vec<u8>>) {
        let (mut output, mut ends) = (vec![0; 1024], vec![0; 1024]);
        let (result, read, _, cells) = super::super::parser(delimiter).read_record(bytes, &mut output, &mut ends);
        assert!(matches!(result, csv_core::ReadRecordResult::Record), "{result:?}");
        let starts = std::iter::once(0).chain(ends.iter().copied());
        (read, starts.zip(&ends).take(cells).map(|(start, end)| output[start..*end].to_vec()).collect())
    }

    #[test]
    fn most_rows_are_plain() {
        let plain = |text: &str| split_behind(0, text, b',', &mut Cells::default());
        let more = "the next row";
        assert_eq!(plain(&format!("a,b,\r\n{more}")), Some(5));
        assert_eq!(plain(&format!("\"a, b\",c\n{more}")), Some(9));
        assert_eq!(plain(&format!("5\" pipe,é\n{more}")), Some(11));
        assert_eq!(plain(&format!("a\tb,\u{b}c\n{more}")), Some(7));
        for odd in ["\"a\"\t,b\n", "\"a \"\"b\"\"\"\n", "\"a\nb\"\n", "\"a\"b,c\n", "never ended", "\"a\"", "\"open,b\n"] {
            assert_eq!(plain(&format!("{odd}{more}")), None, "{odd}");
        }
    }

    proptest! {
        #[test]
        fn what_is_plain_is_what_csv_core_makes_of_it(text in "[ab\",;\r\n\t é]{0,80}", offset in 0..130_usize) {
            // Blank lines and marks of byte order never come here.
            prop_assume!(!text.starts_with(['\r', '\n']) && !text.is_empty());
            for delimiter in [b',', b';'] {
                let mut cells = Cells::default();
                cells.extend(std::iter::once(Bounds::new(7, 7)));
                match split_behind(offset, &text, delimiter, &mut cells) {
                    None => prop_assert_eq!((cells.len(), cells.of(0, 1)), (1, &[Bounds::new(7, 7)][..])),
                    Some(length) => {
                        let mine: Vec<Vec<u8>> = cells.of(1, cells.len() - 1).iter().map(|cell| text.as_bytes()[cell.range(0)].to_vec()).collect();
                        prop_assert_eq!((length, mine), by_csv_core(text.as_bytes(), delimiter));
                    }
                }
            }
        }
    }
}
