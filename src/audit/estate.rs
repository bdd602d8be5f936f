//! Checks on the lists as a whole: run once, after every record has been judged.

use rayon::prelude::*;

use super::assessment::Status;
use super::emit::{Line, Rows};
use super::engine::Ground;
use super::error::AuditError;
use super::history::subject;
use super::in_order::{Handover, Ordered};
use super::plan::{Planned, severity_of};
use super::source_results::place_ref;
use super::standing::lacks_register;
use super::tally::{Tally, slot};
use super::top::{Bars, Ranked};
use crate::checks::Run;
use crate::ingest::source::Source;
use crate::model::asset::Classes;
use crate::model::facts::Facts;
use crate::model::place::Place;
use crate::model::verdict::{EstateVerdict, Verdict};
use crate::model::waiver::KnownWaiver;

/// Under which word findings on no single register are fingerprinted.
const REGISTER: &str = "estate";

/// Runs every check on the estate, then those on waivers; counts their verdicts and writes their findings.
///
/// # Errors
/// The system's own, writing findings.
pub fn audit(ground: Ground<'_>, sources: &[Source], tally: &mut Tally, ordered: &mut Ordered<'_>, bars: &Bars) -> Result<(), AuditError> {
    let mut rows = Rows::new();
    let mut population = Handover::default();
    let classes = &std::mem::take(&mut tally.classes);
    let of_estate = runnable(ground).filter_map(|(at, planned)| match planned.check.built_in() {
        Some(Run::Estate(_, run)) => Some((at, planned, run)),
        _ => None,
    });
    let of_estate: Vec<_> = of_estate.collect();
    // None knows of another: they judge side by side, and are told of in their order.
    let judge = |(at, planned, run): (usize, _, fn(&Facts<'_>, &mut Vec<EstateVerdict>))| {
        let mut verdicts = Vec::new();
        run(&facts(ground, planned, classes), &mut verdicts);
        (at, planned, verdicts)
    };
    let judged: Vec<_> = of_estate.into_par_iter().map(judge).collect();
    for (at, planned, verdicts) in judged {
        told(ground, (at, planned), verdicts, sources, tally, ordered, bars, (&mut rows, &mut population));
    }
    // What waivers cover is known only now.
    let waivers = ground.waivers.known(ground.planned, tally, ground.facts.as_of);
    for (at, planned) in runnable(ground) {
        let Some(Run::EachWaiver(run)) = planned.check.built_in() else { continue };
        let verdict = |known: &KnownWaiver| EstateVerdict {
            area: known.area,
            subject: known.scope(),
            label: known.waiver.written.clone(),
            place: known.waiver.place,
            verdict: run(known, &facts(ground, planned, classes)),
        };
        let verdicts = waivers.iter().map(verdict).collect();
        told(ground, (at, planned), verdicts, sources, tally, ordered, bars, (&mut rows, &mut population));
    }
    ordered.write_population(&population.population)?;
    ordered.out.write_all(&rows.take()).map_err(AuditError::Write)
}

fn facts<'f>(ground: Ground<'f>, planned: &'f Planned, classes: &'f Classes) -> Facts<'f> {
    let (survey, settings) = (ground.facts, &planned.settings);
    Facts { survey, settings, source: None, extracted: survey.as_of, once: None, classes: Some(classes) }
}

/// The checks that are on, and have the lists they need.
fn runnable(ground: Ground<'_>) -> impl Iterator<Item = (usize, &Planned)> {
    ground.planned.iter().enumerate().filter(move |(_, planned)| planned.off.is_none() && !lacks_register(planned, ground.facts))
}

/// Counts the verdicts of one check and writes its findings.
#[expect(clippy::too_many_arguments, reason = "one check's whole context, used in one place")]
fn told(
    ground: Ground<'_>,
    (at, planned): (usize, &Planned),
    verdicts: Vec<EstateVerdict>,
    sources: &[Source],
    tally: &mut Tally,
    ordered: &mut Ordered<'_>,
    bars: &Bars,
    (rows, population): (&mut Rows, &mut Handover),
) {
    for EstateVerdict { area, subject, label, place, verdict } in verdicts {
        let unmarked = crate::model::verdict::unmarked(&subject);
        let list = place.and_then(|place| sources.get(usize::from(place.source)));
        let list = list.map(|list| (list.file.as_str(), list.sheet.as_str(), list.table.as_ref().map(|table| table.register)));
        let key = subject::estate_key(&unmarked, list);
        if ground.keeps_population {
            population.judged(subject::of_estate(&planned.name, &key));
            if ground.names.are_redacted() {
                let shown = subject::estate_key(&ground.names.text(&subject), list);
                population.judged(subject::of_estate(&planned.name, &shown));
            }
        }
        let check = tally.of(at, area);
        let (status, detail) = match verdict {
            Verdict::NotApplicable => {
                check.not_applicable += 1;
                continue;
            }
            Verdict::Pass => {
                check.counts.pass += 1;
                continue;
            }
            Verdict::Fail(mut detail) => {
                let status = ground.standing_of(at, &subject, &mut detail, &mut tally.waivers_used);
                let counts = &mut tally.checks.at_mut(slot(at, area)).counts;
                *(if status == Status::Waived { &mut counts.waived } else { &mut counts.fail }) += 1;
                (status, detail)
            }
            Verdict::Unknown(detail) => {
                check.counts.unknown += 1;
                (Status::Unknown, detail)
            }
        };
        let check = tally.of(at, area);
        let severity = severity_of(planned, &detail);
        if status == Status::Open {
            check.open.add(severity, 1);
        }
        check.findings += 1;
        let names = ground.names;
        let shown = place.map(|place| place_ref(place, sources));
        let order = place.unwrap_or(Place { source: u16::MAX, row: 0, column: None });
        let cause = names.text(detail.cause.as_deref().unwrap_or_default());
        if !cause.is_empty() {
            check.cause(status, &cause, order);
        }
        // What is said of a list goes by its register and its place among the lists of it.
        let rank = place.filter(|_| key != unmarked).map_or(0, |place| ground.facts.rank(place.source));
        let print = ordered.print(at, &planned.name, REGISTER, &key, rank);
        let age = ground.ages.of_print(&planned.name, print, status);
        if status == Status::Open && age.is_overdue[severity.index()] {
            check.overdue.add(severity, 1);
        }
        let file = |part: fn(&super::assessment::PlaceRef) -> &String| shown.as_ref().map_or("", |place| part(place).as_str());
        let line = Line {
            area,
            check: &planned.name,
            title: planned.check.title(),
            fix: planned.check.fix(),
            severity,
            status,
            subject: &names.text(&subject),
            label: &names.text(&label),
            evidence: &names.text(&detail.evidence),
            owner: "",
            owner_email: "",
            department: "",
            location: "",
            criticality: "",
            due: if status == Status::Open { &age.due[severity.index()] } else { "" },
            cause: &cause,
            file: file(|place| &place.file),
            sheet: file(|place| &place.sheet),
            row: shown.as_ref().map_or(0, |place| place.row),
            column: file(|place| &place.column),
            first_seen: &age.first_seen,
            fingerprint: print,
        };
        rows.write(&line);
        ordered.top.offer(slot(at, area), Ranked { severity, place: order, finding: line.to_finding() }, bars);
    }
}
