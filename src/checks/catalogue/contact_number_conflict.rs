//! One person with two numbers that cannot both be right.

use std::collections::BTreeMap;

use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::contact::{KnownContact, NumberKind};
use crate::model::control::{CAF_D1_A, CIS_17_2};
use crate::model::facts::{Facts, Survey};
use crate::model::phone::Number;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "one person stands with two different numbers",
    severity: Severity::Medium,
    rationale: "Whoever rings at night picks one of the two, and may ring a stranger.",
    fix: "Ask the person which number is right, and write it in every row that names them.",
    controls: &[CIS_17_2, CAF_D1_A],
    also: &[&[Register::Contacts]],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let contacts = &facts.survey.contacts;
    let mut rows_of: BTreeMap<usize, Vec<&KnownContact>> = BTreeMap::new();
    for (contact, person) in contacts.iter().zip(facts.survey.persons()) {
        if let Some(person) = person {
            rows_of.entry(*person).or_default().push(contact);
        }
    }
    let mut several: Vec<Vec<&KnownContact>> = rows_of.into_values().filter(|rows| rows.len() > 1).collect();
    several.sort_by_key(|rows| rows[0].place);
    for rows in several {
        let who = name(&rows.iter().find_map(|row| row.name.clone().or_else(|| row.email.clone())).unwrap_or_default());
        let conflict = conflict(&rows);
        out.push(EstateVerdict {
            area: Area::Contacts,
            subject: name(&who),
            label: name(&who),
            place: Some(conflict.as_ref().map_or(rows[0], |conflict| conflict.second.row).place),
            verdict: conflict.map_or(Verdict::Pass, |conflict| conflict.verdict(facts.survey)),
        });
    }
}

/// Numbers of one kind, and the row they stand in.
#[derive(Clone)]
struct Seen<'c> {
    row: &'c KnownContact,
    numbers: Vec<&'c Number>,
}

struct Conflict<'c> {
    kind: NumberKind,
    first: Seen<'c>,
    second: Seen<'c>,
}

/// The first two rows that give different numbers of one kind. Mobiles are held against
/// mobiles only: a desk number in the same column of another row is no contradiction.
fn conflict<'c>(rows: &[&'c KnownContact]) -> Option<Conflict<'c>> {
    let mut seen: BTreeMap<(NumberKind, bool, bool), Vec<Seen<'c>>> = BTreeMap::new();
    for row in rows {
        for (kind, cell) in &row.numbers {
            let mut sorts: BTreeMap<(bool, bool), Vec<&'c Number>> = BTreeMap::new();
            for number in cell.numbers() {
                sorts.entry((number.is_mobile(), number.is_internal())).or_default().push(number);
            }
            for ((mobile, internal), numbers) in sorts {
                seen.entry((*kind, mobile, internal)).or_default().push(Seen { row, numbers });
            }
        }
    }
    seen.into_iter().find_map(|((kind, ..), seen)| {
        seen.iter().enumerate().find_map(|(at, first)| {
            let differs = |second: &&Seen<'c>| !first.numbers.iter().any(|a| second.numbers.iter().any(|b| a.is_same_as(b)));
            seen[at + 1..].iter().find(differs).map(|second| Conflict { kind, first: first.clone(), second: second.clone() })
        })
    })
}

impl Conflict<'_> {
    fn verdict(&self, survey: &Survey) -> Verdict {
        let column = match self.kind {
            NumberKind::OutOfHours => "out-of-hours number",
            NumberKind::Mobile => "mobile",
            NumberKind::Phone => "telephone number",
            NumberKind::Other => "other number",
        };
        let written = |seen: &Seen<'_>| {
            let numbers: Vec<String> = seen.numbers.iter().map(|number| name(&number.written)).collect();
            format!("{} in {}", numbers.join(" and "), survey.row(seen.row.place))
        };
        let is_slip = self.first.numbers.iter().any(|a| self.second.numbers.iter().any(|b| a.is_nearly(b)));
        let slip = if is_slip { "; they are nearly the same, so one is likely a slip of the keyboard" } else { "" };
        Verdict::fail(format!("{column} is {} and {}{slip}", written(&self.first), written(&self.second)))
    }
}
