//! An unsupported asset for which nobody has accepted the risk.

use crate::checks::recorded::raised_if_critical;
use crate::checks::wording::quoted;
use crate::checks::{Check, Run, lifecycle};
use crate::model::asset::{Asset, AssetField};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B4_D, CIS_2_2, CSF_ID_RA_01, ISO_8_8};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "unsupported asset without a recorded exception",
    severity: Severity::Medium,
    rationale: "Some machines must run on without support; then somebody has to know, to have said what protects them, and to have signed for it.",
    fix: "Record what protects it meanwhile, when it goes, and the SIRO’s agreement, and put the reference into the register.",
    controls: &[CAF_B4_D, CIS_2_2, ISO_8_8, CSF_ID_RA_01],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    let Some(judged) = lifecycle::of(asset, facts) else { return Verdict::NotApplicable };
    if !judged.is_ended() {
        return Verdict::NotApplicable;
    }
    let said = match asset.exception {
        Cell::Value(text) if !["no", "false", "n"].iter().any(|no| no.eq_ignore_ascii_case(text)) => return Verdict::Pass,
        Cell::Absent => return Verdict::unknown("no column says which exceptions were agreed").at(AssetField::Exception).of_whole_column(),
        Cell::Value(text) => quoted(text),
        gap => gap.gap().into_owned(),
    };
    let verdict = Verdict::fail(format!("exception is {said}; {}", judged.said().cause))
        .at(AssetField::Exception)
        .because(judged.said().cause.clone());
    raised_if_critical(verdict, asset, Severity::High)
}
