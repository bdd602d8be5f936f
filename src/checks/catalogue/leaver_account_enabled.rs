//! An account of somebody who has left, with which one can still sign in.

use crate::checks::privilege::{PRIVILEGED_GROUPS, is_privileged};
use crate::checks::wording::{age, with_age};
use crate::checks::{Check, Run};
use crate::model::account::{Account, AccountField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B2_D, CE_ACCESS, CIS_6_2, CSF_PR_AA_01, ISO_5_18, ISO_6_5};
use crate::model::date::{self, Date, days_between};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::source::JoinKind;
use crate::model::staff::Employment;
use crate::model::verdict::Verdict;

static LEAVER_WINDOW_DAYS: Param = Param {
    key: "leaver-window-days",
    default: Setting::Number(30),
    help: "Days for which an NHSmail account may stand as “Active (Leaver)” after its person has left.",
    source: "NHSmail, types of account status",
};

pub(super) static CHECK: Check = Check {
    title: "account of somebody who has left is still enabled",
    severity: Severity::High,
    rationale: "A leaver, or whoever has their password, can still sign in, and nobody would wonder to see the account in use.",
    fix: "Disable the account today, end its sessions, and ask why the leavers process did not.",
    controls: &[CAF_B2_D, CE_ACCESS, CIS_6_2, ISO_5_18, ISO_6_5, CSF_PR_AA_01],
    also: &[&[Register::Staff]],
    params: &[&PRIVILEGED_GROUPS, &LEAVER_WINDOW_DAYS],
    formerly: &[],
    run: Run::EachAccount(&[&[AccountField::Enabled], &[AccountField::EmployeeId, AccountField::Email, AccountField::Username]], run),
};

fn run(account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
    if account.kind() != Kind::User {
        return Verdict::NotApplicable;
    }
    let enabled = account.is_enabled(facts.extracted);
    let employment = facts.employment(account);
    if enabled == Cell::Value(false) {
        // The leavers process did its work; of other disabled accounts there is nothing to say.
        return if employment.is_some_and(|e| e.has_left_by(facts.extracted)) { Verdict::Pass } else { Verdict::NotApplicable };
    }
    if !facts.joined(JoinKind::AccountsToStaff) {
        return Verdict::unknown("too few user accounts are found in the staff list to say whose owner has left")
            .at(AccountField::EmployeeId)
            .of_whole_column();
    }
    match employment {
        None => Verdict::NotApplicable,
        Some(Employment::Here(_)) => Verdict::Pass,
        Some(Employment::NotSaid) => Verdict::unknown("the staff list does not say whether the person is still here")
            .at(AccountField::Enabled)
            .because("the staff list has neither a last day nor a status for the person"),
        Some(Employment::Contradictory(day)) => {
            Verdict::unknown(format!("the staff list calls the person active and gives {} as their last day", date::long(day)))
                .at(AccountField::Enabled)
                .because("the staff list contradicts itself: active, with a last day that has passed")
        }
        // When this list was taken, the person was still here.
        Some(left) if !left.has_left_by(facts.extracted) => Verdict::Pass,
        Some(Employment::Left(last)) => of_leaver(account, facts, enabled, last),
    }
}

fn of_leaver(account: &Account<'_>, facts: &Facts<'_>, enabled: Cell<'_, bool>, last: Option<Date>) -> Verdict {
    let gone = last.map_or_else(|| "the person has left".to_owned(), |day| with_age("the person left on ", day, facts.extracted));
    let evidence = match enabled {
        Cell::Value(_) => gone,
        Cell::Unreadable(text) if text.to_lowercase().contains("leaver") => {
            let window = facts.number(&LEAVER_WINDOW_DAYS);
            if last.is_some_and(|day| days_between(day, facts.extracted) <= window) {
                return Verdict::NotApplicable;
            }
            format!("{gone}; “{text}” may stand for {window} days")
        }
        gap => {
            return Verdict::unknown(format!("{gone}; whether the account can sign in is {}", gap.gap()))
                .at(AccountField::Enabled)
                .because("not said whether the leaver's account can sign in");
        }
    };
    // One account, one story: how long it has lain unused is told here and not by the check on dormant accounts.
    let used = match (account.last_sign_in, last) {
        (Cell::Value(day), Some(last)) if day > last => format!("; last signed in {}, after the last day", age(day, facts.extracted)),
        (Cell::Value(day), _) => with_age("; last signed in ", day, facts.extracted),
        (Cell::Placeholder(_), _) => "; never signed in".to_owned(),
        _ => String::new(),
    };
    let verdict = Verdict::fail(format!("{evidence}{used}")).at(AccountField::Enabled);
    if is_privileged(account, facts) {
        return verdict.raised_to(Severity::Critical, "the account is privileged");
    }
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::param::Settings;
    use crate::model::person_name;
    use crate::model::written::{Row, day, facts, survey};

    #[test]
    fn an_older_account_list_knows_nothing_of_who_left_after_it() {
        let (mut survey, settings) = (survey(), Settings::defaults(CHECK.params));
        let left = Employment::Left(Some(day("2026-11-10")));
        survey.directory.add_staff(&[person_name::employee_id("10001")], None, left);
        let row = Row::of(&[(AccountField::EmployeeId, "10001"), (AccountField::Enabled, "True")]);
        let mut facts = facts(&survey, &settings);
        assert!(matches!(run(&Account::read(&row), &facts), Verdict::Fail(_)));
        facts.extracted = day("2026-11-10");
        assert_eq!(run(&Account::read(&row), &facts), Verdict::Pass);
    }

    #[test]
    fn where_the_lists_do_not_join_no_leaver_is_named() {
        let (mut survey, settings) = (survey(), Settings::defaults(CHECK.params));
        survey.directory.add_staff(&[person_name::employee_id("10001")], None, Employment::Left(None));
        survey.joins.0.clear();
        let row = Row::of(&[(AccountField::EmployeeId, "10001"), (AccountField::Enabled, "True")]);
        let verdict = run(&Account::read(&row), &facts(&survey, &settings));
        assert!(matches!(verdict, Verdict::Unknown(detail) if detail.whole_column));
    }
}
