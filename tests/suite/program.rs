//! The program from the outside: what is typed, what is written and printed, and how it ends.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use serde_json::Value;

use crate::desk::{ASSETS, Desk, hash};

const WRITTEN: [&str; 9] = [
    "actions.xlsx",
    "assessment.json",
    "board.html",
    "evidence.csv",
    "findings.csv",
    "manifest.json",
    "population.csv",
    "readiness.html",
    "tonight.html",
];

/// A desk with one small register in `lists`.
fn small() -> Desk {
    let desk = Desk::new();
    desk.put("lists/assets.csv", ASSETS);
    desk
}

fn json(desk: &Desk, name: &str) -> Value {
    serde_json::from_slice(&desk.read(name)).unwrap()
}

#[test]
fn the_sample_data_gives_its_files_and_a_summary_and_is_left_as_it_was() {
    let desk = Desk::with_sample_data();
    let before = desk.everything();
    let said = desk.audit(&["lists", "--out", "OUT"]).well();
    for wanted in [
        "OFFICIAL-SENSITIVE: holds names and weaknesses\nNorthmoor University Hospitals NHS Trust (Z9Z), as at 22 November 2026\n",
        "Area       Rating  Score  Critical  High  Medium  Low",
        "Reporting  Red",
        "Do first\n  1. ",
        "What this run cannot tell\n",
        "Written:\n",
        "\nOpen readiness.html first.\n",
    ] {
        assert!(said.contains(wanted), "“{wanted}” in\n{said}");
    }
    assert!(!said.contains("--as-of was not given"));
    for file in WRITTEN {
        assert!(said.contains(&format!("OUT/{file}")) || said.contains(&format!("OUT\\{file}")), "{file}");
    }
    let mut after = desk.everything();
    assert_eq!(after.remove("OUT").as_deref(), Some("folder"));
    for file in WRITTEN {
        assert!(after.remove(&format!("OUT/{file}")).is_some(), "{file}");
    }
    assert_eq!(after, before, "nothing else is written, and no list is touched");
}

#[test]
fn the_manifest_answers_for_every_file_read_and_written() {
    let desk = Desk::with_sample_data();
    desk.audit(&["lists", "--out", "OUT"]).well();
    let manifest = json(&desk, "OUT/manifest.json");
    let check = |list: &str, folder: &str| {
        let files = manifest[list].as_array().unwrap();
        for file in files {
            let bytes = desk.read(&format!("{folder}/{}", file["file"].as_str().unwrap()));
            assert_eq!(file["sha256"].as_str().unwrap(), hash(&bytes), "{file}");
            assert_eq!(file["size"].as_u64().unwrap(), bytes.len() as u64, "{file}");
        }
        files.len()
    };
    assert_eq!(check("inputs", "lists"), 11);
    assert_eq!(check("outputs", "OUT"), 8);
    assert_eq!(manifest["policy"]["sha256"].as_str().unwrap(), hash(&desk.read("lists/standto.toml")));
    assert_eq!(manifest["as_of"], "2026-11-22");
    assert_eq!(manifest["tool"]["name"], "standto");
    assert_eq!(manifest["marking"], "OFFICIAL-SENSITIVE");
}

#[test]
fn fail_on_sets_the_exit_code_and_nothing_else() {
    let desk = small();
    let ended = desk.audit(&["lists", "--out", "OUT", "--fail-on", "critical"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "nothing critical is open");
    let plain = desk.read("OUT/assessment.json");
    let ended = desk.audit(&["lists", "--out", "OUT", "--fail-on", "high"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), ""), "{}", ended.out);
    assert_eq!(desk.read("OUT/assessment.json"), plain);
    assert_eq!(desk.audit(&["lists", "--out", "OUT", "--fail-on", "low"]).code, Some(1));
    assert_eq!(desk.audit(&["lists", "--out", "OUT"]).code, Some(0));

    let said = desk.audit(&["lists", "--out", "OUT", "--fail-on", "dreadful"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("critical, high, medium, low"), "{}", said.err);
}

#[test]
fn only_and_skip_leave_checks_out_and_say_so() {
    let desk = small();
    desk.audit(&["lists", "--out", "OUT", "--only", "asset-owner-missing", "--only", "asset-not-seen"]).well();
    let ran = |desk: &Desk| -> Vec<String> {
        let assessment = json(desk, "OUT/assessment.json");
        let checks = assessment["checks"].as_array().unwrap().clone();
        checks.into_iter().filter(|check| check["run"] == true).map(|check| check["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ran(&desk), ["asset-owner-missing", "asset-not-seen"]);
    assert_eq!(json(&desk, "OUT/manifest.json")["options"], serde_json::json!(["--only asset-owner-missing", "--only asset-not-seen"]));

    desk.audit(&["lists", "--out", "OUT", "--skip", "asset-owner-missing"]).well();
    let assessment = json(&desk, "OUT/assessment.json");
    let skipped = assessment["checks"].as_array().unwrap().iter().find(|check| check["name"] == "asset-owner-missing").unwrap();
    assert_eq!((&skipped["run"], &skipped["why_not"]), (&false.into(), &"left out by --skip".into()));
    assert!(!desk.text("OUT/findings.csv").contains("asset-owner-missing"));
}

#[test]
fn format_chooses_the_reports_and_the_manifest_names_what_was_written() {
    let desk = small();
    desk.audit(&["lists", "--out", "OUT", "--format", "json"]).well();
    assert_eq!(files(&desk, "OUT"), ["assessment.json", "manifest.json"]);
    desk.audit(&["lists", "--out", "OUT", "--format", "html,csv"]).well();
    assert_eq!(
        files(&desk, "OUT"),
        ["board.html", "evidence.csv", "findings.csv", "manifest.json", "population.csv", "readiness.html", "tonight.html"],
        "the earlier run is replaced whole"
    );
    let outputs: Vec<Value> = json(&desk, "OUT/manifest.json")["outputs"].as_array().unwrap().clone();
    let named: Vec<&str> = outputs.iter().map(|file| file["file"].as_str().unwrap()).collect();
    assert_eq!(named, ["findings.csv", "population.csv", "evidence.csv", "readiness.html", "board.html", "tonight.html"]);
}

fn files(desk: &Desk, folder: &str) -> Vec<String> {
    let inside = desk.everything().into_keys().filter_map(|name| name.strip_prefix(&format!("{folder}/")).map(str::to_owned));
    inside.collect()
}

#[test]
fn quiet_prints_nothing() {
    let desk = small();
    assert_eq!(desk.audit(&["lists", "--out", "OUT", "--quiet"]).well(), "");
    assert_eq!(files(&desk, "OUT"), WRITTEN);
}

#[test]
fn threads_and_folders_change_no_byte() {
    let desk = Desk::with_sample_data();
    desk.audit(&["lists", "--out", "one", "--threads", "1"]).well();
    std::fs::rename(desk.path("lists"), desk.path("moved")).unwrap();
    for (threads, out) in [("2", "two"), ("3", "deep/er/three")] {
        desk.audit(&["moved", "--out", out, "--threads", threads]).well();
        for file in WRITTEN {
            assert_eq!(desk.read(&format!("one/{file}")), desk.read(&format!("{out}/{file}")), "{file} with {threads} threads");
        }
    }
    assert_eq!(desk.audit(&["moved", "--threads", "0"]).code, Some(2));
}

#[test]
fn a_policy_is_taken_from_where_it_is_named_else_from_the_folder() {
    let desk = small();
    desk.put("lists/standto.toml", "[policy]\nmarking = \"OF THE FOLDER\"\n");
    desk.put("other.toml", "[policy]\nmarking = \"NAMED\"\n");
    assert!(desk.audit(&["lists", "--out", "OUT"]).well().contains("OF THE FOLDER: "));
    assert!(desk.audit(&["lists", "--out", "OUT", "--policy", "other.toml"]).well().contains("NAMED: "));
    assert!(desk.text("OUT/readiness.html").contains("NAMED"));
    assert!(desk.audit(&["lists/assets.csv", "--out", "OUT"]).well().contains("OF THE FOLDER: "), "the folder of a file too");
}

#[test]
fn redacted_names_are_in_no_output() {
    let desk = Desk::with_sample_data();
    desk.audit(&["lists", "--out", "OUT", "--redact", "names"]).well();
    let names = csv::Reader::from_path(desk.path("lists/staff-list.csv"))
        .unwrap()
        .records()
        .map(Result::unwrap)
        .map(|row| (format!("{} {}", &row[3], &row[4]), row[11].to_owned()))
        .collect::<Vec<_>>();
    assert!(names.len() > 200);
    let mut seen = Vec::new();
    for file in WRITTEN {
        let bytes = desk.read(&format!("OUT/{file}"));
        let text = if file.ends_with("xlsx") { crate::actions::parts(&bytes) } else { String::from_utf8(bytes).unwrap() };
        for (name, email) in &names {
            for said in [name, email].into_iter().filter(|said| said.len() > 3 && text.contains(said.as_str())) {
                let at = text.find(said.as_str()).unwrap();
                let from = text[..at].char_indices().rev().nth(60).map_or(0, |(at, _)| at);
                seen.push(format!("{file}: {}", &text[from..at + said.len()]));
            }
        }
    }
    assert_eq!(seen, [] as [&str; 0]);
    assert!(desk.text("OUT/findings.csv").contains("person-"));
}

#[test]
fn by_default_runs_stand_side_by_side_and_are_never_read_as_lists() {
    let desk = small();
    let said = desk.run(&["audit", "lists", "--as-of", "2026-11-21"]).well();
    assert!(said.contains("2026-11-21"));
    desk.run(&["audit", "lists", "--as-of", "2026-11-22"]).well();
    for day in ["2026-11-21", "2026-11-22"] {
        assert_eq!(files(&desk, &format!("readiness/{day}")), WRITTEN);
    }
    // The audited folder is the one the runs stand in: their findings.csv is no register.
    desk.put("assets.csv", ASSETS);
    std::fs::remove_dir_all(desk.path("lists")).unwrap();
    desk.run(&["audit", "--as-of", "2026-11-23"]).well();
    let first = desk.read("readiness/2026-11-23/assessment.json");
    let sources = json(&desk, "readiness/2026-11-23/assessment.json")["sources"].as_array().unwrap().clone();
    assert_eq!(sources.iter().map(|source| source["file"].as_str().unwrap()).collect::<Vec<_>>(), ["assets.csv"]);
    desk.run(&["audit", "--as-of", "2026-11-23"]).well();
    assert_eq!(desk.read("readiness/2026-11-23/assessment.json"), first, "a second run on the same inputs gives the same bytes");
}

#[test]
fn a_manifest_of_somebody_elses_hides_no_lists() {
    let desk = small();
    desk.put("lists/manifest.json", "{\"name\": \"an app\", \"version\": 3}");
    desk.audit(&["lists", "--out", "OUT"]).well();
    assert_eq!(json(&desk, "OUT/assessment.json")["sources"][0]["rows_audited"], 2);
}

#[test]
fn without_a_date_the_day_is_told() {
    let desk = small();
    let said = desk.run(&["audit", "lists", "--out", "OUT"]).well();
    assert!(said.contains("As at today, because --as-of was not given."), "{said}");
    let said = desk.run(&["audit", "lists", "--as-of", "22/11/2026"]);
    assert!(said.code == Some(2) && said.err.contains("2026-11-22"), "{}", said.err);
}

#[test]
fn nothing_piped_has_colour() {
    let desk = small();
    for words in [
        &["audit", "lists", "--out", "OUT"][..],
        &["checks"],
        &["explain", "asset-owner-left"],
        &["inspect", "lists"],
        &["--help"],
        &["audit", "nowhere"],
        &["audit", "--colour"],
    ] {
        let ended = desk.run(words);
        assert!(!format!("{}{}", ended.out, ended.err).contains('\u{1b}'), "{words:?}");
    }
}

#[test]
fn checks_lists_every_check_and_explain_tells_all_about_one() {
    let desk = Desk::new();
    let listed = desk.run(&["checks"]).well();
    for entry in standto::checks::ALL {
        assert!(listed.contains(entry.name) && listed.contains(entry.check.title), "{}", entry.name);
        let told = desk.run(&["explain", entry.name]).well();
        for wanted in [entry.name, entry.check.title, entry.check.rationale, entry.check.fix, entry.check.controls[0].id] {
            assert!(told.contains(wanted), "“{wanted}” in\n{told}");
        }
        assert!(entry.check.params.iter().all(|param| told.contains(param.key)), "{told}");
    }
    let contacts = desk.run(&["checks", "--register", "contacts"]).well();
    assert!(contacts.contains("contact-phone-missing") && !contacts.contains("asset-owner-missing"));
    assert_eq!(
        desk.run(&["explain", "asset-owner-mising"]).refused(),
        "there is no check “asset-owner-mising”\n  did you mean “asset-owner-missing”?\n"
    );
}

#[test]
fn inspect_tells_how_each_file_would_be_read() {
    let desk = Desk::with_sample_data();
    desk.put("lists/notes.csv", "Team A,Team B\nx,y\n");
    let told = desk.run(&["inspect", "lists"]).well();
    for wanted in [
        "asset-register.xlsx, sheet Infirmary: asset register",
        "out-of-hours-contacts.csv: contact list",
        "header on row 3",
        "notes.csv: not read",
        "SamAccountName",
        "speaks for: 14 November 2026, told by a line above its header",
    ] {
        assert!(told.contains(wanted), "“{wanted}” in\n{told}");
    }
    let ended = desk.run(&["inspect", "lists/notes.csv"]);
    assert!(ended.code == Some(2) && ended.out.contains("not read"), "nothing there is a register: {}", ended.err);
    // The folder's policy holds, and its word on files that were not asked for is none on this one.
    assert!(desk.run(&["inspect", "lists/it-rota.csv"]).well().contains("it-rota.csv: rota, 10 shifts"));
}

#[test]
fn completions_are_written_for_each_shell() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = desk.run(&["completions", shell]).well();
        assert!(script.contains("standto") && script.contains("audit"), "{shell}");
    }
}

#[test]
fn what_cannot_be_understood_is_told_with_what_can() {
    let desk = Desk::new();
    let ended = desk.run(&[]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
    assert!(ended.err.contains("Usage: standto") && ended.err.contains("audit"), "{}", ended.err);
    let ended = desk.run(&["audit", "--polcy", "x.toml"]);
    assert!(ended.code == Some(2) && ended.err.contains("--polcy") && ended.err.contains("'--policy'"), "{}", ended.err);
    let ended = desk.run(&["audits"]);
    assert!(ended.code == Some(2) && ended.err.contains("'audit'"), "{}", ended.err);
    assert!(desk.run(&["--version"]).well().starts_with("standto "));
    assert!(desk.everything().is_empty(), "and nothing is written");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let desk = small();
    for words in [&["completions", "bash"][..], &["checks"], &["audit", "lists", "--out", "OUT"]] {
        let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("standto"))
            .current_dir(desk.root())
            .args(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // As `| head -1` does: one line is read and the pipe closed.
        let mut line = String::new();
        BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ended = child.wait_with_output().unwrap();
        assert_eq!((ended.status.code(), String::from_utf8(ended.stderr).unwrap()), (Some(0), String::new()), "{words:?}");
    }
    assert_eq!(files(&desk, "OUT"), WRITTEN);
}

/// A long register with some bytes in its last row but one.
fn long(odd: &[u8]) -> Vec<u8> {
    let mut list = b"Asset ID,Hostname,Owner,Operating System,Status,Last Seen,Purpose\n".to_vec();
    for number in 1..=20_000 {
        let owner = if number == 19_999 { odd } else { b"Imran Sadiq" };
        list.extend(format!("A{number},PC-{number},").as_bytes());
        list.extend(owner);
        list.extend(b",Windows 11,In Use,2026-11-20,\"A desk somewhere on the first floor, by the window, where everybody passes by and asks for the way\"\n");
    }
    list
}

#[test]
fn a_long_list_is_read_as_all_of_it_is_and_not_as_it_begins() {
    let desk = Desk::new();
    for (odd, encoding, owner) in [
        ("José Sadiq".as_bytes(), "UTF-8", "José Sadiq"),
        (b"Jos\xe9 Sadiq", "windows-1252", "José Sadiq"),
        (b"Imr\0an Sadiq", "UTF-8", "Imran Sadiq"),
    ] {
        let list = long(odd);
        assert!(list.len() > 2 * 1024 * 1024);
        desk.put("lists/assets.csv", &list);
        desk.audit(&["lists", "--out", "OUT", "--no-history"]).well();
        let assessment = json(&desk, "OUT/assessment.json");
        assert_eq!(assessment["sources"][0]["encoding"], encoding);
        assert_eq!(assessment["sources"][0]["rows_audited"], 20_000);
        let findings = desk.text("OUT/findings.csv");
        let row = findings.lines().find(|line| line.contains(",A19999,")).unwrap_or_else(|| panic!("no finding on the odd row"));
        assert!(row.contains(owner), "{row}");
        assert_eq!(json(&desk, "OUT/manifest.json")["inputs"][0]["sha256"].as_str().unwrap(), hash(&list));
        // What comes by way of standard input cannot be read a second time, and is the same.
        desk.run_on(list, &["audit", "-", "--as-of", "2026-11-22", "--out", "IN", "--no-history"]).well();
        assert!(desk.text("IN/findings.csv").lines().any(|line| line.contains(",A19999,") && line.contains(owner)));
    }
}
