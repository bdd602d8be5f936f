//! From counts to ratings: the arithmetic of pass rates, scores, and Green, Amber, Red.

use super::assessment::{AreaResult, BySeverity, Counts, CriticalLine, Overall, Question, Rating};
use super::lost::Lost;
use super::plan::Planned;
use super::questions;
use super::tally::{Tally, slot};
use crate::model::area::Area;
use crate::model::prose;
use crate::model::severity::Severity;
use crate::policy;

/// pass ÷ (pass + fail + unknown), an accepted failure being a failure: unknown is never a pass. `None` where nothing applied.
pub fn pass_rate(counts: Counts) -> Option<f64> {
    let applied = counts.pass + counts.fail + counts.unknown + counts.waived;
    (applied > 0).then(|| counts.pass as f64 / applied as f64)
}

/// The same with accepted failures as passes.
pub fn accepted_rate(counts: Counts) -> Option<f64> {
    pass_rate(Counts { pass: counts.pass + counts.waived, waived: 0, ..counts })
}

/// The mean of pass rates weighted by severity, 0 to 100, over the checks that applied to something.
pub fn score(rates: impl Iterator<Item = (f64, Option<f64>)>) -> Option<f64> {
    let (sum, weights) = rates
        .filter_map(|(weight, rate)| Some((weight, rate?)))
        .fold((0.0, 0.0), |(sum, weights), (weight, rate)| (sum + weight * rate, weights + weight));
    // One decimal, so that the figure shown is the figure rated.
    (weights > 0.0).then(|| (sum / weights * 1000.0).round() / 10.0)
}

/// The colour of a score.
pub fn colour(score: f64, limits: &policy::Rating, has_overdue_critical: bool) -> Rating {
    if score < limits.red.value {
        Rating::Red
    } else if score >= limits.green.value && !has_overdue_critical {
        Rating::Green
    } else {
        Rating::Amber
    }
}

/// The formula, in words, with the limits in force.
pub fn formula(limits: &policy::Rating) -> String {
    format!(
        "A check's pass rate is pass ÷ (pass + fail + unknown); a failure that somebody accepted is a failure, and a pass in the score \
         with accepted risks, which is shown beside it. An area's score is the mean of its checks' pass rates, weighted by severity \
         (critical 8, high 4, medium 2, low 1); the checks on waivers are not scored. Green from {} with no critical finding past its time limit, red under {}, amber between. \
         Critical systems are scored apart; an area's rating is the worse of the two. Overall is the worst area, and not better than amber \
         while an area is not assessed; nor is an area of which a list was supplied that could not be read; \
         the checks that want such a list count as a pass rate of nought.",
        limits.green.value, limits.red.value
    )
}

/// Rates every area.
pub fn areas(planned: &[Planned], tally: &Tally, limits: &policy::Rating, ran: &dyn Fn(usize) -> bool, lost: &Lost) -> Vec<AreaResult> {
    Area::ALL.into_iter().map(|area| rate(area, planned, tally, limits, ran, lost)).collect()
}

fn rate(area: Area, planned: &[Planned], tally: &Tally, limits: &policy::Rating, ran: &dyn Fn(usize) -> bool, lost: &Lost) -> AreaResult {
    let here: Vec<usize> = (0..planned.len()).filter(|at| planned[*at].check.areas().contains(&area)).collect();
    let rates = |of: fn(&super::tally::CheckTally) -> Counts, rate: fn(Counts) -> Option<f64>| {
        // A waiver, however well kept, never makes a score better.
        let scored = here.iter().filter(|at| !planned[**at].check.is_on_waivers());
        let each = scored.map(move |at| {
            let planned = &planned[*at];
            // What a list would have told that was supplied and could not be read is not known of anything.
            let not_known = (planned.off.is_none() && lost.is_wanted_by(&planned.check)).then_some(0.0);
            (planned.severity.weight(), rate(of(tally.checks.at(slot(*at, area)))).or(not_known))
        });
        score(each)
    };
    let accepted_score = rates(|check| check.counts, accepted_rate);
    let score = rates(|check| check.counts, pass_rate);
    let questions = answer(area, planned, tally);
    let answered = questions.iter().filter(|question| question.answered).count();
    let is_assessed = answered * 2 >= questions.len() && score.is_some();
    let critical_records = tally.critical_records[area.index()];
    let critical_systems = (critical_records > 0).then(|| {
        let score = rates(|check| check.critical, pass_rate);
        CriticalLine { rating: score.map_or(Rating::NotAssessed, |score| colour(score, limits, false)), score, records: critical_records }
    });
    let (mut open, mut overdue) = (BySeverity::default(), BySeverity::default());
    for check in here.iter().map(|at| tally.checks.at(slot(*at, area))) {
        for severity in Severity::ALL {
            open.add(severity, check.open.of(severity));
            overdue.add(severity, check.overdue.of(severity));
        }
    }
    let is_late = overdue.critical > 0;
    let mut rating =
        if is_assessed { score.map_or(Rating::NotAssessed, |score| colour(score, limits, is_late)) } else { Rating::NotAssessed };
    if is_assessed {
        if let Some(line) = &critical_systems
            && line.rating != Rating::NotAssessed
        {
            rating = rating.max(line.rating);
        }
        if lost.is_felt_in(area) {
            rating = rating.max(Rating::Amber);
        }
    }
    let run = here.iter().filter(|at| ran(**at)).count() as u64;
    AreaResult {
        name: area,
        rating,
        score,
        accepted_score,
        critical_systems,
        questions,
        checks_run: run,
        checks_not_run: here.len() as u64 - run,
        open,
        overdue: overdue.total(),
        overdue_by_severity: overdue,
        records: tally.records[area.index()],
        known_records: tally.known_records[area.index()],
    }
}

fn answer(area: Area, planned: &[Planned], tally: &Tally) -> Vec<Question> {
    let essentials = questions::ALL.iter().filter(|essential| essential.area == area);
    essentials
        .map(|essential| {
            let checks: Vec<(usize, Counts)> = planned
                .iter()
                .enumerate()
                .filter(|(_, planned)| essential.checks.contains(&planned.name.as_str()))
                .map(|(at, _)| (at, tally.checks.at(slot(at, area)).counts))
                .collect();
            // Answered where a check could judge at least half of what it concerns.
            let told = |counts: &Counts| counts.pass + counts.fail + counts.waived;
            let answered = checks.iter().any(|(_, counts)| told(counts) > 0 && told(counts) >= counts.unknown);
            let why_not = if answered {
                String::new()
            } else if essential.checks.is_empty() {
                essential.without.to_owned()
            } else if checks.iter().all(|(at, _)| planned[*at].off.is_some()) {
                "its checks are switched off".to_owned()
            } else if checks.iter().all(|(_, counts)| *counts == Counts::default()) {
                "no list supplied tells".to_owned()
            } else if area == Area::Reporting {
                "neither the policy nor a list says".to_owned()
            } else {
                "the lists cannot say for most records".to_owned()
            };
            let in_order = answered.then(|| checks.iter().all(|(_, counts)| counts.fail + counts.waived == 0));
            Question { question: essential.question.to_owned(), answered, in_order, why_not }
        })
        .collect()
}

/// The overall rating and its sentence.
pub fn overall(areas: &[AreaResult], planned: &[Planned], tally: &Tally, limits: &policy::Rating) -> Overall {
    let assessed = areas.iter().map(|area| area.rating).filter(|rating| *rating != Rating::NotAssessed);
    let worst = assessed.max();
    let missing: Vec<&str> = areas.iter().filter(|area| area.rating == Rating::NotAssessed).map(|area| area.name.name()).collect();
    let overall = match worst {
        None => Rating::NotAssessed,
        Some(worst) if missing.is_empty() => worst,
        Some(worst) => worst.max(Rating::Amber),
    };
    let opening = match overall {
        Rating::Green => "Ready, as far as these lists can tell.",
        Rating::Amber => "Not yet ready.",
        Rating::Red => "Not ready.",
        Rating::NotAssessed => "It cannot be told: too little was supplied to judge by.",
    };
    let mut sentence = opening.to_owned();
    let facts = facts(planned, tally);
    if !facts.is_empty() {
        sentence = format!("{sentence} {}.", prose::capital(&facts.join("; ")));
    }
    if !missing.is_empty() {
        sentence = format!("{sentence} {} {} not assessed.", prose::list(&missing), if missing.len() == 1 { "was" } else { "were" });
    }
    Overall { overall, verdict: sentence, formula: formula(limits) }
}

/// What a board would want to hear first, each made from the counts of one check, the gravest first.
fn facts(planned: &[Planned], tally: &Tally) -> Vec<String> {
    let counts = |name: &str, area: Area| {
        let at = planned.iter().position(|planned| planned.name == name)?;
        let check = tally.checks.at(slot(at, area));
        Some((check.counts, check.critical))
    };
    let mut facts = Vec::new();
    if let Some((roles, _)) = counts("role-uncovered", Area::Contacts)
        && roles.fail > 0
    {
        facts.push(format!(
            "for {} of {} key roles we could ring nobody at night",
            roles.fail,
            roles.pass + roles.fail + roles.unknown + roles.waived
        ));
    }
    if let Some((leavers, _)) = counts("leaver-account-enabled", Area::Accounts)
        && leavers.fail > 0
    {
        facts.push(format!("{} of people who have left can still sign in", prose::count(leavers.fail, "account", "accounts")));
    }
    if let Some((_, owners)) = counts("asset-owner-missing", Area::Assets)
        && owners.fail > 0
    {
        let all = owners.pass + owners.fail + owners.unknown + owners.waived;
        facts.push(format!(
            "{} of the {} critical systems {} no owner",
            prose::thousands(owners.fail),
            prose::thousands(all),
            if owners.fail == 1 { "has" } else { "have" }
        ));
    }
    if let Some((patched, _)) = counts("asset-patch-stale", Area::Assets)
        && patched.fail > 0
    {
        let known = patched.pass + patched.fail + patched.waived;
        facts.push(format!(
            "{} of {} live devices whose state we know lack a fix that is past its limit",
            prose::thousands(patched.fail),
            prose::thousands(known)
        ));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_is_never_a_pass_and_nothing_is_no_score() {
        assert_eq!(pass_rate(Counts { pass: 8, fail: 1, unknown: 1, waived: 0 }), Some(0.8));
        let counts = Counts { pass: 6, fail: 1, unknown: 1, waived: 2 };
        assert_eq!((pass_rate(counts), accepted_rate(counts)), (Some(0.6), Some(0.8)));
        assert_eq!(pass_rate(Counts::default()), None);
        assert_eq!(score([(4.0, Some(0.5)), (1.0, Some(1.0)), (8.0, None)].into_iter()), Some(60.0));
        assert_eq!(score([(4.0, None)].into_iter()), None);
    }

    #[test]
    fn colours_at_their_limits() {
        let limits = policy::Rating::default();
        assert_eq!(colour(90.0, &limits, false), Rating::Green);
        assert_eq!(colour(90.0, &limits, true), Rating::Amber);
        assert_eq!(colour(89.9, &limits, false), Rating::Amber);
        assert_eq!(colour(70.0, &limits, false), Rating::Amber);
        assert_eq!(colour(69.9, &limits, false), Rating::Red);
    }
}
