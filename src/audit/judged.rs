//! Which records were judged, written down as fingerprints: population.csv, from which the next run tells what is new on the lists.

use super::about::About;
use super::engine::Ground;
use super::history::subject::Subjects;
use super::in_order::Handover;
use crate::model::key;

/// Writes down that a record was judged, by the fingerprint that its key, which is normal, has among those subjects. Says whether the run
/// compared with judged it too: a record without a key is taken to be no new one.
pub fn see(ground: Ground<'_>, subjects: Subjects, about: &About<'_>, normal: &[u8], handover: &mut Handover) -> bool {
    if !ground.keeps_population && !ground.ages.knows_records() {
        return true;
    }
    let Some(key) = about.key else { return true };
    let print = subjects.print(normal);
    if ground.keeps_population {
        handover.judged(print);
        if ground.names.are_redacted() {
            // Its findings go by the pseudonym: by that it must be found again.
            let shown = if about.key_is_person { ground.names.person(key) } else { ground.names.text(key) };
            if shown != key {
                handover.judged(key::with_normal(&shown, |shown| subjects.print(shown)));
            }
        }
    }
    ground.ages.was_judged(print)
}
