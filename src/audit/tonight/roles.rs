//! Whom to ring for one key role or service: the rota first, then the contact list in its order of ringing, then deputies.

use chrono::{NaiveDateTime, NaiveTime, Timelike};

use super::people::{self, NO_NUMBER, gone, gone_row, marked, name_of, numbers, of_rows, out_of_reach};
use super::{Night, in_words, written};
use crate::audit::assessment::{NightPerson, NightRole, NightStanding, Unreachable, UnreachableKind};
use crate::checks::meant::is_meant;
use crate::checks::rota::{Service, Who, is_of, who};
use crate::model::contact::{KnownContact, Side, ringing_order};
use crate::model::key;
use crate::model::person_name;
use crate::model::prose;
use crate::model::role::{self, KeyRole};
use crate::model::shift::{KnownShift, Moment, Span};
use crate::model::verdict;

/// People kept of one role: the first, the second and one in hand (ours: what a printed side has room for).
const PEOPLE: usize = 3;
/// Until which hour somebody named for the day before may still be on, where a rota states no hours (ours: when day shifts begin).
const MORNING: u32 = 9;

/// A role, as the lists answer for it.
pub(super) fn key_role(night: Night<'_>, wanted: &KeyRole, rows: &[&KnownContact], unreachable: &mut Vec<Unreachable>) -> NightRole {
    let roles = &night.survey.organisation.roles;
    let is_for = |shift: &&KnownShift| {
        let held = role::held(roles, None, [shift.service.as_deref(), None, None]);
        held.iter().any(|held| std::ptr::eq(*held, wanted))
    };
    let shifts: Vec<&KnownShift> = night.survey.shifts.iter().filter(is_for).collect();
    Found::default().gather(night, &wanted.name, &shifts, rows, unreachable)
}

/// A service that the rotas speak of and that is no key role.
pub(super) fn service(night: Night<'_>, service: &Service<'_>, unreachable: &mut Vec<Unreachable>) -> NightRole {
    let is_ours = |contact: &&KnownContact| contact.side == Side::Internal && is_of(contact, service.name);
    let rows: Vec<&KnownContact> = night.survey.contacts.iter().filter(is_ours).collect();
    Found::default().gather(night, service.name, &service.shifts, &rows, unreachable)
}

/// What was found so far of one role.
#[derive(Debug, Default)]
struct Found {
    people: Vec<NightPerson>,
    /// Who they are, as keys: nobody stands twice.
    known: Vec<String>,
    remarks: Vec<String>,
    from_rota: bool,
    from_list: bool,
}

impl Found {
    fn gather(
        mut self,
        night: Night<'_>,
        role: &str,
        shifts: &[&KnownShift],
        rows: &[&KnownContact],
        unreachable: &mut Vec<Unreachable>,
    ) -> NightRole {
        let before = unreachable.len();
        self.rota(night, role, shifts, unreachable);
        let ring = |found: &Self| found.people.iter().filter(|person| !person.numbers.is_empty() || night.names.are_redacted()).count();
        if ring(&self) < 2 {
            self.list(night, role, shifts.is_empty(), rows, unreachable);
        }
        if ring(&self) < 2 {
            self.deputies(night, rows, unreachable);
        }
        if let Some(why) = self.why_nobody(night, role, rows) {
            // What keeps the role itself out of reach stands before those who hold it.
            unreachable.insert(before, Unreachable { kind: UnreachableKind::Role, who: role.to_owned(), what: String::new(), why });
        }
        let more = self.people.len().saturating_sub(PEOPLE) as u64;
        self.people.truncate(PEOPLE);
        let from = match (self.from_rota, self.from_list) {
            (true, true) => "rota and contact list",
            (true, false) => "rota",
            (false, true) => "contact list",
            (false, false) => "",
        };
        let remarks = self.remarks.iter().map(|remark| night.names.text(remark).into_owned()).collect();
        NightRole { role: night.names.text(role).into_owned(), from: from.to_owned(), people: self.people, more, remarks }
    }

    /// Who is on the rota.
    fn rota(&mut self, night: Night<'_>, role: &str, shifts: &[&KnownShift], unreachable: &mut Vec<Unreachable>) {
        let on: Vec<(NightStanding, u32, &KnownShift)> = shifts
            .iter()
            .filter_map(|shift| {
                let tier = shift.tier.as_deref().and_then(ringing_order).unwrap_or(u32::MAX);
                Some((is_on(shift, night.moment)?, tier, *shift))
            })
            .collect();
        // Of shifts whose end is not stated, the last to begin may still go on; those before it have been handed over.
        let begun = |tier: u32| on.iter().filter(|(_, other, _)| *other == tier).filter_map(|(.., shift)| open_since(shift)).max();
        let last: Vec<_> = on.iter().map(|(_, tier, shift)| open_since(shift).is_none_or(|from| begun(*tier) == Some(from))).collect();
        let mut on: Vec<(NightStanding, u32, &KnownShift)> =
            on.into_iter().zip(last).filter_map(|(shift, is_last)| is_last.then_some(shift)).collect();
        on.sort_by_key(|(standing, tier, _)| (*standing, *tier));
        if on.is_empty() && !shifts.is_empty() {
            self.remarks.push(format!("nobody on the rota at {}", in_words(night.moment)));
        }
        // Hours that are stated settle who is on; a day without hours is asked only where none are.
        let is_settled = on.first().is_some_and(|(standing, ..)| *standing != NightStanding::HoursNotStated);
        for (standing, _, shift) in on.iter().filter(|(standing, ..)| !is_settled || *standing != NightStanding::HoursNotStated) {
            let found = who(shift, &night.survey.contacts);
            let rows: Vec<&KnownContact> = match &found {
                Who::Rows(rows) => rows.iter().map(|row| &night.survey.contacts[*row]).collect(),
                Who::Several | Who::Nobody => Vec::new(),
            };
            let full = rows.first().map_or_else(|| marked(&shift.person), |row| name_of(row));
            if let Some(why) = rows.first().and_then(|row| gone_row(night, row)).or_else(|| gone(night, &shift.person)) {
                unreachable.push(out_of_reach(UnreachableKind::Person, &full, &format!("on the rota for {role}"), &why));
                self.remarks.push("somebody on the rota has left".to_owned());
                continue;
            }
            if self.is_known(&full) {
                self.remarks.push("the rota names the same person as first and as second".to_owned());
                continue;
            }
            let cells = shift.number.iter().map(|cell| ("rota", cell));
            let listed = of_rows(night, &full, &rows);
            let mut all = numbers(night, cells);
            for number in listed.numbers {
                if !all.iter().any(|known| digits(&known.number) == digits(&number.number)) {
                    all.push(number);
                }
            }
            if all.is_empty() && !night.names.are_redacted() {
                let why =
                    if found == Who::Several { "the name fits more than one contact, and the rota gives no number" } else { NO_NUMBER };
                unreachable.push(out_of_reach(UnreachableKind::Person, &full, &format!("on the rota for {role}"), why));
            }
            let (until, hours) = match shift.span {
                Some(Span::Hours(_, until)) => (written(until), String::new()),
                Some(Span::Days(first, _)) => (String::new(), first.to_string()),
                Some(Span::Since(from)) => (String::new(), format!("since {}", from.day())),
                None => (String::new(), String::new()),
            };
            self.people.push(NightPerson { numbers: all, standing: *standing, hours, until, ..listed });
            self.from_rota = true;
        }
    }

    /// Who holds the role on the contact lists, in their order of ringing: those who say that they answer then first.
    fn list(&mut self, night: Night<'_>, role: &str, no_rota: bool, rows: &[&KnownContact], unreachable: &mut Vec<Unreachable>) {
        let mut ordered: Vec<(NightStanding, u32, &KnownContact)> = rows
            .iter()
            .map(|row| {
                let order = row.escalation.as_deref().and_then(ringing_order).unwrap_or(u32::MAX);
                (people::standing(night, row), order, *row)
            })
            .collect();
        ordered.sort_by_key(|(standing, order, row)| (*standing, *order, row.place));
        let on_rota = self.people.len();
        for (_, _, row) in ordered {
            let name = name_of(row);
            if let Some(why) = gone_row(night, row) {
                unreachable.push(out_of_reach(UnreachableKind::Person, &name, &format!("on the contact list for {role}"), &why));
                continue;
            }
            if self.is_known(&name) {
                continue;
            }
            let person = of_rows(night, &name, &[row]);
            if person.numbers.is_empty() && !night.names.are_redacted() {
                unreachable.push(out_of_reach(UnreachableKind::Person, &name, &format!("on the contact list for {role}"), NO_NUMBER));
                continue;
            }
            self.people.push(person);
            self.from_list = true;
        }
        let shared = |person: &NightPerson| person.hours.to_lowercase().contains("rota");
        if no_rota && self.people[on_rota..].iter().filter(|person| shared(person)).count() > 1 {
            self.remarks.push("no rota says which of them is on".to_owned());
        }
    }

    /// Those who stand in for the ones found.
    fn deputies(&mut self, night: Night<'_>, rows: &[&KnownContact], unreachable: &mut Vec<Unreachable>) {
        for row in rows {
            let Some(deputy) = row.deputy.as_deref().filter(|text| !text.trim().is_empty()) else { continue };
            let post = format!("deputy of {}", name_of(row));
            if let Some(why) = gone(night, deputy) {
                unreachable.push(out_of_reach(UnreachableKind::Person, &marked(deputy), &post, &why));
                continue;
            }
            let meant: Vec<&KnownContact> = night.survey.contacts.iter().filter(|contact| is_meant(deputy, contact)).collect();
            let name = meant.first().map_or_else(|| marked(deputy), |row| name_of(row));
            if self.is_known(&name) {
                continue;
            }
            let person = of_rows(night, &name, &meant);
            if person.numbers.is_empty() && !night.names.are_redacted() {
                unreachable.push(out_of_reach(UnreachableKind::Person, &name, &post, NO_NUMBER));
                continue;
            }
            self.people.push(NightPerson { post: night.names.text(&post).into_owned(), ..person });
            self.from_list = true;
        }
    }

    /// Why nobody answers for the role; `None` where somebody may.
    fn why_nobody(&self, night: Night<'_>, role: &str, rows: &[&KnownContact]) -> Option<String> {
        let can_ring = |person: &NightPerson| !person.numbers.is_empty() || night.names.are_redacted();
        let ringing: Vec<&NightPerson> = self.people.iter().filter(|person| can_ring(person)).collect();
        if ringing.is_empty() {
            let no_rota = self.remarks.iter().find(|remark| remark.starts_with("nobody")).cloned();
            let on_list = match rows.len() as u64 {
                0 => "no row of the contact lists stands for it".to_owned(),
                some => format!("the contact lists have {} for it, and nobody there who can be rung", prose::count(some, "row", "rows")),
            };
            let nobody_rung = (!self.people.is_empty()).then(|| format!("whoever is on the rota for {role} has no number"));
            let reasons: Vec<String> = no_rota.into_iter().chain(nobody_rung).chain([on_list]).collect();
            return Some(reasons.join("; "));
        }
        let by_day = ringing.iter().all(|person| person.standing == NightStanding::NotThen);
        by_day.then(|| format!("listed for “{}” only: whether anybody answers then is not known", ringing[0].hours))
    }

    /// Whether somebody was found already; from now on they are.
    fn is_known(&mut self, name: &str) -> bool {
        let name = verdict::unmarked(name);
        let bare = person_name::name(&name).map_or_else(|| key::normal(&name), |key| key.to_string());
        let is_known = self.known.contains(&bare);
        if !is_known {
            self.known.push(bare);
        }
        is_known
    }
}

/// When a shift began whose end is not stated.
fn open_since(shift: &KnownShift) -> Option<NaiveDateTime> {
    match shift.span? {
        Span::Since(Moment::At(from)) => Some(from),
        Span::Since(Moment::Day(from)) => Some(from.and_time(NaiveTime::MIN)),
        Span::Days(..) | Span::Hours(..) => None,
    }
}

/// How a shift stands at a minute; `None` where it is not on.
fn is_on(shift: &KnownShift, moment: NaiveDateTime) -> Option<NightStanding> {
    let Some(span) = shift.span else { return Some(NightStanding::Standing) };
    match span.covers(moment) {
        Some(true) => Some(NightStanding::OnRota),
        None => Some(NightStanding::HoursNotStated),
        // A night without hours goes by the day it began on.
        Some(false) => {
            let Span::Days(..) = span else { return None };
            let evening = moment.date().pred_opt()?.and_time(moment.time());
            (moment.hour() < MORNING && span.covers(evening).is_none()).then_some(NightStanding::HoursNotStated)
        }
    }
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}
