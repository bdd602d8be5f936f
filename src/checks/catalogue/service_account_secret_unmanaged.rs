//! A service account whose secret a person chose, or that no vault keeps.

use crate::checks::privilege::{PRIVILEGED_GROUPS, is_privileged};
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CIS_5_2, CSF_PR_AA_01, ISO_5_17};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "service account has a secret that a person chose or keeps",
    severity: Severity::Medium,
    rationale: "A password that somebody thought up can be guessed, and one that stands in a document or a head goes wherever that goes.",
    fix: "Have a machine make a long random secret, keep it in a vault or password manager, and record both.",
    controls: &[CAF_B2_A, ISO_5_17, CIS_5_2, CSF_PR_AA_01],
    also: &[],
    params: &[&PRIVILEGED_GROUPS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::PasswordKind, AccountField::Vaulted]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    if !account.is_live_service(facts.extracted) {
        return Verdict::NotApplicable;
    }
    if account.is_machine_identity() {
        return Verdict::Pass;
    }
    let mut wrong = Vec::new();
    let made = account.password_kind.value().map(|text| (text, made_by_machine(text)));
    if let Some((text, Some(false))) = made {
        wrong.push(format!("its secret is “{text}”"));
    }
    if account.vaulted == Cell::Value(false) {
        wrong.push("no vault keeps its secret".to_owned());
    }
    if !wrong.is_empty() {
        let field = if account.vaulted == Cell::Value(false) { AccountField::Vaulted } else { AccountField::PasswordKind };
        let verdict = Verdict::fail(wrong.join("; ")).at(field);
        let is_privileged = is_privileged(account, facts);
        return if is_privileged { verdict.raised_to(Severity::High, "the account is privileged") } else { verdict };
    }
    // Both halves must be answered: how it was made, and where it is kept.
    match (account.vaulted, account.password_kind, made) {
        (Cell::Value(true), _, Some((_, Some(true)))) => Verdict::Pass,
        (Cell::Absent, ..) => {
            Verdict::unknown("the list does not say which secrets a vault keeps").at(AccountField::Vaulted).of_whole_column()
        }
        (Cell::Value(_), Cell::Absent, _) => {
            Verdict::unknown("the list does not say how secrets were made").at(AccountField::PasswordKind).of_whole_column()
        }
        (Cell::Value(_), ..) => Verdict::unknown("how its secret was made is not said clearly")
            .at(AccountField::PasswordKind)
            .because("not said how the secret was made"),
        (gap, ..) => Verdict::unknown(format!("whether a vault keeps its secret is {}", gap.gap()))
            .at(AccountField::Vaulted)
            .because("not said whether a vault keeps the secret"),
    }
}

/// Whether a machine made the secret, by the words for how it was made; `None` where they tell nothing.
fn made_by_machine(text: &str) -> Option<bool> {
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["human", "person", "chosen", "manual", "memorable", "user", "three words", "word", "dictionary", "default"]) {
        Some(false)
    } else if has(&["system", "generated", "random", "machine", "managed", "vault", "key", "certificate", "auto"]) {
        Some(true)
    } else {
        None
    }
}
