//! An order of ringing that has no first, skips one, or is not there for some.

use std::collections::BTreeMap;

use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::contact::{ContactField, KnownContact, ringing_order};
use crate::model::control::{CAF_D1_A, CAF_D1_B, CIS_17_5, ISO_5_24};
use crate::model::facts::{Facts, Survey};
use crate::model::key;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "order of ringing is missing or broken",
    severity: Severity::Low,
    rationale: "Without an order everybody rings the same person, or each waits for another to be rung first.",
    fix: "Number the people of each service or team from 1 without a gap.",
    controls: &[CAF_D1_A, CAF_D1_B, CIS_17_5, ISO_5_24],
    also: &[&[Register::Contacts]],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let survey = facts.survey;
    let has_column = survey.sources.iter().any(|source| source.register == Register::Contacts && source.has(ContactField::Escalation));
    if !has_column {
        out.push(EstateVerdict {
            area: Area::Contacts,
            subject: "escalation".to_owned(),
            label: "the order of ringing".to_owned(),
            place: None,
            verdict: Verdict::unknown("no contact list has a column for the order in which people are rung"),
        });
        return;
    }
    let mut groups: BTreeMap<String, (&str, Vec<&KnownContact>)> = BTreeMap::new();
    for contact in &survey.contacts {
        let Some(group) = contact.service.as_deref().or(contact.team.as_deref()) else { continue };
        groups.entry(key::normal(group)).or_insert_with(|| (group, Vec::new())).1.push(contact);
    }
    for (group, rows) in groups.into_values() {
        out.push(EstateVerdict {
            area: Area::Contacts,
            subject: group.to_owned(),
            label: group.to_owned(),
            place: Some(rows[0].place),
            verdict: judge(&rows, survey),
        });
    }
}

fn judge(rows: &[&KnownContact], survey: &Survey) -> Verdict {
    let blank: Vec<&&KnownContact> = rows.iter().filter(|row| row.escalation.is_none()).collect();
    // Gold, Silver and Bronze are levels of command and no order within one of them.
    if rows.iter().filter_map(|row| row.escalation.as_deref()).any(|text| ringing_order(text).is_none()) {
        return Verdict::NotApplicable;
    }
    let mut levels: Vec<u32> = rows.iter().filter_map(|row| ringing_order(row.escalation.as_deref()?)).collect();
    levels.sort_unstable();
    levels.dedup();
    if levels.is_empty() {
        return match rows.len() {
            1 => Verdict::NotApplicable,
            several => Verdict::fail(format!("no order is written for its {several} rows")).because("no order of ringing written down"),
        };
    }
    if levels[0] > 1 {
        return Verdict::fail(format!("it begins with {}: nobody is rung first", levels[0]));
    }
    let mut steps = levels.iter().zip(&levels[1..]);
    if let Some((one, next)) = steps.find(|(one, next)| **next > **one + 1) {
        return Verdict::fail(format!("after {one} comes {next}: a step is missing"));
    }
    match &blank[..] {
        [] => Verdict::Pass,
        [first, ..] => {
            let rows = prose::count(blank.len() as u64, "row has", "rows have");
            Verdict::fail(format!("{rows} no order beside others that have one ({})", survey.row(first.place)))
                .because("rows without an order beside others that have one")
        }
    }
}
