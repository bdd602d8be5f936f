//! Names of people in findings: shown as they are, or under `--redact names` as stable pseudonyms.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::ingest::hash::hex;
use crate::model::key;
use crate::model::person_name::looks_like_person;
use crate::model::verdict;

/// How names are shown.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// The organisation's name, which keeps its pseudonyms apart from another's; `None` shows names as they are.
    redact_for: Option<String>,
}

impl Names {
    /// Names as they are.
    pub fn shown() -> Self {
        Names { redact_for: None }
    }

    /// Stable pseudonyms. A pseudonym is no anonymity: whoever holds the staff list can work them out.
    pub fn redacted(organisation: &str) -> Self {
        Names { redact_for: Some(organisation.to_owned()) }
    }

    /// Whether names are redacted.
    pub fn are_redacted(&self) -> bool {
        self.redact_for.is_some()
    }

    /// A cell that names one person or reaches one.
    pub fn person<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match &self.redact_for {
            Some(organisation) if !text.is_empty() => Cow::Owned(pseudonym(organisation, text)),
            _ => Cow::Borrowed(text),
        }
    }

    /// A cell of the policy that names a post, a team or a person: only what reads like a person is replaced.
    pub fn holder<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if looks_like_person(text) { self.person(text) } else { self.text(text) }
    }

    /// Text in which names are marked; under redaction addresses are found without marks too. The marks never come out.
    pub fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match &self.redact_for {
            Some(organisation) => {
                let change = |name: &str| pseudonym(organisation, name);
                match verdict::names(text, |name| change(name).into()) {
                    Cow::Borrowed(text) => addresses(text, change),
                    Cow::Owned(text) => Cow::Owned(addresses(&text, change).into_owned()),
                }
            }
            None => verdict::unmarked(text),
        }
    }
}

/// Replaces every e-mail address by what `change` makes of it.
fn addresses(text: &str, change: impl Fn(&str) -> String) -> Cow<'_, str> {
    if !text.contains('@') {
        return Cow::Borrowed(text);
    }
    let is_local = |c: char| c.is_alphanumeric() || "._%+'’#-".contains(c);
    let is_domain = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let start = rest[..at].char_indices().rev().take_while(|(_, c)| is_local(*c)).last().map_or(at, |(start, _)| start);
        let domain = &rest[at + 1..];
        let domain = domain[..domain.find(|c| !is_domain(c)).unwrap_or(domain.len())].trim_end_matches(['.', '-']);
        let end = at + 1 + domain.len();
        if start < at && domain.contains('.') {
            out.push_str(&rest[..start]);
            out.push_str(&change(&rest[start..end]));
        } else {
            out.push_str(&rest[..end]);
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// `person-3f2a91c0`: the same text in the same organisation always gives the same.
fn pseudonym(organisation: &str, text: &str) -> String {
    let mut hasher = Sha256::new();
    for part in ["standto names v1", organisation, &key::normal(text)] {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    format!("person-{}", hex(&hasher.finalize()[..4]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pseudonyms_are_stable_and_marks_never_come_out() {
        let text = format!("owner {} left", verdict::name("Ann Lee"));
        assert_eq!(Names::shown().text(&text), "owner Ann Lee left");
        let redacted = Names::redacted("Northmoor");
        let shown = redacted.text(&text).into_owned();
        assert!(!shown.contains("Ann") && shown.starts_with("owner person-"), "{shown}");
        assert_eq!(redacted.person("ann  LEE"), redacted.person("Ann Lee"));
        assert_ne!(redacted.person("Ann Lee"), Names::redacted("Southmoor").person("Ann Lee"));
        assert_eq!(redacted.person(""), "");
    }

    #[test]
    fn addresses_are_found_without_marks() {
        let redacted = Names::redacted("Northmoor");
        let ann = redacted.person("ann.lee@northmoor.example").into_owned();
        let text = "ask “ann.lee@northmoor.example”, or (Ann.Lee@northmoor.example). At 5 @ ward@7";
        assert_eq!(redacted.text(text), format!("ask “{ann}”, or ({ann}). At 5 @ ward@7"));
        assert_eq!(Names::shown().text(text), text);
    }
}
