//! What a file is, by its first bytes rather than its name; and whether it is UTF-8, as it seems or throughout.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use memchr::{memchr, memchr_iter};

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text with delimiters.
    Csv,
    /// A zip that calamine may read: .xlsx, .xlsm, .xlsb, .ods.
    Zip,
    /// An OLE file: .xls, or a protected workbook.
    Ole,
    /// HTML or XML saved under a spreadsheet's name.
    Markup,
    /// A PDF.
    Pdf,
    /// Rich text.
    Rtf,
    /// JSON.
    Json,
    /// Nothing in it.
    Empty,
    /// Bytes that are neither text nor a workbook.
    Binary,
}

impl Format {
    /// Tells a file by its first bytes.
    pub fn of(head: &[u8]) -> Self {
        let text_start = head.iter().position(|b| !b.is_ascii_whitespace()).unwrap_or(head.len());
        let trimmed = head[text_start..].strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head[text_start..]);
        let starts = |with: &str| trimmed.len() >= with.len() && trimmed[..with.len()].eq_ignore_ascii_case(with.as_bytes());
        if head.is_empty() {
            Format::Empty
        } else if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            Format::Zip
        } else if head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            Format::Ole
        } else if head.starts_with(b"%PDF") {
            Format::Pdf
        } else if head.starts_with(b"{\\rtf") {
            Format::Rtf
        } else if is_json(trimmed) {
            Format::Json
        } else if starts("<!doctype") || starts("<html") || starts("<?xml") || starts("<table") {
            Format::Markup
        } else if is_utf16(head) || !looks_binary(head) {
            Format::Csv
        } else {
            Format::Binary
        }
    }
}

/// An object, or a list of objects.
fn is_json(text: &[u8]) -> bool {
    let mut marks = text.iter().filter(|b| !b.is_ascii_whitespace());
    matches!((marks.next(), marks.next()), (Some(b'{'), Some(b'"')) | (Some(b'['), Some(b'{')))
}

/// UTF-16 by its mark, or by every second byte being nought.
pub fn is_utf16(head: &[u8]) -> bool {
    head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) || utf16_without_mark(head).is_some()
}

/// Which of the two halves is nought where UTF-16 of mostly Latin text bears no mark: 1 for little endian, 0 for big.
pub fn utf16_without_mark(head: &[u8]) -> Option<usize> {
    let pairs = head.chunks_exact(2).take(200);
    let count = pairs.len();
    if count < 8 {
        return None;
    }
    let noughts = |half: usize| head.chunks_exact(2).take(200).filter(|pair| pair[half] == 0 && pair[1 - half] != 0).count();
    [1, 0].into_iter().find(|half| noughts(*half) * 10 > count * 8)
}

/// Noughts and control characters: no text of any encoding has many. Noughts at its end are what a full disk leaves.
fn looks_binary(head: &[u8]) -> bool {
    let text = head.iter().rposition(|b| *b != 0).map_or(0, |last| last + 1);
    if text == 0 {
        return true;
    }
    let head = &head[..text];
    let odd = head.iter().filter(|b| **b == 0 || **b < 9 || (14..32).contains(*b)).count();
    odd * 50 > head.len()
}

/// How much of a file is looked at before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// All of it.
    Whole,
    /// Of a long one its beginning. That the rest is of the same kind must then be proved by whoever reads it, and is
    /// nearly always so: a look at all of it would take as long as reading it does.
    Beginning,
}

/// What a look at a file told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// Bytes.
    pub size: u64,
    /// Whether every byte that was looked at is UTF-8.
    pub is_utf8: bool,
    /// Whether that is every byte of it.
    pub is_whole: bool,
    /// Bytes that are nought.
    pub noughts: u64,
    /// The first bytes.
    pub head: Vec<u8>,
}

const HEAD: usize = 64 * 1024;
/// The beginning of a file.
const BEGINNING: u64 = 1024 * 1024;

/// Looks at a file.
///
/// # Errors
/// The system's own.
pub fn look(file: &mut File, how: Look) -> std::io::Result<Looked> {
    let size = file.metadata()?.len();
    let enough = match how {
        Look::Beginning if size > 2 * BEGINNING => look_at_beginning(file, size)?,
        _ => None,
    };
    enough.map_or_else(|| look_at_all(file), Ok)
}

/// Looks at the beginning of a long file. `None` where that is not enough: where it is no clean UTF-8, and of what nobody
/// reads to its end with the question whether it is, such as a web page.
fn look_at_beginning(file: &mut File, size: u64) -> std::io::Result<Option<Looked>> {
    file.seek(SeekFrom::Start(0))?;
    let mut head = Vec::new();
    Read::by_ref(file).take(BEGINNING).read_to_end(&mut head)?;
    file.seek(SeekFrom::Start(0))?;
    // A character may be cut by its end.
    let is_utf8 = std::str::from_utf8(&head).map_or_else(|error| error.error_len().is_none(), |_| true);
    let is_clean = is_utf8 && memchr(0, &head).is_none();
    head.truncate(HEAD);
    Ok(match Format::of(&head) {
        Format::Csv if is_clean => Some(Looked { size, is_utf8: true, is_whole: false, noughts: 0, head }),
        // Of a workbook nobody asks for more.
        Format::Zip | Format::Ole => Some(Looked { size, is_utf8: false, is_whole: true, noughts: 0, head }),
        _ => None,
    })
}

/// Reads a file through once.
fn look_at_all(file: &mut File) -> std::io::Result<Looked> {
    file.seek(SeekFrom::Start(0))?;
    let mut buffer = vec![0; 256 * 1024];
    let (mut head, mut size, mut is_utf8, mut noughts, mut kept) = (Vec::new(), 0_u64, true, 0, 0);
    loop {
        let read = file.read(&mut buffer[kept..])?;
        if read == 0 {
            break;
        }
        let fresh = &buffer[kept..kept + read];
        size += read as u64;
        noughts += memchr_iter(0, fresh).count() as u64;
        if head.len() < HEAD {
            head.extend_from_slice(&fresh[..read.min(HEAD - head.len())]);
        }
        let filled = kept + read;
        // A character may be cut by the end of the buffer: what is left of it is checked with the next part.
        kept = 0;
        if is_utf8 && let Err(error) = std::str::from_utf8(&buffer[..filled]) {
            let good = error.valid_up_to();
            is_utf8 = error.error_len().is_none();
            if is_utf8 {
                buffer.copy_within(good..filled, 0);
                kept = filled - good;
            }
        }
    }
    is_utf8 &= kept == 0;
    file.seek(SeekFrom::Start(0))?;
    Ok(Looked { size, is_utf8, is_whole: true, noughts, head })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn files_are_told_by_what_they_are() {
        assert_eq!(Format::of(b"PK\x03\x04rest"), Format::Zip);
        assert_eq!(Format::of(b"\n <HTML><table>"), Format::Markup);
        assert_eq!(Format::of(b"%PDF-1.7"), Format::Pdf);
        assert_eq!(Format::of(b"a,b\r\n1,2\r\n"), Format::Csv);
        assert_eq!(Format::of(b"\xff\xfea\0,\0b\0"), Format::Csv);
        assert_eq!(Format::of(&[0, 1, 2, 3, 0, 0, 7, 8]), Format::Binary);
        assert_eq!(Format::of(b""), Format::Empty);
        assert_eq!(Format::of(b"a,b\r\n1,2\r\n\0\0\0\0\0\0\0\0\0\0"), Format::Csv);
        assert_eq!(Format::of(&[0; 100]), Format::Binary);
        assert_eq!(Format::of(b" [\n {\"id\": 1}]"), Format::Json);
        assert_eq!(Format::of(b"[server],{x}\n"), Format::Csv);
    }

    #[test]
    fn a_character_across_the_buffer_is_still_utf8() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&vec![b'a'; 256 * 1024 - 1]).unwrap();
        file.write_all("é,ü".as_bytes()).unwrap();
        assert!(look(&mut file, Look::Whole).unwrap().is_utf8);
        file.seek(SeekFrom::End(0)).unwrap();
        file.write_all(&[0xe9]).unwrap();
        assert!(!look(&mut file, Look::Whole).unwrap().is_utf8);
    }

    #[test]
    fn a_long_file_may_be_told_by_its_beginning() {
        let look_at = |text: &[u8], how| {
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(text).unwrap();
            look(&mut file, how).unwrap()
        };
        let text = ["é".repeat(1024 * 1024).as_bytes(), b" at 5\xb0C"].concat();
        let (seemed, whole) = (look_at(&text, Look::Beginning), look_at(&text, Look::Whole));
        assert_eq!([seemed.is_utf8, seemed.is_whole, whole.is_utf8, whole.is_whole], [true, false, false, true]);
        assert_eq!((seemed.size, &seemed.head), (whole.size, &whole.head));
        let before = |odd: &[u8]| [odd, &text].concat();
        for odd in [before(b"\xb0C"), before(b"\0"), before(b"<html><table>"), before(b"<?xml"), b"short".to_vec()] {
            assert_eq!(look_at(&odd, Look::Beginning), look_at(&odd, Look::Whole));
        }
        let (seemed, whole) = (look_at(&before(b"PK\x03\x04"), Look::Beginning), look_at(&before(b"PK\x03\x04"), Look::Whole));
        assert_eq!((seemed.size, &seemed.head, seemed.is_whole), (whole.size, &whole.head, true));
        // A character is cut in the middle.
        assert!(!look_at(&[b"x", text.as_slice()].concat(), Look::Beginning).is_whole);
    }
}
