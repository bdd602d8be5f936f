//! The second reading: records in batches, every check on each, findings written in order.
//!
//! Workers take the reader's lock, fill a batch of their own, let go, and judge
//! borrowed cells. What must be in order — findings.csv, ordinals, the findings
//! shown — is handed over batch by batch in sequence; what is only counted stays
//! with the worker and is merged once the source is done.

mod asked;
mod block;
mod found;
mod whole_columns;

use std::sync::{Mutex, PoisonError};

use asked::{Asked, Judge};
use found::Seen;
use rayon::prelude::*;

use super::about::{About, Audited};
use super::assessment::{BySeverity, Counts, Status};
use super::emit::{Again, Rows};
use super::error::AuditError;
use super::fingerprint::{Fingerprint, Stem};
use super::history::ages::Ages;
use super::history::subject;
use super::in_order::{Handover, Ordered, Room};
use super::judged;
use super::people::OfRecord;
use super::plan::Planned;
pub use super::plan::severity_of;
use super::progress::Progress;
use super::redaction::Names;
use super::standing;
use super::tally::{Sort, Tally, Verdicts};
use super::top::Bars;
use super::waivers::Waivers;
use crate::ingest::enrich::Enrichment;
use crate::ingest::error::IngestError;
use crate::ingest::line_up::LineUp;
use crate::ingest::rows::{Batch, RowReader};
use crate::ingest::view::Shared;
use crate::model::facts::{Facts, Once, Survey};
use crate::model::key::FewKeys;
use crate::model::param::Settings;
use crate::model::source::SourceFacts;
use crate::model::statement::Statement;
use crate::model::verdict::{Detail, Verdict};

/// Fewest rows of a batch (ours): taking a batch and handing over what was found costs about as much as judging a few.
const LEAST_ROWS: usize = 8;

/// Batches whose findings may wait while another thread writes (ours).
const MOST_WAITING: usize = 8;

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
    /// Most rows to a batch.
    pub batch_rows: usize,
    /// How far it has come.
    pub progress: &'g Progress,
}

impl Ground<'_> {
    /// Nothing counted yet.
    pub fn tally(&self) -> Tally {
        Tally::new(self.planned.len(), self.statements.len(), self.waivers.len())
    }

    /// Rows to a batch of a list of so many records: each thread is to have some of a short one too.
    fn rows_to_a_batch(&self, records: u64) -> usize {
        let share = usize::try_from(records).unwrap_or(usize::MAX) / (4 * self.threads.max(1));
        self.batch_rows.min(share.max(LEAST_ROWS))
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
    repeated: &FewKeys,
    document: Option<(usize, &str)>,
    ordered: &mut Ordered<'_>,
    bars: &Bars,
) -> Result<Tally, AuditError> {
    let Some(source_facts) = ground.facts.sources.iter().find(|facts| facts.number == of.number) else {
        return Ok(ground.tally());
    };
    let standings = standing::standings(A::REGISTER, ground.planned, ground.facts, source_facts);
    let asked: Vec<Asked<'_, A>> = standings.iter().filter_map(|standing| Asked::of(ground.planned, standing, of.source)).collect();
    let (reader, mut hash) = of.table.rows_and_hash(of.source)?;
    let reader = Mutex::new(reader.in_batches_of(ground.rows_to_a_batch(of.scan.records)));
    let line_up = LineUp::new(0, MOST_WAITING, |handover| ordered.take(handover, &mut hash, ground.planned, A::REGISTER.name(), bars));
    let worker = Worker::<A> {
        ground,
        of,
        source_facts,
        are_all_records: of.scan.set_aside.is_empty(),
        asked,
        subject: subject::stem(A::REGISTER),
        shared: Shared { columns: &of.table.columns, orders: &of.scan.orders, document },
        sides,
        repeated,
        bars,
        no_settings: Settings::defaults(&[]),
        register: std::marker::PhantomData,
    };
    // Whichever threads of the pool come: one alone does all there is.
    let workers = (0..ground.threads.max(1)).into_par_iter().with_max_len(1);
    let tallies: Vec<Result<Tally, AuditError>> = workers.map(|_| worker.work(&reader, &line_up)).collect();
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
    line_up.finish()?;
    if let Some(mut hash) = hash {
        for bytes in reader.into_inner().unwrap_or_else(PoisonError::into_inner).left_over() {
            hash.hash().update(&bytes);
        }
        hash.end();
    }
    worker.write_columns(&mut sum, ordered)?;
    Ok(sum)
}

struct Worker<'w, A: Audited> {
    ground: Ground<'w>,
    of: &'w OfRecord<'w>,
    source_facts: &'w SourceFacts,
    /// Whether the survey set no row aside by its shape: then none is looked at for that again.
    are_all_records: bool,
    /// The checks that may have something to say here.
    asked: Vec<Asked<'w, A>>,
    /// What fingerprints of the records themselves begin with.
    subject: Stem,
    shared: Shared<'w>,
    sides: &'w [Enrichment],
    repeated: &'w FewKeys,
    bars: &'w Bars,
    no_settings: Settings,
    register: std::marker::PhantomData<fn() -> A>,
}

/// What a worker has of the batches it judged.
struct Part<'w, A: Audited> {
    tally: Tally,
    /// Each check asked with its verdicts: side by side, because every record walks along all of them.
    answers: Vec<(&'w Asked<'w, A>, Verdicts)>,
    rows: Rows,
    /// How a person would point at the record at hand, once there is a finding on it: the room for it is used again.
    label: String,
    /// What the findings on the record at hand share, once there is one.
    again: Option<Again>,
    handover: Handover,
}

impl<A: Audited> Worker<'_, A> {
    fn work(&self, reader: &Mutex<RowReader>, line_up: &LineUp<'_, Handover, Room, AuditError>) -> Result<Tally, AuditError> {
        let answers = self.asked.iter().map(|asked| (asked, Verdicts::default())).collect();
        let (tally, rows, handover) = (self.ground.tally(), Rows::new(), Handover::default());
        let mut part = Part { tally, answers, rows, label: String::new(), again: None, handover };
        let mut batch = Batch::default();
        loop {
            let filled = reader.lock().unwrap_or_else(PoisonError::into_inner).fill(&mut batch);
            if !filled.map_err(|error| IngestError::io(&self.of.source.label(), &error))? {
                break;
            }
            for (number, why) in &batch.broken {
                part.tally.set_aside((*why).into(), *number);
            }
            if self.ground.keeps_population {
                part.handover.make_room(batch.len());
            }
            self.judge_batch(&batch, &mut part);
            let read = std::mem::take(&mut batch.bytes);
            let handover = Handover { bytes: part.rows.take(), read, ..std::mem::take(&mut part.handover) };
            self.ground.progress.add(batch.len() as u64);
            let Some(room) = line_up.hand_over(batch.sequence, handover) else { break };
            part.rows.give(room.rows);
            batch.bytes = room.read;
        }
        for (asked, verdicts) in part.answers {
            part.tally.of(asked.check, A::AREA).join(verdicts);
        }
        Ok(part.tally)
    }

    /// Asks every check of one record.
    fn judge<'f, 'p: 'f>(
        &'f self,
        seen: &Seen<'_, '_, A>,
        print: Option<(Fingerprint, bool)>,
        once: &'f Once<'f>,
        part: &mut Part<'p, A>,
    ) -> BySeverity {
        let Seen { record, about, view, .. } = *seen;
        let is_known = judged::see(self.ground, &self.subject, about, print, &mut part.handover);
        part.tally.known_records[A::AREA.index()] += u64::from(is_known);
        part.again = None;
        let sort = Sort::of(is_known, about.is_critical);
        let mut open = BySeverity::default();
        let mut facts = self.facts(once);
        // Taken out, that each check has its own at hand.
        let mut answers = std::mem::take(&mut part.answers);
        for (asked, verdicts) in &mut answers {
            if self.is_exempt(asked.exempt, about, &mut part.tally) {
                continue;
            }
            let verdict = match asked.judge {
                Judge::BuiltIn(judge) => {
                    facts.settings = asked.settings;
                    A::judge(judge, record, &facts)
                }
                Judge::Own(own) => own.judge(view, self.of.extracted, about.is_judged),
            };
            let counts = verdicts.of(sort);
            if asked.is_blind {
                // A check that must not judge here counts every record it concerns as unknown, in silence: list-column-missing speaks.
                counts.unknown += u64::from(!matches!(verdict, Verdict::NotApplicable));
                continue;
            }
            // Added whether it is one or nought: which of the two is hard to foresee, and a branch on it would be waited for.
            counts.pass += u64::from(matches!(verdict, Verdict::Pass));
            // A record that a check has nothing to say of is one that is not counted here.
            if matches!(verdict, Verdict::Fail(_) | Verdict::Unknown(_)) {
                self.count(asked, verdict, counts, seen, &mut open, part);
            }
        }
        part.answers = answers;
        A::see(record, once, &mut part.tally);
        open
    }

    /// What the checks may know beside one record, each its own settings still to be told.
    fn facts<'f>(&'f self, once: &'f Once<'f>) -> Facts<'f> {
        let (extracted, settings) = (self.of.extracted, &self.no_settings);
        Facts { survey: self.ground.facts, settings, source: Some(self.source_facts), extracted, once: Some(once), classes: None }
    }

    fn is_exempt(&self, exempt: &[usize], about: &About<'_>, tally: &mut Tally) -> bool {
        let said = exempt.iter().copied().find(|at| {
            let statement = self.ground.statements[*at].as_ref();
            statement.is_some_and(|statement| statement.of.holds(about.matchable))
        });
        said.map(|at| tally.statements_used[at] += 1).is_some()
    }

    /// Counts one finding, and writes it. Never in line: the loop of all checks around it should stay small.
    #[inline(never)]
    fn count(
        &self,
        asked: &Asked<'_, A>,
        verdict: Verdict,
        counts: &mut Counts,
        seen: &Seen<'_, '_, A>,
        open: &mut BySeverity,
        part: &mut Part<'_, A>,
    ) {
        match verdict {
            Verdict::Pass | Verdict::NotApplicable => {}
            Verdict::Fail(mut detail) => {
                let subject = seen.about.key.unwrap_or_default();
                let status = self.ground.standing_of(asked.check, subject, &mut detail, &mut part.tally.waivers_used);
                *if status == Status::Waived { &mut counts.waived } else { &mut counts.fail } += 1;
                self.note(asked, status, detail, seen, open, part);
            }
            Verdict::Unknown(detail) => {
                counts.unknown += 1;
                self.note(asked, Status::Unknown, detail, seen, open, part);
            }
        }
    }

    /// Keeps what is true of a whole column, which is only counted yet, and writes all else.
    #[inline]
    fn note(
        &self,
        asked: &Asked<'_, A>,
        status: Status,
        detail: Detail,
        seen: &Seen<'_, '_, A>,
        open: &mut BySeverity,
        part: &mut Part<'_, A>,
    ) {
        if detail.whole_column {
            let severity = severity_of(&self.ground.planned[asked.check], &detail);
            part.tally.of(asked.check, A::AREA).keep_column(status, severity, detail, seen.view.row.number());
        } else {
            self.find(asked, status, &detail, seen, open, part);
        }
    }

    fn column_of(&self, field: usize) -> Option<u16> {
        self.shared.columns.of(field).and_then(|column| u16::try_from(column).ok())
    }

    fn header_at(&self, column: Option<u16>) -> &str {
        column.map_or("", |at| self.shared.columns.all[usize::from(at)].header.as_str())
    }
}
