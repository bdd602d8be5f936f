//! findings.csv and population.csv of an earlier run: the only outputs of ours that are ever read again as lists.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use rayon::prelude::*;

use super::limits::Limits;
use super::rows::{Batch, Row, RowReader};

/// A column that is read.
#[derive(Debug, Clone, Copy)]
enum Column {
    Area,
    Check,
    Severity,
    Status,
    Subject,
    Label,
    Evidence,
    Due,
    Cause,
    File,
    Sheet,
    Row,
    Header,
    FirstSeen,
    Fingerprint,
    Title,
}

/// The columns by the names the contract gives them.
const COLUMNS: [(Column, &str); 16] = [
    (Column::Area, "area"),
    (Column::Check, "check"),
    (Column::Severity, "severity"),
    (Column::Status, "status"),
    (Column::Subject, "subject"),
    (Column::Label, "label"),
    (Column::Evidence, "evidence"),
    (Column::Due, "due"),
    (Column::Cause, "cause"),
    (Column::File, "file"),
    (Column::Sheet, "sheet"),
    (Column::Row, "row"),
    (Column::Header, "column"),
    (Column::FirstSeen, "first_seen"),
    (Column::Fingerprint, "fingerprint"),
    (Column::Title, "title"),
];

/// Findings to a part (ours): a part stays in the processor's own memory while it is looked at.
const PART: usize = 256;

/// A findings.csv, read up to its first finding.
#[derive(Debug)]
pub struct Findings {
    reader: RowReader,
    columns: Columns,
}

/// Where the columns stand, and how many there are with those that are not read.
#[derive(Debug)]
struct Columns {
    at: [usize; COLUMNS.len()],
    width: usize,
}

/// Some findings that stand one after the other.
#[derive(Debug, Clone, Copy)]
pub struct Part<'p> {
    batch: &'p Batch,
    columns: &'p Columns,
}

/// One finding as an earlier run wrote it.
#[derive(Debug, Clone, Copy)]
pub struct FindingRow<'p> {
    row: Row<'p>,
    columns: &'p Columns,
    /// Its fingerprint as a number.
    pub print: u64,
}

impl Findings {
    /// Reads the header.
    ///
    /// # Errors
    /// It is no findings.csv: a column is missing, or it cannot be read.
    pub fn open(file: File) -> Result<Self, String> {
        let reader = RowReader::new(file, b',', false, Limits::default()).map_err(|error| error.to_string())?;
        let (mut reader, mut header) = (reader.of_ours().in_batches_of(PART), Batch::default());
        reader.fill_up_to(&mut header, 1).map_err(|error| error.to_string())?;
        let names: Vec<&str> = header.rows().flat_map(Row::cells).collect();
        let mut at = [0; COLUMNS.len()];
        for (column, wanted) in COLUMNS {
            let found = names.iter().position(|name| *name == wanted);
            at[column as usize] = found.ok_or_else(|| format!("it has no column “{wanted}”"))?;
        }
        let columns = Columns { at, width: names.len() };
        Ok(Findings { reader, columns })
    }

    /// Hands every part to `make` and then, in order and with what that made of it, to `each`. Parts are made of by as many
    /// threads as this pool has.
    ///
    /// # Errors
    /// It cannot be read; or the first error of `make` or `each`.
    pub fn each_part<T: Send>(
        self,
        make: impl Fn(Part<'_>) -> Result<T, String> + Sync,
        mut each: impl FnMut(Part<'_>, T) -> Result<(), String> + Send,
    ) -> Result<(), String> {
        let Findings { reader, columns } = self;
        let columns = &columns;
        let mut so_far = Ok(());
        let look = |batch: &Batch, made: Result<T, String>| {
            if so_far.is_ok() {
                so_far = made.and_then(|made| each(Part { batch, columns }, made));
            }
        };
        reader.each_batch(|batch| make(Part { batch, columns }), look).map_err(|error| error.to_string())?;
        so_far
    }
}

impl<'p> Part<'p> {
    /// How many.
    pub fn len(self) -> usize {
        self.batch.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.batch.is_empty()
    }

    /// The findings in order, or why one of them is not as the contract has it.
    pub fn rows(self) -> impl Iterator<Item = Result<FindingRow<'p>, String>> {
        let broken = self.batch.broken.iter().map(|(number, _)| Err(wrong(*number)));
        let lossy = self.batch.is_lossy.then(|| Err("it is not as it was written: not all of it is UTF-8".to_owned()));
        let rows = self.batch.rows().map(move |row| self.finding(row).ok_or_else(|| wrong(row.number())));
        broken.chain(lossy).chain(rows)
    }

    /// The one at a place among [`rows`](Self::rows).
    pub fn row(self, at: usize) -> Option<FindingRow<'p>> {
        self.batch.row(at).and_then(|row| self.finding(row))
    }

    fn finding(self, row: Row<'p>) -> Option<FindingRow<'p>> {
        let print = row.cell(self.columns.at[Column::Fingerprint as usize])?;
        let print = u64::from_str_radix(print, 16).ok()?;
        (row.len() == self.columns.width).then_some(FindingRow { row, columns: self.columns, print })
    }
}

fn wrong(number: u32) -> String {
    format!("its row {number} is not as it was written")
}

impl<'p> FindingRow<'p> {
    fn cell(&self, column: Column) -> &'p str {
        self.row.cell(self.columns.at[column as usize]).unwrap_or_default()
    }

    /// A cell as it was before it was kept from being a formula.
    fn bare(&self, column: Column) -> &'p str {
        without_mark(self.cell(column))
    }

    /// Its rank in the file, the header's being 1.
    pub fn number(&self) -> u32 {
        self.row.number()
    }

    /// The area's name.
    pub fn area(&self) -> &'p str {
        self.cell(Column::Area)
    }

    /// The check's name.
    pub fn check(&self) -> &'p str {
        self.cell(Column::Check)
    }

    /// The check's title.
    pub fn title(&self) -> &'p str {
        self.cell(Column::Title)
    }

    /// The severity's word.
    pub fn severity(&self) -> &'p str {
        self.cell(Column::Severity)
    }

    /// `open`, `unknown` or `waived`.
    pub fn status(&self) -> &'p str {
        self.cell(Column::Status)
    }

    /// The natural key as shown.
    pub fn subject(&self) -> &'p str {
        self.bare(Column::Subject)
    }

    /// How a person would point at it.
    pub fn label(&self) -> &'p str {
        self.bare(Column::Label)
    }

    /// What was seen.
    pub fn evidence(&self) -> &'p str {
        self.bare(Column::Evidence)
    }

    /// The day it should be mended by; empty where it is not open.
    pub fn due(&self) -> &'p str {
        self.cell(Column::Due)
    }

    /// What it shares with others.
    pub fn cause(&self) -> &'p str {
        self.bare(Column::Cause)
    }

    /// The file.
    pub fn file(&self) -> &'p str {
        self.bare(Column::File)
    }

    /// The sheet.
    pub fn sheet(&self) -> &'p str {
        self.bare(Column::Sheet)
    }

    /// The row; empty for the list as a whole.
    pub fn row(&self) -> &'p str {
        self.cell(Column::Row)
    }

    /// The header of the column.
    pub fn column(&self) -> &'p str {
        self.bare(Column::Header)
    }

    /// When it was first seen.
    pub fn first_seen(&self) -> &'p str {
        self.cell(Column::FirstSeen)
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
    let (mut read, mut line, mut prints) = (BufReader::with_capacity(256 * 1024, read), String::new(), Vec::new());
    let mut is_header = true;
    while read.read_line(&mut line).map_err(|error| error.to_string())? > 0 {
        let said = line.trim_ascii_end();
        if std::mem::take(&mut is_header) {
            if said != "fingerprint" {
                return Err("it does not begin with “fingerprint”".to_owned());
            }
        } else {
            let print = u64::from_str_radix(said, 16);
            prints.push(print.map_err(|_| format!("“{}” is no fingerprint", said.chars().take(20).collect::<String>()))?);
        }
        line.clear();
    }
    if is_header {
        return Err("it does not begin with “fingerprint”".to_owned());
    }
    prints.par_sort_unstable();
    prints.dedup();
    Ok(prints)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const HEADER: &str = "area,check,title,severity,status,subject,label,evidence,fix,owner,owner_email,department,location,criticality,due,cause,file,sheet,row,column,first_seen,fingerprint";

    fn opened(text: &str) -> Result<Findings, String> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        Findings::open(file)
    }

    /// What the findings say, or why they cannot be read.
    fn read(text: &str) -> Result<Vec<String>, String> {
        let mut all = Vec::new();
        let of = |row: FindingRow<'_>| format!("{}|{}|{}|{}", row.subject(), row.evidence(), row.print, row.first_seen());
        let make = |part: Part<'_>| part.rows().map(|row| row.map(of)).collect::<Result<Vec<_>, String>>();
        let each = |part: Part<'_>, made: Vec<String>| {
            assert!((0..part.len()).map(|at| part.row(at).map(of)).eq(made.iter().cloned().map(Some)));
            all.extend(made);
            Ok(())
        };
        opened(text)?.each_part(make, each)?;
        Ok(all)
    }

    #[test]
    fn findings_come_back_as_they_were_written() {
        let finding = |at: usize| {
            format!("Assets,c,t,high,open,'=1+{at},l,\"a, \"\"b\"\"\nc\",f,,,,,,2026-09-01,,x.csv,,2,,2026-08-23,{at:016x}\r\n")
        };
        let many = 3 * PART;
        let text: String = std::iter::once(format!("\u{feff}{HEADER}\r\n")).chain((0..many).map(finding)).collect();
        let wanted = (0..many).map(|at| format!("=1+{at}|a, \"b\"\nc|{at}|2026-08-23"));
        assert!(read(&text).unwrap().into_iter().eq(wanted));
        assert!(read(&format!("{HEADER}\n")).unwrap().is_empty());
    }

    #[test]
    fn every_cell_is_that_of_its_column() {
        // Each cell says what its column is called.
        let text = format!("{HEADER}\n{}\n", HEADER.replace("fingerprint", "0f"));
        let of = |row: FindingRow<'_>| {
            let first = [row.area(), row.check(), row.title(), row.severity(), row.status(), row.subject(), row.label(), row.evidence()];
            let rest = [row.due(), row.cause(), row.file(), row.sheet(), row.row(), row.column(), row.first_seen()];
            ([&first[..], &rest].concat().join(","), row.print, row.number())
        };
        let mut all = Vec::new();
        let make = |part: Part<'_>| part.rows().map(|row| row.map(of)).collect::<Result<Vec<_>, String>>();
        let each = |_: Part<'_>, made| {
            all.extend::<Vec<_>>(made);
            Ok(())
        };
        opened(&text).unwrap().each_part(make, each).unwrap();
        let names = "area,check,title,severity,status,subject,label,evidence,due,cause,file,sheet,row,column,first_seen";
        assert_eq!(all, [(names.to_owned(), 15, 2)]);
    }

    #[test]
    fn what_is_none_is_told() {
        assert_eq!(opened("area,check\n").unwrap_err(), "it has no column “severity”");
        let good = "Assets,c,t,high,open,s,l,e,f,,,,,,,,x.csv,,2,,2026-08-23,0f\n";
        for wrong in [good.replace("0f", "no print"), good.replace("high,", ""), good.replace("0f", "\"0f")] {
            let text = format!("{HEADER}\n{}{wrong}{good}", good.repeat(2 * PART));
            assert_eq!(read(&text).unwrap_err(), format!("its row {} is not as it was written", 2 * PART + 2), "{wrong}");
        }
        assert_eq!(population(&b"fingerprint\n0f\n0a\n0f\n"[..]).unwrap(), [10, 15]);
        for wrong in ["asset id\n", "fingerprint\nx\n", ""] {
            assert!(population(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }
}
