//! What the sample data's README promises, read from its tables and held against a run.

use crate::audited::{Audited, WHOLE, audit};
use crate::desk::sample_data;

/// A line of one of the README's tables.
#[derive(Debug)]
struct Promise {
    /// The check in backticks; `None` for a line in brackets, which no single check answers.
    check: Option<String>,
    rows: u64,
    what: String,
    /// The first few subjects.
    which: Vec<String>,
}

/// The table below a heading.
fn promises(heading: &str) -> Vec<Promise> {
    let readme = std::fs::read_to_string(sample_data().join("README.md")).unwrap();
    let (_, rest) = readme.split_once(&format!("## {heading}\n")).unwrap();
    let table = rest.lines().take_while(|line| !line.starts_with("## ")).filter(|line| line.starts_with("| ")).skip(1);
    table
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            let [check, _file, rows, what, which] = cells[..] else { panic!("five cells in {line}") };
            Promise {
                check: check.strip_prefix('`').and_then(|check| check.strip_suffix('`')).map(str::to_owned),
                rows: rows.parse().unwrap(),
                what: what.to_owned(),
                which: named(which),
            }
        })
        .collect()
}

/// `A (b, c), D and 3 more` as `A (b, c)` and `D`: commas inside brackets part nothing.
fn named(which: &str) -> Vec<String> {
    let listed = which.rsplit_once(" and ").filter(|(_, rest)| rest.ends_with(" more")).map_or(which, |(listed, _)| listed);
    let (mut names, mut depth) = (vec![String::new()], 0);
    for c in listed.chars() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if c == ',' && depth == 0 { names.push(String::new()) } else { names.last_mut().unwrap().push(c) }
    }
    names.into_iter().map(|name| name.trim().trim_matches('`').to_owned()).collect()
}

/// Whether a line of findings.csv speaks of somebody or something as the README names it: by subject, or `Name (post)`.
fn speaks_of(row: &csv::StringRecord, which: &str) -> bool {
    let (subject, label) = (&row[5], &row[6]);
    match which.split_once(" (") {
        Some((name, post)) => {
            let post = &post[..post.len() - 1];
            label == format!("{name}, {post}") || label == post || label == name
        }
        None => subject == which,
    }
}

fn findings<'a>(run: &'a [csv::StringRecord], check: &str, status: &str) -> Vec<&'a csv::StringRecord> {
    run.iter().filter(|row| &row[1] == check && &row[4] == status).collect()
}

/// For how many records the findings of a check on whole columns stand: `… (8 records)`.
fn of_column(rows: &[csv::StringRecord], check: &str) -> u64 {
    let counts = findings(rows, check, "open")
        .into_iter()
        .filter_map(|row| row[7].strip_suffix(" records)")?.rsplit_once('(')?.1.parse::<u64>().ok());
    counts.sum()
}

/// The number the run gives for a promise.
fn counted(run: &Audited, promise: &Promise, check: &str) -> Option<u64> {
    let result = run.check(check).next()?;
    let rows = run.rows();
    let says = |words: &str| findings(&rows, check, "open").iter().filter(|row| row[7].contains(words)).count() as u64;
    let raised = |at_least: &str| findings(&rows, check, "open").iter().filter(|row| at_least.contains(&row[3])).count() as u64;
    let what = promise.what.as_str();
    Some(match check {
        _ if what.contains("critical systems") => result.critical_systems.unwrap().fail,
        "asset-patch-stale" if what.contains("an old one") => return None,
        "asset-patch-unknown" if what.contains("Microsoft.Windows") => says("Microsoft.Windows.OperatingSystem"),
        "asset-patch-unknown" if what.contains("in words") => says("which is not a date"),
        "contact-unverified" if what.contains("blank") && !what.contains("106") => says("blank"),
        "contact-unverified" if what.contains("older than") => return None,
        // Two rows of one person are one finding.
        "contact-number-conflict" => result.fail * 2,
        "contact-phone-invalid" if what.contains("leading zero") => of_column(&rows, check),
        "contact-phone-invalid" => result.fail - of_column(&rows, check),
        "service-account-jml-missing" if what.contains("only the review") => return None,
        "device-not-in-register" if what.contains("servers and switches") => raised("critical high"),
        "leaver-account-enabled" if what.contains("administrators") => raised("critical"),
        "account-dormant" if what.contains("more than 90") => raised("critical high"),
        _ if what.starts_with('…') => return None,
        // A check on lists counts in the area of each.
        _ if check.starts_with("list-") => run.check(check).map(|result| result.fail).sum(),
        _ => result.fail,
    })
}

#[test]
fn what_is_planted_is_found() {
    let run = audit(&sample_data(), WHOLE).unwrap();
    let rows = run.rows();
    let promises = promises("What is planted");
    assert!(promises.len() >= 90, "{}", promises.len());
    let mut broken = Vec::new();
    let mut compared = 0;
    for promise in &promises {
        let Some(check) = &promise.check else { continue };
        if let Some(counted) = counted(&run, promise, check) {
            compared += 1;
            if counted != promise.rows {
                broken.push(format!("{check}: {} promised, {counted} found ({})", promise.rows, promise.what));
            }
        }
        let found = findings(&rows, check, "open");
        let unfound = promise.which.iter().filter(|which| !found.iter().any(|row| speaks_of(row, which)));
        // A dropped zero is told once for its column, and a role by its name.
        if !promise.what.contains("leading zero") && !check.starts_with("role-") {
            broken.extend(unfound.map(|which| format!("{check}: nothing is said of {which} ({})", promise.what)));
        }
    }
    assert_eq!(broken, [] as [&str; 0]);
    assert!(compared >= 78, "only {compared} numbers were compared");
}

#[test]
fn what_only_looks_wrong_is_left_alone() {
    let run = audit(&sample_data(), WHOLE).unwrap();
    let rows = run.rows();
    let promises = promises("What only looks wrong");
    assert!(promises.len() > 25, "{}", promises.len());
    let mut cried = Vec::new();
    for promise in &promises {
        for which in &promise.which {
            // Two ids stand on two rows each: which of the two is meant cannot be told from here.
            let is_twice = ["NM-10554", "NM-10580"].contains(&which.to_uppercase().as_str());
            let spoken = |row: &&csv::StringRecord| &row[4] == "open" && speaks_of(row, which);
            let found = match &promise.check {
                _ if is_twice => None,
                Some(check) => rows.iter().filter(|row| &row[1] == check).find(spoken),
                None if promise.what.contains("not judged as live") => rows.iter().filter(|row| &row[0] == "Assets").find(spoken),
                None => None,
            };
            cried.extend(found.map(|row| format!("{}: {which} ({}): {}", &row[1], promise.what, &row[7])));
        }
    }
    assert_eq!(cried, [] as [&str; 0]);
}
