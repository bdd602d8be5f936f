//! Times ahead at which nobody is named for a service.

use chrono::{Datelike, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

use crate::checks::rota::{HORIZON, Reach, Service, days_after, services};
use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::control::{CAF_D1_A, CAF_D1_B, CIS_17_1, ISO_5_24};
use crate::model::date::{self, Date};
use crate::model::facts::Facts;
use crate::model::holiday;
use crate::model::prose;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::model::shift::Span;
use crate::model::verdict::{EstateVerdict, Verdict};

pub(super) static CHECK: Check = Check {
    title: "rota has a gap",
    severity: Severity::High,
    rationale: "In a gap of the rota nobody knows that it is they who should answer.",
    fix: "Name somebody for the hours given, or ask the person before and after to cover them.",
    controls: &[CAF_D1_B, CAF_D1_A, CIS_17_1, ISO_5_24],
    also: &[&[Register::Rota]],
    params: &[&HORIZON],
    formerly: &[],
    run: Run::Estate(&[Area::Contacts], run),
};

/// Minutes between two shifts that are no gap: one ends at 07:59, the next begins at 08:00 (ours).
const HANDOVER: i64 = 15;
/// Hours of a working day, in which a service is staffed without a rota (ours).
const WORKING: (i64, i64) = (8, 18);
/// Gaps written out; the others are counted.
const SHOWN: usize = 3;

/// From, and until but not with.
type Gap = (NaiveDateTime, NaiveDateTime);

fn run(facts: &Facts<'_>, out: &mut Vec<EstateVerdict>) {
    let as_of = facts.survey.as_of;
    for service in services(facts.survey) {
        let verdict = match service.reach() {
            // A rota that has ended is one finding of another check.
            Reach::Until(last) if last < as_of => Verdict::NotApplicable,
            // A standing arrangement covers every hour.
            Reach::Standing => Verdict::Pass,
            reach @ (Reach::NotStated(_) | Reach::Mixed) => reach.unknown(),
            Reach::Until(last) => judge(&service, as_of, last.min(days_after(as_of, facts.number(&HORIZON)))),
        };
        out.push(EstateVerdict {
            area: Area::Contacts,
            subject: service.name.to_owned(),
            label: service.name.to_owned(),
            place: service.shifts.first().map(|shift| shift.place),
            verdict,
        });
    }
}

fn judge(service: &Service<'_>, as_of: Date, last: Date) -> Verdict {
    let mut covered: Vec<Gap> = service.shifts.iter().filter_map(|shift| shift.span).filter_map(minutes).collect();
    covered.sort_unstable();
    let gaps = gaps(&covered, as_of, last);
    if gaps.is_empty() {
        return Verdict::Pass;
    }
    let by_day = service.shifts.iter().all(|shift| matches!(shift.span, Some(Span::Days(..))));
    let mut evidence = format!("nobody is named {}", written(&gaps, by_day));
    if by_day {
        evidence.push_str("; its hours are not stated, so it is counted by day");
    }
    let verdict = Verdict::fail(evidence);
    let tonight = (at(as_of, 18), at(days_after(as_of, 1), 8));
    if gaps.iter().any(|(from, until)| *from < tonight.1 && *until > tonight.0) {
        verdict.raised_to(Severity::Critical, "tonight is among it")
    } else {
        verdict
    }
}

fn at(day: Date, hour: i64) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + TimeDelta::hours(hour)
}

/// A shift's minutes; where its hours are not stated, its whole days; none where its end is not.
fn minutes(span: Span) -> Option<Gap> {
    match span {
        Span::Days(first, last) => Some((at(first, 0), at(days_after(last, 1), 0))),
        Span::Hours(from, until) => Some((from, until)),
        Span::Since(_) => None,
    }
}

/// What the union of the shifts leaves open, from the as-of date to the last shift or the horizon.
///
/// A rota that begins on the as-of date begins with its first shift; what lies within one working
/// day belongs to whoever is in the office.
fn gaps(covered: &[Gap], as_of: Date, last: Date) -> Vec<Gap> {
    let end = covered.iter().map(|(_, until)| *until).max().unwrap_or_default().min(at(days_after(last, 1), 0));
    let mut from = at(as_of, 0);
    if let Some((first, _)) = covered.first().filter(|(first, _)| first.date() == as_of) {
        from = *first;
    }
    let mut gaps = Vec::new();
    for (begins, until) in covered.iter().copied().chain([(end, end)]) {
        if (begins.min(end) - from).num_minutes() > HANDOVER && !is_of_a_working_day(from, begins.min(end)) {
            gaps.push((from, begins.min(end)));
        }
        from = from.max(until);
    }
    gaps
}

fn is_of_a_working_day(from: NaiveDateTime, until: NaiveDateTime) -> bool {
    let day = from.date();
    let is_working = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && holiday::england(day) != Some(true);
    is_working && at(day, WORKING.0) <= from && until <= at(day, WORKING.1)
}

fn written(gaps: &[Gap], by_day: bool) -> String {
    let one = |(from, until): &Gap| {
        if by_day {
            let last = until.date().pred_opt().unwrap_or_default();
            return if last == from.date() {
                format!("on {}", date::long(last))
            } else {
                format!("from {} to {}", date::long(from.date()), date::long(last))
            };
        }
        format!("from {} {} to {} {}", date::long(from.date()), from.format("%H:%M"), date::long(until.date()), until.format("%H:%M"))
    };
    let mut all: Vec<String> = gaps.iter().take(SHOWN).map(one).collect();
    if let more @ 1.. = gaps.len().saturating_sub(SHOWN) {
        all.push(prose::count(more as u64, "more time", "more times"));
    }
    prose::list(&all)
}
