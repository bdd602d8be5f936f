//! A critical asset of which nobody has written down whether it may be cut off in an attack.

use crate::checks::recorded::judge;
use crate::checks::wanted::wanted;
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Kind};
use crate::model::control::{CAF_D1_A, CAF_D1_B, ISO_5_24};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "nobody has recorded whether a critical system may be cut off, and who says so",
    severity: Severity::High,
    rationale: "In an attack the question is whether a system may be turned off, and what that does to patients; if nobody has answered it beforehand, it is either answered wrongly or too late.",
    fix: "Agree with the owner and the clinical lead whether it may be cut off, what must happen first, and which post decides at night; record it with the asset.",
    controls: &[CAF_D1_A, CAF_D1_B, ISO_5_24],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[], run),
};

fn run(asset: &Asset<'_>, _: &Facts<'_>) -> Verdict {
    if !asset.is_judged() || !asset.is_critical() || asset.kind() == Kind::Peripheral {
        return Verdict::NotApplicable;
    }
    judge(asset.isolation, AssetField::Isolation, wanted!("whether it may be cut off"), false)
}
