//! What a thread has worked out of a text and may meet again: registers have many rows and write few things.

use std::cell::RefCell;
use std::fmt;

use thread_local::ThreadLocal;
use xxhash_rust::xxh3::xxh3_128_with_seed;

/// Answers by the texts they were worked out of, as many as there are places: newer texts take the places of older
/// ones. It changes nothing but the time. Each thread has its own, so that none waits for another.
///
/// Texts are told apart by 128 bits of hash and not kept. Among ten million texts two share them with a chance of one
/// in ten to the power of 24.
pub(super) struct Remembered<V: Send, const TEXTS: usize = 1> {
    places: usize,
    by_thread: ThreadLocal<RefCell<Store<V>>>,
}

/// Places that one text may take: with several, texts hardly drive each other out.
const TO_A_SET: usize = 4;

/// The hashes of what is remembered stand by themselves, so that one look into memory tells whether a text is known.
struct Store<V> {
    known: Vec<[u128; TO_A_SET]>,
    answers: Vec<Option<V>>,
}

impl<V> Store<V> {
    fn new(places: usize) -> Self {
        let sets = places / TO_A_SET + 1;
        Store { known: vec![[0; TO_A_SET]; sets], answers: std::iter::repeat_with(|| None).take(sets * TO_A_SET).collect() }
    }

    fn set(&self, hash: u128) -> usize {
        usize::try_from(low(hash) % self.known.len() as u64).unwrap_or(0)
    }

    fn get(&self, hash: u128) -> Option<&V> {
        let set = self.set(hash);
        let at = self.known[set].iter().position(|known| *known == hash)?;
        self.answers[set * TO_A_SET + at].as_ref()
    }

    fn put(&mut self, hash: u128, answer: V) {
        let set = self.set(hash);
        let mine = &mut self.answers[set * TO_A_SET..][..TO_A_SET];
        let at = mine.iter().position(Option::is_none).unwrap_or(usize::from(hash.to_le_bytes()[15]) % TO_A_SET);
        mine[at] = Some(answer);
        self.known[set][at] = hash;
    }
}

impl<V: Send + Clone, const TEXTS: usize> Remembered<V, TEXTS> {
    /// With so many places.
    pub(super) const fn new(places: usize) -> Self {
        Remembered { places, by_thread: ThreadLocal::new() }
    }

    /// The answer to some texts: as remembered, else worked out.
    pub(super) fn of(&self, texts: [&str; TEXTS], work_out: impl FnOnce() -> V) -> V {
        let mine = self.by_thread.get_or(|| RefCell::new(Store::new(self.places)));
        // What came before seeds each text's own hash, its other half is folded in.
        let hash = texts.iter().fold(0_u128, |sum, text| match text.len() {
            // Cells are often blank, and blank cells all hash alike.
            0 => sum.rotate_left(61).wrapping_add(1),
            _ => sum.rotate_left(64) ^ xxh3_128_with_seed(text.as_bytes(), low(sum)),
        });
        if let Some(answer) = mine.borrow().get(hash) {
            return answer.clone();
        }
        let answer = work_out();
        mine.borrow_mut().put(hash, answer.clone());
        answer
    }

    /// Forgets everything: what it was worked out of has changed.
    pub(super) fn forget(&mut self) {
        self.by_thread.clear();
    }
}

fn low(hash: u128) -> u64 {
    u64::try_from(hash & u128::from(u64::MAX)).unwrap_or_default()
}

impl<V: Send + Clone, const TEXTS: usize> Clone for Remembered<V, TEXTS> {
    /// A copy remembers nothing yet.
    fn clone(&self) -> Self {
        Remembered::new(self.places)
    }
}

impl<V: Send, const TEXTS: usize> fmt::Debug for Remembered<V, TEXTS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Remembered").field("places", &self.places).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_worked_out_is_not_worked_out_again_until_it_is_forgotten() {
        let mut known = Remembered::new(4);
        assert_eq!(known.of(["a"], || 1), 1);
        assert_eq!(known.of(["a"], || 2), 1);
        known.forget();
        assert_eq!(known.of(["a"], || 2), 2);
        // More texts than places: each still gets its own answer.
        for _ in 0..3 {
            for number in 0..100 {
                assert_eq!(known.of([&format!("text {number}")], || number + 100), number + 100);
            }
        }
    }

    #[test]
    fn texts_are_told_apart_by_where_one_ends_and_the_next_begins() {
        let known = Remembered::new(64);
        for (answer, texts) in [["ab", "c"], ["a", "bc"], ["", "abc"], ["abc", ""], ["c", "ab"]].into_iter().enumerate() {
            assert_eq!(known.of(texts, || answer), answer);
        }
        assert_eq!(known.of(["ab", "c"], || 9), 0);
    }
}
