//! An asset that runs what an open alert names.
//!
//! Matched by product and, where the alert says which, by version. A product too broad to tell one asset from
//! another is never matched; a version that cannot be compared leaves the asset unknown.

use crate::checks::{Check, Run};
use crate::model::alert::Hit;
use crate::model::asset::{Asset, AssetField};
use crate::model::control::{CAF_B4_D, CE_UPDATES, ISO_8_8};
use crate::model::facts::Facts;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "asset runs a product and version that an open alert names",
    severity: Severity::High,
    rationale: "Attackers are using this weakness elsewhere, the organisation was told so, and here is the machine that has it.",
    fix: "Put the fix on or cut the asset off from what could reach it; then record the day in the list of alerts.",
    controls: &[CAF_B4_D, CE_UPDATES, ISO_8_8],
    also: &[&[Register::Alerts]],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::Os, AssetField::Software, AssetField::Model]], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    if !asset.is_judged() {
        return Verdict::NotApplicable;
    }
    let alerts = &facts.survey.open_alerts;
    let hits: Vec<(&str, Hit<'_>)> = alerts.iter().filter_map(|alert| Some((alert.id.as_str(), alert.hit(asset)?))).collect();
    let affected = |(_, hit): &&(&str, Hit<'_>)| matches!(hit, Hit::Affected(..));
    let Some((id, hit)) = hits.iter().find(affected).or(hits.first()) else {
        return if asset.products().next().is_none() && asset.is_patchable() { not_named(asset) } else { Verdict::Pass };
    };
    let others: Vec<String> = hits.iter().map(|(other, _)| (*other).to_owned()).filter(|other| other != id).collect();
    let others = if others.is_empty() { String::new() } else { format!("; so do {}", prose::list(&others)) };
    match hit {
        Hit::Affected(product, version) => {
            let verdict = Verdict::fail(format!("{id} is open and names {product}: {version}{others}"))
                .at(AssetField::Version)
                .because(format!("{id}: {product}"));
            if asset.internet_facing.value() == Some(true) {
                verdict.raised_to(Severity::Critical, "and the internet can reach it")
            } else if asset.is_critical() {
                verdict.raised_to(Severity::Critical, "and it is critical")
            } else {
                verdict
            }
        }
        Hit::CannotTell(product, why) => Verdict::unknown(format!("{id} is open and names {product}; {why}{others}"))
            .at(AssetField::Version)
            .because(format!("{id}: {product}")),
    }
}

/// Nothing says what it runs. Where the column itself is absent, that is the list's gap and said once.
fn not_named(asset: &Asset<'_>) -> Verdict {
    if asset.os.is_absent() {
        return Verdict::unknown("the list has no column for the operating system").at(AssetField::Os).of_whole_column();
    }
    if asset.model.value().is_some() {
        return Verdict::Pass;
    }
    Verdict::unknown("neither operating system, software nor model is recorded: no alert can be held against it")
        .at(AssetField::Os)
        .because("nothing says what it runs")
}
