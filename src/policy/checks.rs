//! `[checks.NAME]`: a check with another severity, with other numbers, or switched off.
//!
//! The catalogue stands above this room, so that a check of this name exists and
//! has these parameters is for `audit` to say, with the places kept here.

use super::error::{PolicyError, Spot};
use super::in_force::Placed;
use super::keys;
use super::reader::{Table, Value};
use super::suggest::did_you_mean;
use crate::model::param::Setting;
use crate::model::severity::Severity;

/// What the policy says of one check.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckPolicy {
    /// The check's name, as written.
    pub name: String,
    /// Where its name stands.
    pub at: Spot,
    /// The severity it has here.
    pub severity: Option<Placed<Severity>>,
    /// Whether it is switched off. Then there is a reason.
    pub off: bool,
    /// Why it is as it is.
    pub reason: Option<String>,
    /// Its parameters, in the order of the file: kept by key, not yet known to exist.
    pub params: Vec<ParamPolicy>,
}

/// One parameter of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct ParamPolicy {
    /// Its key, as written.
    pub key: String,
    /// Its value.
    pub setting: Setting,
    /// Where its key stands.
    pub at: Spot,
}

impl CheckPolicy {
    /// The keys every check has, beside its parameters.
    pub const KEYS: &[&str] = keys::CHECK.keys;

    pub(super) fn read_all(root: &Table<'_>) -> Result<Vec<Self>, PolicyError> {
        let Some(section) = root.value("checks") else { return Ok(Vec::new()) };
        section.section("[checks]")?.values().iter().map(Self::read).collect()
    }

    fn read(check: &Value<'_>) -> Result<Self, PolicyError> {
        let name = check.key();
        let table = check.section(&format!("[checks.{name}]"))?;
        // First, so that a misspelt “reason” is called misspelt before a reason is missed.
        let values = table.values();
        let params = values.iter().filter(|value| !Self::KEYS.contains(&value.key()));
        let params = params.map(|value| param(value, table.name())).collect::<Result<_, _>>()?;
        let severities = Severity::ALL.map(|severity| (severity.name(), severity));
        let severity = table.value("severity").map(|value| Ok(value.placed(value.one_of(&severities)?))).transpose()?;
        let reason = table.value("reason").map(|value| value.prose()).transpose()?;
        let off = table.value("off");
        let is_off = off.as_ref().map(Value::switch).transpose()?.unwrap_or(false);
        if let (true, None, Some(off)) = (is_off, &reason, &off) {
            return Err(off
                .key_error(format!("{} is switched off without a reason", table.name()))
                .with_help("add reason = \"…\": the report shows it"));
        }
        Ok(CheckPolicy { name: name.to_owned(), at: check.key_at(), severity, off: is_off, reason, params })
    }
}

fn param(value: &Value<'_>, table: &str) -> Result<ParamPolicy, PolicyError> {
    let setting = if value.is_list() {
        Setting::Words(value.texts()?.into_iter().map(|word| word.value).collect())
    } else if let Ok(on) = value.switch() {
        Setting::Switch(on)
    } else if let Ok(number) = value.whole_number(0..=i64::MAX) {
        Setting::Number(number)
    } else {
        let meant = did_you_mean(value.key(), CheckPolicy::KEYS.iter().copied());
        return Err(match meant {
            Some(near) => value.key_error(format!("{table} has no key “{}”", value.key())).with_help(format!("did you mean “{near}”?")),
            None => value.must_be_bare("a whole number from 0 up, true, false, or a list of texts"),
        });
    };
    Ok(ParamPolicy { key: value.key().to_owned(), setting, at: value.key_at() })
}
