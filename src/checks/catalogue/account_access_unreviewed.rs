//! An account whose access nobody has confirmed for half a year, or for a year.

use crate::checks::leavers::is_leavers;
use crate::checks::privilege::{PRIVILEGED_GROUPS, is_privileged};
use crate::checks::wording::with_age;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CAF_B2_C, CAF_B2_D, CIS_5_1, CSF_PR_AA_05, ISO_5_18};
use crate::model::date::days_between;
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(183),
    help: "Days within which the access of an account must have been reviewed.",
    source: "CAF B2.a, achieved: at least every six months",
};
static LONG_DAYS: Param = Param {
    key: "long-days",
    default: Setting::Number(365),
    help: "Days after which access that was not reviewed is of medium severity, and of high severity for administrators.",
    source: "CAF B2.a, partially achieved, which the DSPT expects: at least annually",
};

pub(super) static CHECK: Check = Check {
    title: "access has not been reviewed",
    severity: Severity::Low,
    rationale: "Access that nobody confirms only grows; who may see patients’ records should be somebody’s decision and not an accident of years.",
    fix: "Send each manager the list of their people’s access, each half-year for all and sooner for administrators; take away what is not confirmed, and record the day.",
    controls: &[CAF_B2_A, CAF_B2_C, CAF_B2_D, CIS_5_1, ISO_5_18, CSF_PR_AA_05],
    also: &[],
    params: &[&DAYS, &LONG_DAYS, &PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Reviewed]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    let concerns = matches!(account.kind(), Kind::User | Kind::Guest | Kind::Shared);
    if !concerns || account.is_enabled(facts.extracted) == Cell::Value(false) || is_leavers(account, facts) {
        return Verdict::NotApplicable;
    }
    let (limit, long) = (facts.number(&DAYS), facts.number(&LONG_DAYS));
    let verdict = match account.reviewed {
        // A day to come is the day it is due again.
        Cell::Value(day) if days_between(day, facts.extracted) <= limit => return Verdict::Pass,
        Cell::Value(day) => {
            let over = if days_between(day, facts.extracted) > long { long } else { limit };
            let verdict = Verdict::fail(with_age("access last reviewed ", day, facts.extracted))
                .because(format!("not reviewed for over {over} days"));
            if over == long { verdict.as_severe_as(Severity::Medium) } else { return verdict.at(AccountField::Reviewed) }
        }
        Cell::Absent => Verdict::unknown("the list does not say when access was last reviewed").of_whole_column(),
        Cell::Unreadable(text) => {
            Verdict::unknown(format!("last reviewed “{text}”, which is not a date")).because(format!("“{text}” is not a date"))
        }
        gap => {
            // New accounts were looked at when they were made.
            if account.created.value().is_some_and(|made| days_between(made, facts.extracted) <= limit) {
                return Verdict::Pass;
            }
            Verdict::fail(["review date is ", &*gap.gap()].concat()).because("never reviewed, as far as the list says")
        }
    };
    let verdict = verdict.at(AccountField::Reviewed);
    if is_privileged(account, facts) {
        return verdict.raised_to(Severity::High, "the account is privileged");
    }
    verdict
}
