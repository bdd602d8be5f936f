//! `standto diff`: what changed from one run to another, for people, for programs, or finding by finding.

use std::io::{BufWriter, Write};

use anyhow::anyhow;

use super::audit;
use super::audit::{FINDINGS, POPULATION};
use super::history::{self, Earlier, Where};
use super::options::{Diff, DiffFormat};
use super::orphans;
use super::whole::{self, Whole};
use crate::audit::assessment::{Assessment, Changed, Class};
use crate::audit::history::listing;
use crate::ingest::error::label;
use crate::ingest::findings::FindingRow;
use crate::model::severity::Severity;
use crate::report::{changes, json};

/// Characters in a line (ours).
const WIDTH: usize = 100;

/// Compares two runs.
///
/// # Errors
/// One of them is no whole run, or they cannot be held against one another.
pub(super) fn run(options: &Diff) -> anyhow::Result<u8> {
    let refuse = |why: String| {
        anyhow!(
            "{}: cannot be compared\n  why: {why}\n  what to do: name the folders of two runs, the earlier one first",
            label(&options.new)
        )
    };
    for run in [&options.old, &options.new] {
        orphans::recover(orphans::above(run));
        if !run.is_dir() {
            return Err(anyhow!(
                "{}: there is no such folder\n  what to do: name the folders of two runs, the earlier one first",
                label(run)
            ));
        }
    }
    let place = Where::Run(options.old.clone(), vec![orphans::above(&options.old).to_owned()]);
    history::make_ready(&place)?;
    // What is not as it was written is not listened to, whatever it says: but hashing a long run takes as long as reading another.
    let (whole, read) = rayon::join(
        || whole::of(&options.new),
        || -> anyhow::Result<(Assessment, Option<Earlier>)> {
            let bytes = std::fs::read(options.new.join(audit::ASSESSMENT))?;
            let now = json::from_slice(&bytes).map_err(|error| refuse(format!("{error:#}")))?;
            let as_of = now.as_of.parse().map_err(|_| refuse(format!("it says that it speaks for “{}”, which is no day", now.as_of)))?;
            let manifest = whole::manifest(&options.new).map_err(refuse)?;
            let earlier = history::find(&place, (&manifest.organisation, &manifest.ods_code), as_of)?;
            Ok((now, earlier))
        },
    );
    let Whole { manifest, differences, .. } = whole.map_err(refuse)?;
    if let Some(first) = differences.first() {
        return Err(refuse(format!("it is not as it was written: {}", first.words())));
    }
    for wanted in [audit::ASSESSMENT, FINDINGS, POPULATION] {
        if manifest.output(wanted).is_none() {
            return Err(refuse(format!("it was written without {wanted}")));
        }
    }
    let (mut now, Some(earlier)) = read? else { return Ok(0) };
    let compared = earlier.references().0;
    if manifest.compared_with != compared {
        forget_known(&mut now);
    }
    let mut worst: Option<Severity> = None;
    let mut findings: Vec<Changed> = Vec::new();
    // Not locked: whichever thread has the next finding writes it.
    let mut out = BufWriter::new(std::io::stdout());
    let mut lines = (options.format == DiffFormat::Csv).then(|| listing::Listing::new(&mut out)).transpose()?;
    let mut failed = None;
    let files = (options.new.join(FINDINGS), options.new.join(POPULATION));
    let mut each = |class: Class, row: &FindingRow<'_>, changed: &dyn Fn() -> Changed| {
        if let Some(lines) = &mut lines
            && let Err(error) = lines.line(class, row)
        {
            failed = failed.take().or(Some(error));
        }
        if matches!(class, Class::New | Class::Reopened)
            && let Some(severity) = Severity::named(row.severity())
        {
            worst = Some(worst.map_or(severity, |worst| worst.min(severity)));
        }
        if options.format == DiffFormat::Json && class != Class::StillOpen {
            findings.push(changed());
        }
    };
    let history = earlier.changes(&now, manifest.is_redacted(), (&files.0, &files.1), Some(&mut each))?;
    drop(lines);
    if let Some(error) = failed {
        return Err(error.into());
    }
    now.history = Some(history);
    match options.format {
        DiffFormat::Text => out.write_all(changes::text(&now, WIDTH).as_bytes())?,
        DiffFormat::Json => out.write_all(&changes::json(&now, &findings)?)?,
        DiffFormat::Csv => {}
    }
    out.flush()?;
    drop(out);
    if options.format != DiffFormat::Text {
        earlier.note_left_out();
    }
    Ok(u8::from(options.fail_on_new.is_some_and(|least| worst.is_some_and(|worst| worst <= least))))
}

/// Which records a run knew is told against the run it was compared with, and against no other.
fn forget_known(run: &mut Assessment) {
    run.checks.iter_mut().for_each(|check| check.known = None);
    run.areas.iter_mut().for_each(|area| area.known_records = area.records);
}
