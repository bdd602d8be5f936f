//! `standto sample`: records for an auditor to test, drawn by a seed from the very lists of a run.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, anyhow, bail};

use super::options::{Sample, Verify};
use super::orphans;
use super::whole::{self, Whole};
use super::{inputs, terminal, verify};
use crate::audit::history::ages::Ages;
use crate::audit::manifest::Manifest;
use crate::audit::plan::{Choice, plan};
use crate::audit::progress::Progress;
use crate::audit::run::{self, Request};
use crate::audit::sample;
use crate::ingest::discover::discover;
use crate::ingest::error::label;
use crate::model::prose;

/// Draws.
///
/// # Errors
/// The run is not whole, its lists are not at hand or not the same, or nothing can be drawn.
pub(super) fn run(options: &Sample) -> anyhow::Result<u8> {
    let said = label(&options.run);
    orphans::recover(orphans::above(&options.run));
    let refuse = |why: &str, fix: &str| anyhow!("{said}: no sample can be drawn\n  why: {why}\n  what to do: {fix}");
    let Whole { manifest, differences, .. } = whole::of(&options.run).map_err(|why| refuse(&why, "name the folder of a run"))?;
    if let Some(first) = differences.first() {
        return Err(refuse(
            &format!("the run is not as it was written: {}", first.words()),
            "draw from a run that is whole; “standto verify” says what differs",
        ));
    }
    let paths = if options.inputs.is_empty() { nearby(&manifest) } else { options.inputs.clone() };
    if paths.is_empty() {
        return Err(refuse("its lists are not in this folder, nor in one of its folders", "name the folder of the lists with --inputs"));
    }
    if let Some(first) = verify::differing_inputs(&paths, &manifest)?.first() {
        return Err(refuse(
            &format!("the lists are not those of the run: {first}"),
            "name the folder of the lists that were audited with --inputs",
        ));
    }
    let again = Verify { run: options.run.clone(), inputs: paths, policy: options.policy.clone(), history: None };
    let workshop = tempfile::tempdir().context("there is no room in the folder for temporary files")?;
    let policy =
        verify::policy(&again, &manifest, workshop.path())?.map_err(|why| refuse(&why, "name the policy of the run with --policy"))?;
    let asked = verify::asked(&again, &manifest, policy)?;
    let as_of = asked.as_of.ok_or_else(|| refuse("its manifest names no day", "name another run"))?;
    let inputs = inputs::read(&asked.paths, asked.policy.as_deref(), asked.register, as_of, inputs::Hashes::Spared)?;
    let planned = plan(&inputs.policy, &Choice { only: asked.only.clone(), skip: asked.skip.clone() })?;
    let (ages, progress) = (Ages::none(as_of, run::days_allowed(&inputs.policy)), Progress::default());
    let request = Request {
        sources: &inputs.sources,
        unreadable: &[],
        policy: &inputs.policy,
        planned: &planned,
        as_of,
        tonight: None,
        threads: 1,
        redact_names: manifest.is_redacted(),
        ages: &ages,
        population: None,
        progress: &progress,
    };
    let drawn = sample::draw(&request, options.n, options.seed, options.register)?;
    if drawn.records.is_empty() && options.n > 0 {
        bail!(
            "{said}: no sample can be drawn\n  why: there is no record of that kind in its lists\n  what to do: leave --register out, or name another"
        );
    }
    let bytes = drawn.csv(&request);
    let told = format!(
        "{} drawn of {} by seed {}; each with every verdict on it.",
        prose::count(drawn.records.len() as u64, "record", "records"),
        prose::thousands(drawn.population),
        options.seed
    );
    match &options.out {
        Some(file) => {
            if file.exists() {
                bail!(
                    "{}: the sample cannot be written there\n  why: there is a file of that name\n  what to do: name another with --out",
                    label(file)
                );
            }
            fs::write(file, bytes).with_context(|| format!("{}: could not be written", label(file)))?;
            terminal::print(&format!("{told}\nWritten:\n  {}\n", file.display()))?;
        }
        None => terminal::print_bytes(&bytes)?,
    }
    Ok(0)
}

/// The folder here whose lists have the names of the run's: this one, or one in it.
fn nearby(manifest: &Manifest) -> Vec<PathBuf> {
    let here = PathBuf::from(".");
    let below = fs::read_dir(&here).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir());
    let mut folders: Vec<PathBuf> = below.collect();
    folders.sort();
    folders.insert(0, here);
    let wanted: Vec<&str> = manifest.inputs.iter().map(|input| input.file.as_str()).collect();
    let is_it = |folder: &PathBuf| {
        discover(std::slice::from_ref(folder))
            .is_ok_and(|found| found.files.iter().map(|found| found.label.as_str()).eq(wanted.iter().copied()))
    };
    folders.into_iter().find(is_it).into_iter().collect()
}
