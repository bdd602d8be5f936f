//! How much memory an .xls would ask for, told before it is read.
//!
//! Its reader lays every sheet out whole, from the first to the last cell used, and
//! believes what a sheet says of its own size. Only what that takes is looked at: the streams of the compound file and the places of the cells in them.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use super::limits::Limits;

/// Bytes of memory that one place in a sheet takes, and one cell while the sheet is read.
const A_PLACE: u64 = 32;
const A_CELL: u64 = 48;
/// Places an .xls has: rows and columns of the format.
const WHOLE_SHEET: u64 = 65_536 * 256;
/// How often the records of a file may be walked over: once a sheet.
const MOST_SHEETS: usize = 1000;

/// What an .xls would take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// No more than it may.
    Enough,
    /// More memory than may be held.
    TooMuch,
    /// A sheet claims more places than a sheet of an .xls can have.
    Impossible,
    /// It is not laid out as an .xls is.
    Damaged,
}

/// Looks an .xls over.
///
/// # Errors
/// The system's own.
pub fn look(file: &mut File, limits: Limits) -> std::io::Result<Asks> {
    file.seek(SeekFrom::Start(0))?;
    let mut bytes = Vec::new();
    file.take(limits.held_bytes() + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limits.held_bytes() {
        return Ok(Asks::TooMuch);
    }
    let Some(compound) = Compound::open(&bytes) else { return Ok(Asks::Damaged) };
    let Some(stream) = compound.stream("Workbook").or_else(|| compound.stream("Book")) else { return Ok(Asks::Enough) };
    let sheets: Vec<usize> =
        records(&stream, 0).filter(|record| record.kind == 0x0085).filter_map(|record| number(record.data, 0, 4)).collect();
    if sheets.len() > MOST_SHEETS {
        return Ok(Asks::TooMuch);
    }
    let mut held = 0_u64;
    for at in sheets {
        let (places, claimed) = places(&stream, at);
        held = held.saturating_add(places.saturating_mul(A_PLACE));
        if claimed > WHOLE_SHEET {
            return Ok(Asks::Impossible);
        }
        if held.saturating_add(claimed.saturating_mul(A_CELL)) > limits.held_bytes().max(WHOLE_SHEET * A_CELL) {
            return Ok(Asks::TooMuch);
        }
    }
    Ok(Asks::Enough)
}

/// Places between the first and the last cell of a sheet, and places the sheet says it has.
fn places(stream: &[u8], at: usize) -> (u64, u64) {
    let mut corners: Option<[usize; 4]> = None;
    let mut claimed = 0;
    for record in records(stream, at) {
        let end = match record.kind {
            // DIMENSIONS: rows in four bytes each (two in old files), columns in two.
            0x0200 => {
                let wide = if record.data.len() >= 14 { 4 } else { 2 };
                let read = |part: usize, size| number(record.data, part, size).unwrap_or(0) as u64;
                let (first, last, columns) = (read(0, wide), read(wide, wide), read(2 * wide + 2, 2));
                // A sheet that ends before it begins: its reader counts the rows past nought, and comes to thousands of millions.
                let rows = if last > 0 && last < first { u64::MAX } else { last.saturating_sub(first) };
                claimed = claimed.max(rows.saturating_mul(columns));
                continue;
            }
            // Several numbers in a row: the last column stands at the end.
            0x00bd => number(record.data, record.data.len().saturating_sub(2), 2),
            // NUMBER, LABEL, RSTRING, BOOLERR, RK, LABELSST, FORMULA.
            0x0203 | 0x0204 | 0x00d6 | 0x0205 | 0x027e | 0x00fd | 0x0006 => number(record.data, 2, 2),
            _ => continue,
        };
        let (Some(row), Some(first), Some(last)) = (number(record.data, 0, 2), number(record.data, 2, 2), end) else { continue };
        let [top, left, bottom, right] = corners.unwrap_or([row, first, row, last]);
        corners = Some([top.min(row), left.min(first), bottom.max(row), right.max(last)]);
    }
    let places = corners.map_or(0, |[top, left, bottom, right]| (bottom - top + 1) as u64 * (right.saturating_sub(left) + 1) as u64);
    (places, claimed)
}

/// One record of a stream.
struct Record<'s> {
    kind: usize,
    data: &'s [u8],
}

/// The records from a place on, to the end of what begins there: a sheet's charts have records of their own inside.
fn records(stream: &[u8], at: usize) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream.get(at..).unwrap_or_default();
    let mut depth = 0_u32;
    std::iter::from_fn(move || {
        let kind = number(rest, 0, 2)?;
        let end = 4 + number(rest, 2, 2)?;
        let data = rest.get(4..end.min(rest.len()))?;
        rest = rest.get(end..).unwrap_or_default();
        match kind {
            0x0809 => depth += 1,
            0x000a if depth <= 1 => rest = &[],
            0x000a => depth -= 1,
            _ => {}
        }
        Some(Record { kind, data })
    })
}

/// A whole number, the least part first.
fn number(bytes: &[u8], at: usize, size: usize) -> Option<usize> {
    let part = bytes.get(at..at.checked_add(size)?)?;
    Some(part.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
}

/// A compound file: streams in chains of sectors.
struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    chains: Vec<usize>,
    small_chains: Vec<usize>,
    directory: Vec<u8>,
}

/// Sector numbers from here on mean something else than a sector.
const LAST_SECTOR: usize = 0xffff_fffa;
/// Streams under this size stand in sectors of 64 bytes inside the stream of the root.
const SMALL: usize = 4096;
const SMALL_SECTOR: usize = 64;
/// The streams that the reader of an .xls asks for.
const STREAMS: [&str; 4] = ["Workbook", "Book", "\u{5}SummaryInformation", "\u{5}DocumentSummaryInformation"];

impl<'b> Compound<'b> {
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let sector = 1_usize.checked_shl(u32::try_from(number(bytes, 30, 2)?).ok()?).filter(|size| matches!(size, 512 | 4096))?;
        let mut compound = Compound { bytes, sector, chains: Vec::new(), small_chains: Vec::new(), directory: Vec::new() };
        let mut tables: Vec<usize> = (0..109).map_while(|at| number(bytes, 76 + 4 * at, 4)).filter(|at| *at < LAST_SECTOR).collect();
        // More tables are listed in sectors that end with the number of the next.
        let mut next = number(bytes, 68, 4)?;
        let most = bytes.len() / sector;
        for _ in 0..most {
            let Some(list) = compound.at(next) else { break };
            let numbers: Vec<usize> = (0..sector / 4).filter_map(|at| number(list, 4 * at, 4)).collect();
            let (following, tables_listed) = numbers.split_last()?;
            tables.extend(tables_listed.iter().copied().filter(|at| *at < LAST_SECTOR));
            next = *following;
        }
        tables.truncate(most + 1);
        for table in tables {
            let table = compound.at(table).unwrap_or_default();
            compound.chains.extend((0..table.len() / 4).filter_map(|at| number(table, 4 * at, 4)));
        }
        compound.directory = compound.chain(number(bytes, 48, 4)?)?;
        let small = compound.chain(number(bytes, 60, 4)?)?;
        compound.small_chains = (0..small.len() / 4).filter_map(|at| number(&small, 4 * at, 4)).collect();
        // The reader follows these too, and in a circle it does so until there is no memory left.
        compound.chain(number(&compound.directory, 116, 4)?)?;
        for name in STREAMS {
            if let Some((first, _)) = compound.entry(name).filter(|(_, size)| *size >= SMALL) {
                compound.chain(first)?;
            }
        }
        Some(compound)
    }

    fn at(&self, sector: usize) -> Option<&'b [u8]> {
        let start = sector.checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|part| !part.is_empty())
    }

    /// The sectors of a chain, one behind the other; `None` for a chain that runs in a circle.
    fn chain(&self, first: usize) -> Option<Vec<u8>> {
        let mut all = Vec::new();
        let (mut next, mut steps) = (first, 0);
        while next < LAST_SECTOR {
            // Each sector but a last one behind the end stands in the table once.
            if steps > self.chains.len() {
                return None;
            }
            steps += 1;
            all.extend_from_slice(self.at(next).unwrap_or_default());
            next = self.chains.get(next).copied().unwrap_or(LAST_SECTOR);
        }
        Some(all)
    }

    /// Where the stream of this name begins, and its size.
    fn entry(&self, name: &str) -> Option<(usize, usize)> {
        let wanted: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        let is_it = |entry: &&[u8]| entry.get(..wanted.len()).is_some_and(|start| start.eq_ignore_ascii_case(&wanted));
        let entry = self.directory.chunks_exact(128).find(is_it)?;
        Some((number(entry, 116, 4)?, number(entry, 120, 4)?))
    }

    /// The stream of this name.
    fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let (first, size) = self.entry(name)?;
        if size >= SMALL {
            let mut stream = self.chain(first)?;
            stream.truncate(size);
            return Some(stream);
        }
        let root = self.chain(number(&self.directory, 116, 4)?)?;
        let (mut all, mut next) = (Vec::new(), first);
        while all.len() < size {
            let Some(part) = next.checked_mul(SMALL_SECTOR).and_then(|at| root.get(at..at.checked_add(SMALL_SECTOR)?)) else { break };
            all.extend_from_slice(part);
            next = self.small_chains.get(next).copied().unwrap_or(LAST_SECTOR);
        }
        all.truncate(size);
        Some(all)
    }
}
