//! The findings a report shows of each check: the least so many by severity, then place.

use std::sync::atomic::{AtomicU8, Ordering};

use super::assessment::Finding;
use crate::model::place::Place;
use crate::model::severity::Severity;

/// Findings shown of one check and area. Every one is in `findings.csv`.
pub const SHOWN: usize = 100;

/// A finding with what it is ordered by.
#[derive(Debug, Clone)]
pub struct Ranked {
    /// Its severity.
    pub severity: Severity,
    /// Its place.
    pub place: Place,
    /// The finding.
    pub finding: Finding,
}

/// The findings kept so far, a check and area.
#[derive(Debug)]
pub struct Top {
    kept: Vec<Vec<Ranked>>,
}

/// For each check and area the worst severity still kept once its list is full: workers need not
/// offer what cannot enter. Rows come in order, so a later finding of the same severity never does.
#[derive(Debug)]
pub struct Bars(Vec<AtomicU8>);

impl Bars {
    /// Open to everything.
    pub fn new(slots: usize) -> Self {
        Bars((0..slots).map(|_| AtomicU8::new(u8::MAX)).collect())
    }

    /// Whether a finding of this severity, later than all that are merged, may still enter.
    pub fn admits(&self, slot: usize, severity: Severity) -> bool {
        (severity as u8) < self.0[slot].load(Ordering::Relaxed)
    }
}

impl Top {
    /// Nothing kept yet.
    pub fn new(slots: usize) -> Self {
        Top { kept: (0..slots).map(|_| Vec::new()).collect() }
    }

    /// Offers a finding. Keeps the least by severity and place, the earlier of equals.
    pub fn offer(&mut self, slot: usize, ranked: Ranked, bars: &Bars) {
        let kept = &mut self.kept[slot];
        let key = |r: &Ranked| (r.severity, r.place);
        let at = kept.partition_point(|known| key(known) <= key(&ranked));
        if at < SHOWN {
            kept.insert(at, ranked);
            kept.truncate(SHOWN);
        }
        if kept.len() == SHOWN
            && let Some(last) = kept.last()
        {
            bars.0[slot].store(last.severity as u8, Ordering::Relaxed);
        }
    }

    /// What is kept of one check and area.
    pub fn take(&mut self, slot: usize) -> Vec<Finding> {
        std::mem::take(&mut self.kept[slot]).into_iter().map(|ranked| ranked.finding).collect()
    }
}
