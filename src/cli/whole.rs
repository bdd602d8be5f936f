//! Whether a run folder is whole: its manifest answers for every file in it, and for no other.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::audit::manifest::{Hashed, Manifest};
use crate::ingest::discover::MANIFEST;
use crate::ingest::hash::{hex, sha256};

/// A run folder held against its manifest.
#[derive(Debug)]
pub(super) struct Whole {
    /// What it says of itself.
    pub(super) manifest: Manifest,
    /// SHA-256 of that.
    pub(super) sha256: String,
    /// Where the folder is not what it says; empty where it is.
    pub(super) differences: Vec<Difference>,
}

/// One file that is not as a manifest says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// Its name.
    pub(super) file: String,
    /// `is missing`, `is not what was written: …`, `is not of this run`.
    pub(super) how: String,
}

impl Difference {
    /// `findings.csv is missing`.
    pub(super) fn words(&self) -> String {
        format!("{} {}", self.file, self.how)
    }
}

/// Holds a folder against its manifest: every output is read and hashed again.
///
/// # Errors
/// Why the folder is no run that can be verified at all, as the end of a sentence.
pub(super) fn of(folder: &Path) -> Result<Whole, String> {
    let bytes = read_manifest(folder)?;
    let manifest = Manifest::read(&bytes)?;
    let mut differences: Vec<Difference> = manifest.outputs.iter().filter_map(|output| difference(folder, output)).collect();
    differences.extend(beyond(folder, &manifest));
    Ok(Whole { manifest, sha256: hex(&Sha256::digest(&bytes)), differences })
}

/// What a folder says of itself; nothing but the manifest is read.
///
/// # Errors
/// As [`of`].
pub(super) fn manifest(folder: &Path) -> Result<Manifest, String> {
    Manifest::read(&read_manifest(folder)?)
}

fn read_manifest(folder: &Path) -> Result<Vec<u8>, String> {
    fs::read(folder.join(MANIFEST)).map_err(|error| match error.kind() {
        ErrorKind::NotFound if !folder.is_dir() => "there is no such folder".to_owned(),
        ErrorKind::NotFound => "it has no manifest.json".to_owned(),
        _ => format!("its manifest.json could not be read ({error})"),
    })
}

/// How a folder differs from its manifest as far as names and sizes tell; nothing but the manifest was read.
pub(super) fn at_a_glance(folder: &Path, manifest: &Manifest) -> Option<Difference> {
    let of = |said: &Hashed| Some(Difference { file: said.file.clone(), how: by_size(folder, said)? });
    manifest.outputs.iter().find_map(of).or_else(|| beyond(folder, manifest).into_iter().next())
}

/// How one file differs from what is said of it as far as its size tells, which costs no reading.
fn by_size(folder: &Path, said: &Hashed) -> Option<String> {
    match fs::metadata(folder.join(&said.file)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Some("is missing".to_owned()),
        Err(error) => Some(format!("could not be read ({error})")),
        Ok(found) if found.len() != said.size => Some(format!("is not what was written: {} bytes, and {} were", found.len(), said.size)),
        Ok(_) => None,
    }
}

/// How one file differs from what is said of it; `None` where it does not.
pub(super) fn difference(folder: &Path, said: &Hashed) -> Option<Difference> {
    let by_hash = || match File::open(folder.join(&said.file)).and_then(|mut file| sha256(&mut file)) {
        Err(error) => Some(format!("could not be read ({error})")),
        Ok((hash, _)) if hash == said.sha256 => None,
        Ok((hash, _)) => Some(format!("is not what was written: its SHA-256 is {hash}, and was {}", said.sha256)),
    };
    Some(Difference { file: said.file.clone(), how: by_size(folder, said).or_else(by_hash)? })
}

/// Files in the folder that the manifest does not speak of; what file managers leave there is no one's.
fn beyond(folder: &Path, manifest: &Manifest) -> Vec<Difference> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| name != MANIFEST && manifest.output(name).is_none() && !is_of_the_system(name))
        .collect();
    names.sort();
    names.into_iter().map(|file| Difference { file, how: "is not of this run".to_owned() }).collect()
}

/// What file managers and open spreadsheets leave in a folder of themselves.
pub(super) fn is_of_the_system(name: &str) -> bool {
    name.starts_with("~$")
        || name.starts_with(".~lock")
        || matches!(name.to_lowercase().as_str(), "thumbs.db" | "desktop.ini" | ".ds_store")
}
