//! A system that matters, of which the register does not say who supplies or supports it.

use crate::checks::recorded::{judge, raised_if_critical};
use crate::checks::wanted::wanted;
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Kind};
use crate::model::control::{CAF_A3_A, CAF_A4_A, CIS_15_1, CSF_ID_AM_04, ISO_5_19};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "register does not say who supplies a system that matters",
    severity: Severity::Medium,
    rationale: "An attack on a supplier is an attack on us, and most systems cannot be brought back without theirs; the CSOC asks for suppliers in its first questions.",
    fix: "Record who supplies or supports it; write “in-house” where nobody outside does.",
    controls: &[CAF_A3_A, CAF_A4_A, CIS_15_1, ISO_5_19, CSF_ID_AM_04],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[], run),
};

fn run(asset: &Asset<'_>, _: &Facts<'_>) -> Verdict {
    if !asset.is_judged() || !asset.matters() || matches!(asset.kind(), Kind::Peripheral | Kind::EndUser) {
        return Verdict::NotApplicable;
    }
    // Nobody outside: that is an answer.
    let verdict = judge(asset.supplier, AssetField::Supplier, wanted!("the supplier"), true);
    raised_if_critical(verdict, asset, Severity::High)
}
