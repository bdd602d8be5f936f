//! An account of everyday use, with mail and all, that is also an administrator’s.

use crate::checks::leavers::is_leavers;
use crate::checks::privilege::PRIVILEGED_GROUPS;
use crate::checks::wording::quoted;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_C, CE_ACCESS, CIS_5_4, CSF_PR_AA_05, ISO_8_2};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::{Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "everyday account has administrator rights",
    severity: Severity::High,
    rationale: "One opened attachment in an everyday mailbox runs with the rights of an administrator, and the attacker has the estate.",
    fix: "Give the person a second account for administration only, without mail, and take the rights off the everyday one.",
    controls: &[CE_ACCESS, CAF_B2_C, CIS_5_4, ISO_8_2, CSF_PR_AA_05],
    also: &[],
    params: &[&PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Privileged, AccountField::Groups]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    let is_off = account.is_enabled(facts.extracted) == Cell::Value(false);
    if account.kind() != Kind::User || is_off || account.generic_name().is_some() || is_leavers(account, facts) {
        return Verdict::NotApplicable;
    }
    let more = facts.settings.words(&PRIVILEGED_GROUPS);
    if !facts.is_privileged(account, more) {
        // Whether the list can tell is the question of the check on second factors.
        return Verdict::NotApplicable;
    }
    if account.is_named_for_administration() {
        return Verdict::Pass;
    }
    let rights =
        account.privileged_by(more).map_or_else(|| "it is privileged".to_owned(), |group| format!("its rights come from “{group}”"));
    let verdict = match account.email {
        Cell::Value(address) => Verdict::fail(format!("{rights}, and it reads the mail of {}", quoted(&name(address)))),
        Cell::Absent => Verdict::unknown("the list does not say which accounts have a mailbox").of_whole_column(),
        _ => Verdict::unknown(format!("{rights}; nothing shows whether it is also used from day to day"))
            .because("privileged, and not named for administration"),
    };
    match account.rules_directory_by() {
        Some(group) => verdict.raised_to(Severity::Critical, &format!("“{group}” rules the whole directory")),
        None => verdict,
    }
    .at(AccountField::Email)
}
