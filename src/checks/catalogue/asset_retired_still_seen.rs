//! An asset that the register calls retired, and that is still seen.

use crate::checks::wording::{age, quoted};
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Lifecycle};
use crate::model::cell::Cell;
use crate::model::control::{CAF_A3_A, CAF_B3_E, CIS_1_1, CSF_ID_AM_08, ISO_7_14};
use crate::model::date::days_between;
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(30),
    help: "Days before the extract within which a retired asset must not have been seen.",
    source: "ours",
};

pub(super) static CHECK: Check = Check {
    title: "asset is retired in the register and still seen",
    severity: Severity::Medium,
    rationale: "A machine that was written off and still runs is patched by nobody, watched by nobody, and may hold what should have been wiped.",
    fix: "Find it. Take it off the network and dispose of it as recorded, or put it back among the live assets with its owner.",
    controls: &[CAF_A3_A, CAF_B3_E, CIS_1_1, ISO_7_14, CSF_ID_AM_08],
    also: &[],
    params: &[&DAYS],
    formerly: &[],
    run: Run::EachAsset(&[], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    if !matches!(asset.lifecycle(), Lifecycle::Gone | Lifecycle::Migrated) {
        return Verdict::NotApplicable;
    }
    match asset.last_seen {
        Cell::Value(day) if facts.is_to_come(day) => Verdict::NotApplicable,
        Cell::Value(day) if days_between(day, facts.extracted) <= facts.number(&DAYS) => {
            let status = asset.status.value().unwrap_or_default();
            Verdict::fail(format!("status is {}; last seen {}", quoted(status), age(day, facts.extracted))).at(AssetField::LastSeen)
        }
        // A side list that has the column does not name it: it has seen nothing of it.
        Cell::Absent if facts.has(AssetField::LastSeen) => Verdict::Pass,
        Cell::Absent => {
            Verdict::unknown("the list does not say when retired assets were last seen").at(AssetField::LastSeen).of_whole_column()
        }
        _ => Verdict::Pass,
    }
}
