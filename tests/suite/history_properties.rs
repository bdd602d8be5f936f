//! For any edits of a register between two runs, what became of each finding is exactly what the edits made of it.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use crate::desk::Desk;

/// What was done to one asset between the runs.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Edit {
    /// Nothing.
    Keep,
    /// Its owner was written in.
    Fix,
    /// Its owner was struck out.
    Break,
    /// It left the register.
    Remove,
    /// It is written in other letters and with other spaces.
    Respell,
    /// It is called otherwise: what it was is gone.
    Rename,
}

/// One asset: whether it had an owner, what was done to it, and where it stands afterwards.
type Asset = (bool, Edit, u32);

fn asset() -> impl Strategy<Value = Asset> {
    let edit =
        prop_oneof![Just(Edit::Keep), Just(Edit::Fix), Just(Edit::Break), Just(Edit::Remove), Just(Edit::Respell), Just(Edit::Rename)];
    (any::<bool>(), edit, any::<u32>())
}

/// Assets that were added, each with whether it has an owner and where it stands.
fn added() -> impl Strategy<Value = Vec<(bool, u32)>> {
    vec((any::<bool>(), any::<u32>()), 0..6)
}

const THEN: [&str; 6] = ["Asset ID", "Hostname", "Owner", "Operating System", "Status", "Last Seen"];
/// The same columns, in another order.
const NOW: [usize; 6] = [4, 2, 5, 0, 3, 1];

fn row(id: &str, has_owner: bool) -> [String; 6] {
    let owner = if has_owner { "Imran Sadiq" } else { "" };
    [id, &format!("PC-{}", id.trim()), owner, "Windows 11", "In Use", "2026-08-20"].map(str::to_owned)
}

fn csv(header: [&str; 6], order: [usize; 6], rows: &[[String; 6]]) -> String {
    let line = |cells: [&str; 6]| order.map(|at| cells[at]).join(",") + "\n";
    let mut text = line(header);
    for row in rows {
        text.push_str(&line(row.each_ref().map(String::as_str)));
    }
    text
}

/// Enough that stay as they are, and have an owner, so that no column is as good as blank.
fn filler() -> Vec<[String; 6]> {
    (0..40).map(|at| row(&format!("FILL-{at}"), true)).collect()
}

proptest! {
    // Each case is three runs of the program.
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_classes_are_exactly_those_the_edits_made(assets in vec(asset(), 0..12), added in added(), renames_file in any::<bool>()) {
        let desk = Desk::new();
        desk.put("lists/standto.toml", "[organisation]\nname = \"Northmoor\"\n");
        let mut rows = filler();
        rows.extend(assets.iter().enumerate().map(|(at, (has_owner, ..))| row(&format!("A-{at}"), *has_owner)));
        desk.put("lists/assets 2026-08.csv", csv(THEN, [0, 1, 2, 3, 4, 5], &rows));
        audit(&desk, "2026-08-23", "runs/then");

        let mut wanted: BTreeSet<(String, String)> = BTreeSet::new();
        let mut want = |class: &str, id: String| { wanted.insert((class.to_owned(), id)); };
        let mut after: Vec<(u32, [String; 6])> = Vec::new();
        for (at, (had_owner, edit, stands)) in assets.iter().enumerate() {
            let id = format!("A-{at}");
            let has_owner = match edit { Edit::Fix => true, Edit::Break => false, _ => *had_owner };
            match (edit, had_owner, has_owner) {
                (Edit::Remove, false, _) => want("gone with its subject", id.clone()),
                (Edit::Rename, false, _) => {
                    want("gone with its subject", id.clone());
                    want("new", format!("B-{at}"));
                }
                (_, false, true) => want("fixed", id.clone()),
                (_, true, false) => want("new", id.clone()),
                (_, false, false) => want("still open", if *edit == Edit::Respell { format!("a-{at}") } else { id.clone() }),
                _ => {}
            }
            match edit {
                Edit::Remove => {}
                Edit::Respell => after.push((*stands, row(&format!(" a-{at} "), has_owner))),
                Edit::Rename => after.push((*stands, row(&format!("B-{at}"), has_owner))),
                _ => after.push((*stands, row(&id, has_owner))),
            }
        }
        for (at, (has_owner, stands)) in added.iter().enumerate() {
            after.push((*stands, row(&format!("NEW-{at}"), *has_owner)));
            if !has_owner {
                want("new", format!("NEW-{at}"));
            }
        }
        after.extend(filler().into_iter().enumerate().map(|(at, row)| (u32::try_from(at).unwrap() * 100_000_000, row)));
        // Rows are shuffled and columns stand in another order.
        after.sort();
        let rows: Vec<[String; 6]> = after.into_iter().map(|(_, row)| row).collect();
        std::fs::remove_file(desk.path("lists/assets 2026-08.csv")).unwrap();
        let name = if renames_file { "lists/register of assets.csv" } else { "lists/assets 2026-11.csv" };
        desk.put(name, csv(THEN, NOW, &rows));
        audit(&desk, "2026-11-22", "runs/now");

        let listed = desk.run(&["diff", "runs/then", "runs/now", "--format", "csv"]).well();
        let mut reader = csv::Reader::from_reader(listed.trim_start_matches('\u{feff}').as_bytes());
        let headers = reader.headers().unwrap().clone();
        let at = |name: &str| headers.iter().position(|header| header == name).unwrap();
        let (class, check, subject) = (at("class"), at("check"), at("subject"));
        let found: Vec<(String, String)> = reader.records().map(Result::unwrap)
            .filter(|row| &row[check] == "asset-owner-missing")
            .map(|row| (row[class].to_owned(), row[subject].to_owned()))
            .collect();
        prop_assert_eq!(found.len(), wanted.len());
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), wanted);
    }
}

fn audit(desk: &Desk, day: &str, out: &str) {
    desk.run(&["audit", "lists", "--as-of", day, "--out", out, "--quiet", "--only", "asset-owner-missing"]).well();
}
