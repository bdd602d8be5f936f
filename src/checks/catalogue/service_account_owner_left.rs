//! A service account whose owner has left.

use crate::checks::privilege::{PRIVILEGED_GROUPS, is_privileged};
use crate::checks::{Check, Run, ownership};
use crate::model::account::{Account, AccountField};
use crate::model::control::{CAF_B2_D, CIS_5_5, CIS_6_2, CSF_PR_AA_01, ISO_5_16, ISO_6_5};
use crate::model::directory::Found;
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::source::JoinKind;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "service account is owned by somebody who has left",
    severity: Severity::High,
    rationale: "Whoever left may still know its password, and nobody who is here has taken on deciding what may be done with it.",
    fix: "Give the account a new owner, and change its password: the leaver may know it.",
    controls: &[CAF_B2_D, CIS_5_5, CIS_6_2, ISO_5_16, ISO_6_5, CSF_PR_AA_01],
    also: &[],
    params: &[&PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Owner]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    // Whether an owner is missing is another check's question.
    if !account.is_live_service(facts.extracted) || account.owner.is_missing() {
        return Verdict::NotApplicable;
    }
    let Some(owner) = account.owner.value() else {
        return Verdict::unknown("the list has no column for an owner").at(AccountField::Owner).of_whole_column();
    };
    let found = facts.survey.directory.find(owner);
    if let Found::Post(_) = found {
        return Verdict::Pass;
    }
    if !facts.joined(JoinKind::ServiceOwnersToPeople) {
        return Verdict::unknown(ownership::NOT_JOINED).at(AccountField::Owner).of_whole_column();
    }
    let verdict = ownership::judge(owner, found).at(AccountField::Owner);
    if is_privileged(account, facts) {
        return verdict.raised_to(Severity::Critical, "the account is privileged");
    }
    verdict
}
