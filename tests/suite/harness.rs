//! Every check on its fixtures, one at a time: on what it fires, on what it stays quiet, and what it must say.
//!
//! A check's folder is `tests/checks/<name>/`. A case is a list `fires.csv`, or
//! `fires-<case>.csv` for what one list cannot show, and what the check must say
//! of it in `expected.txt` or `expected-<case>.txt`. On `quiet.csv`, and on every
//! `quiet-<case>.csv`, it must pass something and find nothing. Other lists in the
//! folder stand beside each case; `policy.toml` is in force, or, where a case has
//! one of its own, `fires.toml`, `quiet-<case>.toml`. `UPDATE=1` in the
//! environment writes what was said over what was expected: read the difference
//! before you keep it.

use std::fs;
use std::path::{Path, PathBuf};

use standto::audit::assessment::Status;
use standto::checks::{ALL, Entry, Run};
use standto::model::register::Register;

use crate::bench::{Bench, Outcome, Row};

fn folder(check: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks").join(check)
}

/// The names of files in a check's folder.
fn files(check: &str) -> Vec<String> {
    let Ok(listed) = fs::read_dir(folder(check)) else { return Vec::new() };
    let mut names: Vec<String> = listed.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn is_list(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "csv")
}

/// The cases of a check that begin with `fires` or `quiet`: `""`, `-no-column` …
fn cases(check: &str, kind: &str) -> Vec<String> {
    let case = |name: &String| Some(name.strip_prefix(kind)?.strip_suffix(".csv")?.to_owned());
    files(check).iter().filter_map(case).filter(|case| case.is_empty() || case.starts_with('-')).collect()
}

/// The bench with one case of a check and the lists that stand beside it.
fn bench(entry: &Entry, case: &str) -> Bench {
    let mut bench = Bench::new();
    let own = case.replace(".csv", ".toml");
    let policy = if files(entry.name).contains(&own) { own.as_str() } else { "policy.toml" };
    for name in files(entry.name) {
        let read = || fs::read_to_string(folder(entry.name).join(&name)).unwrap();
        let is_case = name.starts_with("fires") || name.starts_with("quiet");
        if name == policy {
            bench = bench.policy(&read());
        } else if is_list(&name) && (name == case || !is_case) {
            bench = bench.list(&name, read());
        }
    }
    match entry.check.run.register() {
        Some(register) => bench.register(case, register),
        None => bench,
    }
}

/// Audits a case, and makes sure that every list of it was read.
fn audit(entry: &Entry, bench: &Bench) -> Outcome {
    let outcome = bench.audit();
    for source in &outcome.assessment.sources {
        assert!(source.register.is_some(), "{}: {} is read as no register: {:?}", entry.name, source.file, source.notes);
    }
    outcome
}

/// What a check says of a case, alone; those on waivers see what the others found, so these run too.
fn said_of(entry: &Entry, case: &str) -> (Outcome, Vec<Row>) {
    if !matches!(entry.check.run, Run::EachWaiver(_)) {
        let outcome = audit(entry, &bench(entry, case).only(entry.name));
        assert!(outcome.findings.iter().all(|row| row.at("check") == entry.name), "{}: another check spoke", entry.name);
        let findings = outcome.findings.clone();
        return (outcome, findings);
    }
    let outcome = audit(entry, &bench(entry, case));
    let findings = outcome.of(entry.name).into_iter().cloned().collect();
    (outcome, findings)
}

/// One finding on one line: `row 3 | open high | LAP-0001 | what was seen | cause or -`.
fn line(row: &Row) -> String {
    let number = if row.at("row").is_empty() { "0" } else { row.at("row") };
    let cause = if row.at("cause").is_empty() { "-" } else { row.at("cause") };
    let parts = [row.at("status"), row.at("severity")].join(" ");
    format!("row {number} | {parts} | {} | {} | {cause}\n", row.at("subject"), row.at("evidence"))
}

#[test]
fn every_check_has_its_fixtures() {
    for entry in ALL {
        for wanted in ["fires.csv", "quiet.csv", "expected.txt"] {
            assert!(folder(entry.name).join(wanted).is_file(), "tests/checks/{}/{wanted} is wanted", entry.name);
        }
        for case in cases(entry.name, "fires") {
            let wanted = format!("expected{case}.txt");
            assert!(folder(entry.name).join(&wanted).is_file(), "tests/checks/{}/{wanted} is wanted", entry.name);
        }
    }
    for kept in fs::read_dir(folder("")).unwrap() {
        let name = kept.unwrap().file_name().into_string().unwrap();
        assert!(ALL.iter().any(|entry| entry.name == name), "tests/checks/{name} belongs to no check");
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where a test asks what its author wants")]
pub(crate) fn is_update() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

#[test]
fn every_check_says_what_it_must() {
    let is_update = is_update();
    let mut wrong = Vec::new();
    for entry in ALL {
        for case in cases(entry.name, "fires") {
            let (_, findings) = said_of(entry, &format!("fires{case}.csv"));
            let said: String = findings.iter().map(line).collect();
            let expected = folder(entry.name).join(format!("expected{case}.txt"));
            if is_update {
                fs::write(&expected, &said).unwrap();
            }
            let wanted = fs::read_to_string(&expected).unwrap();
            assert!(!wanted.trim().is_empty(), "{}: fires{case}.csv must make it fire", entry.name);
            if said != wanted {
                wrong.push(difference(&format!("{}, fires{case}.csv", entry.name), &wanted, &said));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\nUPDATE=1 writes what was said over what was expected", wrong.join("\n"));
}

fn difference(title: &str, wanted: &str, said: &str) -> String {
    let mut out = format!("{title}\n");
    for line in wanted.lines().filter(|line| !said.lines().any(|other| other == *line)) {
        out.push_str(&format!("  expected: {line}\n"));
    }
    for line in said.lines().filter(|line| !wanted.lines().any(|other| other == *line)) {
        out.push_str(&format!("  said:     {line}\n"));
    }
    if out.lines().count() == 1 {
        out.push_str("  the same lines in another order\n");
    }
    out
}

#[test]
fn every_check_stays_quiet_where_all_is_well() {
    let mut wrong = Vec::new();
    for entry in ALL {
        for case in cases(entry.name, "quiet") {
            let (outcome, findings) = said_of(entry, &format!("quiet{case}.csv"));
            wrong.extend(findings.iter().map(|row| format!("{}, quiet{case}.csv: {}", entry.name, line(row))));
            let passed: u64 = outcome.assessment.checks.iter().filter(|check| check.name == entry.name).map(|check| check.pass).sum();
            assert!(passed > 0, "{}: quiet{case}.csv has nothing that it passes", entry.name);
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
}

#[test]
fn every_check_bears_the_quiet_lists_of_the_others() {
    for entry in ALL {
        for case in cases(entry.name, "quiet") {
            let outcome = audit(entry, &bench(entry, &format!("quiet{case}.csv")));
            let registers: Vec<Register> = outcome.assessment.sources.iter().filter_map(|source| source.register).collect();
            for check in &outcome.assessment.checks {
                let of = standto::checks::find(&check.name).unwrap().check.run.register();
                let judged = check.pass + check.fail + check.unknown + check.waived + check.not_applicable;
                let saw = of.is_none_or(|register| !registers.contains(&register)) || judged > 0;
                assert!(saw, "{} saw nothing of the lists of {}", check.name, entry.name);
                assert!(check.fail + check.unknown + check.waived > 0 || check.causes.is_empty(), "{}", check.name);
            }
            let may_be_waived = matches!(entry.check.run, Run::EachWaiver(_));
            let is_known = |row: &Row| match row.at("status") {
                "waived" => may_be_waived,
                status => [Status::Open.name(), Status::Unknown.name()].contains(&status),
            };
            assert!(outcome.findings.iter().all(is_known), "{}", entry.name);
        }
    }
}
