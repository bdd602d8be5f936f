//! A table of the policy whose keys are all known.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Document, Value};
use crate::policy::error::{PolicyError, Spot};
use crate::policy::keys::{self, Section};

/// One table, with how messages call it.
#[derive(Debug)]
pub(in crate::policy) struct Table<'d> {
    document: Document<'d>,
    name: String,
    at: Spot,
    entries: &'d DeTable<'d>,
}

impl<'d> Table<'d> {
    /// The whole document. A section that does not exist is an error.
    pub(in crate::policy) fn root(document: Document<'d>, tree: &'d Spanned<DeTable<'d>>) -> Result<Self, PolicyError> {
        let root = Table { document, name: String::new(), at: document.spot(0), entries: tree.get_ref() };
        let Some((key, at, value)) = root.first_not_of(keys::TOP) else { return Ok(root) };
        Err(match value {
            DeValue::Table(_) | DeValue::Array(_) => {
                document.error(at, format!("there is no section “{key}”")).suggesting(key, keys::TOP.iter().copied())
            }
            _ => {
                let error = document.error(at, format!("“{key}” stands above the first section"));
                match keys::home_of(key) {
                    Some(home) => error.with_help(format!("it goes under {home}")),
                    None => error.with_help("put it under the section it belongs to, such as [organisation]"),
                }
            }
        })
    }

    pub(super) fn open(document: Document<'d>, name: String, at: Spot, entries: &'d DeTable<'d>) -> Self {
        Table { document, name, at, entries }
    }

    /// The same table, once it is sure that it has no keys but those of `section`.
    ///
    /// Asked before anything is read, so that a misspelt key is called misspelt, not missing.
    pub(in crate::policy) fn only(self, section: &Section) -> Result<Self, PolicyError> {
        let Some((key, at, _)) = self.first_not_of(section.keys) else { return Ok(self) };
        let error = self.document.error(at, format!("{} has no key “{key}”", self.name));
        Err(match keys::home_of(key) {
            Some(home) => error.with_help(format!("it goes under {home}")),
            None => error.suggesting(key, section.keys.iter().copied()),
        })
    }

    /// The first key in the file that is not one of `known`.
    fn first_not_of(&self, known: &[&str]) -> Option<(&'d str, Spot, &'d DeValue<'d>)> {
        let strangers = self.entries.iter().filter(|(key, _)| !known.contains(&key.get_ref().as_ref()));
        let (key, value) = strangers.min_by_key(|(key, _)| key.span().start)?;
        Some((key.get_ref().as_ref(), self.document.spot(key.span().start), value.get_ref()))
    }

    /// Every value, in the order of the file.
    pub(in crate::policy) fn values(&self) -> Vec<Value<'d>> {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries.into_iter().map(|(key, value)| Value::new(self.document, &self.name, key, value)).collect()
    }

    /// The value of a key, if it is there.
    pub(in crate::policy) fn value(&self, key: &str) -> Option<Value<'d>> {
        self.entries.get_key_value(key).map(|(key, value)| Value::new(self.document, &self.name, key, value))
    }

    /// The value of a key that must be there; `help` says what to write.
    pub(in crate::policy) fn required(&self, key: &str, help: &str) -> Result<Value<'d>, PolicyError> {
        self.value(key).ok_or_else(|| self.error(format!("{} has no “{key}”", self.name)).with_help(help))
    }

    /// An error about the table as a whole.
    pub(in crate::policy) fn error(&self, message: impl Into<String>) -> PolicyError {
        self.document.error(self.at, message)
    }

    /// An error somewhere within it.
    pub(in crate::policy) fn error_at(&self, at: Spot, message: impl Into<String>) -> PolicyError {
        self.document.error(at, message)
    }

    /// How messages call it.
    pub(in crate::policy) fn name(&self) -> &str {
        &self.name
    }

    /// Where it begins.
    pub(in crate::policy) fn at(&self) -> Spot {
        self.at
    }

    /// Whether it says nothing.
    pub(in crate::policy) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
