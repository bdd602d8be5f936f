//! Rotas and lists that are no tables: for each folder of `tests/ingest/rota` and `tests/ingest/not-records` what is read of it.
//!
//! `expected.txt` beside the lists says it: each source with what it was read as,
//! its notes, its shifts with the cell each stands in, and the rows set aside.
//! `UPDATE=1` in the environment writes what was read over what was expected:
//! read the difference before you keep it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use standto::audit::assessment::Rating;
use standto::audit::survey::{self, Settled};
use standto::audit::wish;
use standto::ingest::discover::discover;
use standto::ingest::source::{self, Source};
use standto::model::area::Area;
use standto::model::date::Date;
use standto::model::place::column_letters;
use standto::model::register::Register;
use standto::model::shift::Span;
use standto::policy::{self, Policy};

use crate::bench::{Bench, Outcome};
use crate::desk::DAY;

fn policy_of(folder: &Path) -> Policy {
    let text = fs::read_to_string(folder.join(policy::FILE_NAME)).unwrap_or_default();
    policy::read(policy::FILE_NAME, &text).unwrap_or_else(|error| panic!("{error}"))
}

fn open(folder: &Path, policy: &Policy, as_of: Date) -> Vec<Source> {
    let found = discover(&[folder.to_owned()]).unwrap().files;
    let found = found.into_iter().filter(|found| found.label != "expected.txt");
    found.flat_map(|found| source::open(&found, &|sheet| wish::wish(policy, &found.label, sheet, as_of)).unwrap()).collect()
}

/// What is read of every list of a folder.
fn told(folder: &Path) -> String {
    let as_of: Date = DAY.parse().unwrap();
    let policy = policy_of(folder);
    let sources = open(folder, &policy, as_of);
    let settled = survey::survey(&sources, &policy, as_of).unwrap();
    let mut out = String::new();
    for (number, source) in sources.iter().enumerate() {
        describe(number, source, &settled, &mut out);
    }
    out
}

fn describe(number: usize, source: &Source, settled: &Settled, out: &mut String) {
    let (Some(table), Some(surveyed)) = (&source.table, &settled.sources[number]) else {
        let Some(lost) = source.lost else {
            // Lists that are something we know but no register are told by name; of all others the words are other tests' to hold.
            let why = source.not_read.as_deref().unwrap_or_default();
            let known = why.starts_with("a list of groups") || why.starts_with("text,");
            writeln!(out, "{}: not read{}", source.label(), if known { format!("\n  {why}") } else { String::new() }).unwrap();
            return;
        };
        writeln!(out, "{}: not read, lost to {}\n  {}", source.label(), lost.name(), source.not_read.as_deref().unwrap_or_default())
            .unwrap();
        return;
    };
    writeln!(out, "{}: {}, {}", source.label(), table.register.title(), surveyed.role.role.name()).unwrap();
    for note in &source.notes {
        writeln!(out, "  note: {note}").unwrap();
    }
    if table.register == Register::Rota {
        for column in &table.columns.all {
            writeln!(out, "  column: {} | {}", column.header, column.how.words()).unwrap();
        }
    }
    for shift in settled.facts.shifts.iter().filter(|shift| usize::from(shift.place.source) == number) {
        let when = match shift.span {
            None => "no days".to_owned(),
            Some(Span::Days(first, last)) => format!("{first} to {last}"),
            Some(Span::Hours(from, to)) => format!("{} until {}", from.format("%Y-%m-%d %H:%M"), to.format("%Y-%m-%d %H:%M")),
            Some(Span::Since(from)) => format!("{} on", from.written()),
        };
        let or = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        let cell = column_letters(usize::from(shift.place.column.unwrap()));
        let (service, tier, number) = (or(&shift.service), or(&shift.tier), or(&shift.number.as_ref().map(|cell| cell.text.clone())));
        writeln!(out, "  {cell}{}: {service} | {tier} | {} | {number} | {when}", shift.place.row, shift.person).unwrap();
    }
    for (reason, (count, rows)) in &surveyed.scan.set_aside {
        writeln!(out, "  set aside: {}: {count}, rows {rows:?}", reason.words()).unwrap();
    }
    let set_aside: u64 = surveyed.scan.set_aside.values().map(|(count, _)| count).sum();
    writeln!(out, "  rows: {} read, {} used, {set_aside} set aside", surveyed.scan.rows_read, surveyed.scan.rows_read - set_aside).unwrap();
}

fn check_folders(of: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ingest").join(of);
    let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(!folders.is_empty());
    let is_update = crate::harness::is_update();
    let mut wrong = String::new();
    for folder in folders {
        let said = told(&folder);
        let expected = folder.join("expected.txt");
        if is_update {
            fs::write(&expected, &said).unwrap();
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        if said != wanted {
            writeln!(wrong, "{}\n--- expected\n{wanted}--- read\n{said}", folder.file_name().unwrap().display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn rotas_are_read_as_expected() {
    check_folders("rota");
}

#[test]
fn lists_that_are_no_tables_are_named_and_not_read() {
    check_folders("not-records");
}

/// A workbook with a sheet a month, a sheet of rules and one of contacts.
fn months(path: &Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, days, lead) in [("Nov 26", 30_u16, 0_usize), ("Dec 26", 31, 1), ("Jan 27", 31, 2)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write(1, 0, "Role").unwrap();
        for (row, role) in [(2, "IT on call"), (3, "Gold")] {
            sheet.write(row, 0, role).unwrap();
            for day in 1..=days {
                sheet.write(1, day, day).unwrap();
                sheet.write(row, day, ["AL", "BR", "CF"][(usize::from(day) + lead + row as usize) % 3]).unwrap();
            }
        }
    }
    let sheet = book.add_worksheet().set_name("Rules").unwrap();
    sheet.write(0, 0, "The first on call answers within fifteen minutes at any hour").unwrap();
    sheet.write(1, 0, "Swaps are agreed with the team leader before the day").unwrap();
    book.save(path).unwrap();
}

#[test]
fn sheets_of_a_month_each_are_one_rota() {
    let folder = tempfile::tempdir().unwrap();
    months(&folder.path().join("on-call.xlsx"));
    let as_of: Date = DAY.parse().unwrap();
    let sources = open(folder.path(), &Policy::default(), as_of);
    let settled = survey::survey(&sources, &Policy::default(), as_of).unwrap();
    let roles: Vec<_> = settled.sources.iter().map(|source| source.as_ref().map(|source| source.role.role.name())).collect();
    assert_eq!(roles, [Some("record"), Some("record"), Some("record"), None]);
    assert!(sources[3].not_read.as_ref().unwrap().starts_with("text, not a list"));
    assert_eq!(sources[3].lost, None);
    for service in ["Gold", "IT on call"] {
        let shifts: Vec<Span> =
            settled.facts.shifts.iter().filter(|shift| shift.service.as_deref() == Some(service)).filter_map(|shift| shift.span).collect();
        assert_eq!(shifts.len(), 92, "{service}");
        assert!(shifts.iter().all(|span| matches!(span, Span::Days(..))), "{service}");
        assert_eq!(shifts.iter().map(|span| span.first()).min(), "2026-11-01".parse().ok(), "{service}");
        assert_eq!(shifts.iter().filter_map(|span| span.last()).max(), "2027-01-31".parse().ok(), "{service}");
    }
}

/// Contacts in which all is well, by a lenient policy.
fn contacts() -> Bench {
    let roles = ["IT on call", "Cyber lead", "Executive on call", "SIRO", "Data protection officer", "Communications", "Switchboard"];
    let mut list = "Name,Role,Mobile,Email,Last checked\n".to_owned();
    for (at, role) in roles.into_iter().enumerate() {
        for (nth, name) in ["Ann", "Bo"].into_iter().enumerate() {
            writeln!(list, "{name} Lee{at},{role},07700 9001{at}{nth},{name}.lee{at}@northmoor.example,15/11/2026").unwrap();
        }
    }
    Bench::new().policy("[rating]\ngreen = 50\nred = 20\n").list("contacts.csv", list)
}

fn contacts_rating(outcome: &Outcome) -> Rating {
    outcome.assessment.areas.iter().find(|area| area.name == Area::Contacts).unwrap().rating
}

#[test]
fn a_rota_that_cannot_be_read_caps_contacts_and_stands_on_the_first_screen() {
    assert_eq!(contacts_rating(&contacts().audit()), Rating::Green);
    let readable = contacts().list("rota.csv", "Date,On call\n23/11/2026,Ann Lee\n24/11/2026,Bo Lee\n").audit();
    assert_eq!(contacts_rating(&readable), Rating::Green);
    let unreadable = contacts().list("rota.csv", "Date,On call\n1-Jul,Ann Lee\n2-Jul,Bo Lee\n").audit();
    assert_eq!(contacts_rating(&unreadable), Rating::Amber);
    let source = unreadable.assessment.sources.iter().find(|source| source.file == "rota.csv").unwrap();
    assert_eq!((source.register, source.role.as_str()), (Some(Register::Rota), "unreadable"));
    let page = standto::report::html::readiness(&unreadable.assessment).unwrap();
    assert!(String::from_utf8(page).unwrap().contains("A rota was supplied that could not be read: rota.csv"));
}

#[test]
fn an_empty_list_counts_as_no_list() {
    let outcome = contacts().list("staff.csv", "Employee Number,Full Name,Leaving date,Assignment Status\n").audit();
    let found: Vec<&str> = outcome.of("list-empty").iter().map(|row| row.at("subject")).collect();
    assert_eq!(found, ["staff.csv"]);
    let left = outcome.check("contact-left");
    assert_eq!((left.run, left.why_not.as_str(), left.pass), (false, "no staff list or account inventory with a record in it was read", 0));
}

/// Cells of the sort that rotas are made of, and some that they are not.
fn odd_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "",
            "",
            "Date",
            "Day",
            "W/C",
            "Primary",
            "Secondary phone",
            "Night (20:00-08:00)",
            "From",
            "To",
            "Name",
            "Team",
            "Mon",
            "Tue 2 Nov",
            "1-Nov",
            "2-Nov",
            "31/11",
            "30/11/2026",
            "2026-12-01T08:00Z",
            "08:00",
            "99:99",
            "1",
            "2",
            "3",
            "Ann Lee",
            "Bo / Cy",
            "g",
            "TBC",
            "Ann 07700 900101",
            "07700 900101 / 07700 900102",
            "+",
            "+44",
            "/",
            "é",
            "“",
            "Jul 26",
            "E",
            "L",
            "IT on call",
            "a:b:c",
            "0/0",
            "29 Feb",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
    ]
}

/// The header of a rota, so that what is odd stands in one, or of nothing.
fn header() -> impl Strategy<Value = Vec<String>> {
    let headers: Vec<Vec<&str>> = vec![
        vec!["Date", "Primary", "Primary phone", "Secondary"],
        vec!["Day", "Date", "On call", "Mobile"],
        vec!["Week commencing", "Network 1st", "Network 2nd"],
        vec!["From", "To", "On call", "Shift"],
        vec!["Date", "Start", "End", "Engineer on call"],
        vec!["System", "Primary", "Secondary"],
        vec!["Role", "27-Nov", "28-Nov", "29-Nov", "30-Nov", "1-Dec"],
        vec!["", "x"],
    ];
    prop::sample::select(headers).prop_map(|header| header.into_iter().map(str::to_owned).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_rota_panics_and_every_row_is_accounted_for(
        header in header(),
        below in prop::collection::vec(prop::collection::vec(odd_cell(), 1..8), 0..12),
    ) {
        let rows: Vec<Vec<String>> = std::iter::once(header).chain(below).collect();
        let folder = tempfile::tempdir().unwrap();
        let mut writer = csv::WriterBuilder::new().flexible(true).from_path(folder.path().join("rota.csv")).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        drop(writer);
        let as_of: Date = DAY.parse().unwrap();
        let Ok(sources) = discover(&[folder.path().to_owned()]).unwrap().files.iter()
            .map(|found| source::open(found, &|sheet| wish::wish(&Policy::default(), &found.label, sheet, as_of)))
            .collect::<Result<Vec<_>, _>>() else { return Ok(()) };
        let sources: Vec<Source> = sources.into_iter().flatten().collect();
        let settled = survey::survey(&sources, &Policy::default(), as_of).unwrap();
        for surveyed in settled.sources.iter().flatten() {
            let set_aside: u64 = surveyed.scan.set_aside.values().map(|(count, _)| count).sum();
            prop_assert!(set_aside <= surveyed.scan.rows_read);
        }
        for shift in &settled.facts.shifts {
            prop_assert!(!shift.person.trim().is_empty());
            let numbered = rows.len() >= shift.place.row as usize || rows.iter().flatten().any(|cell| cell.contains(['\n', '\r']));
            prop_assert!(numbered, "{:?}", shift.place);
        }
    }
}
