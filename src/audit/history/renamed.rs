//! Fingerprints of findings whose check has another name today: made again under that name, so that a rename fixes nothing.

use std::collections::BTreeMap;

use super::comparable::name_today;
use super::subject::estate_key;
use crate::audit::assessment::Assessment;
use crate::audit::fingerprint;
use crate::checks;
use crate::ingest::findings::FindingRow;

/// Fingerprints as this version would make them, of one run's findings in their order.
#[derive(Debug)]
pub struct Prints<'a> {
    run: &'a Assessment,
    ordinals: BTreeMap<(String, String), u32>,
}

impl<'a> Prints<'a> {
    /// None asked for yet.
    pub fn of_run(run: &'a Assessment) -> Self {
        Prints { run, ordinals: BTreeMap::new() }
    }

    /// The fingerprint of the next finding.
    pub fn next(&mut self, row: &FindingRow<'_>) -> u64 {
        let today = name_today(row.check);
        if today == row.check {
            return row.print;
        }
        let source = || self.run.sources.iter().find(|source| source.file == row.file && source.sheet == row.sheet);
        let (register, key) = match checks::find(today).and_then(|entry| entry.check.run.register()) {
            Some(register) if row.row.is_empty() => (register.name(), format!("{} {}", register.name(), row.cause)),
            Some(register) => (register.name(), row.subject.to_owned()),
            None => ("estate", estate_key(row.subject, Some((row.file, row.sheet, source().and_then(|source| source.register))))),
        };
        let seen = self.ordinals.entry((today.to_owned(), crate::model::key::normal(&key)));
        let ordinal = *seen.and_modify(|ordinal| *ordinal += 1).or_insert(0);
        fingerprint::of(today, register, &key, ordinal).0
    }
}
