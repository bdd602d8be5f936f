//! A list with pay, dates of birth, special categories or home addresses: told by its headers, its cells are not looked at.

use crate::checks::{Check, Run, wording};
use crate::model::area::Area;
use crate::model::control::CAF_B3_A;
use crate::model::facts::Facts;
use crate::model::place::Place;
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "list holds personal data that is not needed",
    severity: Severity::Medium,
    rationale: "Data about people that readiness has no use for is a breach waiting in every copy of the list that is sent round.",
    fix: "Ask for the list without these columns, and delete the copies that have them.",
    controls: &[CAF_B3_A],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Assets, Area::Contacts, Area::Accounts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    for source in &facts.survey.sources {
        let needless = &source.reading.needless;
        let named: Vec<String> = needless.iter().map(|column| format!("{} ({})", wording::quoted(&column.header), column.what)).collect();
        let columns = if named.len() == 1 { "column" } else { "columns" };
        let verdict = if needless.is_empty() {
            Verdict::Pass
        } else {
            let verdict = Verdict::fail(format!("{columns} {}: not needed, and not read", prose::list(&named)));
            if needless.iter().any(|column| column.is_special) {
                verdict.raised_to(Severity::High, "some of it is of a special category, or lets another pass for the person")
            } else {
                verdict
            }
        };
        let place = needless.first().map_or(Place::of_source(source.number), |column| column.place);
        out.push(EstateVerdict {
            area: source.register.area(),
            subject: source.label.clone(),
            label: source.label.clone(),
            place: Some(place),
            verdict,
        });
    }
}
