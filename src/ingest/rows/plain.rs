//! Rows that ask for no parser, nearly all: on one line, every cell bare or in one pair of quotation marks.
//!
//! csv-core looks at each byte in turn; here all bytes are marked first, many at a time, where a cell may end, and then only
//! the marks are looked at. Whatever is not as plain as that is left to csv-core, and a test holds the two to the same cells.

use memchr::memchr3;

use super::batch::Bounds;

/// Marks each byte that may end a bare cell: a delimiter, a line end, or another of the first sixteen characters, which
/// hardly ever stand in a list.
pub(super) fn mark(bytes: &[u8], delimiter: u8, marks: &mut [u8]) {
    for (mark, byte) in marks.iter_mut().zip(bytes) {
        // Without a way out, so that the compiler looks at many bytes at once.
        *mark = u8::from(*byte == delimiter) | u8::from(*byte < 0x10);
    }
}

/// Takes the row at the beginning of `bytes` apart, which are marked: its cells are added to `cells`, and the length of the
/// row with one byte of its line end comes back. `None`, and nothing added, where it is not plain or does not end here.
pub(super) fn split(bytes: &[u8], marks: &[u8], delimiter: u8, cells: &mut Vec<Bounds>) -> Option<usize> {
    let first = cells.len();
    let length = split_cells(bytes, marks, delimiter, cells);
    if length.is_none() {
        cells.truncate(first);
    }
    length
}

fn split_cells(bytes: &[u8], marks: &[u8], delimiter: u8, cells: &mut Vec<Bounds>) -> Option<usize> {
    // Where the eight marks that are looked at begin, and those of them from the cell's beginning on.
    let mut base = 0;
    let mut ends = eight(marks, base)?;
    let mut at = 0;
    loop {
        let (from, to, end) = if *bytes.get(at)? == b'"' {
            let from = at + 1;
            let to = from + memchr3(b'"', b'\n', b'\r', &bytes[from..])?;
            base = to + 1;
            ends = eight(marks, base)?;
            // Whatever stands behind the closing mark, or a line end before it, is more than plain.
            if bytes[to] != b'"' || marks[base] == 0 {
                return None;
            }
            (from, to, base)
        } else {
            while ends == 0 {
                base += 8;
                ends = eight(marks, base)?;
            }
            let end = base + ends.trailing_zeros() as usize / 8;
            (at, end, end)
        };
        ends &= ends - 1;
        match *bytes.get(end)? {
            byte if byte == delimiter => {
                cells.push(Bounds::new(from, to));
                at = end + 1;
            }
            b'\n' | b'\r' => {
                cells.push(Bounds::new(from, to));
                return Some(end + 1);
            }
            // A part of a bare cell.
            _ if from == at => {}
            _ => return None,
        }
    }
}

/// Eight marks from `at` on, the first in the lowest byte; `None` where there are no eight.
fn eight(marks: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*marks.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marks(text: &str, delimiter: u8) -> Vec<u8> {
        let mut marks = vec![0; text.len()];
        mark(text.as_bytes(), delimiter, &mut marks);
        marks
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
        let plain = |text: &str| split(text.as_bytes(), &marks(text, b','), b',', &mut Vec::new());
        // Eight bytes are looked at together: a row that ends in the last of a buffer is the parser's.
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
        fn what_is_plain_is_what_csv_core_makes_of_it(text in "[ab\",;\r\n\t é]{0,40}") {
            // Blank lines and marks of byte order never come here.
            prop_assume!(!text.starts_with(['\r', '\n']) && !text.is_empty());
            for delimiter in [b',', b';'] {
                let mut cells = vec![Bounds::new(7, 7)];
                let before = cells.clone();
                match split(text.as_bytes(), &marks(&text, delimiter), delimiter, &mut cells) {
                    None => prop_assert_eq!(&cells, &before),
                    Some(length) => {
                        let mine: Vec<Vec<u8>> = cells[1..].iter().map(|cell| text.as_bytes()[cell.range(0)].to_vec()).collect();
                        prop_assert_eq!((length, mine), by_csv_core(text.as_bytes(), delimiter));
                    }
                }
            }
        }
    }
}
