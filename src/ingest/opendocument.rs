//! `OpenDocument` spreadsheets, streamed into spools of rows.
//!
//! calamine lays an .ods out whole and waits for ever where its page breaks off. Here a
//! blank that is repeated a million times stays one cell, and a page that breaks off ends
//! the sheet, which says so.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits::Limits;
use super::markup::{attribute, character, local};
use super::spool::{RowWriter, Sheet, Workbook};

/// Copies of filled cells that one sheet may hold: a fill handle drawn to the very bottom makes a million of them.
const MOST_COPIES: u64 = 100_000;

/// Takes an .ods apart.
///
/// # Errors
/// In words: why it cannot be read.
pub fn read(mut file: &File, limits: Limits, reads_hidden: &dyn Fn(&str) -> bool) -> Result<Workbook, String> {
    let damaged = |error: &dyn std::fmt::Display| format!("it is damaged or no workbook ({error})");
    file.seek(SeekFrom::Start(0)).map_err(|error| damaged(&error))?;
    let mut archive = zip::ZipArchive::new(file).map_err(|error| damaged(&error))?;
    let modified = saved_on(&mut archive);
    let content = archive.by_name("content.xml").map_err(|error| damaged(&error))?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut book = Book { limits, reads_hidden, hidden_styles: HashSet::new(), style: String::new(), sheets: Vec::new(), open: None };
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => {
                book.cut("it ends in the middle");
                break;
            }
            Ok(event) => book.see(&event)?,
            Err(error) => {
                book.cut(&error.to_string());
                break;
            }
        }
        buffer.clear();
    }
    book.close()?;
    if book.sheets.is_empty() {
        Err(damaged(&"there is no sheet with cells in it"))
    } else {
        Ok(Workbook { format: "ods", sheets: book.sheets, modified })
    }
}

/// The day it was last saved, as it says itself.
fn saved_on(archive: &mut zip::ZipArchive<&File>) -> Option<String> {
    let mut text = String::new();
    archive.by_name("meta.xml").ok()?.take(64 * 1024).read_to_string(&mut text).ok()?;
    let (_, rest) = text.split_once("<dc:date>")?;
    Some(rest.split('<').next().unwrap_or_default().to_owned())
}

struct Book<'p> {
    limits: Limits,
    reads_hidden: &'p dyn Fn(&str) -> bool,
    /// Styles of sheets that are not shown.
    hidden_styles: HashSet<String>,
    style: String,
    sheets: Vec<Sheet>,
    open: Option<Table>,
}

/// The sheet being read.
struct Table {
    name: String,
    rows: RowWriter,
    row: u32,
    row_repeats: u32,
    column: u32,
    /// The filled cells of the row, with how many columns each fills.
    filled: Vec<(u32, u32, Value)>,
    cell: Option<Cell>,
    copies: u64,
    /// Depth inside a remark, whose text is not the cell's.
    remark: u32,
}

/// The cell being read: what it is said to hold, and the text it shows.
struct Cell {
    repeats: u32,
    stated: Option<Value>,
    shown: String,
    paragraphs: u32,
    in_paragraph: bool,
}

#[derive(Clone)]
enum Value {
    Text(String),
    Number(f64),
}

impl Book<'_> {
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
        let number = |wanted: &str| attribute(tag, wanted).and_then(|text| text.parse::<u32>().ok()).unwrap_or(1).max(1);
        match (name.as_str(), &mut self.open) {
            ("style", _) => self.style = attribute(tag, "name").unwrap_or_default(),
            ("table-properties", _) if attribute(tag, "display").as_deref() == Some("false") => {
                self.hidden_styles.insert(std::mem::take(&mut self.style));
            }
            ("table", None) => {
                let name = attribute(tag, "name").unwrap_or_default();
                let is_hidden = attribute(tag, "style-name").is_some_and(|style| self.hidden_styles.contains(&style));
                if is_hidden && !(self.reads_hidden)(&name) {
                    self.sheets.push(Sheet::hidden(name));
                } else {
                    self.open = Some(Table::new(name, self.limits)?);
                }
            }
            ("annotation", Some(table)) => table.remark += 1,
            ("table-row", Some(table)) => table.row_repeats = number("number-rows-repeated"),
            ("table-cell" | "covered-table-cell", Some(table)) => {
                table.end_cell();
                let cell = Cell {
                    repeats: number("number-columns-repeated"),
                    stated: stated(tag),
                    shown: String::new(),
                    paragraphs: 0,
                    in_paragraph: false,
                };
                table.cell = Some(cell);
            }
            ("p", Some(Table { cell: Some(cell), remark: 0, .. })) => {
                if cell.paragraphs > 0 {
                    cell.shown.push('\n');
                }
                cell.paragraphs += 1;
                cell.in_paragraph = true;
            }
            ("s", Some(table)) => table.add(&" ".repeat(number("c").min(100) as usize)),
            ("tab", Some(table)) => table.add("\t"),
            ("line-break", Some(table)) => table.add("\n"),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), String> {
        match (name, &mut self.open) {
            ("annotation", Some(table)) => table.remark = table.remark.saturating_sub(1),
            ("p", Some(Table { cell: Some(cell), remark: 0, .. })) => cell.in_paragraph = false,
            ("table-cell" | "covered-table-cell", Some(table)) => table.end_cell(),
            ("table-row", Some(table)) => table.end_row()?,
            ("table", Some(_)) => self.close()?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(table) = &mut self.open {
            table.add(text);
        }
    }

    fn cut(&mut self, error: &str) {
        if let Some(table) = &mut self.open {
            table.rows.cut(error);
        }
    }

    fn close(&mut self) -> Result<(), String> {
        let Some(mut table) = self.open.take() else { return Ok(()) };
        table.end_cell();
        table.end_row()?;
        self.sheets.push(Sheet::new(table.name, table.rows.finish()));
        Ok(())
    }
}

impl Table {
    fn new(name: String, limits: Limits) -> Result<Self, String> {
        let rows = RowWriter::new(limits)?;
        Ok(Table { name, rows, row: 0, row_repeats: 1, column: 0, filled: Vec::new(), cell: None, copies: 0, remark: 0 })
    }

    fn add(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.in_paragraph && self.remark == 0) {
            cell.shown.push_str(text);
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let value = cell.stated.unwrap_or(Value::Text(cell.shown));
        if !matches!(&value, Value::Text(text) if text.is_empty()) {
            self.filled.push((self.column, cell.repeats, value));
        }
        self.column = self.column.saturating_add(cell.repeats);
    }

    fn end_row(&mut self) -> Result<(), String> {
        let filled = std::mem::take(&mut self.filled);
        for down in 0..if filled.is_empty() { 0 } else { self.row_repeats } {
            for (column, repeats, value) in &filled {
                for right in 0..*repeats {
                    let is_copy = down > 0 || right > 0;
                    self.copies += u64::from(is_copy);
                    if is_copy && (self.copies > MOST_COPIES || self.rows.is_full()) {
                        self.rows.cut("cells are repeated more than a hundred thousand times");
                        self.row = self.row.saturating_add(self.row_repeats);
                        return Ok(());
                    }
                    let at = (self.row.saturating_add(down), column.saturating_add(right));
                    match value {
                        Value::Text(text) => self.rows.put(at, text)?,
                        Value::Number(number) => self.rows.put_number(at, *number)?,
                    }
                }
            }
        }
        self.row = self.row.saturating_add(self.row_repeats);
        (self.column, self.row_repeats) = (0, 1);
        Ok(())
    }
}

/// What a cell's attributes say it holds, where they say it better than the text it shows.
fn stated(tag: &BytesStart<'_>) -> Option<Value> {
    match attribute(tag, "value-type")?.as_str() {
        "float" | "percentage" | "currency" => attribute(tag, "value")?.parse().ok().map(Value::Number),
        "date" => attribute(tag, "date-value").map(Value::Text),
        "boolean" => attribute(tag, "boolean-value").map(|answer| Value::Text(answer.to_uppercase())),
        "string" => attribute(tag, "string-value").filter(|text| !text.is_empty()).map(Value::Text),
        _ => None,
    }
}
