//! A column of dates, or of yes and no, in which some cells are neither.

use crate::checks::{Check, Run, wording};
use crate::model::area::Area;
use crate::model::control::{CAF_A3_A, CIS_1_1, CIS_5_1};
use crate::model::facts::Facts;
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::source::Unreadable;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "list has cells that cannot be read",
    severity: Severity::Low,
    rationale: "What cannot be read counts as not known: the more of it, the less this audit can vouch for.",
    fix: "Correct the cells in the system the list comes from; where the column holds something else, map the right one in the policy.",
    controls: &[CAF_A3_A, CIS_1_1, CIS_5_1],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::Estate(&[Area::Assets, Area::Contacts, Area::Accounts], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    for source in &facts.survey.sources {
        for column in &source.reading.typed {
            out.push(EstateVerdict {
                area: source.register.area(),
                subject: format!("{}: {}", source.label, column.header),
                label: source.label.clone(),
                place: Some(column.place),
                verdict: judge(column),
            });
        }
    }
}

fn judge(column: &Unreadable) -> Verdict {
    let Unreadable { wanted, values, count, rows, either, .. } = column;
    let header = wording::quoted(&column.header);
    let mut said = Vec::new();
    if *count > 0 {
        let cells = prose::count(*values, "filled cell", "filled cells");
        let rows = wording::rows(rows, *count);
        said.push(format!("{} of {cells} of {header} cannot be read as {wanted}: {rows}", prose::thousands(*count)));
    }
    if *either > 0 {
        let cells = prose::count(*either, "cell", "cells");
        said.push(format!("{header} writes dates day first and month first: {cells} could be either, and are not guessed"));
    }
    if said.is_empty() {
        return Verdict::Pass;
    }
    let verdict = Verdict::fail(said.join("; "));
    if (count + either) * 2 > *values { verdict.raised_to(Severity::Medium, "that is most of the column") } else { verdict }
}
