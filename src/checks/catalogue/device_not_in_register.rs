//! A device that the network saw and the register does not have.
//!
//! Below the match rate one finding says that the lists do not agree, instead of a thousand devices. A device that
//! was last seen long before its list was taken is no longer missing from anywhere. One that the register calls
//! retired is in the register, and another check's to report.

use crate::checks::wording::age;
use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::asset::Kind;
use crate::model::control::{CAF_A3_A, CAF_B2_B, CIS_1_1, CIS_1_2, CSF_ID_AM_01, ISO_5_9};
use crate::model::date::days_between;
use crate::model::discovery::{DiscoveryList, Sighting};
use crate::model::facts::Facts;
use crate::model::param::{Param, Setting};
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

static STALE_DAYS: Param = Param {
    key: "stale-days",
    default: Setting::Number(30),
    help: "Days before the list was taken after which a sighting is too old to call the device missing from the register.",
    source: "ours",
};

pub(super) static CHECK: Check = Check {
    title: "device was seen on the network and is not in the register",
    severity: Severity::Medium,
    rationale: "What is on our network and in no register has no owner, is in nobody's patching, and may not be ours at all.",
    fix: "Find out what it is: add it to the register with an owner, correct its serial number or name there, or take it off the network.",
    controls: &[CAF_A3_A, CAF_B2_B, CIS_1_1, CIS_1_2, ISO_5_9, CSF_ID_AM_01],
    also: &[&[Register::Assets]],
    params: &[&STALE_DAYS],
    formerly: &[],
    run: Run::Estate(&[Area::Assets], run),
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let lists = &facts.survey.discovery.lists;
    if lists.is_empty() && facts.survey.sources.iter().any(|source| source.holds(Register::Assets)) {
        let verdict = Verdict::unknown("no list of what was seen on the network stands beside the register: what it lacks cannot be told")
            .because("no list of sightings");
        out.push(of_list("the network", "what was seen on the network", None, verdict));
    }
    for list in lists.iter().filter(|list| list.rows > 0) {
        if list.rate() < facts.survey.least_match_rate {
            out.push(of_list(&list.label, &list.label, Some(list), does_not_join(list, facts.survey.least_match_rate)));
            continue;
        }
        // Devices that the register has are passes without a word: only their number counts.
        out.extend((0..list.matched).map(|_| of_list("", "", None, Verdict::Pass)));
        for seen in &list.apart {
            out.push(EstateVerdict {
                area: Area::Assets,
                subject: seen.key.clone(),
                label: seen.key.clone(),
                place: Some(seen.place),
                verdict: judge(seen, list, facts.number(&STALE_DAYS)),
            });
        }
    }
}

fn judge(seen: &Sighting, list: &DiscoveryList, stale: i64) -> Verdict {
    let Some(day) = seen.last_seen else {
        return Verdict::unknown("not in the register; the list does not say when it was last seen").because("not said when last seen");
    };
    if days_between(day, list.extracted) > stale {
        return Verdict::NotApplicable;
    }
    let what = if seen.what.is_empty() { String::new() } else { format!(", {}", seen.what) };
    let verdict = Verdict::fail(format!("seen {}{what}; no row of the register has its serial number or name", age(day, list.extracted)))
        .because(format!("{} that the register lacks", seen.kind.name()));
    match seen.kind {
        Kind::Server | Kind::Network => verdict.raised_to(Severity::High, "and others depend on such a device"),
        _ => verdict,
    }
}

fn does_not_join(list: &DiscoveryList, least: f64) -> Verdict {
    let examples: Vec<String> = list.apart.iter().take(5).map(|seen| crate::checks::wording::quoted(&seen.key)).collect();
    Verdict::fail(format!(
        "of {} that it saw {} ({:.0} %) are in the register by serial number or name, below {least} %: nothing is said of single ones; not found: {}",
        prose::count(list.rows, "device", "devices"),
        prose::thousands(list.matched),
        list.rate().floor(),
        examples.join(", ")
    ))
    .because("what was seen and the register hardly agree")
    .as_severe_as(Severity::High)
}

fn of_list(subject: &str, label: &str, list: Option<&DiscoveryList>, verdict: Verdict) -> EstateVerdict {
    EstateVerdict { area: Area::Assets, subject: subject.to_owned(), label: label.to_owned(), place: list.map(|list| list.place), verdict }
}
