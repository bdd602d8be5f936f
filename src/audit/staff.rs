//! The staff lists as a whole: whom they hold, who began lately, where they contradict themselves.

use super::people::{OfRecord, each_row, staff_keys};
use crate::ingest::error::IngestError;
use crate::model::date::{Date, days_between};
use crate::model::directory::Directory;
use crate::model::place::Place;
use crate::model::register::Register;
use crate::model::staff::{Contradictions, Coverage, Employment, Person, StaffFacts, Starter};

/// Reads the staff lists of record for it.
///
/// # Errors
/// The system's own, or that a file changed.
pub fn facts(sources: &[OfRecord<'_>], people: &Directory, as_of: Date) -> Result<StaffFacts, IngestError> {
    let (here, with_account) = people.staff_with_accounts();
    let mut facts = StaffFacts { coverage: Coverage::of(people.staff_left_and_here()), here, with_account, ..StaffFacts::default() };
    for of in sources.iter().filter(|of| of.table.register == Register::Staff) {
        let mut wrong = Contradictions { source: of.number, ..Contradictions::default() };
        each_row(of, |view| {
            let person = Person::read(view);
            let place = Place { source: of.number, row: view.row.number(), column: None };
            let name = || person.full_name().or_else(|| person.key().map(str::to_owned)).unwrap_or_default();
            match (person.employment(as_of), person.start.value()) {
                (Employment::Contradictory(day), _) => {
                    wrong.count += 1;
                    if wrong.first.len() < StaffFacts::FIRST {
                        wrong.first.push((name(), place, day));
                    }
                }
                (Employment::Here(_), Some(start)) if (0..=StaffFacts::STARTER_DAYS).contains(&days_between(start, as_of)) => {
                    let entry = people.entry(&staff_keys(&person));
                    // Somebody who only began a further employment is no starter.
                    if entry.is_some_and(|entry| entry.first_day == Some(start)) {
                        let has_account = entry.is_some_and(|entry| entry.account_enabled.is_some());
                        facts.starters.push(Starter { name: name(), place, start, has_account });
                    }
                }
                _ => {}
            }
        })?;
        facts.contradictions.push(wrong);
    }
    Ok(facts)
}
