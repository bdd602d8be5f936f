//! The asset register as a workbook with shared strings, and calamine's own streaming read of it, to hold ours against.

use std::path::Path;
use std::time::Instant;

use calamine::{DataRef, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::assets::{Assets, Faults, HEADER, LAST_PATCHED, LAST_SEEN};
use crate::size::{Outcome, Size};

/// Writes the register. Days are cells of dates; every other cell is text.
pub(crate) fn write(file: &Path, size: Size, faults: Faults, seed: &str) -> Outcome {
    // Without constant memory: that is what makes the writer share its strings.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Register")?;
    for (column, header) in (0_u16..).zip(HEADER) {
        sheet.write(0, column, header)?;
    }
    let form = Format::new().set_num_format("dd/mm/yyyy");
    let mut assets = Assets::new(size, faults, seed);
    for row in 1..=u32::try_from(size.assets)? {
        let asset = assets.next();
        for (column, cell) in asset.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let day = match column {
                LAST_PATCHED => asset.patched,
                LAST_SEEN => Some(asset.seen),
                _ => None,
            };
            let at = u16::try_from(column)?;
            match day {
                Some(day) => sheet.write_with_format(row, at, &ExcelDateTime::parse_from_str(&day.to_string())?, &form)?,
                None => sheet.write(row, at, cell)?,
            };
        }
    }
    book.save(file)?;
    Ok(())
}

/// Reads a workbook cell by cell and tells how long that took.
pub(crate) fn read(file: &str) -> Outcome {
    let began = Instant::now();
    let mut book: Xlsx<_> = open_workbook(file)?;
    let (mut cells, mut bytes) = (0_u64, 0);
    for name in book.sheet_names() {
        let mut reader = book.worksheet_cells_reader(&name)?;
        while let Some(cell) = reader.next_cell()? {
            cells += 1;
            if let DataRef::SharedString(text) = cell.get_value() {
                bytes += text.len();
            }
        }
    }
    println!("{cells} cells, {bytes} bytes of shared text, {:.3} s", began.elapsed().as_secs_f64());
    Ok(())
}
