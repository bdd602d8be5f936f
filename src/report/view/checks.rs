//! Every check by area: those with something to read as cards, the rest as lists. None is dropped.

use serde::Serialize;

use super::anchor::{self, Anchors};
use super::findings::{self, FindingTable};
use super::heading::Badge;
use super::noun;
use super::wording::{judged, number, places, score, share};
use crate::audit::assessment::{Assessment, Cause, CheckResult, Counts, Rating, Status};
use crate::model::area::Area;
use crate::model::prose;
use crate::model::severity::Severity;

/// Causes of one check in sight; the rest stand behind a fold, counted (ours).
const CAUSES_IN_SIGHT: usize = 12;

/// The checks of one area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AreaChecks {
    /// The area.
    pub name: &'static str,
    /// Where it stands on the page.
    pub anchor: String,
    /// The question it answers.
    pub question: &'static str,
    /// Its rating.
    pub rating: Badge,
    /// Its score out of 100; `None` where it is not assessed.
    pub score: Option<String>,
    /// How many checks failed, could not say, passed and did not run.
    pub summary: String,
    /// Checks with failures, unknown or accepted ones: worst severity first, then most failures.
    pub cards: Vec<CheckCard>,
    /// Checks that everything passed.
    pub passed: Vec<QuietCheck>,
    /// Checks that ran and met no record they speak of.
    pub met_nothing: Vec<QuietCheck>,
    /// Checks that did not run.
    pub not_run: Vec<NotRun>,
    /// Where those stand on the page.
    pub not_run_anchor: String,
}

/// A check with something to read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckCard {
    /// Its place on the page.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// What is wrong when it fires.
    pub title: String,
    /// Its severity's word.
    pub severity: &'static str,
    /// Whether any failure is open.
    pub fails: bool,
    /// The severity's word where failures are open; else `not known` or `accepted`.
    pub state: &'static str,
    /// `17 of 350 fail`; where none fails, `44 of 44 not known`.
    pub headline: String,
    /// `5%`.
    pub share: String,
    /// What follows the share, with its comma: `, 11 of them high; 9 more not known`. Empty where there is nothing to add.
    pub beside: String,
    /// The bar.
    pub bar: Bar,
    /// Why it matters.
    pub rationale: String,
    /// What to do.
    pub fix: String,
    /// Critical systems alone, where the lists tell which they are.
    pub critical_systems: Option<String>,
    /// Why some records are unknown; empty where there is nothing to say.
    pub why_unknown: String,
    /// What findings share, most frequent first: those in sight.
    pub causes: Vec<CauseLine>,
    /// The rest, behind a fold.
    pub causes_folded: Vec<CauseLine>,
    /// What is said of causes not listed; empty where all are.
    pub causes_more: String,
    /// The findings shown.
    pub findings: FindingTable,
    /// The controls it is evidence for: `CIS v8.1 1.1, Keep a detailed inventory of assets`.
    pub controls: Vec<String>,
    /// Its knobs as they stood.
    pub params: Vec<ParamLine>,
    /// Records it had nothing to say of, in words; empty where none.
    pub not_applicable: String,
}

/// Shares of 100 for a bar, left to right: failing, not known, accepted, the rest passes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bar {
    /// Failing and open.
    pub fail: f64,
    /// Where the unknown begin.
    pub unknown_from: f64,
    /// Not known.
    pub unknown: f64,
    /// Where the accepted begin.
    pub waived_from: f64,
    /// Accepted by somebody.
    pub waived: f64,
}

/// What findings of one check share.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CauseLine {
    /// In words.
    pub cause: String,
    /// `fails`, `not known` or `accepted`: the words of the findings.
    pub state: &'static str,
    /// How many findings.
    pub count: u64,
    /// The first places.
    pub places: String,
}

/// A knob of a check.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ParamLine {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: String,
    /// What it means.
    pub help: String,
    /// Where the value comes from.
    pub from: String,
}

/// A check that found nothing wrong, or nothing at all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuietCheck {
    /// Its place on the page.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// What would be wrong, were it to fire.
    pub title: String,
    /// Its severity's word.
    pub severity: &'static str,
    /// What it looked at: `nothing found in 20 essential columns`.
    pub said: String,
}

/// A check that did not run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NotRun {
    /// Its place on the page.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// What would be wrong, were it to fire.
    pub title: String,
    /// Its severity's word.
    pub severity: &'static str,
    /// Why not.
    pub why: String,
}

pub(super) fn by_area(assessment: &Assessment, anchors: &mut Anchors<'_>) -> Vec<AreaChecks> {
    Area::ALL.into_iter().map(|area| of_area(assessment, area, anchors)).collect()
}

fn of_area(assessment: &Assessment, area: Area, anchors: &mut Anchors<'_>) -> AreaChecks {
    let mut own: Vec<&CheckResult> = assessment.checks.iter().filter(|check| check.area == area).collect();
    own.sort_by(|a, b| {
        let order = (a.fail == 0).cmp(&(b.fail == 0)).then(worst(a).cmp(&worst(b))).then(b.fail.cmp(&a.fail));
        order.then(b.unknown.cmp(&a.unknown)).then(a.name.cmp(&b.name))
    });
    let (mut cards, mut passed, mut met_nothing, mut not_run) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for check in own {
        if !check.run {
            not_run.push(did_not_run(check, anchors));
        } else if judged(check) == 0 {
            let said = format!("{} not of the kind it judges", prose::count(check.not_applicable, "record was", "records were"));
            let said = if check.not_applicable == 0 { "no record to judge".to_owned() } else { said };
            met_nothing.push(quiet(check, anchors, said));
        } else if check.pass == judged(check) {
            passed.push(quiet(check, anchors, format!("nothing found in {}", noun::counted(check, check.pass))));
        } else {
            cards.push(card(assessment, check, anchors));
        }
    }
    let result = assessment.areas.iter().find(|result| result.name == area);
    let rating = result.map_or(Rating::NotAssessed, |result| result.rating);
    AreaChecks {
        name: area.name(),
        anchor: anchor::area(area),
        question: area.question(),
        rating: rating.into(),
        score: result.and_then(|result| result.score).filter(|_| rating != Rating::NotAssessed).map(score),
        summary: summary(&cards, passed.len(), met_nothing.len(), not_run.len()),
        cards,
        passed,
        met_nothing,
        not_run,
        not_run_anchor: anchor::not_run(area),
    }
}

/// The worst severity among what is open; the check's own where nothing is.
pub(super) fn worst(check: &CheckResult) -> Severity {
    Severity::ALL.into_iter().find(|severity| check.open.of(*severity) > 0).unwrap_or(check.severity)
}

fn summary(cards: &[CheckCard], passed: usize, met_nothing: usize, not_run: usize) -> String {
    let failing = cards.iter().filter(|card| card.fails).count();
    let parts = [
        (failing, "with failures"),
        (cards.len() - failing, "with nothing but unknown or accepted records"),
        (passed, "passed"),
        (met_nothing, "had nothing to judge"),
        (not_run, "not run"),
    ];
    let all = prose::count((cards.len() + passed + met_nothing + not_run) as u64, "check", "checks");
    let said: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    if said.is_empty() { "No checks.".to_owned() } else { format!("{all}: {}.", said.join(", ")) }
}

fn quiet(check: &CheckResult, anchors: &Anchors<'_>, said: String) -> QuietCheck {
    QuietCheck {
        anchor: anchors.check(&check.name, check.area),
        name: check.name.clone(),
        title: title(check),
        severity: check.severity.name(),
        said,
    }
}

/// What is wrong when it fires; whose rule it is, where it is not of the catalogue.
fn title(check: &CheckResult) -> String {
    let title = prose::capital(&check.title);
    if check.written.is_empty() { title } else { format!("{title} (our own check)") }
}

fn did_not_run(check: &CheckResult, anchors: &Anchors<'_>) -> NotRun {
    NotRun {
        anchor: anchors.check(&check.name, check.area),
        name: check.name.clone(),
        title: title(check),
        severity: check.severity.name(),
        why: if check.why_not.is_empty() { "no reason was recorded".to_owned() } else { check.why_not.clone() },
    }
}

fn card(assessment: &Assessment, check: &CheckResult, anchors: &mut Anchors<'_>) -> CheckCard {
    let whole = judged(check);
    // What leads: failures; where there are none, what is not known, which is no pass.
    let (part, word) = match (check.fail, check.unknown) {
        (0, 0) => (check.waived, "accepted"),
        (0, unknown) => (unknown, "not known"),
        (1, _) => (1, "fails"),
        (fail, _) => (fail, "fail"),
    };
    let headline = format!("{} of {} {word}", prose::thousands(part), prose::thousands(whole));
    let mut causes: Vec<CauseLine> = check.causes.iter().map(cause).collect();
    let causes_folded = causes.split_off(causes.len().min(CAUSES_IN_SIGHT));
    CheckCard {
        anchor: anchors.check(&check.name, check.area),
        name: check.name.clone(),
        title: title(check),
        severity: worst(check).name(),
        fails: check.fail > 0,
        state: if check.fail > 0 { worst(check).name() } else { word },
        headline,
        share: share(part, whole),
        beside: beside(check),
        bar: bar(check),
        rationale: check.rationale.clone(),
        fix: check.fix.clone(),
        critical_systems: check.critical_systems.as_ref().and_then(critical_systems),
        why_unknown: if check.unknown > 0 { prose::capital(&check.why_not) } else { String::new() },
        causes,
        causes_folded,
        causes_more: match check.causes_not_shown {
            0 => String::new(),
            more => format!(
                "{} not listed; their findings are all in findings.csv.",
                prose::count(more, "further cause is", "further causes are")
            ),
        },
        findings: findings::of(assessment, check, anchors),
        controls: check.controls.iter().map(|c| format!("{} {}, {}", c.framework, c.id, c.title)).collect(),
        params: check.params.iter().map(param).collect(),
        not_applicable: match check.not_applicable {
            0 => String::new(),
            none => format!("{} not of the kind this check judges.", prose::count(none, "record is", "records are")),
        },
    }
}

fn beside(check: &CheckResult) -> String {
    let mut said = String::new();
    // Only a verdict that raises the check's own severity is news; the tag says the rest.
    let worst = worst(check);
    if worst < check.severity && check.open.of(worst) < check.open.total() {
        said.push_str(&format!(", {} of them {}", prose::thousands(check.open.of(worst)), worst.name()));
    }
    if check.overdue > 0 {
        said.push_str(&format!("; {} past the time limit", prose::thousands(check.overdue)));
    }
    if check.fail > 0 && check.unknown > 0 {
        said.push_str(&format!("; {} more not known", prose::thousands(check.unknown)));
    }
    if check.fail + check.unknown > 0 && check.waived > 0 {
        said.push_str(&format!("; {} more accepted", prose::thousands(check.waived)));
    }
    said
}

/// Shares of 100, to a tenth. What is there at all is drawn at least one wide: a bar that shows nothing would say *none*.
fn bar(check: &CheckResult) -> Bar {
    let whole = number(judged(check).max(1));
    let wide = |count: u64| if count == 0 { 0.0 } else { (number(count) / whole * 1000.0).round().max(10.0) / 10.0 };
    let (fail, unknown, waived) = (wide(check.fail), wide(check.unknown), wide(check.waived));
    Bar { fail, unknown_from: fail, unknown, waived_from: ((fail + unknown) * 10.0).round() / 10.0, waived }
}

fn critical_systems(counts: &Counts) -> Option<String> {
    let whole = counts.pass + counts.fail + counts.unknown + counts.waived;
    if whole == 0 {
        return None;
    }
    let fail = if counts.fail == 1 { "fails" } else { "fail" };
    let mut said = format!("Of {}, {} {fail}", prose::count(whole, "critical system", "critical systems"), prose::thousands(counts.fail));
    if counts.unknown > 0 {
        said.push_str(&format!(" and {} {} not known", prose::thousands(counts.unknown), if counts.unknown == 1 { "is" } else { "are" }));
    }
    if counts.waived > 0 {
        said.push_str(&format!(", {} more accepted", prose::thousands(counts.waived)));
    }
    Some(said + ".")
}

fn cause(cause: &Cause) -> CauseLine {
    CauseLine {
        cause: prose::capital(&cause.cause),
        state: match cause.status {
            Status::Open => "fails",
            Status::Unknown => "not known",
            Status::Waived => "accepted",
        },
        count: cause.count,
        places: places(&cause.places),
    }
}

fn param(param: &crate::audit::assessment::ParamResult) -> ParamLine {
    let from = if param.from == "default" { format!("default ({})", param.source) } else { param.from.clone() };
    ParamLine { key: param.key.clone(), value: param.value.clone(), help: param.help.clone(), from }
}
