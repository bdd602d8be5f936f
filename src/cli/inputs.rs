//! From paths to opened sources: the policy found, files listed, each opened as the policy wishes.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use anyhow::Context;
use rayon::prelude::*;

use crate::audit::manifest::Hashed;
use crate::audit::plan::{Choice, Planned, plan};
use crate::audit::wish::wish;
use crate::ingest::discover::{Discovery, Found, discover};
use crate::ingest::error::{IngestError, label};
use crate::ingest::hash::{FileHash, sha256};
use crate::ingest::second;
use crate::ingest::sniff::Look;
use crate::ingest::source::{self, STANDARD_INPUT, Source, Wish};
use crate::model::date::Date;
use crate::model::prose;
use crate::model::register::Register;
use crate::policy::{self, Policy, SourcePolicy};

/// What there is to work on.
#[derive(Debug)]
pub(super) struct Inputs {
    /// The policy, or all at its default.
    pub(super) policy: Policy,
    /// The policy's file and its text, where there is one.
    pub(super) policy_file: Option<(Hashed, String)>,
    /// What was found and passed over.
    pub(super) discovery: Discovery,
    /// The sources, in path order.
    pub(super) sources: Vec<Source>,
    /// Files that could not be read.
    pub(super) failed: Vec<IngestError>,
    /// Of those, files that the policy or the command line names: they stop an audit.
    pub(super) failed_by_name: Vec<IngestError>,
    /// Files and sheets that could be opened, and are not what the policy says: they stop an audit too.
    pub(super) not_as_named: Vec<IngestError>,
}

/// Whether the hashes of the files will be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hashes {
    /// They are worked out beside all else, from the first moment on.
    Wanted,
    /// Nobody asks.
    Spared,
}

/// Opens everything below the paths by the policy named, or by the one found there, having looked at all of each list.
///
/// # Errors
/// As [`read_policy`] and [`open`].
pub(super) fn read(
    paths: &[PathBuf],
    policy: Option<&Path>,
    register: Option<Register>,
    as_of: Date,
    hashes: Hashes,
) -> anyhow::Result<Inputs> {
    open(paths, read_policy(paths, policy)?, register, as_of, hashes, Look::Whole)
}

/// Opens everything below the paths, having looked so far into each list. Near `as_of` lies a rota whose year nothing but its days of the week tell.
///
/// # Errors
/// A path that is not there, a list that the policy names and that is not.
pub(super) fn open(
    paths: &[PathBuf],
    PolicyRead { policy, file: policy_file, .. }: PolicyRead,
    register: Option<Register>,
    as_of: Date,
    hashes: Hashes,
    how: Look,
) -> anyhow::Result<Inputs> {
    let (input, paths): (Vec<PathBuf>, Vec<PathBuf>) = paths.iter().cloned().partition(|path| is_standard_input(path));
    if register.is_some() && input.is_empty() {
        anyhow::bail!(
            "--register says what standard input holds, and no “-” was given\n  what to do: give “-” as a path, or name the file's register in the policy under [[source]]"
        );
    }
    let paths = paths.as_slice();
    let discovery = discover(paths)?;
    let of_files: Vec<FileHash> = discovery.files.iter().map(|found| FileHash::of(&found.path)).collect();
    if hashes == Hashes::Wanted {
        // Those of long lists of text are told by their second reading, or begun once it is known that they have none.
        let now = discovery.files.iter().zip(&of_files).filter(|(found, hash)| !hash.is_long() || found.is_called_a_workbook());
        FileHash::begin(now.map(|(_, hash)| hash.clone()).collect());
    }
    let (mut sources, mut failed, mut failed_by_name) = (Vec::new(), Vec::new(), Vec::new());
    if !input.is_empty() {
        let wish = Wish { register, ..wish(&policy, STANDARD_INPUT, None, as_of) };
        sources.extend(source::open_input(std::io::stdin().lock(), &wish)?);
    }
    let mut strangers = Vec::new();
    let open = |at: usize, found: &Found| {
        source::open_hashed(found, &of_files[at], how, &|sheet: Option<&str>| wish(&policy, &found.label, sheet, as_of))
    };
    let mut files: Vec<(usize, &Found)> = discovery.files.iter().enumerate().collect();
    // The longest first, so that nobody waits at the end for one that was begun last.
    files.sort_by_key(|(_, found)| Reverse(std::fs::metadata(&found.path).map_or(0, |file| file.len())));
    let mut opened: Vec<_> = files.into_par_iter().with_max_len(1).map(|(at, found)| (at, open(at, found))).collect();
    opened.sort_by_key(|(at, _)| *at);
    for (found, (_, opened)) in discovery.files.iter().zip(opened) {
        match opened {
            Ok(opened) => {
                strangers.extend(not_as_named(&policy, &found.label, &opened));
                sources.extend(opened);
            }
            Err(error) => {
                let is_named = paths.contains(&found.path) || policy.source(&found.label, None).is_some_and(|said| !said.ignore);
                if is_named { failed_by_name.push(error) } else { failed.push(error) }
            }
        }
    }
    // A list that the policy speaks of is what the policy says, and nothing beside.
    let may = |source: &Source| {
        let sheet = (!source.sheet.is_empty()).then_some(source.sheet.as_str());
        policy.source(&source.file, sheet).is_none_or(|said| said.register.is_none() && said.role.is_none())
    };
    second::add(&mut sources, &may).context("a list could not be held open to be read as two registers")?;
    // Where single files are asked for, the folder's policy may speak of its other files too.
    let is_another = |said: &SourcePolicy| {
        let name = said.file.to_string();
        !paths.iter().any(|path| path.is_dir()) && paths.iter().any(|path| path.with_file_name(&name).is_file())
    };
    for said in policy.sources.iter().filter(|said| said.file.is_exact() && !said.ignore && !is_another(said)) {
        if !discovery.files.iter().any(|found| said.file.matches(&found.label)) {
            let error = policy.error(said.at, format!("[[source]] names “{}”, and there is no such file", said.file));
            let names: Vec<&str> = discovery.files.iter().map(|found| found.label.as_str()).collect();
            return Err(error.suggesting(&said.file.to_string(), names).into());
        }
    }
    Ok(Inputs { policy, policy_file, discovery, sources, failed, failed_by_name, not_as_named: strangers })
}

/// Whether a path stands for what comes in.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A file or sheet that the policy says how to read, and that could not be read so.
fn not_as_named(policy: &Policy, file: &str, opened: &[Source]) -> Vec<IngestError> {
    let refuse = |name: String, why: String| {
        let fix = format!("mend the list, or what {} says of it under [[source]]; role = \"ignore\" sets it aside", policy.file);
        IngestError::new(name, "the policy names it, and it is no list that can be read", why, fix)
    };
    let mut errors = Vec::new();
    // A pattern speaks of whatever files there are; only a name is a promise that one can be read.
    let names_it = |said: &&SourcePolicy| said.file.is_exact() && said.file.matches(file) && !said.ignore;
    let named = |sheet: bool| policy.sources.iter().filter(names_it).filter(move |said| said.sheet.is_some() == sheet);
    if named(false).next().is_some() && opened.iter().all(|source| source.table.is_none()) {
        let why = opened.iter().find_map(|source| source.not_read.clone()).unwrap_or_else(|| "there is nothing in it".to_owned());
        errors.push(refuse(file.to_owned(), why));
    }
    for said in named(true) {
        match opened.iter().find(|source| said.speaks_of(file, Some(&source.sheet))) {
            Some(Source { table: None, not_read: Some(why), .. }) => errors.push(refuse(opened_label(said, file), why.clone())),
            Some(_) => {}
            None => {
                let sheets: Vec<&str> = opened.iter().map(|source| source.sheet.as_str()).filter(|sheet| !sheet.is_empty()).collect();
                let has =
                    if sheets.is_empty() { "it has no sheets".to_owned() } else { format!("its sheets are {}", prose::list(&sheets)) };
                errors.push(refuse(opened_label(said, file), format!("there is no such sheet; {has}")));
            }
        }
    }
    errors
}

fn opened_label(said: &SourcePolicy, file: &str) -> String {
    format!("{file}, sheet {}", said.sheet.as_deref().unwrap_or_default())
}

impl Inputs {
    /// The hash of a file by its label, where it can be read at all: one that is no list is an input nevertheless.
    pub(super) fn hashed(&self, file: &str) -> Option<Hashed> {
        let found = self.discovery.files.iter().find(|found| found.label == file)?;
        let (sha256, size) = sha256(&mut std::fs::File::open(&found.path).ok()?).ok()?;
        Some(Hashed { file: file.to_owned(), sha256, size })
    }
}

/// A policy as it was read.
#[derive(Debug, Default)]
pub(super) struct PolicyRead {
    /// The policy, or all at its default.
    pub(super) policy: Policy,
    /// Its file and its text, where there is one.
    file: Option<(Hashed, String)>,
    /// A folder of earlier runs that it names.
    pub(super) history: Option<PathBuf>,
}

/// The policy named, else the one in the folder audited, else defaults.
///
/// # Errors
/// A policy that cannot be read or followed.
pub(super) fn read_policy(paths: &[PathBuf], named: Option<&Path>) -> anyhow::Result<PolicyRead> {
    let lists: Vec<PathBuf> = paths.iter().filter(|path| !is_standard_input(path)).cloned().collect();
    match named.map(Path::to_owned).or_else(|| policy_among(&lists)) {
        Some(file) => policy_in(&file),
        None => Ok(PolicyRead::default()),
    }
}

/// The policy's file in the folder audited, if it is there.
pub(super) fn policy_among(paths: &[PathBuf]) -> Option<PathBuf> {
    let folders = paths.iter().map(|path| if path.is_dir() { path.as_path() } else { path.parent().unwrap_or(Path::new("")) });
    folders.map(|folder| folder.join(policy::FILE_NAME)).find(|file| file.is_file())
}

/// The plan of a policy alone, no list at hand: the catalogue as the organisation has it.
///
/// # Errors
/// A policy that cannot be read or followed.
pub(super) fn catalogue(policy: Option<&Path>) -> anyhow::Result<Vec<Planned>> {
    let policy = policy.map_or_else(|| Ok(Policy::default()), |file| policy_in(file).map(|read| read.policy))?;
    Ok(plan(&policy, &Choice::default())?)
}

fn policy_in(file: &Path) -> anyhow::Result<PolicyRead> {
    let bytes = std::fs::read(file).map_err(|error| IngestError::io(&label(file), &error))?;
    let text = std::str::from_utf8(&bytes).with_context(|| {
        format!("{}: is not UTF-8 text\n  what to do: save it as UTF-8, in Notepad under Save As, Encoding", label(file))
    })?;
    let name = file.file_name().map_or_else(|| label(file), |name| name.to_string_lossy().into_owned());
    let policy = policy::read(&name, text)?;
    let history = policy.general.history.as_ref().map(|folder| file.parent().unwrap_or(Path::new("")).join(&folder.value));
    Ok(PolicyRead { policy, file: Some((super::output::hashed(&name, &bytes), text.to_owned())), history })
}
