//! What must be in order: findings.csv, the ordinals of keys that repeat, the findings shown. Batches are handed over in sequence.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Mutex, PoisonError};

use super::assessment::BySeverity;
use super::assessment::Status;
use super::emit::Rows;
use super::error::AuditError;
use super::fingerprint::{self, Fingerprint, Stem};
use super::history::ages::{Age, Ages};
use super::plan::Planned;
use super::top::{Bars, Ranked, Top};
use crate::ingest::hash::Running;
use crate::ingest::sha256::Hasher;
use crate::model::key::{self, KeyMap};
use crate::model::severity::Severity;

/// Where bytes go that workers write in their turn.
pub trait Sink: Write + Send + std::fmt::Debug {
    /// Writes all of these, and hashes others beside them.
    ///
    /// # Errors
    /// The system's own.
    fn write_beside(&mut self, bytes: &[u8], hash: &mut Hasher, others: &[Vec<u8>]) -> std::io::Result<()> {
        for others in others {
            hash.update(others);
        }
        self.write_all(bytes)
    }
}

impl Sink for Vec<u8> {}

impl Sink for std::io::Sink {}

/// The header of population.csv.
const POPULATION: &[u8] = b"fingerprint\n";

/// What is kept in order over all sources.
pub struct Ordered<'w> {
    /// Where findings.csv goes.
    pub out: &'w mut dyn Sink,
    /// Where population.csv goes, if it is wanted.
    population: Option<&'w Mutex<dyn Sink>>,
    /// When each finding was first seen.
    ages: &'w Ages,
    /// The findings shown.
    pub top: Top,
    /// Open findings past their time limit among those whose key repeats, by check and area.
    pub overdue: Vec<BySeverity>,
    /// How often each check and key has been found, for keys that repeat, by the hash of the two.
    ordinals: KeyMap<u32>,
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
    pub fn new(out: &'w mut dyn Sink, population: Option<&'w Mutex<dyn Sink>>, ages: &'w Ages, slots: usize) -> Result<Self, AuditError> {
        out.write_all(&Rows::header()).map_err(AuditError::Write)?;
        let mut ordered = Ordered {
            out,
            population,
            ages,
            top: Top::new(slots),
            overdue: vec![BySeverity::default(); slots],
            ordinals: KeyMap::default(),
        };
        ordered.write_population(POPULATION)?;
        Ok(ordered)
    }

    /// Writes lines of population.csv.
    ///
    /// # Errors
    /// The system's own.
    pub fn write_population(&mut self, lines: &[u8]) -> Result<(), AuditError> {
        let Some(population) = self.population else { return Ok(()) };
        population.lock().unwrap_or_else(PoisonError::into_inner).write_all(lines).map_err(AuditError::Write)
    }
}

/// What a worker hands over of one batch.
#[derive(Debug, Default)]
pub struct Handover {
    /// Rows of findings.csv.
    pub bytes: Vec<u8>,
    /// Findings that may be shown, by slot, with where they stand among the bytes if their key repeats.
    pub offers: Vec<(usize, Ranked, Option<usize>)>,
    /// Findings whose fingerprints may need an ordinal.
    pub repeats: Vec<Repeat>,
    /// Lines of population.csv.
    pub population: Vec<u8>,
    /// The bytes of the file that were read for it, where they are still to be hashed.
    pub read: Vec<Vec<u8>>,
}

/// What is used again.
#[derive(Debug, Default)]
pub struct Room {
    /// For rows of findings.csv.
    pub rows: Vec<u8>,
    /// For bytes of a file.
    pub read: Vec<Vec<u8>>,
}

impl Handover {
    /// Makes room for so many records that will be judged.
    pub fn make_room(&mut self, records: usize) {
        self.population.reserve(records * (fingerprint::LENGTH + 1));
    }

    /// A record was judged.
    pub fn judged(&mut self, print: Fingerprint) {
        self.population.extend_from_slice(print.written().as_bytes());
        self.population.push(b'\n');
    }
}

/// A finding whose key repeats: only its turn tells its ordinal, and so its fingerprint and since when it is known.
#[derive(Debug)]
pub struct Repeat {
    /// Where its fingerprint stands among the bytes.
    pub at: usize,
    /// Where its due date ends; `None` where it has none, because it is not open.
    pub due: Option<usize>,
    /// Its check and area.
    pub slot: usize,
    /// Its check.
    pub check: usize,
    /// Its severity.
    pub severity: Severity,
    /// Its key, normal.
    pub key: Box<[u8]>,
    /// Its fingerprint if it is the first of its check and key.
    pub print: Fingerprint,
}

impl Ordered<'_> {
    /// Takes one batch: gives ordinals to findings whose key repeats, keeps the findings shown, writes the rest. Gives
    /// the room of the bytes back.
    ///
    /// # Errors
    /// The system's own.
    pub fn take(
        &mut self,
        mut handover: Handover,
        hash: &mut Option<Running>,
        planned: &[Planned],
        register: &str,
        bars: &Bars,
    ) -> Result<Room, AuditError> {
        let ages = self.ages;
        let mut corrected: HashMap<usize, (Fingerprint, &Age)> = HashMap::new();
        for repeat in handover.repeats {
            let Repeat { at, due, slot, check, severity, key, print } = repeat;
            let ordinal = self.ordinal(check, [&key]);
            let print = if ordinal == 0 { print } else { Stem::new(&planned[check].name, register).of(&key, ordinal) };
            let age = ages.of_print(&planned[check].name, print, if due.is_some() { Status::Open } else { Status::Waived });
            self.overdue[slot].add(severity, u64::from(due.is_some() && age.is_overdue[severity.index()]));
            if ordinal > 0 {
                put(&mut handover.bytes, at, &print.written());
                put(&mut handover.bytes, at - 1 - age.first_seen.len(), &age.first_seen);
                if let Some(end) = due {
                    let day = &age.due[severity.index()];
                    put(&mut handover.bytes, end - day.len(), day);
                }
                corrected.insert(at, (print, age));
            }
        }
        for (slot, mut ranked, at) in handover.offers {
            if let Some((print, age)) = at.and_then(|at| corrected.get(&at)) {
                ranked.finding.fingerprint = print.to_string();
                ranked.finding.first_seen.clone_from(&age.first_seen);
                if !ranked.finding.due.is_empty() {
                    ranked.finding.due.clone_from(&age.due[ranked.severity.index()]);
                }
            }
            self.top.offer(slot, ranked, bars);
        }
        self.write_population(&handover.population)?;
        match hash {
            Some(hash) => self.out.write_beside(&handover.bytes, hash.hash(), &handover.read),
            None => self.out.write_all(&handover.bytes),
        }
        .map_err(AuditError::Write)?;
        handover.bytes.clear();
        Ok(Room { rows: handover.bytes, read: handover.read })
    }
}

/// Writes text of the same length over what stands there: dates and fingerprints have one length each.
fn put(bytes: &mut [u8], at: usize, text: &str) {
    bytes[at..at + text.len()].copy_from_slice(text.as_bytes());
}

/// More lists of one register than any run has (ours).
const LISTS: u32 = 100_000;

impl Ordered<'_> {
    /// How many findings of a check and key were there before this one.
    fn ordinal<const PARTS: usize>(&mut self, check: usize, key: [&[u8]; PARTS]) -> u32 {
        *self.ordinals.entry(key::hash_of_spellings(key, check as u64)).and_modify(|seen| *seen += 1).or_insert(0)
    }

    /// The fingerprint of a finding about a list as a whole, or about no list. Its ordinal is the rank of the list among
    /// those of its register, so that no other list's finding moves it; findings that share that too are counted.
    pub fn print(&mut self, check: usize, name: &str, register: &str, key: &str, rank: u32) -> Fingerprint {
        let (normal, rank_in_bytes) = (key::normal(key), rank.to_le_bytes());
        let seen = self.ordinal(check, [register.as_bytes(), normal.as_bytes(), &rank_in_bytes]);
        fingerprint::of(name, register, key, seen.saturating_mul(LISTS).saturating_add(rank))
    }
}
