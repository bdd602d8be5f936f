//! A key role that nobody on the list can be rung for.

use std::collections::HashSet;

use crate::checks::{Check, Run, wording};
use crate::model::area::Area;
use crate::model::contact::{ContactField, KnownContact, Side};
use crate::model::control::{CAF_A1_B, CAF_D1_A, CIS_17_1, CIS_17_5, ISO_5_5, ISO_5_24};
use crate::model::facts::{Facts, Survey};
use crate::model::key;
use crate::model::place::Place;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::role::KeyRole;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "key role cannot be reached",
    severity: Severity::High,
    rationale: "A response waits for the few people who may decide; a role that cannot be rung decides nothing.",
    fix: "Put the role on the contact list with a number that is answered at night, or tell the policy by which words the list calls it.",
    controls: &[CAF_D1_A, CAF_A1_B, CIS_17_1, CIS_17_5, ISO_5_24, ISO_5_5],
    also: &[&[Register::Contacts]],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

/// How much of a role's words a row must share to be named as perhaps meant (0 to 1; `ours`, tried on real lists of posts).
const NEAR: f64 = 0.6;
/// Rows named in the evidence.
const NAMED: usize = 2;

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let survey = facts.survey;
    let says_roles = |field: ContactField| survey.sources.iter().any(|source| source.register == Register::Contacts && source.has(field));
    let can_tell = [ContactField::Role, ContactField::Team, ContactField::Service].into_iter().any(says_roles);
    for (role, rows) in survey.holders() {
        let (place, verdict) = match rows.iter().find(|row| row.can_be_rung()) {
            Some(row) => (Some(row.place), Verdict::Pass),
            None if !rows.is_empty() => (Some(rows[0].place), no_number(&rows, survey)),
            None if !can_tell => (None, cannot_tell()),
            None => nobody(role, survey),
        };
        out.push(EstateVerdict { area: Area::Contacts, subject: role.name.clone(), label: role.name.clone(), place, verdict });
    }
}

fn no_number(rows: &[&KnownContact], survey: &Survey) -> Verdict {
    let places: Vec<String> = rows.iter().take(NAMED).map(|row| survey.row(row.place)).collect();
    let more = rows.len().saturating_sub(NAMED) as u64;
    let more = if more > 0 { format!(" and {}", prose::count(more, "more row", "more rows")) } else { String::new() };
    Verdict::fail(format!("it stands in {}{more}, and no number there can be rung", prose::list(&places)))
}

fn cannot_tell() -> Verdict {
    Verdict::unknown("no contact list has a column for a role, a team or a service").because("contact lists without roles")
}

/// Nobody holds the role: named are the rows of no other role that come nearest, in case they are meant.
fn nobody(role: &KeyRole, survey: &Survey) -> (Option<Place>, Verdict) {
    let near = nearest(role, survey);
    let place = near.first().map(|(_, contact)| contact.place);
    let mut evidence = "no row of the contact lists stands for it".to_owned();
    if !near.is_empty() {
        let named: Vec<String> =
            near.iter().map(|(text, contact)| format!("{}, {}", wording::quoted(text), survey.row(contact.place))).collect();
        evidence = format!("{evidence}; closest: {}: is that it?", named.join("; "));
    }
    let verdict = Verdict::fail(evidence);
    let verdict =
        if role.acts_first() { verdict.raised_to(Severity::Critical, "it acts in the first hour of an incident") } else { verdict };
    (place, verdict)
}

fn nearest<'s>(role: &KeyRole, survey: &'s Survey) -> Vec<(&'s str, &'s KnownContact)> {
    let ours = survey.contacts.iter().zip(survey.roles_held()).filter(|(contact, held)| contact.side != Side::Authority && held.is_empty());
    let mut found: Vec<(f64, &str, &KnownContact)> = Vec::new();
    let mut seen = HashSet::new();
    for (contact, _) in ours {
        for text in [&contact.role, &contact.team, &contact.service].into_iter().flatten() {
            let normal = key::normal(text);
            if seen.contains(&normal) {
                continue;
            }
            let likeness = likeness(role, &normal);
            if likeness >= NEAR {
                found.push((likeness, text, contact));
            }
            seen.insert(normal);
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.place.cmp(&b.2.place)));
    found.into_iter().take(NAMED).map(|(_, text, contact)| (text, contact)).collect()
}

fn likeness(role: &KeyRole, normal: &str) -> f64 {
    role.names().map(|alias| strsim::sorensen_dice(&key::normal(alias), normal)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_that_may_be_meant_are_near_and_others_are_not() {
        let roles = KeyRole::defaults();
        let near = |role: &str, text: &str| likeness(roles.iter().find(|known| known.name == role).unwrap(), &key::normal(text)) >= NEAR;
        assert!(near("Executive on call", "Executive Director on-call"));
        assert!(near("Cyber lead", "Cybersecurity lead"));
        assert!(near("SIRO", "Sen. Information Risk Owner"));
        assert!(!near("SIRO", "Ward clerk"));
        assert!(!near("Communications", "Pathology manager"));
    }
}
