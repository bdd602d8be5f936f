//! A list that does not have as many rows as the system it comes from is stated to have.

use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::control::{CAF_A3_A, CAF_D1_A, CIS_1_1, CIS_5_1};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::place::Place;
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "list does not have the rows it should",
    severity: Severity::High,
    rationale: "What an export left out is in no finding: a clean audit of half a list is no audit.",
    fix: "Export the list again without a filter and compare the count on screen; where the count has changed, correct expected-count in the policy.",
    controls: &[CAF_A3_A, CAF_D1_A, CIS_1_1, CIS_5_1],
    also: &[],
    params: &[&TOLERANCE],
    formerly: &[],
    run: Run::Estate(&[Area::Assets, Area::Contacts, Area::Accounts], run),
};

static TOLERANCE: Param = Param {
    key: "tolerance",
    default: Setting::Number(0),
    help: "By how many percent of the expected count the rows read may differ.",
    source: "ours",
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    for source in &facts.survey.sources {
        let Some(expected) = source.reading.expected_count else { continue };
        let verdict = judge(source.reading.rows, expected, facts.number(&TOLERANCE));
        out.push(EstateVerdict {
            area: source.register.area(),
            subject: source.label.clone(),
            label: source.label.clone(),
            place: Some(Place::of_source(source.number)),
            verdict,
        });
    }
}

fn judge(rows: u64, expected: u64, tolerance: i64) -> Verdict {
    let apart = rows.abs_diff(expected);
    let allowed = expected.saturating_mul(tolerance.unsigned_abs()) / 100;
    if apart <= allowed {
        return Verdict::Pass;
    }
    let seen = format!("{} were expected and {} read", prose::count(expected, "row", "rows"), prose::thousands(rows));
    if rows < expected {
        Verdict::fail(format!("{seen}: {} missing", prose::count(apart, "row is", "rows are")))
    } else {
        let more = prose::count(apart, "row", "rows");
        Verdict::fail(format!("{seen}: {more} more than stated, doubled or added since")).as_severe_as(Severity::Medium)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_is_worse_than_more_and_a_tolerance_is_kept() {
        assert_eq!(judge(100, 100, 0), Verdict::Pass);
        assert_eq!(judge(98, 100, 2), Verdict::Pass);
        let severity = |verdict| match verdict {
            Verdict::Fail(detail) => detail.severity,
            other => panic!("{other:?}"),
        };
        assert_eq!(severity(judge(97, 100, 2)), None);
        assert_eq!(severity(judge(103, 100, 2)), Some(Severity::Medium));
    }
}
