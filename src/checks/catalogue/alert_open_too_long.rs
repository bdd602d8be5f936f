//! A high severity alert that is still open a fortnight after it came out.

use crate::checks::wording::age;
use crate::checks::{Check, Run};
use crate::model::alert::{Alert, AlertField, Standing};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B4_D, CE_UPDATES, ISO_8_8};
use crate::model::date::{self, days_between};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(14),
    help: "Days after it came out by which a high severity alert must be closed.",
    source: "ours: the 14 days that Cyber Essentials and DSPT guide 9.2.3 give urgent fixes; no source seen sets a limit for alerts",
};
static LONG_DAYS: Param = Param {
    key: "long-days",
    default: Setting::Number(92),
    help: "Days after it came out from which an open alert is of critical severity.",
    source: "ours: a quarter",
};

pub(super) static CHECK: Check = Check {
    title: "high severity alert is open past its limit",
    severity: Severity::High,
    rationale: "An alert is sent because attackers already use the weakness; each day that it stays open is a day they can use it here.",
    fix: "Finish the work and record the day, or record which assets are left, what protects them meanwhile and when the SIRO agreed.",
    controls: &[CAF_B4_D, CE_UPDATES, ISO_8_8],
    also: &[],
    params: &[&DAYS, &LONG_DAYS],
    formerly: &[],
    run: Run::EachAlert(&[&[AlertField::Remediated, AlertField::Status], &[AlertField::Published]], run),
};

fn run(alert: &Alert<'_>, facts: &Facts<'_>) -> Verdict {
    if !alert.is_urgent() {
        return Verdict::NotApplicable;
    }
    match alert.standing(facts.extracted) {
        Standing::NotForUs => return Verdict::NotApplicable,
        Standing::Closed => return Verdict::Pass,
        Standing::Open => {}
    }
    let verdict = match alert.published {
        Cell::Value(day) if facts.is_to_come(day) => {
            Verdict::unknown(format!("it came out on {}, which is still to come", date::long(day))).because("a date that is still to come")
        }
        Cell::Value(day) => {
            let days = days_between(day, facts.extracted);
            if days <= facts.number(&DAYS) {
                return Verdict::Pass;
            }
            let said = alert.status.value().map(|status| format!(", status “{status}”")).unwrap_or_default();
            let plan = match alert.remediated {
                Cell::Value(plan) => format!(", planned for {}", date::long(plan)),
                _ => String::new(),
            };
            let open = format!("open{said}{plan}; it came out on {}; {} are allowed", age(day, facts.extracted), facts.number(&DAYS));
            let long = facts.number(&LONG_DAYS);
            if days > long {
                Verdict::fail(open).because(format!("open for over {long} days")).as_severe_as(Severity::Critical)
            } else {
                Verdict::fail(open).because(format!("open for over {} days", facts.number(&DAYS)))
            }
        }
        gap => Verdict::unknown(format!("open, and when it came out: {}", gap.gap())).because("no day on which the alert came out"),
    };
    verdict.at(AlertField::Published)
}
