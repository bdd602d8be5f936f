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
        return Verdict::Pass;
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
