//! An asset of which the register does not say how much depends on it.

use crate::checks::wanted::{Wanted, wanted};
use crate::checks::wording::quoted;
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_A3_A, CSF_ID_AM_05, ISO_5_9, ISO_5_12};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

const CRITICALITY: Wanted = wanted!("criticality");

pub(super) static CHECK: Check = Check {
    title: "register does not say how critical the asset is",
    severity: Severity::Medium,
    rationale: "In an incident the systems that patients depend on are brought back first; a register without criticality cannot say which they are.",
    fix: "Ask the owner how much depends on it, and record a level: critical, high, medium or low.",
    controls: &[CAF_A3_A, ISO_5_9, ISO_5_12, CSF_ID_AM_05],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::Criticality]], run),
};

fn run(asset: &Asset<'_>, _: &Facts<'_>) -> Verdict {
    let kind = asset.kind();
    // Nothing depends on a monitor or a dock that a spare would not answer.
    if !asset.is_judged() || kind == Kind::Peripheral {
        return Verdict::NotApplicable;
    }
    let verdict = match asset.criticality() {
        Cell::Value(_) => return Verdict::Pass,
        Cell::Absent => Verdict::unknown("the list has no column for criticality").of_whole_column(),
        Cell::Unreadable(text) => {
            let cause = format!("{} is no level of criticality we know", quoted(text));
            Verdict::unknown(cause.clone()).because(cause)
        }
        missing if kind == Kind::EndUser => Verdict::fail(CRITICALITY.is(missing) + "; it is an end-user device")
            .because("end-user devices without a criticality")
            .as_severe_as(Severity::Low),
        missing => Verdict::fail(CRITICALITY.is(missing)).because(CRITICALITY.why(missing)),
    };
    verdict.at(AssetField::Criticality)
}
