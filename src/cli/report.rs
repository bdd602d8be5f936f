//! `standto report`: the pages of an earlier run, made again from its assessment alone.
//!
//! The run itself is evidence and stays as it is: the pages go to a folder of
//! their own, with a manifest that names the assessment they were made from.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;

use super::audit::ASSESSMENT;
use super::options::Report;
use super::orphans;
use super::output::{RunFolder, hashed};
use super::{pages, terminal};
use crate::audit::manifest::{self, Manifest};
use crate::ingest::discover::MANIFEST;
use crate::ingest::error::{IngestError, label};
use crate::report::json;

/// Makes the pages again.
///
/// # Errors
/// No assessment there, one that cannot be read, or pages that cannot be written; then nothing is written.
pub(super) fn run(options: &Report) -> anyhow::Result<u8> {
    orphans::recover(orphans::above(&options.run));
    let file = if options.run.is_dir() { options.run.join(ASSESSMENT) } else { options.run.clone() };
    let said = label(&file);
    let bytes = fs::read(&file).map_err(|error| IngestError {
        fix: format!("name the folder of an earlier run, which holds {ASSESSMENT} unless --format left it out"),
        ..IngestError::io(&said, &error)
    })?;
    let assessment = json::from_slice(&bytes).with_context(|| said.clone())?;
    let place = options.out.clone().unwrap_or_else(|| PathBuf::from("pages").join(&assessment.as_of));
    let folder = RunFolder::begin(&place, None)?;
    let mut outputs = Vec::new();
    for (name, page) in pages::of(&assessment)? {
        outputs.push(folder.write(name, &page)?);
    }
    let manifest = Manifest {
        format: manifest::FORMAT,
        tool: crate::audit::assemble::tool(),
        as_of: assessment.as_of.clone(),
        organisation: assessment.organisation.name.clone(),
        ods_code: assessment.organisation.ods_code.clone(),
        sealed: String::new(),
        marking: assessment.marking.clone(),
        options: vec!["report".to_owned()],
        policy: None,
        compared_with: None,
        earlier: Vec::new(),
        inputs: vec![hashed(ASSESSMENT, &bytes)],
        outputs,
    };
    let names: Vec<String> = manifest.outputs.iter().map(|output| output.file.clone()).collect();
    let mut text = serde_json::to_vec_pretty(&manifest)?;
    text.push(b'\n');
    folder.write(MANIFEST, &text)?;
    folder.put_in_place()?;
    let mut out = String::from("Written:\n");
    for name in names {
        out.push_str(&format!("  {}\n", place.join(name).display()));
    }
    terminal::print(&out)?;
    if options.open {
        terminal::open(&place.join(pages::READINESS));
    }
    Ok(0)
}
