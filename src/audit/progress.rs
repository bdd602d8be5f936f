//! How far an audit has come, for whoever waits for it.

use std::sync::atomic::{AtomicU64, Ordering};

/// Rows judged, of so many. Counted by every thread; nothing depends on it.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    of: AtomicU64,
}

impl Progress {
    /// The survey is over, and so many rows are to be judged.
    pub fn begin(&self, rows: u64) {
        self.of.store(rows, Ordering::Relaxed);
    }

    /// So many rows more are judged.
    pub fn add(&self, rows: u64) {
        self.done.fetch_add(rows, Ordering::Relaxed);
    }

    /// Rows judged, and how many there are; `None` while the lists are still surveyed.
    pub fn so_far(&self) -> Option<(u64, u64)> {
        let of = self.of.load(Ordering::Relaxed);
        (of > 0).then(|| (self.done.load(Ordering::Relaxed), of))
    }
}
