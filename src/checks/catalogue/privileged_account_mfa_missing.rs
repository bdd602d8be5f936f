//! A privileged account without a second factor.

use crate::checks::mfa::{self, Rule};
use crate::checks::privilege::PRIVILEGED_GROUPS;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
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
    let more = facts.settings.words(&PRIVILEGED_GROUPS);
    match mfa::rule(account, facts) {
        None | Some(Rule::Root | Rule::BreakGlass) => return Verdict::NotApplicable,
        Some(Rule::Privileged) => {}
        Some(_) => return not_known(account.is_privileged(more)),
    }
    let rights =
        account.privileged_by(more).map_or_else(|| "it is privileged".to_owned(), |group| format!("its rights come from “{group}”"));
    let verdict = mfa::judge(account, &rights);
    match account.rules_directory_by() {
        Some(group) => verdict.raised_to(Severity::Critical, &format!("“{group}” rules the whole directory")),
        None => verdict,
    }
}

/// Of accounts that are not known to be privileged: nothing, unless the list cannot tell.
fn not_known(privileged: Cell<'_, bool>) -> Verdict {
    match privileged {
        Cell::Absent => {
            Verdict::unknown("the list does not say which accounts are privileged").at(AccountField::Privileged).of_whole_column()
        }
        Cell::Unreadable(text) => Verdict::unknown(format!("“{text}” does not say whether it is privileged"))
            .at(AccountField::Groups)
            .because("groups were exported as the name of a type, not as their own names"),
        _ => Verdict::NotApplicable,
    }
}
