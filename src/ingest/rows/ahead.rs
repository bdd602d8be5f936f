//! Reading ahead: a long table is taken apart on a thread of its own while what came before is looked at.

use std::collections::BTreeMap;
use std::sync::mpsc::{SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};

use super::{Batch, RowReader};

/// Batches that are under way between the two threads: few, because each is held in memory.
const AHEAD: usize = 3;

impl RowReader {
    /// Hands every batch, in order, to `ahead` where it is read and then, with what that made of it, to `each`. A table of
    /// one batch needs no thread.
    ///
    /// # Errors
    /// The system's own, reading the file.
    pub fn each_batch<T: Send>(
        &mut self,
        mut ahead: impl FnMut(&Batch) -> T + Send,
        mut each: impl FnMut(&Batch, T),
    ) -> std::io::Result<()> {
        let mut first = Batch::default();
        if !self.fill(&mut first)? {
            return Ok(());
        }
        let made = ahead(&first);
        each(&first, made);
        if first.len() < self.batch_rows && self.ended {
            return Ok(());
        }
        std::thread::scope(|scope| {
            let (filled, to_look_at) = sync_channel::<std::io::Result<(Batch, T)>>(AHEAD);
            let (used, to_fill) = channel::<Batch>();
            // The other end stands until this scope ends: sending cannot fail.
            for batch in std::iter::once(first).chain(std::iter::repeat_with(Batch::default)).take(AHEAD) {
                let _ = used.send(batch);
            }
            scope.spawn(move || {
                for mut batch in to_fill {
                    let read = match self.fill(&mut batch) {
                        Ok(false) => return,
                        Ok(true) => {
                            let made = ahead(&batch);
                            Ok((batch, made))
                        }
                        Err(error) => Err(error),
                    };
                    if filled.send(read).is_err() {
                        return;
                    }
                }
            });
            for filled in to_look_at {
                let (batch, made) = filled?;
                each(&batch, made);
                let _ = used.send(batch);
            }
            Ok(())
        })
    }

    /// Hands what `make` makes of every batch, in order, to `each`. Several threads read and make in turn, as many as
    /// this pool has; each has one batch in hand.
    ///
    /// # Errors
    /// The system's own, reading the file.
    pub fn each_made<T: Send>(self, make: impl Fn(&Batch) -> T + Sync, mut each: impl FnMut(T)) -> std::io::Result<()> {
        let reader = Mutex::new(self);
        let work = |to: SyncSender<(u64, std::io::Result<T>)>| {
            let mut batch = Batch::default();
            loop {
                let filled = reader.lock().unwrap_or_else(PoisonError::into_inner).fill(&mut batch);
                let done = match filled {
                    Ok(false) => return,
                    Ok(true) => Ok(make(&batch)),
                    Err(error) => Err(error),
                };
                // After an error nothing more is read, and nobody listens once it is told.
                let is_last = done.is_err();
                if to.send((batch.sequence, done)).is_err() || is_last {
                    return;
                }
            }
        };
        std::thread::scope(|scope| {
            let (to, from) = sync_channel(AHEAD);
            for _ in 0..rayon::current_num_threads() {
                let to = to.clone();
                scope.spawn(|| work(to));
            }
            drop(to);
            let (mut waiting, mut next) = (BTreeMap::new(), 0);
            for (sequence, done) in from {
                waiting.insert(sequence, done?);
                while let Some(made) = waiting.remove(&next) {
                    each(made);
                    next += 1;
                }
            }
            Ok(())
        })
    }
}
