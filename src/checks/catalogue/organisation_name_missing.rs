//! A policy that does not say whose lists these are.

use crate::checks::{Check, Run, reporting};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_A, CIS_17_2, ISO_5_24};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "organisation is not named",
    severity: Severity::Medium,
    rationale: "A report to the national CSOC begins with who is reporting; a page of findings that names no organisation is evidence for none.",
    fix: "Put the full name as it stands in the ODS under [organisation] in the policy.",
    controls: &[CAF_D1_A, CIS_17_2, ISO_5_24],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Reporting], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let verdict = if facts.survey.organisation.name.is_some() { Verdict::Pass } else { reporting::not_stated("name") };
    out.push(reporting::of_organisation("organisation name", None, verdict));
}
