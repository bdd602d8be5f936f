//! A few records judged side by side: what is looked up for each comes from far away in memory, and comes at once for all of them.

use arrayvec::ArrayVec;

use super::super::about::{About, Audited};
use super::super::scan::natural_hash;
use super::super::sides::joining_keys;
use super::super::{conflicts, judged};
use super::found::Seen;
use super::{Part, Worker};
use crate::ingest::enrich::Enrichment;
use crate::ingest::rows::{Batch, Row};
use crate::ingest::set_aside;
use crate::ingest::view::View;
use crate::model::facts::Once;
use crate::model::key::Normal;

/// Records to a block: as many as the processor's nearest memory holds, typed, with room to spare.
const BLOCK: usize = Once::AT_ONCE;
type Block<T> = ArrayVec<T, BLOCK>;
/// The rows of side lists that belong to one row.
type Joined<'j> = Vec<(&'j Enrichment, u32)>;

impl<A: Audited> Worker<'_, A> {
    /// Judges every row of a batch, in order.
    pub(super) fn judge_batch(&self, batch: &Batch, part: &mut Part<'_, A>) {
        // Most lists have none beside them, and then there is nothing to join.
        let joined: Vec<Joined<'_>> = if self.sides.is_empty() { Vec::new() } else { batch.rows().map(|row| self.joined(row)).collect() };
        let mut joined = joined.iter();
        let mut records = std::array::from_fn(|_| A::absent());
        let mut rows = batch.rows();
        while rows.len() > 0 {
            let block = rows.by_ref().take(BLOCK).map(|row| (row, joined.next().map(Vec::as_slice).unwrap_or_default()));
            self.judge_block(block, &mut records, part);
        }
    }

    /// Judges a few rows with what side lists have beside each. Records are typed where others stood.
    fn judge_block<'b>(
        &'b self,
        rows: impl Iterator<Item = (Row<'b>, &'b [(&'b Enrichment, u32)])>,
        records: &mut [A::Record<'b>; BLOCK],
        part: &mut Part<'_, A>,
    ) {
        let mut views = Block::new();
        for (row, sides) in rows {
            if !self.are_all_records
                && let Some(reason) = set_aside::by_shape(row, self.shared.columns)
            {
                part.tally.set_aside(reason, row.number());
                continue;
            }
            let view = View { row, shared: self.shared, sides };
            let record = &mut records[views.len()];
            A::read(record, &view);
            match A::set_aside(record) {
                Some(reason) => part.tally.set_aside(reason, row.number()),
                None => views.push(view),
            }
        }
        let records = &records[..views.len()];
        let onces: [Once<'_>; BLOCK] = std::array::from_fn(|_| Once::default());
        A::look_up(records, &onces, self.ground.facts);
        let keys: Block<Normal> = records.iter().map(|record| Normal::of(A::key(record).unwrap_or_default())).collect();
        let are_repeated = self.are_repeated(&keys);
        let prints = judged::prints(self.ground, &self.subject, &keys);
        let mut judged: Block<(About<'_>, _)> = Block::new();
        for (at, (record, view)) in records.iter().zip(&views).enumerate() {
            conflicts::see(view, A::REGISTER, &mut part.tally.conflicts);
            let about = A::about(record);
            let seen = Seen { record, about: &about, key: &keys[at], view, is_repeated: are_repeated[at] };
            let open = self.judge(&seen, prints.get(at).copied(), &onces[at], part);
            judged.push((about, open));
        }
        part.tally.group(A::AREA, &judged);
    }

    /// Whether findings on each of some records are told apart by an ordinal: others have its key, or it has none.
    fn are_repeated(&self, keys: &[Normal]) -> [bool; BLOCK] {
        let mut hashes = [0; BLOCK];
        hashes.iter_mut().zip(keys).for_each(|(hash, key)| *hash = natural_hash(A::REGISTER, key));
        let mut are_repeated = self.repeated.has_each(hashes);
        are_repeated.iter_mut().zip(keys).for_each(|(is_repeated, key)| *is_repeated |= key.is_empty());
        are_repeated
    }

    /// The rows of side lists that belong to a row.
    fn joined(&self, row: Row<'_>) -> Joined<'_> {
        let view = View { row, shared: self.shared, sides: &[] };
        let keys = joining_keys(A::REGISTER, |field| view.own(field));
        let sides = self.sides.iter().filter(|side| side.is_for(self.of.number));
        sides.filter_map(|side| side.row(keys.iter().copied()).map(|at| (side, at))).collect()
    }
}
