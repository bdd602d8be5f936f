//! `actions.xlsx`: a row a piece of work, text as text and never a formula, the same bytes each time.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use crate::bench::Bench;
use crate::desk::{Desk, sample_data};

/// The rows of a list of work, its head first.
pub(crate) fn rows(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    assert_eq!(book.sheet_names(), ["Actions", "About"]);
    book.worksheet_range("Actions").unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// All text of a workbook, with its markup.
pub(crate) fn parts(bytes: &[u8]) -> String {
    let mut book = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for at in 0..book.len() {
        book.by_index(at).unwrap().read_to_string(&mut text).unwrap();
    }
    text
}

#[test]
fn the_sample_comes_to_a_list_of_work_that_adds_up() {
    let outcome = Bench::new().folder(&sample_data()).audit();
    let bytes = standto::report::actions::to_vec(&outcome.assessment).unwrap();
    assert_eq!(bytes, standto::report::actions::to_vec(&outcome.assessment).unwrap());
    let rows = rows(&bytes);
    let head: Vec<String> = rows[0].iter().map(ToString::to_string).collect();
    let at = |name: &str| head.iter().position(|head| head == name).unwrap_or_else(|| panic!("no column {name} in {head:?}"));
    let open: u64 = outcome.assessment.checks.iter().filter(|check| check.run).map(|check| check.fail).sum();
    let told: f64 = rows[1..].iter().map(|row| row[at("How many")].to_string().parse::<f64>().unwrap()).sum();
    assert!((told - standto_number(open)).abs() < 0.5, "{told} of {open} open failures are somebody's work");
    assert!(rows[1..].iter().all(|row| !row[at("What to do")].to_string().is_empty()));
    let due = rows[1..].iter().filter(|row| matches!(row[at("By")], Data::DateTime(_))).count();
    assert!(due * 2 > rows.len(), "{due} of {} have a day", rows.len());
    assert!(rows.iter().any(|row| row[at("Lead, as recorded")] == "Director of People, by 1 December 2026"));
    // All was seen for the first time: nothing is late yet.
    assert!(rows[1..].iter().all(|row| row[at("Late?")].to_string().is_empty()));
    let severities: Vec<String> = rows[1..].iter().map(|row| row[at("Severity")].to_string()).collect();
    assert!(severities.iter().any(|severity| severity == "critical") && severities.iter().any(|severity| severity == "high"));
}

#[expect(clippy::cast_precision_loss, reason = "the sample has a few thousand findings")]
fn standto_number(count: u64) -> f64 {
    count as f64
}

#[test]
fn text_of_a_register_is_never_a_formula_and_dates_are_those_of_the_audit() {
    let hostile = "Asset ID,Hostname,Owner,Department,Asset Type,Operating System,Status,Last Seen\n\
        A1,=HYPERLINK(\"\"x\"\"),=1+1,@SUM(A1),Laptop,=cmd|' /C calc'!A0,In use,2026-01-01\n\
        A2,PC-2,,+44 <b>&\u{1b}[31m,Laptop,Windows 11,In use,2026-01-01\n";
    let outcome = Bench::new().list("assets.csv", hostile).audit();
    let bytes = standto::report::actions::to_vec(&outcome.assessment).unwrap();
    let xml = parts(&bytes);
    assert!(!xml.contains("<f>") && !xml.contains("<f "), "a formula");
    assert!(!xml.contains("<hyperlink"), "a link");
    assert!(xml.contains("2026-11-22T"), "made on the day the audit speaks for");
    assert!(rows(&bytes).iter().flatten().any(|cell| cell.to_string().contains("SUM(A1)")), "it is there, as text");
}

#[test]
fn it_is_written_beside_the_others_where_asked_for() {
    let desk = Desk::new();
    desk.put("lists/assets.csv", crate::desk::ASSETS);
    desk.audit(&["lists", "--out", "OUT", "--format", "xlsx"]).well();
    let names: Vec<String> = desk.everything().into_keys().filter(|name| name.starts_with("OUT/")).collect();
    assert_eq!(names, ["OUT/actions.xlsx", "OUT/manifest.json"]);
    let about_owners = |row: &&Vec<Data>| row.iter().any(|cell| *cell == "asset-owner-missing");
    assert_eq!(rows(&desk.read("OUT/actions.xlsx")).iter().filter(about_owners).count(), 1, "one owner is missing: one piece of work");
}
