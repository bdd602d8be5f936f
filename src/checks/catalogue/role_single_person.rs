//! A key role that hangs on one person.

use std::collections::BTreeMap;

use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::contact::KnownContact;
use crate::model::control::{CAF_D1_B, CIS_17_1, ISO_5_24};
use crate::model::directory::{Found, Presence};
use crate::model::facts::{Facts, Survey};
use crate::model::place::Place;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::source::JoinKind;
use crate::model::verdict::{EstateVerdict, Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "key role hangs on one person",
    severity: Severity::Medium,
    rationale: "One person is asleep, ill or abroad some day, and that day the role does not exist.",
    fix: "Name a deputy who knows that they are, and give both numbers.",
    controls: &[CAF_D1_B, CIS_17_1, ISO_5_24],
    also: &[&[Register::Contacts]],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let survey = facts.survey;
    let persons: BTreeMap<Place, Option<usize>> =
        survey.contacts.iter().map(|contact| contact.place).zip(survey.persons().iter().copied()).collect();
    let person = |row: &KnownContact| persons.get(&row.place).copied().flatten();
    for (role, rows) in survey.holders() {
        let (reached, silent): (Vec<_>, Vec<_>) = rows.iter().map(|row| (*row, person(row))).partition(|(row, _)| row.can_be_rung());
        let verdict = match reached.first() {
            // A role nobody can be rung for is the other check's.
            None => Verdict::NotApplicable,
            // A desk, a team or a telephone handed on is more than one person.
            Some((_, first)) if first.is_none() || reached.iter().any(|(_, person)| person != first) => Verdict::Pass,
            Some((contact, first)) => {
                let others: Vec<_> = silent.iter().filter(|(_, person)| person != first).map(|(contact, _)| *contact).collect();
                one_person(contact, reached.iter().chain(&silent).map(|(contact, _)| *contact), &others, facts)
            }
        };
        let verdict =
            if role.acts_first() { verdict.raised_to(Severity::High, "it acts in the first hour of an incident") } else { verdict };
        out.push(EstateVerdict {
            area: Area::Contacts,
            subject: role.name.clone(),
            label: role.name.clone(),
            place: reached.first().map(|(contact, _)| contact.place),
            verdict,
        });
    }
}

/// The verdict on a role for which one person alone can be rung: a deputy who is still here saves it.
fn one_person<'c>(
    only: &KnownContact,
    rows: impl Iterator<Item = &'c KnownContact>,
    others: &[&KnownContact],
    facts: &Facts<'_>,
) -> Verdict {
    let survey = facts.survey;
    let deputies: Vec<&str> = rows.filter_map(|row| row.deputy.as_deref()).collect();
    if deputies.iter().any(|deputy| !has_left(deputy, facts)) {
        return Verdict::Pass;
    }
    let besides = match (deputies.first(), others.first()) {
        (Some(deputy), _) => format!("the deputy {} has left", name(deputy)),
        (None, Some(other)) => format!("{} has no number ({})", who(other), survey.row(other.place)),
        (None, None) => "no deputy is named".to_owned(),
    };
    Verdict::fail(format!("only {} can be rung for it ({}), and {besides}", who(only), survey.row(only.place)))
}

fn who(contact: &KnownContact) -> String {
    contact.name.as_ref().or(contact.email.as_ref()).map_or_else(|| "one row".to_owned(), |who| name(who))
}

fn has_left(deputy: &str, facts: &Facts<'_>) -> bool {
    let survey: &Survey = facts.survey;
    let gone = matches!(survey.directory.find(deputy), Found::Person(Presence::Left(_) | Presence::AccountDisabled));
    gone && (!survey.directory.has_staff() || facts.joined(JoinKind::ContactsToStaff))
}
