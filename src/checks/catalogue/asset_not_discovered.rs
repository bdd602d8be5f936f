//! A live asset that no list of sightings has.
//!
//! A discovery tool sees what it was made to see: where the lists find less than the least match rate of a kind,
//! they do not see that kind, and nothing is said of single assets of it. How long ago an asset was seen is
//! `asset-not-seen`'s to judge.

use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Lifecycle};
use crate::model::control::{CAF_A3_A, CIS_1_1, CSF_ID_AM_01, ISO_5_9};
use crate::model::facts::Facts;
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "live asset was not seen by any discovery",
    severity: Severity::Medium,
    rationale: "A device that the register calls live and that no tool finds is lost, switched off, renamed, or was never there.",
    fix: "Find it and connect it; correct its serial number or name; or record that it is in stock, retired or lost.",
    controls: &[CAF_A3_A, CIS_1_1, ISO_5_9, CSF_ID_AM_01],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::LastSeen]], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    let (state, kind) = (asset.lifecycle(), asset.kind());
    let discovery = &facts.survey.discovery;
    if !state.is_judged() || state == Lifecycle::InRepair || !kind.can_be_seen() {
        return Verdict::NotApplicable;
    }
    if discovery.lists.is_empty() {
        // A register that says itself when its assets were seen is asked by another check; one that does not is blind here.
        return if asset.last_seen.is_absent() {
            Verdict::unknown("no list says what was seen on the network").at(AssetField::LastSeen).of_whole_column()
        } else {
            Verdict::NotApplicable
        };
    }
    if !discovery.did_not_see(asset) {
        return Verdict::Pass;
    }
    if asset.last_seen.value().is_some() {
        return Verdict::NotApplicable;
    }
    let (live, seen) = discovery.of_kind(kind);
    let rate = if live == 0 { 100.0 } else { seen as f64 * 100.0 / live as f64 };
    if rate < facts.survey.least_match_rate {
        return Verdict::unknown(format!(
            "of {} {} {} ({:.0} %) are found in what was seen: such assets are not seen well enough to speak of single ones",
            prose::thousands(live),
            kind.name(),
            prose::thousands(seen),
            rate.floor()
        ))
        .because(format!("{} are hardly seen", kind.name()))
        .of_whole_column();
    }
    let lists: Vec<String> = discovery.lists.iter().map(|list| list.label.clone()).collect();
    let verdict = Verdict::fail(format!("its serial number and name are not in {}", prose::list(&lists)))
        .because(format!("{} that nothing saw", kind.name()));
    if asset.is_critical() { verdict.raised_to(Severity::High, "and it is critical") } else { verdict }
}
