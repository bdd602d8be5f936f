//! Run folders: written beside, then put in place whole, or not at all.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use sha2::{Digest, Sha256};

use super::interrupt;
use crate::audit::manifest::Hashed;
use crate::ingest::discover::MANIFEST;
use crate::ingest::error::label;
use crate::ingest::sniff::hex;

/// A run folder in the making.
#[derive(Debug)]
pub(super) struct RunFolder {
    making: tempfile::TempDir,
    place: PathBuf,
}

/// A file's hash and size.
pub(super) fn hashed(name: &str, bytes: &[u8]) -> Hashed {
    Hashed { file: name.to_owned(), sha256: hex(&Sha256::digest(bytes)), size: bytes.len() as u64 }
}

impl RunFolder {
    /// Begins a run folder that will stand at `place`. Nothing at `place` is touched yet.
    ///
    /// # Errors
    /// `place` holds something that is no run of ours, or the folder above it cannot be written to.
    pub(super) fn begin(place: &Path) -> anyhow::Result<Self> {
        if place.is_file() {
            bail!("{}: is a file, and the reports need a folder\n  what to do: name another folder with --out", label(place));
        }
        if place.is_dir() && !is_run(place) && !is_empty(place)? {
            bail!(
                "{}: holds files that are not an earlier run of standto, and would be replaced\n  what to do: name a new or empty folder with --out",
                label(place)
            );
        }
        let above = place.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let cannot =
            || format!("{}: the reports cannot be written there\n  what to do: name a folder you may write to with --out", label(place));
        fs::create_dir_all(above).with_context(cannot)?;
        let making = tempfile::Builder::new().prefix(".standto-").tempdir_in(above).with_context(cannot)?;
        interrupt::making(making.path());
        Ok(RunFolder { making, place: place.to_owned() })
    }

    /// A file in the making.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.making.path().join(name)
    }

    /// Writes a file.
    ///
    /// # Errors
    /// The system's own.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        fs::write(self.file(name), bytes).with_context(|| {
            format!("{name}: could not be written\n  what to do: make room on the disk, or name another folder with --out")
        })
    }

    /// Puts the folder in its place: the earlier run is set aside, the new one put there, the earlier one removed.
    ///
    /// # Errors
    /// The earlier run cannot be set aside, usually because one of its files is open; it then stands as it was.
    pub(super) fn put_in_place(self) -> anyhow::Result<()> {
        interrupt::finish(|| self.swap())
    }

    fn swap(self) -> anyhow::Result<()> {
        let RunFolder { making, place } = self;
        let earlier = making.path().with_extension("earlier");
        let held = || {
            format!(
                "{}: the earlier run there could not be replaced, and stands as it was\n  why: a file in it is probably open in another program, such as findings.csv in Excel\n  what to do: close it and run again, or name another folder with --out",
                label(&place)
            )
        };
        let had_earlier = match fs::rename(&place, &earlier) {
            Ok(()) => true,
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            Err(error) => return Err(error).with_context(held),
        };
        if let Err(error) = fs::rename(making.path(), &place) {
            if had_earlier {
                let _ = fs::rename(&earlier, &place);
            }
            return Err(error).with_context(held);
        }
        // What was made has moved: there is nothing left to clean up under its old name.
        let _ = making.keep();
        if had_earlier {
            let _ = fs::remove_dir_all(&earlier);
        }
        Ok(())
    }
}

/// Whether a folder is one of our runs.
fn is_run(folder: &Path) -> bool {
    let manifest = fs::read_to_string(folder.join(MANIFEST)).unwrap_or_default();
    serde_json::from_str::<crate::audit::manifest::Manifest>(&manifest).is_ok_and(|manifest| manifest.tool.name == "standto")
}

fn is_empty(folder: &Path) -> anyhow::Result<bool> {
    Ok(fs::read_dir(folder).with_context(|| format!("{}: cannot be looked into", label(folder)))?.next().is_none())
}
