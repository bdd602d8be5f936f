//! The day a source speaks for: from a banner, the file's or sheet's name, or the workbook's properties.

use crate::model::date::{self, Date, DateOrder};

/// Where an extract date came from, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum From {
    /// The policy states it.
    Policy,
    /// A line above the header.
    Banner,
    /// The file's name.
    FileName,
    /// The sheet's name.
    SheetName,
    /// The workbook's property *modified*.
    WorkbookProperty,
    /// The newest sighting or sign-in in it.
    NewestSighting,
}

impl From {
    /// In words, for `inspect` and the report.
    pub fn words(self) -> &'static str {
        match self {
            From::Policy => "policy",
            From::Banner => "a line above its header",
            From::FileName => "the file's name",
            From::SheetName => "the sheet's name",
            From::WorkbookProperty => "the workbook's property “modified”",
            From::NewestSighting => "the newest sighting in it",
        }
    }
}

/// Words before a date that make it the day the list was made or last checked.
const STATED: &[&str] = &[
    "updated",
    "as at",
    "as of",
    "extract",
    "exported",
    "dated",
    "reviewed",
    "generated",
    "report date",
    "correct at",
    "run on",
    "checked",
    "version",
    "printed",
];

/// The date stated in the lines above a header: `Last updated 14 November 2026`.
pub fn in_banner(lines: &[String]) -> Option<Date> {
    lines.iter().find_map(|line| {
        let lower = line.to_lowercase();
        STATED.iter().any(|word| lower.contains(word)).then(|| in_text(line)).flatten()
    })
}

/// Characters of a line that are looked through for a date.
const LONGEST: usize = 1000;

/// The first date in a text: in `Computer21.11.2025`, `assets 2026-11-14`, `staff_20261101`, `14 November 2026`.
pub fn in_text(text: &str) -> Option<Date> {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let text = &text[..end];
    let plausible = |day: &Date| (2000..2100).contains(&chrono::Datelike::year(day));
    let bytes = text.as_bytes();
    let is_edge = |at: usize| at == 0 || !bytes[at - 1].is_ascii_digit();
    let numeric = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit() && is_edge(*at)).find_map(|at| {
        let run = bytes[at..].iter().take_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'/' | b'_')).count();
        let part = text.get(at..at + run)?.trim_end_matches(['-', '.', '/', '_']).replace('_', "-");
        let dated = part.len() >= 6 && (part.contains(['-', '.', '/']) || part.len() == 8);
        dated.then(|| date::read(&part, DateOrder::DayFirst)).flatten().filter(plausible)
    });
    numeric.or_else(|| named(text).filter(plausible))
}

/// A date with a month's name somewhere in a sentence.
fn named(text: &str) -> Option<Date> {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '_' | '-' | '.' | ':')).filter(|w| !w.is_empty()).collect();
    words.iter().enumerate().filter(|(_, word)| date::month_of(word).is_some()).find_map(|(at, month)| {
        let year = words.get(at + 1).or(None)?;
        let day = at.checked_sub(1).map(|before| words[before])?;
        date::read(&format!("{day} {month} {year}"), DateOrder::DayFirst)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_names_and_banners() {
        let day = |text: &str| text.parse().ok();
        assert_eq!(in_text("Computer21.11.2025.xlsx"), day("2025-11-21"));
        assert_eq!(in_text("exports/discovery-export-2026-11-21.csv"), day("2026-11-21"));
        assert_eq!(in_text("staff_20261101"), day("2026-11-01"));
        assert_eq!(in_text("Assets Q3 v2.1"), None);
        assert_eq!(in_text("Google_Workspace_User_Download_05022024_000726"), None);
        assert_eq!(in_banner(&["Northmoor asset register — last updated 14 November 2026".to_owned()]), day("2026-11-14"));
        assert_eq!(in_banner(&["Opened 1 January 2020".to_owned()]), None);
    }
}
