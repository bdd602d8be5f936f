//! `staff-list.csv`: an extract of the staff record, one row an employment.

use std::path::Path;

use crate::Outcome;
use crate::dates::{between, day, uk};
use crate::ledger::Ledger;
use crate::people::{People, Person, Story};
use crate::rng::Rng;

const FILE: &str = "staff-list.csv";

pub(crate) const HEADER: [&str; 15] = [
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
    // Nobody asked for it, and nobody took it out.
    "Date of Birth",
];

pub(crate) fn write(folder: &Path, people: &People, ledger: &mut Ledger) -> Outcome {
    let mut rng = Rng::stream("staff");
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut births = Rng::stream("births");
    for person in &people.0 {
        let born = uk(between(&mut births, day(1960, 1, 4), day(2001, 12, 20)));
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
                born.clone(),
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
    let starting = |wanted: Story| people.0.iter().filter(|person| person.story == wanted).map(Person::name).collect::<Vec<_>>();
    ledger.fires("(starter-account-missing)", FILE, "began on 9 November, and has no account", starting(Story::StartingWithout));
    ledger.fires("list-holds-needless-personal-data", FILE, "a column `Date of Birth`, which is not read", vec![FILE.into()]);
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
