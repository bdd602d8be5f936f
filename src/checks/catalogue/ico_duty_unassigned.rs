//! Nobody named to tell the ICO of a personal data breach.

use crate::checks::{Check, Run, reporting};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_A, CIS_17_5, CSF_RS_CO_02, ISO_5_5};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "nobody is given the duty to tell the ICO",
    severity: Severity::High,
    rationale: "A personal data breach is reported to the ICO within 72 hours of becoming aware of it, nights and weekends counted; somebody must know that it is theirs to do.",
    fix: "Name the person or post, as a rule the data protection officer, under [organisation] in the policy (ico-duty), with a deputy on the contact list.",
    controls: &[CAF_D1_A, CIS_17_5, ISO_5_5, CSF_RS_CO_02],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Reporting], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let stated = facts.survey.organisation.reporting.ico_duty.is_some();
    let verdict = if stated { Verdict::Pass } else { reporting::not_stated("ico-duty") };
    out.push(reporting::of_organisation("ICO duty", None, verdict));
}
