//! A list of which an older or second copy lies beside it.
//!
//! For information: copies are set aside whole, and never counted beside the list that stands.

use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::control::{CAF_A3_A, CIS_1_1};
use crate::model::facts::Facts;
use crate::model::place::Place;
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "an older or second copy of a list lies beside it",
    severity: Severity::Low,
    rationale: "Of two copies somebody will one night open the wrong one; and whoever reads this report must know which one it speaks of.",
    fix: "Keep one copy where people look for it, and move the others to the archive; or say in the policy what each list is.",
    controls: &[CAF_A3_A, CIS_1_1],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Assets, Area::Contacts, Area::Accounts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let of = |label: &str, number, area, verdict| EstateVerdict {
        area,
        subject: label.to_owned(),
        label: label.to_owned(),
        place: Some(Place::of_source(number)),
        verdict,
    };
    for source in facts.survey.sources.iter().filter(|source| source.holds(source.register)) {
        out.push(of(&source.label, source.number, source.register.area(), Verdict::Pass));
    }
    for copy in &facts.survey.older_copies {
        let records = prose::count(copy.records, "record", "records");
        let said = format!("set aside with its {records}, as the {} that is here already: {}", copy.register.title(), copy.why);
        out.push(of(&copy.label, copy.number, copy.register.area(), Verdict::fail(said)));
    }
}
