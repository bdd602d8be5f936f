//! The second reading: records in batches, every check on each, findings written in order.
//!
//! Workers take the reader's lock, fill a batch of their own, let go, and judge
//! borrowed cells. What must be in order — findings.csv, ordinals, the findings
//! shown — is handed over batch by batch in sequence; what is only counted stays
//! with the worker and is merged once the source is done.

mod whole_columns;

use std::sync::{Mutex, PoisonError};

use super::about::{About, Audited};
use super::assessment::{BySeverity, Counts, Status};
use super::conflicts;
use super::emit::{Line, Rows};
use super::error::AuditError;
use super::fingerprint::Stem;
use super::history::ages::Ages;
use super::history::subject;
use super::in_order::{Handover, LineUp, Ordered, Repeat};
use super::judged;
use super::people::OfRecord;
use super::plan::Planned;
pub use super::plan::severity_of;
use super::progress::Progress;
use super::redaction::Names;
use super::rule::Rule;
use super::scan::natural_hash;
use super::sides::joining_keys;
use super::standing::{self, Standing};
use super::tally::Tally;
use super::top::{Bars, Ranked};
use super::waivers::Waivers;
use crate::ingest::enrich::Enrichment;
use crate::ingest::error::IngestError;
use crate::ingest::rows::{Batch, Row, RowReader};
use crate::ingest::set_aside;
use crate::ingest::view::{Shared, View};
use crate::model::facts::{Facts, Once, Survey};
use crate::model::key::KeySet;
use crate::model::place::Place;
use crate::model::register::Register;
use crate::model::source::SourceFacts;
use crate::model::statement::Statement;
use crate::model::verdict::Verdict;

/// What holds for the whole second reading.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'g> {
    /// The checks.
    pub planned: &'g [Planned],
    /// What the survey settled.
    pub facts: &'g Survey,
    /// The policy's statements in force, by their index; `None` for one that has expired.
    pub statements: &'g [Option<Statement>],
    /// Who accepted what.
    pub waivers: &'g Waivers,
    /// How names are shown.
    pub names: &'g Names,
    /// When each finding was first seen, and by when it should be mended.
    pub ages: &'g Ages,
    /// Whether the records judged are written down.
    pub keeps_population: bool,
    /// Threads.
    pub threads: usize,
    /// Rows to a batch.
    pub batch_rows: usize,
    /// How far it has come.
    pub progress: &'g Progress,
}

impl Ground<'_> {
    /// Nothing counted yet.
    pub fn tally(&self) -> Tally {
        Tally::new(self.planned.len(), self.statements.len(), self.waivers.len())
    }
}

/// Audits one source of record.
///
/// # Errors
/// The system's own, reading the source or writing findings; or that the source changed since the survey.
pub fn audit<A: Audited>(
    ground: Ground<'_>,
    of: &OfRecord<'_>,
    sides: &[Enrichment],
    repeated: &KeySet,
    document: Option<(usize, &str)>,
    ordered: &mut Ordered<'_>,
    bars: &Bars,
) -> Result<Tally, AuditError> {
    let Some(source_facts) = ground.facts.sources.iter().find(|facts| facts.number == of.number) else {
        return Ok(ground.tally());
    };
    let standings = standing::standings(A::REGISTER, ground.planned, ground.facts, source_facts);
    let asked = standings.iter().filter(|standing| !standing.is_idle);
    let reader = Mutex::new(of.table.rows(of.source)?.in_batches_of(ground.batch_rows));
    let line_up = Mutex::new(LineUp::new(ordered));
    let worker = Worker::<A> {
        ground,
        of,
        source_facts,
        asked: asked.map(|standing| (standing, Stem::new(&ground.planned[standing.check].name, A::REGISTER.name()))).collect(),
        subject: subject::stem(A::REGISTER),
        shared: Shared { columns: &of.table.columns, orders: &of.scan.orders, document },
        sides,
        repeated,
        bars,
        register: std::marker::PhantomData,
    };
    let tallies: Vec<Result<Tally, AuditError>> = if ground.threads <= 1 {
        vec![worker.work(&reader, &line_up)]
    } else {
        std::thread::scope(|scope| {
            let handles: Vec<_> = (0..ground.threads).map(|_| scope.spawn(|| worker.work(&reader, &line_up))).collect();
            handles.into_iter().map(|handle| handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        })
    };
    of.table.check_unchanged(of.source)?;
    let mut sum = ground.tally();
    for tally in tallies {
        sum.merge(tally?);
    }
    for standing in &standings {
        let records = sum.records[A::AREA.index()];
        let check = sum.of(standing.check, A::AREA);
        check.not_applicable = records - check.counts.all();
    }
    let line_up = line_up.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(error) = line_up.failed {
        return Err(error);
    }
    worker.write_columns(&mut sum, line_up.ordered)?;
    Ok(sum)
}

struct Worker<'w, A> {
    ground: Ground<'w>,
    of: &'w OfRecord<'w>,
    source_facts: &'w SourceFacts,
    /// The checks that may have something to say here, with what fingerprints of their findings begin with.
    asked: Vec<(&'w Standing, Stem)>,
    /// What fingerprints of the records themselves begin with.
    subject: Stem,
    shared: Shared<'w>,
    sides: &'w [Enrichment],
    repeated: &'w KeySet,
    bars: &'w Bars,
    register: std::marker::PhantomData<fn() -> A>,
}

impl<A: Audited> Worker<'_, A> {
    fn work(&self, reader: &Mutex<RowReader>, line_up: &Mutex<LineUp<'_, '_>>) -> Result<Tally, AuditError> {
        let mut tally = self.ground.tally();
        let mut batch = Batch::default();
        let mut rows = Rows::new();
        loop {
            let filled = reader.lock().unwrap_or_else(PoisonError::into_inner).fill(&mut batch);
            if !filled.map_err(|error| IngestError::io(&self.of.source.label(), &error))? {
                return Ok(tally);
            }
            let mut handover = Handover::default();
            for (number, why) in &batch.broken {
                tally.set_aside((*why).into(), *number);
            }
            for row in batch.rows() {
                self.judge_row(row, &mut tally, &mut rows, &mut handover);
            }
            handover.bytes = rows.take();
            self.ground.progress.add(batch.len() as u64);
            let mut line_up = line_up.lock().unwrap_or_else(PoisonError::into_inner);
            line_up.hand_over(batch.sequence, handover, self.ground.planned, A::REGISTER.name(), self.bars);
            if line_up.failed.is_some() {
                return Ok(tally);
            }
        }
    }

    fn judge_row(&self, row: Row<'_>, tally: &mut Tally, rows: &mut Rows, handover: &mut Handover) {
        if let Some(reason) = set_aside::by_shape(row, self.shared.columns) {
            tally.set_aside(reason, row.number());
            return;
        }
        let mut view = View { row, shared: self.shared, sides: &[] };
        let joined: Vec<(&Enrichment, u32)> = if self.sides.is_empty() {
            Vec::new()
        } else {
            let keys = joining_keys(A::REGISTER, |field| view.own(field));
            let sides = self.sides.iter().filter(|side| side.is_for(self.of.number));
            sides.filter_map(|side| side.row(keys.iter().copied()).map(|at| (side, at))).collect()
        };
        view.sides = &joined;
        let record = A::read(&view);
        if let Some(reason) = A::set_aside(&record) {
            tally.set_aside(reason, row.number());
            return;
        }
        conflicts::see(&view, A::REGISTER, &mut tally.conflicts);
        let about = A::about(&record);
        let is_known = judged::see(self.ground, &self.subject, &about, handover);
        tally.known_records[A::AREA.index()] += u64::from(is_known);
        let mut open = BySeverity::default();
        let once = Once::default();
        for (standing, stem) in &self.asked {
            let planned = &self.ground.planned[standing.check];
            if self.is_exempt(planned, &about, tally) {
                continue;
            }
            let verdict = match &planned.check {
                Rule::BuiltIn(check) => A::judge(check.run, &record, &self.facts(planned, &once)),
                Rule::Own(own) => own.judge(&view, self.of.extracted, about.is_judged),
            };
            self.count((standing, stem), verdict, &record, &about, is_known, &view, &mut open, tally, rows, handover);
        }
        if A::REGISTER == Register::Assets && about.is_judged {
            tally.see_supported(self.ground.statements, about.matchable);
        }
        tally.group(A::AREA, &about, open);
    }

    fn facts<'f>(&'f self, planned: &'f Planned, once: &'f Once<'f>) -> Facts<'f> {
        Facts {
            survey: self.ground.facts,
            settings: &planned.settings,
            source: Some(self.source_facts),
            extracted: self.of.extracted,
            once: Some(once),
        }
    }

    fn is_exempt(&self, planned: &Planned, about: &About<'_>, tally: &mut Tally) -> bool {
        let said = planned.exempt.iter().copied().find(|at| {
            let statement = self.ground.statements[*at].as_ref();
            statement.is_some_and(|statement| statement.of.holds(about.matchable))
        });
        said.map(|at| tally.statements_used[at] += 1).is_some()
    }

    #[expect(clippy::too_many_arguments, reason = "one record's whole context, used in one place")]
    fn count(
        &self,
        (standing, stem): (&Standing, &Stem),
        verdict: Verdict,
        record: &A::Record<'_>,
        about: &About<'_>,
        is_known: bool,
        view: &View<'_>,
        open: &mut BySeverity,
        tally: &mut Tally,
        rows: &mut Rows,
        handover: &mut Handover,
    ) {
        let row = view.row.number();
        let check = tally.of(standing.check, A::AREA);
        let critical = |check: &mut super::tally::CheckTally, add: fn(&mut Counts)| {
            add(&mut check.counts);
            if is_known {
                add(&mut check.known);
            }
            if about.is_critical {
                add(&mut check.critical);
            }
        };
        let (status, detail) = match verdict {
            // Such records are those that are not counted here.
            Verdict::NotApplicable => return,
            // A check that must not judge here counts every record it concerns as unknown, in silence: list-column-missing speaks.
            _ if standing.is_blind => return critical(check, |counts| counts.unknown += 1),
            Verdict::Pass => return critical(check, |counts| counts.pass += 1),
            Verdict::Fail(mut detail) => {
                let subject = about.key.unwrap_or_default();
                let status = self.ground.standing_of(standing.check, subject, &mut detail, &mut tally.waivers_used);
                let check = &mut tally.checks[slot(standing.check, A::AREA)];
                critical(check, if status == Status::Waived { |counts| counts.waived += 1 } else { |counts| counts.fail += 1 });
                (status, detail)
            }
            Verdict::Unknown(detail) => {
                critical(check, |counts| counts.unknown += 1);
                (Status::Unknown, detail)
            }
        };
        let check = &mut tally.checks[slot(standing.check, A::AREA)];
        let planned = &self.ground.planned[standing.check];
        let severity = severity_of(planned, &detail);
        if detail.whole_column {
            check.keep_column(status, severity, detail, row);
            return;
        }
        let place = Place { source: self.of.number, row, column: detail.field.and_then(|field| self.column_of(field)) };
        if status == Status::Open {
            check.open.add(severity, 1);
            open.add(severity, 1);
        }
        check.findings += 1;
        let names = self.ground.names;
        let cause = names.text(detail.cause.as_deref().unwrap_or_default());
        if !cause.is_empty() {
            check.cause(status, &cause, place);
        }
        let evidence = conflicts::evidence(&detail, view, &self.ground.facts.sources);
        let label = A::label(record);
        let key = about.key.unwrap_or_default();
        let print = stem.of(key, 0);
        let age = self.ground.ages.of_print(&planned.name, print, status);
        let is_repeated = key.is_empty() || self.repeated.contains(&natural_hash(A::REGISTER, key));
        if status == Status::Open && !is_repeated && age.is_overdue[severity.index()] {
            tally.of(standing.check, A::AREA).overdue.add(severity, 1);
        }
        let line = Line {
            area: A::AREA,
            check: &planned.name,
            title: planned.check.title(),
            fix: planned.check.fix(),
            severity,
            status,
            subject: &if about.key_is_person { names.person(key) } else { names.text(key) },
            label: &names.text(&label),
            evidence: &names.text(&evidence),
            owner: &names.person(about.owner),
            owner_email: &names.person(about.owner_email),
            department: &names.text(about.department),
            location: &names.text(about.location),
            criticality: about.criticality,
            due: if status == Status::Open { &age.due[severity.index()] } else { "" },
            cause: &cause,
            file: &self.of.source.file,
            sheet: &self.of.source.sheet,
            row,
            column: self.header_at(place.column),
            first_seen: &age.first_seen,
            fingerprint: &print.written(),
        };
        let slot = slot(standing.check, A::AREA);
        let at = rows.write(&line);
        if is_repeated {
            let due = (status == Status::Open).then_some(at.due);
            let key = crate::model::key::normal(key);
            handover.repeats.push(Repeat { at: at.fingerprint, due, slot, check: standing.check, severity, key });
        }
        let at = at.fingerprint;
        if self.bars.admits(slot, severity) {
            handover.offers.push((slot, Ranked { severity, place, finding: line.to_finding() }, is_repeated.then_some(at)));
        }
    }

    fn column_of(&self, field: usize) -> Option<u16> {
        self.shared.columns.of(field).and_then(|column| u16::try_from(column).ok())
    }

    fn header_at(&self, column: Option<u16>) -> &str {
        column.map_or("", |at| self.shared.columns.all[usize::from(at)].header.as_str())
    }
}

/// Where a check and area stand in lists by both.
pub fn slot(check: usize, area: crate::model::area::Area) -> usize {
    check * crate::model::area::Area::ALL.len() + area.index()
}
