//! Reading shared out: each thread takes the next batch and looks at it while the others look at theirs.

use std::sync::{Mutex, PoisonError};

use super::{Batch, RowReader};

impl RowReader {
    /// Shares the batches out between as many threads as this pool has. Each lets what `begin` gave it `see` the batches
    /// that came to it, whichever they are; what all have seen comes back in no order. A table of one batch needs no others.
    ///
    /// # Errors
    /// The system's own, reading the file.
    pub fn share_out<S: Send>(mut self, begin: impl Fn() -> S + Sync, see: impl Fn(&mut S, &Batch) + Sync) -> std::io::Result<Vec<S>> {
        let mut first = Batch::default();
        if !self.fill(&mut first)? || self.ended {
            let mut seen = begin();
            see(&mut seen, &first);
            return Ok(vec![seen]);
        }
        let reader = Mutex::new(self);
        let all_seen = Mutex::new(Ok(Vec::new()));
        let work = |mut batch: Batch| {
            let mut seen = begin();
            see(&mut seen, &batch);
            let error = loop {
                let filled = reader.lock().unwrap_or_else(PoisonError::into_inner).fill(&mut batch);
                match filled {
                    Ok(true) => see(&mut seen, &batch),
                    Ok(false) => break None,
                    Err(error) => break Some(error),
                }
            };
            let mut all_seen = all_seen.lock().unwrap_or_else(PoisonError::into_inner);
            match (&mut *all_seen, error) {
                (Ok(all), None) => all.push(seen),
                (Ok(_), Some(error)) => *all_seen = Err(error),
                // Of several errors the first.
                (Err(_), _) => {}
            }
        };
        rayon::scope(|scope| {
            for _ in 1..rayon::current_num_threads() {
                scope.spawn(|_| work(Batch::default()));
            }
            work(first);
        });
        all_seen.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
