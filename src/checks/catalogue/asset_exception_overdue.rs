//! An accepted risk of an asset that nobody has looked at again for a year.

use crate::checks::recorded::raised_if_critical;
use crate::checks::wording::{age, quoted};
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B4_D, CIS_2_2, CSF_ID_RA_01, ISO_8_8};
use crate::model::date::days_between;
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(365),
    help: "Days for which the review of an exception holds.",
    source: "ours: a year, as the DSPT asks of MFA exceptions",
};

pub(super) static CHECK: Check = Check {
    title: "exception for an asset has not been reviewed for a year",
    severity: Severity::Medium,
    rationale: "An exception is agreed for a time; one that nobody looks at again has quietly become the rule.",
    fix: "Go through it with the owner: end it, or have it agreed again with a new date.",
    controls: &[CAF_B4_D, CIS_2_2, ISO_8_8, CSF_ID_RA_01],
    also: &[],
    params: &[&DAYS],
    formerly: &[],
    run: Run::EachAsset(&[], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    let Cell::Value(reference) = asset.exception else { return Verdict::NotApplicable };
    if !asset.is_judged() || ["no", "false", "n"].iter().any(|no| no.eq_ignore_ascii_case(reference)) {
        return Verdict::NotApplicable;
    }
    let limit = facts.number(&DAYS);
    let exception = quoted(reference);
    let verdict = match asset.exception_reviewed {
        // A day to come is the day it is due.
        Cell::Value(day) if days_between(day, facts.extracted) <= limit => return Verdict::Pass,
        Cell::Value(day) => {
            let age = age(day, facts.extracted);
            Verdict::fail(format!("exception {exception} was last reviewed {age}; {limit} are allowed"))
        }
        Cell::Absent => {
            let verdict = Verdict::unknown("no column says when exceptions were last reviewed");
            return verdict.at(AssetField::ExceptionReviewed).of_whole_column();
        }
        Cell::Unreadable(text) => {
            Verdict::unknown(format!("day of the review of exception {exception} is {}, which is no date", quoted(text)))
        }
        gap => Verdict::fail(format!("exception {exception}: day of its review is {}", gap.gap())),
    };
    raised_if_critical(verdict.at(AssetField::ExceptionReviewed).because(format!("exception {exception}")), asset, Severity::High)
}
