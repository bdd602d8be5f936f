//! The manifest: what a run read and wrote, by hash. It marks a folder as one of our runs, and a run is whole if it verifies.

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
    /// Their ODS code; empty where the policy does not say.
    #[serde(default)]
    pub ods_code: String,
    /// Under which name it was sealed, such as `2026 Q3`; empty for a working copy.
    #[serde(default)]
    pub sealed: String,
    /// What every page bears.
    pub marking: String,
    /// Options that change what is written.
    pub options: Vec<String>,
    /// The policy, where there was one.
    pub policy: Option<PolicyFile>,
    /// The earlier run it was compared with, which is one of its inputs.
    #[serde(default)]
    pub compared_with: Option<RunRef>,
    /// Runs older than that, read for what came back and for the trend; by date.
    #[serde(default)]
    pub earlier: Vec<RunRef>,
    /// Every file read, in path order.
    pub inputs: Vec<Hashed>,
    /// Every file written but this one.
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

/// The policy by its hash, and its whole text, so that next quarter can say what changed in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyFile {
    /// The file.
    #[serde(flatten)]
    pub hashed: Hashed,
    /// What it says; `None` where names were redacted, for it may name people.
    #[serde(default)]
    pub text: Option<String>,
}

/// Another run, by what holds wherever its folder is moved to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RunRef {
    /// The date it speaks for.
    pub as_of: String,
    /// Under which name it was sealed; empty for a working copy.
    pub sealed: String,
    /// SHA-256 of its manifest, which answers for all the rest of it.
    pub manifest: String,
}

/// The option that says that names were redacted, as a manifest writes it.
pub const REDACTED: &str = "--redact names";

impl Manifest {
    /// Whether names of people are pseudonyms in this run.
    pub fn is_redacted(&self) -> bool {
        self.options.iter().any(|option| option == REDACTED)
    }

    /// The entry of an output.
    pub fn output(&self, file: &str) -> Option<&Hashed> {
        self.outputs.iter().find(|output| output.file == file)
    }

    /// Reads the manifest of a run of ours that this version understands.
    ///
    /// # Errors
    /// Why not, as the end of a sentence.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Stamp {
            format: u32,
            tool: Tool,
        }
        let damaged = || "its manifest.json is damaged, or is not one of standto's".to_owned();
        let stamp: Stamp = serde_json::from_slice(bytes).map_err(|_| damaged())?;
        if stamp.tool.name != "standto" {
            return Err("its manifest.json is another program's".to_owned());
        }
        if stamp.format > FORMAT {
            return Err(format!(
                "it was written by standto {} in format {}, and this standto reads formats up to {FORMAT}",
                stamp.tool.version, stamp.format
            ));
        }
        let manifest: Manifest = serde_json::from_slice(bytes).map_err(|_| damaged())?;
        // A name is a file of the folder and nothing else: no manifest leads a reader out of it.
        let strays = |file: &Hashed| file.file.is_empty() || file.file.starts_with('.') || file.file.contains(['/', '\\', ':']);
        if manifest.outputs.iter().any(strays) {
            return Err("its manifest.json names files outside its folder".to_owned());
        }
        Ok(manifest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EARLIER: &str = r#"{"format":1,"tool":{"name":"standto","version":"0.1.0","catalogue":""},"as_of":"2026-08-23","organisation":"",
        "marking":"","options":["--redact names"],"policy":{"file":"standto.toml","sha256":"00","size":1},"inputs":[],
        "outputs":[{"file":"findings.csv","sha256":"","size":7}],"moon":"full"}"#;

    #[test]
    fn a_manifest_without_the_later_keys_is_read_and_strangers_are_passed_over() {
        let manifest = Manifest::read(EARLIER.as_bytes()).unwrap();
        assert!(manifest.is_redacted() && manifest.sealed.is_empty() && manifest.earlier.is_empty());
        assert_eq!(manifest.policy.unwrap().text, None);
    }

    #[test]
    fn what_is_newer_foreign_or_leads_away_is_refused() {
        for (from, to, why) in [
            ("\"format\":1", "\"format\":2", "in format 2"),
            ("\"standto\"", "\"npm\"", "another program's"),
            ("findings.csv", "../../secret", "outside its folder"),
            ("findings.csv", "C:x", "outside its folder"),
            ("\"outputs\"", "\"putouts\"", "damaged"),
        ] {
            let said = Manifest::read(EARLIER.replace(from, to).as_bytes()).unwrap_err();
            assert!(said.contains(why), "{said}");
        }
    }
}
