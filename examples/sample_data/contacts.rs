//! `out-of-hours-contacts.csv`: whom to ring, under two lines of banner.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use crate::Outcome;
use crate::contact_plants;
use crate::ledger::Ledger;
use crate::people::People;
use crate::tables;

pub(crate) const FILE: &str = "out-of-hours-contacts.csv";
const OLD_FILE: &str = "out-of-hours-contacts-2026-03-31.csv";

pub(crate) const HEADER: [&str; 15] = [
    "Name",
    "Role",
    "Team",
    "Organisation",
    "Contact type",
    "Office phone",
    "Mobile",
    "Out of hours no.",
    "Email",
    "Hours",
    "Escalation",
    "Deputy",
    "Last checked",
    "Last Tested",
    "Can report",
];

const BANNER: &str = "Northmoor University Hospitals NHS Trust\n\"Out-of-hours contacts, keep a printed copy\"\n";

pub(crate) type Row = [String; 15];

pub(crate) fn write(folder: &Path, people: &People, ledger: &mut Ledger) -> Outcome {
    let rows: Vec<Row> = tables::rows(include_str!("tables/contacts.txt")).map(|row: [&str; 15]| row.map(whole)).collect();
    for [name, _, _, organisation, _, _, _, _, email, ..] in &rows {
        let own = organisation.starts_with("Northmoor") && !email.starts_with("helpdesk@");
        let known = email.is_empty() || people.by_email(email).is_some_and(|p| p.name() == *name);
        assert!(!own || known, "{name} of tables/contacts.txt is not in tables/people.txt");
    }
    save(folder, FILE, &rows)?;
    // The list of the spring, before the tests of numbers began: a copy that nobody took away.
    let spring: Vec<Row> = rows.iter().filter(|row| row[0] != "Chloe Bannerman").cloned().map(in_spring).collect();
    save(folder, OLD_FILE, &spring)?;
    contact_plants::record(&rows, people, ledger);
    ledger.fires("list-older-copy", OLD_FILE, "the list of the spring, which lies beside the present one", vec![OLD_FILE.into()]);
    Ok(())
}

fn save(folder: &Path, name: &str, rows: &[Row]) -> Outcome {
    let mut file = File::create(folder.join(name))?;
    file.write_all(BANNER.as_bytes())?;
    let mut file = csv::Writer::from_writer(file);
    file.write_record(HEADER)?;
    for row in rows {
        file.write_record(row)?;
    }
    file.flush()?;
    Ok(())
}

/// A row as it stood on 31 March 2026.
fn in_spring(mut row: Row) -> Row {
    let is_later = |cell: &str| cell.contains("2026") && !["/01/2026", "/02/2026", "/03/2026"].iter().any(|month| cell.ends_with(month));
    for cell in &mut row[12..14] {
        if is_later(cell) {
            *cell = "05/11/2025".into();
        }
    }
    row
}

/// Spells out the two abbreviations of the table.
fn whole(cell: &str) -> String {
    match cell.strip_suffix('@') {
        _ if cell == "T" => "Northmoor University Hospitals".into(),
        Some(mailbox) => format!("{mailbox}@northmoor.example"),
        None => cell.into(),
    }
}
