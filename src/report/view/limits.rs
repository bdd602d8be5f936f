//! What this run cannot tell: said before anything that it can.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::anchor;
use super::noun;
use super::wording::{self, judged, number_word, parsed, share};
use crate::audit::assessment::{AreaResult, Assessment, CheckResult, Question, Rating, SourceResult};
use crate::model::area::Area;
use crate::model::date::days_between;
use crate::model::prose;
use crate::model::register::Register;

/// Lines on the first screen; the rest stand behind a fold, counted (ours).
const SHOWN: usize = 6;

/// How the assessment begins to say that no check of its version speaks to a question.
const THIS_VERSION: &str = "this version";

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
    lines.extend(assessment.areas.iter().filter(|area| !is_beyond(area)).filter_map(not_assessed));
    lines.extend(lost(&assessment.sources));
    lines.extend(unread(assessment.sources.iter().filter(|source| source.register.is_none()), "unreadable", "could not be read"));
    lines.extend(assessment.areas.iter().filter_map(unanswered));
    lines.extend(unknown_shares(assessment));
    lines.extend(ages(assessment));
    lines.extend(Area::ALL.into_iter().filter_map(|area| not_run(assessment, area)));
    lines.extend(unread(assessment.sources.iter(), "not a register", "opened, and is no list that we know"));
    let beyond = beyond(assessment);
    let more = lines.split_off(lines.len().min(SHOWN.saturating_sub(beyond.len())));
    lines.extend(beyond);
    let asked = assessment.areas.iter().any(|area| !area.questions.is_empty());
    let none = match (lines.is_empty(), asked) {
        (false, _) => "",
        (true, false) => "No question was put to the lists.",
        (true, true) => "The lists answered every question put to them. They cannot show what no list records.",
    };
    Limits { lines, more, none }
}

/// Whether a question is open for no want of lists.
fn is_of_this_version(question: &Question) -> bool {
    !question.answered && question.why_not.starts_with(THIS_VERSION)
}

/// Whether an area is not assessed because no check of this version speaks to any of its questions.
fn is_beyond(area: &AreaResult) -> bool {
    area.rating == Rating::NotAssessed && !area.questions.is_empty() && area.questions.iter().all(is_of_this_version)
}

/// What no list could change: said last, in two lines at most.
fn beyond(assessment: &Assessment) -> Vec<Limit> {
    let mut lines = Vec::new();
    for area in assessment.areas.iter().filter(|area| is_beyond(area)) {
        lines.push(limit(area.name.name(), "Not assessed: this version checks none of its questions.".to_owned(), anchor::area(area.name)));
    }
    let mut questions: Vec<String> = Vec::new();
    for area in assessment.areas.iter().filter(|area| !is_beyond(area)) {
        let open = area.questions.iter().filter(|question| is_of_this_version(question));
        questions.extend(open.map(|question| format!("{} ({})", question.question.trim_end_matches('.'), area.name.name())));
    }
    if !questions.is_empty() {
        lines.push(limit("Questions", format!("Not checked by this version: {}.", questions.join(" ")), ""));
    }
    lines
}

fn not_assessed(area: &AreaResult) -> Option<Limit> {
    if area.rating != Rating::NotAssessed {
        return None;
    }
    let open: Vec<String> = open_questions(area);
    let answered = area.questions.iter().filter(|question| question.answered).count();
    let mut text = format!(
        "Not assessed: {answered} of its {} could be answered.",
        prose::count(area.questions.len() as u64, "question", "questions")
    );
    if !open.is_empty() {
        text.push_str(&format!(" Open: {}.", open.join("; ")));
    }
    Some(limit(area.name.name(), text, anchor::area(area.name)))
}

/// Questions that better lists would answer, those with one reason together; those beyond this version are said elsewhere.
fn open_questions(area: &AreaResult) -> Vec<String> {
    let mut by_reason: Vec<(&str, Vec<&str>)> = Vec::new();
    for question in area.questions.iter().filter(|question| !question.answered && !is_of_this_version(question)) {
        let why = if question.why_not.is_empty() { "the lists do not say" } else { question.why_not.trim_end_matches('.') };
        let asked = question.question.trim_end_matches('.');
        match by_reason.iter_mut().find(|(reason, _)| *reason == why) {
            Some((_, questions)) => questions.push(asked),
            None => by_reason.push((why, vec![asked])),
        }
    }
    by_reason.into_iter().map(|(why, questions)| format!("{} ({why})", questions.join(" "))).collect()
}

fn unanswered(area: &AreaResult) -> Option<Limit> {
    if area.rating == Rating::NotAssessed {
        return None;
    }
    let said = open_questions(area);
    (!said.is_empty()).then(|| limit(area.name.name(), format!("{}.", said.join("; ")), anchor::area(area.name)))
}

/// Checks of which more than a tenth is unknown; those with one reason share a line.
fn unknown_shares(assessment: &Assessment) -> Vec<Limit> {
    // A list without a date has a line of its own.
    // What is not known of reporting is one question each, and said there.
    let is_said =
        |check: &CheckResult| check.area == Area::Reporting || check.name == "list-old" && assessment.sources.iter().any(is_undated);
    let mut by_reason: Vec<Vec<&CheckResult>> = Vec::new();
    for check in assessment.checks.iter().filter(|check| check.run && check.unknown.saturating_mul(10) > judged(check) && !is_said(check)) {
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
    let titles: Vec<String> = group.iter().map(|check| format!("“{}”", prose::capital(&check.title))).collect();
    let up_to = if group.len() > 1 { "up to " } else { "" };
    let mut text = format!(
        "{}: not known for {up_to}{} of {} ({})",
        prose::list(&titles),
        prose::thousands(most.unknown),
        noun::counted(most, whole),
        share(most.unknown, whole)
    );
    if !most.why_not.is_empty() {
        text.push_str(&format!("; {}", most.why_not.trim_end_matches('.')));
    }
    text.push('.');
    Some(limit(most.area.name(), text, anchor::area(most.area)))
}

/// Whether a list took part in the audit: those set aside are spoken of elsewhere.
fn takes_part(source: &SourceResult) -> bool {
    matches!(source.role.as_str(), "record" | "enriches" | "reconciled") && source.register != Some(Register::Rota)
}

fn is_undated(source: &SourceResult) -> bool {
    takes_part(source) && parsed(&source.extract_date).is_none()
}

/// Lists that took part in the audit, old, dated after it, or without a date. Sheets of one file and day are one list.
fn ages(assessment: &Assessment) -> Vec<Limit> {
    let (mut old, mut late, mut undated) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for source in assessment.sources.iter().filter(|source| takes_part(source)) {
        match (parsed(&source.extract_date), parsed(&assessment.as_of)) {
            (Some(extracted), Some(as_of)) => match days_between(extracted, as_of) {
                days @ OLD_DAYS.. => {
                    old.insert((Reverse(days), &source.file));
                }
                ..0 => {
                    late.insert(format!("{} ({})", source.file, wording::day(&source.extract_date)));
                }
                _ => {}
            },
            _ => {
                undated.insert(&source.file);
            }
        }
    }
    let old: Vec<String> =
        old.iter().map(|(days, file)| format!("{file} ({})", prose::count(days.0.unsigned_abs(), "day", "days"))).collect();
    let (late, undated): (Vec<String>, Vec<&String>) = (late.into_iter().collect(), undated.into_iter().collect());
    let mut lines = Vec::new();
    if !old.is_empty() {
        lines.push(limit("Lists", format!("A week old or more, and silent on what happened since: {}.", few(&old)), "reading"));
    }
    if !late.is_empty() {
        lines.push(limit("Lists", format!("Dated after the day this report speaks for: {}.", few(&late)), "reading"));
    }
    if !undated.is_empty() {
        let (bear, their) = if undated.len() == 1 { ("list bears", "its") } else { ("lists bear", "their") };
        let text = format!("{} {bear} no date, so {their} age is not known: {}.", number_word(undated.len()), few(&undated));
        lines.push(limit("Lists", text, "reading"));
    }
    lines
}

fn not_run(assessment: &Assessment, area: Area) -> Option<Limit> {
    let names: Vec<&str> = assessment.checks.iter().filter(|c| !c.run && c.area == area).map(|c| c.name.as_str()).collect();
    let many = prose::count(names.len() as u64, "check was", "checks were");
    (!names.is_empty()).then(|| limit(area.name(), format!("{many} not run: {}.", few(&names)), anchor::not_run(area)))
}

/// Lists that we know for what they are and could not read: what they would have told is missing from their area.
fn lost(sources: &[SourceResult]) -> Vec<Limit> {
    let lost = sources.iter().filter(|source| source.role == "unreadable");
    lost.filter_map(|source| {
        let register = source.register?;
        let why = source.notes.first().map_or("", |note| note.trim_end_matches('.'));
        let why = if why.is_empty() { String::new() } else { format!(" {}.", prose::capital(why)) };
        let what = prose::capital(&prose::article(register.title()));
        let text = format!("{what} was supplied that could not be read: {}.{why}", wording::file(&source.file, &source.sheet));
        Some(limit(register.area().name(), text, "reading"))
    })
    .collect()
}

/// Sources of one role, each with the first thing its notes say.
fn unread<'s>(sources: impl Iterator<Item = &'s SourceResult>, role: &str, what: &str) -> Vec<Limit> {
    let mut by_note: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for source in sources.filter(|source| source.role == role) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::questions;
    use crate::report::tests::example;

    fn said(assessment: &Assessment) -> Vec<String> {
        let limits = of(assessment);
        limits.lines.into_iter().chain(limits.more).map(|limit| format!("{}: {}", limit.topic, limit.text)).collect()
    }

    #[test]
    fn the_audit_words_what_this_version_does_not_check_as_it_is_known_here() {
        // Whether or not a question is without a check today: it must be known here by its words once it is.
        assert!(questions::ALL.iter().all(|essential| essential.without.starts_with(THIS_VERSION)));
    }

    #[test]
    fn what_this_version_does_not_check_is_said_once_and_last() {
        let mut assessment = example();
        let not_yet = |question: &mut Question| {
            (question.answered, question.why_not) = (false, "this version does not check it".to_owned());
        };
        assessment.areas[3].questions.iter_mut().for_each(not_yet);
        not_yet(&mut assessment.areas[0].questions[4]);
        not_yet(&mut assessment.areas[1].questions[3]);
        let limits = of(&assessment);
        let last: Vec<&str> = limits.lines.iter().rev().take(2).map(|limit| limit.text.as_str()).collect();
        assert_eq!(
            last,
            [
                "Not checked by this version: Do we know whether it was seen lately? (Assets) Is tonight covered? (Contacts).",
                "Not assessed: this version checks none of its questions."
            ]
        );
        assert_eq!(limits.lines.len(), SHOWN, "and it stands in sight");
        assert_eq!(said(&assessment).iter().filter(|line| line.contains("this version")).count(), 2);
    }

    #[test]
    fn lists_without_a_date_are_one_line_and_said_nowhere_else() {
        let mut assessment = example();
        for source in assessment.sources.iter_mut().filter(|source| source.file.starts_with("registers/") || source.file == "staff.csv") {
            source.extract_date = String::new();
        }
        let said = said(&assessment);
        let undated: Vec<&String> = said.iter().filter(|line| line.contains("no date")).collect();
        assert_eq!(undated.len(), 1, "{said:#?}");
        assert_eq!(
            undated[0],
            "Lists: Two lists bear no date, so their age is not known: registers/asset register 2026-11.xlsx and staff.csv."
        );
        assert!(said.iter().all(|line| !line.contains("list is older")), "{said:#?}");
    }
}
