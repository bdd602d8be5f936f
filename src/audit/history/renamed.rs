//! Fingerprints of findings whose check has another name today: made again under that name, so that a rename fixes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::comparable::name_today;
use super::subject::estate_key;
use crate::audit::assessment::Assessment;
use crate::audit::fingerprint;
use crate::checks;
use crate::ingest::findings::{FindingRow, Findings, Part};

/// Hands every part of a run's findings to `make`, with the fingerprint of each as of today, and then, in order and with what
/// that made of it, to `each`. Parts are made of side by side, but for those with a check that is called otherwise today: there
/// ordinals are counted, and so all before them are waited for.
///
/// # Errors
/// The file is not as the contract has it; or the first error of `make`.
pub fn each_part<T: Send>(
    findings: Findings,
    run: &Assessment,
    make: impl Fn(Part<'_>, &mut dyn FnMut(&FindingRow<'_>) -> u64) -> Result<T, String> + Sync,
    mut each: impl FnMut(Part<'_>, T) + Send,
) -> Result<(), String> {
    let renamed: BTreeSet<&str> = run.checks.iter().map(|check| check.name.as_str()).filter(|name| name_today(name) != *name).collect();
    let is_renamed = |part: Part<'_>| !renamed.is_empty() && part.rows().flatten().any(|row| renamed.contains(row.check()));
    let mut prints = Prints { run, ordinals: BTreeMap::new() };
    findings.each_part(
        |part| if is_renamed(part) { Ok(None) } else { make(part, &mut |row| row.print).map(Some) },
        |part, so_far| {
            let done = so_far.map_or_else(|| make(part, &mut |row| prints.next(row)), Ok)?;
            each(part, done);
            Ok(())
        },
    )
}

/// Fingerprints as this version would make them, of one run's findings in their order.
struct Prints<'a> {
    run: &'a Assessment,
    ordinals: BTreeMap<(String, String), u32>,
}

impl Prints<'_> {
    /// The fingerprint of the next finding.
    fn next(&mut self, row: &FindingRow<'_>) -> u64 {
        let today = name_today(row.check());
        if today == row.check() {
            return row.print;
        }
        let source = || self.run.sources.iter().find(|source| source.file == row.file() && source.sheet == row.sheet());
        let (register, key) = match checks::find(today).and_then(|entry| entry.check.run.register()) {
            Some(register) if row.row().is_empty() => (register.name(), format!("{} {}", register.name(), row.cause())),
            Some(register) => (register.name(), row.subject().to_owned()),
            None => ("estate", estate_key(row.subject(), Some((row.file(), row.sheet(), source().and_then(|source| source.register))))),
        };
        let seen = self.ordinals.entry((today.to_owned(), crate::model::key::normal(&key)));
        let ordinal = *seen.and_modify(|ordinal| *ordinal += 1).or_insert(0);
        fingerprint::of(today, register, &key, ordinal).0
    }
}
