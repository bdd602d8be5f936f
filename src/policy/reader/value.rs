//! One value of the policy, read as what its key wants.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeString, DeValue};

use super::{Document, Table};
use crate::model::cell;
use crate::model::date::{self, Date, DateOrder};
use crate::policy::error::{PolicyError, Spot};
use crate::policy::in_force::Placed;
use crate::policy::suggest::{did_you_mean, either};

/// The longest piece of the file that a message quotes, in characters.
const QUOTED: usize = 60;

/// A value with its key and how messages call it.
#[derive(Debug)]
pub(in crate::policy) struct Value<'d> {
    document: Document<'d>,
    /// `“green” of [rating]`.
    name: String,
    key: &'d str,
    key_at: Spot,
    content: &'d Spanned<DeValue<'d>>,
}

impl<'d> Value<'d> {
    pub(super) fn new(document: Document<'d>, table: &str, key: &'d Spanned<DeString<'d>>, value: &'d Spanned<DeValue<'d>>) -> Self {
        let word = key.get_ref().as_ref();
        Value { document, name: format!("“{word}” of {table}"), key: word, key_at: document.spot(key.span().start), content: value }
    }

    /// The key.
    pub(in crate::policy) fn key(&self) -> &'d str {
        self.key
    }

    /// How messages call it: `“green” of [rating]`.
    pub(in crate::policy) fn name(&self) -> &str {
        &self.name
    }

    /// Where the key stands.
    pub(in crate::policy) fn key_at(&self) -> Spot {
        self.key_at
    }

    /// What was read, with the place of the key.
    pub(in crate::policy) fn placed<T>(&self, value: T) -> Placed<T> {
        Placed { value, at: self.key_at }
    }

    /// An error about the value.
    pub(in crate::policy) fn error(&self, message: impl Into<String>) -> PolicyError {
        self.document.error(self.document.spot(self.content.span().start), message)
    }

    /// An error about the key.
    pub(in crate::policy) fn key_error(&self, message: impl Into<String>) -> PolicyError {
        self.document.error(self.key_at, message)
    }

    /// `“green” of [rating] must be …, not …`.
    pub(in crate::policy) fn must_be(&self, expected: &str) -> PolicyError {
        self.error(format!("{} must be {expected}, not {}", self.name, self.shown()))
    }

    /// The same where no text is wanted: a number or an answer in quotes is told to lose them.
    pub(in crate::policy) fn must_be_bare(&self, expected: &str) -> PolicyError {
        let error = self.must_be(expected);
        let Some(text) = self.as_text() else { return error };
        match text.to_ascii_lowercase().as_str() {
            "true" | "yes" => error.with_help("write true, without quotes"),
            "false" | "no" => error.with_help("write false, without quotes"),
            number if number.parse::<f64>().is_ok_and(f64::is_finite) => error.with_help(format!("write {number}, without quotes")),
            _ => error,
        }
    }

    /// The value as a message quotes it.
    fn shown(&self) -> String {
        match self.content.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => "left empty".to_owned(),
            DeValue::String(text) => format!("“{}”", shortened(text)),
            DeValue::Array(_) => "a list".to_owned(),
            DeValue::Table(_) => "a section".to_owned(),
            _ => shortened(self.document.text.get(self.content.span()).unwrap_or_default()),
        }
    }

    /// The text if it is one, trimmed, whatever it says.
    pub(in crate::policy) fn as_text(&self) -> Option<&'d str> {
        self.content.get_ref().as_str().map(cell::trim)
    }

    /// Text on one line that says something, trimmed.
    pub(in crate::policy) fn text(&self) -> Result<String, PolicyError> {
        match self.as_text() {
            Some("") => Err(self.must_be("text")),
            Some(text) if text.contains(char::is_control) => {
                Err(self.error(format!("{} has a line break or another control character in it", self.name)))
            }
            Some(text) => Ok(text.to_owned()),
            None => Err(self.must_be("text in quotes")),
        }
    }

    /// Text that may run over several lines; they are joined.
    pub(in crate::policy) fn prose(&self) -> Result<String, PolicyError> {
        match self.as_text() {
            Some("") => Err(self.must_be("text")),
            Some(text) => Ok(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            None => Err(self.must_be("text in quotes")),
        }
    }

    /// `true` or `false`.
    pub(in crate::policy) fn switch(&self) -> Result<bool, PolicyError> {
        self.content.get_ref().as_bool().ok_or_else(|| self.must_be_bare("true or false"))
    }

    /// A whole number within the range.
    pub(in crate::policy) fn whole_number(&self, range: RangeInclusive<i64>) -> Result<i64, PolicyError> {
        let read = self.content.get_ref().as_integer().and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
        read.filter(|number| range.contains(number)).ok_or_else(|| match *range.end() {
            i64::MAX => self.must_be_bare(&format!("a whole number from {} up", range.start())),
            end => self.must_be_bare(&format!("a whole number from {} to {end}", range.start())),
        })
    }

    /// A number from 0 to 100.
    pub(in crate::policy) fn percentage(&self) -> Result<f64, PolicyError> {
        let read = match self.content.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok().filter(|_| number.radix() == 10),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        read.filter(|number| (0.0..=100.0).contains(number)).ok_or_else(|| self.must_be_bare("a number from 0 to 100"))
    }

    /// A day: a TOML date, or the same in quotes.
    pub(in crate::policy) fn day(&self) -> Result<Date, PolicyError> {
        let expected = "a date such as 2026-11-14";
        match self.content.get_ref() {
            DeValue::Datetime(toml) if toml.time.is_none() => {
                let day = toml.date.and_then(|d| NaiveDate::from_ymd_opt(i32::from(d.year), u32::from(d.month), u32::from(d.day)));
                day.ok_or_else(|| self.must_be(expected))
            }
            DeValue::String(text) => {
                let text = cell::trim(text);
                let iso = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
                iso.ok_or_else(|| match date::read(text, DateOrder::DayFirst) {
                    Some(day) => self.must_be(expected).with_help(format!("if you mean {}, write {day}", date::long(day))),
                    None => self.must_be(expected),
                })
            }
            _ => Err(self.must_be(expected)),
        }
    }

    /// One of a few words; case does not matter.
    pub(in crate::policy) fn one_of<T: Copy>(&self, words: &[(&'static str, T)]) -> Result<T, PolicyError> {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let given = self.as_text().unwrap_or_default();
        let found = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(given));
        found.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let error = self.must_be(&either(&known));
            match did_you_mean(given, known) {
                Some(near) => error.with_help(format!("did you mean “{near}”?")),
                None => error,
            }
        })
    }

    /// A list of texts, each with its place.
    pub(in crate::policy) fn texts(&self) -> Result<Vec<Placed<String>>, PolicyError> {
        let Some(list) = self.content.get_ref().as_array() else {
            return Err(self.must_be("a list of texts, such as [\"one\", \"two\"]"));
        };
        let one = |value: &'d Spanned<DeValue<'d>>| {
            let item = Value {
                document: self.document,
                name: format!("an entry of {}", self.name),
                key: self.key,
                key_at: self.document.spot(value.span().start),
                content: value,
            };
            Ok(item.placed(item.text()?))
        };
        list.iter().map(one).collect()
    }

    /// Whether it is a list.
    pub(in crate::policy) fn is_list(&self) -> bool {
        self.content.get_ref().is_array()
    }

    /// A section: `[rating]`, or `[rating.days-allowed]` within one. `heading` is how messages call it.
    pub(in crate::policy) fn section(&self, heading: &str) -> Result<Table<'d>, PolicyError> {
        match self.content.get_ref() {
            DeValue::Table(entries) => Ok(Table::open(self.document, heading.to_owned(), self.key_at, entries)),
            DeValue::Array(_) => {
                Err(self.key_error(format!("{heading} is one section, not a list of them")).with_help(format!("write {heading}, once")))
            }
            _ => Err(self.key_error(format!("{heading} is a section, not {}", self.shown())).with_help(own_line(heading))),
        }
    }

    /// A table written in one line: `match = { owner = "…" }`.
    pub(in crate::policy) fn inline(&self, example: &str) -> Result<Table<'d>, PolicyError> {
        match self.content.get_ref() {
            DeValue::Table(entries) => Ok(Table::open(self.document, self.name.clone(), self.key_at, entries)),
            _ => Err(self.must_be(&format!("a table such as {example}"))),
        }
    }

    /// Sections that may repeat: `[[source]]`.
    pub(in crate::policy) fn sections(&self, heading: &str) -> Result<Vec<Table<'d>>, PolicyError> {
        let wrong = || {
            self.key_error(format!("{heading} may stand more than once, so it is written with two brackets")).with_help(own_line(heading))
        };
        let list = self.content.get_ref().as_array().ok_or_else(wrong)?;
        let one = |item: &'d Spanned<DeValue<'d>>| {
            let entries = item.get_ref().as_table().ok_or_else(wrong)?;
            Ok(Table::open(self.document, heading.to_owned(), self.document.spot(item.span().start), entries))
        };
        list.iter().map(one).collect()
    }
}

fn own_line(heading: &str) -> String {
    format!("write {heading} on a line of its own, and its keys under it")
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
