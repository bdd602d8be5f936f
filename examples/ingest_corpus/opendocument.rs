//! .ods files by hand.

use std::error::Error;

use super::ooxml;

const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// A spreadsheet whose tables are this markup.
pub(crate) fn file(tables: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    whole(tables, "</office:spreadsheet></office:body></office:document-content>")
}

fn whole(tables: &str, end: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{MIME}\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"
    );
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"><office:automatic-styles><style:style style:name=\"off\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{tables}{end}"
    );
    let meta = "<office:document-meta><office:meta><dc:date>2026-11-14T09:00:00</dc:date></office:meta></office:document-meta>";
    ooxml::zip(&[
        ("mimetype", MIME.as_bytes()),
        ("meta.xml", meta.as_bytes()),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ])
}

/// The same, broken off behind this markup.
pub(crate) fn torn(tables: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    whole(tables, "")
}

/// A table of text; a cell that begins with `<` is markup.
pub(crate) fn table(name: &str, attributes: &str, rows: &[&[&str]]) -> String {
    let cell = |cell: &&str| match *cell {
        markup if markup.starts_with('<') => markup.to_owned(),
        "" => "<table:table-cell/>".to_owned(),
        text => format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"),
    };
    let row = |row: &&[&str]| format!("<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<String>());
    format!("<table:table table:name=\"{name}\" {attributes}>{}</table:table>", rows.iter().map(row).collect::<String>())
}
