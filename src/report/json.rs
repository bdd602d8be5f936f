//! `assessment.json`: the assessment as a file, and back again.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::audit::assessment::{Assessment, FORMAT, WithoutLists};

/// The assessment pretty-printed, its keys in the contract's order, ended by a line feed.
///
/// # Errors
/// Where a score is no number JSON can write.
pub fn to_vec(assessment: &Assessment) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(assessment).context("the assessment could not be written as JSON")?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// As much as says why the rest cannot be read.
#[derive(Deserialize)]
struct Stamp {
    format: u32,
    #[serde(default)]
    tool: Maker,
}

#[derive(Deserialize, Default)]
struct Maker {
    #[serde(default)]
    version: String,
}

/// Reads an assessment that this version or an earlier one wrote. Keys it does not know are passed over.
///
/// # Errors
/// Where the bytes are no assessment, or one of a newer format.
pub fn from_slice(bytes: &[u8]) -> Result<Assessment> {
    read(bytes, |assessment: &Assessment| assessment.format)
}

/// The same, passing over what it only lists: another run is compared by the rest, and that is read in half the time.
///
/// # Errors
/// As [`from_slice`].
pub fn without_lists(bytes: &[u8]) -> Result<Assessment> {
    read(bytes, |WithoutLists(assessment)| assessment.format).map(|WithoutLists(assessment)| assessment)
}

fn read<T: DeserializeOwned>(bytes: &[u8], format: impl Fn(&T) -> u32) -> Result<T> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let read = match serde_json::from_slice::<T>(bytes) {
        Ok(assessment) if format(&assessment) <= FORMAT => return Ok(assessment),
        read => read,
    };
    let stamp: Stamp = serde_json::from_slice(bytes).context("this is not an assessment.json written by standto")?;
    if stamp.format > FORMAT {
        let by = if stamp.tool.version.is_empty() { String::new() } else { format!(" by standto {}", stamp.tool.version) };
        bail!(
            "this assessment was written{by} in format {}, and this standto ({}) reads formats up to {FORMAT}: \
             use that version, or a newer one",
            stamp.format,
            env!("CARGO_PKG_VERSION"),
        );
    }
    read.context("this assessment.json is damaged, or was changed by hand")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::assessment::BoardWords;
    use crate::report::tests::{EXAMPLE, example};

    #[test]
    fn what_is_written_reads_back_the_same() {
        let assessment = example();
        let bytes = to_vec(&assessment).unwrap();
        assert_eq!(from_slice(&bytes).unwrap(), assessment);
        assert!(bytes.starts_with(b"{\n  \"format\": 1,\n  \"tool\"") && bytes.ends_with(b"}\n"));
    }

    #[test]
    fn without_its_lists_it_is_otherwise_the_same() {
        let lists = Assessment {
            tonight: None,
            board: BoardWords::default(),
            top: Vec::new(),
            truncated: Vec::new(),
            frameworks: Vec::new(),
            history: None,
            ..example()
        };
        assert_eq!(without_lists(EXAMPLE.as_bytes()).unwrap(), lists);
        assert_ne!(example(), lists);
    }

    #[test]
    fn a_key_of_a_later_version_is_passed_over_and_a_later_format_refused() {
        let more = EXAMPLE.replacen("\"format\": 1,", "\"format\": 1, \"moon\": \"full\",", 1);
        assert_eq!(from_slice(more.as_bytes()).unwrap(), example());
        let newer = EXAMPLE.replacen("\"format\": 1,", "\"format\": 2,", 1);
        let said = format!("{:#}", from_slice(newer.as_bytes()).unwrap_err());
        assert!(said.contains("in format 2") && said.contains("up to 1"), "{said}");
    }

    #[test]
    fn something_else_is_called_what_it_is() {
        let said = format!("{:#}", from_slice(b"{\"name\": \"package\"}").unwrap_err());
        assert!(said.starts_with("this is not an assessment.json"), "{said}");
        let said = format!("{:#}", from_slice(b"{\"format\": 1}").unwrap_err());
        assert!(said.starts_with("this assessment.json is damaged"), "{said}");
    }
}
