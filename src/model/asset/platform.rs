//! The operating system of an asset, as far as patching rules need to know.

use super::Asset;
use super::kind::contains_ignore_case;
use crate::model::cell::Cell;

/// Whose monthly rhythm an asset follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    /// Windows: fixes come on the second Tuesday.
    Windows,
    /// Anything else that names itself.
    Other,
    /// The list does not say.
    NotSaid,
}

impl Asset<'_> {
    /// The platform, from the operating system or failing that the version's shape.
    pub fn platform(&self) -> Platform {
        match (self.os, self.version) {
            (Cell::Value(os), _) if contains_ignore_case(os, "windows") => Platform::Windows,
            (Cell::Value(_), _) => Platform::Other,
            (_, Cell::Value(version)) if version.starts_with("10.0.") || version.starts_with("10.0 (") => Platform::Windows,
            _ => Platform::NotSaid,
        }
    }
}
