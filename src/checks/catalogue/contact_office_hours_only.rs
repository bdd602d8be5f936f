//! A contact on an out-of-hours list who is there in office hours only.

use crate::checks::{Check, Run, suppliers, wording};
use crate::model::cell::Cell;
use crate::model::contact::{Contact, ContactField, Side, WEEK_HOURS, read_availability};
use crate::model::control::{CAF_D1_A, CIS_17_2, CIS_17_6};
use crate::model::facts::Facts;
use crate::model::role;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "contact can be reached in office hours only",
    severity: Severity::Low,
    rationale: "Most of the week is nights and weekends, and a number that nobody answers then costs the caller time.",
    fix: "Add the number that is answered at night, name who is rung instead, or take the row off the out-of-hours list.",
    controls: &[CIS_17_2, CIS_17_6, CAF_D1_A],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachContact(&[&[ContactField::Availability]], run),
};

fn run(contact: &Contact<'_>, facts: &Facts<'_>) -> Verdict {
    let duties = [contact.role.value(), contact.team.value(), contact.service.value()];
    let holds_role = !role::held(&facts.survey.organisation.roles, contact.name.value(), duties).is_empty();
    // The hours of key roles are judged together, over all who hold one; an authority keeps its own.
    if contact.side() == Side::Authority || contact.side() == Side::Internal && holds_role {
        return Verdict::NotApplicable;
    }
    // Whoever has no number at all is another check's.
    if contact.has_number_column() && contact.numbers().iter().all(|(_, cell)| cell.value().is_none()) {
        return Verdict::NotApplicable;
    }
    let text = match contact.availability {
        Cell::Value(text) => text,
        Cell::Absent | Cell::NotApplicable(_) => return Verdict::NotApplicable,
        gap => {
            return Verdict::unknown(format!("when they can be reached is not said: {}", gap.gap()))
                .because("no hours written down")
                .at(ContactField::Availability);
        }
    };
    let Some(hours) = read_availability(text, facts.survey.as_of) else {
        return Verdict::unknown(format!("{} does not say which hours", wording::quoted(text)))
            .because("hours that cannot be read")
            .at(ContactField::Availability);
    };
    // Three in the morning, any day: whoever can be reached then on no day is there by day only.
    let by_night = (0..WEEK_HOURS).any(|at| hours[at] && (at % 24 < 6 || at % 24 >= 22));
    if by_night || contact.out_of_hours.value().is_some() {
        return Verdict::Pass;
    }
    if contact.side() == Side::Supplier && supplies_critical_system(contact, facts) {
        return Verdict::NotApplicable;
    }
    let verdict = Verdict::fail(format!("{}, and no number for the night", wording::quoted(text)))
        .because("office hours only, and no out-of-hours number")
        .at(ContactField::Availability);
    if contact.side() == Side::Supplier { verdict.as_severe_as(Severity::Medium) } else { verdict }
}

/// Whether the register gives it a critical system: then `supplier-unreachable-at-night` judges all its rows together.
fn supplies_critical_system(contact: &Contact<'_>, facts: &Facts<'_>) -> bool {
    let cells = [contact.name.value(), contact.organisation.value(), contact.role.value(), contact.team.value()];
    suppliers::is_of(contact.side(), cells, facts.survey.critical_suppliers.iter().map(String::as_str))
}
