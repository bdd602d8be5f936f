//! An error for a file that cannot be read as what it is: what, where, why, what to do.

use std::path::Path;

/// What stopped a file from being read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {what}\n  why: {why}\n  what to do: {fix}")]
pub struct IngestError {
    /// The file, as the user would name it.
    pub file: String,
    /// What could not be done.
    pub what: String,
    /// Why.
    pub why: String,
    /// What to do about it.
    pub fix: String,
}

impl IngestError {
    /// An error with its four parts.
    pub fn new(file: impl Into<String>, what: impl Into<String>, why: impl Into<String>, fix: impl Into<String>) -> Self {
        IngestError { file: file.into(), what: what.into(), why: why.into(), fix: fix.into() }
    }

    /// An operating system's refusal, in words a user can act on.
    pub fn io(file: &str, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let (why, fix) = match error.kind() {
            ErrorKind::NotFound => ("there is no such file or folder".to_owned(), "check the spelling, or the folder you are in"),
            ErrorKind::PermissionDenied => (
                "the system does not let this program read it; it may be open in another program".to_owned(),
                "close it elsewhere, or copy it to a folder of your own, and run again",
            ),
            // Windows reports a file that Excel holds open as a sharing violation (32) or a lock (33).
            _ if matches!(error.raw_os_error(), Some(32 | 33)) && cfg!(windows) => {
                ("it is open in another program".to_owned(), "close it there, usually in Excel, and run again")
            }
            _ => (error.to_string(), "copy the file to a folder on this computer and run again"),
        };
        IngestError::new(file, "could not be read", why, fix)
    }
}

/// A path as reports show it: with `/`, and below the folder audited.
pub fn label(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/").replace("//", "/")
}
