//! Rows that hold something and could not be read as records: they may be assets, people or accounts that nobody audits.

use crate::checks::{Check, Run, wording};
use crate::model::area::Area;
use crate::model::control::{CAF_A3_A, CAF_D1_A, CIS_1_1, CIS_5_1};
use crate::model::facts::Facts;
use crate::model::place::Place;
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "list has rows that could not be read",
    severity: Severity::Medium,
    rationale: "A row that was set aside is in no count and no finding: what stands in it is not looked after here.",
    fix: "Correct the rows named, as a rule a stray quotation mark, a comma too many or a date, and audit again.",
    controls: &[CAF_A3_A, CAF_D1_A, CIS_1_1, CIS_5_1],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Assets, Area::Contacts, Area::Accounts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    for source in &facts.survey.sources {
        let place = |row: u32| Place { source: source.number, row, column: None };
        let mut push = |subject: String, place, verdict| {
            out.push(EstateVerdict { area: source.register.area(), subject, label: source.label.clone(), place: Some(place), verdict });
        };
        for lost in &source.reading.lost {
            let rows = wording::rows(&lost.rows, lost.count);
            let count = prose::count(lost.count, "row", "rows");
            let first = lost.rows.first().map_or(Place::of_source(source.number), |row| place(*row));
            push(format!("{}: {}", source.label, lost.reason), first, Verdict::fail(format!("{count} set aside, {}: {rows}", lost.reason)));
        }
        if source.reading.lost.is_empty() {
            push(source.label.clone(), Place::of_source(source.number), Verdict::Pass);
        }
    }
}
