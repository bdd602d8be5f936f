//! A system that matters, of which the register does not say what care or service stops without it.

use crate::checks::recorded::{judge, raised_if_critical};
use crate::checks::wanted::wanted;
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Kind};
use crate::model::control::{CAF_A3_A, CSF_ID_AM_05, ISO_5_9};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "register does not say what stops without a system that matters",
    severity: Severity::Medium,
    rationale: "The first thing the CSOC asks in an incident is what it means for patients; nobody works that out well at three in the morning.",
    fix: "Ask the owner which care or service stops without it and after how long, and record it in a sentence.",
    controls: &[CAF_A3_A, ISO_5_9, CSF_ID_AM_05],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[], run),
};

fn run(asset: &Asset<'_>, _: &Facts<'_>) -> Verdict {
    if !asset.is_judged() || !asset.matters() || matches!(asset.kind(), Kind::Peripheral | Kind::EndUser) {
        return Verdict::NotApplicable;
    }
    let verdict = judge(asset.impact, AssetField::Impact, wanted!("what stops without it"), false);
    raised_if_critical(verdict, asset, Severity::High)
}
