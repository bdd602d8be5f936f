//! A contact who cannot be reached once the organisation's own network is down.

use crate::checks::{Check, Run};
use crate::model::contact::{Contact, ContactField, Side};
use crate::model::control::{CAF_D1_A, CIS_17_6, ISO_5_29};
use crate::model::facts::Facts;
use crate::model::phone;
use crate::model::prose;
use crate::model::role;
use crate::model::severity::Severity;
use crate::model::verdict::{Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "contact cannot be reached when the network is down",
    severity: Severity::Medium,
    rationale: "An attack takes e-mail, Teams and the telephones on the network with it; only what does not depend on them still rings.",
    fix: "Add a mobile, or a line of the public network, and keep the list on paper.",
    controls: &[CIS_17_6, CAF_D1_A, ISO_5_29],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachContact(NEEDS, run),
};

const NEEDS: &[&[ContactField]] = &[&[ContactField::OutOfHours, ContactField::Mobile, ContactField::Phone, ContactField::OtherPhone]];

/// Words beside a number that rings over the network.
const ON_THE_NETWORK: &[&str] = &["teams", "voip", "softphone", "sip", "skype", "zoom", "webex", "whatsapp"];

fn run(contact: &Contact<'_>, facts: &Facts<'_>) -> Verdict {
    // What a supplier or an authority is rung on is not on our network.
    if contact.side() != Side::Internal {
        return Verdict::NotApplicable;
    }
    let mut dependent: Vec<(ContactField, &str)> = Vec::new();
    for (field, cell) in contact.numbers() {
        let Some(text) = cell.value() else { continue };
        let lower = text.to_lowercase();
        let is_on_network = lower.split(|c: char| !c.is_alphanumeric()).any(|word| ON_THE_NETWORK.contains(&word));
        let numbers = phone::read(text).numbers;
        if numbers.iter().any(|number| !number.is_internal()) && !is_on_network {
            return Verdict::Pass;
        }
        // One bleep in two columns is one bleep.
        let is_told = dependent.iter().any(|(_, told)| told.eq_ignore_ascii_case(text));
        if (!numbers.is_empty() || is_on_network) && !is_told {
            dependent.push((field, text));
        }
    }
    // Whoever has no number at all is another check's.
    let [(field, _), ..] = dependent[..] else { return Verdict::NotApplicable };
    let written: Vec<String> = dependent.iter().map(|(_, text)| format!("“{}”", name(text))).collect();
    let verdict = Verdict::fail(format!("only {}: it depends on our own exchange or network", prose::list(&written)))
        .because("only extensions, bleeps and calls over the network")
        .at(field);
    let duties = [contact.role.value(), contact.team.value(), contact.service.value()];
    match role::held(&facts.survey.organisation.roles, contact.name.value(), duties).first() {
        Some(role) => verdict.raised_to(Severity::High, &format!("the row stands for “{}”", role.name)),
        None => verdict,
    }
}
