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

pub(crate) const HEADER: [&str; 13] = [
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
];

const BANNER: &str = "Northmoor University Hospitals NHS Trust\n\"Out-of-hours contacts, keep a printed copy\"\n";

pub(crate) type Row = [String; 13];

pub(crate) fn write(folder: &Path, people: &People, ledger: &mut Ledger) -> Outcome {
    let rows: Vec<Row> = tables::rows(include_str!("tables/contacts.txt")).map(|row: [&str; 13]| row.map(whole)).collect();
    for [name, _, _, organisation, _, _, _, _, email, ..] in &rows {
        let own = organisation.starts_with("Northmoor") && !email.starts_with("helpdesk@");
        let known = email.is_empty() || people.by_email(email).is_some_and(|p| p.name() == *name);
        assert!(!own || known, "{name} of tables/contacts.txt is not in tables/people.txt");
    }
    let mut file = File::create(folder.join(FILE))?;
    file.write_all(BANNER.as_bytes())?;
    let mut file = csv::Writer::from_writer(file);
    file.write_record(HEADER)?;
    for row in &rows {
        file.write_record(row)?;
    }
    file.flush()?;
    contact_plants::record(&rows, people, ledger);
    Ok(())
}

/// Spells out the two abbreviations of the table.
fn whole(cell: &str) -> String {
    match cell.strip_suffix('@') {
        _ if cell == "T" => "Northmoor University Hospitals".into(),
        Some(mailbox) => format!("{mailbox}@northmoor.example"),
        None => cell.into(),
    }
}
