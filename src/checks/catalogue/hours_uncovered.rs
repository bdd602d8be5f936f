//! Hours of the week in which nobody can be reached for a key role or a critical service.

use crate::checks::{Check, Run, wording};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_A, CAF_D1_B, CIS_17_1, CIS_17_5, ISO_5_24};
use crate::model::facts::Facts;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};
use crate::model::week::{Hour, Line, lines};

pub(super) static CHECK: Check = Check {
    title: "hours of the week are not covered",
    severity: Severity::Medium,
    rationale: "Three quarters of the week are nights and weekends; that is when attackers begin.",
    fix: "Give the role or service a number that is answered in the hours named, or a rota that covers them.",
    controls: &[CAF_D1_B, CAF_D1_A, CIS_17_1, CIS_17_5, ISO_5_24],
    also: &[&[Register::Contacts, Register::Rota]],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

/// Spans written out; the others are counted.
const SHOWN: usize = 3;

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let roles = &facts.survey.organisation.roles;
    for line in lines(facts.survey) {
        let is_first = roles.iter().any(|role| line.is_role && role.name == line.name && role.acts_first());
        let verdict = judge(&line);
        let verdict = if is_first { verdict.raised_to(Severity::High, "it acts in the first hour of an incident") } else { verdict };
        let verdict = if line.is_role { verdict } else { verdict.raised_to(Severity::High, "it is a critical service") };
        out.push(EstateVerdict { area: Area::Contacts, subject: line.name.clone(), label: line.name, place: line.place, verdict });
    }
}

fn judge(line: &Line) -> Verdict {
    let (uncovered, unknown) = (line.count(Hour::Uncovered), line.count(Hour::Unknown));
    let from = line.from.words();
    if uncovered > 0 {
        let spans = line.uncovered();
        let mut shown: Vec<String> = spans.iter().take(SHOWN).cloned().collect();
        if let more @ 1.. = spans.len().saturating_sub(SHOWN) {
            shown.push(prose::count(more as u64, "more time", "more times"));
        }
        let not_known = if unknown > 0 { format!("; {unknown} more are not known") } else { String::new() };
        return Verdict::fail(format!(
            "{uncovered} of 168 hours: {} (from {from}, {}){not_known}",
            prose::list(&shown),
            prose::count(line.rows as u64, "row", "rows")
        ));
    }
    if unknown == 0 {
        return Verdict::Pass;
    }
    let why = match (&line.unread, line.from) {
        (Some(text), _) => format!("its hours cannot be read: {}", wording::quoted(text)),
        (None, crate::model::week::DrawnFrom::Rota) => "the rota does not state the hours of its shifts".to_owned(),
        (None, crate::model::week::DrawnFrom::Availability) => "the contact list does not say when it can be reached".to_owned(),
    };
    Verdict::unknown(format!("{unknown} of 168 hours: {why}")).because("hours that are not stated")
}
