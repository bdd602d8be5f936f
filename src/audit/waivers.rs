//! Which waivers there are, of the policy and of lists, and which of them covers a finding.

use super::about::may_be_person;
use super::assessment::Status;
use super::engine::Ground;
use super::error::AuditError;
use super::people::{OfRecord, each_row};
use super::plan::{Planned, find, known_names};
use super::tally::Tally;
use crate::model::cell::Cell;
use crate::model::date::{self, Date};
use crate::model::pattern::Pattern;
use crate::model::person_name::looks_like_person;
use crate::model::place::Place;
use crate::model::register::Register;
use crate::model::verdict::{self, Detail};
use crate::model::waiver::{KnownWaiver, Row, Standing, Waiver};
use crate::policy::{Policy, PolicyError, Spot};

/// Every waiver of a run.
#[derive(Debug, Default)]
pub struct Waivers {
    all: Vec<Waiver>,
    /// For each check those in force, by their index.
    of_check: Vec<Vec<usize>>,
}

impl Waivers {
    /// The waivers of the policy, then those of lists, in their order.
    ///
    /// # Errors
    /// A list names no check that there is, or writes a day that is none; or it could not be read.
    pub fn gather(policy: &Policy, of_record: &[OfRecord<'_>], planned: &[Planned], as_of: Date) -> Result<Self, AuditError> {
        let mut all: Vec<Waiver> = policy.waivers.iter().map(|said| said.waiver.clone()).collect();
        for of in of_record.iter().filter(|of| of.table.register == Register::Waivers) {
            listed(of, planned, &mut all)?;
        }
        let mut of_check = vec![Vec::new(); planned.len()];
        for (at, waiver) in all.iter_mut().enumerate() {
            // A waiver of the policy was looked up with the plan, one of a list when it was read.
            if let Some(check) = find(planned, &waiver.check) {
                waiver.check.clone_from(&planned[check].name);
                if waiver.standing(as_of) == Standing::InForce {
                    of_check[check].push(at);
                }
            }
        }
        Ok(Waivers { all, of_check })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The first waiver in force that covers a failure of a check, with its index.
    pub fn covering(&self, check: usize, subject: &str, cause: Option<&str>) -> Option<(usize, &Waiver)> {
        let of_check = self.of_check.get(check).filter(|waivers| !waivers.is_empty())?;
        let bare = |text: &str| verdict::unmarked(text).into_owned();
        let (subject, cause) = (bare(subject), bare(cause.unwrap_or_default()));
        of_check.iter().map(|at| (*at, &self.all[*at])).find(|(_, waiver)| waiver.fits(&subject, &cause))
    }

    /// Every waiver with what it did, for the checks on waivers and for the assessment.
    pub fn known(&self, planned: &[Planned], tally: &Tally, as_of: Date) -> Vec<KnownWaiver> {
        let known = |(at, waiver): (usize, &Waiver)| {
            let check = find(planned, &waiver.check)?;
            let areas = planned[check].check.areas();
            let records = |area| {
                let of = tally.checks.at(super::tally::slot(check, area));
                of.counts.pass + of.counts.fail + of.counts.waived
            };
            Some(KnownWaiver {
                waiver: waiver.clone(),
                area: *areas.first()?,
                standing: waiver.standing(as_of),
                covered: tally.waivers_used[at],
                population: areas.iter().map(|area| records(*area)).sum(),
                ran: planned[check].off.is_none(),
                names_person: names_person(planned[check].check.register(), &waiver.subject),
            })
        };
        self.all.iter().enumerate().filter_map(known).collect()
    }
}

impl Ground<'_> {
    /// How a failure of a check stands: open, or accepted by a waiver, which its evidence then says.
    pub fn standing_of(&self, check: usize, subject: &str, detail: &mut Detail, used: &mut [u64]) -> Status {
        let Some((at, waiver)) = self.waivers.covering(check, subject, detail.cause.as_deref()) else { return Status::Open };
        used[at] += 1;
        let words = waiver.words(&waiver.approver.as_ref().map(|approver| self.names.holder(approver).into_owned()).unwrap_or_default());
        detail.evidence = format!("{}; {words}", detail.evidence).into();
        Status::Waived
    }
}

/// Whether the subject of a waiver is a person's name, address or username, or may be one.
fn names_person(register: Option<Register>, subject: &Pattern) -> bool {
    let text = subject.to_string();
    match register {
        _ if text.chars().all(|c| c == '*') => false,
        Some(Register::Accounts) => true,
        Some(Register::Contacts) => may_be_person(&text),
        _ => looks_like_person(&text),
    }
}

/// The waivers of one list.
fn listed(of: &OfRecord<'_>, planned: &[Planned], all: &mut Vec<Waiver>) -> Result<(), AuditError> {
    let label = of.source.label();
    let mut wrong = None;
    each_row(of, |view| {
        let row = Row::read(view);
        let number = view.row.number();
        let place = Place { source: of.number, row: number, column: None };
        match one(&row, &label, place, planned) {
            Ok(waiver) => all.push(waiver),
            Err(error) => wrong = wrong.take().or(Some(error)),
        }
    })?;
    wrong.map_or(Ok(()), |error| Err(AuditError::Policy(error)))
}

/// One row as a waiver. What could waive something other than was meant is an error; what is only missing is a finding.
fn one(row: &Row<'_>, file: &str, place: Place, planned: &[Planned]) -> Result<Waiver, PolicyError> {
    let error = |message: String| PolicyError::new(file, Spot { line: place.row, column: 1 }, message);
    let text = |cell: &Cell<'_, &str>| cell.value().map(str::to_owned);
    let day = |cell: &Cell<'_, Date>, column: &str| match cell {
        Cell::Unreadable(text) => Err(error(format!("“{column}” of a waiver must be a date such as 2026-11-14, not “{text}”"))
            .with_help("write the day in one of the ways a date is written, or leave the cell empty")),
        cell => Ok(cell.value()),
    };
    let Some(check) = text(&row.check) else {
        return Err(error("a waiver names no check".to_owned()).with_help("say which check it waives; “standto checks” lists them"));
    };
    if find(planned, &check).is_none() {
        return Err(error(format!("there is no check “{check}”")).suggesting(&check, known_names(planned)));
    }
    // Elsewhere a star alone stands for nothing; here it stands for anything.
    let star = |cell: &Cell<'_, &str>| cell.words().filter(|text| *text == "*").map(str::to_owned);
    let Some(subject) = text(&row.subject).or_else(|| star(&row.subject)) else {
        return Err(error(format!("a waiver of {check} names no subject"))
            .with_help("say whom or what it waives it for, as the list writes it; * stands for anything"));
    };
    let (approved, expires) = (day(&row.approved, "approved")?, day(&row.expires, "expires")?);
    if let (Some(first), Some(last)) = (approved, expires)
        && last < first
    {
        return Err(error(format!("a waiver of {check} ends on {}, before it is approved", date::long(last))));
    }
    Ok(Waiver {
        check,
        subject: Pattern::new(&subject),
        cause: row.cause.value().map(Pattern::new),
        reason: text(&row.reason),
        approver: text(&row.approver),
        approved,
        expires,
        written: format!("{file}, row {}", place.row),
        place: Some(place),
    })
}
