//! `[[role]]` and `[roles]`: whom the organisation must be able to ring at night.

use super::error::{PolicyError, Spot};
use super::keys;
use super::reader::Table;
use crate::model::key;
use crate::model::role::KeyRole;

/// A role the policy adds, or gives more words to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolePolicy {
    /// How reports name it.
    pub name: String,
    /// Other words by which lists call it.
    pub aliases: Vec<String>,
    /// Where it begins.
    pub at: Spot,
}

/// The roles as the policy has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roles {
    /// Whether the built-in roles are wanted too.
    pub defaults: bool,
    /// The policy's own.
    pub added: Vec<RolePolicy>,
}

impl Default for Roles {
    fn default() -> Self {
        Roles { defaults: true, added: Vec::new() }
    }
}

impl Roles {
    /// Every role wanted: the built-in ones unless dropped, then the policy's own.
    ///
    /// A role named like a built-in one is that one with more words.
    pub fn wanted(&self) -> Vec<KeyRole> {
        let mut wanted = if self.defaults { KeyRole::defaults() } else { Vec::new() };
        for role in &self.added {
            match wanted.iter_mut().find(|known| key::normal(&known.name) == key::normal(&role.name)) {
                Some(known) => role.aliases.iter().for_each(|alias| known.is_also(alias)),
                None => wanted.push(KeyRole::new(&role.name, role.aliases.iter().map(String::as_str))),
            }
        }
        wanted
    }

    pub(super) fn read(root: &Table<'_>) -> Result<Self, PolicyError> {
        let added = match root.value("role") {
            Some(list) => list.sections(keys::ROLE.heading)?.into_iter().map(RolePolicy::read).collect::<Result<Vec<_>, _>>()?,
            None => Vec::new(),
        };
        for (at, role) in added.iter().enumerate() {
            if let Some(earlier) = added[..at].iter().find(|other| key::normal(&other.name) == key::normal(&role.name)) {
                let message = format!("the role “{}” stands on line {} already", role.name, earlier.at.line);
                return Err(root.error_at(role.at, message).with_help("keep one of the two, with the aliases of both"));
            }
        }
        let Some(section) = root.value("roles") else { return Ok(Roles { added, ..Roles::default() }) };
        let table = section.section(keys::ROLES.heading)?.only(&keys::ROLES)?;
        let defaults = table.value("defaults");
        let wanted = defaults.as_ref().map(super::reader::Value::switch).transpose()?.unwrap_or(true);
        match defaults {
            Some(value) if !wanted && added.is_empty() => Err(value
                .key_error("[roles] drops the built-in roles and no [[role]] stands in their place")
                .with_help("add a [[role]]; to leave roles out altogether, switch their checks off with a reason")),
            _ => Ok(Roles { defaults: wanted, added }),
        }
    }
}

impl RolePolicy {
    fn read(table: Table<'_>) -> Result<Self, PolicyError> {
        let table = table.only(&keys::ROLE)?;
        let name = table.required("name", "say how the report should call the role")?.prose()?;
        let aliases = table.value("aliases").map(|value| value.texts()).transpose()?.unwrap_or_default();
        Ok(RolePolicy { name, aliases: aliases.into_iter().map(|alias| alias.value).collect(), at: table.at() })
    }
}
