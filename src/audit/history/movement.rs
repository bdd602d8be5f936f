//! How an area's score moved: what is really better or worse, and what is only measured otherwise.
//!
//! The score that would have stood otherwise is this run's, had it measured as the
//! earlier one did: over the checks that counted then, at their weights of then,
//! over the records that were on the lists then. A check that cannot be compared
//! keeps the pass rate it had. Records that left the lists count as really gone.

use super::comparable::{Comparables, by_name, name_today, register_of};
use crate::audit::assessment::{Assessment, CheckResult, Comparable, Counts, Movement, Rating};
use crate::audit::rating::{pass_rate, score};
use crate::model::area::Area;

/// How the score of an area moved; `None` where it was not assessed in either run.
pub fn of_area(area: Area, then: &Assessment, now: &Assessment, comparables: &Comparables) -> Option<Movement> {
    let assessed = |run: &Assessment| {
        let area = run.areas.iter().find(|other| other.name == area)?;
        area.score.filter(|_| area.rating != Rating::NotAssessed)
    };
    let (was, is) = (assessed(then)?, assessed(now)?);
    let otherwise = otherwise(area, then, now, comparables)?;
    Some(Movement { really: tenth(otherwise - was), measured: tenth(is - otherwise), otherwise })
}

/// One decimal, as scores are shown, so that the parts add up to what is seen.
fn tenth(points: f64) -> f64 {
    let rounded = (points * 10.0).round() / 10.0;
    // No minus before a nought.
    if rounded == 0.0 { 0.0 } else { rounded }
}

fn otherwise(area: Area, then: &Assessment, now: &Assessment, comparables: &Comparables) -> Option<f64> {
    let (was, is) = (scored(then, area), scored(now, area));
    let comparable = |check: &CheckResult| comparables.get(name_today(&check.name)).is_some_and(|it| *it == Comparable::Yes);
    let [then_by_name, now_by_name] = [&was, &is].map(|results| by_name(results.iter().copied()));
    let of_then = was.iter().map(|check| {
        let today = now_by_name.get(name_today(&check.name)).filter(|_| comparable(check));
        (check.severity.weight(), today.map_or_else(|| pass_rate(counts(check)), |today| pass_rate(as_then(today))))
    });
    // One that had nothing to judge then, and has now: something about the same records is really otherwise.
    let silent = |check: &&&CheckResult| comparable(check) && !then_by_name.contains_key(name_today(&check.name));
    let of_now = is.iter().filter(silent).map(|check| (check.severity.weight(), pass_rate(as_then(check))));
    score(of_then.chain(of_now))
}

/// The checks that count in the score of an area.
fn scored(run: &Assessment, area: Area) -> Vec<&CheckResult> {
    run.checks.iter().filter(|check| check.area == area && !check.is_on_waivers()).collect()
}

fn counts(check: &CheckResult) -> Counts {
    Counts { pass: check.pass, fail: check.fail, unknown: check.unknown, waived: check.waived }
}

/// The counts over records that were on the lists then.
fn as_then(check: &CheckResult) -> Counts {
    match check.known {
        Some(known) if register_of(check).is_some() => known,
        _ => counts(check),
    }
}
