//! What the checks on reporting an incident share: verdicts of one organisation, and whether somebody the policy names can be reached.

use super::meant::is_meant;
use super::wording;
use crate::model::area::Area;
use crate::model::contact::{KnownContact, Side};
use crate::model::date;
use crate::model::directory::{Found, Presence};
use crate::model::facts::Survey;
use crate::model::organisation::Duty;
use crate::model::person_name::looks_like_person;
use crate::model::place::Place;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::verdict::{EstateVerdict, Verdict, name};

/// A verdict on the organisation as a whole.
pub(super) fn of_organisation(subject: &str, place: Option<Place>, verdict: Verdict) -> EstateVerdict {
    EstateVerdict { area: Area::Reporting, subject: subject.to_owned(), label: subject.to_owned(), place, verdict }
}

/// Not known, because the policy does not say it.
pub(super) fn not_stated(key: &str) -> Verdict {
    Verdict::unknown(format!("the policy does not state it: “{key}” of [organisation]"))
}

/// Whether anybody is named for a way of reporting, by the policy or by a contact list.
pub(super) fn named_for(duty: Duty, key: &str, columns: &[usize], survey: &Survey) -> (Option<Place>, Verdict) {
    if survey.organisation.reporting.count(duty) > 0 {
        return (None, Verdict::Pass);
    }
    let can_report = |contact: &&KnownContact| contact.side == Side::Internal && contact.reports.contains(&duty);
    if let Some(contact) = survey.contacts.iter().find(can_report) {
        return (Some(contact.place), Verdict::Pass);
    }
    let vague = survey.contacts.iter().find(|contact| contact.side == Side::Internal && contact.reports_somewhere);
    if let Some(contact) = vague {
        let evidence = format!(
            "{} says only “yes”, and not with what: write “ServiceNow”, “DSPT” or “both”, or name somebody in the policy (“{key}” of [organisation])",
            survey.row(contact.place)
        );
        return (Some(contact.place), Verdict::unknown(evidence));
    }
    let mut lists = survey.sources.iter().filter(|source| source.holds(Register::Contacts));
    let list = lists.find(|source| columns.iter().any(|field| source.has_index(*field)));
    match list {
        Some(list) => {
            let evidence =
                format!("no row of the contact lists says so of anybody, and the policy names nobody (“{key}” of [organisation])");
            (Some(Place::of_source(list.number)), Verdict::fail(evidence))
        }
        None => (
            None,
            Verdict::unknown(format!("no contact list has a column for it, and the policy names nobody (“{key}” of [organisation])")),
        ),
    }
}

/// How somebody is written in evidence: a person so that redaction finds the name, a post as it is.
pub fn shown(who: &str) -> String {
    if looks_like_person(who) { name(who) } else { who.to_owned() }
}

/// Whether somebody the policy names can be rung, with the row that was looked at.
pub(super) fn reach(who: &str, survey: &Survey) -> (Option<Place>, Verdict) {
    let rows: Vec<&KnownContact> = survey.contacts.iter().filter(|contact| is_meant(who, contact)).collect();
    let place = rows.first().map(|row| row.place);
    match survey.directory.find(who) {
        Found::Person(Presence::Left(day)) => {
            let when = day.map_or_else(|| "has left, says the staff list".to_owned(), |day| format!("left on {}", date::long(day)));
            return (place, Verdict::fail(when));
        }
        Found::Person(Presence::AccountDisabled) => {
            return (place, Verdict::fail("is on no staff list, and their only accounts are disabled"));
        }
        _ => {}
    }
    if rows.iter().any(|row| row.can_be_rung()) {
        return (place, Verdict::Pass);
    }
    if !rows.is_empty() {
        let rows: Vec<String> = rows.iter().take(2).map(|row| survey.row(row.place)).collect();
        return (place, Verdict::fail(format!("stands in {} of the contact lists, where no number can be rung", prose::list(&rows))));
    }
    let has_contacts = survey.sources.iter().any(|source| source.holds(Register::Contacts));
    let verdict = if has_contacts {
        Verdict::fail("stands on no contact list: nobody could ring them at night")
    } else {
        Verdict::unknown("no contact list was read that could say on which number")
    };
    (None, verdict)
}

/// `named as single point of contact and for …`.
pub(super) fn named_as(duties: &[Duty]) -> String {
    let words: Vec<&str> = duties.iter().map(|duty| duty.words()).collect();
    format!("named for {}", prose::list(&words))
}

/// `“A”, “B” and 3 more`.
pub(super) fn some_of<'t>(texts: impl ExactSizeIterator<Item = &'t str>, most: usize) -> String {
    let rest = texts.len().saturating_sub(most) as u64;
    let mut shown: Vec<String> = texts.take(most).map(wording::quoted).collect();
    if rest > 0 {
        shown.push(format!("{} more", prose::thousands(rest)));
    }
    prose::list(&shown)
}
