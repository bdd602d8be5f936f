//! The root of a cloud account without a second factor.

use crate::checks::mfa::{self, Rule};
use crate::checks::privilege::PRIVILEGED_GROUPS;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::control::{CAF_B2_A, CAF_B2_C, CE_ACCESS, CIS_6_5, CSF_PR_AA_03, ISO_8_2};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "cloud root account has no second factor",
    severity: Severity::Critical,
    rationale: "Whoever has the root of a cloud account owns everything in it, backups too, and can lock the organisation out of its own systems.",
    fix: "Register a hardware second factor for the root account today, put its password away, and delete its access keys.",
    controls: &[CAF_B2_A, CAF_B2_C, CE_ACCESS, CIS_6_5, ISO_8_2, CSF_PR_AA_03],
    also: &[],
    params: &[&PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Mfa]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    match mfa::rule(account, facts) {
        Some(Rule::Root) => mfa::judge(account, "it is the root of the cloud account"),
        _ => Verdict::NotApplicable,
    }
}
