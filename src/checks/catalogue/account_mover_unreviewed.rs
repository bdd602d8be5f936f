//! Somebody who moved within the organisation, and whose access nobody looked at since.

use crate::checks::wording::{quoted, with_age};
use crate::checks::{Check, Run};
use crate::model::account::moved;
use crate::model::account::{Account, AccountField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_C, CAF_B2_D, CE_ACCESS, CIS_6_2, CSF_PR_AA_05, ISO_5_18};
use crate::model::date::days_between;
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::source::JoinKind;
use crate::model::staff::Employment;
use crate::model::verdict::{Verdict, name};

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(365),
    help: "Days within which a review of access counts for somebody whose department or manager differs between the lists.",
    source: "CAF B2.d: on role change and at least annually",
};

pub(super) static CHECK: Check = Check {
    title: "access was not reviewed after a move",
    severity: Severity::Medium,
    rationale: "People collect access as they move from post to post; what they no longer need is what an attacker who gets their account finds.",
    fix: "Ask the present manager which access the person still needs, take away the rest, correct the account, and record the day.",
    controls: &[CAF_B2_D, CAF_B2_C, CE_ACCESS, CIS_6_2, ISO_5_18, CSF_PR_AA_05],
    also: &[&[Register::Staff]],
    params: &[&DAYS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Department, AccountField::Manager]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    let people = &facts.survey.directory;
    let is_here = matches!(facts.employment(account), Some(Employment::Here(_)));
    if account.kind() != Kind::User || account.is_enabled(facts.extracted) == Cell::Value(false) || !is_here {
        return Verdict::NotApplicable;
    }
    let person = facts.person(account);
    let (department, manager) = (moved::same_department(account, person, people), moved::same_manager(account, person, people));
    let verdict = match (department, manager) {
        (None, None) => return Verdict::NotApplicable,
        (Some(false), _) if facts.joined(JoinKind::DepartmentsToStaff) => {
            let of_staff = people.placed(person).find_map(|placed| placed.department).unwrap_or_default();
            let own = account.department.value().unwrap_or_default();
            Verdict::fail(format!("the account says “{own}”, the staff list “{of_staff}”")).at(AccountField::Department)
        }
        (Some(false), _) => {
            let why = "the two lists name departments so differently that nobody can be said to have moved";
            return Verdict::unknown(why).at(AccountField::Department).of_whole_column();
        }
        // Another manager may only be a new manager of the same team.
        (_, Some(false)) if facts.joined(JoinKind::ManagersToStaff) => {
            let of_staff = people.placed(person).find_map(|placed| placed.manager).unwrap_or_default();
            let own = account.manager.value().unwrap_or_default();
            Verdict::fail(format!("the account names {} as manager, the staff list {}", quoted(&name(own)), quoted(&name(of_staff))))
                .at(AccountField::Manager)
                .as_severe_as(Severity::Low)
        }
        (_, Some(false)) => {
            let why = "the two lists name managers so differently that nobody can be said to have moved";
            return Verdict::unknown(why).at(AccountField::Manager).of_whole_column();
        }
        _ => return Verdict::Pass,
    };
    // No list says when somebody moved: a review counts that is younger than the post and than the limit.
    let start = people.placed(person).filter_map(|placed| placed.start).max();
    let review = account.reviewed.value().filter(|day| !facts.is_to_come(*day));
    let counts = |day| start.is_none_or(|start| day >= start) && days_between(day, facts.extracted) <= facts.number(&DAYS);
    match review {
        Some(day) if counts(day) => Verdict::Pass,
        Some(day) => with(verdict, &with_age("access last reviewed ", day, facts.extracted)),
        None => with(verdict, "no review of its access is recorded"),
    }
}

/// The same failure with more evidence.
fn with(mut verdict: Verdict, more: &str) -> Verdict {
    if let Verdict::Fail(detail) = &mut verdict {
        detail.evidence = format!("{}; {more}", detail.evidence).into();
    }
    verdict
}
