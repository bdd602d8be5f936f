//! A contact whom nobody has checked for too long.

use crate::checks::{Check, Run, wording};
use crate::model::cell::Cell;
use crate::model::contact::{Contact, ContactField};
use crate::model::control::{CAF_D1_A, CIS_17_2, ISO_5_5};
use crate::model::date::{self, Date};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(106),
    help: "Days after which a contact ought to have been checked again.",
    source: "ours: a quarter and a fortnight",
};
static MEDIUM_DAYS: Param = Param {
    key: "medium-days",
    default: Setting::Number(183),
    help: "Days after which that is of medium severity.",
    source: "ours: half a year",
};
static HIGH_DAYS: Param = Param {
    key: "high-days",
    default: Setting::Number(365),
    help: "Days after which that is of high severity.",
    source: "CIS v8.1 17.2: verified annually",
};

pub(super) static CHECK: Check = Check {
    title: "contact has not been checked lately",
    severity: Severity::Medium,
    rationale: "Numbers change when people move; a list that nobody checks fails on the night it is needed.",
    fix: "Ring or write to the contact, correct the row, and write today's date in it.",
    controls: &[CIS_17_2, CAF_D1_A, ISO_5_5],
    also: &[],
    params: &[&DAYS, &MEDIUM_DAYS, &HIGH_DAYS],
    formerly: &[],
    run: Run::EachContact(&[&[ContactField::Verified]], run),
};

fn run(contact: &Contact<'_>, facts: &Facts<'_>) -> Verdict {
    let verdict = match contact.verified {
        Cell::Value(day) if facts.is_to_come(day) => {
            Verdict::unknown(format!("last checked {}: a day still to come", wording::age(day, facts.extracted)))
                .because("the day of checking is still to come")
        }
        Cell::Value(day) => match date::days_between(day, facts.extracted) {
            age if age <= facts.number(&DAYS) => Verdict::Pass,
            age if age <= facts.number(&MEDIUM_DAYS) => too_long_ago(day, facts, &DAYS, Severity::Low),
            age if age <= facts.number(&HIGH_DAYS) => too_long_ago(day, facts, &MEDIUM_DAYS, Severity::Medium),
            _ => too_long_ago(day, facts, &HIGH_DAYS, Severity::High),
        },
        Cell::Absent => Verdict::unknown("the list has no column for the day of checking"),
        Cell::Unreadable(text) => Verdict::unknown(format!("the day of checking cannot be read: {}", wording::quoted(text))),
        // No date is no better than an old one.
        gap => Verdict::fail(format!("nothing says when it was last checked: {}", gap.gap()))
            .because("no day of checking written down")
            .as_severe_as(Severity::High),
    };
    verdict.at(ContactField::Verified)
}

fn too_long_ago(day: Date, facts: &Facts<'_>, over: &'static Param, severity: Severity) -> Verdict {
    let yearly = if severity == Severity::High { "; CIS 17.2 asks for a check every year" } else { "" };
    Verdict::fail(format!("last checked {}{yearly}", wording::age(day, facts.extracted)))
        .because(format!("last checked over {} days ago", facts.number(over)))
        .as_severe_as(severity)
}
