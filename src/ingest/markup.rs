//! Tables saved as markup under a spreadsheet's name: HTML, as web exports write it, and SpreadsheetML 2003.
//!
//! Read leniently, as a browser would: tags that are not closed, attributes
//! without quotation marks. What matters is rows and cells; everything else is passed over.

use std::fs::File;
use std::io::{BufReader, Seek, SeekFrom};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits::Limits;
use super::spool::{RowWriter, Sheet, Workbook};

/// Takes the tables of a page or the worksheets of a SpreadsheetML file apart. `file` is UTF-8.
///
/// # Errors
/// In words: there is no table in it, or it breaks off before the first.
pub fn read(mut file: File, limits: Limits) -> Result<Workbook, String> {
    file.seek(SeekFrom::Start(0)).map_err(|error| error.to_string())?;
    let mut reader = Reader::from_reader(BufReader::new(file));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut page = Page { limits, sheets: Vec::new(), open: None, is_spreadsheet: false };
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => {
                page.cut("it ends in the middle of its table");
                break;
            }
            Ok(event) => page.see(&event)?,
            Err(error) => {
                page.cut(&error.to_string());
                break;
            }
        }
        buffer.clear();
    }
    page.finish()
}

/// What is being read.
struct Page {
    limits: Limits,
    sheets: Vec<Sheet>,
    open: Option<Table>,
    is_spreadsheet: bool,
}

/// The table being read.
struct Table {
    name: String,
    rows: RowWriter,
    row: u32,
    column: u32,
    cell: Option<String>,
    spans: u32,
    /// Tables inside cells are part of the cell.
    depth: u32,
}

impl Page {
    fn see(&mut self, event: &Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::Empty(tag) => {
                self.start(tag)?;
                self.end(&local(tag.name().as_ref()))
            }
            Event::End(tag) => self.end(&local(tag.name().as_ref())),
            Event::Text(text) => {
                self.text(text);
                Ok(())
            }
            Event::CData(text) => {
                self.text(text);
                Ok(())
            }
            Event::GeneralRef(entity) => {
                self.text(&character(entity));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        let name = local(tag.name().as_ref());
        match (name.as_str(), &mut self.open) {
            ("worksheet", _) => {
                self.is_spreadsheet = true;
                self.close()?;
                self.open = Some(Table::new(attribute(tag, "name").unwrap_or_default(), self.limits)?);
            }
            ("table", None) => self.open = Some(Table::new(String::new(), self.limits)?),
            ("table", Some(table)) if !self.is_spreadsheet => table.depth += 1,
            ("tr" | "row", Some(table)) if table.depth == 0 => {
                table.end_cell()?;
                table.row = attribute(tag, "index").and_then(|at| at.parse::<u32>().ok()).unwrap_or(table.row + 1);
                table.column = 0;
            }
            ("td" | "th" | "cell", Some(table)) if table.depth == 0 => {
                table.end_cell()?;
                if let Some(at) = attribute(tag, "index").and_then(|at| at.parse::<u32>().ok()) {
                    table.column = at.saturating_sub(1);
                }
                let more = attribute(tag, "mergeacross").and_then(|n| n.parse::<u32>().ok());
                let wide = attribute(tag, "colspan").and_then(|n| n.parse::<u32>().ok()).map(|n| n.saturating_sub(1));
                table.spans = more.or(wide).unwrap_or(0).min(16_384);
                table.cell = Some(String::new());
            }
            ("br" | "p" | "div", Some(table)) => table.add(" "),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), String> {
        let Some(table) = &mut self.open else { return Ok(()) };
        match name {
            "table" if table.depth > 0 => table.depth -= 1,
            "table" if !self.is_spreadsheet => self.close()?,
            "worksheet" => self.close()?,
            "td" | "th" | "cell" | "tr" | "row" if table.depth == 0 => table.end_cell()?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(table) = &mut self.open {
            table.add(text);
        }
    }

    fn cut(&mut self, why: &str) {
        if let Some(table) = &mut self.open {
            table.rows.cut(why);
        }
    }

    fn close(&mut self) -> Result<(), String> {
        let Some(mut table) = self.open.take() else { return Ok(()) };
        table.end_cell()?;
        self.sheets.push(Sheet::new(table.name, table.rows.finish()));
        Ok(())
    }

    fn finish(mut self) -> Result<Workbook, String> {
        self.close()?;
        if self.sheets.is_empty() {
            return Err(super::impostor::NO_TABLE.to_owned());
        }
        // A page with one table needs no name for it.
        if !self.is_spreadsheet && self.sheets.len() > 1 {
            for (at, sheet) in self.sheets.iter_mut().enumerate() {
                sheet.name = format!("table {}", at + 1);
            }
        }
        Ok(Workbook { format: if self.is_spreadsheet { "xml" } else { "html" }, sheets: self.sheets, modified: None })
    }
}

impl Table {
    fn new(name: String, limits: Limits) -> Result<Self, String> {
        Ok(Table { name, rows: RowWriter::new(limits)?, row: 0, column: 0, cell: None, spans: 0, depth: 0 })
    }

    fn add(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.push_str(text);
        }
    }

    fn end_cell(&mut self) -> Result<(), String> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        self.rows.put((self.row.saturating_sub(1), self.column), &text)?;
        self.column += 1 + self.spans;
        self.spans = 0;
        Ok(())
    }
}

/// `ss:Cell` as `cell`.
pub(super) fn local(name: &str) -> String {
    let name = name.to_lowercase();
    name.rsplit(':').next().unwrap_or(&name).to_owned()
}

/// An attribute by its local name.
pub(super) fn attribute(tag: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let found =
        tag.html_attributes().with_checks(false).filter_map(Result::ok).find(|attribute| local(attribute.key.as_ref()) == wanted)?;
    let raw = found.value.trim_matches(['"', '\'']);
    Some(quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned))
}

/// The character an entity stands for; unknown ones as written.
pub(super) fn character(entity: &str) -> String {
    let coded = entity.strip_prefix("#x").or_else(|| entity.strip_prefix("#X")).map(|hex| u32::from_str_radix(hex, 16));
    let coded = coded.or_else(|| entity.strip_prefix('#').map(str::parse));
    if let Some(c) = coded.and_then(Result::ok).and_then(char::from_u32) {
        return c.to_string();
    }
    match entity {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => " ",
        "ndash" => "–",
        "mdash" => "—",
        "pound" => "£",
        "rsquo" => "’",
        "lsquo" => "‘",
        other => return format!("&{other};"),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};

    fn rows(text: &str) -> Vec<(String, String)> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let book = read(file, Limits::default()).unwrap();
        let spooled = book.sheets.into_iter().map(|sheet| {
            let mut text = String::new();
            sheet.spool.unwrap().read_to_string(&mut text).unwrap();
            (sheet.name, text)
        });
        spooled.collect()
    }

    #[test]
    fn a_table_of_a_web_page_is_read_as_a_browser_shows_it() {
        let page = "<html><head><style>td{color:red}</style></head><body><table border=1>\n\
                    <tr><th colspan=2>Assets<tr><td>Asset&nbsp;ID<td nowrap>Owner &amp; post\n\
                    <tr><td>LAP-1</td><td>Ann<br>Lee</td></tr></table></body></html>";
        assert_eq!(rows(page), [(String::new(), "1,Assets\n2,Asset ID,Owner & post\n3,LAP-1,Ann Lee\n".to_owned())]);
    }

    #[test]
    fn spreadsheetml_keeps_its_sheets_and_gaps() {
        let book = "<?xml version=\"1.0\"?><Workbook xmlns:ss=\"urn:x\"><Worksheet ss:Name=\"Laptops\"><Table>\
                    <Row><Cell><Data ss:Type=\"String\">Asset ID</Data></Cell><Cell ss:Index=\"3\"><Data>Owner</Data></Cell></Row>\
                    <Row ss:Index=\"4\"><Cell><Data>LAP-1</Data></Cell></Row></Table></Worksheet><Worksheet ss:Name=\"Empty\"><Table/></Worksheet></Workbook>";
        assert_eq!(rows(book), [("Laptops".to_owned(), "1,Asset ID,,Owner\n4,LAP-1\n".to_owned()), ("Empty".to_owned(), String::new())]);
    }

    #[test]
    fn a_page_without_a_table_says_so() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"<html><body>Please sign in</body></html>").unwrap();
        assert!(read(file, Limits::default()).unwrap_err().contains("without a table"));
    }
}
