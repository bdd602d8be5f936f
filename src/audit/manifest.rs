//! The manifest: what a run read and wrote, by hash. It marks a folder as one of our runs.

use serde::{Deserialize, Serialize};

use super::assessment::Tool;

/// The format this version writes.
pub const FORMAT: u32 = 1;

/// What a run read and wrote. Nothing in it varies with threads or with the folders' names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The format's number.
    pub format: u32,
    /// What made the run.
    pub tool: Tool,
    /// The date it speaks for.
    pub as_of: String,
    /// Whom it speaks of.
    pub organisation: String,
    /// What every page bears.
    pub marking: String,
    /// Options that change what is written.
    pub options: Vec<String>,
    /// The policy, where there was one.
    pub policy: Option<Hashed>,
    /// Every file read, in path order.
    pub inputs: Vec<Hashed>,
    /// Every file written but this one, in path order.
    pub outputs: Vec<Hashed>,
}

/// A file by its hash.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hashed {
    /// Its name.
    pub file: String,
    /// SHA-256 in hex.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
}
