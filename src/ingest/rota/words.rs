//! The words rotas use: for days, shifts, tiers, numbers, and for nobody.

use chrono::Weekday;

use crate::model::cell::{self, Cell};

/// What a column of days says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayHeader {
    /// The day itself.
    Day,
    /// The first day of a week.
    WeekFrom,
    /// The last day of a week.
    WeekTo,
}

/// Whether a header stands over days.
pub(super) fn day_header(header: &str) -> Option<DayHeader> {
    let words = words(header).join(" ");
    match words.as_str() {
        "date" | "day" | "dates" | "day date" | "date day" | "shift date" | "duty date" | "rota date" | "on call date" | "oncall date"
        | "date of shift" | "night of" | "date of duty" | "call date" => Some(DayHeader::Day),
        "week commencing"
        | "w c"
        | "wc"
        | "week beginning"
        | "w b"
        | "wb"
        | "week starting"
        | "week of"
        | "week start"
        | "commencing"
        | "week commencing monday"
        | "date commencing"
        | "week" => Some(DayHeader::WeekFrom),
        "week ending" | "w e" | "we" | "week end" => Some(DayHeader::WeekTo),
        _ => None,
    }
}

/// A header's words in lower case.
pub(super) fn words(header: &str) -> Vec<String> {
    as_written(header).iter().map(|word| word.to_lowercase()).collect()
}

/// A header's words: split at marks and where a small letter meets a capital one, a bracket at its end set aside.
fn as_written(header: &str) -> Vec<String> {
    let bare = crate::ingest::header::without_bracket(header).unwrap_or(header);
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in bare.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && was_lower) {
            words.push(String::new());
        }
        was_lower = c.is_lowercase();
        if c.is_alphanumeric() {
            words.last_mut().into_iter().for_each(|word| word.push(c));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Words that say no more than that somebody is on.
const FILLERS: &[&str] = &["on", "call", "oncall", "contact", "person", "engineer", "cover", "name", "responder", "rota", "duty", "line"];
/// Words for tiers, alone.
const TIERS: &[&str] = &[
    "primary",
    "secondary",
    "tertiary",
    "backup",
    "shadow",
    "1st",
    "2nd",
    "3rd",
    "4th",
    "first",
    "second",
    "third",
    "fourth",
    "l1",
    "l2",
    "l3",
    "l4",
    "tier1",
    "tier2",
    "tier3",
    "level1",
    "level2",
    "level3",
];

/// A header that names a tier, as its words, and what else it names: `Network 2nd on call` is the second tier of `Network`.
pub(super) fn tier(header: &str) -> Option<(String, String)> {
    let words = words(header);
    let numbered = |at: usize| {
        let is_rank = matches!(words[at].as_str(), "tier" | "level" | "line" | "escalation");
        is_rank && words.get(at + 1).is_some_and(|next| next.len() == 1 && next.as_bytes()[0].is_ascii_digit())
    };
    let at = (0..words.len())
        .find(|at| TIERS.contains(&words[*at].as_str()) || numbered(*at) || words[*at..].starts_with(&["back".into(), "up".into()]))?;
    let length = if TIERS.contains(&words[at].as_str()) { 1 } else { 2 };
    let written = as_written(header);
    let rest = written[..at].iter().chain(&written[at + length..]).filter(|word| !FILLERS.contains(&word.to_lowercase().as_str()));
    Some((written[at..at + length].join(" "), rest.cloned().collect::<Vec<_>>().join(" ")))
}

/// Words for shifts.
const SHIFTS: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night",
    "nights",
    "day",
    "days",
    "am",
    "pm",
    "early",
    "late",
    "twilight",
    "overnight",
    "daytime",
    "weekend",
    "weekends",
    "weekday",
    "weekdays",
    "ooh",
    "earlies",
    "lates",
    "midday",
];

/// Whether a header names a shift: `Night`, `Long day`, `Evening shift`.
pub(super) fn is_shift(header: &str) -> bool {
    let words = words(header);
    (1..=4).contains(&words.len()) && words.iter().any(|word| SHIFTS.contains(&word.as_str()))
}

/// Whether a text speaks of being on call: a tier, a shift, `On call`, `rota`, `duty`.
pub(super) fn says_on_call(text: &str) -> bool {
    let words = words(text);
    let joined = format!(" {} ", words.join(" "));
    let says = [" on call ", " oncall ", " duty ", " rota ", " rotas ", " roster ", " shift ", " shifts "];
    tier(text).is_some() || is_shift(text) || says.iter().any(|word| joined.contains(word))
}

/// Whether a text speaks of being away: lists of leave have the shape of rotas and say the opposite.
pub(super) fn says_away(text: &str) -> bool {
    const AWAY: &[&str] = &["away", "leave", "absence", "absences", "absent", "holiday", "holidays", "sick", "sickness", "vacation"];
    let words = words(text);
    let is_bank = |at: usize| at > 0 && matches!(words[at - 1].as_str(), "bank" | "public");
    (0..words.len()).any(|at| AWAY.contains(&words[at].as_str()) && !is_bank(at))
}

/// Words that end the header of a column of numbers.
const NUMBERS: &[&str] = &[
    "phone",
    "telephone",
    "tel",
    "mobile",
    "mob",
    "number",
    "numbers",
    "no",
    "num",
    "bleep",
    "pager",
    "ext",
    "extension",
    "dect",
    "cell",
    "contact",
];

/// The words before those that make a header one of numbers: `morning` of `MorningPhone`, nothing of `Contact number`.
pub(super) fn number_of(header: &str) -> Option<Vec<String>> {
    let mut words = words(header);
    let all = words.len();
    while words.last().is_some_and(|word| NUMBERS.contains(&word.as_str())) {
        words.pop();
    }
    (words.len() < all).then(|| essence(&words))
}

/// Words without those that say only that somebody is on, unless nothing would be left.
pub(super) fn essence(words: &[String]) -> Vec<String> {
    let kept: Vec<String> = words.iter().filter(|word| !FILLERS.contains(&word.as_str())).cloned().collect();
    if kept.is_empty() { words.to_vec() } else { kept }
}

/// The day of the week a word names: `Mon`, `tues.`, `Saturday`.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    let lower = cell::trim(word).trim_end_matches('.').to_lowercase();
    let found = DAYS.iter().find(|(name, _)| lower.len() >= 3 && name.starts_with(&lower) || lower.len() == 2 && name.starts_with(&lower));
    found.map(|(_, day)| *day).or(match lower.as_str() {
        "weds" => Some(Weekday::Wed),
        "thurs" => Some(Weekday::Thu),
        _ => None,
    })
}

/// Words in a cell of people that say that nobody is on.
pub(super) fn is_nobody(text: &str) -> bool {
    const NOBODY: &[&str] =
        &["no cover", "nobody", "no one", "closed", "off", "not covered", "uncovered", "gap", "no on call", "no on-call", "bank holiday"];
    match cell::classify(text) {
        Cell::Value(text) => NOBODY.contains(&text.to_lowercase().as_str()),
        Cell::Blank => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_rotas() {
        assert_eq!(day_header("W/C"), Some(DayHeader::WeekFrom));
        assert_eq!(day_header("Last checked"), None);
        let told = |header: &str| tier(header).map(|(tier, rest)| format!("{tier}|{rest}"));
        assert_eq!(told("Primary"), Some("Primary|".to_owned()));
        assert_eq!(told("2nd on call"), Some("2nd|".to_owned()));
        assert_eq!(told("Network 2nd on call"), Some("2nd|Network".to_owned()));
        assert_eq!(told("Tier 1"), Some("Tier 1|".to_owned()));
        assert_eq!(told("Back-up"), Some("Back up|".to_owned()));
        assert_eq!(told("Notes"), None);
        assert!(is_shift("Evening shift") && is_shift("Night (20:00-08:00)") && !is_shift("Knights"));
        assert_eq!(number_of("MorningPhone"), Some(vec!["morning".to_owned()]));
        assert_eq!(number_of("Primary contact number"), Some(vec!["primary".to_owned()]));
        assert_eq!(number_of("Phone"), Some(Vec::new()));
        assert_eq!(number_of("Morning"), None);
    }

    #[test]
    fn days_of_the_week_and_nobody() {
        assert_eq!(weekday("Tues."), Some(Weekday::Tue));
        assert_eq!(weekday("SUN"), Some(Weekday::Sun));
        assert_eq!(weekday("Mo"), Some(Weekday::Mon));
        assert_eq!(weekday("T"), None);
        assert_eq!(weekday("Monty"), None);
        assert!(is_nobody("TBC") && is_nobody("vacant") && is_nobody("No cover") && !is_nobody("") && !is_nobody("Noor"));
    }
}
