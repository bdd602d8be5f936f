//! Reading in order: several threads take a long table apart, batch by batch, and each batch is looked at in its turn.

use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::super::line_up::LineUp;
use super::{Batch, RowReader};

/// Batches that may wait to be looked at: few, because each is held in memory.
const MOST_WAITING: usize = 4;

impl RowReader {
    /// Hands every batch to `make` and then, in order and with what that made of it, to `each`. Threads read, make and
    /// look in turn, as many as this pool has: one that only looked would be idle half of the time. A table of one batch
    /// needs none. As `each` is called in the line, it works alone (see [`LineUp::new`]).
    ///
    /// # Errors
    /// The system's own, reading the file.
    pub fn each_batch<T: Send>(mut self, make: impl Fn(&Batch) -> T + Sync, mut each: impl FnMut(&Batch, T) + Send) -> std::io::Result<()> {
        let mut first = Batch::default();
        if !self.fill(&mut first)? {
            return Ok(());
        }
        each(&first, make(&first));
        if first.len() < self.batch_rows && self.ended {
            return Ok(());
        }
        let line_up = LineUp::new(first.sequence + 1, MOST_WAITING, |(batch, of_it)| {
            each(&batch, of_it);
            Ok::<Batch, Infallible>(batch)
        });
        let reader = Mutex::new(self);
        let work = || {
            let mut batch = Batch::default();
            while reader.lock().unwrap_or_else(PoisonError::into_inner).fill(&mut batch)? {
                let of_it = make(&batch);
                batch = line_up.hand_over(batch.sequence, (batch, of_it)).unwrap_or_default();
            }
            Ok(())
        };
        let workers = (0..rayon::current_num_threads()).into_par_iter().with_max_len(1);
        let read = workers.map(|_| work()).collect();
        let Ok(()) = line_up.finish();
        read
    }
}
