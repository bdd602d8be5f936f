//! The duty to report under the NIS Regulations: whether the organisation has it, and who carries it out.

use crate::checks::{Check, Run, reporting};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_A, CIS_17_5, CSF_RS_CO_02, ISO_5_5};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "nobody is given the duty to report under NIS",
    severity: Severity::High,
    rationale: "An operator of essential services must report under the NIS Regulations, and telling the CSOC does not do it; a duty that nobody holds is found out when it is too late.",
    fix: "State under [organisation] in the policy whether you are an operator of essential services and, if you are, who reports (nis-duty).",
    controls: &[CAF_D1_A, CIS_17_5, ISO_5_5, CSF_RS_CO_02],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Reporting], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let reporting = &facts.survey.organisation.reporting;
    let verdict = match (reporting.is_operator, &reporting.nis_duty) {
        (None, _) => reporting::not_stated("operator-of-essential-services"),
        (Some(true), None) => Verdict::fail(
            "the policy says that you are an operator of essential services, and names nobody who reports: “nis-duty” of [organisation]",
        ),
        (Some(false), _) | (Some(true), Some(_)) => Verdict::Pass,
    };
    out.push(reporting::of_organisation("NIS duty", None, verdict));
}
