//! What changed, told in full: no text of it is markup, and the board hears counts alone.

use super::*;
use crate::audit::assessment::{CheckChange, Difference, LeftOut, TrendPoint};
use crate::model::area::Area;
use crate::report::html;
use crate::report::tests::example;

const HARM: &str = "<script>alert(9)</script>";

/// The example with a history in which every text means harm.
fn changed() -> Assessment {
    let mut assessment = example();
    let mut finding = assessment.top[0].clone();
    finding.label = HARM.to_owned();
    finding.evidence = HARM.to_owned();
    let of = |class| Changed { class, quarters: 2, title: "asset has no owner".to_owned(), finding: finding.clone() };
    let classes = Classes { new: 12, fixed: 1, no_longer_comparable: 3, still_open: 4, ..Classes::default() };
    let area = AreaChange {
        area: Area::Assets,
        rating_then: Rating::Red,
        score_then: Some(80.0),
        critical_systems_then: None,
        classes,
        movement: Some(Movement { really: 8.2, measured: -2.0, otherwise: 88.2 }),
        records_then: 10,
        records_new: 2,
    };
    let comparable = Comparable::No(vec![HARM.to_owned()]);
    let check = CheckChange { check: finding.check.clone(), title: String::new(), area: finding.area, classes, comparable };
    let point = |as_of: &str| TrendPoint { as_of: as_of.to_owned(), sealed: HARM.to_owned(), overall: Rating::Red, areas: Vec::new() };
    assessment.history = Some(History {
        compared_with: Some(RunName { as_of: "2026-08-23".to_owned(), sealed: HARM.to_owned() }),
        areas: vec![area],
        checks: vec![check],
        listed: vec![of(Class::New), of(Class::NoLongerComparable)],
        oldest: vec![of(Class::StillOpen)],
        measured: vec![Difference { area: Some(Area::Assets), what: HARM.to_owned() }],
        policy: vec![Difference { area: None, what: HARM.to_owned() }],
        lost: vec![HARM.to_owned()],
        trend: vec![point("2026-08-23"), point("2026-11-22")],
        left_out: vec![LeftOut { folder: HARM.to_owned(), why: HARM.to_owned() }],
        ..History::default()
    });
    assessment
}

#[test]
fn what_changed_is_told_in_full_and_none_of_it_is_markup() {
    let page = String::from_utf8(html::readiness(&changed()).unwrap()).unwrap();
    assert!(!page.contains(HARM) && page.matches("&lt;script&gt;alert(9)").count() > 8);
    for wanted in [
        "1 fixed, 12 new and 0 reopened; 4 are still open; 3 open then that could not be found now",
        "Assets rose from 80.0 to 86.2: +8.2 by what is really better, −2.0 because it is measured otherwise. Measured as it was then, it would stand at 88.2.",
        "1 of 12 listed",
        "2 quarters",
        "Supplied then, and not now",
    ] {
        assert!(page.contains(wanted), "{wanted}");
    }
}

#[test]
fn the_board_hears_counts_and_no_cell() {
    let said = board(&changed());
    assert_eq!(
        said,
        "Since 23 August 2026: 1 problem fixed, 12 new, 0 reopened. Really better: “What we have”. \
         Had we measured as we did then, “What we have” would stand at 88, not 86. 1 list or column of last time was not supplied."
    );
    assert_eq!(board(&example()), "There is no earlier report to compare with.");
    // 86.2 as it is and 85.6 as it was measured then are one number in whole points.
    let mut alike = changed();
    alike.history.as_mut().unwrap().areas[0].movement = Some(Movement { really: 5.6, measured: 0.6, otherwise: 85.6 });
    assert!(!board(&alike).contains("Had we measured"), "{}", board(&alike));
}
