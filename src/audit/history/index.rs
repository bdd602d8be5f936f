//! Fingerprints in order, each found by its first bits: one look where halving again and again would take twenty.

use std::ops::Range;

/// Some fingerprints, each once, in at most nine bytes each.
///
/// They are parts of SHA-256, and so spread evenly: those that begin with the same bits are few. Where they are not, because
/// somebody made them up, only time is lost.
#[derive(Debug, Default)]
pub struct Index {
    sorted: Vec<u64>,
    /// Where those begin that begin with the same bits, by these bits, and at last their number.
    starts: Vec<u32>,
}

/// As many fingerprints as begin with the same bits, or half of that (ours): what one look into memory brings.
const TOGETHER: usize = 8;
/// More than that among which one is looked for by halving (ours).
const FEW: usize = 4 * TOGETHER;

impl Index {
    /// Of fingerprints that are sorted, each once.
    pub fn of(sorted: Vec<u64>) -> Self {
        let mut index = Index { sorted, starts: vec![0] };
        let places = (index.sorted.len() / TOGETHER + 1).next_power_of_two();
        index.starts.resize(places + 1, 0);
        for print in &index.sorted {
            let place = index.place(*print);
            index.starts[place + 1] += 1;
        }
        let mut before = 0;
        for start in &mut index.starts {
            before += *start;
            *start = before;
        }
        index
    }

    /// How many begin with other bits before it.
    fn place(&self, print: u64) -> usize {
        // One place alone is told by no bit at all.
        let bits = self.starts.len().saturating_sub(1).max(1).ilog2();
        usize::try_from(print.checked_shr(u64::BITS - bits).unwrap_or(0)).unwrap_or(usize::MAX)
    }

    /// Where those stand that begin as one does.
    fn together(&self, print: u64) -> Range<usize> {
        let place = self.place(print);
        let start = |place: usize| self.starts.get(place).map_or(0, |start| *start as usize);
        start(place)..start(place + 1)
    }

    fn find_among(&self, together: Range<usize>, print: u64) -> Option<usize> {
        let (from, among) = (together.start, &self.sorted[together]);
        let smaller = if among.len() <= FEW {
            // All are looked at, for where to stop could not be foreseen.
            among.iter().map(|other| usize::from(*other < print)).sum()
        } else {
            among.partition_point(|other| *other < print)
        };
        (among.get(smaller) == Some(&print)).then_some(from + smaller)
    }

    /// The rank of one among them; `None` where it is none of them.
    pub fn find(&self, print: u64) -> Option<usize> {
        self.find_among(self.together(print), print)
    }

    /// The rank of each of several: what stands far away in memory is fetched for all before any is looked at.
    pub fn find_each(&self, prints: &[u64]) -> Vec<Option<usize>> {
        let places: Vec<Range<usize>> = prints.iter().map(|print| self.together(*print)).collect();
        let firsts: Vec<u64> = places.iter().map(|place| self.sorted.get(place.start).copied().unwrap_or_default()).collect();
        let all = prints.iter().zip(places).zip(firsts);
        all.map(|((print, place), first)| if first > *print { None } else { self.find_among(place, *print) }).collect()
    }

    /// Whether one is among them.
    pub fn has(&self, print: u64) -> bool {
        self.find(print).is_some()
    }

    /// All of them, in order.
    pub fn all(&self) -> &[u64] {
        &self.sorted
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn none_has_none() {
        for index in [Index::default(), Index::of(Vec::new())] {
            assert_eq!((index.find(0), index.find(u64::MAX), index.all()), (None, None, &[][..]));
        }
    }

    proptest! {
        #[test]
        fn every_one_is_found_where_it_stands_and_no_other(
            mut prints in prop::collection::vec(prop_oneof![any::<u64>(), 0..300_u64, Just(u64::MAX)], 0..400),
            others in prop::collection::vec(prop_oneof![any::<u64>(), 0..300_u64], 0..100),
        ) {
            prints.sort_unstable();
            prints.dedup();
            let index = Index::of(prints.clone());
            for (at, print) in prints.iter().enumerate() {
                prop_assert_eq!(index.find(*print), Some(at));
            }
            let wanted: Vec<Option<usize>> = others.iter().map(|other| prints.binary_search(other).ok()).collect();
            prop_assert_eq!(&index.find_each(&others), &wanted);
            prop_assert!(others.iter().map(|other| index.find(*other)).eq(wanted));
        }
    }
}
