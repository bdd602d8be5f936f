//! A service account whose secret has not been changed for a year.

use crate::checks::privilege::{PRIVILEGED_GROUPS, is_privileged};
use crate::checks::wording::{age, with_age};
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CIS_5_2, CSF_PR_AA_01, ISO_5_17};
use crate::model::date::{self, days_between};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(365),
    help: "Days within which the password of a service account must have been changed. People's passwords are never judged by their age.",
    source: "ours",
};

pub(super) static CHECK: Check = Check {
    title: "service account has an old secret",
    severity: Severity::Medium,
    rationale: "Everybody who ever set the service up may still know its password, and those who have left took it with them.",
    fix: "Let a vault or the directory make and change the secret by itself (a group managed service account needs nobody); else change it now.",
    controls: &[CAF_B2_A, ISO_5_17, CIS_5_2, CSF_PR_AA_01],
    also: &[],
    params: &[&DAYS, &PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::PasswordChanged, AccountField::KeyRotated]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    // The age of an access key has a check of its own.
    if !account.is_live_service(facts.extracted) || account.key_rotated.value().is_some() {
        return Verdict::NotApplicable;
    }
    if account.is_machine_identity() {
        return Verdict::Pass;
    }
    let verdict =
        match account.password_changed {
            Cell::Value(day) if facts.is_to_come(day) => {
                Verdict::unknown(format!("its password was changed {}, which is still to come", date::long(day)))
                    .because("a date that is still to come")
            }
            Cell::Value(day) if days_between(day, facts.extracted) <= facts.number(&DAYS) => return Verdict::Pass,
            // A vault that keeps it says how old it may be.
            Cell::Value(day) if account.vaulted == Cell::Value(true) => {
                Verdict::fail(format!("its password was last changed {}, though a vault keeps it", age(day, facts.extracted)))
                    .as_severe_as(Severity::Low)
            }
            Cell::Value(day) => Verdict::fail(with_age("its password was last changed ", day, facts.extracted)),
            Cell::Absent => Verdict::unknown("the list does not say when passwords were changed").of_whole_column(),
            Cell::Unreadable(text) => Verdict::unknown(format!("its password was changed “{text}”, which is not a date"))
                .because(format!("“{text}” is not a date")),
            gap => Verdict::unknown(format!("when its password was changed is {}", gap.gap()))
                .because("not said when the password was changed"),
        };
    let verdict = verdict.at(AccountField::PasswordChanged);
    if is_privileged(account, facts) {
        return verdict.raised_to(Severity::High, "the account is privileged");
    }
    verdict
}
