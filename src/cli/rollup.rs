//! `standto rollup`: the runs of many organisations side by side, as a page and as data.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{anyhow, bail};

use super::audit::ASSESSMENT;
use super::options::RollUp;
use super::orphans;
use super::output::{RunFolder, hashed};
use super::whole::{self, Whole};
use super::{pages, terminal};
use crate::audit::manifest::{self, Hashed, Manifest};
use crate::ingest::discover::MANIFEST;
use crate::ingest::error::label;
use crate::model::prose;
use crate::report::rollup::{self, Handed};
use crate::report::terminal::harmless;
use crate::report::{html, json};

const PAGE: &str = "rollup.html";
const DATA: &str = "rollup.json";

/// Puts runs side by side.
///
/// # Errors
/// A folder that is not there, no run in any of them, or a page that cannot be written; then nothing is written.
pub(super) fn run(options: &RollUp) -> anyhow::Result<u8> {
    let mut folders = Vec::new();
    for path in &options.runs {
        // It may be a run, or a folder of runs.
        orphans::recover(orphans::above(path));
        orphans::recover(path);
        folders.extend(runs_in(path)?);
    }
    folders.dedup();
    let (mut handed, mut inputs, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    let place = options.out.clone().unwrap_or_else(|| PathBuf::from("rollup"));
    for folder in folders {
        match open(&folder, &place) {
            Ok((run, input)) => {
                handed.push(run);
                inputs.push(input);
            }
            Err(why) => left_out.push(format!("{}: {why}", label(&folder))),
        }
    }
    let Some(roll_up) = rollup::roll_up(handed, &options.expect, left_out.clone()) else {
        let why = if left_out.is_empty() { "there is no run there".to_owned() } else { left_out.join("\n       ") };
        bail!(
            "there is nothing to put side by side\n  why: {why}\n  what to do: name the folders of runs, one for each organisation, or folders that hold them"
        );
    };
    let folder = RunFolder::begin(&place, None)?;
    let mut outputs = Vec::new();
    for (name, bytes) in [(PAGE, html::rollup(&roll_up)?), (DATA, rollup::json(&roll_up)?)] {
        outputs.push(folder.write(name, &bytes)?);
    }
    inputs.sort();
    let manifest = Manifest {
        format: manifest::FORMAT,
        tool: crate::audit::assemble::tool(),
        as_of: roll_up.as_of.clone(),
        organisation: String::new(),
        ods_code: String::new(),
        sealed: String::new(),
        marking: roll_up.marking.clone(),
        options: std::iter::once("rollup".to_owned()).chain(options.expect.iter().map(|name| format!("--expect {name}"))).collect(),
        policy: None,
        compared_with: None,
        earlier: Vec::new(),
        inputs,
        outputs,
    };
    let mut text = serde_json::to_vec_pretty(&manifest)?;
    text.push(b'\n');
    folder.write(MANIFEST, &text)?;
    folder.put_in_place()?;
    let mut out = format!("{}\n", roll_up.sentence);
    for note in &roll_up.notes {
        out.push_str(&format!("  {note}\n"));
    }
    for left in &left_out {
        out.push_str(&format!("  Left out: {left}\n"));
    }
    for line in roll_up.checks.iter().filter(|line| line.failing > 0).take(options.top) {
        out.push_str(&format!("  {}: {} ({}, {})\n", line.said, line.title, prose::capital(line.severity), line.area));
    }
    out.push_str(&format!("Written:\n  {}\n  {}\n", place.join(PAGE).display(), place.join(DATA).display()));
    terminal::print(&harmless(&out))?;
    if options.open {
        terminal::open(&place.join(PAGE));
    }
    Ok(0)
}

/// The folder itself where it is a run, else the runs in it.
fn runs_in(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let said = label(path);
    if path.join(MANIFEST).is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path)
        .map_err(|error| anyhow!("{said}: cannot be looked into\n  why: {error}\n  what to do: name the folder of a run"))?;
    let mut runs: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join(MANIFEST).is_file())
        .filter(|path| !is_hidden(path))
        .collect();
    runs.sort();
    if runs.is_empty() {
        bail!(
            "{said}: is no run, and holds none\n  why: there is no manifest.json in it, nor in a folder of it\n  what to do: name the folder of a run, or one that holds runs"
        );
    }
    Ok(runs)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Reads one run, whole or not at all.
fn open(folder: &Path, place: &Path) -> Result<(Handed, Hashed), String> {
    let Whole { manifest, differences, .. } = whole::of(folder)?;
    if let Some(first) = differences.first() {
        return Err(format!("it is not as it was written: {}", first.words()));
    }
    if manifest.output(ASSESSMENT).is_none() {
        return Err(format!("it holds no {ASSESSMENT}"));
    }
    let bytes = fs::read(folder.join(ASSESSMENT)).map_err(|error| error.to_string())?;
    let assessment = json::from_slice(&bytes).map_err(|error| format!("{error:#}"))?;
    let link = manifest.output(pages::READINESS).map(|page| way(place, &folder.join(&page.file))).unwrap_or_default();
    let input = Hashed { file: format!("{}/{ASSESSMENT}", assessment.organisation.name), ..hashed("", &bytes) };
    Ok((Handed { assessment, link }, input))
}

/// The way from a folder that will stand at `from` to a file, as a link: relative where both lie on one disk.
fn way(from: &Path, to: &Path) -> String {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (from, to) = (absolute(from), absolute(to));
    let parts = |path: &'_ Path| path.components().map(|part| part.as_os_str().to_owned()).collect::<Vec<_>>();
    let (a, b) = (parts(&from), parts(&to));
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let is_prefix_shared = from.components().zip(to.components()).next().is_some_and(|(a, b)| a == b);
    if !is_prefix_shared || matches!(to.components().next(), Some(Component::Prefix(_))) && same == 0 {
        return format!("file:///{}", encoded(&to.to_string_lossy().replace('\\', "/")));
    }
    let up = std::iter::repeat_n("..".to_owned(), a.len() - same);
    let down = b[same..].iter().map(|part| encoded(&part.to_string_lossy()));
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// A part of a path as a link writes it.
fn encoded(part: &str) -> String {
    let mut out = String::new();
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_from_the_roll_up_to_a_report() {
        assert_eq!(
            way(Path::new("a/rollup"), Path::new("a/Northmoor NHS/2026-11-22/readiness.html")),
            "../Northmoor%20NHS/2026-11-22/readiness.html"
        );
        assert_eq!(way(Path::new("rollup"), Path::new("rollup/x.html")), "x.html");
    }
}
