//! `standto verify`: whether a run is as it was written, and whether the same lists, policy and earlier run give the same bytes again.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use clap::Parser;

use super::history::{self, Where};
use super::options::{self, Command, Options, Verify};
use super::whole::{self, Whole, difference};
use super::{audit, inputs, orphans, terminal};
use crate::audit::manifest::Manifest;
use crate::ingest::discover::{MANIFEST, discover};
use crate::ingest::error::label;
use crate::ingest::hash::sha256;
use crate::model::prose;
use crate::report::json;
use crate::report::terminal::harmless;

/// The exit code of a run that is not as it was written, or does not come out the same.
const NOT_AS_WRITTEN: u8 = 1;

/// Verifies.
///
/// # Errors
/// There is no run there, or the lists cannot be audited again.
pub(super) fn run(options: &Verify) -> anyhow::Result<u8> {
    let said = label(&options.run);
    orphans::recover(orphans::above(&options.run));
    let Whole { manifest, sha256, differences } = whole::of(&options.run).map_err(|why| {
        anyhow!("{said}: cannot be verified\n  why: {why}\n  what to do: name the folder of a run, which holds manifest.json")
    })?;
    let mut out = String::new();
    if differences.is_empty() {
        let files = prose::count(manifest.outputs.len() as u64, "file is", "files are");
        out.push_str(&format!("{said}: whole. Its {files} as the manifest says.\nmanifest.json itself has the SHA-256 {sha256}\n"));
    } else {
        let count = prose::count(differences.len() as u64, "difference", "differences");
        out.push_str(&format!("{said}: not as it was written: {count}\n"));
        for difference in &differences {
            out.push_str(&format!("  {}\n", difference.words()));
        }
    }
    let mut is_well = differences.is_empty();
    if !options.inputs.is_empty() {
        let again = again(options, &manifest)?;
        is_well &= again.is_empty();
        if again.is_empty() {
            let (inputs, outputs) = (manifest.inputs.len() as u64, manifest.outputs.len() as u64);
            out.push_str(&format!(
                "Audited again from {}: {} and manifest.json came out the same to the byte.\n",
                prose::count(inputs, "input", "inputs"),
                prose::count(outputs, "output", "outputs"),
            ));
        } else {
            out.push_str("Audited again from the inputs: not the same\n");
            for line in &again {
                out.push_str(&format!("  {line}\n"));
            }
        }
    }
    terminal::print(&harmless(&out))?;
    Ok(if is_well { 0 } else { NOT_AS_WRITTEN })
}

/// Audits the inputs again; says where anything differs from the run.
fn again(options: &Verify, manifest: &Manifest) -> anyhow::Result<Vec<String>> {
    let mut wrong = differing_inputs(&options.inputs, manifest)?;
    // An audit of other lists proves nothing: where these differ, that is the answer.
    if !wrong.is_empty() {
        return Ok(wrong);
    }
    let workshop = tempfile::tempdir().context("there is no room for a second audit in the folder for temporary files")?;
    let policy = match policy(options, manifest, workshop.path())? {
        Ok(policy) => policy,
        Err(why) => return Ok(vec![why]),
    };
    let asked = asked(options, manifest, policy)?;
    let as_of = asked.as_of.ok_or_else(|| anyhow!("the manifest says that it speaks for “{}”, which is no day", manifest.as_of))?;
    let inputs = inputs::read(&asked.paths, asked.policy.as_deref(), asked.register, as_of, inputs::Hashes::Wanted)?;
    let place = workshop.path().join("again");
    let mut folders = vec![options.history.clone().unwrap_or_else(|| orphans::above(&options.run).to_owned())];
    // The policy names its folder from where it lay, which is where the lists are.
    if let Some(named) = &inputs.policy.general.history {
        let lists = options.inputs.iter().map(|path| if path.is_dir() { path.as_path() } else { orphans::above(path) });
        folders.extend(lists.map(|folder| folder.join(&named.value)));
    }
    let history = if asked.no_history {
        Where::Nowhere
    } else {
        // Which folders were left out is no input of the lists: the run itself says.
        let left_out = fs::read(options.run.join(audit::ASSESSMENT)).ok().and_then(|bytes| json::from_slice(&bytes).ok());
        let left_out = left_out.and_then(|run| run.history).map(|history| history.left_out).unwrap_or_default();
        Where::Exactly(manifest.compared_with.clone(), manifest.earlier.clone(), folders, left_out)
    };
    history::make_ready(&history)?;
    let earlier = history::find(&history, inputs.policy.organisation.known_by(), as_of)?;
    audit::make(&asked, audit::begin(&asked, inputs, as_of, &place)?, as_of, earlier.as_ref())?;
    let now = whole::of(&place).map_err(|why| anyhow!("the second audit could not be read again: {why}"))?.manifest;
    if now.tool != manifest.tool {
        wrong.push(format!(
            "the run was made by standto {} ({}), and this is {} ({}): another version may rightly say other things",
            manifest.tool.version, manifest.tool.catalogue, now.tool.version, now.tool.catalogue
        ));
    }
    wrong.extend(manifest.outputs.iter().filter_map(|output| difference(&place, output)).map(|it| it.words()));
    let missing = now.outputs.iter().filter(|output| manifest.output(&output.file).is_none());
    wrong.extend(missing.map(|output| format!("{} is written now, and was not then", output.file)));
    let bytes = |folder: &Path| fs::read(folder.join(MANIFEST));
    if wrong.is_empty() && bytes(&place)? != bytes(&options.run)? {
        wrong.push("manifest.json is not what was written".to_owned());
    }
    Ok(wrong)
}

/// Where the lists are not those of the run.
pub(super) fn differing_inputs(paths: &[PathBuf], manifest: &Manifest) -> anyhow::Result<Vec<String>> {
    let found = discover(paths)?.files;
    let mut wrong = Vec::new();
    for input in &manifest.inputs {
        let here = found.iter().find(|found| found.label == input.file);
        match here.map(|found| fs::File::open(&found.path).and_then(|mut file| sha256(&mut file))) {
            None => wrong.push(format!("{} is an input of the run, and is not there", input.file)),
            Some(Err(error)) => wrong.push(format!("{} could not be read ({error})", input.file)),
            Some(Ok((hash, _))) if hash != input.sha256 => wrong.push(format!("{} is not the file that was audited", input.file)),
            Some(Ok(_)) => {}
        }
    }
    let strangers = found.iter().filter(|found| !manifest.inputs.iter().any(|input| input.file == found.label));
    wrong.extend(strangers.map(|found| format!("{} is there, and was no input of the run", found.label)));
    Ok(wrong)
}

/// The policy of the run: its own words where the manifest has them, else the file that was named or lies with the lists.
pub(super) fn policy(options: &Verify, manifest: &Manifest, workshop: &Path) -> anyhow::Result<Result<Option<PathBuf>, String>> {
    let Some(said) = &manifest.policy else { return Ok(Ok(None)) };
    let file = options.policy.clone().or_else(|| inputs::policy_among(&options.inputs));
    let from_file = file.map(fs::read).transpose()?;
    let bytes = match (from_file, &said.text) {
        (Some(bytes), _) => bytes,
        (None, Some(text)) => text.clone().into_bytes(),
        (None, None) => {
            return Ok(Err(format!("{} is not there, and the manifest does not have its text: name it with --policy", said.hashed.file)));
        }
    };
    if super::output::hashed("", &bytes).sha256 != said.hashed.sha256 {
        return Ok(Err(format!("{} is not the policy of the run", said.hashed.file)));
    }
    // Under its own name, which stands in the reports.
    let copy = workshop.join("policy").join(said.hashed.file.replace(['/', '\\', ':'], "_"));
    fs::create_dir_all(workshop.join("policy"))?;
    fs::write(&copy, bytes)?;
    Ok(Ok(Some(copy)))
}

/// The options of the run, as if they had been typed again.
pub(super) fn asked(options: &Verify, manifest: &Manifest, policy: Option<PathBuf>) -> anyhow::Result<options::Audit> {
    let mut words: Vec<String> = ["standto", "audit", "--quiet", "--as-of", &manifest.as_of].map(str::to_owned).to_vec();
    for option in &manifest.options {
        match option.split_once(' ') {
            Some((name, value)) => words.extend([format!("{name}={value}")]),
            None => words.push(option.clone()),
        }
    }
    let refuse = "the options in manifest.json are none of this version's";
    let Ok(Options { command: Command::Audit(mut asked) }) = Options::try_parse_from(words) else { return Err(anyhow!(refuse)) };
    asked.paths.clone_from(&options.inputs);
    asked.policy = policy;
    Ok(asked)
}
