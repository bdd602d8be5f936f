//! The independent oracle: a script that shares no code with the program must come to the same findings on the sample data.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use crate::audited::{WHOLE, audit};
use crate::desk::sample_data;

/// What the script says: how often each subject is spoken of, by check.
type Told = BTreeMap<String, BTreeMap<String, u64>>;

/// Runs the script with whatever Python 3 is called here.
fn asked() -> Told {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/oracle.py");
    let run = |python: &str| -> Option<Output> { Command::new(python).arg(&script).arg(sample_data()).output().ok() };
    let output = ["python3", "python", "py"].into_iter().find_map(run);
    let output =
        output.expect("the oracle is written in Python 3, and there is none: install it (apt-get install python3), or use tests/run");
    assert!(output.status.success(), "the oracle failed:\n{}", String::from_utf8_lossy(&output.stderr));
    let mut told = Told::new();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        // The check alone: it was asked, and what follows is all that it must find.
        let (check, subject) = line.split_once('\t').map_or((line, None), |(check, subject)| (check, Some(subject)));
        let subjects = told.entry(check.to_owned()).or_default();
        if let Some(subject) = subject {
            *subjects.entry(subject.to_owned()).or_default() += 1;
        }
    }
    told
}

#[test]
fn another_way_of_counting_comes_to_the_same_findings() {
    let told = asked();
    let subjects: u64 = told.values().flat_map(BTreeMap::values).sum();
    assert!(told.len() >= 61 && subjects >= 1_050, "the oracle answers {} questions with {subjects} subjects", told.len());
    let run = audit(&sample_data(), WHOLE).unwrap();
    let rows = run.rows();
    let mut differ = Vec::new();
    for (check, wanted) in &told {
        let mut found: BTreeMap<String, u64> = BTreeMap::new();
        for row in rows.iter().filter(|row| &row[1] == check && &row[4] == "open") {
            *found.entry(row[5].to_owned()).or_default() += 1;
        }
        let only = |a: &BTreeMap<String, u64>, b: &BTreeMap<String, u64>| -> Vec<String> {
            a.iter()
                .filter(|(subject, times)| b.get(*subject) != Some(times))
                .map(|(subject, times)| format!("{subject} ×{times}"))
                .collect()
        };
        if found != *wanted {
            differ.push(format!("{check}: only the oracle {:?}; only the program {:?}", only(wanted, &found), only(&found, wanted)));
        }
        // What the assessment counts is what the list of findings holds.
        let (counted, told) = (run.check(check).map(|result| result.fail).sum::<u64>(), wanted.values().sum::<u64>());
        if counted != told {
            differ.push(format!("{check}: the oracle counts {told}, assessment.json {counted}"));
        }
    }
    assert!(differ.is_empty(), "\n{}\n", differ.join("\n"));
}
