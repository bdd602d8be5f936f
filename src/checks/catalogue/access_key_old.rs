//! An access key that has not been changed for a quarter.

use crate::checks::wording::with_age;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CIS_5_5, CSF_PR_AA_01, ISO_5_17};
use crate::model::date::{self, days_between};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(90),
    help: "Days within which an active access key must have been changed.",
    source: "ours",
};

pub(super) static CHECK: Check = Check {
    title: "access key is old",
    severity: Severity::Medium,
    rationale: "An access key is a password that no second factor protects: the longer it lives, the more laptops, scripts and backups it lies in.",
    fix: "Make a new key, move what uses the old one, then delete the old one; better still, use a role that needs no key.",
    controls: &[CAF_B2_A, CIS_5_5, ISO_5_17, CSF_PR_AA_01],
    also: &[],
    params: &[&DAYS],
    formerly: &[],
    run: Run::EachAccount(&[], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    if account.is_enabled(facts.extracted) == Cell::Value(false) {
        return Verdict::NotApplicable;
    }
    let is_cloud_service = account.kind() == Kind::Service && facts.is_cloud(account);
    let verdict = match account.key_rotated {
        Cell::Value(day) if facts.is_to_come(day) => {
            Verdict::unknown(format!("its access key was made {}, which is still to come", date::long(day)))
                .because("a date that is still to come")
        }
        Cell::Value(day) if days_between(day, facts.extracted) <= facts.number(&DAYS) => return Verdict::Pass,
        Cell::Value(day) => Verdict::fail(with_age("its oldest active access key was made ", day, facts.extracted)),
        Cell::Unreadable(text) => {
            Verdict::unknown(format!("its access key was made “{text}”, which is not a date")).because(format!("“{text}” is not a date"))
        }
        // Nobody signs in with a password, so with a key: only the day it was made is not there.
        Cell::Absent if is_cloud_service => {
            Verdict::unknown("the list does not say when access keys were made").at(AccountField::KeyRotated).of_whole_column()
        }
        _ if is_cloud_service => Verdict::unknown("when its access key was made is not said").because("access keys of no known age"),
        // No key, or a list of something that has none.
        _ => return Verdict::NotApplicable,
    };
    if account.is_cloud_root() {
        return verdict.raised_to(Severity::Critical, "it is a key of the root account, which should have none");
    }
    verdict
}
