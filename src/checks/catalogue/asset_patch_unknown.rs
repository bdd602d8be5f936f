//! An asset of which nobody can say how far it is patched.

use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField};
use crate::model::baseline::Standing;
use crate::model::cell::Cell;
use crate::model::control::{CAF_A3_A, CAF_B4_D, CE_UPDATES, CIS_7_3, ISO_8_8};
use crate::model::facts::Facts;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

pub(super) static CHECK: Check = Check {
    title: "patch level of the asset is not known",
    severity: Severity::Medium,
    rationale: "When a weakness is being used against hospitals, the first question is which of our assets have it; of these nobody can say.",
    fix: "Record the date it was last patched, or its version together with a baseline for its product; mend the export where it writes something else.",
    controls: &[CAF_A3_A, CAF_B4_D, CE_UPDATES, CIS_7_3, ISO_8_8],
    also: &[],
    params: &[],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::LastPatched, AssetField::Version]], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    if !asset.is_judged() || !asset.is_patchable() {
        return Verdict::NotApplicable;
    }
    let (patched, version) = (asset.last_patched, asset.comparable_version());
    if patched.value().is_some() || facts.standing(asset) != Standing::NoBaseline {
        return Verdict::Pass;
    }
    match (patched, version) {
        // A version is recorded; that nothing tells whether it is new enough is the list's gap, not the asset's.
        (Cell::Absent, Cell::Value(_)) => {
            Verdict::unknown("the list has no date of last patching, and no baseline speaks for its versions")
                .at(AssetField::LastPatched)
                .of_whole_column()
        }
        (Cell::Absent, Cell::Absent) => {
            Verdict::unknown("the list has neither a date of last patching nor a version").at(AssetField::LastPatched).of_whole_column()
        }
        (_, Cell::Unreadable(text)) => {
            let cause = format!("“{text}” is not a version");
            Verdict::fail(format!("{cause}{}", date_gap(patched))).at(AssetField::Version).because(cause)
        }
        (Cell::Unreadable(text), _) => {
            let cause = format!("“{text}” is not a date");
            Verdict::fail(format!("last patched “{text}”, which is not a date{}", version_gap(version)))
                .at(AssetField::LastPatched)
                .because(cause)
        }
        (Cell::Absent, _) => Verdict::fail(format!("version is {}; the list has no date of last patching", version.gap()))
            .at(AssetField::Version)
            .because("no version and no date of last patching"),
        (_, Cell::Value(_)) => Verdict::fail(format!("date of last patching is {}{}", patched.gap(), version_gap(version)))
            .at(AssetField::LastPatched)
            .because("no date of last patching, and no baseline for the product"),
        _ => Verdict::fail(format!("date of last patching is {}{}", patched.gap(), version_gap(version)))
            .at(AssetField::LastPatched)
            .because("no version and no date of last patching"),
    }
}

fn date_gap(patched: Cell<'_, crate::model::date::Date>) -> String {
    if patched.is_absent() { String::new() } else { format!("; date of last patching is {}", patched.gap()) }
}

fn version_gap(version: Cell<'_, &str>) -> String {
    match version {
        Cell::Absent => String::new(),
        Cell::Value(text) => format!("; no baseline speaks for version {text}"),
        gap => format!("; version is {}", gap.gap()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::param::Settings;
    use crate::model::written::{Row, facts, survey};

    #[test]
    fn without_a_column_of_dates_a_version_is_the_lists_gap_and_no_version_the_assets() {
        let (survey, settings) = (survey(), Settings::default());
        let judge = |version| run(&Asset::read(&Row::of(&[(AssetField::Version, version)])), &facts(&survey, &settings));
        assert!(matches!(judge("7.4.9"), Verdict::Unknown(detail) if detail.whole_column));
        assert!(matches!(judge("TBC"), Verdict::Fail(_)));
        assert!(matches!(judge("Microsoft.Windows.OperatingSystem"), Verdict::Fail(_)));
    }
}
