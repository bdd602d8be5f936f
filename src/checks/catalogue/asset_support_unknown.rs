//! An asset of which nobody can say whether its maker still supports it.
//!
//! It answers with *not known* and never with *supported*: what the built-in table does not hold, or what depends on an edition that is not recorded.

use crate::checks::{Check, Run, lifecycle};
use crate::model::asset::{Asset, AssetField};
use crate::model::control::{CAF_A3_A, CAF_B4_D, CE_UPDATES, CIS_2_2, ISO_8_8};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "nobody can say whether the asset is still supported",
    severity: Severity::Medium,
    rationale: "What may be out of support has to be treated as if it were; a register that cannot tell hides the machines attackers look for.",
    fix: "Record the release and, for Windows, the edition; for what the built-in table does not hold, ask the supplier and put the date into a support-ends column.",
    controls: &[CAF_A3_A, CAF_B4_D, CE_UPDATES, CIS_2_2, ISO_8_8],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::Os, AssetField::Software, AssetField::SupportEnds]], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    match lifecycle::of(asset, facts) {
        None => Verdict::NotApplicable,
        Some(judged) if judged.is_known() => Verdict::Pass,
        Some(judged) => lifecycle::unknown(&judged),
    }
}
