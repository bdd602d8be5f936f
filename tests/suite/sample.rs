//! The sample data as text files that a test can cut: its workbook's sheets as CSV, the rest as it is.

use std::fs;
use std::fs::File;
use std::io::Read;

use standto::ingest::workbook;

use crate::desk::{Desk, sample_data};

/// A table as written: rows of cells.
pub(crate) type Rows = Vec<Vec<String>>;

/// Every list of the sample data as a table with its file's name; and the policy.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) lists: Vec<(String, Rows)>,
    policy: String,
}

impl Sample {
    pub(crate) fn read() -> Self {
        let mut lists = Vec::new();
        let mut names: Vec<_> = fs::read_dir(sample_data()).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        for path in names {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let ending = path.extension().and_then(std::ffi::OsStr::to_str);
            if ending == Some("csv") {
                lists.push((name, table(File::open(&path).unwrap())));
            } else if ending == Some("xlsx") {
                for sheet in
                    workbook::read(&File::open(&path).unwrap(), standto::ingest::limits::Limits::default(), &|_| false).unwrap().sheets
                {
                    // The first cell of each spooled row is its number.
                    let rows = table(sheet.spool.unwrap()).into_iter().map(|row| row[1..].to_vec()).collect();
                    lists.push((format!("{} {}.csv", name.trim_end_matches(".xlsx"), sheet.name), rows));
                }
            }
        }
        let policy = fs::read_to_string(sample_data().join("standto.toml")).unwrap();
        // Its earlier quarters are not lists, and are left where they are.
        let policy = policy.lines().filter(|line| !line.starts_with("history")).map(|line| line.to_owned() + "\n").collect();
        Sample { lists, policy }
    }

    /// Puts every list on a desk, below `folder`.
    pub(crate) fn put(&self, desk: &Desk, folder: &str) {
        for (name, rows) in &self.lists {
            desk.put(&format!("{folder}/{name}"), csv_of(rows));
        }
        desk.put(&format!("{folder}/standto.toml"), &self.policy);
    }
}

fn table(mut from: impl Read) -> Rows {
    let mut text = Vec::new();
    from.read_to_end(&mut text).unwrap();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A table as a spreadsheet would save it.
pub(crate) fn csv_of(rows: &Rows) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Where a table's header stands: its widest row near the top.
pub(crate) fn header_of(rows: &Rows) -> usize {
    (0..rows.len().min(5)).max_by_key(|at| (rows[*at].iter().filter(|cell| !cell.is_empty()).count(), std::cmp::Reverse(*at))).unwrap()
}
