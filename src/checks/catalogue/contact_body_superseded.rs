//! A body that another has replaced.
//!
//! Seen in November 2026: england.nhs.uk of February 2023 (NHS Digital), digitalhealth.net of February 2023 (the
//! HSCIC's new name in 2016) and of November 2021 (NHSX), the House of Lords Library (Public Health England), the ODS
//! guidance on integrated care boards (CCGs), wired-gov of 4 December 2025 (Action Fraud). Of `CareCERT`'s own name no
//! source says when it ended.

use crate::checks::{Check, Run, wording};
use crate::model::contact::{Contact, ContactField, Side};
use crate::model::control::{CAF_D1_A, CIS_17_2, ISO_5_5};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "contact names a body that has been replaced",
    severity: Severity::Medium,
    rationale: "A list that names a body of years ago has not been read for years, and its numbers may ring nowhere.",
    fix: "Find out who does this now, ring the number once, and write the present name.",
    controls: &[CIS_17_2, CAF_D1_A, ISO_5_5],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachContact(&[&[ContactField::Name, ContactField::Role, ContactField::Team, ContactField::Organisation]], run),
};

/// Words, whether they are an abbreviation that must stand in capitals, and what to say.
///
/// What replaced a body and when is said only where a public source was seen for it.
const BODIES: &[(&[&str], bool, &str)] = &[
    (&["carecert", "collect"], false, "its place was taken in 2020 by the service “Respond to an NHS cyber alert”"),
    (&["carecert"], false, "an older name: the NHS CSOC takes reports of incidents, on 0300 303 5222"),
    (&["action", "fraud"], false, "Report Fraud replaced it on 4 December 2025; the number 0300 123 2040 is still right"),
    (
        &["clinical", "commissioning", "group"],
        false,
        "clinical commissioning groups were abolished on 1 July 2022; the area now has an integrated care board",
    ),
    (&["CCG"], true, "clinical commissioning groups were abolished on 1 July 2022; the area now has an integrated care board"),
    (&["nhs", "digital"], false, "it became part of NHS England on 1 February 2023: ask there who does this now"),
    (&["nhsx"], false, "it was taken into NHS England: ask there who does this now"),
    (&["HSCIC"], true, "it was called NHS Digital from 2016, which is part of NHS England now: ask there who does this"),
    (&["public", "health", "england"], false, PUBLIC_HEALTH),
    (&["PHE"], true, PUBLIC_HEALTH),
];

const PUBLIC_HEALTH: &str =
    "the UK Health Security Agency and others took over its work on 1 October 2021: find out which of them does this now";

/// Domains of such bodies, as the end of an e-mail address. Addresses at the first four stand in public sources of
/// those years; the last is that of Action Fraud's own site.
const DOMAINS: &[&str] = &["nhsdigital.nhs.uk", "hscic.gov.uk", "phe.gov.uk", "nhsx.nhs.uk", "actionfraud.police.uk"];

/// Words before a name that say themselves that it is a former one.
const FORMERLY: &[&str] = &["formerly", "former", "previously", "ex", "was", "replaces", "replaced", "old", "née"];

fn run(contact: &Contact<'_>, _: &Facts<'_>) -> Verdict {
    let cells = [
        (ContactField::Name, contact.name.value()),
        (ContactField::Role, contact.role.value()),
        (ContactField::Team, contact.team.value()),
        (ContactField::Organisation, contact.organisation.value()),
        (ContactField::Service, contact.service.value()),
    ];
    for (field, text) in cells {
        if let Some((text, why)) = text.and_then(|text| Some((text, superseded(text)?))) {
            return Verdict::fail(format!("{}: {why}", wording::quoted(text))).because(why).at(field);
        }
    }
    // Whoever the list says is ours needs no other name; of anybody else the organisation is what tells.
    let is_ours = contact.kind.value().is_some() && contact.side() == Side::Internal;
    let domain = contact.email.value().and_then(|email| DOMAINS.iter().find(|domain| email.trim().to_lowercase().ends_with(**domain)));
    match domain {
        Some(domain) => Verdict::fail(format!("the e-mail address ends in {domain}, the domain of a body that has been replaced"))
            .because("an address at a body that has been replaced")
            .at(ContactField::Email),
        None if contact.organisation.is_absent() && !is_ours => {
            Verdict::unknown("the list has no column for the organisation, which would show a body that has been replaced")
                .at(ContactField::Organisation)
                .of_whole_column()
        }
        None => Verdict::Pass,
    }
}

/// What to say of the first superseded body that a text names as if it were still there.
fn superseded(text: &str) -> Option<&'static str> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let says_formerly = |before: &[&str]| before.iter().any(|word| FORMERLY.contains(&word.to_lowercase().as_str()));
    BODIES.iter().find_map(|(body, in_capitals, why)| {
        let is_word = |(word, of_body): (&&str, &&str)| if *in_capitals { word == of_body } else { word.eq_ignore_ascii_case(of_body) };
        let stands = |at: &usize| words[*at..].iter().zip(*body).all(is_word) && !says_formerly(&words[..*at]);
        (0..=words.len().checked_sub(body.len())?).find(stands).map(|_| *why)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_former_name_that_says_so_is_right() {
        for text in ["NHS Digital service desk", "Fellside CCG", "CareCERT Collect", "Action Fraud (live attack)", "PHE North"] {
            assert!(superseded(text).is_some(), "{text}");
        }
        for text in
            ["NHS England (formerly NHS Digital)", "Report Fraud, which replaced Action Fraud", "phe", "Fellside ICB", "Digital NHS lead"]
        {
            assert_eq!(superseded(text), None, "{text}");
        }
    }
}
