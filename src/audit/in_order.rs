//! What must be in order: findings.csv, the ordinals of keys that repeat, the findings shown. Batches are handed over in sequence.

use std::collections::{BTreeMap, HashMap};
use std::io::Write;

use super::emit::Rows;
use super::error::AuditError;
use super::fingerprint;
use super::plan::Planned;
use super::top::{Bars, Ranked, Top};

/// What is kept in order over all sources.
pub struct Ordered<'w> {
    /// Where findings.csv goes.
    pub out: &'w mut (dyn Write + Send),
    /// The findings shown.
    pub top: Top,
    /// How often each check and key has been found, for keys that repeat.
    ordinals: HashMap<(usize, String), u32>,
}

impl std::fmt::Debug for Ordered<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ordered").field("top", &self.top).finish_non_exhaustive()
    }
}

impl<'w> Ordered<'w> {
    /// Nothing written yet but the header.
    ///
    /// # Errors
    /// The system's own.
    pub fn new(out: &'w mut (dyn Write + Send), slots: usize) -> Result<Self, AuditError> {
        out.write_all(&Rows::header()).map_err(AuditError::Write)?;
        Ok(Ordered { out, top: Top::new(slots), ordinals: HashMap::new() })
    }
}

/// What a worker hands over of one batch.
#[derive(Debug, Default)]
pub struct Handover {
    /// Rows of findings.csv.
    pub bytes: Vec<u8>,
    /// Findings that may be shown, by slot, with where they stand among the bytes if their key repeats.
    pub offers: Vec<(usize, Ranked, Option<usize>)>,
    /// Fingerprints that may need an ordinal: where they stand, the check, the key.
    pub repeats: Vec<(usize, usize, String)>,
}

/// The line in which batches are handed over.
#[derive(Debug)]
pub struct LineUp<'o, 'w> {
    /// What they are handed over to.
    pub ordered: &'o mut Ordered<'w>,
    next: u64,
    waiting: BTreeMap<u64, Handover>,
    /// Why nothing more is written, where something went wrong.
    pub failed: Option<AuditError>,
}

impl<'o, 'w> LineUp<'o, 'w> {
    /// A line that waits for the first batch.
    pub fn new(ordered: &'o mut Ordered<'w>) -> Self {
        LineUp { ordered, next: 0, waiting: BTreeMap::new(), failed: None }
    }

    /// Takes a batch, and every later one that waited for it.
    pub fn hand_over(&mut self, sequence: u64, handover: Handover, planned: &[Planned], register: &str, bars: &Bars) {
        self.waiting.insert(sequence, handover);
        while let Some(handover) = self.waiting.remove(&self.next) {
            self.next += 1;
            if self.failed.is_none()
                && let Err(error) = self.ordered.take(handover, planned, register, bars)
            {
                self.failed = Some(error);
            }
        }
    }
}

impl Ordered<'_> {
    /// Takes one batch: gives ordinals to findings whose key repeats, keeps the findings shown, writes the rest.
    fn take(&mut self, mut handover: Handover, planned: &[Planned], register: &str, bars: &Bars) -> Result<(), AuditError> {
        let mut corrected: HashMap<usize, String> = HashMap::new();
        for (at, check, key) in handover.repeats {
            let print_key = key.clone();
            let ordinal = self.ordinals.entry((check, key)).and_modify(|seen| *seen += 1).or_insert(0);
            if *ordinal > 0 {
                let print = fingerprint::of(&planned[check].name, register, &print_key, *ordinal);
                handover.bytes[at..at + fingerprint::LENGTH].copy_from_slice(print.as_bytes());
                corrected.insert(at, print);
            }
        }
        for (slot, mut ranked, at) in handover.offers {
            if let Some(print) = at.and_then(|at| corrected.get(&at)) {
                ranked.finding.fingerprint.clone_from(print);
            }
            self.top.offer(slot, ranked, bars);
        }
        self.out.write_all(&handover.bytes).map_err(AuditError::Write)
    }
}

impl Ordered<'_> {
    /// The fingerprint of a finding that is made in order, its ordinal counted.
    pub fn print(&mut self, check: usize, name: &str, register: &str, key: &str) -> String {
        let normal = crate::model::key::normal(key);
        let ordinal = self.ordinals.entry((check, format!("{register} {normal}"))).and_modify(|seen| *seen += 1).or_insert(0);
        fingerprint::of(name, register, key, *ordinal)
    }
}
