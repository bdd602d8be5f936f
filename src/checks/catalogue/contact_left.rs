//! A contact who does not work here any more.

use crate::checks::{Check, Run, wording};
use crate::model::contact::{Contact, ContactField, Side, is_named_person};
use crate::model::control::{CAF_B2_D, CAF_D1_A, CIS_17_2, ISO_6_5};
use crate::model::date;
use crate::model::directory::{Found, Presence};
use crate::model::facts::Facts;
use crate::model::person_name;
use crate::model::register::Register;
use crate::model::role;
use crate::model::severity::Severity;
use crate::model::source::JoinKind;
use crate::model::verdict::{Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "contact has left",
    severity: Severity::High,
    rationale: "At night the list sends the caller to somebody who does not work here any more, and may not be allowed to help.",
    fix: "Name the person who has taken over, with their number, and take the leaver off the list.",
    controls: &[CIS_17_2, CAF_D1_A, CAF_B2_D, ISO_6_5],
    also: &[&[Register::Staff, Register::Accounts]],
    params: &[],
    formerly: &[],
    run: Run::EachContact(&[&[ContactField::Name, ContactField::Email]], run),
};

fn run(contact: &Contact<'_>, facts: &Facts<'_>) -> Verdict {
    let (own_name, email) = (contact.name.value(), contact.email.value());
    if contact.side() != Side::Internal || !is_named_person(own_name, email) {
        return Verdict::NotApplicable;
    }
    let directory = &facts.survey.directory;
    if directory.has_staff() && !facts.joined(JoinKind::ContactsToStaff) {
        return Verdict::unknown("too few contacts are found in the staff list to say who has left")
            .because("the contact list and the staff list do not join")
            .of_whole_column();
    }
    // Their own address is surer than a name, which two people may share; a mailbox tells nothing.
    let email = email.filter(|email| person_name::looks_like_person(email));
    let field = if own_name.is_some() { ContactField::Name } else { ContactField::Email };
    let who = wording::quoted(&name(own_name.or(email).unwrap_or_default()));
    let verdict = match directory.find_any(email.into_iter().chain(own_name)).map_or(Found::Nobody, |(_, found)| found) {
        Found::Post(_) | Found::Person(Presence::Here) => Verdict::Pass,
        Found::Person(Presence::Left(Some(day))) => Verdict::fail(format!("{who} left on {}", date::long(day))),
        Found::Person(Presence::Left(None)) => Verdict::fail(format!("{who} has left, says the staff list")),
        Found::Person(Presence::AccountDisabled) => {
            Verdict::fail(format!("{who} is on no staff list, and every account of theirs is disabled"))
        }
        Found::Person(Presence::Unclear) => Verdict::unknown(format!("the lists do not say clearly whether {who} is still here"))
            .because("the lists do not say who is still here"),
        Found::Ambiguous => Verdict::unknown(format!("{who} fits more than one person")).because("names that fit more than one person"),
        Found::Nobody => {
            Verdict::unknown(format!("{who} is in none of the lists of people")).because("contacts whom no list of people knows")
        }
    };
    if verdict == Verdict::Pass {
        return verdict;
    }
    let duties = [contact.role.value(), contact.team.value(), contact.service.value()];
    match role::held(&facts.survey.organisation.roles, own_name, duties).first() {
        Some(role) => verdict.raised_to(Severity::Critical, &format!("the row stands for “{}”", role.name)),
        None => verdict,
    }
    .at(field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::param::Settings;
    use crate::model::role::KeyRole;
    use crate::model::source::Joins;
    use crate::model::staff::Employment;
    use crate::model::written::{self, Row};

    #[test]
    fn a_leaver_fails_worse_in_a_key_role_and_nobody_where_the_lists_do_not_join() {
        let mut survey = written::survey();
        let left = Employment::Left(Some(written::day("2026-03-01")));
        survey.directory.add_staff(&[person_name::employee_id("1")], person_name::name("Ann Lee"), left);
        survey.organisation.roles = KeyRole::defaults();
        let settings = Settings::default();
        let judge = |survey: &_, role| {
            let row = Row::of(&[(ContactField::Name, "Lee, Ann"), (ContactField::Role, role)]);
            run(&Contact::read(&row), &written::facts(survey, &settings))
        };
        let severity = |verdict| match verdict {
            Verdict::Fail(detail) => detail.severity.unwrap_or(CHECK.severity),
            other => panic!("{other:?} is no failure"),
        };
        assert_eq!(severity(judge(&survey, "Ward clerk")), Severity::High);
        assert_eq!(severity(judge(&survey, "SIRO")), Severity::Critical);
        survey.joins = Joins::default();
        let Verdict::Unknown(detail) = judge(&survey, "SIRO") else { panic!("lists that do not join tell nothing") };
        assert!(detail.whole_column);
    }
}
