//! A policy without the ODS code that the CSOC asks for.

use crate::checks::{Check, Run, reporting};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_A, CIS_17_2, ISO_5_5};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "ODS code is not recorded",
    severity: Severity::High,
    rationale: "The national CSOC asks for the ODS code: it is how it knows which organisation, and which of several of one name, is under attack.",
    fix: "Look the code up in the ODS portal and put it under [organisation] in the policy, and on the sheet for the person on call.",
    controls: &[CAF_D1_A, CIS_17_2, ISO_5_5],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Reporting], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let verdict = if facts.survey.organisation.ods_code.is_some() { Verdict::Pass } else { reporting::not_stated("ods-code") };
    out.push(reporting::of_organisation("ODS code", None, verdict));
}
