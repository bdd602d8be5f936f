//! Names of people in findings: shown as they are, or under `--redact names` as stable pseudonyms.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::ingest::sniff::hex;
use crate::model::key;
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

    /// Text in which names are marked. The marks never come out.
    pub fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match &self.redact_for {
            Some(organisation) => verdict::names(text, |name| pseudonym(organisation, name)),
            None => verdict::names(text, str::to_owned),
        }
    }
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
}
