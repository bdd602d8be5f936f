//! An asset whose id stands on more than one row.

use crate::checks::wording::quoted;
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField};
use crate::model::control::{CAF_A3_A, CIS_1_1, CSF_ID_AM_01, ISO_5_9};
use crate::model::facts::Facts;
use crate::model::key;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "one asset id stands on several rows",
    severity: Severity::Medium,
    rationale: "When two rows claim to be one asset, one of them is wrong, and what was found, fixed or decided may be written to the other.",
    fix: "Find out which row is right; merge them if they are one asset, and give the other its own id if they are two.",
    controls: &[CAF_A3_A, CIS_1_1, ISO_5_9, CSF_ID_AM_01],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::Id, AssetField::Serial]], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    if !asset.is_judged() {
        return Verdict::NotApplicable;
    }
    if let Some(times) = facts.times_of_id(asset) {
        let id = asset.id.value().unwrap_or_default();
        return if times > 1 { several("id", id, times).at(AssetField::Id) } else { Verdict::Pass };
    }
    // A row without an id of its own is told from others by its serials.
    let mut serials = asset.serials().map(|serial| (serial, facts.times(AssetField::Serial, key::hash(serial)))).peekable();
    let has_serial = serials.peek().is_some();
    match serials.find(|(_, times)| *times > 1) {
        Some((serial, times)) => several("serial", serial, times).at(AssetField::Serial),
        None if asset.id.is_absent() => Verdict::unknown("the list has no column for an id").at(AssetField::Id).of_whole_column(),
        None if has_serial => Verdict::Pass,
        None => Verdict::NotApplicable,
    }
}

fn several(what: &str, text: &str, times: u32) -> Verdict {
    // `lap-0012` and `LAP-0012` are one id, and one cause.
    let cause = format!("{what} {}", quoted(&key::normal(text).to_uppercase()));
    Verdict::fail(format!("{what} {} stands on {times} rows", quoted(text))).because(cause)
}
