//! Counts of each check in each area, made where there is something to count: a part of a run counts a few of many.

use super::CheckTally;
use crate::model::area::Area;

/// Where a check and area stand in lists by both.
pub fn slot(check: usize, area: Area) -> usize {
    check * Area::ALL.len() + area.index()
}

/// Counts by check and area.
#[derive(Debug, Clone)]
pub struct ByCheck {
    of_each: Vec<Option<Box<CheckTally>>>,
    /// Lent where nothing was counted.
    nothing: CheckTally,
}

impl ByCheck {
    /// Nothing counted yet, of so many checks and areas.
    pub fn new(slots: usize) -> Self {
        ByCheck { of_each: vec![None; slots], nothing: CheckTally::new() }
    }

    /// The counts of one check and area.
    pub fn at(&self, slot: usize) -> &CheckTally {
        self.of_each[slot].as_deref().unwrap_or(&self.nothing)
    }

    /// The same, to be added to.
    pub fn at_mut(&mut self, slot: usize) -> &mut CheckTally {
        self.of_each[slot].get_or_insert_with(|| Box::new(CheckTally::new()))
    }

    /// Adds those of another part.
    pub fn merge(&mut self, other: Self) {
        for (mine, theirs) in self.of_each.iter_mut().zip(other.of_each) {
            match (mine, theirs) {
                (_, None) => {}
                (Some(mine), Some(theirs)) => mine.merge(*theirs),
                (mine, theirs) => *mine = theirs,
            }
        }
    }
}
