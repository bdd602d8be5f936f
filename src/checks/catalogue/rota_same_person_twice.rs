//! One person named twice at once: as the first and the second to be rung, or as their own duty manager.

use crate::checks::rota::{HORIZON, Who, ahead, services, who};
use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_B, CIS_17_1, ISO_5_24};
use crate::model::date::{self, Date};
use crate::model::facts::{Facts, Survey};
use crate::model::key;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::shift::{KnownShift, Span};
use crate::model::verdict::{EstateVerdict, Verdict, name};

pub(super) static CHECK: Check = Check {
    title: "same person stands twice on the rota at once",
    severity: Severity::Medium,
    rationale: "Whoever is their own second, or their own manager, has no second and no manager that night.",
    fix: "Name somebody else for the second of the two duties.",
    controls: &[CAF_D1_B, CIS_17_1, ISO_5_24],
    also: &[&[Register::Rota]],
    params: &[&HORIZON],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

/// One person, two duties, and the day of it.
struct Twice<'s> {
    first: &'s KnownShift,
    second: &'s KnownShift,
    day: Option<Date>,
}

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let survey = facts.survey;
    let ahead: Vec<(&KnownShift, String)> = ahead(survey, facts.number(&HORIZON)).map(|shift| (shift, identity(shift, survey))).collect();
    for service in services(survey) {
        let is_of = |shift: &KnownShift| key::normal(shift.service.as_deref().unwrap_or("rota")) == key::normal(service.name);
        let (mut twice, mut perhaps) = (Vec::new(), false);
        for (at, (first, person)) in ahead.iter().enumerate().filter(|(_, (shift, _))| is_of(shift)) {
            // Within the service each pair once; of other services only managers, for this one's people.
            let others = ahead
                .iter()
                .enumerate()
                .filter(|(other, (second, _))| if is_of(second) { *other > at } else { is_manager(second) && !is_manager(first) });
            for (_, (second, _)) in others.filter(|(_, (_, other))| person == other) {
                match (are_two_duties(first, second), overlap(first.span, second.span)) {
                    (Some(false), _) | (_, Some(false)) => {}
                    (Some(true), Some(true)) => {
                        let day = first.span.into_iter().chain(second.span).map(Span::first).max().map(|day| day.max(survey.as_of));
                        twice.push(Twice { first, second, day });
                    }
                    _ => perhaps = true,
                }
            }
        }
        if !ahead.iter().any(|(shift, _)| is_of(shift)) {
            continue;
        }
        out.push(EstateVerdict {
            area: Area::Contacts,
            subject: service.name.to_owned(),
            label: service.name.to_owned(),
            place: twice.first().map(|twice| twice.second.place).or(service.shifts.first().map(|shift| shift.place)),
            verdict: if service.is_several { service.reach().unknown() } else { verdict(&twice, perhaps) },
        });
    }
}

fn verdict(twice: &[Twice<'_>], perhaps: bool) -> Verdict {
    let Some(Twice { first, second, day }) = twice.first() else {
        return if perhaps {
            Verdict::unknown("one person stands twice, and the rota does not say in which order people are rung, or when their shifts end")
                .because("rotas without an order of ringing, or without the ends of their shifts")
        } else {
            Verdict::Pass
        };
    };
    let when = day.map(|day| format!(" on {}", date::long(day))).unwrap_or_default();
    let more = match twice.len() - 1 {
        0 => String::new(),
        more => format!(", and so it is {} more", prose::count(more as u64, "time", "times")),
    };
    Verdict::fail(format!("{} is both {} and {}{when}{more}", name(&first.person), duty(first), duty(second)))
}

fn duty(shift: &KnownShift) -> String {
    let words: Vec<&str> = [&shift.service, &shift.tier].into_iter().flatten().map(String::as_str).collect();
    format!("“{}”", if words.is_empty() { "on call".to_owned() } else { words.join(", ") })
}

/// Who it is: the contact where one is found, else the text.
fn identity(shift: &KnownShift, survey: &Survey) -> String {
    match who(shift, &survey.contacts) {
        Who::Rows(rows) => format!("#{}", rows[0]),
        Who::Several | Who::Nobody => key::normal(&shift.person),
    }
}

/// Two duties that want two people: another order of ringing, or a manager; a later shift of the day is none.
/// `None` where the rota says of one of them neither order nor shift.
fn are_two_duties(first: &KnownShift, second: &KnownShift) -> Option<bool> {
    if is_manager(first) != is_manager(second) {
        return Some(true);
    }
    let order = |shift: &KnownShift| shift.tier.as_deref().map(key::normal);
    let (one, other) = (order(first)?, order(second)?);
    let has_hours = |shift: &KnownShift| !matches!(shift.span, Some(Span::Days(..)));
    Some(one != other && (has_hours(first) && has_hours(second) || is_order(first) && is_order(second)))
}

fn is_order(shift: &KnownShift) -> bool {
    const ORDER: &[&str] = &[
        "1st",
        "2nd",
        "3rd",
        "first",
        "second",
        "third",
        "primary",
        "secondary",
        "tertiary",
        "backup",
        "tier",
        "level",
        "shadow",
        "l1",
        "l2",
        "l3",
    ];
    let tier = key::normal(shift.tier.as_deref().unwrap_or_default());
    tier.split(|c: char| !c.is_alphanumeric()).any(|word| ORDER.contains(&word))
}

fn is_manager(shift: &KnownShift) -> bool {
    [&shift.service, &shift.tier].into_iter().flatten().any(|text| key::normal(text).contains("manager"))
}

/// Whether two shifts meet; a standing arrangement meets every other.
fn overlap(first: Option<Span>, second: Option<Span>) -> Option<bool> {
    first.zip(second).map_or(Some(true), |(first, second)| first.meets(second))
}
