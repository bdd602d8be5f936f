//! A staff list that says of somebody that they are here and that they have left.

use crate::checks::wording::quoted;
use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::control::{CAF_B2_D, CIS_5_1, ISO_5_16, ISO_6_5};
use crate::model::date;
use crate::model::facts::Facts;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::staff::StaffField;
use crate::model::verdict::{EstateVerdict, Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "staff list contradicts itself",
    severity: Severity::Medium,
    rationale: "Whether somebody’s account should be alive hangs on the staff list; where that says both, nobody can be told to act.",
    fix: "Ask the keeper of the staff record which is right, and correct the row.",
    controls: &[CAF_B2_D, CIS_5_1, ISO_5_16, ISO_6_5],
    also: &[&[Register::Staff]],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Accounts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    for wrong in &facts.survey.staff.contradictions {
        let source = facts.survey.sources.iter().find(|source| source.number == wrong.source);
        let Some(source) = source.filter(|source| source.holds(Register::Staff)) else { continue };
        let verdict = if !source.has(StaffField::Status) || !source.has(StaffField::Leave) {
            Verdict::unknown("the list has not both a status and a last day, so neither can be held against the other")
        } else if wrong.count == 0 {
            Verdict::Pass
        } else {
            let first: Vec<String> = wrong
                .first
                .iter()
                .map(|(who, place, day)| format!("{} (row {}, last day {})", quoted(&name(who)), place.row, date::long(*day)))
                .collect();
            let more =
                if wrong.count > first.len() as u64 { format!(" and {} more", wrong.count - first.len() as u64) } else { String::new() };
            let rows = prose::count(wrong.count, "row says", "rows say");
            Verdict::fail(format!("{rows} that somebody is active, with a last day that has passed: {}{more}", first.join(", ")))
        };
        let place = wrong.first.first().map(|(_, place, _)| *place);
        out.push(EstateVerdict {
            area: Area::Accounts,
            subject: format!("{}: contradictions", source.label),
            label: source.label.clone(),
            place,
            verdict,
        });
    }
}
