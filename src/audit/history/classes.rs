//! What became of each finding: two runs' findings streamed past one another, by fingerprint.
//!
//! Held in memory are fingerprints, at most 13 bytes a finding of each run, and
//! the few findings that are listed; never the findings themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::ages::{Gathering, Seen};
use super::comparable::{Comparables, name_today, register_of};
use super::index::Index;
use super::renamed;
use super::subject;
use super::sums::{Days, OfPart, Sum, Summing};
use crate::audit::assessment::{Assessment, Changed, CheckChange, Class, Comparable, Status};
use crate::audit::fingerprint::{Fingerprint, Stem};
use crate::ingest::findings::{FindingRow, Findings, Part};
use crate::model::date::Date;
use crate::model::key::Normal;
use crate::model::register::Register;

/// What the ranks of findings of then begin with: they are listed behind those of now.
const BEHIND: u64 = 1 << 32;

/// One run, as far as it is compared.
#[derive(Debug)]
pub struct Side<'s> {
    /// Its assessment.
    pub assessment: &'s Assessment,
    /// Its findings.
    pub findings: Findings,
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
pub fn seen(findings: Findings, run: &Assessment, as_of: Date) -> Result<Seen, String> {
    let mut all = Gathering::of(as_of);
    renamed::each_part(
        findings,
        run,
        |part, print| {
            let mut last: (&str, Option<Date>) = ("", None);
            let mut found = Vec::with_capacity(part.len());
            for row in part.rows() {
                let row = row?;
                if row.first_seen() != last.0 {
                    last = (row.first_seen(), row.first_seen().parse().ok());
                }
                found.push((print(&row), last.1, status(&row)?));
            }
            Ok(found)
        },
        |_, found| found.into_iter().for_each(|(print, day, status)| all.add(print, day, status)),
    )?;
    Ok(all.seen())
}

fn status(row: &FindingRow<'_>) -> Result<Status, String> {
    let all = [Status::Open, Status::Unknown, Status::Waived];
    let found = all.into_iter().find(|status| status.name() == row.status());
    found.ok_or_else(|| format!("it has a finding with the status “{}”", row.status()))
}

/// What is told of each finding that was classed: its class, its row, and how to make of it what is listed.
pub type Each<'e> = dyn FnMut(Class, &FindingRow<'_>, &dyn Fn() -> Changed) + Send + 'e;

/// Compares. `seen` is what the run of then had found, `population` reads what that of now judged, and `older` are the
/// fingerprints that runs before then had. Each finding of a class is handed to `each`: those of now in their order, then those
/// of then.
///
/// # Errors
/// A file is not as the contract has it.
pub fn compare(
    (then, seen): (Side<'_>, &Seen),
    (now, population): (Side<'_>, impl FnOnce() -> Result<Index, String> + Send),
    comparables: &Comparables,
    older: &Index,
    each: Option<&mut Each<'_>>,
) -> Result<Compared, String> {
    let days = Days { then: day_of(&then), now: day_of(&now), hides_names: now.is_redacted && !then.is_redacted };
    let hides_subjects = then.is_redacted && !now.is_redacted;
    let (was, is) = (then.assessment, now.assessment);
    let names = was.checks.iter().chain(&is.checks).map(|check| check.name.as_str());
    let says_otherwise = |name: &&str| comparables.get(name_today(name)).is_some_and(|it| *it != Comparable::Yes);
    let mut comparing = Comparing { not_comparable: names.filter(says_otherwise).collect(), sum: Sum::of(days), days, each };
    let mut judged = Ok(Index::default());
    let stands = rayon::in_place_scope(|beside| {
        beside.spawn(|_| judged = population());
        comparing.of_now(now, seen, older)
    })?;
    comparing.of_then(then, &stands, &Ground::of(was, is, &judged?, hides_subjects))?;
    Ok(comparing.sum.done(comparables))
}

/// Two runs on their way past one another.
struct Comparing<'c, 'e> {
    /// Checks of either run that say something else in the other.
    not_comparable: BTreeSet<&'c str>,
    sum: Sum,
    days: Days,
    each: Option<&'c mut Each<'e>>,
}

impl Comparing<'_, '_> {
    /// Classes the findings of now; how all of them stand comes back.
    fn of_now(&mut self, now: Side<'_>, seen: &Seen, older: &Index) -> Result<Seen, String> {
        let class = |print, stood: Option<Status>, row: &FindingRow<'_>| {
            if stood.is_some_and(|stood| stood != Status::Unknown) {
                Class::StillOpen
            } else if self.not_comparable.contains(row.check()) {
                Class::NotComparable
            } else if older.has(print) {
                Class::Reopened
            } else {
                Class::New
            }
        };
        let mut stands = Gathering::of(self.days.now.unwrap_or_default());
        renamed::each_part(
            now.findings,
            now.assessment,
            |part, print| {
                let rows = with_standing(part, print, seen)?;
                let (mut found, mut sums) = (Vec::with_capacity(rows.len()), Summing::default());
                for (at, (row, print, stood)) in rows.into_iter().enumerate() {
                    let status = status(&row)?;
                    found.push((print, status));
                    if status == Status::Open {
                        sums.add(class(print, stood, &row), at, &row);
                    }
                }
                Ok((found, sums.done()))
            },
            |part, (found, of_part)| {
                for (print, status) in found {
                    stands.add(print, None, status);
                }
                self.sum.add(part, &of_part, 0);
                tell(self.days, part, &of_part, self.each.as_deref_mut());
            },
        )?;
        Ok(stands.seen())
    }

    /// Classes those findings of then that are not open now.
    fn of_then(&mut self, then: Side<'_>, stands: &Seen, ground: &Ground<'_>) -> Result<(), String> {
        let class = |stands: Option<Status>, row: &FindingRow<'_>| match stands {
            Some(Status::Open) => None,
            Some(Status::Waived) => Some(Class::Accepted),
            Some(Status::Unknown) => Some(Class::NoLongerComparable),
            None if self.not_comparable.contains(row.check()) => Some(Class::NoLongerComparable),
            None => Some(ground.without(row)),
        };
        renamed::each_part(
            then.findings,
            then.assessment,
            |part, print| {
                let mut sums = Summing::default();
                for (at, (row, _, stands)) in with_standing(part, print, stands)?.into_iter().enumerate() {
                    if row.status() == Status::Open.name()
                        && let Some(class) = class(stands, &row)
                    {
                        sums.add(class, at, &row);
                    }
                }
                Ok(sums.done())
            },
            |part, of_part| {
                self.sum.add(part, &of_part, BEHIND);
                tell(self.days, part, &of_part, self.each.as_deref_mut());
            },
        )
    }
}

/// The findings of a part, each with its fingerprint and how another run had it: looked up together.
fn with_standing<'p>(
    part: Part<'p>,
    print: &mut dyn FnMut(&FindingRow<'_>) -> u64,
    other: &Seen,
) -> Result<Vec<(FindingRow<'p>, u64, Option<Status>)>, String> {
    let rows = part.rows().collect::<Result<Vec<_>, _>>()?;
    let prints: Vec<u64> = rows.iter().map(print).collect();
    let standings = other.stood_each(&prints);
    Ok(rows.into_iter().zip(prints).zip(standings).map(|((row, print), standing)| (row, print, standing)).collect())
}

/// Hands on what became of each finding of a part, where somebody asks.
fn tell(days: Days, part: Part<'_>, of_part: &OfPart, each: Option<&mut Each<'_>>) {
    let Some(each) = each else { return };
    for (at, class) in &of_part.classed {
        if let Some(row) = part.row(*at) {
            each(*class, &row, &|| days.changed(*class, &row));
        }
    }
}

fn day_of(side: &Side<'_>) -> Option<Date> {
    side.assessment.as_of.parse().ok()
}

/// What tells a finding that was put right from one whose subject is gone.
struct Ground<'g> {
    then: &'g Assessment,
    now: &'g Assessment,
    /// What the run of now judged.
    judged: &'g Index,
    /// Whether the run of then alone goes by pseudonyms.
    hides_subjects: bool,
    /// Whose records each check judges, and what their fingerprints begin with; `None` for the lists as a whole.
    registers: BTreeMap<&'g str, Option<(Register, Stem)>>,
}

impl<'g> Ground<'g> {
    fn of(then: &'g Assessment, now: &'g Assessment, judged: &'g Index, hides_subjects: bool) -> Self {
        let of = |check| register_of(check).map(|register| (register, subject::stem(register)));
        let registers = then.checks.iter().map(|check| (check.name.as_str(), of(check))).collect();
        Ground { then, now, judged, hides_subjects, registers }
    }

    /// What became of a finding that is no more, of a check that still looks.
    fn without(&self, row: &FindingRow<'_>) -> Class {
        let is_there = |print: Fingerprint| self.judged.has(print.0);
        let gone_unless = |there: bool| if there { Class::Fixed } else { Class::Gone };
        match self.registers.get(row.check()).and_then(Option::as_ref) {
            // One that stands for a whole column, or whose record has no key: nothing tells whether its subject is gone.
            Some(_) if row.row().is_empty() || row.subject().is_empty() => Class::Fixed,
            // Whose pseudonym it was is known only where the other run writes pseudonyms too.
            Some((Register::Contacts | Register::Accounts, _)) if self.hides_subjects => Class::NoLongerComparable,
            Some((_, stem)) => gone_unless(is_there(stem.of(&Normal::of(row.subject()), 0))),
            None => {
                let source = self.then.sources.iter().find(|source| source.file == row.file() && source.sheet == row.sheet());
                let register = source.and_then(|source| source.register);
                let key = subject::estate_key(row.subject(), Some((row.file(), row.sheet(), register)));
                if key != row.subject() {
                    let reads = |register| self.now.sources.iter().any(|source| source.register == Some(register));
                    return gone_unless(register.is_none_or(reads));
                }
                // A check that passes some of its subjects without a word says no more than that this one fails no longer.
                gone_unless(
                    is_there(subject::of_estate(name_today(row.check()), &key))
                        || is_there(subject::of_estate(name_today(row.check()), "")),
                )
            }
        }
    }
}
