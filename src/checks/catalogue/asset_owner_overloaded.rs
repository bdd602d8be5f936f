//! One person who answers for so many critical assets that the organisation hangs on them.

use std::collections::{BTreeMap, HashMap};

use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::asset::{Kept, KnownAsset, Said};
use crate::model::control::{CAF_A3_A, CAF_D1_B, CIS_17_1, CSF_GV_RR_02, ISO_5_2};
use crate::model::directory::Found;
use crate::model::facts::Facts;
use crate::model::key::{self, KeyHash};
use crate::model::param::{Param, Setting};
use crate::model::person_name::{self, looks_like_person};
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict, name};

static MOST: Param =
    Param { key: "most-critical", default: Setting::Number(10), help: "Critical assets that one person may answer for.", source: "ours" };
static SHARE: Param = Param {
    key: "share",
    default: Setting::Number(25),
    help: "The share of all critical assets, in percent, that one person may answer for.",
    source: "ours",
};
static AT_LEAST: Param =
    Param { key: "at-least", default: Setting::Number(5), help: "Critical assets below which a share says nothing.", source: "ours" };

pub(super) static CHECK: Check = Check {
    title: "one person answers for too many critical systems",
    severity: Severity::Medium,
    rationale: "In a major incident one person cannot decide for a dozen systems at once, and what only they know leaves with them.",
    fix: "Share the systems out among those who run the services that use them, and name a deputy for each.",
    controls: &[CAF_A3_A, CAF_D1_B, CIS_17_1, ISO_5_2, CSF_GV_RR_02],
    also: &[&[Register::Assets]],
    params: &[&MOST, &SHARE, &AT_LEAST],
    formerly: &[],
    run: Run::Estate(&[Area::Assets], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let assets = &facts.survey.critical_assets;
    let mut owners: BTreeMap<KeyHash, Vec<(&KnownAsset, &str)>> = BTreeMap::new();
    let mut not_known = None;
    // Many assets have one owner: who that is, is asked once.
    let mut people: HashMap<&str, Option<KeyHash>> = HashMap::new();
    for asset in assets {
        match asset.said(Kept::Owner) {
            Said::Text(owner) => {
                let person = people.entry(owner).or_insert_with(|| is_person(owner, facts).then(|| identity(owner)));
                if let Some(person) = person {
                    owners.entry(*person).or_default().push((asset, owner));
                }
            }
            Said::NotKnown => not_known = not_known.or(Some(asset)),
            Said::Nothing => {}
        }
    }
    if let Some(asset) = not_known {
        let verdict = Verdict::unknown("a list has critical assets and no column for their owners");
        let subject = "owners of critical assets".to_owned();
        out.push(EstateVerdict { area: Area::Assets, label: subject.clone(), subject, place: Some(asset.place), verdict });
    }
    let mut owners: Vec<Vec<(&KnownAsset, &str)>> = owners.into_values().collect();
    owners.sort_by_key(|owned| owned[0].0.place);
    for owned in owners {
        let (first, owner) = owned[0];
        let (many, all) = (owned.len(), assets.len());
        let (most, share, least) = (facts.number(&MOST), facts.number(&SHARE), facts.number(&AT_LEAST));
        let count = i64::try_from(many).unwrap_or(i64::MAX);
        let is_too_many = count > most;
        let is_too_much = count >= least && count.saturating_mul(100) > share.saturating_mul(i64::try_from(all).unwrap_or(i64::MAX));
        let verdict = if is_too_many || is_too_much {
            let some: Vec<&str> = owned.iter().take(3).map(|(asset, _)| asset.name()).collect();
            let limit = if is_too_many { format!("{most} are allowed") } else { format!("{share} % are allowed") };
            let assets = prose::count(many as u64, "critical asset", "critical assets");
            Verdict::fail(format!("{} answers for {assets} of {all}, among them {}; {limit}", name(owner), prose::list(&some)))
        } else {
            Verdict::Pass
        };
        out.push(EstateVerdict { area: Area::Assets, subject: name(owner), label: name(owner), place: Some(first.place), verdict });
    }
}

/// A post may be shared by several who hold it in turn; a person may not.
fn is_person(owner: &str, facts: &Facts<'_>) -> bool {
    match facts.survey.directory.find(owner) {
        Found::Person(_) | Found::Ambiguous => true,
        Found::Post(_) => false,
        Found::Nobody => looks_like_person(owner),
    }
}

/// One person in several spellings is one.
fn identity(owner: &str) -> KeyHash {
    person_name::name(owner).or_else(|| person_name::keys(owner).first().copied()).unwrap_or_else(|| key::hash(owner))
}
