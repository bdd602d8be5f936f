//! Nobody known to be able to use “Report an Incident” in the DSPT.

use crate::checks::{Check, Run, reporting};
use crate::model::area::Area;
use crate::model::contact::ContactField;
use crate::model::control::{CAF_D1_A, CIS_17_2, CSF_RS_CO_02, ISO_5_5};
use crate::model::facts::Facts;
use crate::model::organisation::Duty;
use crate::model::severity::Severity;
use crate::model::verdict::EstateVerdict;

pub(super) static CHECK: Check = Check {
    title: "nobody is known to be able to report in the DSPT",
    severity: Severity::High,
    rationale: "A personal data breach and a NIS incident are reported through “Report an Incident” in the DSPT within 72 hours; it cannot be done without a user who has that menu.",
    fix: "Check in the DSPT who has the menu, and record them on the contact list or under [organisation] in the policy (dspt-reporters).",
    controls: &[CAF_D1_A, CIS_17_2, ISO_5_5, CSF_RS_CO_02],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Reporting], run),
};

const COLUMNS: &[usize] = &[ContactField::Dspt as usize, ContactField::CanReport as usize];

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let (place, verdict) = reporting::named_for(Duty::Dspt, "dspt-reporters", COLUMNS, facts.survey);
    out.push(reporting::of_organisation("DSPT “Report an Incident”", place, verdict));
}
