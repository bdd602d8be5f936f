//! What checks may know of the staff lists as a whole, never their rows.
//!
//! How far they reach, who has just begun, and where they contradict themselves.

use crate::model::date::Date;
use crate::model::place::Place;

/// Whom the staff lists hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Coverage {
    /// There is none, or it does not say who is here.
    #[default]
    NotSaid,
    /// People who are here and people who have left.
    Everyone,
    /// Only people who are here.
    CurrentOnly,
    /// Only people who have left.
    LeaversOnly,
}

impl Coverage {
    /// From whether anybody in them has left, and whether anybody is here.
    pub fn of((left, here): (bool, bool)) -> Self {
        match (left, here) {
            (true, true) => Coverage::Everyone,
            (false, true) => Coverage::CurrentOnly,
            (true, false) => Coverage::LeaversOnly,
            (false, false) => Coverage::NotSaid,
        }
    }
}

/// Somebody who began not long ago.
#[derive(Debug, Clone)]
pub struct Starter {
    /// Their name or, failing that, their key.
    pub name: String,
    /// Where the staff list names them.
    pub place: Place,
    /// Their first day.
    pub start: Date,
    /// Whether any account is known to be theirs.
    pub has_account: bool,
}

/// Where one staff list contradicts itself.
#[derive(Debug, Clone, Default)]
pub struct Contradictions {
    /// The number of the source.
    pub source: u16,
    /// How many of its rows do.
    pub count: u64,
    /// The first of them: who, where, and the last day that has passed.
    pub first: Vec<(String, Place, Date)>,
}

/// All of it.
#[derive(Debug, Clone, Default)]
pub struct StaffFacts {
    /// Whom the lists hold.
    pub coverage: Coverage,
    /// Whoever began within [`StaffFacts::STARTER_DAYS`] of the as-of date, in the order of the rows.
    pub starters: Vec<Starter>,
    /// One for each staff list.
    pub contradictions: Vec<Contradictions>,
    /// People who are here, and how many of these have an account.
    pub here: u64,
    /// See `here`.
    pub with_account: u64,
}

impl StaffFacts {
    /// How far back somebody counts as a starter: a quarter (`ours`).
    pub const STARTER_DAYS: i64 = 92;
    /// Rows kept of what contradicts itself.
    pub const FIRST: usize = 5;
}
