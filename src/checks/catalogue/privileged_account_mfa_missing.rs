//! A privileged account without a second factor.

use crate::checks::privilege::PRIVILEGED_GROUPS;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CAF_B2_C, CE_ACCESS, CIS_6_5, CSF_PR_AA_03, ISO_8_2, ISO_8_5};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "privileged account has no second factor",
    severity: Severity::High,
    rationale: "An administrator's password alone opens everything the administrator may touch; one phished password and the attacker is one too.",
    fix: "Require a second factor for the account before its next sign-in, or take its rights away; record an exception only with approval and a review date.",
    controls: &[CAF_B2_A, CAF_B2_C, CE_ACCESS, CIS_6_5, ISO_8_2, ISO_8_5, CSF_PR_AA_03],
    also: &[],
    params: &[&PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Privileged, AccountField::Groups], &[AccountField::Mfa]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    // Service accounts have a check of their own; an approved exception is judged by its own review date.
    let kind = account.kind();
    let disabled = account.is_enabled(facts.extracted) == Cell::Value(false);
    if matches!(kind, Kind::Service | Kind::Computer) || disabled || account.mfa_exception.value().is_some() {
        return Verdict::NotApplicable;
    }
    let more = facts.settings.words(&PRIVILEGED_GROUPS);
    match account.is_privileged(more) {
        Cell::Value(true) => {}
        Cell::Absent => {
            return Verdict::unknown("the list does not say which accounts are privileged").at(AccountField::Privileged).of_whole_column();
        }
        Cell::Unreadable(text) => {
            return Verdict::unknown(format!("“{text}” does not say whether it is privileged"))
                .at(AccountField::Groups)
                .because("groups were exported as the name of a type, not as their own names");
        }
        _ => return Verdict::NotApplicable,
    }
    let rights =
        account.privileged_by(more).map_or_else(|| "it is privileged".to_owned(), |group| format!("its rights come from “{group}”"));
    let verdict = match account.mfa {
        Cell::Value(true) => return Verdict::Pass,
        Cell::Value(false) => Verdict::fail(format!("{rights}, and it has no second factor")),
        Cell::Absent => Verdict::unknown("the list does not say which accounts have a second factor").of_whole_column(),
        Cell::Unreadable(text) => Verdict::unknown(format!("{rights}; “{text}” does not say whether it has a second factor"))
            .because(format!("second factor “{text}”")),
        missing => Verdict::fail(format!("{rights}, and its second factor is {}", missing.gap())),
    };
    let verdict = match verdict {
        // What nobody may lock out in an emergency still needs a key of its own, or an approved exception.
        fail @ Verdict::Fail(_) if kind == Kind::BreakGlass => {
            fail.because("break-glass accounts with neither a second factor nor an exception")
        }
        other => other,
    }
    .at(AccountField::Mfa);
    match account.rules_directory_by() {
        Some(group) => verdict.raised_to(Severity::Critical, &format!("“{group}” rules the whole directory")),
        None => verdict,
    }
}
