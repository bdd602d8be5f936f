//! What a check says of one record.

use std::borrow::Cow;

use super::area::Area;
use super::bytes;
use super::place::Place;
use super::severity::Severity;

/// One of four answers. Unknown is never a pass.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// The record is as it should be.
    Pass,
    /// The check has nothing to say of this record.
    NotApplicable,
    /// The record is not as it should be.
    Fail(Detail),
    /// The lists cannot say.
    Unknown(Detail),
}

/// Why a verdict is no pass.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Detail {
    /// One sentence part that quotes what was seen: `last patched 3 August 2026, 111 days before the extract`.
    pub evidence: Cow<'static, str>,
    /// The field it speaks of, by its index among the register's fields.
    pub field: Option<usize>,
    /// What this finding shares with others: one owner value, one release. Findings of one cause are read as one.
    pub cause: Option<Cow<'static, str>>,
    /// A severity above or below the check's own, which the evidence explains.
    pub severity: Option<Severity>,
    /// True of the whole column: every record counts, one finding a source stands for them all.
    pub whole_column: bool,
}

impl Verdict {
    /// A failure with its evidence.
    pub fn fail(evidence: impl Into<Cow<'static, str>>) -> Self {
        Verdict::Fail(Detail { evidence: evidence.into(), ..Detail::default() })
    }

    /// Not known, with the reason.
    pub fn unknown(evidence: impl Into<Cow<'static, str>>) -> Self {
        Verdict::Unknown(Detail { evidence: evidence.into(), ..Detail::default() })
    }

    /// Names the field it speaks of.
    #[must_use]
    pub fn at(self, field: impl super::field::Field) -> Self {
        self.with(|detail| detail.field = Some(field.index()))
    }

    /// Names what it shares with other findings.
    #[must_use]
    pub fn because(self, cause: impl Into<Cow<'static, str>>) -> Self {
        self.with(|detail| detail.cause = Some(cause.into()))
    }

    /// Sets a severity other than the check's own.
    #[must_use]
    pub fn as_severe_as(self, severity: Severity) -> Self {
        self.with(|detail| detail.severity = Some(severity))
    }

    /// Raises a failure to a severity and says why in its evidence; no other verdict changes.
    #[must_use]
    pub fn raised_to(mut self, severity: Severity, why: &str) -> Self {
        if let Verdict::Fail(detail) = &mut self {
            let evidence = detail.evidence.to_mut();
            evidence.reserve("; ".len() + why.len());
            evidence.push_str("; ");
            evidence.push_str(why);
            detail.severity = Some(severity);
        }
        self
    }

    /// Says that it is true of the whole column: one finding a source.
    #[must_use]
    pub fn of_whole_column(self) -> Self {
        self.with(|detail| detail.whole_column = true)
    }

    fn with(mut self, change: impl FnOnce(&mut Detail)) -> Self {
        if let Verdict::Fail(detail) | Verdict::Unknown(detail) = &mut self {
            change(detail);
        }
        self
    }
}

/// A verdict on something that is no single row: a role, a list, a join of two lists.
#[derive(Debug, Clone, PartialEq)]
pub struct EstateVerdict {
    /// The area it counts in.
    pub area: Area,
    /// The natural key of what it speaks of: a role's name, a source and a column.
    pub subject: String,
    /// How a person would name it.
    pub label: String,
    /// Where to look, if there is one place.
    pub place: Option<Place>,
    /// The answer.
    pub verdict: Verdict,
}

/// Marks that stand around a person's name in evidence, so that one place can redact it.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';
/// Both marks begin with this byte, and hardly anything else does.
pub const MARK: u8 = 0xee;

/// A name, e-mail or username inside evidence, marked so that `--redact names` finds it.
pub fn name(text: &str) -> String {
    let mut marked = String::with_capacity(text.len() + OPEN.len_utf8() + CLOSE.len_utf8());
    push_name(&mut marked, &[text]);
    marked
}

/// Adds a name in parts, marked likewise.
pub fn push_name(to: &mut String, parts: &[&str]) {
    to.push(OPEN);
    for part in parts {
        if bytes::has_any(part.as_bytes(), [MARK]) {
            to.extend(part.split([OPEN, CLOSE]));
        } else {
            to.push_str(part);
        }
    }
    to.push(CLOSE);
}

/// Replaces every marked name by what `change` makes of it; without marks the text comes back as it was.
pub fn names(text: &str, mut change: impl FnMut(&str) -> Cow<'_, str>) -> Cow<'_, str> {
    if !bytes::has_any(text.as_bytes(), [MARK]) || find(text, OPEN).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = find(rest, OPEN) {
        out.push_str(&rest[..start]);
        let marked = &rest[start + OPEN.len_utf8()..];
        let end = find(marked, CLOSE).unwrap_or(marked.len());
        out.push_str(&change(&marked[..end]));
        rest = marked.get(end + CLOSE.len_utf8()..).unwrap_or("");
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Where one of the marks stands first.
fn find(text: &str, mark: char) -> Option<usize> {
    memchr::memchr_iter(MARK, text.as_bytes()).find(|at| text[*at..].starts_with(mark))
}

/// The text as it is shown: names without their marks.
pub fn unmarked(text: &str) -> Cow<'_, str> {
    names(text, |name| Cow::Borrowed(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_names_are_found_and_nothing_else_changes() {
        let text = format!("owner {} left; told by {}", name("Ann Lee"), name("Bo"));
        assert_eq!(unmarked(&text), "owner Ann Lee left; told by Bo");
        assert_eq!(names(&text, |_| "X".into()), "owner X left; told by X");
        assert_eq!(names("plain", |_| "X".into()), "plain");
        assert_eq!(names(&name("a\u{e001}b"), |_| "X".into()), "X");
    }
}
