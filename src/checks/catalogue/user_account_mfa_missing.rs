//! Ordinary accounts without a second factor: an exception that wants evidence, and no breach.

use crate::checks::mfa::{self, Rule};
use crate::checks::privilege::PRIVILEGED_GROUPS;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::control::{CAF_B2_A, CSF_PR_AA_03, ISO_8_5};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "ordinary account has no second factor, and no exception shows why",
    severity: Severity::Low,
    rationale: "Staff may do without a second factor only on the trusted network; whether that is so here, somebody must be able to show.",
    fix: "Record the exception for ordinary staff on the trusted network with its approval and yearly review, or give them a second factor.",
    controls: &[CAF_B2_A, ISO_8_5, CSF_PR_AA_03],
    also: &[],
    params: &[&PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Mfa]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    if mfa::rule(account, facts) != Some(Rule::Ordinary) {
        return Verdict::NotApplicable;
    }
    match mfa::judge(account, "it is an ordinary account") {
        // The NHS MFA policy lets unprivileged staff do without on the trusted network: not a breach, but to be shown.
        Verdict::Fail(_) => Verdict::unknown(
            "no second factor: allowed to ordinary staff on the trusted network only, under an exception that no list shows",
        )
        .at(AccountField::Mfa)
        .because("ordinary accounts without a second factor"),
        other => other,
    }
}
