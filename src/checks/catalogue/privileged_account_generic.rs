//! A privileged account that is shared, generic or bears its maker’s name for it.

use crate::checks::privilege::PRIVILEGED_GROUPS;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_C, CE_ACCESS, CIS_4_7, ISO_5_16, ISO_8_2};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "privileged account is shared, generic or a default one",
    severity: Severity::High,
    rationale: "When several people can be the administrator nobody can be shown to have been: what was done at night was done by no one.",
    fix: "Give each administrator an account of their own, and disable, rename or seal the shared one as a break-glass account.",
    controls: &[CAF_B2_C, CE_ACCESS, CIS_4_7, ISO_8_2, ISO_5_16],
    also: &[],
    params: &[&PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Privileged, AccountField::Groups]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    let kind = account.kind();
    let concerns = matches!(kind, Kind::User | Kind::Shared | Kind::Guest) && !account.is_cloud_root();
    if !concerns || account.is_enabled(facts.extracted) == Cell::Value(false) {
        return Verdict::NotApplicable;
    }
    let more = facts.settings.words(&PRIVILEGED_GROUPS);
    let generic = account.generic_name().map(|username| format!("“{username}” is a name that many know"));
    let shared = (kind == Kind::Shared).then(|| "it is shared".to_owned());
    match (account.is_privileged(more), shared.or(generic)) {
        (Cell::Value(true), Some(why)) => {
            let verdict = Verdict::fail(match account.privileged_by(more) {
                Some(group) => format!("{why}, and its rights come from “{group}”"),
                None => format!("{why}, and it is privileged"),
            });
            match account.rules_directory_by() {
                Some(group) => verdict.raised_to(Severity::Critical, &format!("“{group}” rules the whole directory")),
                None => verdict,
            }
            .at(AccountField::Username)
        }
        (Cell::Value(true), None) => Verdict::Pass,
        (Cell::Absent, Some(_)) => {
            Verdict::unknown("the list does not say which accounts are privileged").at(AccountField::Privileged).of_whole_column()
        }
        (Cell::Unreadable(_), Some(why)) => Verdict::unknown(format!("{why}; its groups cannot be read")).at(AccountField::Groups),
        _ => Verdict::NotApplicable,
    }
}
