//! A contact whose number nobody has rung as a test for too long.

use crate::checks::{Check, Run, wording};
use crate::model::cell::Cell;
use crate::model::contact::{Contact, ContactField, Side};
use crate::model::control::{CAF_D1_A, CAF_D1_C, CIS_17_2, CIS_17_6, CIS_17_7};
use crate::model::date;
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(183),
    help: "Days after which a number ought to have been rung as a test again.",
    source: "ours: half a year",
};
static MEDIUM_DAYS: Param = Param {
    key: "medium-days",
    default: Setting::Number(365),
    help: "Days after which that is of medium severity.",
    source: "CIS v8.1 17.7: exercises every year",
};

pub(super) static CHECK: Check = Check {
    title: "number has not been rung as a test lately",
    severity: Severity::Low,
    rationale: "A number that was confirmed on paper may still ring in an empty room; only a call at night shows it.",
    fix: "Ring every number on the list once at night, and write the day beside those that were answered.",
    controls: &[CAF_D1_C, CIS_17_7, CIS_17_2, CIS_17_6, CAF_D1_A],
    also: &[],
    params: &[&DAYS, &MEDIUM_DAYS],
    formerly: &[],
    run: Run::EachContact(&[&[ContactField::Tested]], run),
};

fn run(contact: &Contact<'_>, facts: &Facts<'_>) -> Verdict {
    let rings = contact.numbers().iter().any(|(_, cell)| cell.value().is_some());
    // Nobody rings the police or the CSOC as a test.
    if contact.side() == Side::Authority || !rings {
        return Verdict::NotApplicable;
    }
    let verdict = match contact.tested {
        Cell::Value(day) if facts.is_to_come(day) => {
            Verdict::unknown(format!("last rung as a test {}: a day still to come", wording::age(day, facts.extracted)))
                .because("the day of the test is still to come")
        }
        Cell::Value(day) => {
            let age = date::days_between(day, facts.extracted);
            let told = |over: &'static Param, severity| {
                Verdict::fail(wording::with_age("last rung as a test ", day, facts.extracted))
                    .because(format!("last rung as a test over {} days ago", facts.number(over)))
                    .as_severe_as(severity)
            };
            if age <= facts.number(&DAYS) {
                Verdict::Pass
            } else if age <= facts.number(&MEDIUM_DAYS) {
                told(&DAYS, Severity::Low)
            } else {
                told(&MEDIUM_DAYS, Severity::Medium)
            }
        }
        Cell::Absent => Verdict::unknown("the list has no column for the day of a test call"),
        Cell::Unreadable(text) => Verdict::unknown(format!("the day of the test call cannot be read: {}", wording::quoted(text))),
        gap => Verdict::fail(format!("nothing says that it was ever rung as a test: {}", gap.gap()))
            .because("no test call written down")
            .as_severe_as(Severity::Medium),
    };
    verdict.at(ContactField::Tested)
}
