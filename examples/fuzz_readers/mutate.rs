//! Damages files as bad luck and bad will do: the same damage for the same seed.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Numbers that look random and are the same for the same seed (xorshift).
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice for a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `sides`; 0 where there are none.
    pub(crate) fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0).checked_rem(sides).unwrap_or(0)
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap_or(0)
    }
}

/// Pieces that mean something to one reader or another.
const PIECES: &[&[u8]] = &[
    b"\"",
    b",",
    b";",
    b"\t",
    b"\r",
    b"\n",
    b"\r\n",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\x80",
    b"<",
    b">",
    b"</",
    b"/>",
    b"&",
    b"&#0;",
    b"&#x110000;",
    b"<!--",
    b"<![CDATA[",
    b"<tr>",
    b"<table>",
    b"</table>",
    b"<c r=\"A1\"><v>1</v></c>",
    b" r=\"XFD1048576\"",
    b" t=\"s\"",
    b" t=\"e\"",
    b" s=\"99\"",
    b" table:number-rows-repeated=\"4294967295\"",
    b" table:number-columns-repeated=\"4294967295\"",
    b" colspan=\"4294967295\"",
    b" ss:Index=\"4294967295\"",
    b"99999999999999999999",
    b"-1",
    b"1e308",
    b"sep=",
    b"#TYPE x",
    b"\xff\xff\xff\xff",
    b"\0\0\0\0",
    b"\xff\xff",
    b"\x01\0",
    b"\xfe\xff\xff\xff",
];

/// One to six bits of damage.
pub(crate) fn damage(mut bytes: Vec<u8>, dice: &mut Dice, others: &[Vec<u8>]) -> Vec<u8> {
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len() + 1);
        let longest = if dice.below(4) == 0 { 2000 } else { 16 };
        let end = (at + 1 + dice.below(longest)).min(bytes.len());
        match dice.below(9) {
            0 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            1 if at < bytes.len() => bytes[at] = dice.byte(),
            2 => drop(bytes.drain(at.min(end)..end)),
            3 => {
                let copy = bytes[at.min(end)..end].to_vec();
                let times = 1 + dice.below(50);
                bytes.splice(at..at, copy.repeat(times));
            }
            4 => bytes.truncate(at),
            5 => {
                let other = &others[dice.below(others.len())];
                let from = dice.below(other.len() + 1);
                let to = (from + dice.below(500)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            6 if end > at => {
                let piece = PIECES[dice.below(PIECES.len())];
                let end = (at + piece.len()).min(bytes.len());
                bytes.splice(at..end, piece.iter().copied());
            }
            _ => {
                let piece = PIECES[dice.below(PIECES.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
        }
    }
    bytes
}

/// Damage inside one part of a zip, which is then packed again as if nothing were the matter; other files as they are.
pub(crate) fn damage_inside(bytes: &[u8], dice: &mut Dice, others: &[Vec<u8>]) -> Vec<u8> {
    let plain = |dice: &mut Dice| damage(bytes.to_vec(), dice, others);
    if !bytes.starts_with(b"PK") || dice.below(5) == 0 {
        return plain(dice);
    }
    repacked(bytes, dice, others).unwrap_or_else(|| plain(dice))
}

fn repacked(bytes: &[u8], dice: &mut Dice, others: &[Vec<u8>]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let chosen = dice.below(archive.len());
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for number in 0..archive.len() {
        let mut part = Vec::new();
        let entry = archive.by_index(number).ok()?;
        let name = entry.name().ok()?.into_owned();
        // A bomb of the corpus is not unpacked to be damaged.
        entry.take(1_000_000).read_to_end(&mut part).ok()?;
        if number == chosen {
            part = damage(part, dice, others);
        }
        out.start_file(name, options).ok()?;
        out.write_all(&part).ok()?;
    }
    Some(out.finish().ok()?.into_inner())
}
