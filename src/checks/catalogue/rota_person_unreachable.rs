//! Somebody on the rota for whom no list gives a number.

use crate::checks::rota::{HORIZON, Person, Who, is_short, people};
use crate::checks::{Check, Run, wording};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_A, CIS_17_1, CIS_17_2, ISO_5_24};
use crate::model::facts::{Facts, Survey};
use crate::model::person_name;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "person on the rota has no number on any list",
    severity: Severity::High,
    rationale: "A rota that says who is on and not how to ring them leaves the caller with a name.",
    fix: "Put the person's number on the contact list, under the name that the rota uses, or beside the name on the rota.",
    controls: &[CIS_17_2, CIS_17_1, CAF_D1_A, ISO_5_24],
    also: &[&[Register::Rota]],
    params: &[&HORIZON],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let survey = facts.survey;
    for person in people(survey, facts.number(&HORIZON)) {
        let first = person.shifts[0];
        let label = if person_name::looks_like_team(&first.person) { first.person.clone() } else { name(&first.person) };
        out.push(EstateVerdict {
            area: Area::Contacts,
            subject: label.clone(),
            label,
            place: Some(first.place),
            verdict: judge(&person, survey),
        });
    }
}

fn judge(person: &Person<'_>, survey: &Survey) -> Verdict {
    if person.has_number {
        return Verdict::Pass;
    }
    let shifts = prose::count(person.shifts.len() as u64, "shift", "shifts");
    match &person.who {
        Who::Rows(rows) if rows.iter().any(|row| survey.contacts[*row].can_be_rung()) => Verdict::Pass,
        Who::Rows(rows) => {
            let at = survey.row(survey.contacts[rows[0]].place);
            Verdict::fail(format!("on for {shifts} ahead; the contact list has no number that can be rung ({at}), nor has the rota"))
        }
        Who::Several => Verdict::unknown(format!("{} fits more than one contact", wording::quoted(&name(&person.shifts[0].person))))
            .because("names on the rota that fit more than one contact"),
        // Initials are told together, by another check.
        Who::Nobody if is_short(&person.shifts[0].person) => Verdict::NotApplicable,
        Who::Nobody => Verdict::fail(format!("on for {shifts} ahead, on no contact list, and the rota gives no number"))
            .because("on the rota, and on no contact list"),
    }
}
