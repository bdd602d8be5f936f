//! Somebody the policy names for reporting who has left, or whom no contact list gives a number for.

use crate::checks::{Check, Run, reporting};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_A, CIS_17_1, CIS_17_2, ISO_5_5};
use crate::model::facts::Facts;
use crate::model::organisation::Duty;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "somebody named for reporting cannot be reached",
    severity: Severity::High,
    rationale: "A name on paper that nobody can ring reports nothing; those who find the incident will look for a person who left last spring.",
    fix: "Name somebody who is still here, and put them on the contact list with a number that is answered at night.",
    controls: &[CAF_D1_A, CIS_17_1, CIS_17_2, ISO_5_5],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Reporting], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let survey = facts.survey;
    let reporting = &survey.organisation.reporting;
    for named in reporting.named() {
        let (place, verdict) = reporting::reach(named.who, survey);
        let verdict = match verdict {
            Verdict::Fail(mut detail) => {
                detail.evidence = format!("{}; {}", reporting::named_as(&named.duties), detail.evidence).into();
                let alone = named.duties.iter().find(|duty| reporting.count(**duty) == 1 && **duty == Duty::PointOfContact);
                match alone {
                    Some(_) => Verdict::Fail(detail).raised_to(Severity::Critical, "it is whom the CSOC would ring"),
                    None => Verdict::Fail(detail),
                }
            }
            other => other,
        };
        out.push(reporting::of_organisation(&reporting::shown(named.who), place, verdict));
    }
}
