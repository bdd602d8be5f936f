//! The three-o'clock sheet: who is to be rung on one night, from rotas, contact lists and the policy.
//!
//! Nothing is guessed: who is not named, has left, or has no number that can be
//! dialled is said to be out of reach, and what the lists do not say is not
//! taken for a yes.

mod bodies;
mod people;
mod roles;
mod systems;

use chrono::{Days, NaiveDateTime, NaiveTime};

use super::assessment::{NightDuty, NightRole, NightStanding, Tonight, Unreachable, UnreachableKind};
use super::redaction::Names;
use crate::checks::meant::is_meant;
use crate::checks::reporting;
use crate::checks::rota;
use crate::model::asset::Kept;
use crate::model::contact::{KnownContact, Side};
use crate::model::date::Date;
use crate::model::facts::Survey;
use crate::model::organisation::Duty;
use crate::model::role;

/// The hour that the sheet is named after.
const THREE: u32 = 3;
/// Days after which a sheet without shifts is to be printed again (ours: contact lists change within a month).
const DAYS_VALID: u64 = 31;

/// What everything on the sheet is made from.
#[derive(Debug, Clone, Copy)]
struct Night<'n> {
    survey: &'n Survey,
    names: &'n Names,
    /// The minute it speaks for.
    moment: NaiveDateTime,
}

/// Three o'clock in the night that begins on a day: in the morning of the next.
pub fn of_night(day: Date) -> NaiveDateTime {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    next.and_time(NaiveTime::from_hms_opt(THREE, 0, 0).unwrap_or(NaiveTime::MIN))
}

/// The sheet for one minute.
pub fn tonight(survey: &Survey, names: &Names, moment: NaiveDateTime) -> Tonight {
    let night = Night { survey, names, moment };
    let mut unreachable = Vec::new();
    let roles: Vec<NightRole> =
        survey.holders().into_iter().map(|(role, rows)| roles::key_role(night, role, &rows, &mut unreachable)).collect();
    let is_key_role =
        |service: &rota::Service<'_>| !role::held(&survey.organisation.roles, None, [Some(service.name), None, None]).is_empty();
    let services: Vec<NightRole> = rota::services(survey)
        .iter()
        .filter(|service| !is_key_role(service))
        .map(|service| roles::service(night, service, &mut unreachable))
        .collect();
    let duties = duties(night, &mut unreachable);
    let (systems, suppliers) = systems::of(night);
    unreachable.extend(suppliers);
    let (valid_to, valid_because) = validity(night, roles.iter().chain(&services));
    let assets = &survey.critical_assets;
    let recorded = |kept: Kept| assets.iter().filter(|asset| asset.said(kept).text().is_some()).count() as u64;
    let reporting = &survey.organisation.reporting;
    let text = |text: &str| names.text(text).into_owned();
    Tonight {
        moment: written(moment),
        valid_to: written(valid_to),
        valid_because: valid_because.to_owned(),
        withheld: names.are_redacted(),
        bodies: bodies::of(night),
        systems,
        systems_in_all: assets.len() as u64,
        systems_with_supplier: recorded(Kept::Supplier),
        systems_with_impact: recorded(Kept::Impact),
        systems_with_isolation: recorded(Kept::Isolation),
        systems_with_downtime_plan: recorded(Kept::DowntimePlan),
        roles,
        services,
        duties,
        is_operator: reporting.is_operator,
        plan: reporting.plan.as_ref().map(|plan| text(&plan.place)).unwrap_or_default(),
        plan_checked: reporting.plan.as_ref().and_then(|plan| plan.checked).map(|day| day.to_string()).unwrap_or_default(),
        unreachable: unreachable
            .into_iter()
            .map(|one| Unreachable { kind: one.kind, who: text(&one.who), what: text(&one.what), why: text(&one.why) })
            .collect(),
    }
}

/// Everybody named for something, by the policy or by a contact list.
fn duties(night: Night<'_>, unreachable: &mut Vec<Unreachable>) -> Vec<NightDuty> {
    let reporting = &night.survey.organisation.reporting;
    let contacts = &night.survey.contacts;
    let all = [Duty::PointOfContact, Duty::ServiceNow, Duty::Dspt, Duty::Ico, Duty::Nis];
    let duty = |duty: Duty| {
        let mut people = Vec::new();
        for named in reporting.named().into_iter().filter(|named| named.duties.contains(&duty)) {
            let rows: Vec<&KnownContact> = contacts.iter().filter(|contact| is_meant(named.who, contact)).collect();
            match people::gone(night, named.who) {
                Some(why) => {
                    unreachable.push(people::out_of_reach(UnreachableKind::Duty, &reporting::shown(named.who), duty.words(), &why));
                }
                None => people.push(people::of_rows(night, &reporting::shown(named.who), &rows)),
            }
        }
        for row in contacts.iter().filter(|row| row.side == Side::Internal && row.reports.contains(&duty)) {
            let name = people::name_of(row);
            if people::gone_row(night, row).is_none() && !people.iter().any(|known| known.name == night.names.text(&name)) {
                people.push(people::of_rows(night, &name, &[row]));
            }
        }
        for person in people.iter().filter(|person| person.numbers.is_empty() && !night.names.are_redacted()) {
            unreachable.push(Unreachable {
                kind: UnreachableKind::Duty,
                who: person.name.clone(),
                what: duty.words().to_owned(),
                why: people::NO_NUMBER.to_owned(),
            });
        }
        NightDuty { duty: duty.words().to_owned(), people }
    };
    all.into_iter().map(duty).collect()
}

/// Until when the sheet holds: the first shift named on it to end, or a month where it names none.
fn validity<'r>(night: Night<'_>, roles: impl Iterator<Item = &'r NightRole>) -> (NaiveDateTime, &'static str) {
    let on = roles.flat_map(|role| &role.people).filter(|person| person.standing == NightStanding::OnRota);
    let ends = on.filter_map(|person| NaiveDateTime::parse_from_str(&person.until, MINUTE).ok());
    if let Some(end) = ends.filter(|end| *end > night.moment).min() {
        return (end, "the first shift named on it ends then");
    }
    let day = night.survey.as_of.checked_add_days(Days::new(DAYS_VALID)).unwrap_or(night.survey.as_of).and_time(NaiveTime::MIN);
    if day > night.moment {
        (day, "it names no shift that ends, and contact lists change within a month")
    } else {
        (night.moment, "its lists are more than a month older; make it again from newer ones")
    }
}

const MINUTE: &str = "%Y-%m-%dT%H:%M";

fn written(moment: NaiveDateTime) -> String {
    moment.format(MINUTE).to_string()
}

/// `03:00 on Monday`: the sheet says which.
fn in_words(moment: NaiveDateTime) -> String {
    moment.format("%H:%M on %A").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_night_of_a_day_ends_on_the_next() {
        let moment = of_night("2026-11-22".parse().unwrap());
        assert_eq!(written(moment), "2026-11-23T03:00");
        assert_eq!(in_words(moment), "03:00 on Monday");
    }
}
