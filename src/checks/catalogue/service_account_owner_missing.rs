//! A service account that nobody answers for.

use crate::checks::wanted::{Wanted, wanted};
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CIS_5_5, CSF_PR_AA_01, ISO_5_16};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

const OWNER: Wanted = wanted!("owner");

pub(super) static CHECK: Check = Check {
    title: "service account has no owner",
    severity: Severity::High,
    rationale: "If a service account is misused at night, somebody must be able to say what stops when it is disabled; without an owner nobody can.",
    fix: "Name the person or post that answers for the account, and write it in the inventory; disable the account if nobody claims it.",
    controls: &[CIS_5_5, CAF_B2_A, ISO_5_16, CSF_PR_AA_01],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Owner]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    if !account.is_live_service(facts.extracted) {
        return Verdict::NotApplicable;
    }
    let verdict = match account.owner {
        Cell::Value(_) => return Verdict::Pass,
        Cell::Absent => Verdict::unknown("the list has no column for an owner").of_whole_column(),
        missing => Verdict::fail(OWNER.is(missing)).because(OWNER.why(missing)),
    };
    verdict.at(AccountField::Owner)
}
