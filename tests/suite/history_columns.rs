//! A column or list that is lost fixes nothing: each of the sample data's is taken away in turn.

use std::fs;

use serde_json::Value;

use crate::desk::Desk;
use crate::sample::Sample;

/// Columns that name a list's records: without one, records go by another name, and all is gone and all is new.
/// And the one that ought not to be there: to take it away is what a check asks for.
const EXCEPT: &[&str] = &["SamAccountName", "Alert ID", "Date of Birth"];

/// A desk with the run of all lists on it.
fn whole(sample: &Sample) -> Desk {
    let desk = Desk::new();
    sample.put(&desk, "lists");
    desk.run(&["audit", "lists", "--as-of", "2026-11-21", "--out", "runs/whole", "--no-history", "--quiet"]).well();
    desk
}

/// Audits what is left, and holds it against the run of all: nothing is better, worse, fixed or new for what is lost.
fn nothing_is_made_of(desk: &Desk, lost: &str) {
    let out = ["--out", "runs/cut", "--previous", "runs/whole", "--format", "json,csv", "--quiet"];
    desk.run(&[&["audit", "lists", "--as-of", "2026-11-22"], &out[..]].concat()).well();
    let told: Value = serde_json::from_slice(&desk.read("runs/cut/assessment.json")).unwrap();
    for check in told["history"]["checks"].as_array().unwrap() {
        for class in ["new", "fixed", "reopened"] {
            assert_eq!(check["classes"][class], 0, "without {lost}: {} {class}", check["check"]);
        }
    }
    for area in told["history"]["areas"].as_array().unwrap() {
        let really = area["movement"]["really"].as_f64().unwrap_or(0.0);
        // The weight of a check that has nothing to judge any more is shared out among the others.
        assert!(really.abs() < 0.5, "without {lost}: {} really moved by {really}", area["area"]);
    }
}

fn lose_each_column_of(list: &str) {
    let sample = Sample::read();
    let desk = whole(&sample);
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
        nothing_is_made_of(&desk, &format!("“{header}” of {list}"));
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

#[test]
fn no_list_that_is_lost_fixes_anything() {
    let sample = Sample::read();
    let desk = whole(&sample);
    for list in ["baselines.csv", "entra-mfa-registration.csv", "high-severity-alerts.csv", "it-rota.csv"] {
        sample.put(&desk, "lists");
        fs::remove_file(desk.root().join("lists").join(list)).unwrap();
        nothing_is_made_of(&desk, list);
    }
}
