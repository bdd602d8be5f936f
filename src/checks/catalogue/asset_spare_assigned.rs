//! An asset that is retired or in the cupboard according to its status, and with somebody according to its user.

use crate::checks::wording::quoted;
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Lifecycle};
use crate::model::control::{CAF_A3_A, CIS_1_1, CSF_ID_AM_08, ISO_5_11};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::{Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "asset is retired or spare, and assigned to somebody",
    severity: Severity::Low,
    rationale: "One of the two is wrong: either a machine in use is left out of patching and review, or somebody still has what should have come back.",
    fix: "Ask the person whether they have it; correct the status, or take the name out and get the machine back.",
    controls: &[CAF_A3_A, CIS_1_1, ISO_5_11, CSF_ID_AM_08],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[], run),
};

fn run(asset: &Asset<'_>, _: &Facts<'_>) -> Verdict {
    let what = match asset.lifecycle() {
        Lifecycle::Gone => "retired",
        Lifecycle::InStock => "spare",
        _ => return Verdict::NotApplicable,
    };
    if asset.user.is_absent() {
        return Verdict::unknown("the list does not say who uses an asset").at(AssetField::User).of_whole_column();
    }
    let Some(user) = asset.user.value() else { return Verdict::Pass };
    let status = quoted(asset.status.value().unwrap_or_default());
    Verdict::fail(format!("status is {status}, and it is assigned to {}", quoted(&name(user))))
        .at(AssetField::User)
        .because(format!("{what} assets that are assigned to somebody"))
}
