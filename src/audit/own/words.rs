//! How evidence writes what one of the organisation's checks saw. Names of people are marked, so that they can be redacted.

use super::expression::{Said, Seen};
use crate::checks::wording::{age, quoted};
use crate::model::cell::Cell;
use crate::model::date::Date;
use crate::model::person_name::looks_like_person;
use crate::model::register::Register;
use crate::model::verdict::name;

/// Fields whose words point at a person.
const OF_PEOPLE: &[&str] = &[
    "owner",
    "owner-email",
    "user",
    "custodian",
    "manager",
    "username",
    "principal-name",
    "email",
    "employee-id",
    "deputy",
    "phone",
    "mobile",
    "out-of-hours",
    "other-phone",
    "escalation",
];

/// `reviewed is 3 August 2026, 111 days before the extract`, `owner is “Estates”`, `mfa is no`, `owner is blank`.
pub(super) fn of(register: Register, seen: &Seen<'_>, extracted: Date) -> String {
    let field = register.fields()[seen.field].name;
    match seen.cell {
        Cell::Value(Said::Day(day)) => format!("{field} is {}", age(day, extracted)),
        Cell::Value(Said::Answer(answer)) => format!("{field} is {}", if answer { "yes" } else { "no" }),
        Cell::Value(Said::Text(text)) if is_of_person(register, field, text) => format!("{field} is {}", quoted(&name(text))),
        Cell::Value(Said::Text(text)) => format!("{field} is {}", quoted(text)),
        ref gap => format!("{field} is {}", gap.gap()),
    }
}

fn is_of_person(register: Register, field: &str, text: &str) -> bool {
    let is_name = field == "name" && register != Register::Assets;
    is_name || OF_PEOPLE.contains(&field) || text.contains('@') || looks_like_person(text)
}
