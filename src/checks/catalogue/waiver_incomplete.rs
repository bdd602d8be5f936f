//! A waiver that does not say why, by whom or until when. It covers nothing until it does.

use crate::checks::{Check, Run};
use crate::model::control::{CAF_A2_A, CSF_GV_RR_02};
use crate::model::facts::Facts;
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;
use crate::model::waiver::{KnownWaiver, Standing};

pub(super) static CHECK: Check = Check {
    title: "waiver lacks its reason, approver or last day",
    severity: Severity::Medium,
    rationale: "A risk is accepted by somebody, for a reason and for a time. Without these it is only something that nobody looks at.",
    fix: "Write in the reason, the post that accepted it and the last day it holds, or take the waiver out.",
    controls: &[CAF_A2_A, CSF_GV_RR_02],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachWaiver(run),
};

fn run(known: &KnownWaiver, _: &Facts<'_>) -> Verdict {
    match &known.standing {
        Standing::Incomplete(lacks) => Verdict::fail(format!("it says no {}, and covers nothing until it does", lacks.join(" and no ")))
            .because(format!("waivers without {}", prose::list(lacks))),
        Standing::InForce | Standing::ToCome(_) => Verdict::Pass,
        // That it has expired is another check's.
        Standing::Expired(_) => Verdict::NotApplicable,
    }
}
