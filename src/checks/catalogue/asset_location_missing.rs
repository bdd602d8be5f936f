//! An asset that somebody must be able to walk to, or an information asset, of which the register does not say where it is.

use crate::checks::recorded::judge;
use crate::checks::wanted::wanted;
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Kind};
use crate::model::control::{CAF_A3_A, CIS_1_1, CSF_ID_AM_01, ISO_5_9};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "register does not say where an asset is that must be found by hand",
    severity: Severity::Low,
    rationale: "When the network is cut, a device can only be reached on foot; and nobody can say what a lost data set held where if its place was never written down.",
    fix: "Record the room or data centre; for an information asset, the system or place that holds it.",
    controls: &[CAF_A3_A, CIS_1_1, ISO_5_9, CSF_ID_AM_01],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[], run),
};

fn run(asset: &Asset<'_>, _: &Facts<'_>) -> Verdict {
    let wanted = match asset.kind() {
        Kind::Medical | Kind::Network | Kind::Information => true,
        Kind::Server | Kind::Appliance | Kind::NotSaid => asset.matters(),
        // Laptops move, and software is nowhere.
        Kind::EndUser | Kind::Peripheral | Kind::Software | Kind::NotAnAsset => false,
    };
    if !asset.is_judged() || !wanted {
        return Verdict::NotApplicable;
    }
    let verdict = judge(asset.location, AssetField::Location, wanted!("the location"), true);
    if asset.matters() { verdict.raised_to(Severity::Medium, "it is rated high or critical") } else { verdict }
}
