//! An exception from the second factor that nobody is shown to have approved.

use crate::checks::mfa;
use crate::checks::privilege::{PRIVILEGED_GROUPS, is_privileged};
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CAF_B2_C, ISO_8_5};
use crate::model::facts::Facts;
use crate::model::field::yes_no;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "exception from the second factor is not approved",
    severity: Severity::Medium,
    rationale: "An exception is a risk taken for the whole organisation; if nobody with the authority took it, it is only a gap with a number.",
    fix: "Have the exception assessed and approved by the board or whoever it delegates to, and record who did.",
    controls: &[CAF_B2_A, CAF_B2_C, ISO_8_5],
    also: &[],
    params: &[&PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    // Of an account without a second factor somebody may have said why, and the list has no column for it.
    let may_be_excepted = account.mfa_exception.is_absent() && account.mfa == Cell::Value(false) && mfa::rule(account, facts).is_some();
    if may_be_excepted {
        let why = "it has no second factor, and no column says which accounts are excepted";
        return Verdict::unknown(why).at(AccountField::MfaException).of_whole_column();
    }
    if !account.has_mfa_exception() || account.is_enabled(facts.extracted) == Cell::Value(false) {
        return Verdict::NotApplicable;
    }
    let reference = account.mfa_exception.value().unwrap_or_default();
    let verdict = match account.mfa_exception_approved {
        Cell::Value(text) if yes_no(text) == Some(false) => {
            Verdict::fail(format!("exception “{reference}” is not approved")).because("exceptions not approved")
        }
        Cell::Value(_) => return Verdict::Pass,
        Cell::Absent => Verdict::unknown("no column says who approved exceptions from the second factor").of_whole_column(),
        gap => Verdict::fail(format!("exception “{reference}”: its approver is {}", gap.gap())).because("exceptions without an approver"),
    };
    let verdict = verdict.at(AccountField::MfaExceptionApproved);
    if is_privileged(account, facts) {
        return verdict.raised_to(Severity::High, "the account is privileged");
    }
    verdict
}
