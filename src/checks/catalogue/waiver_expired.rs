//! A waiver whose last day has passed. What it covered counts as open again without a word from here.

use crate::checks::{Check, Run};
use crate::model::control::{CAF_A2_A, CSF_GV_RR_02};
use crate::model::date;
use crate::model::facts::Facts;
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;
use crate::model::waiver::{KnownWaiver, Standing};

pub(super) static CHECK: Check = Check {
    title: "waiver has expired",
    severity: Severity::Medium,
    rationale: "Somebody accepted this risk for a time. The time is over, and unless it was looked at again nobody is carrying it.",
    fix: "Put it right, or have it accepted again with a new last day; then take the old waiver out.",
    controls: &[CAF_A2_A, CSF_GV_RR_02],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachWaiver(run),
};

fn run(known: &KnownWaiver, facts: &Facts<'_>) -> Verdict {
    match known.standing {
        Standing::Expired(last) => {
            let ago = prose::count(date::days_between(last, facts.survey.as_of).unsigned_abs(), "day", "days");
            Verdict::fail(format!("it held until {}, {ago} ago, and covers nothing now", date::long(last)))
        }
        Standing::InForce | Standing::ToCome(_) => Verdict::Pass,
        Standing::Incomplete(_) => Verdict::NotApplicable,
    }
}
