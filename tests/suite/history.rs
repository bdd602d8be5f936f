//! What changed since an earlier run: which run that is, what became of each finding, and how scores moved.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::actions::rows;
use crate::desk::{Desk, Ended};

/// An earlier day, and one before that.
const THEN: &str = "2026-08-23";
const BEFORE: &str = "2026-05-24";

/// Rows of assets nobody could object to but for their owner: enough that one blank owner is no blank column.
fn register(rows: &[(&str, &str)]) -> String {
    let mut text = "Asset ID,Hostname,Owner,Operating System,Status,Last Seen,Purpose,Last Patched\n".to_owned();
    // One that was seen on the day itself: by it the list is dated.
    text.push_str("F,FILL,Imran Sadiq,Windows 11,In Use,2026-08-23,Desk,2026-08-18\n");
    for at in 0..29 {
        text.push_str(&format!("F{at},FILL-{at},Imran Sadiq,Windows 11,In Use,2026-08-20,Desk,2026-08-18\n"));
    }
    for (id, owner) in rows {
        text.push_str(&format!("{id},PC-{id},{owner},Windows 11,In Use,2026-08-20,Desk,2026-08-18\n"));
    }
    text
}

fn desk(rows: &[(&str, &str)]) -> Desk {
    let desk = Desk::new();
    desk.put("lists/assets.csv", register(rows));
    desk.put("lists/standto.toml", "[organisation]\nname = \"Northmoor\"\n");
    desk
}

const OWNERS: [&str; 2] = ["--only", "asset-owner-missing"];

fn audit(desk: &Desk, day: &str, out: &str, words: &[&str]) -> Ended {
    desk.run(&[&["audit", "lists", "--as-of", day, "--out", out], &OWNERS[..], words].concat())
}

fn history(desk: &Desk, run: &str) -> Value {
    let assessment: Value = serde_json::from_slice(&desk.read(&format!("{run}/assessment.json"))).unwrap();
    assessment["history"].clone()
}

/// The counts of an area's classes that are not nought.
fn counts(history: &Value, area: usize) -> Vec<(String, u64)> {
    let classes = history["areas"][area]["classes"].as_object().unwrap();
    classes.iter().map(|(name, count)| (name.clone(), count.as_u64().unwrap())).filter(|(_, count)| *count > 0).collect()
}

fn is(counts: &[(String, u64)], wanted: &[(&str, u64)]) {
    let counts: BTreeSet<(&str, u64)> = counts.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    assert_eq!(counts, wanted.iter().copied().collect());
}

/// findings.csv of a run, by column.
fn column(desk: &Desk, run: &str, name: &str) -> Vec<String> {
    let bytes = desk.read(&format!("{run}/findings.csv"));
    let mut reader = csv::Reader::from_reader(&bytes[3..]);
    let at = reader.headers().unwrap().iter().position(|header| header == name).unwrap();
    reader.records().map(|row| row.unwrap()[at].to_owned()).collect()
}

#[test]
fn a_first_run_has_no_history_and_a_second_one_has() {
    let desk = desk(&[("A1", ""), ("A2", "")]);
    let said = audit(&desk, THEN, "runs/one", &[]).well();
    assert!(said.contains("There is no earlier run of this organisation to compare with."), "{said}");
    assert_eq!(history(&desk, "runs/one")["compared_with"], Value::Null);
    desk.put("lists/assets.csv", register(&[("A2", ""), ("A1", "Ann Lee"), ("A3", "")]));
    let said = audit(&desk, "2026-11-22", "runs/two", &[]).well();
    assert!(said.contains("Since 23 August 2026: 1 fixed, 1 new and 0 reopened; 1 is still open."), "{said}");
    let told = history(&desk, "runs/two");
    assert_eq!(told["compared_with"]["as_of"], THEN);
    is(&counts(&told, 0), &[("fixed", 1), ("new", 1), ("still_open", 1)]);
    assert_eq!(column(&desk, "runs/two", "first_seen"), [THEN, "2026-11-22"]);
    assert_eq!((&told["oldest"][0]["subject"], &told["oldest"][0]["quarters"]), (&"A2".into(), &1.into()));
    // The run compared with is an input: named and hashed.
    let manifest: Value = serde_json::from_slice(&desk.read("runs/two/manifest.json")).unwrap();
    assert_eq!(manifest["compared_with"]["manifest"], crate::desk::hash(&desk.read("runs/one/manifest.json")));
    assert!(
        audit(&desk, "2026-11-22", "runs/three", &["--history", "nowhere"])
            .refused()
            .contains("nowhere: earlier runs cannot be looked for there")
    );
    fs::create_dir(desk.path("empty")).unwrap();
    for words in [&["--no-history"][..], &["--history", "empty"]] {
        audit(&desk, "2026-11-22", "runs/three", words).well();
        assert_eq!(column(&desk, "runs/three", "first_seen"), ["2026-11-22", "2026-11-22"], "{words:?}");
    }
}

#[test]
fn weekly_runs_are_working_copies_and_a_sealed_one_is_last_quarter() {
    let desk = desk(&[("A1", "")]);
    audit(&desk, BEFORE, "runs/may", &["--seal", "2026 Q2"]).well();
    audit(&desk, THEN, "runs/august", &["--seal", "2026 Q3"]).well();
    audit(&desk, "2026-11-15", "runs/week", &[]).well();
    audit(&desk, "2026-12-01", "runs/later", &["--seal", "2026 Q5"]).well();
    audit(&desk, "2026-11-22", "runs/now", &[]).well();
    let told = history(&desk, "runs/now");
    assert_eq!((&told["compared_with"]["as_of"], &told["compared_with"]["sealed"]), (&THEN.into(), &"2026 Q3".into()));
    let days: Vec<&str> = told["trend"].as_array().unwrap().iter().map(|point| point["as_of"].as_str().unwrap()).collect();
    assert_eq!(days, [BEFORE, THEN, "2026-11-22"]);
    audit(&desk, "2026-11-22", "runs/now", &["--previous", "runs/week"]).well();
    assert_eq!(history(&desk, "runs/now")["compared_with"]["as_of"], "2026-11-15");
    let said = audit(&desk, "2026-11-22", "runs/now", &["--previous", "runs/later"]).refused();
    assert!(said.contains("runs/later: cannot be compared with") && said.contains("1 December 2026"), "{said}");
    // A policy may name a folder of them, beside itself.
    fs::create_dir(desk.path("lists/earlier")).unwrap();
    fs::rename(desk.path("runs/august"), desk.path("lists/earlier/august")).unwrap();
    desk.put("lists/standto.toml", "[organisation]\nname = \"Northmoor\"\n[policy]\nhistory = \"earlier\"\n");
    audit(&desk, "2026-11-22", "elsewhere/now", &[]).well();
    assert_eq!(history(&desk, "elsewhere/now")["compared_with"]["sealed"], "2026 Q3");
}

#[test]
fn what_comes_back_is_reopened_and_its_time_begins_anew() {
    let desk = desk(&[("A1", ""), ("A2", "")]);
    audit(&desk, BEFORE, "runs/a", &[]).well();
    desk.put("lists/assets.csv", register(&[("A1", "Ann Lee"), ("A2", "")]));
    audit(&desk, THEN, "runs/b", &[]).well();
    desk.put("lists/assets.csv", register(&[("A1", ""), ("A2", "")]));
    audit(&desk, "2026-11-22", "runs/c", &[]).well();
    is(&counts(&history(&desk, "runs/c"), 0), &[("reopened", 1), ("still_open", 1)]);
    assert_eq!(column(&desk, "runs/c", "first_seen"), ["2026-11-22", BEFORE]);
    // 14 days are allowed for a high finding.
    assert_eq!(column(&desk, "runs/c", "due"), ["2026-12-06", "2026-06-07"]);
    let assessment: Value = serde_json::from_slice(&desk.read("runs/c/assessment.json")).unwrap();
    let area = &assessment["areas"][0];
    assert_eq!((&area["overdue"], &area["overdue_by_severity"]["high"]), (&1.into(), &1.into()));
    assert!(desk.text("runs/c/readiness.html").contains("1 past the time limit: 1 high"));
    let work = rows(&desk.read("runs/c/actions.xlsx"));
    let late = work[0].iter().position(|head| *head == "Late?").unwrap();
    assert_eq!((work.len(), work[1][late].to_string().as_str()), (2, "overdue"), "{work:?}");
}

#[test]
fn what_is_measured_otherwise_is_not_called_better_or_worse() {
    let desk = desk(&[("A1", ""), ("A2", "")]);
    desk.put("lists/standto.toml", "[organisation]\nname = \"Northmoor\"\n[checks.asset-not-seen]\ndays = 400\n");
    let run = |desk: &Desk, day, out| desk.run(&["audit", "lists", "--as-of", day, "--out", out]);
    run(&desk, THEN, "runs/a").well();
    // Ten more devices without an owner, and a stricter threshold.
    let more: Vec<String> = (0..10).map(|at| format!("N{at}")).collect();
    let rows: Vec<(&str, &str)> = [("A1", "Ann Lee"), ("A2", "")].into_iter().chain(more.iter().map(|id| (id.as_str(), ""))).collect();
    desk.put("lists/assets.csv", register(&rows));
    desk.put("lists/standto.toml", "[organisation]\nname = \"Northmoor\"\n[checks.asset-not-seen]\ndays = 2\n");
    run(&desk, "2026-08-24", "runs/b").well();
    let told = history(&desk, "runs/b");
    let area = &told["areas"][0];
    assert_eq!((&area["records_then"], &area["records_new"]), (&32.into(), &10.into()));
    let said: Vec<&str> = told["measured"].as_array().unwrap().iter().map(|it| it["what"].as_str().unwrap()).collect();
    assert!(said.contains(&"10 records are read that were not on the lists then"), "{said:?}");
    assert!(said.contains(&"asset-not-seen: its days went from 400 to 2"), "{said:?}");
    let policy: Vec<&str> = told["policy"].as_array().unwrap().iter().map(|it| it["what"].as_str().unwrap()).collect();
    assert!(policy.contains(&"asset-not-seen: days went from 400 to 2"), "{policy:?}");
    let points = |name: &str| area["movement"][name].as_f64().unwrap();
    assert!(points("really") > 0.0 && points("measured") < 0.0, "{area}");
    // The parts add up to what is seen.
    let now: Value = serde_json::from_slice(&desk.read("runs/b/assessment.json")).unwrap();
    let moved = now["areas"][0]["score"].as_f64().unwrap() - area["score_then"].as_f64().unwrap();
    assert!((points("really") + points("measured") - moved).abs() < 0.05, "{area} {moved}");
    let page = desk.text("runs/b/readiness.html");
    assert!(page.contains("by what is really better") && page.contains("because it is measured otherwise"), "both are said");
    let board = desk.text("runs/b/board.html");
    assert!(
        board.contains("Since 23 August 2026: ") && board.contains("Had we measured as we did then, “What we have” would stand at "),
        "{board}"
    );
    let missed = told["checks"].as_array().unwrap().iter().find(|check| check["check"] == "asset-not-seen").unwrap();
    assert_eq!(missed["classes"]["new"], 0);
    assert!(missed["classes"]["not_comparable"].as_u64().unwrap() > 30, "{missed}");
}

#[test]
fn a_column_or_list_that_is_lost_is_said_loudly_and_fixes_nothing() {
    let desk = desk(&[("A1", ""), ("A2", "")]);
    desk.put(
        "lists/staff.csv",
        "Employee ID,Name,Start Date,Leaving Date,Status\n1,Ann Lee,2020-01-01,2026-10-01,Left\n2,Imran Sadiq,2020-01-01,,Active\n",
    );
    audit(&desk, THEN, "runs/a", &[]).well();
    let full = register(&[("A1", ""), ("A2", "")]);
    let mut without = String::new();
    for cells in full.lines().map(|line| line.split(',').collect::<Vec<_>>()) {
        without.push_str(&[&cells[..2], &cells[3..]].concat().join(","));
        without.push('\n');
    }
    desk.put("lists/assets.csv", without);
    fs::remove_file(desk.path("lists/staff.csv")).unwrap();
    let ended = audit(&desk, "2026-11-22", "runs/b", &[]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    for wanted in [
        "warning: the run of 23 August 2026 had what this one lacks:",
        "the column for owner of the asset register (“Owner”)",
        "the staff list (staff.csv)",
    ] {
        assert!(ended.err.contains(wanted), "“{wanted}” in {}", ended.err);
    }
    let told = history(&desk, "runs/b");
    is(&counts(&told, 0), &[("no_longer_comparable", 2)]);
    assert!(desk.text("runs/b/readiness.html").contains("Supplied then, and not now"));
    assert!(desk.text("runs/b/board.html").contains("2 lists or columns of last time were not supplied"));
    assert_eq!(audit(&desk, "2026-11-22", "runs/b", &["--quiet"]).err, "");
}

#[test]
fn what_is_no_run_of_ours_is_named_and_left_out_and_never_used() {
    let desk = desk(&[("A1", "")]);
    for (day, name) in
        [("2026-02-22", "good"), ("2026-03-01", "edited"), ("2026-03-08", "cut"), ("2026-03-15", "newer"), ("2026-03-22", "half")]
    {
        audit(&desk, day, &format!("runs/{name}"), &["--seal", "Q"]).well();
    }
    desk.put("lists/standto.toml", "[organisation]\nname = \"Southmoor\"\n");
    audit(&desk, "2026-03-29", "runs/foreign", &["--seal", "Q", "--no-history"]).well();
    desk.put("lists/standto.toml", "[organisation]\nname = \"Northmoor\"\n");
    // No run is sealed any more that the next quarter could not be compared with.
    let refused = audit(&desk, "2026-03-29", "runs/thin", &["--seal", "Q", "--format", "html", "--no-history"]);
    assert!(refused.code == Some(2) && refused.err.contains("it needs assessment.json and findings.csv"), "{}", refused.err);
    audit(&desk, "2026-03-29", "runs/thin", &["--format", "html", "--no-history"]).well();
    desk.put("runs/thin/manifest.json", desk.text("runs/thin/manifest.json").replacen("\"sealed\": \"\"", "\"sealed\": \"Q\"", 1));
    desk.put("runs/edited/findings.csv", desk.text("runs/edited/findings.csv").replace("open", "waived"));
    desk.put("runs/cut/assessment.json", &desk.read("runs/cut/assessment.json")[..900]);
    desk.put("runs/newer/manifest.json", desk.text("runs/newer/manifest.json").replacen("\"format\": 1", "\"format\": 2", 1));
    fs::remove_file(desk.path("runs/half/manifest.json")).unwrap();
    desk.put("runs/app/manifest.json", "{\"name\": \"an app\"}");
    desk.put("runs/torn/manifest.json", "{\"format\": 1, \"tool\": {\"name\": \"standto\", \"ver");
    desk.put("runs/notes/minutes.txt", "mine");
    let ended = audit(&desk, THEN, "runs/now", &[]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    for (folder, why) in [
        ("edited", "it is not as it was written: findings.csv is not what was written"),
        ("cut", "it is not as it was written: assessment.json"),
        ("newer", "in format 2, and this standto reads formats up to 1"),
        ("half", "it has no manifest.json"),
        ("foreign", "it speaks of another organisation: Southmoor"),
        ("thin", "it was written without assessment.json"),
        ("torn", "its manifest.json is damaged"),
    ] {
        let line = ended.err.lines().find(|line| line.starts_with(&format!("note: {folder}: left out of the history: ")));
        assert!(line.is_some_and(|line| line.contains(why)), "{folder}: {why} in\n{}", ended.err);
    }
    assert!(!ended.err.contains("notes") && !ended.err.contains("app"), "what is no run at all is none of ours: {}", ended.err);
    let told = history(&desk, "runs/now");
    assert_eq!(told["compared_with"]["as_of"], "2026-02-22");
    assert_eq!(told["left_out"].as_array().unwrap().len(), 7);
    for (folder, why) in [("edited", "not as it was written"), ("foreign", "another organisation"), ("notes", "no manifest.json")] {
        let said = audit(&desk, THEN, "runs/other", &["--previous", &format!("runs/{folder}")]).refused();
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn names_that_are_redacted_stay_so_and_a_finding_is_known_by_its_fingerprint_all_the_same() {
    let desk = Desk::with_sample_data();
    let run = |day: &str, out: &str, words: &[&str]| desk.run(&[&["audit", "lists", "--as-of", day, "--out", out], words].concat());
    run(THEN, "runs/a", &["--no-history"]).well();
    run("2026-11-22", "shown/b", &["--previous", "runs/a"]).well();
    run("2026-11-22", "hidden/b", &["--previous", "runs/a", "--redact", "names"]).well();
    let (shown, hidden) = (history(&desk, "shown/b"), history(&desk, "hidden/b"));
    for area in 0..4 {
        assert_eq!(counts(&shown, area), counts(&hidden, area));
    }
    let staff = desk.text("lists/staff-list.csv");
    let names: Vec<String> =
        staff.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()).map(|row| format!("{} {}", row[3], row[4])).collect();
    for file in ["assessment.json", "readiness.html", "manifest.json"] {
        let text = desk.text(&format!("hidden/b/{file}"));
        let seen: Vec<&String> = names.iter().filter(|name| name.len() > 4 && text.contains(name.as_str())).collect();
        assert!(seen.is_empty(), "{file} names {seen:?}");
    }
    // The other way about, what is no more cannot be told from what is gone: whose pseudonym it was nobody knows.
    run(THEN, "runs/c", &["--no-history", "--redact", "names"]).well();
    run("2026-11-22", "shown/d", &["--previous", "runs/c"]).well();
    let back = history(&desk, "shown/d");
    for area in 0..4 {
        for class in ["new", "still_open", "reopened", "not_comparable"] {
            assert_eq!(back["areas"][area]["classes"][class], shown["areas"][area]["classes"][class], "{class}");
        }
    }
}

#[test]
fn a_quarter_in_which_nobody_could_look_stops_no_clock() {
    let desk = desk(&[("A1", "Ann Lee"), ("A2", "")]);
    audit(&desk, BEFORE, "runs/a", &["--seal", "Q1"]).well();
    let whole = desk.text("lists/assets.csv");
    // The second quarter's list came without its column of owners.
    let cut: String = whole
        .lines()
        .map(|line| line.split(',').enumerate().filter(|(at, _)| *at != 2).map(|(_, cell)| cell).collect::<Vec<_>>().join(",") + "\n")
        .collect();
    desk.put("lists/assets.csv", cut);
    let second = audit(&desk, THEN, "runs/b", &["--seal", "Q2"]);
    assert!(second.code == Some(0) && second.err.contains("the column for owner of the asset register (“Owner”)"), "{}", second.err);
    desk.put("lists/assets.csv", whole);
    audit(&desk, "2026-11-22", "runs/c", &[]).well();
    let history = history(&desk, "runs/c");
    is(&counts(&history, 0), &[("not_comparable", 1)]);
    let (checks, seen, due) = (column(&desk, "runs/c", "check"), column(&desk, "runs/c", "first_seen"), column(&desk, "runs/c", "due"));
    let at = checks.iter().position(|check| check == "asset-owner-missing").unwrap();
    assert_eq!((seen[at].as_str(), due[at].as_str()), (BEFORE, "2026-06-07"), "{seen:?}");
}

#[test]
fn a_finding_about_a_list_stays_its_own_when_another_list_is_renamed() {
    let desk = desk(&[("A1", "Ann Lee")]);
    let undated = "Asset ID,Hostname,Owner,Operating System,Serial Number\nB1,PB-1,Ann Lee,Windows 11,S1\nB2,PB-2,Ann Lee,Windows 11,S2\n";
    desk.put("lists/zz.csv", undated);
    let run = |day, out| desk.run(&["audit", "lists", "--as-of", day, "--out", out, "--only", "list-old", "--quiet"]).well();
    run("2026-11-20", "runs/a");
    fs::remove_file(desk.root().join("lists/zz.csv")).unwrap();
    desk.put("lists/aa.csv", undated);
    run("2026-11-22", "runs/b");
    // One is old, of the other nobody knows: by the order of names alone the two would change places.
    assert_eq!(column(&desk, "runs/b", "status"), ["unknown", "open"]);
    is(&counts(&history(&desk, "runs/b"), 0), &[("still_open", 1)]);
    assert_eq!(column(&desk, "runs/b", "first_seen"), ["2026-11-20", "2026-11-20"]);
}

#[test]
fn each_list_is_missed_by_its_own_columns_and_an_older_one_is_said() {
    let desk = desk(&[("A1", "Ann Lee")]);
    let other = |head: &str, cell: &str, seen: &str| {
        format!("Asset ID,Hostname,Operating System,Last Seen{head}\nB1,PB-1,Windows 11,{seen}{cell}\nB2,PB-2,Windows 11,{seen}{cell}\n")
    };
    desk.put("lists/site-b.csv", other(",Owner", ",Ann Lee", "2026-08-20"));
    audit(&desk, THEN, "runs/a", &[]).well();
    desk.put("lists/site-b.csv", other("", "", "2026-08-01"));
    let said = audit(&desk, "2026-08-24", "runs/b", &[]);
    assert_eq!(said.code, Some(0));
    assert!(said.err.contains("the column for owner of site-b.csv (“Owner”)"), "{}", said.err);
    assert!(said.err.contains("site-b.csv now speaks for 1 August 2026, and did for 20 August 2026"), "{}", said.err);
}

#[test]
fn a_run_set_aside_is_put_back_by_whatever_reads_runs() {
    let desk = desk(&[("A1", "Ann Lee")]);
    audit(&desk, THEN, "runs/a", &["--seal", "Q1"]).well();
    audit(&desk, "2026-11-22", "runs/b", &[]).well();
    let (place, aside) = (desk.root().join("runs/a"), desk.root().join("runs/.a.standto-a1B2c3.earlier"));
    let words: [&[&str]; 4] = [
        &["diff", "runs/a", "runs/b"],
        &["report", "runs/a", "--out", "pages"],
        &["rollup", "runs", "--out", "group"],
        &["audit", "lists", "--as-of", "2026-11-23", "--out", "elsewhere/c", "--history", "runs"],
    ];
    for words in words {
        fs::rename(&place, &aside).unwrap();
        let said = desk.run(words);
        assert_eq!(said.code, Some(0), "{words:?}: {}", said.err);
        assert!(said.err.contains("was put back") && place.is_dir(), "{words:?}: {}", said.err);
    }
}
