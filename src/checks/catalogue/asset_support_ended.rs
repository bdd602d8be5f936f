//! An asset whose operating system or software its maker no longer supports.

use crate::checks::{Check, Run, lifecycle};
use crate::model::asset::{Asset, AssetField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B4_D, CE_UPDATES, CIS_2_2, CSF_PR_PS_02, ISO_8_8};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "asset runs something its maker no longer supports",
    severity: Severity::High,
    rationale: "No more fixes come for it: every weakness found from now on stays open, and attackers look for exactly these machines.",
    fix: "Move it to a supported release. Until then keep it off the internet and apart from the rest, and record the exception; where extended updates were bought, say so by a statement in the policy.",
    controls: &[CAF_B4_D, CE_UPDATES, CIS_2_2, ISO_8_8, CSF_PR_PS_02],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::Os, AssetField::Software, AssetField::SupportEnds]], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    let Some(judged) = lifecycle::of(asset, facts) else { return Verdict::NotApplicable };
    if !judged.is_known() {
        // What no row of this list can say is not known; what this row does not say is the other check's.
        return lifecycle::absent_column(asset, &judged).unwrap_or(Verdict::NotApplicable);
    }
    if !judged.is_ended() {
        return Verdict::Pass;
    }
    let verdict = lifecycle::fail(&judged);
    match (asset.is_critical(), asset.internet_facing) {
        (true, _) => verdict.raised_to(Severity::Critical, "the asset is critical"),
        (false, Cell::Value(true)) => verdict.raised_to(Severity::Critical, "the internet can reach it"),
        _ => verdict,
    }
}
