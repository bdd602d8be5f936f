//! Nobody named as the one person the CSOC deals with. Whether they can be reached is `reporter-unreachable`.

use crate::checks::{Check, Run, reporting};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_A, CIS_17_1, CIS_17_2, ISO_5_5};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "no single point of contact is named",
    severity: Severity::High,
    rationale: "The national CSOC asks for a single point of contact; without one, advice goes to whoever rang first, and is lost when they go off shift.",
    fix: "Name one person or post under [organisation] in the policy (single-point-of-contact), with a deputy on the contact list.",
    controls: &[CAF_D1_A, CIS_17_1, CIS_17_2, ISO_5_5],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Reporting], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let stated = facts.survey.organisation.reporting.single_point_of_contact.is_some();
    let verdict = if stated { Verdict::Pass } else { reporting::not_stated("single-point-of-contact") };
    out.push(reporting::of_organisation("single point of contact", None, verdict));
}
