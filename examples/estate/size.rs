//! How many of each list an estate has.

use std::error::Error;

/// What writing comes to.
pub(crate) type Outcome = Result<(), Box<dyn Error>>;

/// How many of each list there are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) assets: usize,
    pub(crate) accounts: usize,
    pub(crate) staff: usize,
    pub(crate) contacts: usize,
}

impl Size {
    /// As many accounts as assets, half as many people, a twentieth as many contacts.
    pub(crate) fn of(rows: usize) -> Self {
        Size { assets: rows, accounts: rows, staff: (rows / 2).max(1), contacts: (rows / 20).max(1) }
    }
}
