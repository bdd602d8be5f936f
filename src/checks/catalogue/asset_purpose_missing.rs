//! An asset of which the register does not say what it is for.

use crate::checks::wanted::{Wanted, wanted};
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Kind};
use crate::model::control::{CAF_A3_A, CIS_1_1, CSF_ID_AM_05, ISO_5_9};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

const PURPOSE: Wanted = wanted!("purpose");

pub(super) static CHECK: Check = Check {
    title: "register does not say what the asset is used for",
    severity: Severity::Medium,
    rationale: "Whoever has to cut a system off at night must know which ward or service stops working with it.",
    fix: "Write in a sentence what the asset is used for and by whom; ask its owner where nobody knows.",
    controls: &[CAF_A3_A, CIS_1_1, ISO_5_9, CSF_ID_AM_05],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::Purpose, AssetField::Impact]], run),
};

fn run(asset: &Asset<'_>, _: &Facts<'_>) -> Verdict {
    let kind = asset.kind();
    // A monitor or a dock is for what it is.
    if !asset.is_judged() || kind == Kind::Peripheral {
        return Verdict::NotApplicable;
    }
    // What care stops without it says what it is for as well.
    if asset.purpose.value().or(asset.impact.value()).is_some() {
        return Verdict::Pass;
    }
    let (cell, field) = if asset.purpose.is_absent() { (asset.impact, AssetField::Impact) } else { (asset.purpose, AssetField::Purpose) };
    if cell.is_absent() {
        return Verdict::unknown("the list has no column for what assets are used for").at(AssetField::Purpose).of_whole_column();
    }
    if kind == Kind::EndUser && !asset.is_critical() {
        return Verdict::fail(PURPOSE.is(cell) + "; it is an end-user device")
            .at(field)
            .because("end-user devices without a purpose")
            .as_severe_as(Severity::Low);
    }
    let verdict = Verdict::fail(PURPOSE.is(cell)).at(field).because(PURPOSE.why(cell));
    if asset.is_critical() { verdict.raised_to(Severity::High, "the asset is critical") } else { verdict }
}
