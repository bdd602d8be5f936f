//! What changed since an earlier run: which findings are new, fixed or still there, and whether it really got better or is only measured otherwise.
//!
//! Everything here works on runs that somebody else has opened: [`series`] says
//! which of them counts, [`comparable`] what may be held against what,
//! [`classes`] streams the findings past one another and [`sums`] tells of them,
//! [`movement`] splits the scores, [`differences`] says what else is not as it was.

pub mod ages;
mod bearing;
pub mod classes;
pub mod comparable;
pub mod differences;
pub mod index;
pub mod listing;
pub mod movement;
pub mod renamed;
pub mod series;
pub mod subject;
mod sums;

pub use super::assessment::History;
use super::assessment::{AreaChange, Assessment, Classes, Rating, TrendPoint};
use classes::Compared;
use comparable::Comparables;

/// Puts together what changed from one run to another. `same_names`: either both show names of people, or neither does.
pub fn history(
    (then, now): (&Assessment, &Assessment),
    same_names: bool,
    comparables: &Comparables,
    compared: Compared,
    trend: Vec<TrendPoint>,
) -> History {
    let area = |area: &super::assessment::AreaResult| {
        let was = then.areas.iter().find(|other| other.name == area.name);
        let mut classes = Classes::default();
        compared.checks.iter().filter(|check| check.area == area.name).for_each(|check| classes.add_all(&check.classes));
        let rating_then = was.map_or(Rating::NotAssessed, |was| was.rating);
        AreaChange {
            area: area.name,
            rating_then,
            score_then: was.and_then(|was| was.score).filter(|_| rating_then != Rating::NotAssessed),
            critical_systems_then: was.and_then(|was| was.critical_systems.as_ref()).map(|line| line.rating),
            classes,
            movement: movement::of_area(area.name, then, now, comparables),
            records_then: was.map_or(0, |was| was.records),
            records_new: area.records.saturating_sub(area.known_records),
        }
    };
    History {
        compared_with: Some(super::assessment::RunName { as_of: then.as_of.clone(), sealed: then.sealed.clone() }),
        why_not: String::new(),
        areas: now.areas.iter().map(area).collect(),
        measured: differences::measured(then, now, comparables),
        policy: differences::policy(then, now, same_names),
        lost: differences::lost(then, now),
        checks: compared.checks,
        listed: compared.listed,
        oldest: compared.oldest,
        trend,
        left_out: Vec::new(),
    }
}
