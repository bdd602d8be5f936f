//! Which records were judged, written down as fingerprints: population.csv, from which the next run tells what is new on the lists.

use super::about::About;
use super::engine::Ground;
use super::fingerprint::Stem;
use super::in_order::Handover;
use crate::model::key;

/// Writes down that a record was judged, by its fingerprint of that stem and its key, which is normal. Says whether the run
/// compared with judged it too: a record without a key is taken to be no new one.
pub fn see(ground: Ground<'_>, stem: &Stem, about: &About<'_>, normal: &[u8], handover: &mut Handover) -> bool {
    if !ground.keeps_population && !ground.ages.knows_records() {
        return true;
    }
    let Some(key) = about.key else { return true };
    let print = stem.of(normal, 0);
    if ground.keeps_population {
        handover.judged(print);
        if ground.names.are_redacted() {
            // Its findings go by the pseudonym: by that it must be found again.
            let shown = if about.key_is_person { ground.names.person(key) } else { ground.names.text(key) };
            if shown != key {
                handover.judged(key::with_normal(&shown, |shown| stem.of(shown, 0)));
            }
        }
    }
    ground.ages.was_judged(print)
}
