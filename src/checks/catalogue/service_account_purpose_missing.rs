//! A service account of which nothing says what it is for.

use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CIS_5_5, ISO_5_16};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "service account has no purpose",
    severity: Severity::Medium,
    rationale: "If nobody knows what a service account does, nobody dares to disable it in an attack, and everybody fears to at any other time.",
    fix: "Write down what the account is for and what stops without it; disable it if nobody can say.",
    controls: &[CIS_5_5, CAF_B2_A, ISO_5_16],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Purpose]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    if !account.is_live_service(facts.extracted) {
        return Verdict::NotApplicable;
    }
    let verdict = match account.purpose {
        Cell::Value(_) => return Verdict::Pass,
        Cell::Absent => Verdict::unknown("the list has no column for what accounts are for").of_whole_column(),
        missing => Verdict::fail(format!("purpose is {}", missing.gap())),
    };
    verdict.at(AccountField::Purpose)
}
