//! A waiver in force that covers nothing. Where its check did not run or could judge nothing, this says nothing.

use crate::checks::{Check, Run};
use crate::model::control::{CAF_A2_A, CSF_GV_RR_02};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;
use crate::model::waiver::{KnownWaiver, Standing};

pub(super) static CHECK: Check = Check {
    title: "waiver covers nothing",
    severity: Severity::Low,
    rationale: "A waiver that is no longer needed will one day cover something that nobody meant to accept.",
    fix: "Take it out if the risk is gone; if not, write its subject and cause as findings.csv has them.",
    controls: &[CAF_A2_A, CSF_GV_RR_02],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachWaiver(run),
};

fn run(known: &KnownWaiver, _: &Facts<'_>) -> Verdict {
    if known.standing != Standing::InForce || !known.ran || known.population == 0 {
        return Verdict::NotApplicable;
    }
    if known.covers_nothing() {
        return Verdict::fail("it is in force, and no failure fits it that an earlier waiver does not cover");
    }
    Verdict::Pass
}
