//! An account of a cloud service without a second factor.

use crate::checks::mfa::{self, Rule};
use crate::checks::privilege::PRIVILEGED_GROUPS;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::control::{CAF_B2_A, CE_ACCESS, CIS_6_3, CSF_PR_AA_03, ISO_8_5};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "cloud account has no second factor",
    severity: Severity::High,
    rationale: "A cloud service can be reached from anywhere in the world; without a second factor one phished password is a break-in.",
    fix: "Require a second factor for every account of the service: Cyber Essentials asks it of cloud services always.",
    controls: &[CE_ACCESS, CAF_B2_A, CIS_6_3, ISO_8_5, CSF_PR_AA_03],
    also: &[],
    params: &[&PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Mfa]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    match mfa::rule(account, facts) {
        Some(Rule::Cloud) => mfa::judge(account, "it signs in to a cloud service"),
        _ => Verdict::NotApplicable,
    }
}
