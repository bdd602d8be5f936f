//! An ODS code whose shape no kind of organisation is known to have. It is a hint: what is in use only the ODS can tell.

use crate::checks::{Check, Run, reporting, wording};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_A, CIS_17_2};
use crate::model::facts::Facts;
use crate::model::ods;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "ODS code looks mistyped",
    severity: Severity::Low,
    rationale: "A code that is one letter wrong names another organisation, or none; O and 0, I and 1 are easily taken for one another.",
    fix: "Compare the code with the ODS portal, letter by letter, and correct it in the policy.",
    controls: &[CAF_D1_A, CIS_17_2],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Reporting], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let organisation = &facts.survey.organisation;
    let Some(code) = organisation.ods_code.as_deref() else { return };
    let is_of_trust = organisation.name.as_deref().is_some_and(ods::is_trust);
    let verdict = if !ods::has_known_shape(code) {
        let hint = ods::perhaps_meant(code).map_or_else(String::new, |other| format!("; is {} meant?", wording::quoted(&other)));
        Verdict::fail(format!("{} has the shape of no kind of code that we know{hint}", wording::quoted(code)))
    } else if is_of_trust && code.len() != 3 {
        Verdict::fail(format!("{} does not look like the code of an NHS trust, which has three characters", wording::quoted(code)))
    } else {
        Verdict::Pass
    };
    out.push(reporting::of_organisation("ODS code", None, verdict));
}
