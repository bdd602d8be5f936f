//! `[shifts]`: the hours of the shifts that a rota names without saying them.

use super::error::{PolicyError, Spot};
use super::keys;
use super::reader::Table;
use crate::model::shift::Hours;

/// The hours of one shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShiftPolicy {
    /// The shift as the rota names it: in a header, or in a cell.
    pub name: String,
    /// Its hours.
    pub hours: Hours,
    /// Where it stands.
    pub at: Spot,
}

impl ShiftPolicy {
    pub(super) fn read_all(root: &Table<'_>) -> Result<Vec<Self>, PolicyError> {
        let Some(section) = root.value("shifts") else { return Ok(Vec::new()) };
        let table = section.section(keys::SHIFTS.heading)?;
        let mut all: Vec<ShiftPolicy> = Vec::new();
        for value in table.values() {
            let name = value.key().trim().to_owned();
            if !name.contains(char::is_alphanumeric) {
                return Err(value.key_error("a shift of [shifts] has no name").with_help("write Morning = \"06:00-14:00\""));
            }
            if let Some(earlier) = all.iter().find(|other| same(&other.name, &name)) {
                let message = format!("the shift “{name}” stands on line {} already", earlier.at.line);
                return Err(value.key_error(message).with_help("capitals, spaces and marks do not tell two shifts apart: keep one"));
            }
            let hours = Hours::read(value.as_text().unwrap_or_default()).ok_or_else(|| {
                value.must_be("hours such as \"06:00-14:00\"").with_help("a shift that ends no later than it begins ends on the next day")
            })?;
            all.push(ShiftPolicy { name, hours, at: value.key_at() });
        }
        Ok(all)
    }
}

fn same(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    letters(one) == letters(other)
}
