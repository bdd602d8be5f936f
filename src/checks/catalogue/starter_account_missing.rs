//! Somebody who began weeks ago and has no account.

use crate::checks::wording::quoted;
use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::control::{CAF_B2_D, CE_ACCESS, CIS_6_1, ISO_5_16};
use crate::model::date::{self, days_between};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::source::JoinKind;
use crate::model::staff::StaffField;
use crate::model::verdict::{EstateVerdict, Verdict, name};

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(7),
    help: "Days after the first day within which an account may still be missing. Who began more than 92 days ago is no starter.",
    source: "ours",
};

pub(super) static CHECK: Check = Check {
    title: "starter has no account",
    severity: Severity::Low,
    rationale: "Whoever has no account of their own works with somebody else’s, and what they do stands under another name.",
    fix: "Make the account, or record that the post needs none; ask which account the person has used until now.",
    controls: &[CAF_B2_D, CE_ACCESS, CIS_6_1, ISO_5_16],
    also: &[&[Register::Staff], &[Register::Accounts]],
    params: &[&DAYS],
    formerly: &[],
    run: Run::Estate(&[Area::Accounts], run),
};

/// Names shown.
const SHOWN: usize = 5;

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let staff = &facts.survey.staff;
    let grace = facts.number(&DAYS);
    let due: Vec<_> = staff.starters.iter().filter(|starter| days_between(starter.start, facts.survey.as_of) >= grace).collect();
    let (without, with): (Vec<_>, Vec<_>) = due.into_iter().partition(|starter| !starter.has_account);
    let share = if staff.here == 0 { 0.0 } else { staff.with_account as f64 * 100.0 / staff.here as f64 };
    let says_when = facts.survey.sources.iter().any(|source| source.holds(Register::Staff) && source.has(StaffField::Start));
    let verdict = if !says_when {
        Verdict::unknown("the staff list does not say when people begin")
    } else if without.is_empty() && with.is_empty() {
        Verdict::NotApplicable
    } else if without.is_empty() {
        Verdict::Pass
    } else if !facts.joined(JoinKind::AccountsToStaff) || share < facts.survey.least_match_rate {
        Verdict::unknown(format!(
            "{} of {} people on the staff list have an account in these lists: that a starter has none tells nothing",
            prose::thousands(staff.with_account),
            prose::thousands(staff.here)
        ))
    } else {
        let shown: Vec<String> = without
            .iter()
            .take(SHOWN)
            .map(|starter| {
                format!("{} ({}, began {})", quoted(&name(&starter.name)), facts.survey.row(starter.place), date::long(starter.start))
            })
            .collect();
        let more = if without.len() > SHOWN { format!(" and {} more", without.len() - SHOWN) } else { String::new() };
        let count = prose::count(without.len() as u64, "starter has", "starters have");
        Verdict::fail(format!("{count} no account: {}{more}", shown.join(", ")))
    };
    let place = without.first().map(|starter| starter.place);
    let subject = "starters without an account".to_owned();
    out.push(EstateVerdict { area: Area::Accounts, subject: subject.clone(), label: subject, place, verdict });
}
