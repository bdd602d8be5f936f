//! A break-glass account without a second factor or an approved exception.

use crate::checks::mfa::{self, Rule};
use crate::checks::privilege::PRIVILEGED_GROUPS;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::control::{CAF_B2_A, CAF_B2_C, CE_ACCESS, CIS_6_5, CSF_PR_AA_03, ISO_8_2, ISO_8_5};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "break-glass account has no second factor",
    severity: Severity::High,
    rationale: "The account that opens everything in an emergency opens everything for a thief too, if its password is all that stands before it.",
    fix: "Give it a second factor that does not depend on what may be down, such as a security key sealed beside its password; or have an exception approved and reviewed each year.",
    controls: &[CAF_B2_A, CAF_B2_C, CE_ACCESS, CIS_6_5, ISO_8_2, ISO_8_5, CSF_PR_AA_03],
    also: &[],
    params: &[&PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Mfa]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    if mfa::rule(account, facts) != Some(Rule::BreakGlass) {
        return Verdict::NotApplicable;
    }
    let verdict = mfa::judge(account, "it is kept for emergencies, no exception is named");
    match account.rules_directory_by() {
        Some(group) => verdict.raised_to(Severity::Critical, &format!("“{group}” rules the whole directory")),
        None => verdict,
    }
}
