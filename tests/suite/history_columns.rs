//! A column that is lost fixes nothing: every column of the sample data's lists is taken away in turn.

use serde_json::Value;

use crate::desk::Desk;
use crate::sample::Sample;

/// Columns that name a list's records: without one, records go by another name, and all is gone and all is new.
/// And the one that ought not to be there: to take it away is what a check asks for.
const EXCEPT: &[&str] = &["SamAccountName", "Alert ID", "Date of Birth"];

/// Takes each column of a list away and holds the run against one with all of them.
fn lose_each_column_of(list: &str) {
    let (sample, desk) = (Sample::read(), Desk::new());
    sample.put(&desk, "lists");
    desk.run(&["audit", "lists", "--as-of", "2026-11-21", "--out", "runs/whole", "--no-history", "--quiet"]).well();
    let rows = &sample.lists.iter().find(|(name, _)| name == list).unwrap().1;
    let at = rows.iter().position(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 2).unwrap();
    for (column, header) in rows[at].iter().enumerate().filter(|(_, header)| !header.is_empty() && !EXCEPT.contains(&header.as_str())) {
        let mut cut = sample.clone();
        for row in &mut cut.lists.iter_mut().find(|(name, _)| name == list).unwrap().1 {
            if column < row.len() {
                row.remove(column);
            }
        }
        cut.put(&desk, "lists");
        desk.run(&[
            "audit",
            "lists",
            "--as-of",
            "2026-11-22",
            "--out",
            "runs/cut",
            "--previous",
            "runs/whole",
            "--format",
            "json,csv",
            "--quiet",
        ])
        .well();
        let told: Value = serde_json::from_slice(&desk.read("runs/cut/assessment.json")).unwrap();
        for check in told["history"]["checks"].as_array().unwrap() {
            for class in ["new", "fixed", "reopened"] {
                assert_eq!(check["classes"][class], 0, "{list} without “{header}”: {} {class}", check["check"]);
            }
        }
        for area in told["history"]["areas"].as_array().unwrap() {
            let really = area["movement"]["really"].as_f64().unwrap_or(0.0);
            // The weight of a check that has nothing to judge any more is shared out among the others.
            assert!(really.abs() < 0.5, "{list} without “{header}”: {} really moved by {really}", area["area"]);
        }
    }
}

#[test]
fn no_column_of_the_accounts_that_is_lost_fixes_anything() {
    lose_each_column_of("ad-accounts.csv");
}

#[test]
fn no_column_of_a_list_beside_the_accounts_that_is_lost_fixes_anything() {
    lose_each_column_of("entra-mfa-registration.csv");
}

#[test]
fn no_column_of_the_staff_list_that_is_lost_fixes_anything() {
    lose_each_column_of("staff-list.csv");
}

#[test]
fn no_column_of_baselines_or_alerts_that_is_lost_fixes_anything() {
    lose_each_column_of("baselines.csv");
    lose_each_column_of("high-severity-alerts.csv");
}
