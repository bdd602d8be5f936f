//! .xls files by hand: the records of Excel 97 in a compound file.

use super::compound;

/// What a cell of an .xls holds.
pub(crate) enum Cell<'t> {
    Text(&'t str),
    Number(f64),
    /// A serial shown as a day.
    Day(f64),
    Answer(bool),
    /// A number at the far corner of the sheet, wherever it is listed.
    Corner,
    /// What the sheet says of its own size: every row and column there is, and more.
    WholeSheet,
    /// An error by its code: 7 is `#DIV/0!`, 42 is `#N/A`.
    Error(u8),
}

/// A workbook: each sheet with its name, whether it is hidden, and its rows.
pub(crate) fn file(sheets: &[(&str, bool, Vec<Vec<Cell<'_>>>)]) -> Vec<u8> {
    compound::file(&[("Workbook", stream(sheets, &[]))])
}

/// The same behind a password: a record says so and everything after it is noise.
pub(crate) fn protected() -> Vec<u8> {
    let lock = record(0x002f, &[1, 0, 1, 0, 1, 0, 7, 7, 7, 7, 7, 7, 7, 7]);
    compound::file(&[("Workbook", stream(&[("Register", false, vec![vec![Cell::Text("x")]])], &lock))])
}

fn stream(sheets: &[(&str, bool, Vec<Vec<Cell<'_>>>)], after_start: &[u8]) -> Vec<u8> {
    let start = |kind: u16| record(0x0809, &[[0, 6], kind.to_le_bytes(), [0xbb, 0x0d], [0xcc, 7], [0; 2], [0; 2], [6, 0], [0; 2]].concat());
    let end = record(0x000a, &[]);
    let codepage = record(0x0042, &1200_u16.to_le_bytes());
    let format = |code: u16| record(0x00e0, &[vec![0, 0], code.to_le_bytes().to_vec(), vec![0; 16]].concat());
    let mut globals = [start(5), after_start.to_vec(), codepage, format(0), format(14)].concat();
    let names: usize = sheets.iter().map(|(name, ..)| 4 + 8 + name.len()).sum();
    let mut at = globals.len() + names + end.len();
    let mut bodies = Vec::new();
    for (name, is_hidden, rows) in sheets {
        let mut body = start(0x10);
        for (row, cells) in (0_u16..).zip(rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                body.extend(cell.record(row, column));
            }
        }
        body.extend(&end);
        let mut listed = u32::try_from(at).unwrap_or(0).to_le_bytes().to_vec();
        listed.extend([u8::from(*is_hidden), 0, u8::try_from(name.len()).unwrap_or(0), 0]);
        listed.extend(name.bytes());
        globals.extend(record(0x0085, &listed));
        at += body.len();
        bodies.extend(body);
    }
    [globals, end, bodies].concat()
}

impl Cell<'_> {
    fn record(&self, row: u16, column: u16) -> Vec<u8> {
        let style = u16::from(matches!(self, Cell::Day(_)));
        let mut data: Vec<u8> = [row, column, style].iter().flat_map(|number| number.to_le_bytes()).collect();
        match self {
            Cell::Text(text) => {
                let wide: Vec<u16> = text.encode_utf16().collect();
                data.extend(u16::try_from(wide.len()).unwrap_or(0).to_le_bytes());
                data.push(1);
                data.extend(wide.iter().flat_map(|unit| unit.to_le_bytes()));
                record(0x0204, &data)
            }
            Cell::Corner => record(0x0203, &[[0xff; 4].as_slice(), &[0; 10]].concat()),
            Cell::WholeSheet => record(0x0200, &[[0; 4], [0xff, 0xff, 0xff, 0x7f], [0, 0, 0xff, 0xff], [0; 4]].concat()[..14]),
            Cell::Number(number) | Cell::Day(number) => {
                data.extend(number.to_le_bytes());
                record(0x0203, &data)
            }
            Cell::Answer(answer) => {
                data.extend([u8::from(*answer), 0]);
                record(0x0205, &data)
            }
            Cell::Error(code) => {
                data.extend([*code, 1]);
                record(0x0205, &data)
            }
        }
    }
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap_or(0);
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}
