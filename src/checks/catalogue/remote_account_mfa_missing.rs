//! An account that can sign in from outside, without a second factor.

use crate::checks::mfa::{self, Rule};
use crate::checks::privilege::PRIVILEGED_GROUPS;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CIS_6_3, CIS_6_4, CSF_PR_AA_03, ISO_8_5};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "account can sign in from outside without a second factor",
    severity: Severity::High,
    rationale: "From outside nobody sees who is at the keyboard: a guessed or phished password is enough to be inside the network.",
    fix: "Require a second factor for all remote sign-in, or take the account out of the remote access groups.",
    controls: &[CAF_B2_A, CIS_6_4, CIS_6_3, ISO_8_5, CSF_PR_AA_03],
    also: &[],
    params: &[&PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Mfa]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    match mfa::rule(account, facts) {
        Some(Rule::Remote) => mfa::judge(account, &account.seen_remote().unwrap_or_default()),
        Some(Rule::Ordinary) if account.mfa == Cell::Value(true) => Verdict::Pass,
        Some(Rule::Ordinary) if account.remote.is_absent() && account.groups.is_absent() => {
            Verdict::unknown("the list does not say which accounts can sign in from outside").at(AccountField::Remote).of_whole_column()
        }
        Some(Rule::Ordinary) if matches!(account.groups, Cell::Unreadable(_)) && account.remote.value().is_none() => {
            Verdict::unknown("its groups cannot be read, so whether it can sign in from outside is not said")
                .at(AccountField::Groups)
                .because("groups were exported as the name of a type, not as their own names")
        }
        _ => Verdict::NotApplicable,
    }
}
