//! A person’s account that belongs to nobody on the staff list, now or before.

use crate::checks::privilege::{PRIVILEGED_GROUPS, is_privileged};
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CAF_B2_D, CE_ACCESS, CIS_5_1, CSF_PR_AA_01, ISO_5_16};
use crate::model::directory::Found;
use crate::model::facts::Facts;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::source::JoinKind;
use crate::model::staff::Coverage;
use crate::model::verdict::Verdict;

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
    // A built-in or shared administrator, and the root of a cloud, are told by their own checks.
    let is_privileged = is_privileged(account, facts);
    if account.is_cloud_root() || is_privileged && account.generic_name().is_some() {
        return Verdict::NotApplicable;
    }
    let people = &facts.survey.directory;
    if facts.employment(account).is_some() {
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
        return Verdict::unknown(format!(
            "not on the staff list; it looks like an account of {population} people, whom no statement declares"
        ))
        .at(AccountField::EmployeeId)
        .because(format!("accounts of {population} people, not declared"));
    }
    if account.name.value().is_some_and(|name| people.find(name) == Found::Ambiguous) {
        return Verdict::unknown("its name fits more than one person on the staff list")
            .at(AccountField::EmployeeId)
            .because("names that fit more than one person");
    }
    let evidence = match coverage {
        Coverage::CurrentOnly => "not on the staff list, which holds only people who are here: left, or never here",
        _ => "not on the staff list, neither as somebody who is here nor as somebody who has left",
    };
    let verdict = Verdict::fail(evidence).at(AccountField::EmployeeId);
    if is_privileged {
        return verdict.raised_to(Severity::High, "the account is privileged");
    }
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::param::Settings;
    use crate::model::written::{Row, facts, survey};

    fn judge(coverage: Coverage, cells: &[(AccountField, &'static str)]) -> Verdict {
        let mut survey = survey();
        survey.staff.coverage = coverage;
        let settings = Settings::defaults(CHECK.params);
        let row = Row::of(&[cells, &[(AccountField::Username, "pghost"), (AccountField::Enabled, "True")]].concat());
        run(&Account::read(&row), &facts(&survey, &settings))
    }

    #[test]
    fn a_staff_list_of_leavers_only_cannot_carry_it() {
        assert!(matches!(judge(Coverage::LeaversOnly, &[]), Verdict::Unknown(detail) if detail.whole_column));
        assert!(matches!(judge(Coverage::CurrentOnly, &[]), Verdict::Fail(detail) if detail.evidence.contains("left, or never here")));
        assert!(matches!(judge(Coverage::Everyone, &[]), Verdict::Fail(detail) if detail.evidence.contains("neither")));
    }

    #[test]
    fn people_outside_the_staff_list_are_unknown_until_declared() {
        for (field, text, population) in [
            (AccountField::Kind, "Honorary contract", "honorary"),
            (AccountField::Directory, "OU=Agency,OU=Users,DC=northmoor,DC=example", "agency"),
            (AccountField::Username, "stu-pghost", "student"),
        ] {
            let verdict = judge(Coverage::Everyone, &[(field, text)]);
            let Verdict::Unknown(detail) = verdict else { panic!("{text}: {verdict:?}") };
            assert!(detail.cause.unwrap_or_default().contains(population), "{text}");
        }
    }
}
