//! A service account that nobody has looked at for a quarter.

use crate::checks::wording::with_age;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CAF_B2_D, CIS_5_5, ISO_5_18};
use crate::model::date::days_between;
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(92),
    help: "Days within which a service account must have been reviewed.",
    source: "CIS v8.1, 5.5: quarterly",
};
static LONG_DAYS: Param = Param {
    key: "long-days",
    default: Setting::Number(365),
    help: "Days after which the check on joiners, movers and leavers tells of the review instead; keep it at that check's limit.",
    source: "CAF B2.a and B2.d: at least annually",
};

pub(super) static CHECK: Check = Check {
    title: "service account is not reviewed",
    severity: Severity::Low,
    rationale: "A service account is never missed and never complains: unless somebody looks at it each quarter, it outlives what it was made for.",
    fix: "Go through the service accounts each quarter with their owners: still needed, still with the least rights, secret still safe; record the day.",
    controls: &[CIS_5_5, CAF_B2_A, CAF_B2_D, ISO_5_18],
    also: &[],
    params: &[&DAYS, &LONG_DAYS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Reviewed]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    if !account.is_live_service(facts.extracted) {
        return Verdict::NotApplicable;
    }
    let (limit, long) = (facts.number(&DAYS), facts.number(&LONG_DAYS));
    // Without cover by joiners, movers and leavers the check on that tells of a review that is too old or missing.
    let is_told = account.jml != Cell::Value(true);
    let verdict = match account.reviewed {
        // A day to come is the day it is due again.
        Cell::Value(day) if days_between(day, facts.extracted) <= limit => return Verdict::Pass,
        Cell::Value(day) if days_between(day, facts.extracted) > long && is_told => return Verdict::NotApplicable,
        Cell::Value(day) => {
            Verdict::fail(with_age("last reviewed ", day, facts.extracted)).because(format!("not reviewed for {limit} days"))
        }
        Cell::Absent => Verdict::unknown("the list does not say when accounts were last reviewed").of_whole_column(),
        Cell::Unreadable(_) | Cell::Blank | Cell::Placeholder(_) | Cell::NotApplicable(_) if is_told => return Verdict::NotApplicable,
        Cell::Unreadable(text) => {
            Verdict::unknown(format!("last reviewed “{text}”, which is not a date")).because(format!("“{text}” is not a date"))
        }
        missing => Verdict::fail(["review date is ", &*missing.gap()].concat()).because("no review date"),
    };
    verdict.at(AccountField::Reviewed)
}
