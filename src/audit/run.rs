//! One audit from opened sources to the assessment.

use std::sync::Mutex;

use super::about::{Accounts, Alerts, Assets, Audited, Contacts};
use super::assemble;
use super::assessment::{Assessment, BySeverity};
use super::engine::{self, Ground};
use super::error::AuditError;
use super::estate;
use super::history::ages::Ages;
use super::in_order::{Ordered, Sink};
use super::people::OfRecord;
use super::plan::Planned;
use super::progress::Progress;
use super::redaction::Names;
use super::survey::{self, Settled};
use super::tally::Tally;
use super::tonight;
use super::top::Bars;
use super::waivers::Waivers;
use crate::ingest::hash::FileHash;
use crate::ingest::rows::BATCH_ROWS;
use crate::ingest::source::Source;
use crate::model::area::Area;
use crate::model::date::{self, Date};
use crate::model::key::{FewKeys, KeySet};
use crate::model::phone;
use crate::model::register::Register;
use crate::model::severity::Severity;
use crate::policy::Policy;

/// What is to be audited, and how.
#[derive(Debug)]
pub struct Request<'r> {
    /// The sources, in path order.
    pub sources: &'r [Source],
    /// Files that could not be read, with why: they are named in the assessment.
    pub unreadable: &'r [(String, String)],
    /// The policy.
    pub policy: &'r Policy,
    /// The checks.
    pub planned: &'r [Planned],
    /// The date the audit speaks for.
    pub as_of: Date,
    /// The minute the three-o'clock sheet speaks for; where there is none, three o'clock in the night that begins on that date.
    pub tonight: Option<chrono::NaiveDateTime>,
    /// Threads; the result does not depend on them.
    pub threads: usize,
    /// Whether names of people are replaced by pseudonyms.
    pub redact_names: bool,
    /// What an earlier run found, so that findings keep the day they were first seen.
    pub ages: &'r Ages,
    /// Where the records judged are written down, as fingerprints; `None` where nobody wants them.
    pub population: Option<&'r Mutex<dyn Sink>>,
    /// How far it has come.
    pub progress: &'r Progress,
}

/// Days allowed to mend a finding, by severity, as a policy has them.
pub fn days_allowed(policy: &Policy) -> [u32; 4] {
    Severity::ALL.map(|severity| policy.rating.days_allowed(severity).value)
}

/// Audits. Findings go to `findings` as they come, in their order.
///
/// # Errors
/// A source that changed or cannot be read to its end; no register at all; findings that cannot be written.
pub fn run(request: &Request<'_>, findings: &mut dyn Sink) -> Result<Assessment, AuditError> {
    run_in_batches(request, BATCH_ROWS, findings)
}

/// Audits in batches of so many rows. The result does not depend on it: that is what this is for, to be held by a test.
///
/// # Errors
/// As [`run`].
pub fn run_in_batches(request: &Request<'_>, batch_rows: usize, findings: &mut dyn Sink) -> Result<Assessment, AuditError> {
    let settled = survey(request.sources, request.policy, request.as_of)?;
    judge_in_batches(request, &settled, batch_rows, findings)
}

/// The first half of an audit: what needs the whole of every source, and nothing of what earlier runs found.
///
/// # Errors
/// A source that changed or cannot be read to its end.
pub fn survey(sources: &[Source], policy: &Policy, as_of: Date) -> Result<Settled, AuditError> {
    let has_numbers = sources.iter().filter_map(|source| source.table.as_ref()).any(|table| table.register == Register::Contacts);
    if has_numbers && rayon::current_num_threads() > 1 {
        // The survey leaves a thread idle now and then; contacts are judged by one, while others would wait for it to open them.
        rayon::spawn(phone::get_ready);
    }
    survey::survey(sources, policy, as_of)
}

/// The second half: every check on every record, by what the [`survey()`] of the same sources settled.
///
/// # Errors
/// As [`run`].
pub fn judge(request: &Request<'_>, settled: &Settled, findings: &mut dyn Sink) -> Result<Assessment, AuditError> {
    judge_in_batches(request, settled, BATCH_ROWS, findings)
}

fn judge_in_batches(
    request: &Request<'_>,
    settled: &Settled,
    batch_rows: usize,
    findings: &mut dyn Sink,
) -> Result<Assessment, AuditError> {
    if settled.facts.sources.is_empty() {
        return Err(AuditError::Nothing(nothing(request)));
    }
    let names =
        if request.redact_names { Names::redacted(settled.facts.organisation.name.as_deref().unwrap_or_default()) } else { Names::shown() };
    let statements: Vec<_> =
        request.policy.statements.iter().map(|said| said.statement.is_in_force(request.as_of).then(|| said.statement.clone())).collect();
    let of_record = survey::of_record(request.sources, &settled.sources, request.as_of);
    let waivers = Waivers::gather(request.policy, &of_record, request.planned, request.as_of)?;
    let ground = Ground {
        planned: request.planned,
        facts: &settled.facts,
        statements: &statements,
        waivers: &waivers,
        names: &names,
        ages: request.ages,
        keeps_population: request.population.is_some(),
        threads: request.threads,
        batch_rows,
        progress: request.progress,
    };
    request.progress.begin(of_record.iter().map(|of| of.scan.records).sum());
    let tells_its_hash = |of: &&OfRecord<'_>| Register::JUDGED.contains(&of.table.register) && of.table.tells_its_hash();
    let told: Vec<u16> = of_record.iter().filter(tells_its_hash).map(|of| of.number).collect();
    let others = request.sources.iter().zip(0..).filter(|(_, number)| !told.contains(number));
    FileHash::begin(others.map(|(source, _)| source.hash.clone()).collect());
    let slots = request.planned.len() * Area::ALL.len();
    let bars = Bars::new(slots);
    let mut ordered = Ordered::new(findings, request.population, request.ages, slots)?;
    let mut sum = ground.tally();
    let mut of_each: Vec<Option<Tally>> = request.sources.iter().map(|_| None).collect();
    for of in of_record {
        let tally = match of.table.register {
            Register::Assets => source::<Assets>(ground, settled, &of, &mut ordered, &bars)?,
            Register::Contacts => source::<Contacts>(ground, settled, &of, &mut ordered, &bars)?,
            Register::Accounts => source::<Accounts>(ground, settled, &of, &mut ordered, &bars)?,
            Register::Alerts => source::<Alerts>(ground, settled, &of, &mut ordered, &bars)?,
            Register::Rota | Register::Staff | Register::Baselines | Register::Waivers => continue,
        };
        let mut counted = tally.clone();
        if of.table.register == Register::Alerts {
            // Alerts count in the area of assets, and are none of its assets.
            counted.records = [0; Area::ALL.len()];
            counted.known_records = [0; Area::ALL.len()];
        }
        sum.merge(counted);
        of_each[usize::from(of.number)] = Some(tally);
    }
    let moment = request.tonight.unwrap_or_else(|| tonight::of_night(request.as_of));
    let (audited, tonight) = rayon::join(
        || estate::audit(ground, request.sources, &mut sum, &mut ordered, &bars),
        || tonight::tonight(&settled.facts, &names, moment),
    );
    audited?;
    for (slot, overdue) in ordered.overdue.iter().enumerate().filter(|(_, overdue)| **overdue != BySeverity::default()) {
        sum.checks.at_mut(slot).overdue.join(overdue);
    }
    request.sources.iter().try_for_each(|source| source.sha256().map(|_| ()))?;
    let top = ordered.top;
    Ok(assemble::assemble(request, &settled.facts, (&settled.sources, &of_each), sum, (top, tonight), &names, &waivers))
}

fn source<A: Audited>(
    ground: Ground<'_>,
    settled: &Settled,
    of: &OfRecord<'_>,
    ordered: &mut Ordered<'_>,
    bars: &Bars,
) -> Result<Tally, AuditError> {
    let sides = settled.enrichments.get(&A::REGISTER).map(Vec::as_slice).unwrap_or_default();
    let none = FewKeys::of(KeySet::default());
    let repeated = settled.repeated.get(&A::REGISTER).unwrap_or(&none);
    let document = survey::document_field(of.table).map(|(field, day)| (field, day.to_string()));
    let document = document.as_ref().map(|(field, text)| (*field, text.as_str()));
    engine::audit::<A>(ground, of, sides, repeated, document, ordered, bars)
}

/// Why there is nothing to audit, file by file.
fn nothing(request: &Request<'_>) -> String {
    let mut lines = vec!["there is no register to audit".to_owned()];
    for source in request.sources {
        lines.push(format!("  {}: {}", source.label(), source.not_read.as_deref().unwrap_or("not used")));
    }
    for (label, why) in request.unreadable {
        lines.push(format!("  {label}: {why}"));
    }
    if request.sources.is_empty() && request.unreadable.is_empty() {
        lines.push("  why: there is no .csv, .xlsx, .xlsb, .xls or .ods file there".to_owned());
    }
    lines.push("  what to do: name the folder that holds your lists; “standto inspect PATH” shows how each would be read".to_owned());
    lines.join("\n")
}

/// `22 November 2026` from ISO text; the text itself where it is no date.
pub fn long_date(iso: &str) -> String {
    iso.parse().map_or_else(|_| iso.to_owned(), date::long)
}
