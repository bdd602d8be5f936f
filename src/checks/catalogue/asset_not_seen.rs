//! An asset that the network or its management system has not seen for a month.

use crate::checks::wording::{late_note, with_age};
use crate::checks::{Check, Run};
use crate::model::asset::{Asset, AssetField, Lifecycle};
use crate::model::cell::Cell;
use crate::model::control::{CAF_A3_A, CAF_B2_B, CIS_1_1, CSF_ID_AM_01, ISO_5_9};
use crate::model::date::{self, days_between};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(30),
    help: "Days before the extract within which a live asset must have been seen.",
    source: "ours",
};
static LONG_DAYS: Param = Param {
    key: "long-days",
    default: Setting::Number(90),
    help: "Days before the extract after which not having been seen is of high severity.",
    source: "ours",
};

pub(super) static CHECK: Check = Check {
    title: "asset has not been seen for a month before the list was taken",
    severity: Severity::Medium,
    rationale: "A device that the register calls live and that nothing has seen is lost, stolen, switched off or out of reach of updates.",
    fix: "Find it and connect it, or record that it is in stock, retired or lost; report a lost device that may hold personal data.",
    controls: &[CAF_A3_A, CAF_B2_B, CIS_1_1, ISO_5_9, CSF_ID_AM_01],
    also: &[],
    params: &[&DAYS, &LONG_DAYS],
    formerly: &[],
    run: Run::EachAsset(&[&[AssetField::LastSeen]], run),
};

fn run(asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
    let state = asset.lifecycle();
    // Nobody expects a device on the repairer's bench to be seen.
    if !state.is_judged() || state == Lifecycle::InRepair || !asset.kind().can_be_seen() {
        return Verdict::NotApplicable;
    }
    // Told by the check on what no discovery saw.
    if asset.last_seen.value().is_none() && facts.survey.discovery.did_not_see(asset) {
        return Verdict::NotApplicable;
    }
    let verdict = match asset.last_seen {
        Cell::Value(day) if facts.is_to_come(day) => {
            Verdict::unknown(format!("last seen {}, which is still to come", date::long(day))).because("a date that is still to come")
        }
        Cell::Value(day) => {
            let (days, limit, long) = (days_between(day, facts.extracted), facts.number(&DAYS), facts.number(&LONG_DAYS));
            if days <= limit {
                return Verdict::Pass;
            }
            let seen = with_age("last seen ", day, facts.extracted) + late_note(days, limit);
            if days > long {
                Verdict::fail(seen).because(not_seen_for(long)).as_severe_as(Severity::High)
            } else {
                Verdict::fail(seen).because(not_seen_for(limit))
            }
        }
        // The register itself does not say, and of the list beside it that does this asset is not a part.
        Cell::Absent if facts.source.is_some_and(|source| source.has(AssetField::LastSeen)) => never_seen(),
        Cell::Absent => Verdict::unknown("the list does not say when assets were last seen").of_whole_column(),
        Cell::Unreadable(text) => {
            Verdict::unknown(format!("last seen “{text}”, which is not a date")).because(format!("“{text}” is not a date"))
        }
        _ => never_seen(),
    };
    verdict.at(AssetField::LastSeen)
}

fn not_seen_for(days: i64) -> String {
    ["not seen for over ", itoa::Buffer::new().format(days), " days"].concat()
}

fn never_seen() -> Verdict {
    Verdict::unknown("never seen by the list that reports sightings").because("never seen by the list that reports sightings")
}
