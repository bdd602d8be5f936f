//! The bodies that are told of an incident: their public numbers, and what our contact list gives for them.

use super::Night;
use super::people::{name_of, numbers};
use crate::audit::assessment::NightBody;
use crate::checks::authorities::{BODIES, Body, REPORT_FRAUD, stands_for};
use crate::model::contact::KnownContact;

/// Every body of the checks on authorities, in their order.
pub(super) fn of(night: Night<'_>) -> Vec<NightBody> {
    BODIES.iter().map(|body| one(night, body)).collect()
}

fn one(night: Night<'_>, body: &Body) -> NightBody {
    let rows: Vec<&KnownContact> = night.survey.contacts.iter().filter(|contact| stands_for(contact, body.words)).collect();
    // Of the police and Report Fraud only the latter has one number for everybody.
    let is_police = REPORT_FRAUD.words.iter().all(|word| body.words.contains(word));
    let public = body.number.or(if is_police { REPORT_FRAUD.number } else { None }).unwrap_or_default();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let cells = rows.iter().flat_map(|row| &row.numbers).map(|(_, cell)| ("", cell));
    NightBody {
        name: body.name.to_owned(),
        public: public.to_owned(),
        listed: rows.first().map(|row| listed(night, body, row)).unwrap_or_default(),
        numbers: numbers(night, cells).into_iter().filter(|number| digits(&number.number) != digits(public)).collect(),
    }
}

/// What our list calls a body. Its own name is no person's, whatever it reads like.
fn listed(night: Night<'_>, body: &Body, row: &KnownContact) -> String {
    let is_its_own = |name: &&str| body.words.iter().any(|word| name.to_lowercase().contains(&word.to_lowercase()));
    match row.name.as_deref().filter(is_its_own) {
        Some(name) => name.to_owned(),
        None => night.names.text(&name_of(row)).into_owned(),
    }
}
