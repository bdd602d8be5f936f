//! `earlier-runs/`: three earlier quarters, audited by the program itself from the lists as they would have stood then.
//!
//! The lists of today are taken back: what was done since their day is taken out (a
//! date later than the extract moves back by whole weeks), rows that came later are
//! left out, and some cells that have been filled since are blank again.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use standto::ingest::{limits::Limits, workbook};

use crate::Outcome;
use crate::dates::{AS_OF, day};
use crate::register;

/// The folder of earlier runs, beside the policy that names it.
pub(crate) const FOLDER: &str = "earlier-runs";

/// One earlier quarter.
struct Quarter {
    as_of: NaiveDate,
    seal: &'static str,
    /// How many rows of a hundred there were already.
    rows: u64,
    /// Of so many rows one more had a cell blank.
    blank: u64,
    /// Lines of the policy that were not written yet, by their beginnings.
    unwritten: &'static [&'static str],
    /// Lists that nobody kept yet, by the beginnings of their names.
    unkept: &'static [&'static str],
}

const QUARTERS: [Quarter; 3] = [
    Quarter {
        as_of: day(2026, 2, 22),
        seal: "2025/26 Q4",
        rows: 35,
        blank: 3,
        unwritten: &["single-point", "operator-of", "ico-duty", "servicenow", "plan-offline"],
        unkept: &["ad-accounts", "aws-", "entra-"],
    },
    Quarter { as_of: day(2026, 5, 24), seal: "2026/27 Q1", rows: 55, blank: 4, unwritten: &["operator-of"], unkept: &[] },
    Quarter { as_of: day(2026, 8, 23), seal: "2026/27 Q2", rows: 92, blank: 7, unwritten: &[], unkept: &[] },
];

/// Lists that are as old as the trust: nothing of them is taken back but what the day itself takes back.
const WHOLE: [&str; 4] = ["staff", "baselines", "rota", "alerts"];
/// Columns of which some cells have been filled since, by words in their header, and what stood there instead.
const FILLED: [(&str, &str); 6] =
    [("owner", ""), ("mfa", "FALSE"), ("criticality", ""), ("purpose", ""), ("managedby", ""), ("mobile", "")];

/// Audits the quarters, the oldest first: each finds those before it beside itself.
pub(crate) fn write(folder: &Path) -> Outcome {
    let runs = folder.join(FOLDER);
    if runs.exists() {
        fs::remove_dir_all(&runs)?;
    }
    for quarter in QUARTERS {
        let desk = tempfile::tempdir()?;
        lists(folder, desk.path(), &quarter)?;
        let out = runs.join(quarter.as_of.to_string());
        let words = ["standto", "audit", "--quiet", "--format", "json,csv", "--as-of", &quarter.as_of.to_string(), "--seal", quarter.seal];
        let words = words.into_iter().map(OsString::from).chain(["--out".into(), out.into(), desk.path().into()]);
        if standto::cli::run_words(words) != 0 {
            return Err(format!("the quarter of {} could not be audited", quarter.as_of).into());
        }
    }
    Ok(())
}

fn lists(from: &Path, to: &Path, quarter: &Quarter) -> Outcome {
    let mut files: Vec<PathBuf> = fs::read_dir(from)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if quarter.unkept.iter().any(|unkept| name.starts_with(unkept)) {
            continue;
        }
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv")) {
            let bytes = fs::read(&path)?;
            let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
            put(to, &then(&name, quarter), &table(text)?, quarter)?;
        } else if name == register::FILE {
            let book = workbook::read(&File::open(&path)?, Limits::default(), &|_| false).map_err(|error| format!("{error:?}"))?;
            for sheet in book.sheets {
                let mut text = Vec::new();
                std::io::Read::read_to_end(&mut sheet.spool.map_err(|error| format!("{error:?}"))?, &mut text)?;
                // The first cell of each spooled row is its number.
                let rows = table(&text)?.into_iter().map(|row| row[1..].to_vec()).collect::<Vec<_>>();
                put(to, &format!("asset-register {}.csv", sheet.name), &rows, quarter)?;
            }
        } else if name == "standto.toml" {
            fs::write(to.join(name), policy(&fs::read_to_string(&path)?, quarter))?;
        }
    }
    Ok(())
}

fn table(text: &[u8]) -> Result<Vec<Vec<String>>, csv::Error> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    reader.records().map(|row| Ok(row?.iter().map(str::to_owned).collect())).collect()
}

/// The policy without what was written later: its waivers, its board's page, and what the quarter had not yet.
fn policy(text: &str, quarter: &Quarter) -> String {
    let later = |section: &&str| ["[[waiver]]", "[board]", "[[action]]", "[[decision]]"].iter().any(|heading| section.contains(heading));
    let is_kept = |section: &&str| !(section.starts_with("[[source]]") && quarter.unkept.iter().any(|unkept| section.contains(unkept)));
    let sections = text.split("\n\n").filter(|section| !later(section)).filter(is_kept).collect::<Vec<_>>().join("\n\n");
    let kept = |line: &&str| !line.starts_with("history") && !quarter.unwritten.iter().any(|unwritten| line.starts_with(unwritten));
    let lines = sections.lines().filter(kept).map(|line| then(line, quarter) + "\n");
    lines.chain([TUNED.to_owned()]).collect()
}

/// What the policy said then and says no longer: a looser threshold, so that a score moves for that alone.
const TUNED: &str = "\n[checks.account-dormant]\ndays = 90\n";

/// Writes a list as it stood then.
fn put(folder: &Path, name: &str, rows: &[Vec<String>], quarter: &Quarter) -> Outcome {
    let is_whole = WHOLE.iter().any(|word| name.contains(word));
    let is_staff = name.starts_with("staff");
    let header = (0..rows.len().min(5))
        .max_by_key(|at| (rows[*at].iter().filter(|cell| !cell.is_empty()).count(), std::cmp::Reverse(*at)))
        .unwrap_or(0);
    let filled = |column: usize| {
        let word = rows[header].get(column).map(|cell| cell.to_lowercase().replace(' ', "")).unwrap_or_default();
        FILLED.iter().find(|(part, _)| word.contains(part)).map(|(_, stood)| *stood)
    };
    let mut writer = csv::WriterBuilder::new().flexible(true).from_path(folder.join(name))?;
    for (at, row) in rows.iter().enumerate() {
        let lot = lot(&row.join(" "));
        if at > header && !is_whole && lot % 100 >= quarter.rows {
            continue;
        }
        let cell = |(column, cell): (usize, &String)| {
            let was_blank = at > header && !is_whole && (lot / 100 + column as u64).is_multiple_of(quarter.blank);
            match filled(column).filter(|_| was_blank && !cell.is_empty()) {
                Some(stood) => stood.to_owned(),
                // Whoever leaves after that day had not left: a day to come says so.
                None if is_staff => cell.clone(),
                None => then(cell, quarter),
            }
        };
        writer.write_record(row.iter().enumerate().map(cell))?;
    }
    writer.flush()?;
    Ok(())
}

/// A number that a row always draws, whatever stands around it.
fn lot(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)) >> 8
}

/// Text with every day later than the quarter moved back by as many weeks as lie between.
fn then(text: &str, quarter: &Quarter) -> String {
    let back = Days::new(u64::try_from((AS_OF - quarter.as_of).num_days()).unwrap_or(0));
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let starts = !out.chars().next_back().is_some_and(|c| c.is_ascii_digit() || c == '.');
        let found = FORMS.iter().filter(|_| starts && first.is_ascii_digit()).find_map(|(form, longest)| read(rest, form, *longest));
        if let Some((day, length, form)) = found {
            let day = if day > quarter.as_of { day - back } else { day };
            out.push_str(&day.format(form).to_string());
            rest = &rest[length..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

/// The ways in which the sample writes a day, each with the longest it may be.
const FORMS: [(&str, usize); 3] = [("%d/%m/%Y", 10), ("%Y-%m-%d", 10), ("%-d %B %Y", 17)];

/// The day that text begins with in one of the forms, and how long it is.
fn read<'f>(text: &str, form: &'f str, longest: usize) -> Option<(NaiveDate, usize, &'f str)> {
    let length = if form == "%-d %B %Y" {
        let mut words = text.splitn(3, ' ');
        let (day, month, year) = (words.next()?, words.next()?, words.next()?.get(..4)?);
        day.len() + month.len() + year.len() + 2
    } else {
        longest
    };
    let day = NaiveDate::parse_from_str(text.get(..length)?, form).ok()?;
    (2000..2100).contains(&chrono::Datelike::year(&day)).then_some((day, length, form))
}
