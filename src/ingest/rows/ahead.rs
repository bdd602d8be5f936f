//! Reading ahead: several threads take a long table apart, batch by batch, while what came before is looked at in order.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};

use super::{Batch, RowReader};

/// Batches that wait to be looked at, beside the one that each thread has in hand: few, because each is held in memory.
const AHEAD: usize = 2;

/// A batch and what was made of it, or why it could not be read.
type Made<T> = std::io::Result<(Batch, T)>;

impl RowReader {
    /// Hands every batch to `make` and then, in order and with what that made of it, to `each`. Threads read and make in
    /// turn, as many as this pool has. A table of one batch needs none.
    ///
    /// # Errors
    /// The system's own, reading the file.
    pub fn each_batch<T: Send>(mut self, make: impl Fn(&Batch) -> T + Sync, mut each: impl FnMut(&Batch, T)) -> std::io::Result<()> {
        let mut first = Batch::default();
        if !self.fill(&mut first)? {
            return Ok(());
        }
        each(&first, make(&first));
        if first.len() < self.batch_rows && self.ended {
            return Ok(());
        }
        let mut next = first.sequence + 1;
        let threads = rayon::current_num_threads();
        let (used, to_fill) = channel();
        // Whoever fills them stands until this returns: sending cannot fail.
        for batch in std::iter::once(first).chain(std::iter::repeat_with(Batch::default)).take(threads + AHEAD) {
            let _ = used.send(batch);
        }
        let (turn, make) = (&Mutex::new((self, to_fill)), &make);
        std::thread::scope(|scope| {
            // Gone as soon as this is, with an error too: whoever waits for a batch then stops.
            let used = used;
            let (to, from) = sync_channel(AHEAD);
            for _ in 0..threads {
                let to = to.clone();
                scope.spawn(move || work(turn, make, &to));
            }
            drop(to);
            let mut early = BTreeMap::new();
            // Nothing waits for ever: the batch that is next was filled before those that came early, by a thread that has it in hand.
            for done in from {
                let (batch, of_it) = done?;
                early.insert(batch.sequence, (batch, of_it));
                while let Some((batch, of_it)) = early.remove(&next) {
                    each(&batch, of_it);
                    let _ = used.send(batch);
                    next += 1;
                }
            }
            Ok(())
        })
    }
}

/// What one thread does: in its turn takes a used batch and fills it, then makes of it what is asked for.
fn work<T>(turn: &Mutex<(RowReader, Receiver<Batch>)>, make: &(impl Fn(&Batch) -> T + Sync), to: &SyncSender<Made<T>>) {
    let fill = || {
        let mut turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
        let (reader, to_fill) = &mut *turn;
        let mut batch = to_fill.recv().ok()?;
        reader.fill(&mut batch).map(|any| any.then_some(batch)).transpose()
    };
    while let Some(filled) = fill() {
        let done = filled.map(|batch| {
            let of_it = make(&batch);
            (batch, of_it)
        });
        // Once an error is told nobody listens.
        let is_last = done.is_err();
        if to.send(done).is_err() || is_last {
            return;
        }
    }
}
