//! Two assets with ids of their own that bear one serial number.

use crate::checks::wording::quoted;
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField};
use crate::model::control::{CAF_A3_A, CIS_1_1, CSF_ID_AM_01, ISO_5_9};
use crate::model::facts::Facts;
use crate::model::key;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "one serial number stands on several assets",
    severity: Severity::Medium,
    rationale: "Makers give a serial once: two assets that share it are one machine counted twice, or one of them is not the machine it says.",
    fix: "Look at the machine's own label; correct the wrong serial, or merge the rows.",
    controls: &[CAF_A3_A, CIS_1_1, ISO_5_9, CSF_ID_AM_01],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    // A row without an id is told by its serial, and a row that stands twice is the other check's.
    if !asset.is_judged() || facts.times_of_id(asset) != Some(1) {
        return Verdict::NotApplicable;
    }
    match facts.times_of_serial(asset) {
        None => Verdict::NotApplicable,
        Some((_, 0 | 1)) => Verdict::Pass,
        Some((at, times)) => {
            let serial = asset.serials().nth(at).unwrap_or_default();
            Verdict::fail(format!("serial {} stands on {times} live assets", quoted(serial)))
                .at(AssetField::Serial)
                .because(format!("serial {}", quoted(&key::normal(serial).to_uppercase())))
        }
    }
}
