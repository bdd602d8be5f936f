//! `[rating]`: when an area is green or red, and how soon a finding must be mended.

use super::error::PolicyError;
use super::in_force::{InForce, Origin};
use super::keys;
use super::reader::{Table, Value};
use crate::model::severity::Severity;

/// The longest time allowed to mend anything: ten years, so that a slip of the keyboard is seen.
const MOST_DAYS: i64 = 3650;

/// The thresholds of the rating.
#[derive(Debug, Clone, PartialEq)]
pub struct Rating {
    /// The score, 0 to 100, from which an area is green.
    pub green: InForce<f64>,
    /// The score, 0 to 100, under which an area is red.
    pub red: InForce<f64>,
    /// Days to mend a finding, by [`Severity::index`].
    days: [InForce<u32>; 4],
}

impl Default for Rating {
    fn default() -> Self {
        Rating {
            green: InForce::default_of(90.0),
            red: InForce::default_of(70.0),
            // 14 days is the NHS and Cyber Essentials limit for high and critical fixes; 2, 30 and 90 are ours.
            days: [2, 14, 30, 90].map(InForce::default_of),
        }
    }
}

impl Rating {
    /// Days to mend a finding of that severity.
    pub fn days_allowed(&self, severity: Severity) -> InForce<u32> {
        self.days[severity.index()]
    }

    pub(super) fn read(root: &Table<'_>) -> Result<Self, PolicyError> {
        let mut rating = Rating::default();
        let Some(section) = root.value("rating") else { return Ok(rating) };
        let table = section.section(keys::RATING.heading)?.only(&keys::RATING)?;
        let green = table.value("green").map(|value| Ok(value.placed(value.percentage()?))).transpose()?;
        let red = table.value("red").map(|value| Ok(value.placed(value.percentage()?))).transpose()?;
        rating.green = rating.green.or_given(green);
        rating.red = rating.red.or_given(red);
        if rating.red.value > rating.green.value {
            return Err(crossed(&table, &rating));
        }
        if let Some(days) = table.value("days-allowed") {
            let days = days.section(keys::DAYS_ALLOWED.heading)?.only(&keys::DAYS_ALLOWED)?;
            for severity in Severity::ALL {
                let given = days.value(severity.name()).map(|value| Ok(value.placed(whole_days(&value)?))).transpose()?;
                rating.days[severity.index()] = rating.days[severity.index()].or_given(given);
            }
        }
        Ok(rating)
    }
}

fn crossed(table: &Table<'_>, rating: &Rating) -> PolicyError {
    let shown = |bound: &InForce<f64>| match bound.origin {
        Origin::Default => format!("{} (the default)", bound.value),
        Origin::Policy(_) => bound.value.to_string(),
    };
    let message = format!("[rating] calls an area red under {} and green from {}", shown(&rating.red), shown(&rating.green));
    let given = table.value("red").or_else(|| table.value("green"));
    given.map_or_else(|| table.error(&message), |value| value.key_error(&message)).with_help("“red” must not be above “green”")
}

fn whole_days(value: &Value<'_>) -> Result<u32, PolicyError> {
    value.whole_number(0..=MOST_DAYS).map(|days| u32::try_from(days).unwrap_or(u32::MAX))
}
