//! Which character separates the cells of a text file.

use std::fs::File;

use super::limits::Limits;
use super::recognise::header_row;
use super::rows::{Batch, Broken, RowReader};
use crate::model::register::Register;

const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many rows at the top are looked at for a header.
pub const TOP_ROWS: usize = 30;

/// The top of a table: rows with the numbers the spreadsheet shows.
#[derive(Debug, Clone, Default)]
pub struct Top {
    /// Cells of the first rows.
    pub rows: Vec<Vec<String>>,
    /// Their numbers.
    pub numbers: Vec<u32>,
    /// Rows among them that could not be taken apart.
    pub broken: Vec<(u32, Broken)>,
}

/// Reads the first rows of a table.
///
/// # Errors
/// The system's own.
pub fn top(file: File, delimiter: u8, numbered: bool, limits: Limits) -> std::io::Result<Top> {
    let mut reader = RowReader::new(file, delimiter, numbered, limits)?;
    let mut batch = Batch::default();
    reader.fill_up_to(&mut batch, TOP_ROWS)?;
    Ok(Top {
        rows: batch.rows().map(|row| row.cells().map(str::to_owned).collect()).collect(),
        numbers: batch.rows().map(super::rows::Row::number).collect(),
        broken: batch.broken.clone(),
    })
}

/// The delimiter under which the top of the file looks most like a table: first by its
/// header, then by how many rows have the same number of cells.
///
/// # Errors
/// The system's own.
pub fn delimiter(file: &File, forced: Option<Register>, limits: Limits) -> std::io::Result<(u8, Top)> {
    let mut best: Option<((bool, usize, usize), u8, Top)> = None;
    let mut had_none_parted = false;
    for candidate in CANDIDATES {
        let top = top(file.try_clone()?, candidate, false, limits)?;
        if let Some(declared) = declared(&top) {
            return Ok((declared, self::top(file.try_clone()?, declared, false, limits)?));
        }
        // All that part no row at all give the same rows.
        let parts_none = top.rows.iter().all(|row| row.len() < 2);
        if parts_none && had_none_parted {
            continue;
        }
        had_none_parted |= parts_none;
        let header = header_row(&top.rows, forced);
        let width = header.as_ref().map_or(0, |header| header.cells.len());
        let level = most_common_width(&top);
        let score = (header.is_some(), width, level);
        if best.as_ref().is_none_or(|(held, ..)| score > *held) {
            best = Some((score, candidate, top));
        }
    }
    Ok(best.map_or_else(|| (b',', Top::default()), |(_, candidate, top)| (candidate, top)))
}

/// Excel's own first line: `sep=;`.
fn declared(top: &Top) -> Option<u8> {
    let first = top.rows.first()?.first()?;
    let rest = first.strip_prefix("sep=").or_else(|| first.strip_prefix("SEP="))?;
    // Where the delimiter tried is the one declared, it split this line and nothing is left of it here.
    rest.as_bytes().first().copied()
}

fn most_common_width(top: &Top) -> usize {
    let widths: Vec<usize> = top.rows.iter().map(Vec::len).filter(|width| *width > 1).collect();
    widths.iter().map(|width| widths.iter().filter(|other| *other == width).count() * 100 + width).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn told(text: &str) -> u8 {
        told_as(None, text)
    }

    fn told_as(register: Option<Register>, text: &str) -> u8 {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        delimiter(&file, register, Limits::default()).unwrap().0
    }

    #[test]
    fn delimiters() {
        assert_eq!(told("Asset ID,Hostname,Owner,Model\n1,2,3,4\n"), b',');
        assert_eq!(told("Asset ID;Hostname;Owner;Model\n1;2,5;3;4\n"), b';');
        assert_eq!(told("Asset ID\tHostname\tOwner, main\tModel\n1\t2\t3\t4\n"), b'\t');
        assert_eq!(told("a|b|c\n1|2|3\n"), b'|');
        // In a list of one column no delimiter parts anything, but for the one that stands in its header.
        assert_eq!(told_as(Some(Register::Assets), "Last, Seen\n2026-11-01\n"), b';');
        assert_eq!(told("sep=;\nAsset ID;Hostname;Owner\n"), b';');
    }
}
