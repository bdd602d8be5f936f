//! `[organisation]`: whom the audit speaks of.

use super::error::PolicyError;
use super::in_force::Placed;
use super::keys;
use super::reader::{Table, Value};

/// What the policy says of the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Organisation {
    /// Its name.
    pub name: Option<Placed<String>>,
    /// Its ODS code, in capitals. It is well-formed; whether it is in use only the ODS can tell.
    pub ods_code: Option<Placed<String>>,
}

impl Organisation {
    pub(super) fn read(root: &Table<'_>) -> Result<Self, PolicyError> {
        let Some(section) = root.value("organisation") else { return Ok(Organisation::default()) };
        let table = section.section(keys::ORGANISATION.heading)?.only(&keys::ORGANISATION)?;
        Ok(Organisation {
            name: table.value("name").map(|value| Ok(value.placed(value.prose()?))).transpose()?,
            ods_code: table.value("ods-code").map(|value| Ok(value.placed(ods_code(&value)?))).transpose()?,
        })
    }
}

/// Codes run from three characters (a trust) to nine; existing validators that stop at five refuse whole classes of them.
fn ods_code(value: &Value<'_>) -> Result<String, PolicyError> {
    let code = value.text()?.to_ascii_uppercase();
    let is_code = code.len() <= 9 && code.bytes().all(|b| b.is_ascii_alphanumeric());
    if is_code { Ok(code) } else { Err(value.must_be("1 to 9 letters and digits")) }
}
