//! Critical systems of which an incident report could not say who supplies them, or what stops without them.

use crate::checks::{Check, Run, reporting};
use crate::model::area::Area;
use crate::model::asset::{AssetField, Kept, KnownAsset, Said};
use crate::model::control::{CAF_A3_A, CAF_A4_A, CAF_D1_A, CIS_17_2};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::place::Place;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "an incident report could not be filled in",
    severity: Severity::High,
    rationale: "The national CSOC asks for the suppliers and the impact; at three in the morning nobody can look up what was never written down.",
    fix: "Record the supplier and the clinical impact of each critical system in the asset register; “in-house” is an answer.",
    controls: &[CAF_D1_A, CAF_A4_A, CAF_A3_A, CIS_17_2],
    also: &[],
    params: &[&LEAST_SHARE],
    formerly: &[],
    run: Run::Estate(&[Area::Reporting], run),
};

static LEAST_SHARE: Param = Param {
    key: "least-share",
    default: Setting::Number(100),
    help: "The share of critical systems, in percent, of which it must be recorded.",
    source: "ours",
};
/// Systems named in the evidence.
const NAMED: usize = 3;

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let least = facts.number(&LEAST_SHARE);
    // A list that rates nothing must not be the better for it.
    let unrated = facts.survey.sources.iter().find(|source| source.holds(Register::Assets) && !source.has(AssetField::Criticality));
    let asked = [
        ("suppliers of critical systems", "supplier", Kept::Supplier),
        ("impact of critical systems", "clinical or service impact", Kept::Impact),
    ];
    for (subject, what, kept) in asked {
        let (place, verdict) = match (judge(&facts.survey.critical_assets, what, kept, least), &unrated) {
            ((_, Verdict::Pass), Some(list)) => (
                Some(Place::of_source(list.number)),
                Verdict::unknown(format!("{} does not say which of its systems are critical, so none of them was asked", list.label)),
            ),
            (judged, _) => judged,
        };
        out.push(reporting::of_organisation(subject, place, verdict));
    }
}

fn judge(assets: &[KnownAsset], what: &str, kept: Kept, least: i64) -> (Option<Place>, Verdict) {
    if assets.is_empty() {
        return (None, Verdict::unknown("no list says which live systems are critical"));
    }
    let missing: Vec<&KnownAsset> = assets.iter().filter(|asset| asset.said(kept).text().is_none()).collect();
    let Some(first) = missing.first() else { return (None, Verdict::Pass) };
    if assets.iter().all(|asset| asset.said(kept) == Said::NotKnown) {
        return (None, Verdict::unknown(format!("no list has a column for the {what} of an asset")));
    }
    let recorded = (assets.len() - missing.len()) as u64 * 100;
    if recorded >= least.unsigned_abs() * assets.len() as u64 {
        return (None, Verdict::Pass);
    }
    let named = reporting::some_of(missing.iter().map(|asset| asset.name()), NAMED);
    let all = prose::count(assets.len() as u64, "critical system", "critical systems");
    let evidence = format!("no {what} is recorded for {} of {all}: {named}", prose::thousands(missing.len() as u64));
    (Some(first.place), Verdict::fail(evidence))
}
