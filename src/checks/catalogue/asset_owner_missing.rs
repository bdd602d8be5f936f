//! An asset that nobody answers for.

use crate::checks::wanted::{Wanted, wanted};
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Lifecycle};
use crate::model::control::{CAF_A3_A, CIS_1_1, CSF_ID_AM_08, ISO_5_9};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

const OWNER: Wanted = wanted!("owner");

pub(super) static CHECK: Check = Check {
    title: "asset has no owner",
    severity: Severity::High,
    rationale: "In an incident somebody has to decide, within minutes, whether a system may be switched off; without an owner nobody can.",
    fix: "Name the person or post that answers for it, and write it in the register.",
    controls: &[CAF_A3_A, CIS_1_1, ISO_5_9, CSF_ID_AM_08],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::Owner, AssetField::OwnerEmail]], run),
};

fn run(asset: &Asset<'_>, _: &Facts<'_>) -> Verdict {
    if !asset.is_judged() {
        return Verdict::NotApplicable;
    }
    let owner = asset.owner_or_email();
    if owner.is_unknown() {
        return Verdict::unknown("the list has no column for an owner").at(AssetField::Owner).of_whole_column();
    }
    if !owner.is_missing() {
        return Verdict::Pass;
    }
    let field = if asset.owner.is_absent() { AssetField::OwnerEmail } else { AssetField::Owner };
    // Where the list has statuses and this row none, it may not be a live asset at all: counted apart.
    let (more, apart) = match asset.lifecycle() {
        Lifecycle::NotSaid if !asset.status.is_absent() => ("; its status is not said", ", status not said"),
        _ => ("", ""),
    };
    let verdict = Verdict::fail(OWNER.is(owner) + more).at(field).because(OWNER.why(owner) + apart);
    if asset.is_critical() { verdict.raised_to(Severity::Critical, "the asset is critical") } else { verdict }
}
