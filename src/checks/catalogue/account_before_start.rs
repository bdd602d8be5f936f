//! An account that could sign in well before its person begins.

use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_D, CE_ACCESS, CIS_6_1, ISO_5_16};
use crate::model::date::{self, days_between};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::staff::StaffField;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(14),
    help: "Days before the first day on which an account may already be there.",
    source: "ours",
};
static RECENT_DAYS: Param = Param {
    key: "recent-days",
    default: Setting::Number(92),
    help: "Only people whose first day is no longer ago than this, or still to come, are looked at.",
    source: "ours",
};
static RETURNED_DAYS: Param = Param {
    key: "returned-days",
    default: Setting::Number(183),
    help: "An account older than this before the first day is taken to be from earlier work here.",
    source: "ours",
};

pub(super) static CHECK: Check = Check {
    title: "account is enabled well before its person begins",
    severity: Severity::Low,
    rationale: "Until its person arrives an account has nobody who would notice that somebody else is using it.",
    fix: "Keep the account disabled until the first day, and make it only when the start is confirmed.",
    controls: &[CAF_B2_D, CE_ACCESS, CIS_6_1, ISO_5_16],
    also: &[&[Register::Staff]],
    params: &[&DAYS, &RECENT_DAYS, &RETURNED_DAYS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Created]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    if account.kind() != Kind::User || account.is_enabled(facts.extracted) == Cell::Value(false) {
        return Verdict::NotApplicable;
    }
    let first_day = facts.person(account).and_then(|person| facts.survey.directory.of(person).first_day);
    let Some(first_day) = first_day else {
        let says_when = facts.survey.sources.iter().any(|source| source.holds(Register::Staff) && source.has(StaffField::Start));
        let is_known = facts.employment(account).is_some();
        return if says_when || !is_known {
            Verdict::NotApplicable
        } else {
            Verdict::unknown("the staff list does not say when people begin").at(AccountField::Created).of_whole_column()
        };
    };
    let limit = facts.number(&DAYS);
    // Of somebody who began long ago it tells nothing about how accounts are made today.
    if days_between(first_day, facts.extracted) > facts.number(&RECENT_DAYS) {
        return Verdict::NotApplicable;
    }
    let verdict = match account.created {
        Cell::Value(created) => {
            let early = days_between(created, first_day);
            // Far earlier means that they were here before: a student, a locum, somebody who came back.
            if early <= limit || early > facts.number(&RETURNED_DAYS) {
                return Verdict::Pass;
            }
            let evidence = format!("made on {}, {} days before the first day, {}", date::long(created), early, date::long(first_day));
            match account.last_sign_in.value() {
                Some(used) if used < first_day => {
                    Verdict::fail(evidence).raised_to(Severity::High, &format!("used on {}, before the first day", date::long(used)))
                }
                _ => Verdict::fail(evidence),
            }
        }
        Cell::Absent => Verdict::unknown("the list does not say when accounts were made").of_whole_column(),
        Cell::Unreadable(text) => {
            Verdict::unknown(format!("made “{text}”, which is not a date")).because(format!("“{text}” is not a date"))
        }
        gap => Verdict::unknown(format!("when it was made is {}", gap.gap())).because("not said when it was made"),
    };
    verdict.at(AccountField::Created)
}
