//! Reading ahead: what stands in a long sheet is written by a thread of its own, while the reader, which takes longest, goes on.

use std::sync::mpsc::{channel, sync_channel};

use calamine::DataRef;

/// What a sheet's reader came to next.
pub(super) enum Next<'s> {
    /// A cell, and whether a formula stands behind it.
    Cell((u32, u32), DataRef<'s>, bool),
    /// A cell that cannot be read, or an end that comes too early.
    Error(String),
    End,
}

/// Cells that are passed on together: with fewer, waking each other takes its time.
const PART: usize = 8 * 1024;
/// Parts that are under way: few, because each is held in memory.
const AHEAD: usize = 3;

/// Has `next` read on and hands what it came to to `take`, one after the other and the end too, until there is no more or
/// `take` says that it wants no more. A sheet of one part needs no thread.
///
/// # Errors
/// Those of `take`.
pub(super) fn ahead<'s>(
    mut next: impl FnMut() -> Next<'s>,
    mut take: impl FnMut(Next<'s>) -> Result<bool, String> + Send,
) -> Result<(), String> {
    let mut fill = |part: &mut Vec<Next<'s>>| {
        while part.len() < PART {
            part.push(next());
            if matches!(part.last(), Some(Next::End)) {
                return false;
            }
        }
        true
    };
    let mut part = Vec::new();
    if !fill(&mut part) {
        for next in part {
            if !take(next)? {
                break;
            }
        }
        return Ok(());
    }
    std::thread::scope(|scope| {
        let (to, from) = sync_channel::<Vec<Next<'s>>>(AHEAD);
        let (used, spare) = channel();
        let taker = scope.spawn(move || {
            for mut part in from {
                for next in part.drain(..) {
                    if !take(next)? {
                        return Ok(());
                    }
                }
                // Nobody waits for it once all is read.
                let _ = used.send(part);
            }
            Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(cells: u32, most: u32) -> (Vec<u32>, u32) {
        let (mut read, mut rows) = (0, Vec::new());
        let next = || {
            read += 1;
            if read > cells { Next::End } else { Next::Cell((read, 0), DataRef::Int(1), false) }
        };
        let take = |next: Next<'_>| {
            let Next::Cell((row, _), ..) = next else { return Ok(false) };
            rows.push(row);
            if row == most { Err("full".to_owned()) } else { Ok(true) }
        };
        assert_eq!(ahead(next, take).is_err(), most <= cells);
        (rows, read)
    }

    #[test]
    fn every_cell_is_taken_in_order_until_the_end_or_until_there_are_enough() {
        for cells in [0, 1, 8191, 8192, 8193, 16_384, 100_000] {
            assert_eq!(taken(cells, u32::MAX), ((1..=cells).collect(), cells + 1));
        }
        let (rows, read) = taken(1_000_000, 3000);
        assert_eq!(rows, (1..=3000).collect::<Vec<_>>());
        assert!(read < 100_000, "{read} cells were read for nothing");
    }
}
