//! What holds of any input: dates, versions, rows, the account of rows, and how the work is cut up.

use std::cmp::Ordering;
use std::io::Write;

use proptest::collection::vec;
use proptest::prelude::*;
use standto::ingest::discover::Found;
use standto::ingest::limits::Limits;
use standto::ingest::rows::{Batch, RowReader};
use standto::ingest::source::{self, Wish};
use standto::model::date::{self, Date, DateOrder, OrderEvidence};
use standto::model::version::Version;

use crate::audited::{Audited, Cut, WHOLE, audit};
use crate::desk::Desk;

fn day() -> impl Strategy<Value = Date> {
    // 1954 to 2119: what a spreadsheet's serial is taken for.
    (20_000_u64..80_000).prop_map(|serial| date::from_serial(serial).unwrap())
}

/// A table of cells: any text, a quarter of it such as breaks a careless reader.
fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof![
        3 => "[a-zA-Z0-9 /.-]{0,12}",
        1 => "[\"',;|\t\n\r=@+é\u{202e} ]{0,6}",
    ];
    vec(vec(cell, 1..6), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_day_reads_back_however_it_is_written(day in day(), hour in 0..24_u32, minute in 0..60_u32) {
        let forms = ["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d/%m/%Y", "%-d/%-m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%-d %B %Y", "%d-%b-%Y", "%b %-d, %Y",
            "%A, %-d %B %Y"];
        for form in forms {
            let bare = day.format(form).to_string();
            let timed = format!("{bare} {hour:02}:{minute:02}");
            prop_assert_eq!(date::read(&bare, DateOrder::DayFirst), Some(day), "{}", bare);
            if form != "%Y%m%d" {
                prop_assert_eq!(date::read(&timed, DateOrder::DayFirst), Some(day), "{}", timed);
            }
        }
        let american = day.format("%m/%d/%Y").to_string();
        prop_assert_eq!(date::read(&american, DateOrder::MonthFirst), Some(day), "{}", american);
        let serial = date::days_between(date::from_serial(0).unwrap(), day);
        prop_assert_eq!(date::read(&serial.to_string(), DateOrder::DayFirst), Some(day));
        prop_assert_eq!(date::read(&format!("{serial}.{hour:02}"), DateOrder::DayFirst), Some(day));
    }

    #[test]
    fn a_date_proves_its_order_only_where_it_can(day in day()) {
        use chrono::Datelike;
        let expected = |first: u32, second: u32, proof| {
            if first > 12 { Some(proof) } else { Some(OrderEvidence::Either).filter(|_| second <= 12) }
        };
        let british = day.format("%d/%m/%Y").to_string();
        prop_assert_eq!(date::in_both_orders(&british).0, expected(day.day(), day.month(), OrderEvidence::DayFirst));
        let american = day.format("%m/%d/%Y").to_string();
        let proof = if day.day() > 12 { OrderEvidence::MonthFirst } else { OrderEvidence::Either };
        prop_assert_eq!(date::in_both_orders(&american).0, Some(proof));
        // Where a column proves both orders, a date that could be either is not guessed.
        let read = date::read(&british, DateOrder::Conflicting);
        prop_assert_eq!(read, Some(day).filter(|day| day.day() > 12 || day.day() == day.month()));
        prop_assert_eq!(date::in_both_orders(&day.to_string()).0, None);
    }

    #[test]
    fn a_day_read_in_both_orders_is_what_each_order_makes_of_it(text in "[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}( [0-9:]{0,5})?") {
        let apart = [DateOrder::DayFirst, DateOrder::MonthFirst].map(|order| date::read(&text, order));
        prop_assert_eq!(date::in_both_orders(&text).1, apart);
    }

    #[test]
    fn no_text_stops_the_reading_of_a_date_or_a_version(text in "\\PC{0,24}") {
        let _ = (date::read(&text, DateOrder::DayFirst), date::in_both_orders(&text), Version::read(&text).is_known());
    }

    #[test]
    fn dotted_numbers_stand_in_the_order_of_their_numbers(a in vec(0..30_u64, 1..6), b in vec(0..30_u64, 1..6)) {
        let written = |numbers: &[u64]| numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(".");
        let whole = |numbers: &[u64]| { let mut numbers = numbers.to_vec(); numbers.resize(8, 0); numbers };
        let (first, second) = (written(&a), written(&b));
        prop_assert_eq!(Version::read(&first).cmp(&Version::read(&second)), whole(&a).cmp(&whole(&b)), "{} {}", first, second);
    }

    #[test]
    fn versions_stand_in_one_order(texts in vec("(v|FortiOS )?[0-1](\\.[0-1]){1,3}(-rc\\.[0-1]|-[ab]|[ab]|\\+b| \\([01]\\))?|\\PC{0,6}", 3)) {
        let [a, b, c] = &texts[..] else { unreachable!() };
        let (a, b, c) = (Version::read(a), Version::read(b), Version::read(c));
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse(), "either way round: {:?}", texts);
        prop_assert_eq!(a.cmp(&a), Ordering::Equal);
        if a <= b && b <= c {
            prop_assert!(a <= c, "{:?}", texts);
        }
    }

    #[test]
    fn a_table_reads_back_as_written(rows in table(), crlf in any::<bool>(), blank in vec(0..3_u32, 40), mark in any::<bool>(), batch_rows in 1..7_usize) {
        let end = if crlf { "\r\n" } else { "\n" };
        let (mut text, mut expected, mut number) = (Vec::new(), Vec::new(), 0);
        if mark {
            text.extend("\u{feff}".bytes());
        }
        for (row, blank) in rows.iter().zip(&blank) {
            // Blank lines above a row are rows of the spreadsheet too.
            (0..*blank).for_each(|_| text.extend(end.bytes()));
            number += blank + 1;
            let mut writer = csv::WriterBuilder::new().flexible(true).terminator(if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') }).from_writer(&mut text);
            writer.write_record(row).unwrap();
            writer.flush().unwrap();
            expected.push((number, row.clone()));
        }
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&text).unwrap();
        let mut reader = RowReader::new(file, b',', false, Limits::default()).unwrap().in_batches_of(batch_rows);
        let (mut batch, mut read) = (Batch::default(), Vec::new());
        while reader.fill(&mut batch).unwrap() {
            prop_assert!(batch.broken.is_empty() && batch.len() <= batch_rows);
            read.extend(batch.rows().map(|row| (row.number(), row.cells().map(str::to_owned).collect::<Vec<_>>())));
        }
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn no_bytes_stop_a_file_from_being_opened(head in 0..6_usize, body in vec(any::<u8>(), 0..600)) {
        let heads: [&[u8]; 6] = [b"", b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], b"Asset ID,Hostname,Owner,Model\n", &[0xff, 0xfe], b"sep=;\n"];
        let desk = Desk::new();
        desk.put("any.csv", [heads[head], &body].concat());
        let found = Found { path: desk.path("any.csv"), label: "any.csv".to_owned() };
        // The reader of workbooks panics on some damaged files; that is caught, and its message is not for the tests' output.
        match source::open(&found, &|_| Wish::default()) {
            Ok(sources) => {
                for source in &sources {
                    let table = source.table.as_ref();
                    let read = table.map(|table| standto::audit::scan::scan(source, table, DateOrder::DayFirst, "2026-11-22".parse().unwrap()));
                    prop_assert!(read.is_none_or(|scan| scan.is_ok()));
                }
            }
            Err(error) => prop_assert!(!error.why.is_empty() && !error.fix.is_empty()),
        }
    }
}

/// Rows such as nobody would keep on purpose.
fn ugly_rows(columns: usize) -> impl Strategy<Value = Vec<String>> {
    let cell = prop_oneof![
        6 => "[A-C][0-9]".boxed(),
        2 => Just("In Use".to_owned()).boxed(),
        2 => prop::sample::select(vec!["", "TBC", "N/A", "#REF!", "03/11/2026", "2026-13-45", "True", "Ann Lee", "svc-x", "07700 900123"]).prop_map(str::to_owned).boxed(),
        1 => "\\PC{0,10}".boxed(),
        1 => "[\"\n,=]{1,3}".boxed(),
    ];
    vec(cell, 0..columns + 3)
}

/// A register of so many columns: its header now and again among its rows, with blank lines, torn rows, and perhaps an open quotation mark.
fn ugly(header: &'static str) -> impl Strategy<Value = String> {
    let columns = header.split(',').count();
    let line = prop_oneof![
        12 => ugly_rows(columns).prop_map(|row| {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            writer.write_record(&row).unwrap();
            String::from_utf8(writer.into_inner().unwrap()).unwrap()
        }),
        1 => Just(format!("{header}\n")),
        1 => Just("\n".to_owned()),
        1 => Just(",,,,\n".to_owned()),
        1 => Just("A9,\"never closed,x\n".to_owned()),
    ];
    vec(line, 0..60).prop_map(move |lines| format!("{header}\n{}", lines.concat()))
}

fn ugly_lists() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let lists = (
        ugly("Asset ID,Hostname,Owner,Operating System,Status,Last Seen,Criticality,Last Patched"),
        ugly("Hostname,Serial Number,OS Version,Last Seen"),
        ugly("SamAccountName,DisplayName,EmployeeID,Enabled,LastLogonDate,MemberOf,ManagedBy,MFAEnrolled"),
        ugly("Employee Number,Full Name,Assignment Status,Latest Start Date,Actual Termination Date"),
        ugly("Name,Role,Mobile,Email,Last checked,Contact type"),
    );
    lists.prop_map(|(assets, seen, accounts, staff, contacts)| {
        vec![("assets.csv", assets), ("discovery.csv", seen), ("accounts.csv", accounts), ("staff.csv", staff), ("contacts.csv", contacts)]
    })
}

fn audited(lists: &[(&str, String)], folder: &str, cut: Cut) -> Audited {
    let desk = Desk::new();
    for (name, text) in lists {
        desk.put(&format!("{folder}/{name}"), text);
    }
    audit(&desk.path(folder), cut).unwrap()
}

/// Whether a check judges assets row by row, and not all of them as one.
fn judges_assets(check: &str) -> bool {
    standto::checks::find(check).is_some_and(|entry| entry.check.run.register() == Some(standto::model::register::Register::Assets))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_row_is_accounted_for(lists in ugly_lists()) {
        let assessment = audited(&lists, "lists", WHOLE).assessment;
        prop_assert_eq!(assessment.sources.len(), lists.len());
        for source in &assessment.sources {
            prop_assert_eq!(source.rows_read, source.rows_audited + source.rows_set_aside, "{}", source.file);
            let aside: u64 = assessment.set_aside.iter().filter(|line| line.file == source.file).map(|line| line.count).sum();
            prop_assert_eq!(aside, source.rows_set_aside, "{} {:?}", source.file, assessment.set_aside);
        }
        for check in assessment.checks.iter().filter(|check| judges_assets(&check.name) && check.run) {
            let assets = assessment.sources.iter().find(|source| source.file == "assets.csv").unwrap();
            prop_assert_eq!(check.pass + check.fail + check.unknown + check.not_applicable, assets.rows_audited, "{}", check.name);
        }
    }

    #[test]
    fn nothing_depends_on_threads_batches_order_or_folder(lists in ugly_lists(), batch_rows in 1..9_usize) {
        let whole = audited(&lists, "lists", WHOLE);
        let backwards: Vec<(&str, String)> = lists.iter().rev().cloned().collect();
        for threads in [1, 2, 3] {
            let cut = audited(&backwards, "another folder/ütter", Cut { threads, batch_rows });
            prop_assert!(cut.findings == whole.findings, "findings.csv with {} threads and batches of {}", threads, batch_rows);
            prop_assert!(cut.json() == whole.json(), "assessment.json with {} threads and batches of {}", threads, batch_rows);
            prop_assert!(cut.page() == whole.page(), "readiness.html with {} threads and batches of {}", threads, batch_rows);
        }
    }
}
