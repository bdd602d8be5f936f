//! Any table comes back from any form it is written in, and no bytes at all stop the readers.

#![expect(clippy::unwrap_used, reason = "a file that cannot be written fails its test")]

use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use standto::ingest::rows::Batch;
use standto::policy::Policy;

use super::files::{corpus, open, reading};

#[path = "../../examples/fuzz_readers/mutate.rs"]
mod mutate;

use mutate::{Dice, damage_inside};

const HEADER: [&str; 5] = ["Asset ID", "Hostname", "Serial Number", "Owner", "Purpose"];

/// Rows of cells, with the numbers a spreadsheet shows.
type Rows = Vec<(u32, Vec<String>)>;

/// The rows under the header of the one list in a file, and its encoding.
fn rows_of(file: &Path) -> (Rows, &'static str) {
    let sources = open(file, &Policy::default()).unwrap_or_else(|error| panic!("{error}"));
    let [source] = sources.as_slice() else { panic!("{} lists in one file", sources.len()) };
    let table = source.table.as_ref().unwrap_or_else(|| panic!("no list: {:?}", source.not_read));
    assert_eq!(table.columns.all.iter().map(|column| column.header.as_str()).collect::<Vec<_>>(), HEADER);
    let (mut reader, mut batch, mut rows) = (table.rows(source).unwrap(), Batch::default(), Vec::new());
    while reader.fill(&mut batch).unwrap() {
        assert_eq!(batch.broken, []);
        rows.extend(batch.rows().map(|row| (row.number(), row.cells().map(str::to_owned).collect())));
    }
    (rows, source.encoding)
}

/// How a table may be written as text.
#[derive(Debug, Clone)]
struct Form {
    delimiter: char,
    line_end: &'static str,
    quotes_all: bool,
    ends_with_line_end: bool,
    encoding: &'static str,
}

fn form() -> impl Strategy<Value = Form> {
    let delimiter = prop::sample::select(vec![',', ';', '\t', '|']);
    let line_end = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    let encoding = prop::sample::select(vec!["UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE"]);
    (delimiter, line_end, any::<bool>(), any::<bool>(), encoding).prop_map(
        |(delimiter, line_end, quotes_all, ends_with_line_end, encoding)| Form {
            delimiter,
            line_end,
            quotes_all,
            ends_with_line_end,
            encoding,
        },
    )
}

impl Form {
    fn text(&self, rows: &[Vec<String>]) -> String {
        let cell = |cell: &String| {
            let needs = self.quotes_all || cell.contains([self.delimiter, '"', '\n', '\r']);
            if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
        };
        let header = HEADER.map(str::to_owned).to_vec();
        let lines: Vec<String> = std::iter::once(&header)
            .chain(rows)
            .map(|row| row.iter().map(cell).collect::<Vec<_>>().join(&self.delimiter.to_string()))
            .collect();
        lines.join(self.line_end) + if self.ends_with_line_end { self.line_end } else { "" }
    }

    fn bytes(&self, rows: &[Vec<String>]) -> Vec<u8> {
        let text = self.text(rows);
        let wide = |bytes: fn(u16) -> [u8; 2]| std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes).collect();
        match self.encoding {
            "UTF-16LE" => wide(u16::to_le_bytes),
            "UTF-16BE" => wide(u16::to_be_bytes),
            "UTF-8 with BOM" => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            _ => text.into_bytes(),
        }
    }
}

/// What people write in cells: letters of many scripts, marks that delimit and quote, line ends.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-z0-9 .,;|'\"/\\-_@#=+]{0,12}",
        2 => "[\\PC]{0,8}",
        1 => "[a-z\"\n,]{1,6}",
        1 => "[a-z\r\n;]{1,4}",
        1 => Just(String::new()),
    ]
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    // An identifier keeps a row from being blank, and from being taken for the header.
    let row = (1000_u32..9999, prop::collection::vec(cell(), 4)).prop_map(|(id, cells)| {
        let mut row = vec![format!("NM-{id}")];
        row.extend(cells);
        row
    });
    prop::collection::vec(row, 0..12)
}

fn numbered(rows: &[Vec<String>]) -> Rows {
    (2..).zip(rows.iter().cloned()).collect()
}

/// Without the blank cells at the end, which a workbook does not store.
fn stored(rows: Rows) -> Rows {
    let trimmed = rows.into_iter().map(|(number, mut row)| {
        row.truncate(row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
        (number, row)
    });
    trimmed.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_table_comes_back_from_any_form_of_text(rows in table(), form in form()) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("assets.csv");
        std::fs::write(&file, form.bytes(&rows)).unwrap();
        let (read, encoding) = rows_of(&file);
        prop_assert_eq!(read, numbered(&rows));
        prop_assert_eq!(encoding, form.encoding);
    }

    #[test]
    fn a_table_of_western_letters_comes_back_from_windows_1252(
        rows in prop::collection::vec(prop::collection::vec("[A-Z][a-zéèëïôüñçß]{2,9}( [A-Z][a-zéèöåøæ]{2,9})?", 4), 4..12),
        mut form in form(),
    ) {
        let rows: Vec<Vec<String>> = (1000..).zip(rows).map(|(id, row)| [vec![format!("NM-{id}")], row].concat()).collect();
        form.encoding = "UTF-8";
        let text = form.text(&rows);
        prop_assume!(!text.is_ascii());
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("assets.csv");
        std::fs::write(&file, encoding_rs::WINDOWS_1252.encode(&text).0).unwrap();
        let (read, encoding) = rows_of(&file);
        // Letters put together at random are no words: the detector may see another language in them, which is said.
        if encoding == "windows-1252" {
            prop_assert_eq!(read, numbered(&rows));
        } else {
            prop_assert_eq!(read.len(), rows.len());
        }
    }

    #[test]
    fn a_table_comes_back_from_a_workbook(rows in table(), top in 0_u32..5) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("assets.xlsx");
        let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.into_iter().map(|cell| cell.replace('\r', " ")).collect()).collect();
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        let header = HEADER.map(str::to_owned).to_vec();
        for (number, row) in (top..).zip(std::iter::once(&header).chain(&rows)) {
            for (column, cell) in (0_u16..).zip(row) {
                sheet.write_string(number, column, cell).unwrap();
            }
        }
        book.save(&file).unwrap();
        let expected: Rows = numbered(&rows).into_iter().map(|(number, row)| (number + top, row)).collect();
        prop_assert_eq!(stored(rows_of(&file).0), stored(expected));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..3000), start in prop::sample::select(vec![
        "", "Asset ID,Hostname,Owner,Model\n", "PK\u{3}\u{4}", "<html><table>", "<?xml version=\"1.0\"?>", "%PDF-", "sep=", "{\"", "\u{feff}",
    ])) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("assets.csv");
        std::fs::write(&file, [start.as_bytes(), &bytes].concat()).unwrap();
        prop_assert!(!reading(&file).is_empty());
    }
}

/// How many damaged files are read, and the longest that one may take on a slow computer.
const DAMAGED: usize = 600;
const LONGEST: Duration = Duration::from_secs(60);

#[test]
fn no_damage_to_a_file_of_the_corpus_stops_its_reader() {
    let files: Vec<Vec<u8>> = corpus().into_iter().map(|file| std::fs::read(file).unwrap()).collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("damaged.csv");
    let mut dice = Dice::new(20_261_122);
    for case in 0..DAMAGED {
        let bytes = damage_inside(&files[case % files.len()], &mut dice, &files);
        std::fs::write(&file, &bytes).unwrap();
        let began = Instant::now();
        assert!(!reading(&file).is_empty(), "case {case}");
        assert!(began.elapsed() < LONGEST, "case {case} took {:?}", began.elapsed());
    }
}
