//! .xlsx files: as Excel writes them, and by hand where Excel would not write what a case needs.

use std::error::Error;
use std::io::{Cursor, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A workbook that is the same to the byte on every day.
pub(crate) fn book() -> Result<Workbook, Box<dyn Error>> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 11, 14)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made).set_author("Northmoor service desk"));
    Ok(book)
}

/// Writes rows of text from a place on.
pub(crate) fn fill(sheet: &mut Worksheet, top: u32, rows: &[&[&str]]) -> Result<(), Box<dyn Error>> {
    for (row, cells) in (top..).zip(rows) {
        for (column, cell) in (0_u16..).zip(*cells) {
            sheet.write(row, column, *cell)?;
        }
    }
    Ok(())
}

/// A zip of these files, packed.
pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
/// Styles 0 to 4: plain, a date, a percentage, a date with its time, scientific.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="22"/><xf numFmtId="11"/></cellXfs></styleSheet>"#;

/// A workbook of one sheet made by hand. `properties` go into its `workbookPr`, `sheet` is everything inside `worksheet`.
pub(crate) fn by_hand(properties: &str, sheet: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let workbook = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><workbookPr {properties}/><sheets><sheet name=\"Register\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let sheet = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{sheet}</worksheet>"
    );
    zip(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// A row of cells as XML: text in the sheet itself, or whatever markup stands for the cell (it begins with `<`).
pub(crate) fn row(number: u32, cells: &[&str]) -> String {
    let cell = |(column, cell): (u8, &&str)| {
        let at = format!("{}{number}", char::from(b'A' + column));
        match cell.strip_prefix("<c") {
            Some(rest) => format!("<c r=\"{at}\"{rest}"),
            None if cell.is_empty() => String::new(),
            None => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
        }
    };
    format!("<row r=\"{number}\">{}</row>", (0_u8..).zip(cells).map(cell).collect::<String>())
}

/// Rows of text from row 1 on, as XML.
pub(crate) fn rows(rows: &[&[&str]]) -> String {
    (1..).zip(rows).map(|(number, cells)| row(number, cells)).collect()
}
