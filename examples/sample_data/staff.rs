//! `staff-list.csv`: an extract of the staff record, one row an employment.

use std::path::Path;

use crate::Outcome;
use crate::dates::uk;
use crate::ledger::Ledger;
use crate::people::{People, Person, Story};
use crate::rng::Rng;

const FILE: &str = "staff-list.csv";

pub(crate) const HEADER: [&str; 14] = [
    "Employee Number",
    "Assignment Number",
    "Title",
    "First Name",
    "Last Name",
    "Position Title",
    "Organisation",
    "Staff Group",
    "Assignment Status",
    "Latest Start Date",
    "Actual Termination Date",
    "Email Address",
    "Supervisor",
    "Employee Type",
];

pub(crate) fn write(folder: &Path, people: &People, ledger: &mut Ledger) -> Outcome {
    let mut rng = Rng::stream("staff");
    let mut rows: Vec<Vec<String>> = Vec::new();
    for person in &people.0 {
        let manager = people.manager(person.department);
        let supervisor = if manager.number == person.number { people.get("holroyd").surname_first() } else { manager.surname_first() };
        for assignment in &person.assignments {
            rows.push(vec![
                person.number.clone(),
                assignment.number.clone(),
                person.title.into(),
                pad(&mut rng, person.first),
                person.last.into(),
                person.post.into(),
                format!("425 {}", person.department),
                person.group.into(),
                assignment.status.into(),
                uk(assignment.start),
                assignment.end.map(uk).unwrap_or_default(),
                if person.addressless { String::new() } else { person.email() },
                supervisor.clone(),
                person.kind.into(),
            ]);
        }
    }
    rows.sort();
    let mut file = csv::Writer::from_path(folder.join(FILE))?;
    file.write_record(HEADER)?;
    for row in &rows {
        file.write_record(row)?;
    }
    file.flush()?;
    record(people, ledger);
    Ok(())
}

/// Now and then a name comes with a blank behind it, as typed.
fn pad(rng: &mut Rng, text: &str) -> String {
    format!("{text}{}", if rng.chance(3) { " " } else { "" })
}

fn record(people: &People, ledger: &mut Ledger) {
    let mut of = |story: Story, check, what| {
        let told = |person: &&Person| person.story == story;
        let rows = people.0.iter().filter(told).map(Person::name).collect();
        ledger.quiet(check, FILE, what, rows);
    };
    let check = "leaver-account-enabled";
    of(Story::Leaving, check, "the leaving date has not come: still staff, on every list");
    of(Story::Moved, check, "one employment ended, another goes on: still staff");
    of(
        Story::Contradiction,
        check,
        "a leaving date that has passed beside `Active Assignment`: unknown, and a question to the keeper of the staff list",
    );
}
