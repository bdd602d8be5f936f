//! Two live assets that bear one host name.

use crate::checks::wording::quoted;
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_A3_A, CIS_1_1, CSF_ID_AM_01, ISO_5_9};
use crate::model::facts::Facts;
use crate::model::key;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

/// A name on more rows than this is what a thing is called, not which thing it is.
const MOST: u32 = 12;

pub(super) static CHECK: Check = Check {
    title: "one host name stands on several live assets",
    severity: Severity::Low,
    rationale: "An alert names a machine by its host name; where two bear it, somebody cuts off the wrong one, or fixes one and believes it was the other.",
    fix: "Find out which machine answers to the name; retire the row it replaced, or rename one.",
    controls: &[CAF_A3_A, CIS_1_1, ISO_5_9, CSF_ID_AM_01],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    let has_host = matches!(asset.kind(), Kind::EndUser | Kind::Server | Kind::Network | Kind::Medical | Kind::Appliance | Kind::NotSaid);
    if !asset.is_judged() || !has_host {
        return Verdict::NotApplicable;
    }
    let Some(name) = asset.name.value() else { return Verdict::NotApplicable };
    let times = facts.times_of_name(asset);
    if times <= 1 {
        return Verdict::Pass;
    }
    // One row that stands twice, or one machine under two ids, is told by its id or its serial.
    let is_told =
        facts.times_of_id(asset).is_some_and(|times| times > 1) || facts.times_of_serial(asset).is_some_and(|(_, times)| times > 1);
    if is_told {
        return Verdict::NotApplicable;
    }
    if times > MOST || !is_host(name, asset) {
        return Verdict::Pass;
    }
    Verdict::fail(format!("host name {} stands on {times} live assets", quoted(name)))
        .at(AssetField::Name)
        .because(format!("host name {}", quoted(&key::normal(key::short_host(name)).to_uppercase())))
}

/// Whether a name is one machine's: `NMR-LT-0001`, and not `Infusion pump` or `Latitude 5450`.
fn is_host(name: &str, asset: &Asset<'_>) -> bool {
    let same = |cell: Cell<'_, &str>| cell.value().is_some_and(|text| text.eq_ignore_ascii_case(name));
    !name.contains(' ') && name.bytes().any(|b| b.is_ascii_digit()) && !same(asset.model) && !same(asset.kind)
}
