//! An asset that is said to be in stock or gone, and to be with somebody: its row contradicts itself.
//!
//! Whether what is retired was seen on the network since is another check.

use crate::checks::{Check, Run, wording};
use crate::model::asset::{Asset, AssetField, Lifecycle};
use crate::model::cell::Cell;
use crate::model::control::{CAF_A3_A, CIS_1_1, CSF_ID_AM_08, ISO_5_9};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::{Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "asset is spare or gone, and assigned to somebody",
    severity: Severity::Medium,
    rationale: "Either it is still out there, with what it holds and no longer patched, or the register is wrong about who has it.",
    fix: "Ask the person named: correct the status where they still have it, and take the name out where they do not.",
    controls: &[CAF_A3_A, CIS_1_1, ISO_5_9, CSF_ID_AM_08],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[], run),
};

fn run(asset: &Asset<'_>, _: &Facts<'_>) -> Verdict {
    let state = match asset.lifecycle() {
        Lifecycle::InStock => "in stock",
        Lifecycle::Gone => "retired or gone",
        _ => return Verdict::NotApplicable,
    };
    match asset.user {
        Cell::Value(user) => {
            let status = wording::quoted(asset.status.value().unwrap_or(state));
            Verdict::fail(format!("its status is {status}, and it is assigned to {}", wording::quoted(&name(user)))).at(AssetField::User)
        }
        Cell::Absent => {
            Verdict::unknown("no column says who has an asset, so that what is in stock or gone cannot be told to be in a cupboard")
                .because("no column for who has an asset")
                .of_whole_column()
        }
        Cell::Unreadable(_) | Cell::Blank | Cell::Placeholder(_) | Cell::NotApplicable(_) => Verdict::Pass,
    }
}
