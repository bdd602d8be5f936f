//! Which records were judged, written down as fingerprints: population.csv, from which the next run tells what is new on the lists.

use arrayvec::ArrayVec;

use super::about::About;
use super::engine::Ground;
use super::fingerprint::{Fingerprint, Stem};
use super::in_order::Handover;
use crate::model::facts::Once;
use crate::model::key::Normal;

/// Of records that are judged side by side: the fingerprint of each, and whether the run compared with judged it too.
pub type Prints = ArrayVec<(Fingerprint, bool), { Once::AT_ONCE }>;

/// The fingerprints of some records of that stem, by their keys, side by side; none where nobody asks for them.
pub fn prints(ground: Ground<'_>, stem: &Stem, keys: &[Normal]) -> Prints {
    let is_asked = ground.keeps_population || ground.ages.knows_records();
    let prints: ArrayVec<u64, { Once::AT_ONCE }> = stem.of_each(keys.iter().filter(|_| is_asked).map(|key| &**key));
    let were_judged = ground.ages.were_judged(&prints);
    prints.into_iter().map(Fingerprint).zip(were_judged).collect()
}

/// Writes down that a record was judged, by its fingerprint. Says whether the run compared with judged it too: a record without
/// a key is taken to be no new one.
pub fn see(ground: Ground<'_>, stem: &Stem, about: &About<'_>, print: Option<(Fingerprint, bool)>, handover: &mut Handover) -> bool {
    let (Some(key), Some((print, was_judged))) = (about.key, print) else { return true };
    if ground.keeps_population {
        handover.judged(print);
        if ground.names.are_redacted() {
            // Its findings go by the pseudonym: by that it must be found again.
            let shown = if about.key_is_person { ground.names.person(key) } else { ground.names.text(key) };
            if shown != key {
                handover.judged(stem.of(&Normal::of(&shown), 0));
            }
        }
    }
    was_judged
}
