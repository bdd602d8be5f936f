//! .xlsb files by hand: the records of Excel's binary workbook in a zip.

use std::error::Error;

use super::ooxml;

/// A workbook of one sheet of text.
pub(crate) fn file(name: &str, rows: &[&[&str]]) -> Result<Vec<u8>, Box<dyn Error>> {
    let bundle = [vec![0; 4], 1_u32.to_le_bytes().to_vec(), wide("rId1"), wide(name)].concat();
    let workbook =
        [record(131, &[]), record(153, &[0; 8]), record(143, &[]), record(156, &bundle), record(144, &[]), record(132, &[])].concat();
    let mut sheet = [record(129, &[]), record(148, &[0; 16]), record(145, &[])].concat();
    for (row, cells) in (0_u32..).zip(rows) {
        let mut head = row.to_le_bytes().to_vec();
        head.extend([0; 13]);
        sheet.extend(record(0, &head));
        for (column, cell) in (0_u32..).zip(*cells) {
            sheet.extend(record(6, &[column.to_le_bytes().to_vec(), vec![0; 4], wide(cell)].concat()));
        }
    }
    sheet.extend([record(146, &[]), record(130, &[])].concat());
    let types = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"#;
    let root = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.bin"/></Relationships>"#;
    let relations = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/></Relationships>"#;
    ooxml::zip(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.bin", &workbook),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.bin", &sheet),
    ])
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).unwrap_or(0).to_le_bytes();
    length.into_iter().chain(units.iter().flat_map(|unit| unit.to_le_bytes())).collect()
}

/// A record: its kind in one or two bytes, its length in seven bits a byte.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut push = |mut number: usize| loop {
        let low = u8::try_from(number & 0x7f).unwrap_or(0);
        number >>= 7;
        out.push(if number > 0 { low | 0x80 } else { low });
        if number == 0 {
            break;
        }
    };
    push(usize::from(kind));
    push(data.len());
    out.extend(data);
    out
}
