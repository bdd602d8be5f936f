//! What is told of the findings that were classed: how many there are by class and check, the first few of each, and the oldest.
//!
//! Threads sum up the parts they have at hand ([`Summing`]); what they made of them is put together in order ([`Sum`]).

use std::collections::BTreeMap;

use super::classes::Compared;
use super::comparable::{Comparables, name_today};
use crate::audit::assessment::{Changed, CheckChange, Class, Classes, Comparable, Finding, PlaceRef, Status};
use crate::ingest::findings::{FindingRow, Part};
use crate::model::area::Area;
use crate::model::date::{self, Date};
use crate::model::severity::Severity;

/// Findings listed of one class and check; the rest are counted (ours: the whole is in findings.csv, and in `standto diff`).
const LISTED: usize = 5;
/// Oldest findings listed (ours).
const OLDEST: usize = 20;
/// Days of a quarter of a year.
const QUARTER: f64 = 365.25 / 4.0;

/// The days of both runs, and what may be shown of the earlier one.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Days {
    pub(super) then: Option<Date>,
    pub(super) now: Option<Date>,
    /// The run of now shows no names, and that of then does: what is said of then is said without them.
    pub(super) hides_names: bool,
}

/// The findings of a part while they are classed.
#[derive(Default)]
pub(super) struct Summing<'p> {
    /// By the check's name and the area.
    checks: Vec<(&'p str, Area, OfCheck)>,
    /// Their places, by first day and severity.
    oldest: Vec<((&'p str, Severity), usize)>,
    classed: Vec<(usize, Class)>,
}

/// What came of the findings of a part, each by its place in it.
pub(super) struct OfPart {
    checks: Vec<OfCheck>,
    /// The oldest that are still open.
    oldest: Vec<usize>,
    /// All of them in order.
    pub(super) classed: Vec<(usize, Class)>,
}

/// Those of one check and area.
#[derive(Default)]
struct OfCheck {
    first: usize,
    classes: Classes,
    /// All but those still open.
    changed: Vec<(Class, Severity, usize)>,
}

impl<'p> Summing<'p> {
    /// Adds the finding that stands at a place in the part, behind all added before.
    pub(super) fn add(&mut self, class: Class, at: usize, row: &FindingRow<'p>) {
        let (check, area, severity) = (row.check(), area_of(row), severity_of(row));
        self.classed.push((at, class));
        let known = self.checks.iter().position(|(other, of, _)| *other == check && *of == area);
        let slot = known.unwrap_or_else(|| {
            self.checks.push((check, area, OfCheck { first: at, ..OfCheck::default() }));
            self.checks.len() - 1
        });
        let of_check = &mut self.checks[slot].2;
        of_check.classes.add(class, 1);
        if class == Class::StillOpen {
            offer(&mut self.oldest, OLDEST, (row.first_seen(), severity), || at);
        } else {
            of_check.changed.push((class, severity, at));
        }
    }

    /// There are no more.
    pub(super) fn done(self) -> OfPart {
        let checks = self.checks.into_iter().map(|(.., of_check)| of_check).collect();
        OfPart { checks, oldest: self.oldest.into_iter().map(|(_, at)| at).collect(), classed: self.classed }
    }
}

/// Keeps one where it is among the first so many, behind those that are its equals.
fn offer<K: Ord, V>(kept: &mut Vec<(K, V)>, most: usize, key: K, value: impl FnOnce() -> V) {
    let at = kept.partition_point(|(other, _)| *other <= key);
    if at < most {
        kept.truncate(most - 1);
        kept.insert(at, (key, value()));
    }
}

/// The first few of one class and check, by severity and rank.
type Kept = Vec<((Severity, u64), Changed)>;

/// Counts and lists in the making.
#[derive(Default)]
pub(super) struct Sum {
    days: Days,
    /// By check and area.
    checks: BTreeMap<(String, usize), Told>,
    /// By first day, severity and rank.
    oldest: Vec<((String, Severity, u64), Changed)>,
}

/// What is told of one check in one area.
#[derive(Default)]
struct Told {
    title: String,
    classes: Classes,
    listed: BTreeMap<Class, Kept>,
}

impl Sum {
    /// Of nothing yet.
    pub(super) fn of(days: Days) -> Self {
        Sum { days, ..Sum::default() }
    }

    /// Adds what came of a part. Its findings have their ranks from `before` on.
    pub(super) fn add(&mut self, part: Part<'_>, of_part: &OfPart, before: u64) {
        let days = self.days;
        let rank = |row: &FindingRow<'_>| before + u64::from(row.number());
        for of_check in &of_part.checks {
            let Some(row) = part.row(of_check.first) else { continue };
            let told = self.checks.entry((name_today(row.check()).to_owned(), area_of(&row).index())).or_default();
            if told.classes == Classes::default() {
                row.title().clone_into(&mut told.title);
            }
            told.classes.add_all(&of_check.classes);
            for (class, severity, at) in &of_check.changed {
                let Some(row) = part.row(*at) else { continue };
                let kept = told.listed.entry(*class).or_default();
                offer(kept, LISTED, (*severity, rank(&row)), || days.changed(*class, &row));
            }
        }
        for row in of_part.oldest.iter().filter_map(|at| part.row(*at)) {
            let key = (row.first_seen().to_owned(), severity_of(&row), rank(&row));
            offer(&mut self.oldest, OLDEST, key, || days.changed(Class::StillOpen, &row));
        }
    }

    /// All findings were added.
    pub(super) fn done(self, comparables: &Comparables) -> Compared {
        let mut checks = Vec::new();
        let mut listed: Vec<(Class, Severity, String, u64, Changed)> = Vec::new();
        for ((check, area), Told { title, classes, listed: of_check }) in self.checks {
            for (class, kept) in of_check {
                listed.extend(kept.into_iter().map(|((severity, rank), changed)| (class, severity, check.clone(), rank, changed)));
            }
            let comparable = comparables.get(&check).cloned().unwrap_or(Comparable::Yes);
            checks.push(CheckChange { comparable, check, title, area: Area::ALL[area], classes });
        }
        listed.sort_by(|a, b| (a.0, a.1, &a.2, a.3).cmp(&(b.0, b.1, &b.2, b.3)));
        let listed = listed.into_iter().map(|(.., changed)| changed).collect();
        Compared { checks, listed, oldest: self.oldest.into_iter().map(|(_, changed)| changed).collect() }
    }
}

fn area_of(row: &FindingRow<'_>) -> Area {
    Area::ALL.into_iter().find(|area| area.name() == row.area()).unwrap_or(Area::Assets)
}

fn severity_of(row: &FindingRow<'_>) -> Severity {
    Severity::named(row.severity()).unwrap_or(Severity::Low)
}

impl Days {
    /// One finding as it is listed.
    pub(super) fn changed(&self, class: Class, row: &FindingRow<'_>) -> Changed {
        let (area, severity) = (area_of(row), severity_of(row));
        let own = str::to_owned;
        let is_of_now = matches!(class, Class::New | Class::Reopened | Class::StillOpen | Class::NotComparable);
        let until = if is_of_now { self.now } else { self.then };
        let shown = |text: &str| if self.hides_names && !is_of_now { String::new() } else { text.to_owned() };
        let days = until.zip(row.first_seen().parse().ok()).map_or(0, |(until, since)| date::days_between(since, until));
        Changed {
            class,
            quarters: quarters(days),
            title: own(row.title()),
            finding: Finding {
                check: own(row.check()),
                area,
                severity,
                status: Status::Open,
                subject: shown(row.subject()),
                label: if self.hides_names && !is_of_now { "not shown, because names are redacted".to_owned() } else { own(row.label()) },
                evidence: shown(row.evidence()),
                owner: String::new(),
                owner_email: String::new(),
                department: String::new(),
                location: String::new(),
                criticality: String::new(),
                due: own(row.due()),
                cause: shown(row.cause()),
                place: PlaceRef {
                    file: own(row.file()),
                    sheet: own(row.sheet()),
                    row: row.row().parse().unwrap_or(0),
                    column: own(row.column()),
                },
                first_seen: own(row.first_seen()),
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
