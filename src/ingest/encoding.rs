//! Files that are not UTF-8: what they are decoded as, and their text spooled as UTF-8.

use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};

use chardetng::EncodingDetector;
use encoding_rs::{CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::sniff::{Looked, utf16_without_mark};
use crate::model::prose;

/// A file's encoding and, where it is not UTF-8, its text as UTF-8 in an anonymous temporary file.
#[derive(Debug)]
pub struct Decoded {
    /// What was assumed.
    pub name: &'static str,
    /// The text as UTF-8; `None` where the file is UTF-8 already.
    pub spool: Option<File>,
    /// Bytes that could not be decoded and stand as `�`.
    pub undecodable: u64,
    /// The line of the first of them, from 1.
    pub first_line: Option<u64>,
    /// NUL characters left out.
    pub noughts: u64,
}

impl Decoded {
    /// What a reader should know.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.undecodable > 0 {
            let (bytes, stand) = (prose::count(self.undecodable, "byte", "bytes"), if self.undecodable == 1 { "stands" } else { "stand" });
            let line = self.first_line.unwrap_or(1);
            notes.push(format!("{bytes} could not be decoded as {} and {stand} as “�”, first on line {line}", self.name));
        }
        if self.noughts > 0 {
            let bytes = prose::count(self.noughts, "NUL byte is", "NUL bytes are");
            notes.push(format!("{bytes} left out: the file may have been damaged when it was saved"));
        }
        notes
    }
}

/// One bad byte for so many good characters beyond ASCII still makes UTF-8 with a fault, not another encoding (`ours`).
const GOOD_FOR_ONE_BAD: u64 = 4;

/// Settles the encoding and decodes the file where it has to be.
///
/// # Errors
/// The system's own, reading the file or writing the spool.
pub fn decode(file: &mut File, looked: &Looked) -> std::io::Result<Decoded> {
    let head = looked.head.as_slice();
    let encoding = if head.starts_with(&[0xff, 0xfe]) || utf16_without_mark(head) == Some(1) {
        UTF_16LE
    } else if head.starts_with(&[0xfe, 0xff]) || utf16_without_mark(head) == Some(0) {
        UTF_16BE
    } else if looked.is_utf8 {
        let name = if head.starts_with(b"\xef\xbb\xbf") { "UTF-8 with BOM" } else { "UTF-8" };
        if looked.noughts > 0 {
            return Ok(transcode(file, UTF_8)?.decoded(name));
        }
        return Ok(Decoded { name, spool: None, undecodable: 0, first_line: None, noughts: 0 });
    } else {
        let tried = transcode(file, UTF_8)?;
        if tried.good >= tried.bad * GOOD_FOR_ONE_BAD {
            return Ok(tried.decoded("UTF-8"));
        }
        guess(file)?
    };
    Ok(transcode(file, encoding)?.decoded(encoding.name()))
}

/// A file decoded into a spool, with what could not be.
struct Transcoded {
    spool: File,
    bad: u64,
    /// Characters beyond ASCII that could.
    good: u64,
    first_line: Option<u64>,
    noughts: u64,
}

impl Transcoded {
    fn decoded(self, name: &'static str) -> Decoded {
        Decoded { name, spool: Some(self.spool), undecodable: self.bad, first_line: self.first_line, noughts: self.noughts }
    }
}

/// The likeliest legacy encoding of the whole file.
fn guess(file: &mut File) -> std::io::Result<&'static Encoding> {
    file.seek(SeekFrom::Start(0))?;
    let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut buffer)?;
        detector.feed(&buffer[..read], read == 0);
        if read == 0 {
            break;
        }
    }
    // A British list that is not UTF-8 is nearly always Windows-1252: the detector is told the domain.
    Ok(detector.guess(Some(b"uk"), chardetng::Utf8Detection::Allow))
}

fn transcode(file: &mut File, encoding: &'static Encoding) -> std::io::Result<Transcoded> {
    file.seek(SeekFrom::Start(0))?;
    let mut spool = BufWriter::new(tempfile::tempfile()?);
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let mut buffer = vec![0; 64 * 1024];
    let mut text = String::with_capacity(256 * 1024);
    let (mut bad, mut good, mut noughts, mut line, mut first_line) = (0, 0, 0, 1, None);
    loop {
        let read = file.read(&mut buffer)?;
        let mut from = 0;
        loop {
            let (result, used, _) = decoder.decode_to_string(&buffer[from..read], &mut text, read == 0);
            from += used;
            for c in text.chars() {
                match c {
                    '\0' => noughts += 1,
                    '\n' => line += 1,
                    '\u{fffd}' => {
                        bad += 1;
                        first_line = first_line.or(Some(line));
                    }
                    other => good += u64::from(!other.is_ascii()),
                }
            }
            if noughts > 0 {
                text.retain(|c| c != '\0');
            }
            spool.write_all(text.as_bytes())?;
            text.clear();
            if result == CoderResult::InputEmpty {
                break;
            }
        }
        if read == 0 {
            break;
        }
    }
    let mut spool = spool.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    spool.seek(SeekFrom::Start(0))?;
    Ok(Transcoded { spool, bad, good, first_line, noughts })
}

#[cfg(test)]
mod tests {
    use super::super::sniff::{Look, look};
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, &'static str) {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        let looked = look(&mut file, Look::Whole).unwrap();
        let decoded = decode(&mut file, &looked).unwrap();
        let mut text = String::new();
        decoded.spool.unwrap_or(file).read_to_string(&mut text).unwrap();
        (text, decoded.name)
    }

    #[test]
    fn what_powershell_and_excel_write() {
        let utf16: Vec<u8> =
            std::iter::once(0xfeff_u16).chain("Name,Owner\r\nSiân,José\r\n".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&utf16), ("Name,Owner\r\nSiân,José\r\n".to_owned(), "UTF-16LE"));
        let bare: Vec<u8> = "Name,Owner\r\nAnn,Bo\r\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&bare).1, "UTF-16BE");
        assert_eq!(
            decoded(b"Name,Owner\r\nSi\xe2n,Jos\xe9 at the \x93Infirmary\x94\r\n"),
            ("Name,Owner\r\nSiân,José at the “Infirmary”\r\n".to_owned(), "windows-1252")
        );
        assert_eq!(decoded("Siân".as_bytes()), ("Siân".to_owned(), "UTF-8"));
        assert_eq!(decoded("Si\0ân\0".as_bytes()), ("Siân".to_owned(), "UTF-8"));
        assert_eq!(decoded(b"Temp 5\xb0C"), ("Temp 5°C".to_owned(), "windows-1252"));
    }

    #[test]
    fn a_bad_byte_in_a_utf8_file_is_counted_and_placed_and_does_not_turn_it_into_another_encoding() {
        let mut bytes = "Name,Owner\nSiân,José\nZoë,Åsa\n".as_bytes().to_vec();
        bytes.extend(b"B\xe9a,Ann\n");
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&bytes).unwrap();
        let looked = look(&mut file, Look::Whole).unwrap();
        let decoded = decode(&mut file, &looked).unwrap();
        assert_eq!((decoded.name, decoded.undecodable, decoded.first_line), ("UTF-8", 1, Some(4)));
    }
}
