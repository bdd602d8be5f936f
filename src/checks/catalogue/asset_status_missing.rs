//! A row that does not say whether the asset is in use.

use crate::checks::wanted::{Wanted, wanted};
use crate::checks::wording::quoted;
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Lifecycle};
use crate::model::cell::Cell;
use crate::model::control::{CAF_A3_A, CIS_1_1, CSF_ID_AM_08, ISO_5_9};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

const STATUS: Wanted = wanted!("status");

pub(super) static CHECK: Check = Check {
    title: "register does not say whether the asset is in use",
    severity: Severity::Low,
    rationale: "An asset that may or may not still exist is neither patched with confidence nor disposed of; it hides both faults.",
    fix: "Record where it stands: in use, in stock, in repair, retired.",
    controls: &[CAF_A3_A, CIS_1_1, ISO_5_9, CSF_ID_AM_08],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::Status]], run),
};

fn run(asset: &Asset<'_>, _: &Facts<'_>) -> Verdict {
    let verdict = match asset.status {
        Cell::Value(_) if asset.lifecycle() != Lifecycle::NotSaid => return Verdict::Pass,
        Cell::Value(text) | Cell::Unreadable(text) => {
            let cause = format!("{} is no state we know", quoted(text));
            Verdict::unknown(format!("status {cause}")).because(cause)
        }
        Cell::Absent => Verdict::unknown("the list has no column for a status").of_whole_column(),
        missing => Verdict::fail(STATUS.is(missing)).because(STATUS.why(missing)),
    };
    verdict.at(AssetField::Status)
}
