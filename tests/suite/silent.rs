//! Every check fires in the sample data, or the sample's README says why it does not; whether the reason is good is not judged here.

use std::collections::{BTreeMap, BTreeSet};

use standto::checks::ALL;

use crate::audited::{WHOLE, audit};
use crate::desk::sample_data;

const HEADING: &str = "## What does not fire here, and why\n";

/// The checks of the README's table, each with its reason.
fn excused() -> BTreeMap<String, String> {
    let readme = std::fs::read_to_string(sample_data().join("README.md")).unwrap();
    let (_, section) = readme.split_once(HEADING).unwrap();
    let rows = section.lines().take_while(|line| !line.starts_with("## ")).filter_map(|line| line.strip_prefix("| `"));
    let mut excused = BTreeMap::new();
    for row in rows {
        let (check, why) = row.split_once("` | ").unwrap();
        let twice = excused.insert(check.to_owned(), why.trim_end_matches(" |").to_owned());
        assert!(twice.is_none(), "{check} is excused twice");
    }
    excused
}

#[test]
fn every_check_fires_or_the_readme_says_why_not() {
    let run = audit(&sample_data(), WHOLE).unwrap();
    let fired: BTreeSet<String> = run.rows().iter().filter(|row| &row[4] == "open").map(|row| row[1].to_owned()).collect();
    let excused = excused();
    let mut wrong: Vec<String> = Vec::new();
    for entry in ALL {
        match (fired.contains(entry.name), excused.get(entry.name)) {
            (true, None) => {}
            (false, Some(why)) if why.split_whitespace().count() >= 3 => {}
            (false, Some(why)) => wrong.push(format!("{}: “{why}” is no reason", entry.name)),
            (true, Some(_)) => wrong.push(format!("{}: the README says that it does not fire, and it does", entry.name)),
            (false, None) => wrong.push(format!("{}: fires nowhere, and the README does not say why", entry.name)),
        }
    }
    wrong
        .extend(excused.keys().filter(|check| ALL.iter().all(|entry| entry.name != *check)).map(|check| format!("{check}: no such check")));
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
