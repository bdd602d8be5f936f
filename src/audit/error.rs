//! Why an audit could not be made.

use crate::ingest::error::IngestError;
use crate::policy::PolicyError;

use super::plan::PlanError;

/// What stopped an audit. Content never does: a bad cell or row is a finding or is set aside.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// A file that was named cannot be read as what it is.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// The policy cannot be followed.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// Policy or command line name what does not exist.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// A list that was opened by its beginning alone, and goes on otherwise: it must be looked at whole.
    #[error(
        "{0}: is not throughout the clean UTF-8 that it begins as\n  what to do: save it as CSV UTF-8, or report this: it should have been read again"
    )]
    Misread(String),
    /// Nothing to audit.
    #[error("{0}")]
    Nothing(String),
    /// A finding could not be written.
    #[error("findings.csv could not be written\n  why: {0}\n  what to do: make room on the disk, or name another folder with --out")]
    Write(std::io::Error),
}
