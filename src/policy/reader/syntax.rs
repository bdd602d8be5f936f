//! Text that is no TOML at all: the parser's complaint, in words for somebody who has never heard of TOML.

use toml::Spanned;
use toml::de::DeTable;

use super::Document;
use crate::model::date::{self, DateOrder};
use crate::policy::error::PolicyError;

/// The document as a tree with places.
pub(in crate::policy) fn parse(document: Document<'_>) -> Result<Spanned<DeTable<'_>>, PolicyError> {
    DeTable::parse(document.text).map_err(|error| explain(document, &error))
}

fn explain(document: Document<'_>, error: &toml::de::Error) -> PolicyError {
    let span = error.span().unwrap_or(0..0);
    let found = document.text.get(span.clone()).unwrap_or_default().trim();
    let complaint = error.message();
    let says = |start: &str| complaint.starts_with(start);
    let (message, help) = if complaint == "duplicate key" {
        let help = "keep one of the two; sections that may repeat are written [[source]], [[role]], [[statement]], [[waiver]]";
        (format!("“{found}” stands twice"), Some(help.to_owned()))
    } else if says("string values must be quoted") && found.is_empty() {
        ("there is no value after the equals sign".to_owned(), None)
    } else if ["string values must be quoted", "invalid boolean", "invalid float", "invalid date"].into_iter().any(says)
        && !found.is_empty()
    {
        let message = format!("“{}” is neither text in quotes, a number, true, false nor a date", found.trim_matches(CURLY));
        (message, Some(remedy(found, says("invalid date"))))
    } else if let Some((_, message, help)) = SLIPS.iter().find(|(start, ..)| says(start)) {
        ((*message).to_owned(), Some((*help).to_owned()))
    } else {
        (format!("this cannot be read as TOML: {complaint}"), None)
    };
    let error = document.error(document.spot(span.start), message);
    match help {
        Some(help) => error.with_help(help),
        None => error,
    }
}

/// How a complaint of the parser begins, what it means, and what to do.
const SLIPS: &[(&str, &str, &str)] = &[
    ("missing escaped value", "“\\” has a meaning of its own inside quotes", "write paths with /, such as \"exports/discovery.csv\""),
    ("unexpected key or value", "something is left over after the value", "one key and one value to a line, numbers without commas"),
    (
        "key with no value",
        "there is no equals sign after the key",
        "write key = value; a key of several words stands in quotes, a section in brackets",
    ),
    ("invalid basic string", "a quotation mark is missing at the end of the text", "close the text with \" on the same line"),
    ("unclosed table", "a bracket is missing at the end of the section", "write [policy], or [[source]] with two brackets on each side"),
];

/// The quotation marks that word processors put in place of the straight ones.
const CURLY: [char; 4] = ['“', '”', '‘', '’'];

/// What to write in place of a value that is none.
fn remedy(found: &str, is_date: bool) -> String {
    if found.contains(CURLY) {
        return "write straight quotes (\"), not the curly ones of a word processor".to_owned();
    }
    if let Some(number) = found.strip_suffix('%') {
        return format!("write the number alone: {}", number.trim_end());
    }
    match found.to_ascii_lowercase().as_str() {
        "yes" | "on" | "true" => return "write true".to_owned(),
        "no" | "off" | "false" => return "write false".to_owned(),
        _ => {}
    }
    match date::read(found, DateOrder::DayFirst) {
        Some(day) => format!("if you mean {}, write {day}", date::long(day)),
        None if is_date => "write a date as 2026-11-14: year, month and day, with zeros".to_owned(),
        None => format!("put text in quotes: \"{found}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        parse(Document { file: "standto.toml", text }).unwrap_err().to_string()
    }

    #[test]
    fn the_slips_people_make_are_explained() {
        for (text, expected) in [
            (
                "[policy]\nmarking = “OFFICIAL”\n",
                "line 2, column 11: “OFFICIAL” is neither text in quotes, a number, true, false nor a date\n  \
                 write straight quotes (\"), not the curly ones of a word processor",
            ),
            (
                "extract-date = 14/11/2026",
                "line 1, column 16: “14/11/2026” is neither text in quotes, a number, true, false nor a date\n  \
                 if you mean 14 November 2026, write 2026-11-14",
            ),
            (
                "name = North moor\n",
                "line 1, column 8: “North moor” is neither text in quotes, a number, true, false nor a date\n  \
                 put text in quotes: \"North moor\"",
            ),
            (
                "least-match-rate = 80 %",
                "line 1, column 20: “80 %” is neither text in quotes, a number, true, false nor a date\n  write the number alone: 80",
            ),
            ("off = yes", "line 1, column 7: “yes” is neither text in quotes, a number, true, false nor a date\n  write true"),
            ("off = No", "line 1, column 7: “No” is neither text in quotes, a number, true, false nor a date\n  write false"),
            ("name =\n", "line 1, column 7: there is no value after the equals sign"),
            (
                "[policy]\n[rating]\n[policy]\n",
                "line 3, column 2: “policy” stands twice\n  \
                 keep one of the two; sections that may repeat are written [[source]], [[role]], [[statement]], [[waiver]]",
            ),
            (
                "file = \"exports\\discovery.csv\"",
                "line 1, column 17: “\\” has a meaning of its own inside quotes\n  write paths with /, such as \"exports/discovery.csv\"",
            ),
            (
                "[rating\n",
                "line 1, column 8: a bracket is missing at the end of the section\n  \
                 write [policy], or [[source]] with two brackets on each side",
            ),
            (
                "until = 2026-02-30",
                "line 1, column 9: “2026-02-30” is neither text in quotes, a number, true, false nor a date\n  \
                 write a date as 2026-11-14: year, month and day, with zeros",
            ),
            (
                "until = 31-03-2027",
                "line 1, column 9: “31-03-2027” is neither text in quotes, a number, true, false nor a date\n  \
                 if you mean 31 March 2027, write 2027-03-31",
            ),
            ("off = True", "line 1, column 7: “True” is neither text in quotes, a number, true, false nor a date\n  write true"),
            (
                "over = 2,000",
                "line 1, column 9: something is left over after the value\n  one key and one value to a line, numbers without commas",
            ),
            (
                "organisation name: Northmoor",
                "line 1, column 14: there is no equals sign after the key\n  \
                 write key = value; a key of several words stands in quotes, a section in brackets",
            ),
            (
                "name = \"Northmoor\n",
                "line 1, column 18: a quotation mark is missing at the end of the text\n  close the text with \" on the same line",
            ),
            ("over = 09", "line 1, column 8: this cannot be read as TOML: unexpected leading zero, expected nothing"),
        ] {
            assert_eq!(message(text), format!("standto.toml, {expected}"), "{text}");
        }
    }
}
