//! Nobody known to be able to open a ticket with the CSOC.

use crate::checks::{Check, Run, reporting};
use crate::model::area::Area;
use crate::model::contact::ContactField;
use crate::model::control::{CAF_D1_A, CIS_17_2, CSF_RS_CO_02, ISO_5_5};
use crate::model::facts::Facts;
use crate::model::organisation::Duty;
use crate::model::severity::Severity;
use crate::model::verdict::EstateVerdict;

pub(super) static CHECK: Check = Check {
    title: "nobody is known to be able to open a ticket with the CSOC",
    severity: Severity::High,
    rationale: "The national CSOC takes written reports as ServiceNow tickets; without somebody who has access, everything has to be told by telephone.",
    fix: "Ask the CSOC which accounts you have, and record their holders on the contact list or under [organisation] in the policy (servicenow).",
    controls: &[CAF_D1_A, CIS_17_2, ISO_5_5, CSF_RS_CO_02],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Reporting], run),
};

const COLUMNS: &[usize] = &[ContactField::ServiceNow as usize, ContactField::CanReport as usize];

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let (place, verdict) = reporting::named_for(Duty::ServiceNow, "servicenow", COLUMNS, facts.survey);
    out.push(reporting::of_organisation("ServiceNow access", place, verdict));
}
