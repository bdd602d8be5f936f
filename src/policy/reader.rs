//! Reading TOML piece by piece, so that whatever is wrong is said with its place, what was expected and what was meant.
//!
//! Not serde: a derived reader can say neither which line nor "did you mean".

mod syntax;
mod table;
mod value;

pub(super) use syntax::parse;
pub(super) use table::Table;
pub(super) use value::Value;

use super::error::{PolicyError, Spot};

/// The file being read: its name for messages, its text for places.
#[derive(Debug, Clone, Copy)]
pub(super) struct Document<'d> {
    pub(super) file: &'d str,
    pub(super) text: &'d str,
}

impl Document<'_> {
    fn spot(self, offset: usize) -> Spot {
        Spot::in_text(self.text, offset)
    }

    pub(super) fn error(self, at: Spot, message: impl Into<String>) -> PolicyError {
        PolicyError::new(self.file, at, message)
    }
}
