//! One list given twice is counted once: as a workbook and as text, and as two vintages.

use crate::audited::{Audited, WHOLE, audit};
use crate::desk::{Desk, sample_data};
use crate::sample::Sample;

/// The counts of every check on records, which nothing given twice may change.
fn counts(run: &Audited) -> Vec<String> {
    let checks = run.assessment.checks.iter().filter(|check| !check.name.starts_with("list"));
    checks.map(|check| format!("{} {} {} {} {}", check.name, check.pass, check.fail, check.unknown, check.not_applicable)).collect()
}

fn records(run: &Audited) -> Vec<u64> {
    run.assessment.areas.iter().map(|area| area.records).collect()
}

fn role<'a>(run: &'a Audited, file: &str) -> Vec<&'a str> {
    run.assessment.sources.iter().filter(|source| source.file == file).map(|source| source.role.as_str()).collect()
}

#[test]
fn the_same_register_as_a_workbook_and_as_text_is_counted_once() {
    let once = audit(&sample_data(), WHOLE).unwrap();
    let desk = Desk::with_sample_data();
    let sample = Sample::read();
    let register: Vec<_> = sample.lists.into_iter().filter(|(name, _)| name.starts_with("asset-register")).collect();
    assert_eq!(register.len(), 2, "two sheets");
    for (name, rows) in &register {
        desk.put(&format!("lists/{name}"), crate::sample::csv_of(rows));
    }
    let twice = audit(&desk.path("lists"), WHOLE).unwrap();
    assert_eq!(records(&twice), records(&once));
    assert_eq!(counts(&twice), counts(&once));
    let ours = |file| role(&twice, file).into_iter();
    let mut roles: Vec<&str> = ours("asset-register.xlsx").chain(register.iter().flat_map(|(name, _)| ours(name))).collect();
    roles.sort_unstable();
    assert_eq!(roles, ["older copy", "older copy", "record", "record"], "and that is said");
    let aside =
        |run: &Audited| -> u64 { run.assessment.set_aside.iter().filter(|line| line.reason.contains("copy")).map(|line| line.count).sum() };
    // The sample has an older copy of its contacts already.
    assert_eq!(aside(&twice) - aside(&once), 398, "every row of the copies is accounted for");
}

#[test]
fn of_two_vintages_the_newer_speaks() {
    let row = |number: u32, owner: &str| format!("A{number},PC-{number},{owner},Windows 11,In Use\n");
    let list = |rows: String| format!("Asset ID,Hostname,Owner,Operating System,Status\n{rows}");
    let august: String = (1..=20).map(|number| row(number, "")).collect();
    let november: String = (4..=24).map(|number| row(number, if number == 4 { "" } else { "Ann Lee" })).collect();
    let desk = Desk::new();
    desk.put("lists/assets 2026-08-01.csv", list(august.clone()));
    desk.put("lists/assets 2026-11-01.csv", list(november.clone()));
    let run = audit(&desk.path("lists"), WHOLE).unwrap();
    assert_eq!(role(&run, "assets 2026-08-01.csv"), ["older copy"]);
    assert_eq!(role(&run, "assets 2026-11-01.csv"), ["record"]);
    assert_eq!(records(&run)[0], 21);
    let owners = run.check("asset-owner-missing").next().unwrap();
    assert_eq!((owners.pass, owners.fail), (20, 1));
    let duplicates = run.check("asset-id-duplicate").next().unwrap();
    assert_eq!(duplicates.fail, 0, "an asset in both vintages is no duplicate");

    // Which file stands first, or is the longer, makes no difference: the date does.
    let desk = Desk::new();
    desk.put("lists/b assets 2026-08-01.csv", list(august.clone() + &august.replace('A', "B").replace("PC", "LT")));
    desk.put("lists/z assets 2026-11-01.csv", list(november));
    let run = audit(&desk.path("lists"), WHOLE).unwrap();
    assert_eq!((role(&run, "b assets 2026-08-01.csv"), records(&run)[0]), (vec!["older copy"], 21));
}

#[test]
fn two_parts_of_one_register_are_added() {
    let list = |from: u32, to: u32| {
        let rows: Vec<String> = (from..to).map(|number| format!("A{number},PC-{number},Ann Lee,Windows 11,In Use\n")).collect();
        format!("Asset ID,Hostname,Owner,Operating System,Status\n{}", rows.concat())
    };
    let desk = Desk::new();
    desk.put("lists/north.csv", list(1, 21));
    desk.put("lists/south.csv", list(19, 40));
    let run = audit(&desk.path("lists"), WHOLE).unwrap();
    assert_eq!((role(&run, "north.csv"), role(&run, "south.csv")), (vec!["record"], vec!["record"]));
    assert_eq!(records(&run)[0], 41);
    assert_eq!(run.check("asset-id-duplicate").next().unwrap().fail, 4, "and what stands in both is a duplicate");
}
