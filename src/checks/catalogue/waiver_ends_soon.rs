//! A waiver whose last day comes before the next quarter. One that covers nothing is the story of `waiver-unused`.

use crate::checks::{Check, Run};
use crate::model::control::{CAF_A2_A, CSF_GV_RR_02};
use crate::model::date;
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;
use crate::model::waiver::{KnownWaiver, Standing};

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(92),
    help: "A waiver that ends within this many days ought to be looked at now.",
    source: "ours: a quarter, from one meeting to the next",
};

pub(super) static CHECK: Check = Check {
    title: "waiver ends before the next quarter",
    severity: Severity::Low,
    rationale: "A risk that was accepted until a day must be put right or accepted again before it; boards and committees meet by the quarter.",
    fix: "Put it right before that day, or take it back to whoever accepted it in time for their next meeting.",
    controls: &[CAF_A2_A, CSF_GV_RR_02],
    also: &[],
    params: &[&DAYS],
    formerly: &[],
    run: Run::EachWaiver(run),
};

fn run(known: &KnownWaiver, facts: &Facts<'_>) -> Verdict {
    let Some(last) = known.waiver.expires.filter(|_| known.standing == Standing::InForce) else { return Verdict::NotApplicable };
    if known.covers_nothing() {
        return Verdict::NotApplicable;
    }
    let left = date::days_between(facts.survey.as_of, last);
    if left > facts.number(&DAYS) {
        return Verdict::Pass;
    }
    let when = if left == 0 { "today".to_owned() } else { format!("in {}", prose::count(left.unsigned_abs(), "day", "days")) };
    let covers = prose::count(known.covered, "finding", "findings");
    Verdict::fail(format!("it ends on {}, {when}, and covers {covers}", date::long(last)))
}
