//! The week drawn: for each key role and critical service which hours somebody can be reached, as shapes and as words.

use chrono::Days;
use serde::Serialize;

use super::wording::{day, parsed};
use crate::audit::assessment::{Assessment, WeekLine};
use crate::model::prose;

/// Names written out of services that look alike; the others are counted (ours).
const NAMES: usize = 3;
/// Pictures of services (ours: past this assessment.json is the better tool). Key roles are all drawn.
const SERVICES: usize = 24;
/// Uncovered times written out of one line; the others are counted.
const SPANS: usize = 4;
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const HOURS: usize = 24;

/// The week.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeekPicture {
    /// What it is drawn from, and which days.
    pub summary: String,
    /// The lines, key roles first.
    pub lines: Vec<WeekRow>,
    /// Key roles of which nothing can be drawn, in a sentence; empty where there are none.
    pub not_drawn: String,
    /// Services that are not drawn, in a sentence; empty where all are.
    pub more: String,
}

/// One role or service.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeekRow {
    /// Its name; of services that look alike, their names.
    pub name: String,
    /// `key role, from the rota`.
    pub kind: String,
    /// The seven days from Monday on.
    pub days: Vec<WeekDay>,
    /// The same in words.
    pub said: String,
    /// Whether any hour is uncovered.
    pub is_open: bool,
}

/// One day: spans of hours of one kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeekDay {
    /// `Mon`.
    pub name: &'static str,
    /// Its spans, from midnight on.
    pub spans: Vec<WeekSpan>,
}

/// Hours of one kind that follow one another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WeekSpan {
    /// `covered`, `uncovered` or `unknown`.
    pub kind: &'static str,
    /// The first hour.
    pub from: usize,
    /// How many.
    pub hours: usize,
}

/// The week of one assessment; `None` where no list gives hours.
pub(super) fn of(assessment: &Assessment) -> Option<WeekPicture> {
    let week = assessment.week.as_ref()?;
    let is_role = |line: &&WeekLine| line.kind == "role";
    let roles: Vec<&WeekLine> = week.lines.iter().filter(is_role).collect();
    let mut services: Vec<Vec<&WeekLine>> = Vec::new();
    for line in week.lines.iter().filter(|line| !is_role(line)) {
        // Services that one team answers for look alike: one picture for all of them.
        match services.iter_mut().find(|alike| alike[0].days == line.days && alike[0].from == line.from) {
            Some(alike) => alike.push(line),
            None => services.push(vec![line]),
        }
    }
    // Those with most to mend first: they are the ones that must not fall off the end.
    services.sort_by_key(|alike| std::cmp::Reverse(letters(alike[0]).filter(|letter| *letter != 'c').count()));
    let more = match services.iter().skip(SERVICES).map(Vec::len).sum::<usize>() as u64 {
        0 => String::new(),
        hidden => {
            format!("{} not drawn; assessment.json has them, under “week”.", prose::count(hidden, "more service is", "more services are"))
        }
    };
    let wanted = assessment.tonight.iter().flat_map(|night| &night.roles);
    let not_drawn: Vec<&str> = wanted.map(|role| role.role.as_str()).filter(|role| !roles.iter().any(|line| line.name == *role)).collect();
    let lines: Vec<WeekRow> = roles.iter().map(|line| row(&[line])).chain(services.iter().take(SERVICES).map(|alike| row(alike))).collect();
    (!lines.is_empty()).then(|| WeekPicture { summary: summary(assessment, &week.from), lines, not_drawn: undrawn(&not_drawn), more })
}

fn summary(assessment: &Assessment, from: &str) -> String {
    let last = parsed(&assessment.as_of).and_then(|first| first.checked_add_days(Days::new(6))).map(|last| day(&last.to_string()));
    let days = last.map_or_else(String::new, |last| format!(", from {} to {last}", day(&assessment.as_of)));
    format!(
        "Seven days by 24 hours{days}, drawn from {from}. An hour counts as covered where anybody who stands for the line can be reached."
    )
}

fn undrawn(names: &[&str]) -> String {
    if names.is_empty() {
        String::new()
    } else {
        format!("No hours can be drawn of {}: nobody can be reached, or no list says when.", prose::list(names))
    }
}

fn letters(line: &WeekLine) -> impl Iterator<Item = char> {
    line.days.iter().flat_map(|day| day.chars())
}

/// What an hour's letter stands for. What is not understood is not known.
fn kind(letter: char) -> &'static str {
    match letter {
        'c' => "covered",
        '-' => "uncovered",
        _ => "unknown",
    }
}

/// One picture of lines that look alike.
fn row(alike: &[&WeekLine]) -> WeekRow {
    let line = alike[0];
    let mut names: Vec<String> = alike.iter().take(NAMES).map(|line| line.name.clone()).collect();
    if let more @ 1.. = alike.len().saturating_sub(NAMES) as u64 {
        names.push(format!("{} more", prose::thousands(more)));
    }
    let hours: Vec<&'static str> = letters(line).map(kind).collect();
    let days = hours.chunks(HOURS).zip(DAYS).map(|(hours, name)| WeekDay { name: &name[..3], spans: spans(hours) }).collect();
    let what = match (line.kind.as_str(), alike.len()) {
        ("role", _) => "key role",
        (_, 1) => "critical service",
        _ => "critical services",
    };
    WeekRow {
        name: prose::list(&names),
        kind: format!("{what}, from {}", line.from),
        days,
        said: said(&hours),
        is_open: hours.contains(&"uncovered"),
    }
}

fn spans(hours: &[&'static str]) -> Vec<WeekSpan> {
    let mut spans: Vec<WeekSpan> = Vec::new();
    for (hour, kind) in hours.iter().enumerate() {
        match spans.last_mut() {
            Some(last) if last.kind == *kind => last.hours += 1,
            _ => spans.push(WeekSpan { kind, from: hour, hours: 1 }),
        }
    }
    spans
}

/// The picture in words: `Not covered: 40 of 168 hours (Monday 17:00 to Tuesday 09:00 …). Not known: 8.`
fn said(hours: &[&'static str]) -> String {
    let count = |kind: &str| hours.iter().filter(|hour| **hour == kind).count();
    let (out, unknown) = (count("uncovered"), count("unknown"));
    let mut parts = Vec::new();
    if out == hours.len() {
        parts.push("Nobody can be reached in the whole week.".to_owned());
    } else if out > 0 {
        let all = uncovered(hours);
        let mut shown: Vec<String> = all.iter().take(SPANS).cloned().collect();
        if let more @ 1.. = all.len().saturating_sub(SPANS) as u64 {
            shown.push(prose::count(more, "more time", "more times"));
        }
        parts.push(format!("Not covered: {out} of {} hours ({}).", hours.len(), prose::list(&shown)));
    }
    match unknown {
        0 => {}
        all if all == hours.len() => parts.push("Not known for any hour.".to_owned()),
        some => parts.push(format!("Not known: {some} of {} hours.", hours.len())),
    }
    if parts.is_empty() { "Covered all week.".to_owned() } else { parts.join(" ") }
}

/// Uncovered times in words, those over midnight as one: `Monday 17:00 to Tuesday 09:00`.
fn uncovered(hours: &[&'static str]) -> Vec<String> {
    let all = hours.len();
    let is_out = |at: usize| hours[at % all] == "uncovered";
    let said = |at: usize| format!("{} {:02}:00", DAYS[(at % all) / HOURS % 7], at % HOURS);
    let begins = (0..all).filter(|at| is_out(*at) && !is_out(at + all - 1));
    begins.map(|at| format!("{} to {}", said(at), said((at..at + all).find(|hour| !is_out(*hour)).unwrap_or(at)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::assessment::Week;
    use crate::report::tests::example;

    fn line(name: &str, kind: &str, days: [&str; 7]) -> WeekLine {
        let day = |pattern: &str| if pattern.len() == 1 { pattern.repeat(24) } else { pattern.to_owned() };
        WeekLine {
            name: name.to_owned(),
            kind: kind.to_owned(),
            from: "the rota".to_owned(),
            days: days.iter().map(|text| day(text)).collect(),
        }
    }

    fn picture(lines: Vec<WeekLine>) -> Option<WeekPicture> {
        let mut assessment = example();
        assessment.week = Some(Week { from: "the rota".to_owned(), holidays: String::new(), lines });
        of(&assessment)
    }

    #[test]
    fn hours_are_told_as_shapes_and_in_words_and_unknown_is_no_cover() {
        let office = "---------cccccccc-------";
        let picture = picture(vec![
            line("SIRO", "role", [office, office, office, office, office, "-", "-"]),
            line("IT on call", "role", ["c"; 7]),
            line("EPR", "service", ["c", "c", "c", "c", "c", "c", "cccccccccccccccccccc????"]),
        ])
        .unwrap();
        let said: Vec<&str> = picture.lines.iter().map(|line| line.said.as_str()).collect();
        assert_eq!(
            said,
            [
                "Not covered: 128 of 168 hours (Monday 17:00 to Tuesday 09:00, Tuesday 17:00 to Wednesday 09:00, Wednesday 17:00 to Thursday 09:00, Thursday 17:00 to Friday 09:00 and 1 more time).",
                "Covered all week.",
                "Not known: 4 of 168 hours."
            ]
        );
        assert_eq!(
            picture.lines[0].days[0].spans.iter().map(|span| (span.kind, span.from, span.hours)).collect::<Vec<_>>(),
            [("uncovered", 0, 9), ("covered", 9, 8), ("uncovered", 17, 7)]
        );
        assert_eq!(picture.lines[2].days[6].spans[1].kind, "unknown");
        assert!(picture.lines[0].is_open && !picture.lines[2].is_open);
    }

    #[test]
    fn of_very_many_services_those_with_most_to_mend_are_drawn_and_the_rest_counted() {
        // No two alike: each is uncovered at a time of its own.
        let at = |number: usize| format!("{}-{}", "c".repeat(number % 24), "c".repeat(23 - number % 24));
        let own = |number: usize| {
            line(&format!("Service {number}"), "service", [&at(number), if number < 24 { "c" } else { "-" }, "c", "c", "c", "c", "c"])
        };
        let mut lines: Vec<WeekLine> = (0..40).map(own).collect();
        lines.extend(["Forgotten", "Neglected"].map(|name| line(name, "service", ["-"; 7])));
        let picture = picture(lines).unwrap();
        assert_eq!((picture.lines.len(), picture.lines[0].name.as_str()), (SERVICES, "Forgotten and Neglected"));
        assert_eq!(picture.lines[0].said, "Nobody can be reached in the whole week.");
        assert_eq!(picture.more, "17 more services are not drawn; assessment.json has them, under “week”.");
        assert_eq!(of(&example()), None, "no week, no picture");
    }
}
