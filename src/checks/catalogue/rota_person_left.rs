//! Somebody on the rota who does not work here any more, or will not by the day of the shift.

use crate::checks::rota::{HORIZON, Person, Who, days_after, people};
use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::control::{CAF_B2_D, CAF_D1_B, CIS_17_2, ISO_6_5};
use crate::model::date;
use crate::model::directory::{Found, Presence};
use crate::model::facts::{Facts, Survey};
use crate::model::person_name;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::verdict::{EstateVerdict, Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "person on the rota has left, or will have by then",
    severity: Severity::High,
    rationale: "For those shifts the service has nobody, and the rota says that it has.",
    fix: "Give the shifts to somebody who is still here, and take the leaver off the rota.",
    controls: &[CAF_D1_B, CAF_B2_D, CIS_17_2, ISO_6_5],
    also: &[&[Register::Rota], &[Register::Staff, Register::Accounts]],
    params: &[&HORIZON],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

/// Days within which a leaver's shift is critical: no new rota is published in time (ours).
const SOON: i64 = 7;

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let survey = facts.survey;
    for person in people(survey, facts.number(&HORIZON)) {
        let first = person.shifts[0];
        out.push(EstateVerdict {
            area: Area::Contacts,
            subject: name(&first.person),
            label: name(&first.person),
            place: Some(first.place),
            verdict: judge(&person, survey),
        });
    }
}

fn judge(person: &Person<'_>, survey: &Survey) -> Verdict {
    let first = person.shifts[0];
    let mut texts: Vec<&str> = vec![&first.person];
    if let Who::Rows(rows) = &person.who {
        let contact = &survey.contacts[rows[0]];
        texts.splice(..0, contact.email.as_deref().filter(|email| person_name::looks_like_person(email)));
        texts.extend(contact.name.as_deref());
    }
    // A name that fits two people, and one that no list knows, tell nothing of who has left.
    let how = match survey.directory.find_any(texts.iter().copied()).map_or(Found::Nobody, |(_, found)| found) {
        Found::Person(Presence::Here) => return leaves_first(person, &texts, survey),
        Found::Person(Presence::Left(Some(day))) => format!("left on {}", date::long(day)),
        Found::Person(Presence::Left(None)) => "has left, says the staff list".to_owned(),
        Found::Person(Presence::AccountDisabled) => "is on no staff list, and every account of theirs is disabled".to_owned(),
        Found::Ambiguous => return Verdict::unknown("the name fits more than one person").because("names that fit more than one person"),
        Found::Person(Presence::Unclear) => {
            return Verdict::unknown("the lists do not say clearly whether they are still here")
                .because("the lists do not say who is still here");
        }
        Found::Post(_) | Found::Nobody => return Verdict::NotApplicable,
    };
    let next = person.shifts.iter().filter_map(|shift| shift.span).map(|span| span.first().max(survey.as_of)).min();
    let when = next.map_or_else(|| "always".to_owned(), |day| format!("next on {}", date::long(day)));
    let verdict = Verdict::fail(format!("{how}, and stands on the rota, {when}"));
    if next.is_none_or(|day| day <= days_after(survey.as_of, SOON)) {
        verdict.raised_to(Severity::Critical, "that is within a week")
    } else {
        verdict
    }
}

/// Of somebody who is still here: whether a shift lies behind the last day that the staff list gives.
fn leaves_first(person: &Person<'_>, texts: &[&str], survey: &Survey) -> Verdict {
    let Some(last) = texts.iter().find_map(|text| survey.directory.last_day(text)) else { return Verdict::Pass };
    let behind = person.shifts.iter().filter_map(|shift| shift.span).filter(|span| span.last().unwrap_or(span.first()) > last);
    match behind.map(|span| span.first().max(last.succ_opt().unwrap_or(last))).min() {
        Some(day) => Verdict::fail(format!("leaves on {}, and stands on the rota after that, on {}", date::long(last), date::long(day)))
            .as_severe_as(Severity::Medium),
        None => Verdict::Pass,
    }
}
