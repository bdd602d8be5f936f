//! What to do first: fixes of critical findings, most of them first; then those that lift an area's score most.

use serde::Serialize;

use super::anchor::Anchors;
use super::checks::worst;
use super::noun;
use super::whose::{lead, whose};
use super::wording::{day, judged, number, parsed, score};
use crate::audit::assessment::{Assessment, Cause, CheckResult, Rating, Status};
use crate::model::area::Area;
use crate::model::prose;

/// How many fixes the first screen names (ours: more than a week's work is no list of what comes first).
const FIXES: usize = 5;

/// From how many findings on one cause is called large, and what share of its check's failures it must account for (ours).
const LARGE: u64 = 100;

/// From how many points on a gain is worth a word (ours: less is lost in a score that is read as a whole number).
const GAIN: f64 = 0.5;

/// One fix.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FirstFix {
    /// What is wrong, and of how many: `17 of 284 accounts: account of somebody who has left is still enabled`.
    pub headline: String,
    /// What to do.
    pub fix: String,
    /// Where the check stands on the page.
    pub anchor: String,
    /// The area it counts in.
    pub area: &'static str,
    /// The word of the worst severity open.
    pub severity: &'static str,
    /// `2 of them critical`; `None` where all are of the one severity.
    pub critical: Option<String>,
    /// The cause behind most of them; `None` where they share none.
    pub cause: Option<String>,
    /// `due by` or `was due on`, and the day; `None` where no limit is set.
    pub due: Option<Due>,
    /// Who leads it, as the policy records, or whose records these are; empty where nobody says.
    pub who: String,
    /// `would lift Accounts from 84.1 to 88.0`; `None` where that is under half a point, or the area has no score.
    pub gain: Option<String>,
}

/// The day by which the first finding of a check should be mended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Due {
    /// `due by`, or `was due on` once it has passed.
    pub word: &'static str,
    /// `24 November 2026`.
    pub day: String,
}

/// One cause behind very many findings that can wait.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LargeCause {
    /// In words.
    pub sentence: String,
    /// What is wrong, as the check's title.
    pub title: String,
    /// Where the check stands on the page.
    pub anchor: String,
}

/// Checks with open failures, the most urgent first: those with open criticals by how many there are and
/// how much the check weighs, then all by what mending them gains.
pub(super) fn ranked(assessment: &Assessment) -> Vec<(&CheckResult, f64)> {
    let failing = assessment.checks.iter().filter(|check| check.run && check.fail > 0);
    let whole = weights(assessment);
    let mut ranked: Vec<_> = failing.map(|check| (check, points(check, &whole))).collect();
    ranked.sort_by(|(a, gain_a), (b, gain_b)| {
        let critical = |check: &CheckResult| number(check.open.critical) * check.severity.weight();
        let order = critical(b).total_cmp(&critical(a)).then(gain_b.total_cmp(gain_a));
        order.then(a.severity.cmp(&b.severity)).then(a.name.cmp(&b.name)).then(a.area.cmp(&b.area))
    });
    ranked
}

/// What the checks that are scored in each area weigh together, by the area's index. Waivers are not scored.
type Weights = [f64; Area::ALL.len()];

fn weights(assessment: &Assessment) -> Weights {
    let mut weights = Weights::default();
    for check in assessment.checks.iter().filter(|check| check.run && judged(check) > 0 && !check.is_on_waivers()) {
        weights[check.area.index()] += check.severity.weight();
    }
    weights
}

/// What its open failures take from the area's score, in points: what mending them all would give back.
fn points(check: &CheckResult, weights: &Weights) -> f64 {
    let whole = weights[check.area.index()];
    if whole <= 0.0 || check.is_on_waivers() {
        return 0.0;
    }
    100.0 * check.severity.weight() / whole * number(check.fail) / number(judged(check).max(1))
}

pub(super) fn fixes(assessment: &Assessment, anchors: &Anchors<'_>) -> Vec<FirstFix> {
    ranked(assessment).into_iter().take(FIXES).map(|(check, gain)| fix(assessment, anchors, check, gain)).collect()
}

/// What is said where no failure is open: not the same where nothing was looked for.
pub(super) fn none(assessment: &Assessment) -> &'static str {
    let mut ran = assessment.checks.iter().filter(|check| check.run).peekable();
    if ran.peek().is_none() {
        return "No check was run, so nothing was looked for.";
    }
    if ran.any(|check| check.fail > 0) {
        ""
    } else {
        "No check found an open failure. What could not be judged stands above, under “What this cannot tell you”."
    }
}

fn fix(assessment: &Assessment, anchors: &Anchors<'_>, check: &CheckResult, gain: f64) -> FirstFix {
    FirstFix {
        headline: format!("{} of {}: {}", prose::thousands(check.fail), noun::counted(check, judged(check)), check.title),
        fix: check.fix.clone(),
        anchor: anchors.check(&check.name, check.area),
        area: check.area.name(),
        severity: worst(check).name(),
        critical: (check.open.critical > 0 && check.open.critical < check.open.total())
            .then(|| format!("{} of them critical", prose::thousands(check.open.critical))),
        cause: biggest(check).map(|cause| {
            if cause.count >= check.fail {
                format!("all of one cause: {}", cause.cause)
            } else {
                format!("most often: {} ({})", cause.cause, prose::thousands(cause.count))
            }
        }),
        who: who(assessment, check),
        due: due(assessment, check),
        gain: lifted(assessment, check, gain),
    }
}

/// `lead: Director of People, by 1 December 2026`, or `whose: Digital Services (9), Pharmacy (4) and 6 more`.
fn who(assessment: &Assessment, check: &CheckResult) -> String {
    if let Some(lead) = lead(assessment, check) {
        return format!("lead: {lead}");
    }
    let own = assessment.top.iter().filter(|finding| finding.check == check.name && finding.area == check.area);
    match whose(own, check.fail).as_str() {
        "" => "whose: the lists do not say".to_owned(),
        names => format!("whose: {names}"),
    }
}

fn biggest(check: &CheckResult) -> Option<&Cause> {
    let open = check.causes.iter().filter(|cause| cause.status == Status::Open && cause.count > 1);
    open.max_by(|a, b| a.count.cmp(&b.count).then(b.cause.cmp(&a.cause)))
}

/// The earliest day any of the findings shown should be mended by.
fn due(assessment: &Assessment, check: &CheckResult) -> Option<Due> {
    let of_check = |f: &&crate::audit::assessment::Finding| f.check == check.name && f.area == check.area && f.status == Status::Open;
    let iso = assessment.top.iter().filter(of_check).map(|f| f.due.as_str()).filter(|due| parsed(due).is_some()).min()?;
    let late = parsed(iso) < parsed(&assessment.as_of);
    Some(Due { word: if late { "was due on" } else { "due by" }, day: day(iso) })
}

/// What the area's score would be were every open failure of the check a pass.
fn lifted(assessment: &Assessment, check: &CheckResult, gain: f64) -> Option<String> {
    let area = assessment.areas.iter().find(|area| area.name == check.area && area.rating != Rating::NotAssessed)?;
    let now = area.score?;
    let then = (now + gain).min(100.0);
    (then - now >= GAIN).then(|| format!("would lift {} from {} to {}", area.name.name(), score(now), score(then)))
}

/// The largest open cause among checks that are neither critical nor named above.
pub(super) fn large_cause(assessment: &Assessment, anchors: &Anchors<'_>) -> Option<LargeCause> {
    let waiting = ranked(assessment).into_iter().skip(FIXES).map(|(check, _)| check).filter(|check| check.open.critical == 0);
    let causes = waiting.filter_map(|check| biggest(check).map(|cause| (check, cause)));
    let large = causes.filter(|(check, cause)| cause.count >= LARGE && cause.count.saturating_mul(2) >= check.fail);
    let (check, cause) = large.max_by(|(a, x), (b, y)| x.count.cmp(&y.count).then(b.name.cmp(&a.name)).then(b.area.cmp(&a.area)))?;
    let (count, fail) = (prose::thousands(cause.count), prose::thousands(check.fail));
    let behind = if cause.count >= check.fail { format!("all {fail} failures") } else { format!("{count} of {fail} failures") };
    Some(LargeCause {
        sentence: format!("one cause stands behind {behind}: {}. One piece of work, not {count}.", cause.cause),
        title: prose::capital(&check.title),
        anchor: anchors.check(&check.name, check.area),
    })
}
