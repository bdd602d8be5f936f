//! An asset with a date that cannot be true: seen or patched in days to come, before there were computers, or before its system came out.

use chrono::Datelike;

use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_A3_A, CIS_1_1, ISO_5_9};
use crate::model::date::{self, Date};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "asset has a date that cannot be true",
    severity: Severity::Low,
    rationale: "A date that cannot be true makes a machine look looked after that may not be, and every figure made from it is wrong.",
    fix: "Find out where the date comes from: a slip of the keyboard, day and month changed over, or a machine whose clock is wrong; correct it there.",
    controls: &[CAF_A3_A, CIS_1_1, ISO_5_9],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[], run),
};

/// How long before its day a release may already be in use.
const EARLY_DAYS: i64 = 183;

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    if !asset.is_judged() {
        return Verdict::NotApplicable;
    }
    let dates = [("last patched", AssetField::LastPatched, asset.last_patched), ("last seen", AssetField::LastSeen, asset.last_seen)];
    let mut judged = false;
    for (what, field, cell) in dates {
        let Cell::Value(day) = cell else { continue };
        judged = true;
        if let Some((why, cause)) = impossible(day, facts) {
            return Verdict::fail(format!("{what} {}, {why}", date::long(day))).at(field).because(format!("{what}: {cause}"));
        }
    }
    let (Cell::Value(patched), false) = (asset.last_patched, asset.os.is_absent()) else {
        return if judged { Verdict::Pass } else { Verdict::NotApplicable };
    };
    match facts.os_released(asset) {
        // Makers hand out new releases some months before the day they call their first.
        Some((release, released)) if date::days_between(patched, released) > EARLY_DAYS => {
            let what = format!("{} {}", release.product, release.name);
            Verdict::fail(format!("last patched {}, before {what} came out on {}", date::long(patched), date::long(released)))
                .at(AssetField::LastPatched)
                .because("last patched: before its system came out")
        }
        _ => Verdict::Pass,
    }
}

/// Why a day of sighting or patching cannot be true, and what such days share.
fn impossible(day: Date, facts: &Facts<'_>) -> Option<(&'static str, &'static str)> {
    if facts.is_to_come(day) {
        return Some(("which is still to come", "a day still to come"));
    }
    // The zero of one computer or another: 1601, 1899, 1970, 1980.
    (day.year() < 1990).then_some(("which is a computer’s zero rather than a day", "a computer’s zero"))
}
