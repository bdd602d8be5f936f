//! What this run cannot tell: said before anything that it can.

use std::collections::BTreeMap;

use serde::Serialize;

use super::anchor;
use super::wording::{self, judged, parsed, share};
use crate::audit::assessment::{AreaResult, Assessment, CheckResult, Question, Rating, SourceResult};
use crate::model::area::Area;
use crate::model::date::days_between;
use crate::model::prose;

/// Lines on the first screen; the rest stand behind a fold, counted (ours).
const SHOWN: usize = 8;

/// From how many days on the age of a list is worth a word (ours: a week is how often the operations lead looks).
const OLD_DAYS: i64 = 7;

/// How many names a line gives before it counts the rest.
const NAMES: usize = 4;

/// The limits of what a run can say.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Limits {
    /// The weightiest, in order.
    pub lines: Vec<Limit>,
    /// The rest.
    pub more: Vec<Limit>,
    /// What is said where there are none; empty where there are.
    pub none: &'static str,
}

/// One thing the lists cannot say.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Limit {
    /// What it is about: an area, or `Lists`.
    pub topic: String,
    /// What cannot be said, and why.
    pub text: String,
    /// Where the page says more; empty for nowhere.
    pub anchor: String,
}

fn limit(topic: impl Into<String>, text: String, anchor: impl Into<String>) -> Limit {
    Limit { topic: topic.into(), text, anchor: anchor.into() }
}

pub(super) fn of(assessment: &Assessment) -> Limits {
    let mut lines = Vec::new();
    lines.extend(assessment.areas.iter().filter_map(not_assessed));
    lines.extend(unread(&assessment.sources, "unreadable", "could not be read"));
    lines.extend(assessment.areas.iter().filter_map(unanswered));
    lines.extend(unknown_shares(&assessment.checks));
    lines.extend(ages(assessment));
    lines.extend(Area::ALL.into_iter().filter_map(|area| not_run(assessment, area)));
    lines.extend(unread(&assessment.sources, "not a register", "opened, and is no list that we know"));
    let more = lines.split_off(lines.len().min(SHOWN));
    let asked = assessment.areas.iter().any(|area| !area.questions.is_empty());
    let none = match (lines.is_empty(), asked) {
        (false, _) => "",
        (true, false) => "No question was put to the lists.",
        (true, true) => "The lists answered every question put to them. They cannot show what no list records.",
    };
    Limits { lines, more, none }
}

fn because(question: &Question) -> String {
    let why = if question.why_not.is_empty() { "the lists do not say" } else { question.why_not.trim_end_matches('.') };
    format!("{} ({why})", question.question.trim_end_matches('.'))
}

fn not_assessed(area: &AreaResult) -> Option<Limit> {
    if area.rating != Rating::NotAssessed {
        return None;
    }
    let open: Vec<String> = area.questions.iter().filter(|q| !q.answered).map(because).collect();
    let answered = area.questions.len() - open.len();
    let mut text = format!(
        "Not assessed: {answered} of its {} could be answered.",
        prose::count(area.questions.len() as u64, "question", "questions")
    );
    if !open.is_empty() {
        text.push_str(&format!(" Open: {}.", open.join("; ")));
    }
    Some(limit(area.name.name(), text, anchor::area(area.name)))
}

fn unanswered(area: &AreaResult) -> Option<Limit> {
    if area.rating == Rating::NotAssessed {
        return None;
    }
    let open = area.questions.iter().filter(|question| !question.answered);
    let said: Vec<String> = open.map(because).collect();
    (!said.is_empty()).then(|| limit(area.name.name(), format!("{}.", said.join("; ")), anchor::area(area.name)))
}

/// Checks of which more than a tenth is unknown; those with one reason share a line.
fn unknown_shares(checks: &[CheckResult]) -> Vec<Limit> {
    let mut by_reason: Vec<Vec<&CheckResult>> = Vec::new();
    for check in checks.iter().filter(|check| check.run && check.unknown.saturating_mul(10) > judged(check)) {
        let same = |group: &&mut Vec<&CheckResult>| {
            group.iter().all(|other| !other.why_not.is_empty() && other.why_not == check.why_not && other.area == check.area)
        };
        match by_reason.iter_mut().find(same) {
            Some(group) => group.push(check),
            None => by_reason.push(vec![check]),
        }
    }
    by_reason.into_iter().filter_map(|group| unknown_share(&group)).collect()
}

fn unknown_share(group: &[&CheckResult]) -> Option<Limit> {
    let most = group.iter().copied().max_by_key(|check| check.unknown)?;
    let whole = judged(most);
    let titles: Vec<String> = group.iter().map(|check| format!("“{}”", check.title)).collect();
    let up_to = if group.len() > 1 { "up to " } else { "" };
    let mut text = format!(
        "{}: not known for {up_to}{} of {} ({})",
        prose::capital(&prose::list(&titles)),
        prose::thousands(most.unknown),
        prose::thousands(whole),
        share(most.unknown, whole)
    );
    if !most.why_not.is_empty() {
        text.push_str(&format!("; {}", most.why_not.trim_end_matches('.')));
    }
    text.push('.');
    Some(limit(most.area.name(), text, anchor::area(most.area)))
}

/// Lists that took part in the audit, old or without a date.
fn ages(assessment: &Assessment) -> Vec<Limit> {
    let taking_part = |source: &&SourceResult| matches!(source.role.as_str(), "record" | "enriches" | "reconciled");
    let (mut old, mut undated) = (Vec::new(), Vec::new());
    for source in assessment.sources.iter().filter(taking_part) {
        let name = wording::file(&source.file, &source.sheet);
        match (parsed(&source.extract_date), parsed(&assessment.as_of)) {
            (Some(extracted), Some(as_of)) => match days_between(extracted, as_of) {
                days @ OLD_DAYS.. => old.push((days, name)),
                ..0 => {
                    undated.push(format!("{name} is dated {}, after the day this report speaks for", wording::day(&source.extract_date)));
                }
                _ => {}
            },
            _ => undated.push(format!("{name} does not say which day it speaks for")),
        }
    }
    old.sort_by(|a, b| b.cmp(a));
    let old: Vec<String> = old.iter().map(|(days, name)| format!("{name} {}", prose::count(days.unsigned_abs(), "day", "days"))).collect();
    let mut lines = Vec::new();
    if !old.is_empty() {
        lines.push(limit("Lists", format!("A week old or more, and silent on what happened since: {}.", few(&old)), "reading"));
    }
    if !undated.is_empty() {
        lines.push(limit("Lists", format!("{}.", few(&undated)), "reading"));
    }
    lines
}

fn not_run(assessment: &Assessment, area: Area) -> Option<Limit> {
    let names: Vec<&str> = assessment.checks.iter().filter(|c| !c.run && c.area == area).map(|c| c.name.as_str()).collect();
    let many = prose::count(names.len() as u64, "check was", "checks were");
    (!names.is_empty()).then(|| limit(area.name(), format!("{many} not run: {}.", few(&names)), anchor::not_run(area)))
}

/// Sources of one role, each with the first thing its notes say.
fn unread(sources: &[SourceResult], role: &str, what: &str) -> Vec<Limit> {
    let mut by_note: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for source in sources.iter().filter(|source| source.role == role) {
        let note = source.notes.first().map_or("", String::as_str);
        by_note.entry(note).or_default().push(wording::file(&source.file, &source.sheet));
    }
    let said = |(note, files): (&str, Vec<String>)| {
        let note = if note.is_empty() { String::new() } else { format!(" {}.", prose::capital(note.trim_end_matches('.'))) };
        limit("Lists", format!("{}: {what}.{note}", few(&files)), "reading")
    };
    by_note.into_iter().map(said).collect()
}

/// The first few by name, the rest by number.
fn few<S: AsRef<str>>(names: &[S]) -> String {
    let mut shown: Vec<String> = names.iter().take(NAMES).map(|name| name.as_ref().to_owned()).collect();
    if names.len() > NAMES {
        shown.push(format!("{} more", names.len() - NAMES));
    }
    prose::list(&shown)
}
