//! A contact that cannot be telephoned.

use crate::checks::{Check, Run, wording};
use crate::model::contact::{Contact, ContactField, Side};
use crate::model::control::{CAF_D1_A, CIS_17_2, CIS_17_6, ISO_5_5};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "contact has no telephone number",
    severity: Severity::High,
    rationale: "In a major incident e-mail may be down; whoever has no number on the list cannot be reached.",
    fix: "Add a number that is answered at night, and ring it once to be sure.",
    controls: &[CIS_17_2, CIS_17_6, CAF_D1_A, ISO_5_5],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachContact(&[], run),
};

fn run(contact: &Contact<'_>, _: &Facts<'_>) -> Verdict {
    if !contact.has_number_column() {
        return Verdict::fail("this out-of-hours list cannot be telephoned: it has no column for a number")
            .because("the list has no column for a telephone number")
            .as_severe_as(Severity::Critical)
            .of_whole_column();
    }
    let numbers = contact.numbers();
    if numbers.iter().any(|(_, cell)| cell.value().is_some()) {
        // What a supplier is rung on by day is often not answered by night.
        let may_be_day_only = contact.side() == Side::Supplier && contact.out_of_hours.is_absent() && contact.mobile.value().is_none();
        return if may_be_day_only {
            Verdict::unknown("whether suppliers answer at night is not said: the list has no column for out-of-hours numbers")
                .at(ContactField::OutOfHours)
                .as_severe_as(Severity::Medium)
                .of_whole_column()
        } else {
            Verdict::Pass
        };
    }
    let only_email = contact.email.value().is_some();
    let what = if only_email { "no telephone number, only an e-mail address" } else { "neither a telephone number nor an e-mail address" };
    let words: Vec<String> = numbers.iter().filter_map(|(_, cell)| cell.words()).map(wording::quoted).collect();
    let evidence = if words.is_empty() { what.to_owned() } else { format!("{what}; written instead: {}", words.join(", ")) };
    let field = numbers.iter().find(|(_, cell)| !cell.is_absent()).map_or(ContactField::Phone, |(field, _)| *field);
    let verdict = Verdict::fail(evidence).because(what).at(field);
    match contact.side() {
        Side::Internal => verdict,
        Side::Supplier | Side::Authority => verdict.as_severe_as(Severity::Medium),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::param::Settings;
    use crate::model::written::{self, Row};

    #[test]
    fn a_suppliers_number_may_be_one_for_the_day_where_the_list_has_none_for_the_night() {
        let survey = written::survey();
        let judge = |more: &[(ContactField, &'static str)]| {
            let supplier = [(ContactField::Kind, "Supplier"), (ContactField::Phone, "020 7946 0311")];
            run(&Contact::read(&Row::of(&[&supplier, more].concat())), &written::facts(&survey, &Settings::default()))
        };
        assert!(matches!(judge(&[]), Verdict::Unknown(detail) if detail.whole_column));
        assert_eq!(judge(&[(ContactField::OutOfHours, "")]), Verdict::Pass);
        assert_eq!(judge(&[(ContactField::Mobile, "07700 900101")]), Verdict::Pass);
    }

    #[test]
    fn a_list_without_a_column_for_numbers_is_one_critical_finding() {
        let survey = written::survey();
        let row = Row::of(&[(ContactField::Name, "Ann Lee"), (ContactField::Email, "ann.lee@northmoor.example")]);
        let Verdict::Fail(detail) = run(&Contact::read(&row), &written::facts(&survey, &Settings::default())) else {
            panic!("it cannot be telephoned")
        };
        assert!(detail.whole_column);
        assert_eq!(detail.severity, Some(Severity::Critical));
    }
}
