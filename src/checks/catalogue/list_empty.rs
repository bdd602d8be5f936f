//! A list that is a header and nothing under it: an empty form, or an export that went wrong.

use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::control::{CAF_A3_A, CAF_D1_A, CIS_1_1, CIS_5_1, CIS_17_2};
use crate::model::facts::Facts;
use crate::model::place::Place;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "list is empty",
    severity: Severity::High,
    rationale: "An empty list finds nothing wrong because it holds nothing: it must never be taken for a clean one.",
    fix: "Export the list again, or fill in the form; take the file away if it is a template.",
    controls: &[CAF_A3_A, CAF_D1_A, CIS_1_1, CIS_5_1, CIS_17_2],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Assets, Area::Contacts, Area::Accounts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    for source in &facts.survey.sources {
        let verdict = match (source.records, source.register) {
            (0, Register::Rota) => Verdict::fail("its header is there, and nobody is named on a single shift"),
            (0, _) => Verdict::fail("its header is there, and not one record under it"),
            _ => Verdict::Pass,
        };
        out.push(EstateVerdict {
            area: source.register.area(),
            subject: source.label.clone(),
            label: source.label.clone(),
            place: Some(Place::of_source(source.number)),
            verdict,
        });
    }
}
