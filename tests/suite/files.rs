//! The corpus of odd files: each is read as the expected reading beside it says, and none stops the program.
//!
//! `UPDATE=1 cargo test --test suite files` rewrites the expected readings; read the difference before it is kept.

#![expect(clippy::unwrap_used, reason = "a corpus that cannot be read fails its test")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use standto::audit::inspection::{Inspection, inspect};
use standto::audit::limits;
use standto::ingest::discover::Found;
use standto::ingest::error::IngestError;
use standto::ingest::rows::Batch;
use standto::ingest::set_aside;
use standto::ingest::source::{self, Source, Wish};
use standto::policy::{self, Policy};

/// Rows shown of each list, and characters of each cell.
const ROWS: usize = 12;
const CELL: usize = 60;

/// Every file of the corpus, in order.
pub(crate) fn corpus() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ingest/files");
    let mut files: Vec<PathBuf> = rooms(&root).iter().flat_map(|room| rooms(room)).collect();
    files.retain(|file| !matches!(ending(file), "expected" | "toml"));
    files.sort();
    files
}

fn rooms(folder: &Path) -> Vec<PathBuf> {
    if !folder.is_dir() {
        return Vec::new();
    }
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn ending(file: &Path) -> &str {
    file.extension().and_then(|ending| ending.to_str()).unwrap_or_default()
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// The policy that stands beside a file, or all at its default.
pub(crate) fn policy_of(file: &Path) -> Policy {
    let place = beside(file, ".toml");
    std::fs::read_to_string(&place).map_or_else(|_| Policy::default(), |text| policy::read("standto.toml", &text).unwrap())
}

/// Opens a file as the command line would.
pub(crate) fn open(file: &Path, policy: &Policy) -> Result<Vec<Source>, IngestError> {
    let label = file.file_name().unwrap().to_string_lossy().into_owned();
    let limits = limits::of(&policy.limits);
    let wish_of = |sheet: Option<&str>| {
        let silent = Wish { limits, ..Wish::default() };
        policy.source(&label, sheet).map_or_else(
            || silent.clone(),
            |said| Wish { register: said.register, names_sheet: sheet.is_some() && said.sheet.is_some(), ..silent.clone() },
        )
    };
    source::open(&Found { path: file.to_owned(), label: label.clone() }, &wish_of)
}

/// What is made of a file, as text.
pub(crate) fn reading(file: &Path) -> String {
    let policy = policy_of(file);
    let sources = match open(file, &policy) {
        Ok(sources) => sources,
        Err(error) => return format!("{error}\n"),
    };
    let inspected = inspect(&sources, &policy, "2026-11-22".parse().unwrap(), false).unwrap();
    let mut out = String::new();
    for (source, inspection) in sources.iter().zip(&inspected) {
        describe(source, inspection, &mut out);
    }
    out
}

fn describe(source: &Source, inspection: &Inspection, out: &mut String) {
    let sheet = if inspection.sheet.is_empty() { String::new() } else { format!("sheet {}: ", inspection.sheet) };
    let _ = writeln!(out, "{sheet}{}", inspection.verdict);
    let told = [inspection.format.as_str(), inspection.encoding.as_str(), inspection.delimiter.as_str()];
    let told: Vec<&str> = told.into_iter().filter(|part| !part.is_empty()).collect();
    let _ = writeln!(out, "  {}", told.join(", "));
    for note in &inspection.notes {
        let _ = writeln!(out, "  note: {note}");
    }
    let Some(table) = &source.table else { return };
    let _ = writeln!(out, "  header on row {}; {} rows, {} records", inspection.header_row, inspection.rows, inspection.records);
    if !inspection.extract_date.is_empty() {
        let _ = writeln!(out, "  speaks for {}, told by {}", inspection.extract_date, inspection.extract_date_from);
    }
    for column in &inspection.columns {
        let field = if column.field.is_empty() { "-" } else { &column.field };
        let how = if column.how == "header" { String::new() } else { format!(" ({})", column.how) };
        let _ = writeln!(out, "  {:?} = {field}{how}", column.header);
    }
    for line in &inspection.set_aside {
        let _ = writeln!(out, "  set aside: {line}");
    }
    let mut reader = table.rows(source).unwrap();
    let (mut batch, mut shown) = (Batch::default(), 0);
    while reader.fill(&mut batch).unwrap() {
        for row in batch.rows().filter(|row| set_aside::by_shape(*row, &table.columns).is_none()) {
            if shown < ROWS {
                let cells: Vec<String> = row.cells().map(short).collect();
                let _ = writeln!(out, "  row {}: {}", row.number(), cells.join(" | "));
            }
            shown += 1;
        }
    }
    assert_eq!(shown as u64, inspection.records, "{}: the rows read again are others", inspection.file);
}

/// A cell on one line, with what cannot be seen made visible.
fn short(cell: &str) -> String {
    let seen: String = cell.chars().flat_map(|c| if c.is_control() { c.escape_debug().collect::<Vec<_>>() } else { vec![c] }).collect();
    if seen.chars().count() > CELL { seen.chars().take(CELL).chain(['…']).collect() } else { seen }
}

#[test]
fn every_file_is_read_as_expected() {
    let update = crate::harness::is_update();
    let mut wrong = Vec::new();
    let files = corpus();
    assert!(files.len() > 100, "{} files", files.len());
    for file in files {
        let place = beside(&file, ".expected");
        let read = reading(&file);
        if update {
            std::fs::write(&place, &read).unwrap();
        } else {
            let expected = std::fs::read_to_string(&place).unwrap_or_default();
            if expected != read {
                wrong.push(format!("{}\n--- expected\n{expected}--- read\n{read}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_of_them_in_one_go_have_a_line_of_verdict_each() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ingest/files");
    let run = assert_cmd::Command::cargo_bin("standto").unwrap().arg("inspect").arg(&folder).output().unwrap();
    let (out, complaints) = (String::from_utf8(run.stdout).unwrap(), String::from_utf8(run.stderr).unwrap());
    assert_eq!((run.status.code(), complaints.as_str()), (Some(0), ""));
    let files = corpus();
    assert!(files.len() >= 40);
    for file in files {
        let below = file.strip_prefix(&folder).unwrap();
        let label = below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        let has_verdict = out.lines().any(|line| {
            line.strip_prefix(&label).is_some_and(|rest| rest.starts_with(": ") || rest.starts_with(", sheet ") && rest.contains(": "))
        });
        assert!(has_verdict, "{label} has no line of its own in\n{out}");
    }
    assert!(!out.contains('\u{1b}') && !out.contains('\u{7}'), "what stands in a file drives the terminal");
}

#[test]
fn a_cell_of_megabytes_is_read_and_one_over_the_limit_is_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("assets.csv");
    let text = |letters: usize| {
        format!("Asset ID,Hostname,Serial Number,Owner,Purpose\n1,pc1,s1,Ann,{}\n2,pc2,s2,Bo,short\n", "x".repeat(letters))
    };
    std::fs::write(&file, text(5_000_000)).unwrap();
    let read = reading(&file);
    assert!(read.contains("2 rows, 2 records"), "{read}");
    std::fs::write(&file, text(20_000_000)).unwrap();
    let read = reading(&file);
    assert!(read.contains("set aside: longer than a row may be: 1 row (row 2)\n  row 3: 2 | pc2 |"), "{read}");
}
