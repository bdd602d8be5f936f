//! Somebody who set up a second factor that the policy does not let them use.

use crate::checks::mfa::{self, Rule};
use crate::checks::privilege::PRIVILEGED_GROUPS;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CE_ACCESS, CIS_6_3, CSF_PR_AA_03, ISO_8_5};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "second factor is registered and cannot be used",
    severity: Severity::Medium,
    rationale: "The person believes that a second step protects them, and the directory does not accept it: in truth a password is all there is.",
    fix: "Have them register a method that the policy allows, and look why the one they have is not.",
    controls: &[CAF_B2_A, CE_ACCESS, CIS_6_3, ISO_8_5, CSF_PR_AA_03],
    also: &[],
    params: &[&PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    // A list without the column, or without an answer, says nothing either way: the other rules judge its accounts.
    if account.mfa_registered != Cell::Value(true) {
        return Verdict::NotApplicable;
    }
    match mfa::rule(account, facts) {
        Some(Rule::NotCapable) => {
            Verdict::fail("a second factor is registered, and the policy lets the account use none").at(AccountField::Mfa)
        }
        Some(_) if account.mfa == Cell::Value(true) => Verdict::Pass,
        _ => Verdict::NotApplicable,
    }
}
