//! A person’s account that belongs to nobody on the staff list, now or before.

use crate::checks::privilege::PRIVILEGED_GROUPS;
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CAF_B2_D, CE_ACCESS, CIS_5_1, CSF_PR_AA_01, ISO_5_16};
use crate::model::directory::Found;
use crate::model::facts::Facts;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::source::JoinKind;
use crate::model::staff::{Coverage};
use crate::model::verdict::{Verdict};

pub(super) static CHECK: Check = Check {
    title: "account belongs to nobody on the staff list",
    severity: Severity::Medium,
    rationale: "If nobody knows whose an account is, nobody will say when it should go, and it may be of somebody who was never here at all.",
    fix: "Find whose it is: link it to the staff record by staff number, declare the group it belongs to in the policy, or disable it.",
    controls: &[CAF_B2_A, CAF_B2_D, CE_ACCESS, CIS_5_1, ISO_5_16, CSF_PR_AA_01],
    also: &[&[Register::Staff]],
    params: &[&PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::EmployeeId, AccountField::Email, AccountField::Username, AccountField::Name]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    if account.kind() != Kind::User || account.is_enabled(facts.extracted) == Cell::Value(false) {
        return Verdict::NotApplicable;
    }
    let people = &facts.survey.directory;
    if account.employment(people).is_some() {
        return Verdict::Pass;
    }
    let coverage = facts.survey.staff.coverage;
    if matches!(coverage, Coverage::LeaversOnly | Coverage::NotSaid) {
        let why = "the staff list names only people who have left, or does not say: it cannot tell whose account belongs to nobody";
        return Verdict::unknown(why).at(AccountField::EmployeeId).of_whole_column();
    }
    if !facts.joined(JoinKind::AccountsToStaff) {
        let why = "too few user accounts are found in the staff list to say which belong to nobody";
        return Verdict::unknown(why).at(AccountField::EmployeeId).of_whole_column();
    }
    if let Some(population) = account.population() {
        return Verdict::unknown(format!("not on the staff list; it looks like an account of {population} people, whom no statement declares"))
            .at(AccountField::EmployeeId)
            .because(format!("accounts of {population} people, not declared"));
    }
    if account.name.value().is_some_and(|name| people.find(name) == Found::Ambiguous) {
        return Verdict::unknown("its name fits more than one person on the staff list").at(AccountField::EmployeeId).because("names that fit more than one person");
    }
    let evidence = match coverage {
        Coverage::CurrentOnly => "not on the staff list, which holds only people who are here: left, or never here",
        _ => "not on the staff list, neither as somebody who is here nor as somebody who has left",
    };
    let verdict = Verdict::fail(evidence).at(AccountField::EmployeeId);
    if account.is_privileged(facts.settings.words(&PRIVILEGED_GROUPS)) == Cell::Value(true) {
        return verdict.raised_to(Severity::High, "the account is privileged");
    }
    verdict
}
