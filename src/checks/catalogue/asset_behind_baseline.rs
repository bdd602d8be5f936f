//! An asset whose version is below the least acceptable one, by fixes that may wait.
//!
//! Where an urgent fix is missing, `asset-patch-stale` speaks, and this check has nothing to add.

use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField};
use crate::model::baseline::{Standing, UrgentFix};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B4_D, CE_UPDATES, CIS_7_3, CIS_7_4, ISO_8_8};
use crate::model::date::{self, days_between};
use crate::model::facts::Facts;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "version is below the least acceptable one, by fixes that are not urgent",
    severity: Severity::Medium,
    rationale: "The organisation has said which versions it accepts; an asset below them lacks fixes that it decided every asset should have.",
    fix: "Bring the asset to the least acceptable version or a later one, or record an exception with what protects it meanwhile.",
    controls: &[CAF_B4_D, CE_UPDATES, CIS_7_3, CIS_7_4, ISO_8_8],
    also: &[&[Register::Baselines]],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::Os, AssetField::Software], &[AssetField::Version]], run),
};

/// Room for what is said of a version beside the versions themselves.
const ROOM: usize = 96;

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    if !asset.is_judged() {
        return Verdict::NotApplicable;
    }
    let baselines = &facts.survey.baselines;
    let Some(product) = facts.baselined_product(asset) else {
        // Who drops the column of operating systems, or the list of baselines, must not be the better for it.
        return if baselines.is_empty() && asset.is_patchable() {
            Verdict::unknown("there is no list of baselines").of_whole_column()
        } else if asset.os.is_absent() && asset.is_patchable() {
            Verdict::unknown("the list has no column for the operating system").at(AssetField::Os).of_whole_column()
        } else {
            Verdict::NotApplicable
        };
    };
    let verdict = match asset.comparable_version() {
        Cell::Value(version) => match facts.standing(asset) {
            Standing::UpToDate => return Verdict::Pass,
            Standing::NoBaseline => return Verdict::NotApplicable,
            // Told once, by the check of the 14-day rule.
            Standing::Behind { urgent: UrgentFix::Since(_) | UrgentFix::Undated, .. } if asset.is_patchable() => {
                return Verdict::NotApplicable;
            }
            Standing::Behind { wanted, missing_since, .. } => {
                let mut said = String::with_capacity(version.len() + wanted.len() + ROOM);
                said.extend(["has ", version, ", wanted ", wanted, "; "]);
                match missing_since {
                    Some(since) => {
                        let days = days_between(since, facts.extracted);
                        prose::push_count(&mut said, days.max(0).unsigned_abs(), "day", "days");
                        said.push_str(" behind, counted from ");
                        date::push_long(&mut said, since);
                    }
                    None => said.push_str("release date of the fix is not recorded"),
                }
                Verdict::fail(said).because([product, " below ", wanted].concat())
            }
        },
        Cell::Absent => Verdict::unknown("the list has no column for versions").of_whole_column(),
        Cell::Unreadable(text) => {
            let cause = format!("“{text}” is not a version");
            Verdict::unknown(format!("{cause}; a baseline names {product}")).because(cause)
        }
        gap => Verdict::unknown(format!("version is {}; a baseline names {product}", gap.gap())).because("no version"),
    };
    let verdict = verdict.at(AssetField::Version);
    if asset.internet_facing.value() == Some(true) {
        return verdict.raised_to(Severity::High, "and the internet can reach it");
    }
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::baseline::{BaselineField, Line};
    use crate::model::param::Settings;
    use crate::model::written::{Row, facts, survey};

    #[test]
    fn without_baselines_nothing_is_up_to_date() {
        let (survey, settings) = (survey(), Settings::default());
        let judge = |cells: &[(AssetField, &'static str)]| run(&Asset::read(&Row::of(cells)), &facts(&survey, &settings));
        assert!(matches!(judge(&[(AssetField::Os, "FortiOS"), (AssetField::Version, "7.4.1")]), Verdict::Unknown(_)));
        assert_eq!(judge(&[(AssetField::Kind, "Monitor")]), Verdict::NotApplicable);
    }

    #[test]
    fn without_a_column_of_operating_systems_nothing_is_up_to_date() {
        let (mut survey, settings) = (survey(), Settings::default());
        let lesser = [(BaselineField::Product, "FortiOS"), (BaselineField::Version, "7.4.9"), (BaselineField::Severity, "Low")];
        survey.baselines.add(&Line::read(&Row::of(&lesser)));
        let judge = |cells: &[(AssetField, &'static str)]| run(&Asset::read(&Row::of(cells)), &facts(&survey, &settings));
        let version = (AssetField::Version, "7.4.1");
        assert!(matches!(judge(&[version]), Verdict::Unknown(detail) if detail.whole_column));
        assert_eq!(judge(&[version, (AssetField::Os, "")]), Verdict::NotApplicable);
        assert!(matches!(judge(&[version, (AssetField::Software, "FortiOS")]), Verdict::Fail(_)));
        assert_eq!(judge(&[version, (AssetField::Kind, "Monitor")]), Verdict::NotApplicable);
    }
}
