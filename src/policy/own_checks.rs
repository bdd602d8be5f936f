//! `[[check]]`: a check of the organisation's own, as the policy words it.
//!
//! That its expressions can be followed, and that its name is free, is for `audit`
//! to say, with the places kept here.

use super::error::{PolicyError, Spot};
use super::in_force::Placed;
use super::keys;
use super::reader::{Table, Value};
use crate::model::control::{self, Control};
use crate::model::register::Register;
use crate::model::severity::Severity;

/// The registers whose records such a check may judge.
const REGISTERS: [Register; 3] = [Register::Assets, Register::Contacts, Register::Accounts];

/// One check that the organisation wrote itself.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnCheckPolicy {
    /// Its name, in kebab case.
    pub name: Placed<String>,
    /// The register whose records it judges.
    pub register: Register,
    /// What is wrong when it fires.
    pub title: String,
    /// How bad that is.
    pub severity: Severity,
    /// Which records it speaks of; every record where it is left out.
    pub when: Option<Placed<String>>,
    /// What must hold of them.
    pub require: Placed<String>,
    /// What to do.
    pub fix: String,
    /// Why it matters.
    pub rationale: Option<String>,
    /// The controls it is evidence for.
    pub controls: Vec<Control>,
    /// Where it begins.
    pub at: Spot,
}

impl OwnCheckPolicy {
    pub(super) fn read_all(root: &Table<'_>) -> Result<Vec<Self>, PolicyError> {
        let Some(list) = root.value("check") else { return Ok(Vec::new()) };
        if !list.is_list() {
            let error = list.key_error("[[check]] writes a check of your own, so it stands in two brackets");
            return Err(error.with_help("to tune a check of the catalogue, write [checks.NAME]"));
        }
        let mut all: Vec<Self> = Vec::new();
        for table in list.sections(keys::OWN_CHECK.heading)? {
            let own = Self::read(table)?;
            if let Some(first) = all.iter().find(|other| other.name.value == own.name.value) {
                let message = format!("the check “{}” is written twice: first on line {}", own.name.value, first.at.line);
                return Err(root.error_at(own.name.at, message));
            }
            all.push(own);
        }
        Ok(all)
    }

    fn read(table: Table<'_>) -> Result<Self, PolicyError> {
        let table = table.only(&keys::OWN_CHECK)?;
        let name = table.required("name", "give it a name in small letters, such as name = \"critical-asset-not-reviewed\"")?;
        let register = table.required("register", "say whose records it judges: assets, contacts or accounts")?;
        let title = table.required("title", "say what is wrong when it fires: it heads its findings")?;
        let severity = table.required("severity", "say how bad that is: critical, high, medium or low")?;
        let require = table.required("require", "say what must hold, such as require = \"days_since(asset.reviewed) <= 90\"")?;
        let fix = table.required("fix", "say what to do about it: it stands beside every finding")?;
        let expression = |value: Value<'_>| Ok(value.placed(value.prose()?));
        let controls = table.value("controls").map(|value| controls(&value)).transpose()?;
        Ok(OwnCheckPolicy {
            register: register.one_of(&REGISTERS.map(|register| (register.name(), register)))?,
            title: title.text()?,
            severity: severity.one_of(&Severity::ALL.map(|severity| (severity.name(), severity)))?,
            when: table.value("when").map(expression).transpose()?,
            require: expression(require)?,
            fix: fix.prose()?,
            rationale: table.value("rationale").map(|value| value.prose()).transpose()?,
            controls: controls.unwrap_or_default(),
            at: table.at(),
            name: kebab(&name)?,
        })
    }
}

/// A name as the catalogue writes its own.
fn kebab(value: &Value<'_>) -> Result<Placed<String>, PolicyError> {
    let name = value.text()?;
    let is_part = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit());
    if name.split('-').all(is_part) {
        Ok(value.placed(name))
    } else {
        Err(value.must_be("small letters, digits and hyphens, such as “critical-asset-not-reviewed”"))
    }
}

fn controls(value: &Value<'_>) -> Result<Vec<Control>, PolicyError> {
    let one = |id: Placed<String>| {
        control::find(&id.value).ok_or_else(|| {
            let error = value.key_error(format!("there is no control “{}”", id.value));
            match super::did_you_mean(&id.value, control::all().map(|control| control.id)) {
                Some(near) => error.with_help(format!("did you mean “{near}”?")),
                None => error.with_help("“standto explain CHECK” shows ids, such as “A3.a”, “CIS 5.3” or “A.5.9”"),
            }
        })
    };
    value.texts()?.into_iter().map(one).collect()
}
