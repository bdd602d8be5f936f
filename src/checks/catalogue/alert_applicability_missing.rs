//! An open alert of which nobody has said whether it concerns the organisation.

use crate::checks::{Check, Run};
use crate::model::alert::{Alert, AlertField, Standing};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B4_D, ISO_8_8};
use crate::model::date::{self, days_between};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(5),
    help: "Days after it came out within which it must be said whether an alert applies.",
    source: "ours: 48 hours to acknowledge (DSPT guide) and the alert service's 3 days to the first update",
};

pub(super) static CHECK: Check = Check {
    title: "nobody has said whether the alert applies",
    severity: Severity::Medium,
    rationale: "Until somebody has looked whether we have the product, an alert is neither a risk that we manage nor one that we may forget.",
    fix: "Look for the product in the asset register and record yes or no, with the day and who looked.",
    controls: &[CAF_B4_D, ISO_8_8],
    also: &[],
    params: &[&DAYS],
    formerly: &[],
    run: Run::EachAlert(&[&[AlertField::Applicable]], run),
};

fn run(alert: &Alert<'_>, facts: &Facts<'_>) -> Verdict {
    let verdict = match alert.applicable {
        Cell::Value(_) => return Verdict::Pass,
        Cell::Absent => Verdict::unknown("the list does not say which alerts apply").of_whole_column(),
        _ if alert.standing(facts.extracted) == Standing::Closed => return Verdict::NotApplicable,
        Cell::Unreadable(text) => Verdict::unknown(format!("whether it applies: “{text}”, which is neither yes nor no"))
            .because(format!("“{text}” is neither yes nor no")),
        gap => match alert.published {
            Cell::Value(day) if days_between(day, facts.extracted) <= facts.number(&DAYS) => return Verdict::Pass,
            Cell::Value(day) => Verdict::fail(format!("whether it applies: {}; it came out on {}", gap.gap(), date::long(day))),
            _ => Verdict::fail(format!("whether it applies: {}", gap.gap())),
        }
        .because("not said whether it applies"),
    };
    verdict.at(AlertField::Applicable)
}
