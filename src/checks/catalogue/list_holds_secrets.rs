//! A list with a column of passwords, PINs or keys.

use crate::checks::{Check, Run, wording};
use crate::model::area::Area;
use crate::model::control::{CAF_B2_A, CAF_B2_D, ISO_5_17};
use crate::model::facts::Facts;
use crate::model::place::Place;
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "list holds secrets",
    severity: Severity::Critical,
    rationale: "Whoever is sent this list, or finds it, can sign in with what stands in it.",
    fix: "Delete the column from every copy of the list, change every secret that stood in it, and keep them in a vault.",
    controls: &[ISO_5_17, CAF_B2_A, CAF_B2_D],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Assets, Area::Contacts, Area::Accounts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    for source in &facts.survey.sources {
        let headers: Vec<String> = source.secrets.iter().map(|(header, _)| wording::quoted(header)).collect();
        let verdict = match headers.len() {
            0 => Verdict::Pass,
            1 => Verdict::fail(format!("column {} looks like secrets; its cells were not read", headers[0])),
            _ => Verdict::fail(format!("columns {} look like secrets; their cells were not read", prose::list(&headers))),
        };
        let place = source.secrets.first().map_or(Place::of_source(source.number), |(_, place)| *place);
        out.push(EstateVerdict {
            area: source.register.area(),
            subject: source.label.clone(),
            label: source.label.clone(),
            place: Some(place),
            verdict,
        });
    }
}
