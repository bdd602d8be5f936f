//! A break-glass account that nobody has tried for half a year.

use crate::checks::wording::{age, with_age};
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_C, CAF_D1_A, ISO_5_29};
use crate::model::date::{self, Date, days_between};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(183),
    help: "Days within which a break-glass account must have been tried.",
    source: "ours",
};

pub(super) static CHECK: Check = Check {
    title: "break-glass account is not tested",
    severity: Severity::Medium,
    rationale: "An emergency account that does not work is found out in the emergency.",
    fix: "Sign in with it as a drill, see that the alarm about it goes off, change its secret, seal it again, and record the day.",
    controls: &[CAF_D1_A, CAF_B2_C, ISO_5_29],
    also: &[],
    params: &[&DAYS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Tested, AccountField::LastSignIn]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    if account.kind() != Kind::BreakGlass || account.is_enabled(facts.extracted) == Cell::Value(false) {
        return Verdict::NotApplicable;
    }
    let within = |cell: Cell<'_, Date>| {
        cell.value().is_some_and(|day| !facts.is_to_come(day) && days_between(day, facts.extracted) <= facts.number(&DAYS))
    };
    // A sign-in, drill or not, shows that it works.
    if within(account.tested) || within(account.last_sign_in) {
        return Verdict::Pass;
    }
    match (account.tested, account.last_sign_in) {
        (Cell::Value(day), _) if facts.is_to_come(day) => Verdict::unknown(format!("tested {}, which is still to come", date::long(day)))
            .because("a date that is still to come")
            .at(AccountField::Tested),
        (Cell::Value(day), _) => Verdict::fail(with_age("last tested ", day, facts.extracted)).at(AccountField::Tested),
        (Cell::Unreadable(text), _) => Verdict::unknown(format!("tested “{text}”, which is not a date"))
            .because(format!("“{text}” is not a date"))
            .at(AccountField::Tested),
        (_, Cell::Value(day)) => {
            Verdict::fail(format!("last signed in {}, and no test is recorded", age(day, facts.extracted))).at(AccountField::LastSignIn)
        }
        (Cell::Absent, Cell::Absent) => Verdict::unknown("the list does not say when accounts were tested or used").of_whole_column(),
        (Cell::Absent, Cell::Unreadable(text)) => Verdict::unknown(format!("last signed in “{text}”, which is not a date"))
            .because(format!("“{text}” is not a date"))
            .at(AccountField::LastSignIn),
        _ => Verdict::fail("never tested and never used, as far as the list says").at(AccountField::Tested),
    }
}
