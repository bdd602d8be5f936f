//! A critical asset without a plan for the time it is down.

use crate::checks::recorded::judge;
use crate::checks::wanted::wanted;
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Kind};
use crate::model::control::{CAF_D1_A, ISO_5_29, ISO_5_30};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "no downtime plan is recorded for a critical system",
    severity: Severity::Medium,
    rationale: "Cutting off a system is only a choice where staff know how to look after patients without it.",
    fix: "Name the downtime procedure that staff follow and where its paper copy is kept; write one where there is none.",
    controls: &[CAF_D1_A, ISO_5_29, ISO_5_30],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[], run),
};

fn run(asset: &Asset<'_>, _: &Facts<'_>) -> Verdict {
    if !asset.is_judged() || !asset.is_critical() || asset.kind() == Kind::Peripheral {
        return Verdict::NotApplicable;
    }
    judge(asset.downtime_plan, AssetField::DowntimePlan, wanted!("the downtime plan"), false)
}
