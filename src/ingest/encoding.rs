//! Files that are not UTF-8: what they are decoded as, and their text spooled as UTF-8.

use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};

use chardetng::EncodingDetector;
use encoding_rs::{CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::sniff::{Digested, utf16_without_mark};

/// A file's encoding and, where it is not UTF-8, its text as UTF-8 in an anonymous temporary file.
#[derive(Debug)]
pub struct Decoded {
    /// What was assumed.
    pub name: &'static str,
    /// The text as UTF-8; `None` where the file is UTF-8 already.
    pub spool: Option<File>,
    /// Bytes that could not be decoded and stand as `�`.
    pub undecodable: u64,
}

/// Settles the encoding and decodes the file where it has to be.
///
/// # Errors
/// The system's own, reading the file or writing the spool.
pub fn decode(file: &mut File, digested: &Digested) -> std::io::Result<Decoded> {
    let head = digested.head.as_slice();
    let encoding = if head.starts_with(&[0xff, 0xfe]) || utf16_without_mark(head) == Some(1) {
        UTF_16LE
    } else if head.starts_with(&[0xfe, 0xff]) || utf16_without_mark(head) == Some(0) {
        UTF_16BE
    } else if digested.is_utf8 {
        let name = if head.starts_with(b"\xef\xbb\xbf") { "UTF-8 with BOM" } else { "UTF-8" };
        return Ok(Decoded { name, spool: None, undecodable: 0 });
    } else {
        guess(file)?
    };
    let (spool, undecodable) = transcode(file, encoding)?;
    Ok(Decoded { name: encoding.name(), spool: Some(spool), undecodable })
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

fn transcode(file: &mut File, encoding: &'static Encoding) -> std::io::Result<(File, u64)> {
    file.seek(SeekFrom::Start(0))?;
    let mut spool = BufWriter::new(tempfile::tempfile()?);
    let mut decoder = if encoding == UTF_8 { encoding.new_decoder() } else { encoding.new_decoder_with_bom_removal() };
    let mut buffer = vec![0; 64 * 1024];
    let mut text = String::with_capacity(256 * 1024);
    let mut undecodable = 0;
    loop {
        let read = file.read(&mut buffer)?;
        let mut from = 0;
        loop {
            let (result, used, _) = decoder.decode_to_string(&buffer[from..read], &mut text, read == 0);
            from += used;
            spool.write_all(text.as_bytes())?;
            undecodable += text.matches('\u{fffd}').count() as u64;
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
    Ok((spool, undecodable))
}

#[cfg(test)]
mod tests {
    use super::super::sniff::digest;
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, &'static str) {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        let digested = digest(&mut file).unwrap();
        let decoded = decode(&mut file, &digested).unwrap();
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
    }
}
