//! One person behind several key roles.

use std::collections::BTreeMap;

use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::contact::KnownContact;
use crate::model::control::{CAF_D1_B, CIS_17_1, CIS_17_5, ISO_5_2};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict, name};

static ROLES: Param =
    Param { key: "roles", default: Setting::Number(3), help: "From how many key roles on one person holds too many.", source: "ours" };

pub(super) static CHECK: Check = Check {
    title: "one person holds several key roles",
    severity: Severity::Medium,
    rationale: "In an incident the roles want attention at once, and one person cannot give it to all of them.",
    fix: "Give some of the roles to somebody else, or name a deputy for each who can take it on the night.",
    controls: &[CAF_D1_B, CIS_17_1, CIS_17_5, ISO_5_2],
    also: &[&[Register::Contacts]],
    params: &[&ROLES],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let survey = facts.survey;
    let persons = survey.persons();
    let mut held: BTreeMap<usize, (&KnownContact, Vec<&str>)> = BTreeMap::new();
    for ((contact, person), roles_held) in survey.contacts.iter().zip(persons).zip(survey.roles_held()) {
        let Some(person) = *person else { continue };
        for role in roles_held.iter().map(|at| &survey.organisation.roles[*at]) {
            let (_, roles) = held.entry(person).or_insert_with(|| (contact, Vec::new()));
            if !roles.contains(&role.name.as_str()) {
                roles.push(&role.name);
            }
        }
    }
    let mut all: Vec<(&KnownContact, Vec<&str>)> = held.into_values().collect();
    all.sort_by_key(|(contact, _)| contact.place);
    for (contact, roles) in all {
        let who = name(contact.name.as_ref().or(contact.email.as_ref()).map_or("", String::as_str));
        let is_many = i64::try_from(roles.len()).unwrap_or(i64::MAX) >= facts.number(&ROLES);
        let verdict = if is_many {
            let roles_in_words = prose::count(roles.len() as u64, "key role", "key roles");
            Verdict::fail(format!("holds {roles_in_words}: {}", prose::list(&roles)))
        } else {
            Verdict::Pass
        };
        out.push(EstateVerdict { area: Area::Contacts, subject: who.clone(), label: who, place: Some(contact.place), verdict });
    }
}
