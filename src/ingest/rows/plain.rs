//! Rows that ask for no parser, nearly all: on one line, every cell bare or in one pair of quotation marks.
//!
//! csv-core looks at each byte in turn; here the next delimiter is looked for, many bytes at a time. Whatever is not as
//! plain as that is left to csv-core, and a test holds the two to the same cells.

use memchr::{memchr, memchr2, memchr3};

use super::batch::Bounds;

/// Takes the row at the beginning of `bytes` apart: its cells are added to `cells`, and the length of the row with one
/// byte of its line end comes back. `None`, and nothing added, where it is not plain or does not end here.
pub(super) fn split(bytes: &[u8], delimiter: u8, cells: &mut Vec<Bounds>) -> Option<usize> {
    let first = cells.len();
    let length = split_cells(bytes, delimiter, cells);
    if length.is_none() {
        cells.truncate(first);
    }
    length
}

fn split_cells(bytes: &[u8], delimiter: u8, cells: &mut Vec<Bounds>) -> Option<usize> {
    let mut at = 0;
    loop {
        let (from, to, end) = if bytes.get(at) == Some(&b'"') {
            let from = at + 1;
            let to = from + memchr(b'"', &bytes[from..])?;
            if memchr2(b'\n', b'\r', &bytes[from..to]).is_some() {
                return None;
            }
            (from, to, to + 1)
        } else {
            let end = at + memchr3(delimiter, b'\n', b'\r', &bytes[at..])?;
            (at, end, end)
        };
        cells.push(Bounds::new(from, to));
        match *bytes.get(end)? {
            b'\n' | b'\r' => return Some(end + 1),
            byte if byte == delimiter => at = end + 1,
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
        let plain = |text: &str| split(text.as_bytes(), b',', &mut Vec::new());
        assert_eq!(plain("a,b,\r\nx"), Some(5));
        assert_eq!(plain("\"a, b\",c\n"), Some(9));
        assert_eq!(plain("5\" pipe,é\n"), Some(11));
        for odd in ["\"a \"\"b\"\"\"\n", "\"a\nb\"\n", "\"a\"b,c\n", "never ended", "\"a\"", "\"open,b\n"] {
            assert_eq!(plain(odd), None, "{odd}");
        }
    }

    proptest! {
        #[test]
        fn what_is_plain_is_what_csv_core_makes_of_it(text in "[ab\",;\r\n é]{0,24}") {
            // Blank lines and marks of byte order never come here.
            prop_assume!(!text.starts_with(['\r', '\n']) && !text.is_empty());
            for delimiter in [b',', b';'] {
                let mut cells = vec![Bounds::new(7, 7)];
                let before = cells.clone();
                match split(text.as_bytes(), delimiter, &mut cells) {
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
