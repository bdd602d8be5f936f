//! Which files are looked at: folders read recursively, our own run folders and hidden files passed over and counted.

use std::path::{Path, PathBuf};

use super::error::{IngestError, label};

/// The file that marks a folder as one of our runs.
pub const MANIFEST: &str = "manifest.json";

/// A file to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// How reports name it: below the folder given, with `/`.
    pub label: String,
}

/// What was found and what was passed over.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Discovery {
    /// Files to open, ordered by label.
    pub files: Vec<Found>,
    /// Hidden files and folders.
    pub hidden: u64,
    /// Lock files that Excel and `LibreOffice` leave beside an open workbook.
    pub locks: u64,
    /// Folders that hold a run of ours.
    pub runs: u64,
    /// Files of kinds that hold no lists: text, pictures, programs.
    pub others: Vec<String>,
}

/// Endings of text that may hold a register.
const TEXT: &[&str] = &["csv", "tsv", "tab", "txt"];
/// Endings of workbooks.
const WORKBOOKS: &[&str] = &["xlsx", "xlsm", "xlsb", "xls", "ods"];

impl Found {
    /// Whether it is called a workbook: a guess, made before it is opened.
    pub fn is_called_a_workbook(&self) -> bool {
        WORKBOOKS.contains(&ending(&self.path).as_str())
    }
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Lists the files below the paths given. A path given by name is opened whatever it is called.
///
/// # Errors
/// A path that is not there or cannot be listed.
pub fn discover(paths: &[PathBuf]) -> Result<Discovery, IngestError> {
    let mut discovery = Discovery::default();
    for path in paths {
        let named = label(path);
        let data = std::fs::metadata(path).map_err(|error| IngestError::io(&named, &error))?;
        if data.is_dir() {
            walk(path, path, &mut discovery)?;
        } else {
            let name = path.file_name().map_or(named.clone(), |name| name.to_string_lossy().into_owned());
            discovery.files.push(Found { path: path.clone(), label: name });
        }
    }
    discovery.files.sort_by(|a, b| a.label.cmp(&b.label).then_with(|| a.path.cmp(&b.path)));
    discovery.files.dedup_by(|a, b| a.path == b.path);
    discovery.others.sort();
    Ok(discovery)
}

/// Whether a folder is one of our runs: it has a manifest, and that says so. Other programs have files of that name.
pub fn is_run(folder: &Path) -> bool {
    let Ok(bytes) = std::fs::read(folder.join(MANIFEST)) else { return false };
    serde_json::from_slice(&bytes).is_ok_and(|manifest: serde_json::Value| manifest["tool"]["name"] == "standto")
}

fn walk(root: &Path, folder: &Path, discovery: &mut Discovery) -> Result<(), IngestError> {
    if is_run(folder) {
        discovery.runs += 1;
        return Ok(());
    }
    let failed = |error: std::io::Error| IngestError::io(&label(folder), &error);
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("~$") || name.starts_with(".~lock") {
            discovery.locks += 1;
        } else if name.starts_with('.') {
            discovery.hidden += 1;
        } else if path.is_dir() {
            walk(root, &path, discovery)?;
        } else {
            let below = label(path.strip_prefix(root).unwrap_or(&path));
            let ending = ending(&path);
            if [TEXT, WORKBOOKS].iter().any(|endings| endings.contains(&ending.as_str())) {
                discovery.files.push(Found { path, label: below });
            } else if name != "standto.toml" {
                discovery.others.push(below);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_locks_and_hidden_files_are_passed_over_and_counted() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["b.csv", "a.xlsx", "~$a.xlsx", ".hidden.csv", "notes.docx", "standto.toml", "manifest.json"] {
            std::fs::write(at(name), "x").unwrap();
        }
        std::fs::create_dir_all(at("sub")).unwrap();
        std::fs::write(at("sub/c.CSV"), "x").unwrap();
        std::fs::create_dir_all(at("readiness/2026-11-22")).unwrap();
        std::fs::write(at("readiness/2026-11-22/manifest.json"), r#"{"tool":{"name":"standto"}}"#).unwrap();
        std::fs::write(at("readiness/2026-11-22/findings.csv"), "x").unwrap();
        let found = discover(&[folder.path().to_owned()]).unwrap();
        assert_eq!(found.files.iter().map(|f| f.label.as_str()).collect::<Vec<_>>(), ["a.xlsx", "b.csv", "sub/c.CSV"]);
        assert_eq!((found.hidden, found.locks, found.runs), (1, 1, 1));
        assert_eq!(found.others, ["manifest.json", "notes.docx"]);
    }

    #[test]
    fn a_path_that_is_not_there_says_so() {
        let error = discover(&[PathBuf::from("no/such/folder")]).unwrap_err();
        assert!(error.to_string().contains("there is no such file or folder"), "{error}");
    }
}
