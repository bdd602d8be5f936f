//! A high severity alert that nobody acknowledged in time.
//!
//! Lists give days and no hours, so 48 hours are two days. Alerts that say themselves that they are of lesser
//! severity are not judged.

use crate::checks::wording::{age, quoted};
use crate::checks::{Check, Run};
use crate::model::alert::{Alert, AlertField, Standing};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B4_D, ISO_8_8};
use crate::model::date::{self, Date, days_between};
use crate::model::facts::Facts;
use crate::model::field::yes_no;
use crate::model::param::{Param, Setting};
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(2),
    help: "Days within which a high severity alert must be acknowledged.",
    source: "DSPT guide 6.3.2: respond within 48 hours",
};
static LATE_DAYS: Param = Param {
    key: "late-days",
    default: Setting::Number(92),
    help: "Days for which an acknowledgement that came too late is still reported.",
    source: "ours: a quarter",
};

pub(super) static CHECK: Check = Check {
    title: "high severity alert was not acknowledged within 48 hours",
    severity: Severity::High,
    rationale: "An alert tells us that others are being attacked; until somebody has taken it up, nobody is asking whether we are next.",
    fix: "Acknowledge the alert, say whether it applies, and see that somebody receives alerts at weekends and in holidays.",
    controls: &[CAF_B4_D, ISO_8_8],
    also: &[],
    params: &[&DAYS, &LATE_DAYS],
    formerly: &[],
    run: Run::EachAlert(&[&[AlertField::Acknowledged], &[AlertField::Published]], run),
};

fn run(alert: &Alert<'_>, facts: &Facts<'_>) -> Verdict {
    if !alert.is_urgent() {
        return Verdict::NotApplicable;
    }
    let verdict = match alert.acknowledged {
        Cell::Value(day) if facts.is_to_come(day) => {
            Verdict::unknown(format!("acknowledged {}, which is still to come", date::long(day))).because("a date that is still to come")
        }
        Cell::Value(day) => return took_up(alert, facts, day),
        Cell::Absent => Verdict::unknown("the list does not say when alerts were acknowledged").of_whole_column(),
        Cell::Unreadable(text) if yes_no(text) != Some(false) => {
            Verdict::unknown(format!("acknowledged “{text}”, which does not say when")).because(format!("“{text}” is not a date"))
        }
        // Whoever closed it had taken it up.
        _ if alert.standing(facts.extracted) == Standing::Closed => return Verdict::NotApplicable,
        _ => match alert.published {
            Cell::Value(day) if days_between(day, facts.extracted) <= facts.number(&DAYS) => return Verdict::Pass,
            Cell::Value(day) => Verdict::fail(format!(
                "not acknowledged ({}); it came out on {}; 48 hours are allowed, by the DSPT's guide",
                alert.acknowledged.words().map_or_else(|| alert.acknowledged.gap().into_owned(), quoted),
                age(day, facts.extracted)
            ))
            .because("never acknowledged"),
            _ => not_dated(alert),
        },
    };
    verdict.at(AlertField::Acknowledged)
}

/// Judges the time from the alert to its acknowledgement.
fn took_up(alert: &Alert<'_>, facts: &Facts<'_>, day: Date) -> Verdict {
    let Cell::Value(published) = alert.published else { return not_dated(alert).at(AlertField::Published) };
    let days = days_between(published, day);
    if days < 0 {
        return Verdict::unknown(format!("acknowledged {}, before it came out on {}", date::long(day), date::long(published)))
            .at(AlertField::Acknowledged)
            .because("acknowledged before it came out");
    }
    if days <= facts.number(&DAYS) {
        return Verdict::Pass;
    }
    if days_between(day, facts.extracted) > facts.number(&LATE_DAYS) {
        return Verdict::NotApplicable;
    }
    let late = prose::count(days.unsigned_abs(), "day", "days");
    Verdict::fail(format!("acknowledged on {}, {late} after it came out; 48 hours are allowed, by the DSPT's guide", date::long(day)))
        .at(AlertField::Acknowledged)
        .because("acknowledged too late")
        .as_severe_as(Severity::Medium)
}

fn not_dated(alert: &Alert<'_>) -> Verdict {
    Verdict::unknown(format!("when the alert came out: {}", alert.published.gap())).because("no day on which the alert came out")
}
