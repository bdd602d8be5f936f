//! `standto audit`: reads, checks, writes the run folder, prints the summary.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, bail};
use clap::ValueEnum;

use super::history::{self, Earlier, Where};
use super::inputs::{self, Inputs};
use super::options::{Audit, Format};
use super::output::RunFolder;
use super::{pages, progress, terminal, today};
use crate::audit::assessment::Assessment;
use crate::audit::error::AuditError;
use crate::audit::evidence;
use crate::audit::history::ages::Ages;
use crate::audit::manifest::{self, Hashed, Manifest, PolicyFile, RunRef};
use crate::audit::plan::{Choice, Planned, plan};
use crate::audit::progress::Progress;
use crate::audit::run::{self, Request};
use crate::audit::survey::Settled;
use crate::ingest::discover::MANIFEST;
use crate::ingest::error::IngestError;
use crate::ingest::sniff::Look;
use crate::model::date::Date;
use crate::model::severity::Severity;
use crate::report;

pub(super) const FINDINGS: &str = "findings.csv";
pub(super) const POPULATION: &str = "population.csv";
pub(super) const ASSESSMENT: &str = "assessment.json";
const EVIDENCE: &str = "evidence.csv";
const ACTIONS: &str = "actions.xlsx";

/// Bytes of a thread's stack: as much as a program's first thread has.
const STACK: usize = 8 * 1024 * 1024;

/// Characters in a line of the summary: what reads well, on paper too (ours).
const WIDTH: usize = 100;

/// Audits and reports.
///
/// # Errors
/// Whatever keeps the audit from being made; then nothing is written.
pub(super) fn run(options: &Audit) -> anyhow::Result<u8> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads(options)).stack_size(STACK);
    pool.build().context("the threads to work with could not be started")?.install(|| in_pool(options))
}

/// What is done side by side in it is done by the threads of the pool.
fn in_pool(options: &Audit) -> anyhow::Result<u8> {
    // What comes in is read once and no more.
    let is_input = options.paths.iter().any(|path| inputs::is_standard_input(path));
    match opened(options, if is_input { Look::Whole } else { Look::Beginning }) {
        Err(error) if matches!(error.downcast_ref(), Some(AuditError::Misread(_))) => opened(options, Look::Whole),
        done => done,
    }
}

/// Audits lists that were looked into so far.
fn opened(options: &Audit, how: Look) -> anyhow::Result<u8> {
    let as_of = options.as_of.unwrap_or_else(today);
    let progress = Progress::default();
    let place = options.out.clone().unwrap_or_else(|| PathBuf::from("readiness").join(as_of.to_string()));
    let policy = inputs::read_policy(&options.paths, options.policy.as_deref())?;
    let history = where_to_look(options, policy.history.as_deref(), &place);
    history::make_ready(&history)?;
    let organisation = policy.policy.organisation.clone();
    // Neither asks for anything of the other.
    let (begun, earlier) = rayon::join(
        || {
            let begin = || {
                let inputs = inputs::open(&options.paths, policy, options.register, as_of, inputs::Hashes::Wanted, how)?;
                begin(options, inputs, as_of, &place)
            };
            progress::shown(&progress, options.quiet, begin)
        },
        || history::find(&history, organisation.known_by(), as_of),
    );
    let Made { assessment, written } = make(options, begun?, as_of, earlier?.as_ref())?;
    if !options.quiet {
        terminal::print(&summary(&assessment, options, &place, &written))?;
    }
    if options.open {
        terminal::open(&place.join(pages::READINESS));
    }
    Ok(u8::from(options.fail_on.is_some_and(|least| fails(&assessment, least))))
}

/// Where this run's history lies: as asked for, else beside it, and where the policy says.
fn where_to_look(options: &Audit, of_policy: Option<&Path>, place: &Path) -> Where {
    if options.no_history {
        return Where::Nowhere;
    }
    let above = place.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folders = options.history.clone().map_or_else(
        || of_policy.map(Path::to_owned).into_iter().chain(above.is_dir().then(|| above.to_owned())).collect(),
        |asked| vec![asked],
    );
    match &options.previous {
        Some(run) => Where::Run(run.clone(), folders),
        None => Where::In(folders),
    }
}

/// An audit that was begun: its lists are surveyed, and there is room for what comes of it.
pub(super) struct Begun {
    inputs: Inputs,
    planned: Vec<Planned>,
    folder: RunFolder,
    settled: Settled,
}

/// Begins an audit: all of it that asks for nothing of earlier runs.
///
/// # Errors
/// As [`run`].
pub(super) fn begin(options: &Audit, inputs: Inputs, as_of: Date, place: &Path) -> anyhow::Result<Begun> {
    if let Some(error) = inputs.failed_by_name.iter().chain(&inputs.not_as_named).next().filter(|_| !options.keep_going) {
        bail!("{error}; or go on without it by --keep-going");
    }
    let lacks = [Format::Json, Format::Csv].into_iter().any(|format| !options.format.is_empty() && !options.format.contains(&format));
    if options.seal.is_some() && lacks {
        bail!(
            "a sealed run is what the next quarter is compared with, and it needs assessment.json and findings.csv\n  what to do: leave --format out, or name json and csv in it"
        );
    }
    let choice = Choice { only: options.only.clone(), skip: options.skip.clone() };
    let planned = plan(&inputs.policy, &choice)?;
    let folder = RunFolder::begin(place, options.seal.as_deref())?;
    let settled = run::survey(&inputs.sources, &inputs.policy, as_of)?;
    Ok(Begun { inputs, planned, folder, settled })
}

/// What came of an audit.
pub(super) struct Made {
    assessment: Assessment,
    written: Vec<String>,
}

/// Goes on with an audit that was begun, and puts a whole run folder in its place.
///
/// # Errors
/// As [`run`].
pub(super) fn make(options: &Audit, begun: Begun, as_of: Date, earlier: Option<&Earlier>) -> anyhow::Result<Made> {
    let Begun { inputs, planned, folder, settled } = begun;
    let unreadable: Vec<(String, String)> = inputs
        .failed
        .iter()
        .chain(&inputs.failed_by_name)
        .map(|error| (error.file.clone(), format!("{}; {}", error.why, error.fix)))
        .collect();
    if let Some(earlier) = earlier.filter(|_| !options.quiet) {
        earlier.note_left_out();
    }
    let days = run::days_allowed(&inputs.policy);
    let compared = earlier.and_then(|earlier| earlier.compared.as_ref());
    let ages = match (earlier, compared) {
        (Some(earlier), Some(then)) => Ages::of(as_of, days, Arc::clone(&then.seen), then.population.clone()).with_earlier(
            as_of,
            days,
            &then.assessment,
            Arc::clone(&earlier.before),
        ),
        _ => Ages::none(as_of, days),
    };
    let failed = || format!("{POPULATION}: could not be written\n  what to do: make room on the disk, or name another folder with --out");
    let population = Mutex::new(folder.create(POPULATION).with_context(failed)?);
    let progress = Progress::default();
    let request = Request {
        sources: &inputs.sources,
        unreadable: &unreadable,
        policy: &inputs.policy,
        planned: &planned,
        as_of,
        tonight: options.tonight,
        threads: threads(options),
        redact_names: options.redact.is_some(),
        ages: &ages,
        population: Some(&population),
        progress: &progress,
    };
    let (mut assessment, findings) = write_findings(&folder, &request, &settled, options.quiet)?;
    let population = population.into_inner().unwrap_or_else(PoisonError::into_inner);
    let population = population.finish(POPULATION);
    if let Some(framework) = options.framework {
        framework.key.clone_into(&mut assessment.framework);
    }
    assessment.sealed = options.seal.clone().unwrap_or_default();
    let told = |earlier: &Earlier| {
        let new = (folder.file(FINDINGS), folder.file(POPULATION));
        earlier.told(&assessment, options.redact.is_some(), (&new.0, &new.1), options.quiet)
    };
    // Lists keep the thread busy that has no part in the comparison; where there is none, that which has no part in the pages.
    let history = || earlier.map(told).transpose();
    let (history, lists) = match compared {
        Some(_) => rayon::join(history, || lists_of(&assessment, options).map(Some)),
        None => (history(), Ok(None)),
    };
    assessment.history = history?;
    let written = write_reports(
        &folder,
        &assessment,
        (vec![findings, population], lists?),
        options,
        &inputs,
        earlier.map(Earlier::references).unwrap_or_default(),
    )?;
    folder.put_in_place()?;
    Ok(Made { assessment, written })
}

fn threads(options: &Audit) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(8);
    options.threads.map_or_else(cores, usize::from)
}

fn write_findings(folder: &RunFolder, request: &Request<'_>, settled: &Settled, quiet: bool) -> anyhow::Result<(Assessment, Hashed)> {
    let failed = || format!("{FINDINGS}: could not be written\n  what to do: make room on the disk, or name another folder with --out");
    let mut out = folder.create(FINDINGS).with_context(failed)?;
    let assessment = progress::shown(request.progress, quiet, || run::judge(request, settled, &mut out))?;
    Ok((assessment, out.finish(FINDINGS)))
}

/// A file that is made in memory, by its name.
type File = (&'static str, Vec<u8>);
/// Evidence and actions, where they are wanted.
type Lists = [Option<File>; 2];

fn wants(options: &Audit, format: Format) -> bool {
    options.format.is_empty() || options.format.contains(&format)
}

/// The lists that tell of this run alone and not of what changed since the one before: evidence, and what is to be done.
fn lists_of(assessment: &Assessment, options: &Audit) -> anyhow::Result<Lists> {
    let evidence = wants(options, Format::Csv).then(|| evidence::csv_of(assessment, &assessment.framework)).flatten();
    let actions = wants(options, Format::Xlsx).then(|| report::actions::to_vec(assessment)).transpose()?;
    Ok([evidence.map(|bytes| (EVIDENCE, bytes)), actions.map(|bytes| (ACTIONS, bytes))])
}

/// Writes what was asked for, and the manifest over all of it. Returns the names written.
fn write_reports(
    folder: &RunFolder,
    assessment: &Assessment,
    (mut streamed, lists): (Vec<Hashed>, Option<Lists>),
    options: &Audit,
    inputs: &Inputs,
    (compared_with, earlier): (Option<RunRef>, Vec<RunRef>),
) -> anyhow::Result<Vec<String>> {
    // Each is written as soon as it is made: the longest page is made last, by one thread.
    let write = |(name, bytes): File| folder.write(name, &bytes);
    let (pages, others) = rayon::join(
        || {
            let pages = wants(options, Format::Html).then(|| pages::of(assessment)).transpose()?;
            pages.into_iter().flatten().map(write).collect::<anyhow::Result<Vec<Hashed>>>()
        },
        || {
            let assessed = wants(options, Format::Json).then(|| report::json::to_vec(assessment)).transpose()?;
            let assessed = assessed.map(|bytes| write((ASSESSMENT, bytes))).transpose()?;
            let [evidence, actions] = lists.map_or_else(|| lists_of(assessment, options), Ok)?;
            anyhow::Ok((assessed, evidence.map(write).transpose()?, actions.map(write).transpose()?))
        },
    );
    let (pages, (assessed, evidence, actions)) = (pages?, others?);
    if !wants(options, Format::Csv) {
        for output in streamed.drain(..) {
            std::fs::remove_file(folder.file(&output.file))?;
        }
    }
    let outputs: Vec<Hashed> = assessed.into_iter().chain(streamed).chain(evidence).chain(pages).chain(actions).collect();
    let mut names: Vec<String> = outputs.iter().map(|output| output.file.clone()).collect();
    let mut files: Vec<Hashed> = inputs
        .sources
        .iter()
        .map(|source| Ok(Hashed { file: source.file.clone(), sha256: source.sha256()?.to_owned(), size: source.size }))
        .chain(inputs.failed.iter().chain(&inputs.failed_by_name).filter_map(|error| inputs.hashed(&error.file)).map(Ok))
        .collect::<Result<_, IngestError>>()?;
    files.sort();
    files.dedup();
    let policy = inputs.policy_file.clone().map(|(hashed, text)| PolicyFile { hashed, text: options.redact.is_none().then_some(text) });
    let manifest = Manifest {
        format: manifest::FORMAT,
        tool: assessment.tool.clone(),
        as_of: assessment.as_of.clone(),
        organisation: assessment.organisation.name.clone(),
        ods_code: assessment.organisation.ods_code.clone(),
        sealed: assessment.sealed.clone(),
        marking: assessment.marking.clone(),
        options: told_options(options),
        policy,
        compared_with,
        earlier,
        inputs: files,
        outputs,
    };
    let mut bytes = serde_json::to_vec_pretty(&manifest)?;
    bytes.push(b'\n');
    folder.write(MANIFEST, &bytes)?;
    names.push(MANIFEST.to_owned());
    names.sort();
    Ok(names)
}

/// The options that change what is written.
fn told_options(options: &Audit) -> Vec<String> {
    let mut told: Vec<String> = options.only.iter().map(|name| format!("--only {name}")).collect();
    told.extend(options.skip.iter().map(|name| format!("--skip {name}")));
    if options.redact.is_some() {
        told.push(manifest::REDACTED.to_owned());
    }
    if !options.format.is_empty() {
        let mut names: Vec<String> =
            options.format.iter().filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned())).collect();
        names.sort();
        names.dedup();
        told.push(format!("--format {}", names.join(",")));
    }
    let switches = [(options.keep_going, "--keep-going"), (options.no_history, "--no-history")];
    told.extend(switches.into_iter().filter(|(is_on, _)| *is_on).map(|(_, name)| name.to_owned()));
    told.extend(options.register.map(|register| format!("--register {}", register.name())));
    told.extend(options.seal.as_ref().map(|seal| format!("--seal {seal}")));
    told.extend(options.tonight.map(|moment| format!("--tonight {}", moment.format("%Y-%m-%dT%H:%M:%S"))));
    told.extend(options.framework.map(|framework| format!("--framework {}", framework.key)));
    told
}

fn summary(assessment: &Assessment, options: &Audit, place: &Path, written: &[String]) -> String {
    let mut out = report::terminal::summary(assessment, terminal::has_colour(), WIDTH);
    if options.framework.is_some() {
        out.push_str(&format!("\n{}", report::by_framework::text(assessment, WIDTH)));
    }
    if options.as_of.is_none() {
        out.push_str("\nAs at today, because --as-of was not given.\n");
    }
    out.push_str("\nWritten:\n");
    for name in written {
        out.push_str(&format!("  {}\n", place.join(name).display()));
    }
    if written.iter().any(|name| name == pages::READINESS) {
        out.push_str(&format!("Open {} first.\n", pages::READINESS));
    }
    out
}

/// Whether something open is at or above the severity.
fn fails(assessment: &Assessment, least: Severity) -> bool {
    let bad_enough = Severity::ALL.into_iter().filter(|severity| *severity <= least);
    bad_enough.into_iter().any(|severity| assessment.areas.iter().any(|area| area.open.of(severity) > 0))
}
