//! An incident plan that nobody states to be held where it can be read with the network down.

use crate::checks::{Check, Run, reporting, wording};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_A, CIS_17_6, ISO_5_24, ISO_5_29};
use crate::model::date;
use crate::model::facts::Facts;
use crate::model::organisation::OfflinePlan;
use crate::model::param::{Param, Setting};
use crate::model::prose;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "incident plan is not held offline",
    severity: Severity::High,
    rationale: "A plan that lies on the network goes down with the network: it is gone in the hour it was written for.",
    fix: "Print the plan, keep it where the people on call can get at it, and state where, and the day it was last checked, under [organisation] in the policy (plan-offline).",
    controls: &[CAF_D1_A, ISO_5_24, ISO_5_29, CIS_17_6],
    also: &[],
    params: &[&DAYS],
    formerly: &[],
    run: Run::Estate(&[Area::Reporting], run),
};

static DAYS: Param = Param {
    key: "days",
    default: Setting::Number(92),
    help: "Days after which the copy must have been checked again.",
    source: "ours: a quarter",
};

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let verdict = match &facts.survey.organisation.reporting.plan {
        None => reporting::not_stated("plan-offline"),
        Some(plan) => judge(plan, facts),
    };
    out.push(reporting::of_organisation("incident plan", None, verdict));
}

fn judge(plan: &OfflinePlan, facts: &Facts<'_>) -> Verdict {
    let place = wording::quoted(&plan.place);
    if needs_network(&plan.place) {
        return Verdict::fail(format!("the policy says that it is held in {place}, which cannot be read while the network is down"));
    }
    let Some(checked) = plan.checked else {
        return Verdict::unknown(format!(
            "the policy says where ({place}) and not when somebody last made sure: “checked” of plan-offline"
        ));
    };
    let limit = facts.number(&DAYS);
    let days = date::days_between(checked, facts.survey.as_of);
    if days < 0 {
        return Verdict::unknown(format!("the day of checking, {}, is still to come", date::long(checked)));
    }
    if days > limit {
        let ago = prose::count(days.unsigned_abs(), "day", "days");
        return Verdict::fail(format!("the copy ({place}) was last checked on {}, {ago} ago", date::long(checked)));
    }
    Verdict::Pass
}

/// Whether a place is one on the network, and not a print or copy of what lies there.
fn needs_network(place: &str) -> bool {
    const ONLINE: &[&str] = &[
        "sharepoint",
        "teams",
        "onedrive",
        "intranet",
        "http:",
        "https:",
        "www.",
        "shared drive",
        "network drive",
        "google drive",
        "dropbox",
        "confluence",
        "\\\\",
        "s:\\",
        "email",
        "e-mail",
    ];
    const COPIES: &[&str] =
        &["print", "paper", "usb", "binder", "envelope", "folder in", "red folder", "safe", "battle box", "hard copy", "laptop"];
    let lower = place.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    has(ONLINE) && !has(COPIES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_on_the_network_is_not_offline() {
        for place in ["SharePoint, IT policies", "https://intranet.example/plan", "S:\\Plans", "Teams channel"] {
            assert!(needs_network(place), "{place}");
        }
        for place in ["Red folder, switchboard", "Printed from SharePoint each quarter, on-call bag", "Safe in the site office"] {
            assert!(!needs_network(place), "{place}");
        }
    }
}
