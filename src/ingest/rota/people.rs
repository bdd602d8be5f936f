//! A rota's cell of people: who is named, and which number beside them is whose.

use super::words;
use crate::model::cell::{self, Cell};

/// One person of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// As written.
    pub(super) person: String,
    /// The number that is theirs, as written.
    pub(super) number: Option<String>,
}

/// What a cell of people says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum People {
    /// Nothing.
    Blank,
    /// In so many words that nobody is on, or not yet: `TBC`, `vacant`.
    Nobody,
    /// These.
    Named(Vec<Named>),
    /// More people than numbers or the other way round: which number is whose cannot be told.
    Unpaired,
}

/// Longest name of a person: what is longer is a sentence.
const LONGEST: usize = 60;

/// Reads a cell of people with the cell of numbers beside it, where there is one. People and numbers are paired by position.
pub(super) fn read(people: &str, numbers: Option<&str>) -> People {
    if cell::trim(people).is_empty() {
        return People::Blank;
    }
    if words::is_nobody(people) {
        return People::Nobody;
    }
    let mut named: Vec<Named> = Vec::new();
    for part in parts(people) {
        let (person, number) = own_number(part);
        match (person.is_empty(), number, named.last_mut()) {
            // A line that is nothing but a number belongs to the person above it.
            (true, Some(number), Some(last)) if last.number.is_none() => last.number = Some(number.to_owned()),
            (true, ..) => {}
            (false, number, _) if !words::is_nobody(person) => {
                named.push(Named { person: person.to_owned(), number: number.map(str::to_owned) });
            }
            (false, ..) => {}
        }
    }
    if named.is_empty() {
        return People::Nobody;
    }
    let numbers = numbers.map(cell::classify).and_then(|cell| if let Cell::Value(text) = cell { Some(text) } else { None });
    let Some(numbers) = numbers else { return People::Named(named) };
    if let [only] = named.as_mut_slice() {
        // Several numbers of one person are his: how they are read is for whoever rings them.
        only.number = Some(numbers.to_owned());
        return People::Named(named);
    }
    let numbers: Vec<&str> = number_parts(numbers).collect();
    if numbers.len() != named.len() {
        return People::Unpaired;
    }
    for (one, number) in named.iter_mut().zip(numbers) {
        one.number = Some(number.to_owned());
    }
    People::Named(named)
}

/// `A / B`, `A & B`, `A and B`, `A; B`, one to a line; at commas only where each part is a whole name.
fn parts(people: &str) -> impl Iterator<Item = &str> {
    let at_marks = people.split(['/', '&', ';', '\n', '\r']).flat_map(|part| part.split(" and "));
    at_marks
        .flat_map(|part| {
            let whole_names = part.split(',').all(|name| name.split_whitespace().count() >= 2);
            if part.contains(',') && whole_names { part.split(',').collect::<Vec<_>>() } else { vec![part] }
        })
        .map(cell::trim)
        .filter(|part| !part.is_empty())
}

fn number_parts(numbers: &str) -> impl Iterator<Item = &str> {
    numbers.split(['/', '&', ';', '\n', '\r', ',']).flat_map(|part| part.split(" and ")).map(cell::trim).filter(|part| !part.is_empty())
}

/// `Ann Lee 07700 900123` as the person and the number that stands behind her.
fn own_number(part: &str) -> (&str, Option<&str>) {
    let start = part
        .char_indices()
        .find(|(at, c)| c.is_ascii_digit() || *c == '+' && part[at + 1..].starts_with(|next: char| next.is_ascii_digit()));
    let Some((start, _)) = start else { return (part, None) };
    let digits = part[start..].bytes().filter(u8::is_ascii_digit).count();
    if digits < 4 || part.contains('@') {
        return (part, None);
    }
    let person = part[..start].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let person = ["ext", "bleep", "tel", "mob", "mobile", "on"].iter().fold(person, |text, label| {
        let cut = text.len().checked_sub(label.len()).filter(|at| text.is_char_boundary(*at) && text[*at..].eq_ignore_ascii_case(label));
        let cut = cut.filter(|at| !text[..*at].ends_with(char::is_alphanumeric));
        cut.map_or(text, |at| text[..at].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.'))
    });
    (
        person,
        Some(cell::trim(part[person.len()..].trim_matches(|c: char| matches!(c, '-' | '–' | ':' | '(' | ')' | ',') || c.is_whitespace()))),
    )
}

/// Whether a cell may name people: names, first names, initials, addresses. Placeholders do not count against it.
pub(super) fn may_be_people(text: &str) -> bool {
    if words::is_nobody(text) {
        return true;
    }
    let mut any = false;
    let all = parts(text).map(own_number).filter(|(person, _)| !person.is_empty()).all(|(person, _)| {
        any = true;
        may_be_person(person)
    });
    any && all
}

fn may_be_person(text: &str) -> bool {
    const NEVER: &[&str] = &["yes", "no", "x", "y", "n", "true", "false", "am", "pm", "on", "enabled", "disabled", "active", "inactive"];
    let words_in = text.split_whitespace().count();
    if text.contains('@') {
        return words_in == 1;
    }
    let is_name_mark = |c: char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '\'' | '’' | '-' | '.' | ',' | '(' | ')');
    text.chars().count() <= LONGEST
        && (1..=6).contains(&words_in)
        && text.starts_with(char::is_alphabetic)
        && text.chars().all(is_name_mark)
        && !NEVER.contains(&text.to_lowercase().as_str())
        && (text.len() < 3 || words::weekday(text).is_none())
        && !(words_in == 1 && text.len() > 2 && crate::model::date::month_of(text).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(people: &str, numbers: Option<&str>) -> String {
        match read(people, numbers) {
            People::Named(named) => {
                let one = |one: Named| format!("{}={}", one.person, one.number.unwrap_or_default());
                named.into_iter().map(one).collect::<Vec<_>>().join(" ")
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn people_and_numbers_are_paired_by_position() {
        assert_eq!(told("Ann / Bo", Some("07700 900101 / 07700 900102")), "Ann=07700 900101 Bo=07700 900102");
        assert_eq!(told("Ann & Bo", None), "Ann= Bo=");
        assert_eq!(told("Ann / Bo", Some("")), "Ann= Bo=");
        assert_eq!(told("Ann / Bo", Some("07700 900101")), "Unpaired");
        assert_eq!(told("Ann / Bo", Some("1234 / 2345 / 3456")), "Unpaired");
        assert_eq!(told("Ann", Some("1234 / 2345")), "Ann=1234 / 2345");
        assert_eq!(told("Lee, Ann", Some("1234")), "Lee, Ann=1234");
        assert_eq!(told("Ann Lee, Bo Ray", Some("1234, 2345")), "Ann Lee=1234 Bo Ray=2345");
        assert_eq!(told("", Some("1234")), "Blank");
        assert_eq!(told("TBC", Some("1234")), "Nobody");
        assert_eq!(told("Ann / TBC", None), "Ann=");
    }

    #[test]
    fn a_number_behind_a_name_is_that_persons() {
        assert_eq!(told("Ann Lee 07700 900101", None), "Ann Lee=07700 900101");
        assert_eq!(told("Ann Lee (bleep 1234)", None), "Ann Lee=bleep 1234");
        assert_eq!(told("Ann Lee\n07700 900101\nBo Ray\n+44 7700 900102", None), "Ann Lee=07700 900101 Bo Ray=+44 7700 900102");
        assert_eq!(told("Ann Lee - ext 4402", None), "Ann Lee=ext 4402");
    }

    #[test]
    fn what_may_name_people() {
        for text in ["Ann Lee", "g", "JS", "Ann / Bo", "ann.lee@x.example", "O'Neill, Siobhán", "TBC", "Ann Lee 07700 900101"] {
            assert!(may_be_people(text), "{text}");
        }
        for text in
            ["12", "Yes", "x", "Monday", "06:00-14:00", "£5", "July", "See the on-call policy for what to do when nobody answers the phone"]
        {
            assert!(!may_be_people(text), "{text}");
        }
    }
}
