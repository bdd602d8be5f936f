//! A service account with which a person can sign in by hand, second factor or not.

use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CAF_B2_C, ISO_8_2};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "service account can be signed in to by hand",
    severity: Severity::Low,
    rationale: "What a program uses should be of no use to a person: once people sign in with it too, nobody can tell who did what.",
    fix: "Deny it interactive and remote sign-in, and give the people who use it accounts of their own.",
    controls: &[CAF_B2_A, CAF_B2_C, ISO_8_2],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAccount(&[], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    if !account.is_live_service(facts.extracted) {
        return Verdict::NotApplicable;
    }
    if account.is_never_interactive() {
        return Verdict::Pass;
    }
    // Without a second factor, and where nothing tells, the check on that speaks of it.
    let is_told = account.mfa != Cell::Value(true) && !account.mfa.is_absent() && !account.has_mfa_exception();
    match account.seen_interactive() {
        Some(seen) if !is_told => Verdict::fail(seen).at(AccountField::Interactive),
        _ => Verdict::NotApplicable,
    }
}
