//! What an auditor tests: a sample drawn by a seed from the very lists of a run, and what the runs of several organisations come to.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::desk::{ASSETS, Desk};

fn rows(bytes: &[u8]) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(&bytes[3..]).records().map(Result::unwrap).collect()
}

#[test]
fn a_sample_holds_every_verdict_of_its_records_and_says_what_the_findings_say() {
    let desk = Desk::with_sample_data();
    desk.audit(&["lists", "--out", "runs/OUT", "--no-history"]).well();
    let draw = |words: &[&str]| desk.run(&[&["sample", "runs/OUT"], words].concat()).well().into_bytes();
    let first = draw(&["--n", "25", "--seed", "7"]);
    assert_eq!(first, draw(&["--inputs", "lists"]), "25 by seed 7, from the lists in this folder, is what is drawn unasked");
    assert_ne!(first, draw(&["--seed", "8"]));
    let rows_drawn = rows(&first);
    let header = csv::Reader::from_reader(&first[3..]).headers().unwrap().clone();
    let at = |name: &str| header.iter().position(|header| header == name).unwrap();
    let records: BTreeSet<(&str, &str, &str)> =
        rows_drawn.iter().map(|row| (&row[at("file")], &row[at("sheet")], &row[at("row")])).collect();
    assert_eq!(records.len(), 25);
    assert!(rows_drawn.iter().all(|row| (13..17).all(|column| row[column].is_empty())), "the tester's columns are blank");
    // Every check that runs on a register has a verdict on each of its records, and verdicts are those of the run.
    let findings = rows(&desk.read("runs/OUT/findings.csv"));
    let found: BTreeSet<[&str; 5]> =
        findings.iter().map(|row| [&row[16], &row[17], &row[18], &row[1], if &row[4] == "open" { "fail" } else { &row[4] }]).collect();
    let (mut failing, mut passing) = (0, 0);
    for row in &rows_drawn {
        let key = |verdict| [&row[at("file")], &row[at("sheet")], &row[at("row")], &row[at("check")], verdict];
        let (is_open, verdict) = (found.contains(&key("fail")), &row[at("verdict")]);
        match verdict {
            "fail" => failing += 1,
            "pass" => passing += 1,
            _ => {}
        }
        assert_eq!(verdict == "fail", is_open, "{row:?}");
    }
    assert!(failing > 5 && passing > 100, "{failing} fail, {passing} pass");
    let all = rows(&draw(&["--register", "contacts", "--n", "5000"]));
    let checks: BTreeSet<&str> = all.iter().map(|row| &row[at("check")]).collect();
    assert!(
        all.iter().all(|row| &row[at("register")] == "contacts") && all.len().is_multiple_of(checks.len()),
        "every check, every record"
    );
    let drawn: BTreeSet<&str> = all.iter().map(|row| &row[at("number")]).collect();
    let assessment: Value = serde_json::from_slice(&desk.read("runs/OUT/assessment.json")).unwrap();
    assert_eq!(drawn.len() as u64, assessment["areas"][1]["records"].as_u64().unwrap(), "more than there are is all of them");
}

#[test]
fn a_sample_is_drawn_from_the_lists_of_the_run_or_not_at_all() {
    let desk = Desk::new();
    desk.put("lists/assets.csv", ASSETS);
    desk.audit(&["lists", "--out", "runs/OUT"]).well();
    desk.run(&["sample", "runs/OUT", "--out", "sample.csv"]).well();
    let said = desk.run(&["sample", "runs/OUT", "--out", "sample.csv"]).refused();
    assert!(said.contains("there is a file of that name"), "{said}");
    let said = desk.run(&["sample", "runs/OUT", "--register", "contacts"]).refused();
    assert!(said.contains("there is no record of that kind"), "{said}");
    desk.put("lists/assets.csv", format!("{ASSETS}A3,PC-3,,Windows 11,In Use,2026-11-20\n"));
    let said = desk.run(&["sample", "runs/OUT", "--inputs", "lists"]).refused();
    assert!(said.contains("assets.csv is not the file that was audited"), "{said}");
    desk.put("runs/OUT/findings.csv", "edited");
    let said = desk.run(&["sample", "runs/OUT"]).refused();
    assert!(said.contains("the run is not as it was written: findings.csv"), "{said}");
}

const CONTACTS: &str = "Name,Role,Mobile\nAnn Lee,IT on call,07700 900123\n";

/// One organisation's lists, audited.
fn organisation(desk: &Desk, name: &str, code: &str, owners: &[&str], day: &str, policy: &str) {
    let mut assets = "Asset ID,Hostname,Owner,Operating System,Status,Last Seen,Purpose\n".to_owned();
    for (at, owner) in owners.iter().enumerate() {
        assets.push_str(&format!("SECRET-{at},SECRET-PC-{at},{owner},Windows 11,In Use,2026-11-20,Desk\n"));
    }
    desk.put(&format!("{code}/lists/assets.csv"), assets);
    desk.put(&format!("{code}/lists/contacts.csv"), CONTACTS);
    desk.put(&format!("{code}/lists/standto.toml"), format!("[organisation]\nname = \"{name}\"\nods-code = \"{code}\"\n{policy}"));
    let (lists, out) = (format!("{code}/lists"), format!("{code}/runs/{day}"));
    desk.run(&["audit", &lists, "--as-of", day, "--out", &out, "--seal", day]).well();
}

#[test]
fn organisations_stand_side_by_side_worst_first_and_only_counts_cross_over() {
    let desk = Desk::new();
    let (owned, half, none) =
        (["Ann Lee"; 8], ["Ann Lee", "", "Ann Lee", "", "Ann Lee", "", "Ann Lee", ""], ["", "", "", "", "", "", "", "Ann Lee"]);
    organisation(&desk, "Northmoor <i>Trust", "Z9Z", &half, "2026-08-23", "");
    organisation(&desk, "Northmoor <i>Trust", "Z9Z", &owned, "2026-11-22", "");
    organisation(&desk, "Southmoor", "Z8Z", &none, "2026-11-15", "");
    organisation(&desk, "Westmoor", "Z7Z", &owned, "2026-11-22", "[checks.asset-not-seen]\ndays = 1\n");
    organisation(&desk, "Eastmoor", "Z6Z", &owned, "2026-08-30", "");
    let words = [
        "rollup",
        "Z9Z/runs",
        "Z8Z/runs/2026-11-15",
        "Z7Z/runs",
        "Z6Z/runs",
        "--expect",
        "Midmoor",
        "--expect",
        "Z9Z",
        "--out",
        "group/roll up",
    ];
    let said = desk.run(&words).well();
    assert!(said.contains("October to December 2026: of 5 organisations") && said.contains("2 not measured"), "{said}");
    let data: Value = serde_json::from_slice(&desk.read("group/roll up/rollup.json")).unwrap();
    let names: Vec<&str> = data["organisations"].as_array().unwrap().iter().map(|member| member["name"].as_str().unwrap()).collect();
    assert_eq!((names[0], &names[3..]), ("Southmoor", &["Eastmoor", "Midmoor"][..]), "the worst first, those not measured last: {names:?}");
    let line = |check: &str| data["checks"].as_array().unwrap().iter().find(|line| line["check"] == check).cloned().unwrap();
    let owners = line("asset-owner-missing");
    assert_eq!((&owners["said"], &owners["failing"], &owners["of"]), (&"1 of 3 organisations fails this".into(), &1.into(), &3.into()));
    assert_eq!((&owners["cells"][0]["fail"], &owners["cells"][0]["judged"]), (&7.into(), &8.into()));
    // Westmoor runs one check by a threshold of its own: it is shown, and not counted.
    let seen = data["checks"].as_array().unwrap().iter().find(|line| line["check"] == "asset-not-seen");
    if let Some(seen) = seen {
        assert!(seen["of"].as_u64().unwrap() <= 2, "{seen}");
    }
    let by_other_rules = |name: &str| {
        data["organisations"].as_array().unwrap().iter().find(|member| member["name"] == name).unwrap()["by_other_rules"].as_bool()
    };
    assert_eq!((by_other_rules("Westmoor"), by_other_rules("Southmoor")), (Some(true), Some(false)));
    let outliers = data["outliers"].to_string();
    assert!(outliers.contains("Southmoor, asset has no owner: 88 % fail; the middle of the others is 0 %."), "{outliers}");
    // A quarter without a run is not measured, and never nought.
    let trend = |name: &str| {
        let members = data["organisations"].as_array().unwrap();
        members.iter().find(|member| member["name"] == name).unwrap()["trend"].as_array().unwrap().clone()
    };
    assert_eq!(data["quarters"].as_array().unwrap().len(), 2);
    assert_eq!((&trend("Southmoor")[0]["rating"], &trend("Southmoor")[0]["open"]), (&"Not measured".into(), &Value::Null));
    assert!(trend("Northmoor <i>Trust").iter().all(|cell| cell["rating"] != "Not measured"));
    assert_eq!(trend("Eastmoor")[1]["rating"], "Not measured");

    let page = desk.text("group/roll up/rollup.html");
    assert!(page.contains("Northmoor &lt;i&gt;Trust") && !page.contains("<i>Trust"), "a name is never markup");
    assert!(page.replace("&#x2f;", "/").contains("href=\"../../Z9Z/runs/2026-11-22/readiness.html\""), "each report is a step away");
    assert!(page.contains("Content-Security-Policy") && page.contains("script-src &#x27;none&#x27;"), "the page lets nothing in");
    for file in ["rollup.html", "rollup.json", "manifest.json"] {
        let text = desk.text(&format!("group/roll up/{file}"));
        for record in ["SECRET", "Ann Lee", "07700", "assets.csv"] {
            assert!(!text.contains(record), "{record} crossed over into {file}");
        }
    }
    let before = desk.everything();
    desk.run(&words).well();
    assert_eq!(desk.everything(), before, "the same runs give the same bytes");
    desk.run(&["verify", "group/roll up"]).well();
}

#[test]
fn a_run_that_is_damaged_is_left_out_of_the_roll_up_and_named() {
    let desk = Desk::new();
    organisation(&desk, "Northmoor", "Z9Z", &["Ann Lee"], "2026-11-22", "");
    organisation(&desk, "Southmoor", "Z8Z", &["Ann Lee"], "2026-11-22", "");
    desk.put("Z8Z/runs/2026-11-22/assessment.json", "{}");
    let said = desk.run(&["rollup", "Z9Z/runs", "Z8Z/runs"]).well();
    assert!(said.contains("Left out: Z8Z/runs/2026-11-22: it is not as it was written: assessment.json"), "{said}");
    assert!(desk.text("rollup/rollup.html").contains("Left out: Z8Z&#x2f;runs"));
    let said = desk.run(&["rollup", "Z8Z/runs"]).refused();
    assert!(said.contains("there is nothing to put side by side") && said.contains("not as it was written"), "{said}");
    let said = desk.run(&["rollup", "Z8Z/lists"]).refused();
    assert!(said.contains("is no run, and holds none"), "{said}");
}

#[test]
fn diff_fails_on_what_is_new_and_on_nothing_else() {
    let desk = Desk::new();
    organisation(&desk, "Northmoor", "Z9Z", &["", "Ann Lee", "Ann Lee"], "2026-08-23", "");
    organisation(&desk, "Northmoor", "Z9Z", &["", "", "Ann Lee"], "2026-08-24", "");
    let (old, new) = ("Z9Z/runs/2026-08-23", "Z9Z/runs/2026-08-24");
    let ended = desk.run(&["diff", old, new, "--fail-on-new", "high"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), ""), "{}", ended.out);
    let ended = crate::desk::Ended { out: ended.out.split_whitespace().collect::<Vec<_>>().join(" "), ..ended };
    assert!(ended.out.contains("Since 23 August 2026, sealed as 2026-08-23: 0 fixed, 1 new and 0 reopened"), "{}", ended.out);
    assert!(ended.out.contains("High, SECRET-1, SECRET-PC-1: Asset has no owner; owner is blank"), "{}", ended.out);
    assert_eq!(desk.run(&["diff", old, new, "--fail-on-new", "critical"]).code, Some(0));
    let json: Value = serde_json::from_str(&desk.run(&["diff", old, new, "--format", "json"]).well()).unwrap();
    assert_eq!((&json["format"], &json["totals"]["new"], &json["findings"][0]["class"]), (&1.into(), &1.into(), &"new".into()));
    assert_eq!(json["findings"][0]["subject"], "SECRET-1");
    let csv = desk.run(&["diff", old, new, "--format", "csv"]).well();
    let classes: BTreeSet<&str> = csv.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert!(classes.contains("new") && classes.contains("still open"), "{classes:?}");
    assert!(desk.run(&["diff", new, old]).refused().contains("it speaks for 24 August 2026, and this run for 23 August 2026"));
    assert!(desk.run(&["diff", "Z9Z/lists", new]).refused().contains("Z9Z/lists: cannot be compared with"));
}
