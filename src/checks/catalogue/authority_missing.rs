//! A body that must be told of an incident and is not on the contact list.

use crate::checks::authorities::{BODIES, stands_for};
use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::contact::KnownContact;
use crate::model::control::{CAF_D1_A, CIS_17_2, CSF_RS_CO_02, ISO_5_5};
use crate::model::facts::Facts;
use crate::model::key;
use crate::model::param::{Param, Setting};
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

static ALSO: Param = Param {
    key: "also",
    default: Setting::Words(Vec::new()),
    help: "More bodies that must be on the list, by the words that stand there.",
    source: "ours: none beside the six built in",
};
static WITHOUT: Param = Param {
    key: "without",
    default: Setting::Words(Vec::new()),
    help: "Built-in bodies that need not be on the list.",
    source: "ours: all six are wanted",
};

pub(super) static CHECK: Check = Check {
    title: "authority is not on the contact list",
    severity: Severity::Medium,
    rationale: "Some of these must be told within hours, and the others can help; on the night nobody should look for a number on the web.",
    fix: "Add a row with the body's name, its number or web address, and what it is to be told.",
    controls: &[ISO_5_5, CIS_17_2, CAF_D1_A, CSF_RS_CO_02],
    also: &[&[Register::Contacts]],
    params: &[&ALSO, &WITHOUT],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let contacts = &facts.survey.contacts;
    let without: Vec<String> = facts.settings.words(&WITHOUT).iter().map(|word| key::normal(word)).collect();
    let mut judge = |name: &str, row: Option<&KnownContact>| {
        let verdict = match row {
            Some(_) => Verdict::Pass,
            None => Verdict::fail("no row of the contact lists stands for it").because("authorities that are on no contact list"),
        };
        let is_csoc = row.is_none() && name == BODIES[0].name;
        let verdict = if is_csoc { verdict.raised_to(Severity::High, "it is rung first: 0300 303 5222, day and night") } else { verdict };
        out.push(EstateVerdict {
            area: Area::Contacts,
            subject: name.to_owned(),
            label: name.to_owned(),
            place: row.map(|row| row.place),
            verdict,
        });
    };
    for body in BODIES.iter().filter(|body| !without.contains(&key::normal(body.name))) {
        judge(body.name, contacts.iter().find(|contact| stands_for(contact, body.words)));
    }
    for name in facts.settings.words(&ALSO) {
        let words = name.to_lowercase();
        judge(name, contacts.iter().find(|contact| stands_for(contact, &[&words])));
    }
}
