//! An exception from the second factor that nobody has looked at for a year.

use crate::checks::wording::age;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CAF_B2_C, ISO_8_5};
use crate::model::date::{self, days_between};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(365),
    help: "Days within which an exception from the second factor must have been reviewed.",
    source: "NHS England MFA policy, as the DSPT audit framework reads it: annual review",
};

pub(super) static CHECK: Check = Check {
    title: "exception from the second factor is not reviewed",
    severity: Severity::Medium,
    rationale: "An exception made for a reason outlives the reason, and years later an account stands open because nobody asked again.",
    fix: "Review the exception: end it if its reason is gone, else record the review and what is being done to make it needless.",
    controls: &[CAF_B2_A, CAF_B2_C, ISO_8_5],
    also: &[],
    params: &[&DAYS],
    formerly: &[],
    run: Run::EachAccount(&[], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    if !account.has_mfa_exception() || account.is_enabled(facts.extracted) == Cell::Value(false) {
        return Verdict::NotApplicable;
    }
    let reference = account.mfa_exception.value().unwrap_or_default();
    let verdict = match account.mfa_exception_reviewed {
        Cell::Value(day) if facts.is_to_come(day) => {
            Verdict::unknown(format!("exception “{reference}”: reviewed {}, which is still to come", date::long(day)))
                .because("a date that is still to come")
        }
        Cell::Value(day) if days_between(day, facts.extracted) <= facts.number(&DAYS) => return Verdict::Pass,
        Cell::Value(day) => {
            Verdict::fail(format!("exception “{reference}”: last reviewed {}", age(day, facts.extracted))).because("reviews too old")
        }
        Cell::Absent => Verdict::unknown("no column says when exceptions from the second factor were reviewed").of_whole_column(),
        Cell::Unreadable(text) => Verdict::unknown(format!("exception “{reference}”: reviewed “{text}”, which is not a date"))
            .because(format!("“{text}” is not a date")),
        gap => Verdict::fail(format!("exception “{reference}”: its review date is {}", gap.gap())).because("never reviewed"),
    };
    verdict.at(AccountField::MfaExceptionReviewed)
}
