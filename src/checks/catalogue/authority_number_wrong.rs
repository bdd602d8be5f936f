//! An authority whose public number is known, and stands on the list as another.

use crate::checks::authorities::{BODIES, REPORT_FRAUD, stands_for};
use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::contact::KnownContact;
use crate::model::control::{CAF_D1_A, CIS_17_2, ISO_5_5};
use crate::model::facts::{Facts, Survey};
use crate::model::phone::Number;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "authority stands with a wrong number",
    severity: Severity::High,
    rationale: "The one number that must be right when everything else is down is that of the people who can help.",
    fix: "Write the number given here, and ring it once.",
    controls: &[ISO_5_5, CIS_17_2, CAF_D1_A],
    also: &[&[Register::Contacts]],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let survey = facts.survey;
    for body in BODIES.iter().chain([&REPORT_FRAUD]) {
        let Some(number) = body.number else { continue };
        let rows: Vec<&KnownContact> = survey.contacts.iter().filter(|contact| stands_for(contact, body.words)).collect();
        // That it is not there at all is another check's.
        let Some(first) = rows.first() else { continue };
        out.push(EstateVerdict {
            area: Area::Contacts,
            subject: body.name.to_owned(),
            label: body.name.to_owned(),
            place: Some(first.place),
            verdict: judge(body.name, number, &rows, survey),
        });
    }
}

fn judge(name: &str, right: &str, rows: &[&KnownContact], survey: &Survey) -> Verdict {
    let wanted: String = right.chars().filter(char::is_ascii_digit).collect();
    let cells = rows.iter().flat_map(|row| &row.numbers);
    let numbers: Vec<&Number> = cells.flat_map(|(_, cell)| cell.numbers()).filter(|number| !number.is_internal()).collect();
    if numbers.iter().any(|number| number.digits == wanted) {
        return Verdict::Pass;
    }
    let at = survey.row(rows[0].place);
    let written: Vec<&str> = numbers.iter().map(|number| number.written.as_str()).collect();
    if written.is_empty() {
        return Verdict::fail(format!("it stands in {at} without a number; {name} answers on {right}"));
    }
    Verdict::fail(format!("it stands in {at} with {}; {name} answers on {right}", prose::list(&written)))
}
