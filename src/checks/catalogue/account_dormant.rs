//! An account that can sign in and has not for weeks.

use crate::checks::leavers::is_leavers;
use crate::checks::wording::{age, late_note, with_age};
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_D, CE_ACCESS, CIS_5_3, CSF_PR_AA_05, ISO_5_18};
use crate::model::date::{self, days_between};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(45),
    help: "Days before the extract within which an enabled account must have been used.",
    source: "CIS v8.1, 5.3",
};
static LONG_DAYS: Param = Param {
    key: "long-days",
    default: Setting::Number(90),
    help: "Days before the extract after which an unused account is of high severity.",
    source: "ours",
};
static SERVICE_DAYS: Param = Param {
    key: "service-days",
    default: Setting::Number(365),
    help: "Days before the extract within which a service account must have been used: some run once a year.",
    source: "ours",
};

pub(super) static CHECK: Check = Check {
    title: "account is enabled and not in use",
    severity: Severity::Medium,
    rationale: "Nobody misses an account that nobody uses, so nobody notices when an attacker begins to.",
    fix: "Ask the person's manager whether it is still needed; disable it if not, or for as long as a long leave lasts.",
    controls: &[CIS_5_3, CE_ACCESS, CAF_B2_D, ISO_5_18, CSF_PR_AA_05],
    also: &[],
    params: &[&DAYS, &LONG_DAYS, &SERVICE_DAYS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Enabled], &[AccountField::LastSignIn]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    let kind = account.kind();
    let enabled = account.is_enabled(facts.extracted);
    if kind == Kind::Service && enabled != Cell::Value(false) {
        return of_service(account, facts);
    }
    // Emergency accounts are meant to lie unused, and are tested instead; so is the root of a cloud, kept for what only it can do.
    if account.is_cloud_root()
        || !matches!(kind, Kind::User | Kind::Shared | Kind::Guest)
        || enabled == Cell::Value(false)
        || is_leavers(account, facts)
    {
        return Verdict::NotApplicable;
    }
    match (unused(account, facts), enabled) {
        // An account in use is not dormant, whatever else the row says.
        (Verdict::Pass, _) => Verdict::Pass,
        (verdict, Cell::Value(_)) => verdict.at(AccountField::LastSignIn),
        (_, Cell::Absent) => {
            Verdict::unknown("the list does not say which accounts are enabled").at(AccountField::Enabled).of_whole_column()
        }
        (_, gap) => Verdict::unknown(format!("whether it can sign in is {}", gap.gap()))
            .at(AccountField::Enabled)
            .because(format!("enabled is {}", gap.gap())),
    }
}

/// Service accounts follow their own rhythm, and many directories do not record it: only a day that is long past tells.
fn of_service(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    let limit = facts.number(&SERVICE_DAYS);
    match account.last_sign_in {
        Cell::Value(day) if days_between(day, facts.extracted) > limit => {
            Verdict::fail(with_age("a service account, last used ", day, facts.extracted))
                .because(format!("service accounts unused for over {limit} days"))
                .at(AccountField::LastSignIn)
        }
        _ => Verdict::NotApplicable,
    }
}

fn unused(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    let (limit, long) = (facts.number(&DAYS), facts.number(&LONG_DAYS));
    let severe = |verdict: Verdict, days| if days > long { verdict.as_severe_as(Severity::High) } else { verdict };
    match account.last_sign_in {
        Cell::Value(day) if facts.is_to_come(day) => {
            Verdict::unknown(format!("last signed in {}, which is still to come", date::long(day))).because("a date that is still to come")
        }
        Cell::Value(day) => {
            let days = days_between(day, facts.extracted);
            if days <= limit {
                return Verdict::Pass;
            }
            let over = if days > long { long } else { limit };
            let evidence = format!("last signed in {}{}", age(day, facts.extracted), late_note(days, limit));
            severe(Verdict::fail(evidence).because(format!("unused for over {over} days")), days)
        }
        Cell::Absent => Verdict::unknown("the list does not say when accounts were last used").of_whole_column(),
        Cell::Unreadable(text) => {
            Verdict::unknown(format!("last signed in “{text}”, which is not a date")).because(format!("“{text}” is not a date"))
        }
        _ => match account.created.value() {
            Some(day) if days_between(day, facts.extracted) <= limit => Verdict::Pass,
            Some(day) => {
                let evidence = with_age("never signed in; created ", day, facts.extracted);
                severe(Verdict::fail(evidence).because("never signed in"), days_between(day, facts.extracted))
            }
            None => {
                Verdict::unknown("never signed in, and when it was created is not said").because("never signed in, no date of creation")
            }
        },
    }
}
