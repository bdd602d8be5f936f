//! A service account that a person could sign in with, without a second factor.

use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_A, CAF_B2_C, CIS_6_4, ISO_8_2, ISO_8_5};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "service account can be signed in to without a second factor",
    severity: Severity::High,
    rationale: "A service account that a person can sign in with, at a screen or from outside, is one guessed password away from whoever wants it.",
    fix: "Deny it interactive and remote sign-in; where a person must use it, require a second factor, or make it a managed identity.",
    controls: &[CAF_B2_A, CAF_B2_C, CIS_6_4, ISO_8_2, ISO_8_5],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Mfa]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    // An exception somebody approved is judged by its own review date.
    let excused = account.has_mfa_exception();
    if account.kind() != Kind::Service || !account.is_live_service(facts.extracted) || account.is_never_interactive() || excused {
        return Verdict::NotApplicable;
    }
    if account.mfa == Cell::Value(true) {
        return Verdict::Pass;
    }
    let Some(seen) = account.seen_interactive() else {
        // Nothing here is a breach: most service accounts cannot be signed in to at all.
        let verdict = if account.interactive.is_absent() {
            Verdict::unknown("the list does not say whether service accounts can sign in interactively").of_whole_column()
        } else {
            Verdict::unknown(format!("whether it can sign in interactively is {}", account.interactive.gap()))
                .because("not said whether it can sign in interactively")
        };
        return verdict.at(AccountField::Interactive);
    };
    let verdict = match account.mfa {
        Cell::Value(_) => Verdict::fail(format!("{seen}, and it has no second factor")),
        Cell::Absent => Verdict::unknown("the list does not say which accounts have a second factor").of_whole_column(),
        Cell::Unreadable(text) => Verdict::unknown(format!("{seen}; “{text}” does not say whether it has a second factor"))
            .because(format!("second factor “{text}”")),
        missing => Verdict::fail(format!("{seen}, and its second factor is {}", missing.gap())),
    };
    verdict.at(AccountField::Mfa)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::param::Settings;
    use crate::model::written::{Row, facts, survey};

    #[test]
    fn a_list_that_does_not_tell_who_can_sign_in_is_one_finding() {
        let (survey, settings) = (survey(), Settings::default());
        let judge = |mfa| {
            let row = Row::of(&[(AccountField::Username, "svc-backup"), (AccountField::Mfa, mfa), (AccountField::Groups, "Backup")]);
            run(&Account::read(&row), &facts(&survey, &settings))
        };
        assert!(matches!(judge("False"), Verdict::Unknown(detail) if detail.whole_column));
        assert_eq!(judge("True"), Verdict::Pass);
    }
}
