//! What differs between two runs beside their findings: rules, thresholds, waivers, statements, lists and columns.

use super::comparable::{Comparables, by_name, name_today};
use crate::audit::assessment::{Assessment, Comparable, Difference, SourceResult, WaiverResult};
use crate::ingest::header::normal;
use crate::model::area::Area;
use crate::model::date;
use crate::model::field::Tells;
use crate::model::prose;
use crate::model::register::Register;

/// What is measured otherwise, each with the area it moves.
pub fn measured(then: &Assessment, now: &Assessment, comparables: &Comparables) -> Vec<Difference> {
    let mut all = Vec::new();
    let say = |area: Area, what: String| Difference { area: Some(area), what };
    for area in &now.areas {
        let new = area.records.saturating_sub(area.known_records);
        if new > 0 && then.areas.iter().any(|other| other.name == area.name && other.records > 0) {
            let what = format!(
                "{} read that {} not on the lists then",
                prose::count(new, "record is", "records are"),
                if new == 1 { "was" } else { "were" }
            );
            all.push(say(area.name, what));
        }
    }
    for (name, comparable) in comparables {
        let Comparable::No(why) = comparable else { continue };
        let both = [now, then].map(|run| run.checks.iter().filter(|check| name_today(&check.name) == name));
        let mut areas: Vec<Area> =
            both.into_iter().flatten().filter(|check| check.run && !check.is_on_waivers()).map(|check| check.area).collect();
        areas.sort_unstable();
        areas.dedup();
        all.extend(areas.into_iter().map(|area| say(area, format!("{name}: {}", why.join("; ")))));
    }
    for area in Area::ALL {
        let [before, today] = [then, now].map(|run| run.checks.iter().filter(move |check| check.area == area));
        let before = by_name(before);
        for check in today.filter(|check| check.run) {
            let (is, was) = (check.severity, before.get(name_today(&check.name)).map(|was| was.severity));
            if let Some(was) = was.filter(|was| *was != is) {
                all.push(say(area, format!("{}: it counts as {}, and did as {}", check.name, is.name(), was.name())));
            }
        }
    }
    if then.tool.version != now.tool.version || then.tool.catalogue != now.tool.catalogue {
        let what = format!(
            "it was made with standto {} ({}), and this with {} ({})",
            then.tool.version, then.tool.catalogue, now.tool.version, now.tool.catalogue
        );
        all.push(Difference { area: None, what });
    }
    all.sort();
    all.dedup();
    all
}

/// What differs in the policy: thresholds, waivers, statements. These name people: where one run shows names and the other
/// does not, only thresholds can be held against one another.
pub fn policy(then: &Assessment, now: &Assessment, same_names: bool) -> Vec<Difference> {
    let mut all = Vec::new();
    let mut say = |what: String| all.push(Difference { area: None, what });
    for line in &now.policy {
        match then.policy.iter().find(|other| other.name == line.name) {
            Some(was) if was.value != line.value => say(format!("{} went from {} to {}", line.name, was.value, line.value)),
            None if line.from != "default" => say(format!("{} is now {}", line.name, line.value)),
            _ => {}
        }
    }
    for line in then.policy.iter().filter(|line| line.from != "default") {
        if !now.policy.iter().any(|other| other.name == line.name) {
            say(format!("{} is no longer set; it was {}", line.name, line.value));
        }
    }
    if !same_names {
        return all;
    }
    let mut say = |what: String| all.push(Difference { area: None, what });
    for waiver in &now.waivers {
        match then.waivers.iter().find(|other| same(other, waiver)) {
            None => say(format!("a waiver of {} was added, until {}", scope(waiver), until(waiver))),
            Some(was) if was.expires != waiver.expires => {
                say(format!("the waiver of {} now ends on {}, and did on {}", scope(waiver), until(waiver), until(was)));
            }
            Some(was) if was.state != waiver.state && waiver.state == "expired" => {
                say(format!("the waiver of {} ran out on {}", scope(waiver), until(waiver)));
            }
            Some(_) => {}
        }
    }
    for waiver in then.waivers.iter().filter(|waiver| !now.waivers.iter().any(|other| same(other, waiver))) {
        say(format!("the waiver of {} was taken out", scope(waiver)));
    }
    let stated = |run: &'_ Assessment| run.statements.iter().map(|said| format!("{}: {}", said.of, said.says)).collect::<Vec<_>>();
    let (was, is) = (stated(then), stated(now));
    is.iter().filter(|said| !was.contains(said)).for_each(|said| say(format!("it is now stated of {said}")));
    was.iter().filter(|said| !is.contains(said)).for_each(|said| say(format!("it is no longer stated of {said}")));
    all
}

fn same(a: &WaiverResult, b: &WaiverResult) -> bool {
    name_today(&a.check) == name_today(&b.check) && a.subject == b.subject && a.cause == b.cause
}

fn scope(waiver: &WaiverResult) -> String {
    let cause = if waiver.cause.is_empty() { String::new() } else { format!(", where {}", waiver.cause) };
    format!("{} for {}{cause}", waiver.check, waiver.subject)
}

fn until(waiver: &WaiverResult) -> String {
    waiver.expires.parse().map_or_else(|_| "no day it names".to_owned(), date::long)
}

/// Lists and columns that were there then and are not now, in words.
pub fn lost(then: &Assessment, now: &Assessment) -> Vec<String> {
    let mut all = Vec::new();
    for register in Register::ALL {
        let of = |run: &'_ Assessment| {
            let used = run.sources.iter().filter(|source| source.register == Some(register));
            used.filter(|source| source.role != "older copy" && source.role != "unreadable").cloned().collect::<Vec<_>>()
        };
        let (was, is) = (of(then), of(now));
        if was.is_empty() {
            continue;
        }
        if is.is_empty() {
            all.push(format!("the {} ({})", register.title(), prose::list(&was.iter().map(label).collect::<Vec<_>>())));
            continue;
        }
        // Files change their names with their dates: those that have no namesake are the likely ones.
        let namesake = |of: &SourceResult, among: &'_ [SourceResult]| among.iter().find(|other| bare_name(other) == bare_name(of)).cloned();
        let gone: Vec<&SourceResult> = was.iter().filter(|source| namesake(source, &is).is_none()).collect();
        let come: Vec<&SourceResult> = is.iter().filter(|source| namesake(source, &was).is_none()).collect();
        if was.len() > is.len() {
            let mut likely: Vec<String> = gone.iter().map(|source| label(source)).collect();
            likely.truncate(was.len() - is.len());
            let which = if likely.is_empty() { String::new() } else { format!(", likely {}", prose::list(&likely)) };
            let lists = prose::count((was.len() - is.len()) as u64, "list", "lists");
            all.push(format!("{lists} read as {}{which}", prose::article(register.title())));
        } else if was.len() > 1 {
            // Of several lists each has its own columns: one that goes by another name may be another list.
            let named = |lists: &[&SourceResult]| prose::list(&lists.iter().map(|source| label(source)).collect::<Vec<_>>());
            if !gone.is_empty() {
                all.push(format!("{}, in whose place may stand {}", named(&gone), named(&come)));
            }
        }
        for source in &was {
            // A list alone of its register is the same list whatever it is called.
            let today = namesake(source, &is).or_else(|| (was.len() == 1 && is.len() == 1).then(|| is[0].clone()));
            let Some(today) = today else { continue };
            let of = if was.len() > 1 { label(source) } else { format!("the {}", register.title()) };
            all.extend(lost_columns(source, &today, register, &of));
            let (then, now) = (source.extract_date.as_str(), today.extract_date.as_str());
            if !now.is_empty() && now < then {
                let long = |iso: &str| iso.parse().map_or_else(|_| iso.to_owned(), date::long);
                all.push(format!("the days since {}: {of} now speaks for {}, and did for {}", long(now), long(now), long(then)));
            }
        }
    }
    all
}

/// Columns that a list had and has no more; and where another column is now read as what names its records.
fn lost_columns(was: &SourceResult, is: &SourceResult, register: Register, of: &str) -> Vec<String> {
    let mut all = Vec::new();
    for column in was.columns.iter().filter(|column| !column.field.is_empty()) {
        let today = is.columns.iter().find(|other| other.field == column.field);
        let stands = is.columns.iter().any(|other| normal(&other.header) == normal(&column.header));
        let is_key = register.fields().iter().any(|field| field.name == column.field && field.tells == Tells::Key);
        match today {
            None => all.push(format!("the column for {} of {of} (“{}”)", column.field, column.header)),
            Some(today) if is_key && !stands => {
                all.push(format!("“{}” of {of}: {} is now read from “{}”", column.header, column.field, today.header));
            }
            Some(_) => {}
        }
    }
    all
}

fn label(source: &SourceResult) -> String {
    if source.sheet.is_empty() { source.file.clone() } else { format!("{}, sheet {}", source.file, source.sheet) }
}

/// A list's name without its date, numbers and ending.
fn bare_name(source: &SourceResult) -> String {
    let stem = source.file.rsplit_once('.').map_or(source.file.as_str(), |(stem, _)| stem);
    format!("{stem} {}", source.sheet).chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}
