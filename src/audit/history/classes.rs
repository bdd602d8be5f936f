//! What became of each finding: two runs' findings streamed past one another, by fingerprint.
//!
//! Held in memory are fingerprints, 11 bytes a finding of each run, and the few
//! findings that are listed; never the findings themselves.

use std::collections::BTreeMap;
use std::io::Read;

use super::ages::{Gathering, Seen};
use super::comparable::{Comparables, name_today, register_of};
use super::renamed::Prints;
use super::subject;
use crate::audit::assessment::{Assessment, Changed, CheckChange, Class, Classes, Comparable, Finding, PlaceRef, Status};
use crate::audit::fingerprint::Fingerprint;
use crate::ingest::findings::{FindingRow, Findings};
use crate::model::area::Area;
use crate::model::date::{self, Date};
use crate::model::register::Register;
use crate::model::severity::Severity;

/// Findings listed of one class and check; the rest are counted (ours: the whole is in findings.csv, and in `standto diff`).
const LISTED: usize = 5;
/// Oldest findings listed (ours).
const OLDEST: usize = 20;
/// Days of a quarter of a year.
const QUARTER: f64 = 365.25 / 4.0;

/// One run, as far as it is compared.
#[derive(Debug)]
pub struct Side<'s> {
    /// Its assessment.
    pub assessment: &'s Assessment,
    /// Its findings by fingerprint.
    pub seen: &'s Seen,
    /// What it judged, sorted.
    pub population: &'s [u64],
    /// Whether names of people are pseudonyms in it.
    pub is_redacted: bool,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Compared {
    /// By check and area, in the order of names.
    pub checks: Vec<CheckChange>,
    /// The first few of each class and check, but for those still open: worst first, then in the order they were found.
    pub listed: Vec<Changed>,
    /// Those open longest, oldest first.
    pub oldest: Vec<Changed>,
}

/// Reads all findings of a run by fingerprint.
///
/// # Errors
/// The file is not as the contract has it.
pub fn seen(findings: impl Read, run: &Assessment, as_of: Date) -> Result<Seen, String> {
    let mut prints = Prints::of_run(run);
    let mut findings = Findings::open(findings)?;
    let mut all = Gathering::of(as_of);
    let mut last: Option<(String, Option<Date>)> = None;
    while let Some(row) = findings.next_row()? {
        let status = status(&row).ok_or_else(|| format!("it has a finding with the status “{}”", row.status))?;
        let day = match &last {
            Some((text, day)) if text == row.first_seen => *day,
            _ => {
                let day = row.first_seen.parse().ok();
                last = Some((row.first_seen.to_owned(), day));
                day
            }
        };
        all.add(prints.next(&row), day, status);
    }
    Ok(all.seen())
}

fn status(row: &FindingRow<'_>) -> Option<Status> {
    [Status::Open, Status::Unknown, Status::Waived].into_iter().find(|status| status.name() == row.status)
}

/// What is told of each finding that was classed: its class, its row, and how to make of it what is listed.
pub type Each<'e> = dyn FnMut(Class, &FindingRow<'_>, &dyn Fn() -> Changed) + 'e;

/// Compares. `older` are the fingerprints that runs before `then` had, sorted. Each finding of a class is handed to `each`:
/// those of now in their order, then those of then.
///
/// # Errors
/// A file is not as the contract has it.
pub fn compare(
    (then, then_findings): (&Side<'_>, impl Read),
    (now, now_findings): (&Side<'_>, impl Read),
    comparables: &Comparables,
    older: &[u64],
    each: &mut Each<'_>,
) -> Result<Compared, String> {
    let hides_names = now.is_redacted && !then.is_redacted;
    let mut sum = Sum { days: Days { then: day_of(then), now: day_of(now), hides_names }, ..Sum::default() };
    let comparable = |check: &str| comparables.get(name_today(check)).is_none_or(|it| *it == Comparable::Yes);
    let mut findings = Findings::open(now_findings)?;
    while let Some(row) = findings.next_row()? {
        if row.status != Status::Open.name() {
            continue;
        }
        let class = if then.seen.stood(row.print).is_some_and(|stood| stood != Status::Unknown) {
            Class::StillOpen
        } else if !comparable(row.check) {
            Class::NotComparable
        } else if older.binary_search(&row.print).is_ok() {
            Class::Reopened
        } else {
            Class::New
        };
        each(class, &row, &|| sum.days.changed(class, &row));
        sum.add(class, &row);
    }
    let ground = Ground::of(then, now);
    let mut prints = Prints::of_run(then.assessment);
    let mut findings = Findings::open(then_findings)?;
    while let Some(row) = findings.next_row()? {
        let print = prints.next(&row);
        if row.status != Status::Open.name() {
            continue;
        }
        let class = match now.seen.stood(print) {
            Some(Status::Open) => continue,
            Some(Status::Waived) => Class::Accepted,
            Some(Status::Unknown) => Class::NoLongerComparable,
            None if !comparable(row.check) => Class::NoLongerComparable,
            None => ground.without(&row),
        };
        each(class, &row, &|| sum.days.changed(class, &row));
        sum.add(class, &row);
    }
    Ok(sum.done(comparables))
}

fn day_of(side: &Side<'_>) -> Option<Date> {
    side.assessment.as_of.parse().ok()
}

/// What tells a finding that was put right from one whose subject is gone.
struct Ground<'g> {
    then: &'g Side<'g>,
    now: &'g Side<'g>,
    registers: BTreeMap<String, Option<Register>>,
}

impl<'g> Ground<'g> {
    fn of(then: &'g Side<'g>, now: &'g Side<'g>) -> Self {
        let registers = then.assessment.checks.iter().map(|check| (check.name.clone(), register_of(check))).collect();
        Ground { then, now, registers }
    }

    /// What became of a finding that is no more, of a check that still looks.
    fn without(&self, row: &FindingRow<'_>) -> Class {
        let is_there = |print: Fingerprint| self.now.population.binary_search(&print.0).is_ok();
        let gone_unless = |there: bool| if there { Class::Fixed } else { Class::Gone };
        match self.registers.get(row.check).copied().flatten() {
            // One that stands for a whole column, or whose record has no key: nothing tells whether its subject is gone.
            Some(_) if row.row.is_empty() || row.subject.is_empty() => Class::Fixed,
            // Whose pseudonym it was is known only where the other run writes pseudonyms too.
            Some(Register::Contacts | Register::Accounts) if self.then.is_redacted && !self.now.is_redacted => Class::NoLongerComparable,
            Some(register) => gone_unless(is_there(subject::of_record(register, row.subject))),
            None => {
                let source = self.then.assessment.sources.iter().find(|source| source.file == row.file && source.sheet == row.sheet);
                let register = source.and_then(|source| source.register);
                let key = subject::estate_key(row.subject, Some((row.file, row.sheet, register)));
                if key != row.subject {
                    let reads = |register| self.now.assessment.sources.iter().any(|source| source.register == Some(register));
                    return gone_unless(register.is_none_or(reads));
                }
                // A check that passes some of its subjects without a word says no more than that this one fails no longer.
                gone_unless(
                    is_there(subject::of_estate(name_today(row.check), &key)) || is_there(subject::of_estate(name_today(row.check), "")),
                )
            }
        }
    }
}

/// The days of both runs, and what may be shown of the earlier one.
#[derive(Default, Clone, Copy)]
struct Days {
    then: Option<Date>,
    now: Option<Date>,
    /// The run of now shows no names, and that of then does: what is said of then is said without them.
    hides_names: bool,
}

/// The first few of one class and check, with what they are ordered by.
type Kept = Vec<(Severity, u64, Changed)>;

/// Counts and lists in the making.
#[derive(Default)]
struct Sum {
    days: Days,
    classes: BTreeMap<(String, usize), (String, Classes)>,
    listed: BTreeMap<(Class, String, usize), Kept>,
    oldest: Vec<((String, Severity, u64), Changed)>,
    order: u64,
}

impl Sum {
    fn add(&mut self, class: Class, row: &FindingRow<'_>) {
        self.order += 1;
        let area = area_of(row);
        let check = name_today(row.check);
        let slot = (check.to_owned(), area.index());
        self.classes.entry(slot).or_insert_with(|| (row.title.to_owned(), Classes::default())).1.add(class, 1);
        let severity = Severity::named(row.severity).unwrap_or(Severity::Low);
        if class == Class::StillOpen {
            let key = (row.first_seen.to_owned(), severity, self.order);
            let at = self.oldest.partition_point(|(known, _)| *known <= key);
            if at < OLDEST {
                self.oldest.insert(at, (key, self.days.changed(class, row)));
                self.oldest.truncate(OLDEST);
            }
            return;
        }
        let order = self.order;
        let may = |kept: &Kept| kept.len() < LISTED || kept.last().is_some_and(|(last, ..)| severity < *last);
        let key = (class, check.to_owned(), area.index());
        if self.listed.get(&key).is_none_or(may) {
            let changed = self.days.changed(class, row);
            let kept = self.listed.entry(key).or_default();
            let at = kept.partition_point(|(known, ..)| *known <= severity);
            kept.insert(at, (severity, order, changed));
            kept.truncate(LISTED);
        }
    }

    fn done(self, comparables: &Comparables) -> Compared {
        let checks = self.classes.into_iter().map(|((check, area), (title, classes))| CheckChange {
            comparable: comparables.get(&check).cloned().unwrap_or(Comparable::Yes),
            check,
            title,
            area: Area::ALL[area],
            classes,
        });
        let mut listed: Vec<(Class, Severity, String, u64, Changed)> = Vec::new();
        for ((class, check, _), kept) in self.listed {
            listed.extend(kept.into_iter().map(|(severity, order, changed)| (class, severity, check.clone(), order, changed)));
        }
        listed.sort_by(|a, b| (a.0, a.1, &a.2, a.3).cmp(&(b.0, b.1, &b.2, b.3)));
        Compared {
            checks: checks.collect(),
            listed: listed.into_iter().map(|(.., changed)| changed).collect(),
            oldest: self.oldest.into_iter().map(|(_, changed)| changed).collect(),
        }
    }
}

fn area_of(row: &FindingRow<'_>) -> Area {
    Area::ALL.into_iter().find(|area| area.name() == row.area).unwrap_or(Area::Assets)
}

impl Days {
    fn changed(&self, class: Class, row: &FindingRow<'_>) -> Changed {
        let area = area_of(row);
        let severity = Severity::named(row.severity).unwrap_or(Severity::Low);
        let own = str::to_owned;
        let is_of_now = matches!(class, Class::New | Class::Reopened | Class::StillOpen | Class::NotComparable);
        let until = if is_of_now { self.now } else { self.then };
        let shown = |text: &str| if self.hides_names && !is_of_now { String::new() } else { text.to_owned() };
        let days = until.zip(row.first_seen.parse().ok()).map_or(0, |(until, since)| date::days_between(since, until));
        Changed {
            class,
            quarters: quarters(days),
            title: own(row.title),
            finding: Finding {
                check: own(row.check),
                area,
                severity,
                status: Status::Open,
                subject: shown(row.subject),
                label: if self.hides_names && !is_of_now { "not shown, because names are redacted".to_owned() } else { own(row.label) },
                evidence: shown(row.evidence),
                owner: String::new(),
                owner_email: String::new(),
                department: String::new(),
                location: String::new(),
                criticality: String::new(),
                due: own(row.due),
                cause: shown(row.cause),
                place: PlaceRef { file: own(row.file), sheet: own(row.sheet), row: row.row.parse().unwrap_or(0), column: own(row.column) },
                first_seen: own(row.first_seen),
                fingerprint: format!("{:016x}", row.print),
            },
        }
    }
}

/// Days as quarters of a year, rounded.
fn quarters(days: i64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between nought and a few hundred")]
    let quarters = (days.clamp(0, 36_525) as f64 / QUARTER).round() as u32;
    quarters
}
