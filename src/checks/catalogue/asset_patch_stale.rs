//! An asset on which an urgent security fix is missing that came out a fortnight ago or longer.
//!
//! The one check of the 14-day rule, however it is judged: by the baselines, by Microsoft's second Tuesday, or by
//! how long fixes for such an asset may take. What may wait is `asset-behind-baseline`'s to report.

use crate::checks::wording::{age, with_age};
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Platform};
use crate::model::baseline::{Standing, UrgentFix};
use crate::model::cell::Cell;
use crate::model::control::{CAF_B4_D, CE_UPDATES, CIS_7_3, CSF_PR_PS_02, ISO_8_8};
use crate::model::date::{self, Date, days_between};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static FIX_DAYS: Param = Param {
    key: "fix-days",
    default: Setting::Number(14),
    help: "Days after its release by which an urgent fix must be on: one called critical or high, of CVSS 7 or more, or of no stated severity.",
    source: "Cyber Essentials v3.1, security update management; DSPT guide 9.2.3",
};
static CYCLE_DAYS: Param = Param {
    key: "cycle-days",
    default: Setting::Number(45),
    help: "Days since last patched that are allowed where neither a baseline nor Microsoft's monthly release tells what is missing.",
    source: "ours: a monthly cycle and 14 days",
};
static FIRMWARE_DAYS: Param = Param {
    key: "firmware-days",
    default: Setting::Number(100),
    help: "Days since last patched that are allowed for the firmware of network equipment, medical devices and appliances.",
    source: "ours: a quarterly cycle and 8 days",
};
static FLAT_DAYS: Param = Param {
    key: "flat-days",
    default: Setting::Number(0),
    help: "Days since last patched that are allowed for everything, baselines and release days set aside; 0 for off.",
    source: "ours",
};

pub(super) static CHECK: Check = Check {
    title: "an urgent security fix that came out 14 days ago or longer is not on the asset",
    severity: Severity::High,
    rationale: "Attackers use a weakness within days of its fix being published; after two weeks an asset without the fix is an open door.",
    fix: "Put the outstanding updates on, or record why that cannot be done, what protects the asset meanwhile and when the SIRO agreed.",
    controls: &[CE_UPDATES, CAF_B4_D, CIS_7_3, ISO_8_8, CSF_PR_PS_02],
    also: &[],
    params: &[&FIX_DAYS, &CYCLE_DAYS, &FIRMWARE_DAYS, &FLAT_DAYS],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::LastPatched, AssetField::Version]], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    if !asset.is_judged() || !asset.is_patchable() {
        return Verdict::NotApplicable;
    }
    let verdict = judge(asset, facts);
    if asset.internet_facing.value() == Some(true) {
        return verdict.raised_to(Severity::Critical, "and the internet can reach it");
    }
    verdict
}

fn judge(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    let standing = facts.standing(asset);
    let flat = facts.number(&FLAT_DAYS);
    if flat > 0 {
        return match (by_date(asset, facts, |day| over(day, facts, flat, "for every asset")), standing) {
            (Verdict::NotApplicable, Standing::UpToDate | Standing::Behind { .. }) => no_date(asset),
            (verdict, _) => verdict,
        };
    }
    match standing {
        Standing::UpToDate | Standing::Behind { urgent: UrgentFix::None, .. } => Verdict::Pass,
        Standing::Behind { wanted, urgent: UrgentFix::Since(since), .. } => by_baseline(asset, facts, wanted, since),
        Standing::Behind { wanted, urgent: UrgentFix::Undated, .. } => match by_date(asset, facts, |day| by_rhythm(asset, facts, day)) {
            fail @ Verdict::Fail(_) => fail,
            _ => Verdict::unknown(format!("the version is below {wanted}, and when that fix came out is not recorded"))
                .at(AssetField::Version)
                .because(format!("release date of {wanted} not recorded")),
        },
        Standing::NoBaseline => match by_date(asset, facts, |day| by_rhythm(asset, facts, day)) {
            // Taking the column of versions away must not make an asset better than its baseline says.
            Verdict::Pass if asset.version.is_absent() && facts.baselined_product(asset).is_some() => {
                Verdict::unknown("baselines name its product, and the list has no column for its version")
                    .at(AssetField::Version)
                    .of_whole_column()
            }
            verdict => verdict,
        },
    }
}

fn by_baseline(asset: &Asset<'_>, facts: &Facts<'_>, wanted: &str, since: Date) -> Verdict {
    if days_between(since, facts.extracted) < facts.number(&FIX_DAYS) {
        return Verdict::Pass;
    }
    let have = asset.version.value().unwrap_or_default();
    let since = age(since, facts.extracted);
    Verdict::fail(format!("version {have} is below {wanted}; the oldest urgent fix it lacks came out on {since} (judged by its baseline)"))
        .at(AssetField::Version)
        .because(cause(asset))
}

/// Judges the day it was last patched, where there is one. Where that is missing in this row, the check on unknown patch levels speaks.
fn by_date(asset: &Asset<'_>, facts: &Facts<'_>, late: impl FnOnce(Date) -> Option<Late>) -> Verdict {
    let verdict = match asset.last_patched {
        Cell::Value(day) if facts.is_to_come(day) => {
            Verdict::unknown(format!("last patched {}, which is still to come", date::long(day))).because("a date that is still to come")
        }
        Cell::Value(day) => {
            let Some(late) = late(day) else { return Verdict::Pass };
            let mut said = with_age("last patched ", day, facts.extracted);
            late.push(&mut said);
            Verdict::fail(said).because(cause(asset))
        }
        Cell::Absent => {
            Verdict::unknown("the list has no date of last patching, and no baseline speaks for its versions").of_whole_column()
        }
        _ => return Verdict::NotApplicable,
    };
    verdict.at(AssetField::LastPatched)
}

/// Why a day is too long ago.
enum Late {
    /// It is before that second Tuesday.
    BeforeTuesday(Date),
    /// So many days are allowed, and for what.
    Over(i64, &'static str),
}

impl Late {
    fn push(&self, said: &mut String) {
        match self {
            Late::BeforeTuesday(tuesday) => {
                said.push_str("; the Windows fixes of ");
                date::push_long(said, *tuesday);
                said.push_str(" are not on it (judged by the second Tuesday)");
            }
            Late::Over(limit, of) => {
                said.push_str("; ");
                said.push_str(itoa::Buffer::new().format(*limit));
                said.push_str(" are allowed ");
                said.push_str(of);
            }
        }
    }
}

/// Whether a day is too long ago by the rhythm in which fixes for such an asset come out.
fn by_rhythm(asset: &Asset<'_>, facts: &Facts<'_>, patched: Date) -> Option<Late> {
    if asset.platform() == Platform::Windows {
        let tuesday = date::latest_second_tuesday(date::days_before(facts.extracted, facts.number(&FIX_DAYS)));
        return (patched < tuesday).then_some(Late::BeforeTuesday(tuesday));
    }
    if asset.kind().has_slow_firmware() {
        return over(patched, facts, facts.number(&FIRMWARE_DAYS), "for firmware");
    }
    over(patched, facts, facts.number(&CYCLE_DAYS), "where no baseline speaks")
}

fn over(patched: Date, facts: &Facts<'_>, limit: i64, of: &'static str) -> Option<Late> {
    (days_between(patched, facts.extracted) > limit).then_some(Late::Over(limit, of))
}

fn no_date(asset: &Asset<'_>) -> Verdict {
    Verdict::unknown(format!("date of last patching is {}", asset.last_patched.gap()))
        .at(AssetField::LastPatched)
        .because("no date of last patching")
}

fn cause(asset: &Asset<'_>) -> String {
    asset.os.value().map_or_else(|| asset.kind().name().to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::baseline::{BaselineField, Line};
    use crate::model::param::Settings;
    use crate::model::written::{Row, facts, survey};

    fn judge(cells: &[(AssetField, &'static str)], flat: i64) -> Verdict {
        let mut survey = survey();
        let line =
            [(BaselineField::Product, "Windows 11"), (BaselineField::Version, "10.0.26100.6899"), (BaselineField::Released, "2026-10-13")];
        survey.baselines.add(&Line::read(&Row::of(&line)));
        let mut settings = Settings::defaults(CHECK.params);
        settings.set("flat-days", Setting::Number(flat));
        run(&Asset::read(&Row::of(cells)), &facts(&survey, &settings))
    }

    fn is_of_whole_column(verdict: &Verdict) -> bool {
        matches!(verdict, Verdict::Unknown(detail) if detail.whole_column)
    }

    #[test]
    fn a_column_that_is_not_there_is_never_better_than_one_that_is() {
        let (os, fresh) = ((AssetField::Os, "Windows 11 Pro"), (AssetField::LastPatched, "2026-11-20"));
        let behind = judge(&[os, fresh, (AssetField::Version, "10.0.26100.1")], 0);
        assert!(matches!(behind, Verdict::Fail(_)));
        assert!(is_of_whole_column(&judge(&[os, fresh], 0)), "without versions its baseline cannot be asked");
        let no_dates = judge(&[(AssetField::Os, "Ubuntu"), (AssetField::Version, "24.04")], 0);
        assert!(is_of_whole_column(&no_dates));
    }

    #[test]
    fn flat_days_set_baselines_and_tuesdays_aside() {
        let row =
            |version, patched| [(AssetField::Os, "Windows 11 Pro"), (AssetField::Version, version), (AssetField::LastPatched, patched)];
        assert_eq!(judge(&row("10.0.26100.1", "2026-10-23"), 30), Verdict::Pass);
        assert!(matches!(judge(&row("10.0.26100.6899", "2026-10-22"), 30), Verdict::Fail(_)));
        assert!(matches!(judge(&row("10.0.26100.6899", ""), 30), Verdict::Unknown(_)), "no other check would speak of it");
        assert_eq!(judge(&row("", ""), 30), Verdict::NotApplicable);
    }

    #[test]
    fn a_fix_is_late_from_its_fourteenth_day() {
        let on = |released: &'static str| {
            let mut survey = survey();
            let line = [(BaselineField::Product, "FortiOS"), (BaselineField::Version, "7.4.9"), (BaselineField::Released, released)];
            survey.baselines.add(&Line::read(&Row::of(&line)));
            let settings = Settings::defaults(CHECK.params);
            let row = Row::of(&[(AssetField::Os, "FortiOS"), (AssetField::Version, "7.4.8")]);
            run(&Asset::read(&row), &facts(&survey, &settings))
        };
        assert_eq!(on("2026-11-09"), Verdict::Pass);
        assert!(matches!(on("2026-11-08"), Verdict::Fail(_)));
    }
}
