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
    let at = document.spot(span.start);
    let say = |message: String| document.error(at, message);
    let complaint = error.message();
    if complaint == "duplicate key" {
        say(format!("“{found}” stands twice"))
            .with_help("keep one of the two; sections that may repeat are written [[source]], [[role]], [[statement]]")
    } else if complaint.starts_with("string values must be quoted") {
        if found.is_empty() {
            return say("there is no value after the equals sign".to_owned());
        }
        say(format!("“{}” is neither text in quotes, a number, true, false nor a date", found.trim_matches(CURLY))).with_help(remedy(found))
    } else if complaint.starts_with("missing escaped value") {
        say("“\\” has a meaning of its own inside quotes".to_owned()).with_help("write paths with /, such as \"exports/discovery.csv\"")
    } else {
        say(format!("this cannot be read as TOML: {complaint}"))
    }
}

/// The quotation marks that word processors put in place of the straight ones.
const CURLY: [char; 4] = ['“', '”', '‘', '’'];

fn remedy(found: &str) -> String {
    if found.contains(CURLY) {
        return "write straight quotes (\"), not the curly ones of a word processor".to_owned();
    }
    if let Some(number) = found.strip_suffix('%') {
        return format!("write the number alone: {}", number.trim_end());
    }
    match found.to_ascii_lowercase().as_str() {
        "yes" | "on" => return "write true".to_owned(),
        "no" | "off" => return "write false".to_owned(),
        _ => {}
    }
    match date::read(found, DateOrder::DayFirst) {
        Some(day) => format!("if you mean {}, write {day}", date::long(day)),
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
                 keep one of the two; sections that may repeat are written [[source]], [[role]], [[statement]]",
            ),
            (
                "file = \"exports\\discovery.csv\"",
                "line 1, column 17: “\\” has a meaning of its own inside quotes\n  write paths with /, such as \"exports/discovery.csv\"",
            ),
            ("[rating\n", "line 1, column 8: this cannot be read as TOML: unclosed table, expected `]`"),
            ("until = 2026-02-30", "line 1, column 9: this cannot be read as TOML: invalid date, expected day between 01 and 28"),
        ] {
            assert_eq!(message(text), format!("standto.toml, {expected}"), "{text}");
        }
    }
}
