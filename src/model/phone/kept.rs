//! A telephone cell that is kept beside what else a row says.

use std::sync::OnceLock;

use super::{Number, Reading};

/// A cell as written. It is read when somebody first asks, and then no more: many ask of a list that is kept.
#[derive(Debug, Clone, Eq)]
pub struct KeptCell {
    /// As written.
    pub text: String,
    reading: OnceLock<Reading>,
}

impl PartialEq for KeptCell {
    /// Whether both were written the same: of one of them somebody may have asked already.
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl KeptCell {
    /// Keeps a cell.
    pub fn new(text: &str) -> Self {
        KeptCell { text: text.to_owned(), reading: OnceLock::new() }
    }

    /// The numbers in it, in the order written.
    pub fn numbers(&self) -> &[Number] {
        &self.reading.get_or_init(|| super::read(&self.text)).numbers
    }

    /// Whether it holds something that can be rung, be it a bleep.
    pub fn rings(&self) -> bool {
        !self.numbers().is_empty()
    }
}
