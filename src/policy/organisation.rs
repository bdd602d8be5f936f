//! `[organisation]`: whom the audit speaks of, and who would report an incident for it.

use super::error::PolicyError;
use super::in_force::Placed;
use super::keys;
use super::reader::{Table, Value};
use crate::model::organisation::{OfflinePlan, Reporting};

/// What the policy says of the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Organisation {
    /// Its name.
    pub name: Option<Placed<String>>,
    /// Its ODS code, in capitals. It is well-formed; whether it is in use only the ODS can tell.
    pub ods_code: Option<Placed<String>>,
    /// Who reports what, and where the plan lies.
    pub reporting: Reporting,
}

impl Organisation {
    /// By what a run is known as one of this organisation: name and ODS code, each empty where the policy does not say.
    pub fn known_by(&self) -> (&str, &str) {
        fn said(placed: Option<&Placed<String>>) -> &str {
            placed.map(|placed| placed.value.as_str()).unwrap_or_default()
        }
        (said(self.name.as_ref()), said(self.ods_code.as_ref()))
    }

    pub(super) fn read(root: &Table<'_>) -> Result<Self, PolicyError> {
        let Some(section) = root.value("organisation") else { return Ok(Organisation::default()) };
        let table = section.section(keys::ORGANISATION.heading)?.only(&keys::ORGANISATION)?;
        Ok(Organisation {
            name: table.value("name").map(|value| Ok(value.placed(value.prose()?))).transpose()?,
            ods_code: table.value("ods-code").map(|value| Ok(value.placed(ods_code(&value)?))).transpose()?,
            reporting: reporting(&table)?,
        })
    }
}

fn reporting(table: &Table<'_>) -> Result<Reporting, PolicyError> {
    let text = |key: &str| table.value(key).map(|value| value.text()).transpose();
    let texts = |key: &str| table.value(key).map_or(Ok(Vec::new()), |value| value.texts());
    let people = |key: &str| Ok(texts(key)?.into_iter().map(|placed| placed.value).collect());
    Ok(Reporting {
        single_point_of_contact: text("single-point-of-contact")?,
        is_operator: table.value("operator-of-essential-services").map(|value| value.switch()).transpose()?,
        nis_duty: text("nis-duty")?,
        ico_duty: text("ico-duty")?,
        servicenow: people("servicenow")?,
        dspt: people("dspt-reporters")?,
        plan: table.value("plan-offline").map(|value| plan(&value)).transpose()?,
    })
}

fn plan(value: &Value<'_>) -> Result<OfflinePlan, PolicyError> {
    let example = "{ where = \"Red folder, switchboard\", checked = 2026-10-05 }";
    let table = value.inline(example)?.only(&keys::PLAN_OFFLINE)?;
    Ok(OfflinePlan {
        place: table.required("where", "say where the copy lies, such as where = \"Red folder, switchboard\"")?.prose()?,
        checked: table.value("checked").map(|value| value.day()).transpose()?,
    })
}

/// Codes run from three characters (a trust) to nine; existing validators that stop at five refuse whole classes of them.
fn ods_code(value: &Value<'_>) -> Result<String, PolicyError> {
    let code = value.text()?.to_ascii_uppercase();
    let is_code = code.len() <= 9 && code.bytes().all(|b| b.is_ascii_alphanumeric());
    if is_code { Ok(code) } else { Err(value.must_be("1 to 9 letters and digits")) }
}
