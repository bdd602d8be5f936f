//! `[policy]`: what holds for the whole run.

use super::error::PolicyError;
use super::in_force::{InForce, Placed};
use super::keys;
use super::reader::Table;
use crate::model::date::DateOrder;
use crate::model::source::Joins;

/// What holds for the whole run.
#[derive(Debug, Clone, PartialEq)]
pub struct General {
    /// What every page and file that names people or weaknesses bears.
    pub marking: InForce<String>,
    /// How dates are read in a column that does not itself prove its order.
    pub dates: InForce<DateOrder>,
    /// The least share of live subjects, in percent, two lists must match in before single rows are called wrong.
    pub least_match_rate: InForce<f64>,
    /// The posts that may accept a risk; empty where the policy names none.
    pub approvers: InForce<Vec<String>>,
    /// A folder of earlier runs beside the policy, as it is written; they are looked for beside this run's folder too.
    pub history: Option<Placed<String>>,
}

impl Default for General {
    fn default() -> Self {
        General {
            // The marking NHS and government bodies give to papers that name people and weaknesses.
            marking: InForce::default_of("OFFICIAL-SENSITIVE".to_owned()),
            dates: InForce::default_of(DateOrder::DayFirst),
            least_match_rate: InForce::default_of(Joins::LEAST_RATE),
            approvers: InForce::default_of(Vec::new()),
            history: None,
        }
    }
}

impl General {
    pub(super) fn read(root: &Table<'_>) -> Result<Self, PolicyError> {
        let silent = General::default();
        let Some(section) = root.value("policy") else { return Ok(silent) };
        let table = section.section(keys::POLICY.heading)?.only(&keys::POLICY)?;
        let marking = table.value("marking").map(|value| Ok(value.placed(value.prose()?))).transpose()?;
        let orders = [("day-first", DateOrder::DayFirst), ("month-first", DateOrder::MonthFirst)];
        let dates = table.value("dates").map(|value| Ok(value.placed(value.one_of(&orders)?))).transpose()?;
        let rate = table.value("least-match-rate").map(|value| Ok(value.placed(value.percentage()?))).transpose()?;
        let texts = |value: super::reader::Value<'_>| {
            let posts = value.texts()?.into_iter().map(|post| post.value).collect();
            Ok(value.placed(posts))
        };
        let approvers = table.value("approvers").map(texts).transpose()?;
        let history = table.value("history").map(|value| Ok(value.placed(value.text()?))).transpose()?;
        Ok(General {
            history,
            marking: silent.marking.or_given(marking),
            dates: silent.dates.or_given(dates),
            least_match_rate: silent.least_match_rate.or_given(rate),
            approvers: silent.approvers.or_given(approvers),
        })
    }
}
