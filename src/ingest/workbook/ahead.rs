//! Reading ahead: what stands in a long sheet is written by a thread of its own, while the reader, which takes longest, goes on.

use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};

use calamine::DataRef;

/// What a sheet's reader came to next.
pub(super) enum Next<'s> {
    /// A cell, and whether a formula stands behind it.
    Cell((u32, u32), DataRef<'s>, bool),
    /// A cell that cannot be read, or an end that comes too early.
    Error(String),
    End,
}

/// Cells that are passed on together.
const PART: usize = 1024;
/// Parts that are under way: few, because each is held in memory.
const AHEAD: usize = 4;

/// Has `next` read on and hands what it came to to `take`, one after the other, until the sheet or `take` ends. A sheet of
/// one part needs no thread.
///
/// # Errors
/// Those of `take`.
pub(super) fn ahead<'s>(
    mut next: impl FnMut() -> Next<'s>,
    take: impl FnOnce(&mut dyn FnMut() -> Next<'s>) -> Result<(), String> + Send,
) -> Result<(), String> {
    let mut fill = |part: &mut Vec<Next<'s>>| {
        part.clear();
        while part.len() < PART {
            part.push(next());
            if matches!(part.last(), Some(Next::End)) {
                return false;
            }
        }
        true
    };
    let mut part = Vec::with_capacity(PART);
    if !fill(&mut part) {
        let mut all = part.into_iter();
        return take(&mut || all.next().unwrap_or(Next::End));
    }
    std::thread::scope(|scope| {
        let (to, from) = sync_channel(AHEAD);
        let (used, spare) = channel();
        let taker = scope.spawn(move || {
            let mut parts = Parts { from, used, part: Vec::new(), at: 0 };
            take(&mut || parts.next())
        });
        let mut is_more = true;
        // Whoever takes may have had enough before the end.
        while to.send(part).is_ok() && is_more {
            part = spare.try_recv().unwrap_or_default();
            is_more = fill(&mut part);
        }
        drop(to);
        taker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// Parts on the side where they are taken.
struct Parts<'s> {
    from: Receiver<Vec<Next<'s>>>,
    used: Sender<Vec<Next<'s>>>,
    part: Vec<Next<'s>>,
    at: usize,
}

impl<'s> Parts<'s> {
    fn next(&mut self) -> Next<'s> {
        if self.at == self.part.len() {
            let Ok(part) = self.from.recv() else { return Next::End };
            // Nobody waits for it once all is read.
            let _ = self.used.send(std::mem::replace(&mut self.part, part));
            self.at = 0;
        }
        self.at += 1;
        self.part.get_mut(self.at - 1).map_or(Next::End, |next| std::mem::replace(next, Next::End))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(cells: u32, most: u32) -> (Vec<u32>, u32) {
        let (mut read, mut rows) = (0, Vec::new());
        let next = || {
            read += 1;
            if read > cells { Next::End } else { Next::Cell((read, 0), DataRef::Int(1), false) }
        };
        let take = |next: &mut dyn FnMut() -> Next<'static>| {
            while let Next::Cell((row, _), ..) = next() {
                rows.push(row);
                if row == most {
                    return Err("full".to_owned());
                }
            }
            Ok(())
        };
        assert_eq!(ahead(next, take).is_err(), most <= cells);
        (rows, read)
    }

    #[test]
    fn every_cell_is_taken_in_order_until_the_end_or_until_there_are_enough() {
        for cells in [0, 1, 1023, 1024, 1025, 2048, 50_000] {
            assert_eq!(taken(cells, u32::MAX), ((1..=cells).collect(), cells + 1));
        }
        let (rows, read) = taken(1_000_000, 3000);
        assert_eq!(rows, (1..=3000).collect::<Vec<_>>());
        assert!(read < 20_000, "{read} cells were read for nothing");
    }
}
