//! A line in which threads hand over what they made of batches, to be taken in the order of the batches.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

/// The line. Nobody waits for who is taking: that thread takes what was handed over meanwhile.
pub struct LineUp<'t, Made, Spare, Error> {
    /// Held for moments only.
    waiting: Mutex<Waiting<Made, Spare>>,
    taking: Mutex<Taking<'t, Made, Spare, Error>>,
    /// With more, a thread waits for its turn to take.
    most_waiting: usize,
    has_failed: AtomicBool,
}

struct Waiting<Made, Spare> {
    made: BTreeMap<u64, Made>,
    /// What was used before and may be again.
    spare: Vec<Spare>,
}

struct Taking<'t, Made, Spare, Error> {
    take: Take<'t, Made, Spare, Error>,
    next: u64,
    /// Why nothing more is taken, where something went wrong.
    failed: Option<Error>,
}

/// Takes what was made of one batch, and gives back what may be used for another.
type Take<'t, Made, Spare, Error> = Box<dyn FnMut(Made) -> Result<Spare, Error> + Send + 't>;

impl<'t, Made, Spare: Default, Error> LineUp<'t, Made, Spare, Error> {
    /// A line that waits for the batch of this number first. With more than so many waiting, whoever hands over takes too.
    ///
    /// `take` works alone: were it to share out its work in the pool, its thread could come upon another batch to hand over
    /// while it holds the line, and would wait for itself.
    pub fn new(first: u64, most_waiting: usize, take: impl FnMut(Made) -> Result<Spare, Error> + Send + 't) -> Self {
        LineUp {
            waiting: Mutex::new(Waiting { made: BTreeMap::new(), spare: Vec::new() }),
            taking: Mutex::new(Taking { take: Box::new(take), next: first, failed: None }),
            most_waiting,
            has_failed: AtomicBool::new(false),
        }
    }

    /// Hands over what was made of a batch, to be taken when that of those before it is. Gives what may be used for
    /// another; `None` where taking failed, and no more are wanted.
    pub fn hand_over(&self, sequence: u64, made: Made) -> Option<Spare> {
        let is_much = {
            let mut waiting = self.waiting();
            waiting.made.insert(sequence, made);
            waiting.made.len() > self.most_waiting
        };
        let taking = match self.taking.try_lock() {
            Ok(taking) => Some(taking),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => is_much.then(|| self.taking.lock().unwrap_or_else(PoisonError::into_inner)),
        };
        if let Some(mut taking) = taking {
            self.take(&mut taking);
        }
        let spare = self.waiting().spare.pop().unwrap_or_default();
        (!self.has_failed.load(Ordering::Relaxed)).then_some(spare)
    }

    /// Takes what still waits, once everything was handed over.
    ///
    /// # Errors
    /// Why something could not be taken.
    pub fn finish(self) -> Result<(), Error> {
        self.take(&mut self.taking.lock().unwrap_or_else(PoisonError::into_inner));
        self.taking.into_inner().unwrap_or_else(PoisonError::into_inner).failed.map_or(Ok(()), Err)
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting<Made, Spare>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes all whose turn it is.
    fn take(&self, taking: &mut Taking<'_, Made, Spare, Error>) {
        while taking.failed.is_none() {
            let Some(made) = self.waiting().made.remove(&taking.next) else { return };
            taking.next += 1;
            match (taking.take)(made) {
                Ok(spare) => self.waiting().spare.push(spare),
                Err(error) => {
                    taking.failed = Some(error);
                    self.has_failed.store(true, Ordering::Relaxed);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_comes_early_waits_for_its_turn() {
        let mut taken = Vec::new();
        let line_up = LineUp::new(1, 8, |made: &str| {
            taken.push(made.to_owned());
            Ok::<_, ()>(made.len())
        });
        // Of what was taken nothing is to hand as long as nothing was.
        assert_eq!(line_up.hand_over(3, "third"), Some(0));
        assert_eq!(line_up.hand_over(1, "one"), Some(3));
        assert_eq!(line_up.hand_over(2, "second"), Some(5));
        assert_eq!(line_up.hand_over(5, "never, without the fourth"), Some(6));
        assert_eq!(line_up.finish(), Ok(()));
        assert_eq!(taken, ["one", "second", "third"]);
    }

    #[test]
    fn nothing_is_taken_behind_what_failed() {
        let mut taken = 0;
        let line_up = LineUp::new(0, 8, |made: Result<(), &str>| {
            taken += 1;
            made
        });
        assert_eq!(line_up.hand_over(0, Ok(())), Some(()));
        assert_eq!(line_up.hand_over(1, Err("full")), None);
        assert_eq!(line_up.hand_over(2, Ok(())), None);
        assert_eq!(line_up.finish(), Err("full"));
        assert_eq!(taken, 2);
    }
}
