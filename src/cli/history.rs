//! Finding earlier runs: whole ones of the same organisation, by date; what is damaged, newer or somebody else's is named and left out.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{anyhow, bail};
use rayon::prelude::*;

use super::whole::{self, Whole};
use super::{audit, orphans, terminal};
use crate::audit::assessment::{Assessment, LeftOut, TrendPoint};
use crate::audit::history;
use crate::audit::history::ages::Seen;
use crate::audit::history::classes::{self, Each, Side};
use crate::audit::history::comparable::comparables;
use crate::audit::history::index::Index;
use crate::audit::history::series::{EarlierRun, is_same_organisation, point, series};
use crate::audit::manifest::{Manifest, RunRef};
use crate::ingest::discover::MANIFEST;
use crate::ingest::error::label;
use crate::ingest::findings::{self, Findings};
use crate::ingest::hash::hex;
use crate::model::date::{self, Date};
use crate::report::json;
use sha2::{Digest, Sha256};

/// Where earlier runs are looked for.
#[derive(Debug)]
pub(super) enum Where {
    /// Nowhere: history is not wanted.
    Nowhere,
    /// In the folders of these folders.
    In(Vec<PathBuf>),
    /// This run is compared with; older ones lie in the folders of these folders.
    Run(PathBuf, Vec<PathBuf>),
    /// Exactly these, by the hashes of their manifests, in the folders of these folders; with what was left out then.
    Exactly(Option<RunRef>, Vec<RunRef>, Vec<PathBuf>, Vec<LeftOut>),
}

/// An earlier run with all that is read of it.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) run: EarlierRun,
    pub(super) folder: PathBuf,
    /// Without its lists, as [`WithoutLists`](crate::audit::assessment::WithoutLists) has it.
    pub(super) assessment: Assessment,
    pub(super) seen: Arc<Seen>,
    pub(super) population: Option<Arc<Index>>,
}

/// The history of a run.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    /// The run compared with.
    pub(super) compared: Option<Opened>,
    /// Runs before that, the oldest first.
    older: Vec<(RunRef, TrendPoint)>,
    /// What those had found, a later one in place of an earlier.
    pub(super) before: Arc<Seen>,
    /// What was left out.
    left_out: Vec<LeftOut>,
}

/// A run folder whose manifest was read and nothing else yet.
#[derive(Clone)]
struct Candidate {
    folder: PathBuf,
    run: EarlierRun,
}

/// Makes ready where earlier runs are looked for: a run that was cut off while it took its place there is put right.
///
/// # Errors
/// A folder that was named is not there.
pub(super) fn make_ready(place: &Where) -> anyhow::Result<()> {
    if let Where::In(folders) | Where::Run(_, folders) = place
        && let Some(missing) = folders.iter().find(|folder| !folder.is_dir() && !folder.as_os_str().is_empty())
    {
        bail!(
            "{}: earlier runs cannot be looked for there\n  why: there is no such folder\n  what to do: check the name in --history, or “history” in the policy; or leave it out",
            label(missing)
        );
    }
    match place {
        Where::Nowhere => {}
        Where::In(folders) | Where::Exactly(_, _, folders, _) => folders.iter().for_each(|folder| orphans::recover(folder)),
        Where::Run(run, folders) => {
            folders.iter().map(PathBuf::as_path).chain([orphans::above(run)]).for_each(orphans::recover);
        }
    }
    Ok(())
}

/// Finds the history of a run of an organisation, by name and ODS code. `None` where none is wanted.
///
/// # Errors
/// A run that was named cannot be compared with.
pub(super) fn find(place: &Where, organisation: (&str, &str), as_of: Date) -> anyhow::Result<Option<Earlier>> {
    match place {
        Where::Nowhere => Ok(None),
        Where::In(folders) => Ok(Some(among(candidates(folders, organisation), as_of))),
        Where::Run(folder, folders) => {
            let refuse = |why: String| {
                anyhow!(
                    "{}: cannot be compared with\n  why: {why}\n  what to do: name the folder of an earlier run of the same organisation; an audit can do without --previous",
                    label(folder)
                )
            };
            let candidate = candidate(folder, organisation).map_err(refuse)?;
            if candidate.run.as_of > as_of {
                let (then, now) = (date::long(candidate.run.as_of), date::long(as_of));
                return Err(refuse(format!("it speaks for {then}, and this run for {now}")));
            }
            let opened = open(&candidate).map_err(refuse)?;
            let mut rest = among(candidates(folders, organisation), opened.run.as_of);
            if let Some(last) = rest.compared.take() {
                rest.set_older(&last);
            }
            Ok(Some(Earlier { compared: Some(opened), ..rest }))
        }
        Where::Exactly(compared, older, folders, left_out) => {
            let (found, _) = candidates(folders, organisation);
            let mut earlier = Earlier { left_out: left_out.clone(), ..Earlier::default() };
            for wanted in older.iter().chain(compared) {
                let Some(found) = found.iter().find(|candidate| candidate.run.sha256 == wanted.manifest) else {
                    bail!(
                        "the run of {} that this one was compared with is not there\n  why: no folder has a manifest.json with the SHA-256 {}\n  what to do: name the folder that holds it with --history",
                        name(wanted),
                        wanted.manifest
                    );
                };
                let again = candidate(&found.folder, organisation).map_err(|why| anyhow!("{}: {why}", label(&found.folder)))?;
                let opened = open(&again).map_err(|why| anyhow!("{}: {why}", label(&found.folder)))?;
                if let Some(last) = earlier.compared.replace(opened) {
                    earlier.set_older(&last);
                }
            }
            if compared.is_none()
                && let Some(last) = earlier.compared.take()
            {
                earlier.set_older(&last);
            }
            Ok(Some(earlier))
        }
    }
}

/// `24 August 2026, sealed as 2026 Q2`.
pub(super) fn name(run: &RunRef) -> String {
    let day = run.as_of.parse().map_or_else(|_| run.as_of.clone(), date::long);
    if run.sealed.is_empty() { day } else { format!("{day}, sealed as {}", run.sealed) }
}

/// Opens the runs of the series; what turns out damaged is left out, and the series made again without it.
fn among((mut candidates, mut left_out): (Vec<Candidate>, Vec<LeftOut>), as_of: Date) -> Earlier {
    loop {
        let runs = candidates.iter().map(|candidate| candidate.run.clone());
        let wanted: Vec<String> = series(runs.collect(), as_of).into_iter().map(|run| run.sha256).collect();
        let mut earlier = Earlier::default();
        let mut bad = None;
        let places = wanted.iter().filter_map(|sha256| candidates.iter().position(|candidate| candidate.run.sha256 == *sha256));
        let places: Vec<usize> = places.collect();
        // As many at once as there are threads, and no more: each is held whole until the next one follows it.
        let some = places.chunks(rayon::current_num_threads());
        let opened = some.flat_map(|some| some.par_iter().map(|at| (*at, open(&candidates[*at]))).collect::<Vec<_>>());
        for (at, opened) in opened {
            match opened {
                Ok(opened) => {
                    if let Some(last) = earlier.compared.replace(opened) {
                        earlier.set_older(&last);
                    }
                }
                Err(why) => {
                    bad = Some((at, why));
                    break;
                }
            }
        }
        let Some((at, why)) = bad else {
            left_out.sort_by(|a, b| a.folder.cmp(&b.folder));
            return Earlier { left_out, ..earlier };
        };
        let candidate = candidates.remove(at);
        left_out.push(LeftOut { folder: folder_name(&candidate.folder), why });
    }
}

/// Every run of the organisation in the folders of some folders, and what looks like one and is none.
fn candidates(folders: &[PathBuf], organisation: (&str, &str)) -> (Vec<Candidate>, Vec<LeftOut>) {
    let (mut found, mut left_out) = (Vec::new(), Vec::new());
    let mut below: Vec<PathBuf> = Vec::new();
    for folder in folders {
        let entries = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
        below.extend(entries.filter(|path| path.is_dir() && !folder_name(path).starts_with('.')));
    }
    below.sort();
    below.dedup();
    for path in below {
        // Other programs have files of that name: they are passed over.
        let says_so = fs::read(path.join(MANIFEST)).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains("\"standto\""));
        if !says_so && ![audit::ASSESSMENT, audit::FINDINGS].iter().any(|name| path.join(name).is_file()) {
            continue;
        }
        match candidate(&path, organisation) {
            // Pages made again are no run.
            Ok(candidate) if candidate.run.manifest.options.iter().any(|option| option == "report") => {}
            // Whether or not it is one that is compared with: what is not as it was written is named.
            Ok(candidate) => match whole::at_a_glance(&path, &candidate.run.manifest) {
                Some(first) => {
                    left_out.push(LeftOut { folder: folder_name(&path), why: format!("it is not as it was written: {}", first.words()) });
                }
                None => found.push(candidate),
            },
            Err(why) => left_out.push(LeftOut { folder: folder_name(&path), why }),
        }
    }
    (found, left_out)
}

fn folder_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn candidate(folder: &Path, (name, ods_code): (&str, &str)) -> Result<Candidate, String> {
    let bytes = fs::read(folder.join(MANIFEST)).map_err(|_| "it has no manifest.json that can be read".to_owned())?;
    let manifest = Manifest::read(&bytes)?;
    if !is_same_organisation(&manifest, name, ods_code) {
        let whose = if manifest.organisation.is_empty() { "one that is not named" } else { &manifest.organisation };
        return Err(format!("it speaks of another organisation: {whose}"));
    }
    let as_of =
        manifest.as_of.parse().map_err(|_| format!("its manifest.json says that it speaks for “{}”, which is no day", manifest.as_of))?;
    Ok(Candidate { folder: folder.to_owned(), run: EarlierRun { manifest, sha256: hex(&Sha256::digest(&bytes)), as_of } })
}

/// Reads a run that is to be compared with. Every file of it is hashed beside.
fn open(candidate: &Candidate) -> Result<Opened, String> {
    // What is not as it was written is not listened to, whatever it says.
    let (whole, opened) = rayon::join(|| whole::of(&candidate.folder), || read(candidate));
    let Whole { differences, .. } = whole?;
    match differences.first() {
        Some(first) => Err(format!("it is not as it was written: {}", first.words())),
        None => opened,
    }
}

/// Reads what is asked of a run.
fn read(Candidate { folder, run }: &Candidate) -> Result<Opened, String> {
    for wanted in [audit::ASSESSMENT, audit::FINDINGS] {
        if run.manifest.output(wanted).is_none() {
            return Err(format!("it was written without {wanted} (--format)"));
        }
    }
    let file = |name: &str| File::open(folder.join(name)).map_err(|error| format!("its {name} could not be read ({error})"));
    let of = |name: &str, why: String| format!("its {name} cannot be followed: {why}");
    let bytes = fs::read(folder.join(audit::ASSESSMENT)).map_err(|error| error.to_string())?;
    let assessment = json::without_lists(&bytes).map_err(|error| format!("{error:#}"))?;
    let findings = Findings::open(file(audit::FINDINGS)?);
    let population = run.manifest.output(audit::POPULATION).map(|_| file(audit::POPULATION)).transpose()?;
    let (seen, population) = rayon::join(
        || findings.and_then(|findings| classes::seen(findings, &assessment, run.as_of)),
        || population.map(|population| findings::population(population).map(Index::of)).transpose(),
    );
    let seen = seen.map(Arc::new).map_err(|why| of(audit::FINDINGS, why))?;
    let population = population.map_err(|why| of(audit::POPULATION, why))?.map(Arc::new);
    Ok(Opened { run: run.clone(), folder: folder.clone(), assessment, seen, population })
}

impl Earlier {
    fn set_older(&mut self, older: &Opened) {
        self.older.push((older.run.reference(), point(&older.assessment)));
        self.before = Arc::new(self.before.followed_by(&older.seen));
    }

    /// The run compared with and those before it, as a manifest names them.
    pub(super) fn references(&self) -> (Option<RunRef>, Vec<RunRef>) {
        (self.compared.as_ref().map(|opened| opened.run.reference()), self.older.iter().map(|(run, _)| run.clone()).collect())
    }

    /// What changed since, in a run whose findings and population were just written to files; what was lost is said before anything is rendered.
    ///
    /// # Errors
    /// A file cannot be read again.
    pub(super) fn told(&self, now: &Assessment, is_redacted: bool, new: (&Path, &Path), quiet: bool) -> anyhow::Result<history::History> {
        let history = self.changes(now, is_redacted, new, None)?;
        if let Some(then) = self.compared.as_ref().filter(|_| !quiet) {
            warn(&history, &then.run.reference());
        }
        Ok(history)
    }

    /// What changed since, in a run whose findings and population lie in files; each finding is handed to `each`, if anybody asks.
    ///
    /// # Errors
    /// A file cannot be read.
    pub(super) fn changes(
        &self,
        now: &Assessment,
        is_redacted: bool,
        new: (&Path, &Path),
        each: Option<&mut Each<'_>>,
    ) -> anyhow::Result<history::History> {
        let mut trend: Vec<TrendPoint> = self.older.iter().map(|(_, point)| point.clone()).collect();
        let Some(then) = &self.compared else {
            trend.push(point(now));
            let why_not = "there is no earlier run of this organisation to compare with".to_owned();
            return Ok(history::History { why_not, trend, left_out: self.left_out.clone(), ..history::History::default() });
        };
        trend.extend([point(&then.assessment), point(now)]);
        let same_names = then.run.manifest.is_redacted() == is_redacted;
        let failed = |why: String| {
            anyhow!(
                "the findings could not be compared with those of the earlier run\n  why: {why}\n  what to do: run again, with --no-history if it stays so"
            )
        };
        let comparables = comparables(&then.assessment, now, same_names);
        let population = File::open(new.1)?;
        let population = || findings::population(population).map(Index::of);
        let open = |path: &Path| Findings::open(File::open(path)?).map_err(failed);
        let findings = open(&then.folder.join(audit::FINDINGS))?;
        let was = Side { assessment: &then.assessment, findings, is_redacted: then.run.manifest.is_redacted() };
        let is = Side { assessment: now, findings: open(new.0)?, is_redacted };
        let compared = classes::compare((was, &then.seen), (is, population), &comparables, &self.before.prints, each).map_err(failed)?;
        let mut history = history::history((&then.assessment, now), same_names, &comparables, compared, trend);
        history.left_out.clone_from(&self.left_out);
        Ok(history)
    }

    /// Folders that were left out, for the terminal.
    pub(super) fn note_left_out(&self) {
        for left in &self.left_out {
            terminal::note(&crate::report::terminal::harmless(&format!("note: {}: left out of the history: {}", left.folder, left.why)));
        }
    }
}

/// What must not be overlooked, before anything is rendered.
fn warn(history: &history::History, then: &RunRef) {
    if !history.lost.is_empty() {
        let mut text = format!("warning: the run of {} had what this one lacks:\n", name(then));
        for lost in &history.lost {
            text.push_str(&format!("  {lost}\n"));
        }
        text.push_str("  what it means: whatever was judged by them is not known now, and is not better for it");
        terminal::note(&crate::report::terminal::harmless(&text));
    }
}
