//! Reading ahead: a long table is taken apart on a thread of its own while what came before is looked at.

use std::sync::mpsc::{channel, sync_channel};

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
}
