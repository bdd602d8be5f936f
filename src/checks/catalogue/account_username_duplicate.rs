//! One username on several rows of one list.

use crate::checks::wording::quoted;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::control::{CAF_B2_A, CIS_5_1, ISO_5_16};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::{Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "username stands twice",
    severity: Severity::Medium,
    rationale: "What is decided about an account is decided twice or for the wrong one: disabled on one row, it lives on in the other.",
    fix: "Find out whether it is one account or two; delete the row too many, or give one of them a name of its own.",
    controls: &[CIS_5_1, CAF_B2_A, ISO_5_16],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Username]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    let Some(username) = account.username.value() else { return Verdict::NotApplicable };
    let times = facts.times_in_list(username);
    // The same name in another system is another account: a directory that is no path is such a system.
    let is_of_a_system = account.directory.value().is_some_and(|text| !text.contains(['=', '/', '\\']));
    if times > 1 && is_of_a_system {
        return Verdict::NotApplicable;
    }
    if times < 2 {
        return Verdict::Pass;
    }
    let who = quoted(&name(username));
    Verdict::fail(format!("{who} stands on {times} rows")).because(format!("{who} stands {times} times")).at(AccountField::Username)
}
