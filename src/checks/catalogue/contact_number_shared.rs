//! One mobile behind several people, where no row says that it is handed on.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::contact::KnownContact;
use crate::model::control::{CAF_D1_A, CAF_D1_B, CIS_17_2};
use crate::model::facts::Facts;
use crate::model::key;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "same mobile stands behind several people",
    severity: Severity::Medium,
    rationale: "A number copied down a column reaches one of the people beside it, and none of the others.",
    fix: "Ask each of them for their own number; where it is a telephone that is handed on, say so in the row.",
    controls: &[CIS_17_2, CAF_D1_B, CAF_D1_A],
    also: &[&[Register::Contacts]],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

/// Words by which a row says that its telephone is handed on or answered by several.
const HANDED_ON: &[&str] = &[
    "duty",
    "on call",
    "oncall",
    "baton",
    "switchboard",
    "service desk",
    "helpdesk",
    "help desk",
    "site phone",
    "shared",
    "handed",
    "pool",
    "rota",
];

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let survey = facts.survey;
    let person = survey.persons();
    let mut rows_of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, contact) in survey.contacts.iter().enumerate() {
        let numbers = contact.numbers.iter().flat_map(|(_, cell)| cell.numbers());
        let mobiles: BTreeSet<&str> = numbers.filter(|number| number.is_mobile()).map(|number| number.digits.as_str()).collect();
        for digits in mobiles {
            rows_of.entry(digits).or_default().push(at);
        }
    }
    for (digits, rows) in rows_of {
        let contacts: Vec<&KnownContact> = rows.iter().map(|at| &survey.contacts[*at]).collect();
        let persons: BTreeSet<usize> = rows.iter().filter_map(|at| person[*at]).collect();
        let roles: BTreeSet<String> = contacts.iter().filter_map(|row| row.role.as_deref()).map(key::normal).collect();
        let is_shared = persons.len() > 1 && roles.len() > 1 && !contacts.iter().any(|row| is_handed_on(row));
        let verdict = if is_shared {
            let named: Vec<String> = contacts.iter().map(|row| format!("{} ({})", name(&row.label()), survey.row(row.place))).collect();
            Verdict::fail(format!("it stands beside {}, and no row calls it a duty telephone", prose::list(&named)))
        } else {
            Verdict::Pass
        };
        out.push(EstateVerdict {
            area: Area::Contacts,
            subject: name(digits),
            label: name(digits),
            place: Some(contacts[0].place),
            verdict,
        });
    }
}

fn is_handed_on(row: &KnownContact) -> bool {
    let cells = [&row.name, &row.role, &row.team, &row.service, &row.availability].into_iter().flatten();
    cells.chain(row.numbers.iter().map(|(_, cell)| &cell.text)).any(|text| {
        let text = key::normal(&text.replace('-', " "));
        HANDED_ON.iter().any(|word| text.contains(word))
    })
}
