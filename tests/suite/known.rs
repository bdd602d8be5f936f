//! Every export that we know, read in its own shape: what it is taken for, its columns, its values.
//!
//! A folder below `tests/ingest/known/` holds one export with invented data, and `expected.txt`:
//! how it must be read. Where that page is missing it is written, and the test fails until
//! somebody has read it and kept it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use standto::audit::scan::scan;
use standto::ingest::discover::Found;
use standto::ingest::known;
use standto::ingest::rows::Batch;
use standto::ingest::source::{Source, Wish, open};
use standto::ingest::view::{Shared, View};
use standto::model::date::DateOrder;
use standto::model::field::{Cells, Day, FieldKind, FieldSpec, ReadCell, Text, YesNo};

use crate::desk::DAY;

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ingest/known");
    let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn opened(folder: &Path) -> Source {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let file = files.into_iter().find(|path| path.file_name().is_some_and(|name| name != "expected.txt")).expect("an export");
    let found = Found { label: file.file_name().unwrap().to_string_lossy().into_owned(), path: file };
    open(&found, &|_| Wish::default()).unwrap().remove(0)
}

fn typed(view: &View<'_>, field: usize, spec: &'static FieldSpec) -> String {
    let (text, order) = (view.text(field), view.order(field));
    match spec.kind {
        FieldKind::Text => format!("{:?}", Text::read(text, || order, spec)),
        FieldKind::Day => format!("{:?}", Day::read(text, || order, spec)),
        FieldKind::YesNo => format!("{:?}", YesNo::read(text, || order, spec)),
    }
}

/// How a source is read, as a page.
fn page(source: &Source) -> String {
    let Some(table) = &source.table else { return format!("not read: {}\n", source.not_read.clone().unwrap_or_default()) };
    let fields = table.register.fields();
    let export = source.known_export.map_or("none", |export| export.name);
    let mut page = format!("register: {}\nknown export: {export}\n\ncolumns\n", table.register.name());
    for column in table.columns.all.iter().filter(|column| !column.words().starts_with("not understood")) {
        let field = column.field.map_or("-", |field| fields[field].name);
        page.push_str(&format!("  {} = {field} ({})\n", column.header, column.words()));
    }
    let scan = scan(source, table, DateOrder::DayFirst, DAY.parse().unwrap()).unwrap();
    page.push_str("\nnotes\n");
    for note in source.notes.iter().chain(&scan.notes) {
        page.push_str(&format!("  {note}\n"));
    }
    let shared = Shared { columns: &table.columns, orders: &scan.orders, document: None };
    let (mut reader, mut batch) = (table.rows(source).unwrap(), Batch::default());
    while reader.fill(&mut batch).unwrap() {
        for row in batch.rows() {
            let view = View { row, shared, sides: &[] };
            page.push_str(&format!("\nrow {}\n", row.number()));
            for (field, spec) in fields.iter().enumerate().filter(|(field, _)| table.columns.of(*field).is_some()) {
                page.push_str(&format!("  {} = {}\n", spec.name, typed(&view, field, spec)));
            }
        }
    }
    page
}

#[test]
fn each_export_is_read_as_expected() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let (page, kept) = (page(&opened(&folder)), folder.join("expected.txt"));
        match fs::read_to_string(&kept) {
            Ok(expected) if expected.replace('\r', "") == page => {}
            Ok(expected) => {
                let differs = expected.lines().zip(page.lines()).find(|(one, other)| one != other);
                wrong.push(format!("{}: {differs:?}\n{page}", kept.display()));
            }
            Err(_) => {
                fs::write(&kept, page).unwrap();
                wrong.push(format!("{} was missing and has been written: read it, and keep it if it is right", kept.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_known_export_has_a_fixture() {
    let seen: BTreeSet<&str> = folders().iter().filter_map(|folder| Some(opened(folder).known_export?.name)).collect();
    for export in known::all() {
        assert!(seen.contains(export.name), "no folder below tests/ingest/known holds one of {}", export.name);
    }
}
