//! findings.csv and population.csv of an earlier run, read row by row: the only outputs of ours that are ever read again as lists.

use std::io::{BufRead, BufReader, Read};

use csv::ByteRecord;

/// The columns that are read, by the names the contract gives them.
const COLUMNS: [&str; 16] = [
    "area",
    "check",
    "severity",
    "status",
    "subject",
    "label",
    "evidence",
    "due",
    "cause",
    "file",
    "sheet",
    "row",
    "column",
    "first_seen",
    "fingerprint",
    "title",
];

/// A findings.csv, read from its top.
#[derive(Debug)]
pub struct Findings<R> {
    reader: csv::Reader<R>,
    at: [usize; COLUMNS.len()],
    record: ByteRecord,
}

/// One finding as an earlier run wrote it.
#[derive(Debug, Clone, Copy)]
pub struct FindingRow<'r> {
    /// The area's name.
    pub area: &'r str,
    /// The check's name.
    pub check: &'r str,
    /// The severity's word.
    pub severity: &'r str,
    /// `open`, `unknown` or `waived`.
    pub status: &'r str,
    /// The natural key as shown, without the mark that keeps it from being a formula.
    pub subject: &'r str,
    /// How a person would point at it.
    pub label: &'r str,
    /// What was seen.
    pub evidence: &'r str,
    /// The day it should be mended by; empty where it is not open.
    pub due: &'r str,
    /// What it shares with others.
    pub cause: &'r str,
    /// The file.
    pub file: &'r str,
    /// The sheet.
    pub sheet: &'r str,
    /// The row; empty for the list as a whole.
    pub row: &'r str,
    /// The header of the column.
    pub column: &'r str,
    /// When it was first seen.
    pub first_seen: &'r str,
    /// Its fingerprint as a number.
    pub print: u64,
    /// The check's title.
    pub title: &'r str,
}

impl<R: Read> Findings<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// It is no findings.csv: a column is missing, or it cannot be read.
    pub fn open(read: R) -> Result<Self, String> {
        let mut reader = csv::ReaderBuilder::new().has_headers(true).buffer_capacity(256 * 1024).from_reader(read);
        let headers = reader.byte_headers().map_err(|error| error.to_string())?.clone();
        let names: Vec<&[u8]> = headers.iter().map(|name| name.strip_prefix(b"\xef\xbb\xbf").unwrap_or(name)).collect();
        let mut at = [0; COLUMNS.len()];
        for (at, wanted) in at.iter_mut().zip(COLUMNS) {
            let found = names.iter().position(|name| *name == wanted.as_bytes());
            *at = found.ok_or_else(|| format!("it has no column “{wanted}”"))?;
        }
        Ok(Findings { reader, at, record: ByteRecord::new() })
    }

    /// The next finding; `None` after the last.
    ///
    /// # Errors
    /// A row that is not as the contract has it, or that cannot be read.
    pub fn next_row(&mut self) -> Result<Option<FindingRow<'_>>, String> {
        if !self.reader.read_byte_record(&mut self.record).map_err(|error| error.to_string())? {
            return Ok(None);
        }
        let line = self.record.position().map_or(0, csv::Position::line);
        let wrong = || format!("its line {line} is not as it was written");
        let mut cells = [""; COLUMNS.len()];
        for (cell, at) in cells.iter_mut().zip(self.at) {
            *cell = self.record.get(at).and_then(|bytes| std::str::from_utf8(bytes).ok()).ok_or_else(wrong)?;
        }
        let [area, check, severity, status, subject, label, evidence, due, cause, file, sheet, row, column, first_seen, print, title] =
            cells;
        let print = u64::from_str_radix(print, 16).map_err(|_| wrong())?;
        let [subject, label, evidence, cause, file, sheet, column] =
            [subject, label, evidence, cause, file, sheet, column].map(without_mark);
        Ok(Some(FindingRow {
            area,
            check,
            severity,
            status,
            subject,
            label,
            evidence,
            due,
            cause,
            file,
            sheet,
            row,
            column,
            first_seen,
            print,
            title,
        }))
    }
}

/// A cell as it was before it was kept from being a formula.
fn without_mark(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(bare) if bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) => bare,
        _ => cell,
    }
}

/// Reads a population.csv: the fingerprints in it, sorted, each once.
///
/// # Errors
/// It is none, or cannot be read.
pub fn population(read: impl Read) -> Result<Vec<u64>, String> {
    let mut lines = BufReader::with_capacity(256 * 1024, read).lines();
    let header = lines.next().transpose().map_err(|error| error.to_string())?;
    if header.as_deref() != Some("fingerprint") {
        return Err("it does not begin with “fingerprint”".to_owned());
    }
    let mut prints = Vec::new();
    for line in lines {
        let line = line.map_err(|error| error.to_string())?;
        prints.push(
            u64::from_str_radix(&line, 16).map_err(|_| format!("“{}” is no fingerprint", line.chars().take(20).collect::<String>()))?,
        );
    }
    prints.sort_unstable();
    prints.dedup();
    Ok(prints)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "area,check,title,severity,status,subject,label,evidence,fix,owner,owner_email,department,location,criticality,due,cause,file,sheet,row,column,first_seen,fingerprint";

    #[test]
    fn a_finding_comes_back_as_it_was_written() {
        let text = format!(
            "\u{feff}{HEADER}\r\nAssets,c,t,high,open,'=1+1,l,\"a, b\",f,,,,,,2026-09-01,,x.csv,,2,,2026-08-23,00000000000000ff\r\n"
        );
        let mut findings = Findings::open(text.as_bytes()).unwrap();
        let row = findings.next_row().unwrap().unwrap();
        assert_eq!((row.subject, row.evidence, row.print, row.first_seen), ("=1+1", "a, b", 255, "2026-08-23"));
        assert!(findings.next_row().unwrap().is_none());
    }

    #[test]
    fn what_is_none_is_told() {
        assert_eq!(Findings::open(&b"area,check\n"[..]).unwrap_err(), "it has no column “severity”");
        let text = format!("{HEADER}\nAssets,c,t,high,open,s,l,e,f,,,,,,,,x.csv,,2,,2026-08-23,no print\n");
        assert!(Findings::open(text.as_bytes()).unwrap().next_row().unwrap_err().contains("line 2"));
        assert_eq!(population(&b"fingerprint\n0f\n0a\n0f\n"[..]).unwrap(), [10, 15]);
        assert!(population(&b"asset id\n"[..]).is_err() && population(&b"fingerprint\nx\n"[..]).is_err());
    }
}
