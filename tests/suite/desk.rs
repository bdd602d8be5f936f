//! A desk to work at: a folder of one's own with lists in it, and the program run from there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use sha2::{Digest, Sha256};
use standto::ingest::hash::hex;
use tempfile::TempDir;

/// The day every test speaks for.
pub(crate) const DAY: &str = "2026-11-22";

/// A small asset register in which nothing is wrong but one owner.
pub(crate) const ASSETS: &str = "Asset ID,Hostname,Owner,Operating System,Status,Last Seen\n\
    A1,PC-1,Imran Sadiq,Windows 11,In Use,2026-11-20\n\
    A2,PC-2,,Windows 11,In Use,2026-11-20\n";

/// The folder of the sample data.
pub(crate) fn sample_data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data")
}

/// A folder of one's own; gone with the test.
pub(crate) struct Desk(TempDir);

/// How a run of the program ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Desk(tempfile::tempdir().unwrap())
    }

    /// A desk with a copy of the sample data in the folder `lists`.
    pub(crate) fn with_sample_data() -> Self {
        let desk = Desk::new();
        copy(&sample_data(), &desk.path("lists"));
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).unwrap()
    }

    /// Runs the program here, with nothing of the environment that steers it.
    pub(crate) fn run(&self, words: &[&str]) -> Ended {
        self.run_on("", words)
    }

    /// The same with something on standard input.
    pub(crate) fn run_on(&self, input: impl Into<Vec<u8>>, words: &[&str]) -> Ended {
        let mut program = Command::cargo_bin("standto").unwrap();
        let program = program.current_dir(self.root()).env_remove("NO_COLOR").args(words).write_stdin(input);
        let output = program.output().unwrap();
        Ended { code: output.status.code(), out: String::from_utf8(output.stdout).unwrap(), err: String::from_utf8(output.stderr).unwrap() }
    }

    /// `audit`, as of the tests' day, with more words behind.
    pub(crate) fn audit(&self, words: &[&str]) -> Ended {
        self.run(&[&["audit", "--as-of", DAY], words].concat())
    }

    /// Every file and folder here with its hash, by its path below the desk.
    pub(crate) fn everything(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        see(self.root(), self.root(), &mut found);
        found
    }
}

impl Ended {
    /// The run went well: its output.
    pub(crate) fn well(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{}", self.out);
        self.out
    }

    /// The run could not audit: its one message, without its first word.
    pub(crate) fn refused(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (Some(2), ""), "{}", self.err);
        assert_eq!(self.err.matches("error: ").count(), 1, "one message:\n{}", self.err);
        self.err.strip_prefix("error: ").unwrap().to_owned()
    }
}

fn see(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        if path.is_dir() {
            see(root, &path, found);
            found.insert(name, "folder".to_owned());
        } else {
            found.insert(name, hash(&fs::read(&path).unwrap()));
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &there);
        } else {
            fs::copy(&path, there).unwrap();
        }
    }
}

/// SHA-256 in hex.
pub(crate) fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
