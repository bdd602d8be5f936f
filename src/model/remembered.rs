//! What a thread has worked out of a text and may meet again: registers have many rows and write few things.

use std::cell::RefCell;
use std::fmt;

use thread_local::ThreadLocal;

use super::key;

/// Answers by the texts they were worked out of, as many as there are places: newer texts take the places of older
/// ones. It changes nothing but the time. Each thread has its own, so that none waits for another.
///
/// Texts are told apart by 53 bits of hash or more and not kept. A text can be taken only for one of the few that stand
/// in its own set: among ten million texts that happens with a chance of less than one in a hundred million.
pub(super) struct Remembered<V: Send, const TEXTS: usize = 1> {
    places: usize,
    by_thread: ThreadLocal<RefCell<Store<V>>>,
}

/// Places that one text may take: with several, texts hardly drive each other out. Eight make one line of memory.
const TO_A_SET: usize = 8;

/// Many texts have one answer: each place is the hash of a text with the number of its answer, in eight bytes, so that
/// what is looked into for every row stays close together.
struct Store<V> {
    sets: Vec<[u64; TO_A_SET]>,
    answers: Vec<V>,
}

/// The bits of a place that are the number of its answer, from 1: a place that holds none is nought.
const NUMBER: u64 = 0xffff;
/// New answers are held against so many of the first.
const COMMON: usize = 64;

impl<V: PartialEq> Store<V> {
    fn new(places: usize) -> Self {
        Store { sets: vec![[0; TO_A_SET]; (places / TO_A_SET).next_power_of_two()], answers: Vec::new() }
    }

    /// The set is told by bits that the place does not hold.
    fn set(&self, hash: u64) -> usize {
        usize::try_from(hash & NUMBER & (self.sets.len() as u64 - 1)).unwrap_or(0)
    }

    fn get(&self, hash: u64) -> Option<&V> {
        self.get_in(&self.sets[self.set(hash)], hash)
    }

    /// The same, where its set is at hand.
    fn get_in(&self, set: &[u64; TO_A_SET], hash: u64) -> Option<&V> {
        // Held against all of them: which it is cannot be foreseen, and a wrong guess costs the processor more.
        let found = (0..TO_A_SET).fold(0_u32, |found, at| found | u32::from(set[at] ^ hash <= NUMBER) << at);
        let place = set.get(found.trailing_zeros() as usize)?;
        self.answers.get(usize::try_from(place & NUMBER).ok()?.checked_sub(1)?)
    }

    fn put(&mut self, hash: u64, answer: V) {
        let common = self.answers.iter().take(COMMON).position(|known| *known == answer);
        let at = common.unwrap_or_else(|| {
            if self.answers.len() as u64 == NUMBER {
                self.answers.clear();
                self.sets.fill([0; TO_A_SET]);
            }
            self.answers.push(answer);
            self.answers.len() - 1
        });
        let set = self.set(hash);
        let mine = &mut self.sets[set];
        let free = mine.iter().position(|place| *place == 0).unwrap_or(usize::from(hash.to_le_bytes()[7]) % TO_A_SET);
        mine[free] = hash & !NUMBER | (at as u64 + 1);
    }
}

/// What some texts are told by.
pub(super) fn hash<const TEXTS: usize>(texts: [&str; TEXTS]) -> u64 {
    key::hash_of_spellings(texts.map(str::as_bytes), 0)
}

impl<V: Send + Clone + PartialEq, const TEXTS: usize> Remembered<V, TEXTS> {
    /// With so many places.
    pub(super) const fn new(places: usize) -> Self {
        Remembered { places, by_thread: ThreadLocal::new() }
    }

    /// The answer to some texts: as remembered, else worked out.
    pub(super) fn of(&self, texts: [&str; TEXTS], work_out: impl FnOnce() -> V) -> V {
        self.of_hash(hash(texts), work_out)
    }

    /// The same of texts whose [`hash`] is known.
    pub(super) fn of_hash(&self, hash: u64, work_out: impl FnOnce() -> V) -> V {
        let mine = self.mine();
        if let Some(answer) = mine.borrow().get(hash) {
            return answer.clone();
        }
        let answer = work_out();
        mine.borrow_mut().put(hash, answer.clone());
        answer
    }

    /// What is remembered of texts with these hashes. Their sets, which stand far apart in memory, are all fetched before any is
    /// looked through, so that they are waited for once.
    pub(super) fn met<const MANY: usize>(&self, hashes: [u64; MANY]) -> [Option<V>; MANY] {
        let mine = self.mine().borrow();
        let sets = hashes.map(|hash| mine.sets[mine.set(hash)]);
        std::array::from_fn(|at| mine.get_in(&sets[at], hashes[at]).cloned())
    }

    fn mine(&self) -> &RefCell<Store<V>> {
        self.by_thread.get_or(|| RefCell::new(Store::new(self.places)))
    }

    /// Forgets everything: what it was worked out of has changed.
    pub(super) fn forget(&mut self) {
        self.by_thread.clear();
    }
}

impl<V: Send + Clone + PartialEq, const TEXTS: usize> Clone for Remembered<V, TEXTS> {
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
        assert_eq!(known.met(["b", "a"].map(|text| hash([text]))), [None, Some(1)]);
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
    fn more_answers_than_are_numbered_are_still_each_their_own() {
        let known = Remembered::new(16_384);
        for _ in 0..2 {
            for number in 0..70_000 {
                assert_eq!(known.of([&number.to_string()], || number), number);
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
