//! A server, appliance, network device or service of which nobody recorded whether the internet can reach it.
//!
//! Laptops and telephones are not asked: whatever network they are on, they are meant to be out of the building.

use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Kind};
use crate::model::cell::Cell;
use crate::model::control::{CAF_A3_A, CAF_B4_D, CE_UPDATES, CIS_1_1, ISO_8_8};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "nobody recorded whether the internet can reach the asset",
    severity: Severity::Low,
    rationale: "What the internet can reach is attacked first, within hours of a weakness being known; it has to be found without searching.",
    fix: "Record for each server, appliance, network device and service whether it can be reached from the internet; ask the firewall's keeper.",
    controls: &[CAF_A3_A, CAF_B4_D, CE_UPDATES, CIS_1_1, ISO_8_8],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::InternetFacing]], run),
};

fn run(asset: &Asset<'_>, _: &Facts<'_>) -> Verdict {
    let kind = asset.kind();
    let is_asked = matches!(kind, Kind::Server | Kind::Network | Kind::Appliance | Kind::Medical | Kind::Software);
    if !asset.is_judged() || !is_asked {
        return Verdict::NotApplicable;
    }
    let verdict = match asset.internet_facing {
        // Of a thing without a network it is an answer.
        Cell::Value(_) | Cell::NotApplicable(_) => return Verdict::Pass,
        Cell::Absent => Verdict::unknown("the list does not say what the internet can reach").of_whole_column(),
        Cell::Unreadable(text) => {
            Verdict::unknown(format!("“{text}” says neither yes nor no")).because(format!("“{text}” says neither yes nor no"))
        }
        gap => Verdict::fail(format!("whether the internet can reach it: {}", gap.gap())).because(format!("{}: not recorded", kind.name())),
    };
    let verdict = verdict.at(AssetField::InternetFacing);
    if asset.is_critical() { verdict.raised_to(Severity::Medium, "and it is critical") } else { verdict }
}
