//! An asset whose maker's support ends within half a year.

use crate::checks::{Check, Run, lifecycle};
use crate::model::asset::{Asset, AssetField};
use crate::model::control::{CAF_B4_D, CE_UPDATES, CIS_2_2, CSF_ID_AM_08, ISO_8_8};
use crate::model::date::days_between;
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::support::State;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(183),
    help: "Days before the end of support from which it is a finding.",
    source: "ours: half a year",
};
static SOON_DAYS: Param = Param {
    key: "soon-days",
    default: Setting::Number(92),
    help: "Days before the end of support from which it is a worse finding.",
    source: "ours: a quarter",
};

pub(super) static CHECK: Check = Check {
    title: "support for what the asset runs ends soon",
    severity: Severity::Low,
    rationale: "Replacing hundreds of machines takes months of money and work; on the day support ends it is too late to begin.",
    fix: "Plan the move now: one plan for each release, with money, an owner and a date before the end of support.",
    controls: &[CAF_B4_D, CE_UPDATES, CIS_2_2, ISO_8_8, CSF_ID_AM_08],
    also: &[],
    params: &[&DAYS, &SOON_DAYS],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::Os, AssetField::Software, AssetField::SupportEnds]], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    let Some(judged) = lifecycle::of(asset, facts) else { return Verdict::NotApplicable };
    let days = match judged.state {
        // What has ended is the other check's.
        State::Ended(_) => return Verdict::NotApplicable,
        State::Open => return Verdict::Pass,
        State::Until(day) => days_between(facts.survey.as_of, day),
        // Nor is what nobody can say.
        _ => return Verdict::NotApplicable,
    };
    if days > facts.number(&DAYS) {
        return Verdict::Pass;
    }
    let verdict = lifecycle::fail(&judged);
    match (days <= facts.number(&SOON_DAYS), asset.is_critical()) {
        (true, true) => verdict.raised_to(Severity::High, "the asset is critical"),
        (true, false) => verdict.as_severe_as(Severity::Medium),
        (false, true) => verdict.raised_to(Severity::Medium, "the asset is critical"),
        (false, false) => verdict,
    }
}
