//! Run folders: written beside, then put in place whole, or not at all.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use sha2::{Digest, Sha256};

use super::whole::is_of_the_system;
use super::{interrupt, orphans};
use crate::audit::in_order::Sink;
use crate::audit::manifest::{Hashed, Manifest};
use crate::ingest::discover::MANIFEST;
use crate::ingest::error::label;
use crate::ingest::hash::hex;
use crate::ingest::sha256::Hasher;

/// A run folder in the making.
#[derive(Debug)]
pub(super) struct RunFolder {
    making: tempfile::TempDir,
    made: MadeFolders,
    place: PathBuf,
}

/// A file's hash and size.
pub(super) fn hashed(name: &str, bytes: &[u8]) -> Hashed {
    Hashed { file: name.to_owned(), sha256: hex(&Sha256::digest(bytes)), size: bytes.len() as u64 }
}

/// A file that is hashed as it is written, because reading a long one again takes as long as writing it.
#[derive(Debug)]
pub(super) struct HashedFile {
    file: fs::File,
    hash: Hasher,
}

impl HashedFile {
    /// The hash and size of what was written, under this name.
    pub(super) fn finish(self, name: &str) -> Hashed {
        Hashed { file: name.to_owned(), size: self.hash.size(), sha256: self.hash.hex() }
    }
}

impl Write for HashedFile {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

impl Sink for HashedFile {
    fn write_beside(&mut self, bytes: &[u8], hash: &mut Hasher, others: &[Vec<u8>]) -> std::io::Result<()> {
        self.file.write_all(bytes)?;
        let mut rest = bytes;
        for others in others {
            let (beside, behind) = rest.split_at(rest.len().min(others.len()));
            self.hash.update_beside(beside, hash, others);
            rest = behind;
        }
        self.hash.update(rest);
        Ok(())
    }
}

impl RunFolder {
    /// Begins a run folder that will stand at `place`. Nothing at `place` is touched yet.
    ///
    /// # Errors
    /// `place` holds something that is no run of ours, or a run sealed under another name; or the folder above it cannot be written to.
    pub(super) fn begin(place: &Path, seal: Option<&str>) -> anyhow::Result<Self> {
        let said = label(place);
        let above = place.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
        orphans::recover(above);
        if place.is_file() {
            bail!(
                "{said}: the reports cannot be written there\n  why: it is a file, and the reports need a folder\n  what to do: name another folder with --out"
            );
        }
        if place.is_dir() {
            keep_what_is_not_ours(place)?;
            keep_what_is_sealed(place, seal)?;
        }
        // A last part such as `.` or `..` is a folder that somebody stands in, and cannot be put in its place whole.
        if place.file_name().is_none() {
            bail!(
                "{said}: the reports cannot be written there\n  why: a run is put in place as a whole folder, and that one has no name of its own\n  what to do: name a folder that is not there yet with --out"
            );
        }
        let cannot = |error: std::io::Error| {
            let why = match error.kind() {
                ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "a part of the path is a file, not a folder".to_owned(),
                ErrorKind::PermissionDenied => "the system does not let this program write there".to_owned(),
                _ => error.to_string(),
            };
            anyhow!("{said}: the reports cannot be written there\n  why: {why}\n  what to do: name a folder you may write to with --out")
        };
        let made = MadeFolders::make(above).map_err(cannot)?;
        let making = tempfile::Builder::new().prefix(&orphans::prefix(place)).tempdir_in(above).map_err(cannot)?;
        interrupt::making(making.path());
        Ok(RunFolder { making, made, place: place.to_owned() })
    }

    /// A file in the making.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.making.path().join(name)
    }

    /// Begins a file that is written bit by bit.
    ///
    /// # Errors
    /// The system's own.
    pub(super) fn create(&self, name: &str) -> std::io::Result<HashedFile> {
        Ok(HashedFile { file: fs::File::create(self.file(name))?, hash: Hasher::default() })
    }

    /// Writes a file; its hash and size.
    ///
    /// # Errors
    /// The system's own.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> anyhow::Result<Hashed> {
        fs::write(self.file(name), bytes).with_context(|| {
            format!("{name}: could not be written\n  what to do: make room on the disk, or name another folder with --out")
        })?;
        Ok(hashed(name, bytes))
    }

    /// Puts the folder in its place: the earlier run is set aside, the new one put there, the earlier one removed.
    ///
    /// # Errors
    /// The earlier run cannot be set aside, usually because one of its files is open; it then stands as it was.
    pub(super) fn put_in_place(self) -> anyhow::Result<()> {
        interrupt::finish(|| self.put_in_place_by(|from, to| fs::rename(from, to)))
    }

    /// The same by another way of renaming, so that a test can have a file open as Windows would.
    fn put_in_place_by(self, rename: impl Fn(&Path, &Path) -> std::io::Result<()>) -> anyhow::Result<()> {
        let RunFolder { making, made, place } = self;
        let earlier = orphans::aside(making.path());
        let had_earlier = match rename(&place, &earlier) {
            Ok(()) => true,
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            Err(error) => return Err(held(&place, &error)),
        };
        if let Err(error) = rename(making.path(), &place) {
            if had_earlier {
                let _ = rename(&earlier, &place);
            }
            return Err(held(&place, &error));
        }
        // What was made has moved: there is nothing left to clean up under its old name.
        let _ = making.keep();
        made.keep();
        if had_earlier {
            let _ = fs::remove_dir_all(&earlier);
        }
        Ok(())
    }
}

/// Why a run could not be put in its place. Its own file is never half there.
fn held(place: &Path, error: &std::io::Error) -> anyhow::Error {
    let (what, why, fix) = if place.exists() {
        (
            "the earlier run there could not be replaced, and stands as it was",
            "a file in it is probably open in another program, such as findings.csv in Excel",
            "close it and run again",
        )
    } else {
        ("the reports could not be put there", "the system refused", "run again")
    };
    anyhow!("{}: {what}\n  why: {why} ({error})\n  what to do: {fix}, or name another folder with --out", label(place))
}

/// The folders that had to be made above a run. Dropped, those still empty are removed: a run that failed leaves nothing.
#[derive(Debug)]
struct MadeFolders(Vec<PathBuf>);

impl MadeFolders {
    fn make(folder: &Path) -> std::io::Result<Self> {
        let missing = folder.ancestors().take_while(|part| !part.as_os_str().is_empty() && !part.exists());
        let made = MadeFolders(missing.map(Path::to_owned).collect());
        fs::create_dir_all(folder)?;
        Ok(made)
    }

    fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for folder in &self.0 {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Makes sure that nothing at `place` is lost when a run takes its place: an empty folder, or an earlier run and nothing beside it.
fn keep_what_is_not_ours(place: &Path) -> anyhow::Result<()> {
    let refuse = |what: &str| {
        anyhow!(
            "{}: the reports cannot be written there\n  why: it holds {what}, which would be lost\n  what to do: name a new or empty folder with --out, or move them elsewhere",
            label(place)
        )
    };
    let names = names_in(place)?;
    let theirs: Vec<&String> = names.iter().filter(|name| !is_of_the_system(name)).collect();
    let Some(ours) = of_run(place) else {
        return if theirs.is_empty() { Ok(()) } else { Err(refuse("files that are no earlier run of standto")) };
    };
    match theirs.into_iter().find(|name| !ours.contains(name)) {
        Some(other) => Err(refuse(&format!("an earlier run and beside it “{other}”"))),
        None => Ok(()),
    }
}

/// A sealed run is what later quarters are compared with: only the same seal takes its place.
fn keep_what_is_sealed(place: &Path, seal: Option<&str>) -> anyhow::Result<()> {
    let manifest = fs::read(place.join(MANIFEST)).ok().and_then(|bytes| Manifest::read(&bytes).ok());
    match manifest.map(|manifest| manifest.sealed).filter(|sealed| !sealed.is_empty() && Some(sealed.as_str()) != seal) {
        Some(sealed) => bail!(
            "{}: the reports cannot be written there\n  why: it holds a run that is sealed as “{sealed}”\n  what to do: name another folder with --out, or seal this run by the same name to replace it",
            label(place)
        ),
        None => Ok(()),
    }
}

/// The files of one of our runs, as its manifest names them; `None` where there is none.
fn of_run(folder: &Path) -> Option<Vec<String>> {
    let manifest: Manifest = serde_json::from_slice(&fs::read(folder.join(MANIFEST)).ok()?).ok()?;
    let outputs = manifest.outputs.into_iter().map(|output| output.file);
    (manifest.tool.name == "standto").then(|| outputs.chain([MANIFEST.to_owned()]).collect())
}

fn names_in(folder: &Path) -> anyhow::Result<Vec<String>> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
    let mut names: Vec<String> = entries
        .with_context(|| format!("{}: cannot be looked into", label(folder)))?
        .iter()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A place with an earlier run in it, and a run about to take that place.
    fn about_to_replace(root: &Path) -> (PathBuf, RunFolder) {
        let place = root.join("OUT");
        for text in ["earlier", "newer"] {
            let run = RunFolder::begin(&place, None).unwrap();
            run.write("findings.csv", text.as_bytes()).unwrap();
            let manifest = r#"{"format":1,"tool":{"name":"standto","version":"","catalogue":""},"as_of":"","organisation":"","marking":"",
                "options":[],"policy":null,"inputs":[],"outputs":[{"file":"findings.csv","sha256":"","size":7}]}"#;
            run.write(MANIFEST, manifest.as_bytes()).unwrap();
            if text == "newer" {
                return (place, run);
            }
            run.put_in_place().unwrap();
        }
        unreachable!("the newer run is returned")
    }

    fn all_below(root: &Path) -> Vec<String> {
        names_in(root).unwrap()
    }

    #[test]
    fn where_the_earlier_run_is_held_open_it_stands_and_nothing_is_left_beside_it() {
        // Windows refuses the first renaming while a file inside is open, other systems the second at most.
        for refused_at in [0, 1] {
            let root = tempfile::tempdir().unwrap();
            let (place, run) = about_to_replace(root.path());
            let count = std::cell::Cell::new(0);
            let rename = |from: &Path, to: &Path| {
                if count.replace(count.get() + 1) == refused_at { Err(ErrorKind::PermissionDenied.into()) } else { fs::rename(from, to) }
            };
            let said = run.put_in_place_by(rename).unwrap_err().to_string();
            for wanted in ["OUT: the earlier run there could not be replaced, and stands as it was", "why: ", "what to do: close it"] {
                assert!(said.contains(wanted), "{said}");
            }
            assert_eq!(fs::read_to_string(place.join("findings.csv")).unwrap(), "earlier");
            assert_eq!(all_below(root.path()), ["OUT"]);
        }
    }

    #[test]
    fn a_run_takes_the_place_of_an_earlier_one_whole() {
        let root = tempfile::tempdir().unwrap();
        let (place, run) = about_to_replace(root.path());
        fs::write(place.join("~$findings.csv"), "").unwrap();
        run.put_in_place().unwrap();
        assert_eq!(fs::read_to_string(place.join("findings.csv")).unwrap(), "newer");
        assert_eq!((all_below(root.path()), all_below(&place)), (vec!["OUT".to_owned()], vec!["findings.csv".into(), MANIFEST.into()]));
    }
}
