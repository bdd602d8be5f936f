//! A sample for an auditor: records drawn by a seed, each with every verdict on it, passes too.
//!
//! The draw is by SHA-256 over seed, list and row, so that whoever has the same lists
//! and the same seed draws the same records, and nobody can choose them.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::about::{About, Accounts, Alerts, Assets, Audited, Contacts};
use super::emit::{MARK, safe};
use super::engine::Ground;
use super::error::AuditError;
use super::people::OfRecord;
use super::plan::severity_of;
use super::redaction::Names;
use super::rule::Rule;
use super::run::Request;
use super::sides::joining_keys;
use super::standing::{self, Standing};
use super::survey::{self, Settled};
use super::tally::Tally;
use super::waivers::Waivers;
use crate::ingest::enrich::Enrichment;
use crate::ingest::error::IngestError;
use crate::ingest::rows::{Batch, Row};
use crate::ingest::set_aside;
use crate::ingest::view::{Shared, View};
use crate::model::facts::Facts;
use crate::model::register::Register;
use crate::model::verdict::Verdict;

/// The columns, in their order: a contract. The last four are for the tester.
pub const COLUMNS: [&str; 17] = [
    "number",
    "register",
    "file",
    "sheet",
    "row",
    "subject",
    "label",
    "check",
    "title",
    "area",
    "severity",
    "verdict",
    "evidence",
    "tester_verdict",
    "tester",
    "tested_on",
    "remarks",
];

/// What was drawn.
#[derive(Debug)]
pub struct Sample {
    /// The records, in the order they were drawn.
    pub records: Vec<Drawn>,
    /// How many there were to draw from.
    pub population: u64,
}

/// One record.
#[derive(Debug)]
pub struct Drawn {
    register: Register,
    file: String,
    sheet: String,
    row: u32,
    subject: String,
    label: String,
    verdicts: Vec<Said>,
}

/// One verdict on it.
#[derive(Debug)]
struct Said {
    check: usize,
    severity: &'static str,
    verdict: &'static str,
    evidence: String,
}

/// Draws so many records of the lists of record, of one register or of all.
///
/// # Errors
/// As an audit.
pub fn draw(request: &Request<'_>, most: usize, seed: u64, only: Option<Register>) -> Result<Sample, AuditError> {
    let settled = survey::survey(request.sources, request.policy, request.as_of)?;
    let organisation = settled.facts.organisation.name.as_deref().unwrap_or_default();
    let names = if request.redact_names { Names::redacted(organisation) } else { Names::shown() };
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
        keeps_population: false,
        threads: 1,
        batch_rows: crate::ingest::rows::BATCH_ROWS,
        progress: request.progress,
    };
    let mut lots = Lots { most, seed, drawn: BTreeMap::new(), population: 0 };
    for of in of_record.iter().filter(|of| only.is_none_or(|only| of.table.register == only)) {
        match of.table.register {
            Register::Assets => source::<Assets>(ground, &settled, of, &mut lots)?,
            Register::Contacts => source::<Contacts>(ground, &settled, of, &mut lots)?,
            Register::Accounts => source::<Accounts>(ground, &settled, of, &mut lots)?,
            Register::Alerts => source::<Alerts>(ground, &settled, of, &mut lots)?,
            Register::Rota | Register::Staff | Register::Baselines | Register::Waivers => {}
        }
    }
    Ok(Sample { records: lots.drawn.into_values().collect(), population: lots.population })
}

/// The records drawn so far, by their lots: the least are kept.
struct Lots {
    most: usize,
    seed: u64,
    drawn: BTreeMap<[u8; 32], Drawn>,
    population: u64,
}

impl Lots {
    /// The lot of a row, where it is among the least.
    fn draws(&mut self, of: &OfRecord<'_>, row: u32) -> Option<[u8; 32]> {
        self.population += 1;
        let mut hasher = Sha256::new();
        for part in ["standto sample v1", &self.seed.to_string(), &of.source.file, &of.source.sheet, &row.to_string()] {
            hasher.update(part.as_bytes());
            hasher.update([0]);
        }
        let lot: [u8; 32] = hasher.finalize().into();
        let is_among = self.drawn.len() < self.most || self.drawn.last_key_value().is_some_and(|(last, _)| lot < *last);
        (self.most > 0 && is_among).then_some(lot)
    }

    fn keep(&mut self, lot: [u8; 32], record: Drawn) {
        self.drawn.insert(lot, record);
        if self.drawn.len() > self.most {
            self.drawn.pop_last();
        }
    }
}

fn source<A: Audited>(ground: Ground<'_>, settled: &Settled, of: &OfRecord<'_>, lots: &mut Lots) -> Result<(), AuditError> {
    let Some(source_facts) = ground.facts.sources.iter().find(|facts| facts.number == of.number) else { return Ok(()) };
    let standings = standing::standings(A::REGISTER, ground.planned, ground.facts, source_facts);
    let sides = settled.enrichments.get(&A::REGISTER).map(Vec::as_slice).unwrap_or_default();
    let document = survey::document_field(of.table).map(|(field, day)| (field, day.to_string()));
    let document = document.as_ref().map(|(field, text)| (*field, text.as_str()));
    let shared = Shared { columns: &of.table.columns, orders: &of.scan.orders, document };
    let mut tally = ground.tally();
    let mut reader = of.table.rows(of.source)?;
    let mut batch = Batch::default();
    while reader.fill(&mut batch).map_err(|error| IngestError::io(&of.source.label(), &error))? {
        for row in batch.rows() {
            let facts = |at: usize| Facts {
                survey: ground.facts,
                settings: &ground.planned[at].settings,
                source: Some(source_facts),
                extracted: of.extracted,
                once: None,
                classes: None,
            };
            record::<A>(ground, (of, row, shared), sides, &standings, &facts, &mut tally, lots);
        }
    }
    Ok(of.table.check_unchanged(of.source)?)
}

fn record<'f, A: Audited>(
    ground: Ground<'f>,
    (of, row, shared): (&OfRecord<'_>, Row<'_>, Shared<'_>),
    sides: &[Enrichment],
    standings: &[Standing],
    facts: &dyn Fn(usize) -> Facts<'f>,
    tally: &mut Tally,
    lots: &mut Lots,
) {
    if set_aside::by_shape(row, shared.columns).is_some() {
        return;
    }
    let mut view = View { row, shared, sides: &[] };
    let keys = joining_keys(A::REGISTER, |field| view.own(field));
    let joined: Vec<(&Enrichment, u32)> =
        sides.iter().filter(|side| side.is_for(of.number)).filter_map(|side| side.row(keys.iter().copied()).map(|at| (side, at))).collect();
    view.sides = &joined;
    let mut record = A::absent();
    A::read(&mut record, &view);
    if A::set_aside(&record).is_some() {
        return;
    }
    let Some(lot) = lots.draws(of, row.number()) else { return };
    let about = A::about(&record);
    let names = ground.names;
    let mut verdicts = Vec::new();
    for standing in standings {
        let planned = &ground.planned[standing.check];
        let is_exempt = planned.exempt.iter().any(|at| ground.statements[*at].as_ref().is_some_and(|said| said.of.holds(about.matchable)));
        let verdict = match &planned.check {
            _ if standing.is_idle || is_exempt => Verdict::NotApplicable,
            Rule::BuiltIn(check) => {
                A::judge_of(check.run).map_or(Verdict::NotApplicable, |judge| A::judge(judge, &record, &facts(standing.check)))
            }
            Rule::Own(own) => own.judge(&view, of.extracted, about.is_judged),
        };
        verdicts.push(said(ground, standing, verdict, &about, tally));
    }
    let (key, mut label) = (about.key.unwrap_or_default(), String::new());
    A::push_label(&record, &mut label);
    let drawn = Drawn {
        register: A::REGISTER,
        file: of.source.file.clone(),
        sheet: of.source.sheet.clone(),
        row: row.number(),
        subject: if about.key_is_person { names.person(key) } else { names.text(key) }.into_owned(),
        label: names.text(&label).into_owned(),
        verdicts,
    };
    lots.keep(lot, drawn);
}

/// A verdict as the tester reads it; it says what the run's findings say.
fn said(ground: Ground<'_>, standing: &Standing, verdict: Verdict, about: &About<'_>, tally: &mut Tally) -> Said {
    let planned = &ground.planned[standing.check];
    let plain =
        |verdict, evidence: &str| Said { check: standing.check, severity: planned.severity.name(), verdict, evidence: evidence.to_owned() };
    let (word, detail) = match verdict {
        Verdict::NotApplicable => return plain("not applicable", ""),
        _ if standing.is_blind => return plain("unknown", "a list or a column that the check needs is not there"),
        Verdict::Pass => return plain("pass", ""),
        Verdict::Unknown(detail) => ("unknown", detail),
        Verdict::Fail(mut detail) => {
            let status = ground.standing_of(standing.check, about.key.unwrap_or_default(), &mut detail, &mut tally.waivers_used);
            (if status == super::assessment::Status::Waived { "fail, accepted" } else { "fail" }, detail)
        }
    };
    let severity = severity_of(planned, &detail).name();
    Said { check: standing.check, severity, verdict: word, evidence: ground.names.text(&detail.evidence).into_owned() }
}

impl Sample {
    /// The sample as CSV, a row a verdict, with blank columns for the tester.
    pub fn csv(&self, request: &Request<'_>) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
        // Writing to memory cannot fail.
        let _ = writer.write_record(COLUMNS);
        for (number, record) in (1..).zip(&self.records) {
            let number: u64 = number;
            for said in &record.verdicts {
                let planned = &request.planned[said.check];
                let (number, row) = (number.to_string(), record.row.to_string());
                let area = record.register.area().name();
                let cells = [
                    number.as_str(),
                    record.register.name(),
                    &record.file,
                    &record.sheet,
                    &row,
                    &record.subject,
                    &record.label,
                    &planned.name,
                    planned.check.title(),
                    area,
                    said.severity,
                    said.verdict,
                    &said.evidence,
                    "",
                    "",
                    "",
                    "",
                ];
                let _ = writer.write_record(cells.map(|cell| safe(cell).into_owned()));
            }
        }
        writer.into_inner().unwrap_or_default()
    }
}
