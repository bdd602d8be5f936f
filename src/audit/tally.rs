//! Counts of one run, or of a part of it: parts merge in any order to the same whole.

mod by_check;

use std::collections::BTreeMap;
use std::hash::BuildHasherDefault;

use by_check::ByCheck;
pub use by_check::slot;

use super::about::About;
use super::assessment::{BySeverity, Counts, Status};
use super::bounded::Bounded;
use super::conflicts::Conflicts;
use super::groups::Groups;
use crate::ingest::set_aside::Reason;
use crate::model::area::Area;
use crate::model::asset::Classes;
use crate::model::key::{self, Already, KeyHash};
use crate::model::place::Place;
use crate::model::severity::Severity;
use crate::model::verdict::Detail;

/// Most causes of one check that are told apart: beyond, grouping helps nobody.
const MOST_CAUSES: usize = 5_000;
/// First places kept of a cause.
const FIRST_PLACES: usize = 5;

/// Everything that is counted.
#[derive(Debug, Clone)]
pub struct Tally {
    /// A check and area, by their [`slot`].
    pub checks: ByCheck,
    /// By owner.
    pub owners: Groups,
    /// By kind.
    pub kinds: Groups,
    /// By department and area.
    pub crosses: [Groups; 4],
    /// Rows set aside while typing, with the first of each reason.
    pub set_aside: BTreeMap<Reason, (u64, Vec<u32>)>,
    /// Which classes the assets judged are of.
    pub classes: Classes,
    /// Records audited, by area.
    pub records: [u64; 4],
    /// Critical systems among them, by area.
    pub critical_records: [u64; 4],
    /// Those among them that the run compared with judged too, by area.
    pub known_records: [u64; 4],
    /// How often each statement decided something.
    pub statements_used: Vec<u64>,
    /// How many findings each waiver covered.
    pub waivers_used: Vec<u64>,
    /// Where side lists say other than the record.
    pub conflicts: Conflicts,
}

/// Counts of one check in one area.
#[derive(Debug, Clone)]
pub struct CheckTally {
    /// Verdicts of all records.
    pub counts: Counts,
    /// Records it has nothing to say of.
    pub not_applicable: u64,
    /// Open failures by severity.
    pub open: BySeverity,
    /// Open failures past their time limit, by severity.
    pub overdue: BySeverity,
    /// Verdicts of critical systems.
    pub critical: Counts,
    /// Verdicts of records that the run compared with judged too.
    pub known: Counts,
    /// What findings share.
    pub causes: Bounded<KeyHash, CauseTally, BuildHasherDefault<Already>>,
    /// Findings that stand for a whole column, one a status and cause: hardly ever more than one. Emptied when a source is done.
    pub columns: Vec<ColumnTally>,
    /// Findings written, a whole-column one counting once.
    pub findings: u64,
}

/// Text of a check: most of what is true of a whole column is written in the program.
type Text = std::borrow::Cow<'static, str>;

/// Verdicts of one check on some records, by the sort of record.
#[derive(Debug, Clone, Copy, Default)]
pub struct Verdicts([Counts; 4]);

/// Whether the run compared with judged a record too, and whether it is a critical system.
#[derive(Debug, Clone, Copy)]
pub struct Sort(usize);

impl Sort {
    const KNOWN: usize = 1;
    const CRITICAL: usize = 2;

    /// Of one record.
    pub fn of(is_known: bool, is_critical: bool) -> Self {
        Sort(usize::from(is_known) * Self::KNOWN + usize::from(is_critical) * Self::CRITICAL)
    }
}

impl Verdicts {
    /// The counts of one sort of record.
    #[inline]
    pub fn of(&mut self, sort: Sort) -> &mut Counts {
        &mut self.0[sort.0 & 3]
    }
}

/// One cause.
#[derive(Debug, Clone)]
pub struct CauseTally {
    /// How its findings stand.
    pub status: Status,
    /// The cause.
    pub cause: String,
    /// How many findings.
    pub count: u64,
    /// The first places.
    pub places: Vec<Place>,
}

/// A finding that stands for a whole column.
#[derive(Debug, Clone)]
pub struct ColumnTally {
    /// How it stands.
    pub status: Status,
    /// Its cause; empty where it has none.
    pub cause: Text,
    /// How many records it stands for.
    pub count: u64,
    /// The first row it was seen on, whose evidence it bears.
    pub first: u32,
    /// What was seen there.
    pub evidence: Text,
    /// The field it speaks of.
    pub field: Option<usize>,
    /// The worst severity.
    pub severity: Severity,
}

impl Tally {
    /// Nothing counted yet.
    pub fn new(checks: usize, statements: usize, waivers: usize) -> Self {
        Tally {
            checks: ByCheck::new(checks * Area::ALL.len()),
            owners: Groups::new(),
            kinds: Groups::new(),
            crosses: std::array::from_fn(|_| Groups::new()),
            set_aside: BTreeMap::new(),
            classes: Classes::default(),
            records: [0; 4],
            critical_records: [0; 4],
            known_records: [0; 4],
            statements_used: vec![0; statements],
            waivers_used: vec![0; waivers],
            conflicts: Conflicts::new(),
        }
    }

    /// The counts of a check in an area.
    pub fn of(&mut self, check: usize, area: Area) -> &mut CheckTally {
        self.checks.at_mut(slot(check, area))
    }

    /// Counts a row set aside.
    pub fn set_aside(&mut self, reason: Reason, row: u32) {
        let (count, rows) = self.set_aside.entry(reason).or_default();
        *count += 1;
        keep_first(rows, row);
    }

    /// Counts the statements by which an asset is supported beyond its maker's end.
    pub fn see_supported(&mut self, statements: &[usize]) {
        for at in statements {
            self.statements_used[*at] += 1;
        }
    }

    /// Counts some records and their open findings in their groups: group by group, so that each is found while others are.
    pub fn group(&mut self, area: Area, judged: &[(About<'_>, BySeverity)]) {
        self.records[area.index()] += judged.len() as u64;
        self.critical_records[area.index()] += judged.iter().filter(|(about, _)| about.is_critical).count() as u64;
        let judged = judged.iter().filter(|(about, _)| about.is_judged);
        self.crosses[area.index()].add(judged.clone().map(|(about, open)| (about.department, *open)));
        self.kinds.add(judged.clone().map(|(about, open)| (about.kind, *open)));
        let owned = judged.filter(|(about, _)| about.wants_owner);
        self.owners.add(owned.map(|(about, open)| (if about.owner.is_empty() { about.owner_email } else { about.owner }, *open)));
    }

    /// By department, over all areas.
    pub fn departments(&self) -> Groups {
        self.crosses.iter().fold(Groups::new(), |mut sum, of_area| {
            sum.merge(of_area.clone());
            sum
        })
    }

    /// Adds another part.
    pub fn merge(&mut self, other: Self) {
        self.checks.merge(other.checks);
        self.owners.merge(other.owners);
        self.kinds.merge(other.kinds);
        for (mine, theirs) in self.crosses.iter_mut().zip(other.crosses) {
            mine.merge(theirs);
        }
        join_rows(&mut self.set_aside, other.set_aside);
        self.classes.join(&other.classes);
        join_rows(&mut self.conflicts, other.conflicts);
        for area in 0..4 {
            self.records[area] += other.records[area];
            self.critical_records[area] += other.critical_records[area];
            self.known_records[area] += other.known_records[area];
        }
        for (mine, theirs) in self.statements_used.iter_mut().zip(other.statements_used) {
            *mine += theirs;
        }
        for (mine, theirs) in self.waivers_used.iter_mut().zip(other.waivers_used) {
            *mine += theirs;
        }
    }
}

/// Adds another part's rows, which are counted by what is said of them, with the first of each.
pub(super) fn join_rows<Said: Ord>(mine: &mut BTreeMap<Said, (u64, Vec<u32>)>, theirs: BTreeMap<Said, (u64, Vec<u32>)>) {
    for (said, (count, rows)) in theirs {
        let mine = mine.entry(said).or_default();
        mine.0 += count;
        for row in rows {
            keep_first(&mut mine.1, row);
        }
    }
}

/// Keeps the least few rows, in order.
pub(super) fn keep_first(rows: &mut Vec<u32>, row: u32) {
    let at = rows.partition_point(|known| *known < row);
    if at < super::scan::FIRST_ROWS {
        rows.insert(at, row);
        rows.truncate(super::scan::FIRST_ROWS);
    }
}

impl CheckTally {
    fn new() -> Self {
        CheckTally {
            counts: Counts::default(),
            not_applicable: 0,
            open: BySeverity::default(),
            overdue: BySeverity::default(),
            critical: Counts::default(),
            known: Counts::default(),
            causes: Bounded::new(MOST_CAUSES),
            columns: Vec::new(),
            findings: 0,
        }
    }

    /// Whether it had anything to say of any record.
    pub fn applied(&self) -> bool {
        self.counts.all() > 0
    }

    /// Adds the verdicts on other records.
    pub fn join(&mut self, verdicts: Verdicts) {
        for (sort, counts) in verdicts.0.iter().enumerate() {
            self.counts.add(counts);
            if sort & Sort::KNOWN != 0 {
                self.known.add(counts);
            }
            if sort & Sort::CRITICAL != 0 {
                self.critical.add(counts);
            }
        }
    }

    /// Counts one record of a finding that is true of its whole column.
    pub fn keep_column(&mut self, status: Status, severity: Severity, detail: Detail, row: u32) {
        let Detail { evidence, field, cause, .. } = detail;
        self.add_column(ColumnTally { status, cause: cause.unwrap_or_default(), count: 1, first: row, evidence, field, severity });
    }

    fn add_column(&mut self, other: ColumnTally) {
        match self.columns.iter_mut().find(|known| known.status == other.status && known.cause == other.cause) {
            Some(known) => known.merge(other),
            None => self.columns.push(other),
        }
    }

    /// Counts a cause of one finding.
    pub fn cause(&mut self, status: Status, cause: &str, place: Place) {
        self.cause_of_many(status, cause, place, 1);
    }

    /// Counts a cause of a finding that stands for so many records.
    pub fn cause_of_many(&mut self, status: Status, cause: &str, place: Place, count: u64) {
        let new = || CauseTally { status, cause: cause.to_owned(), count: 0, places: Vec::new() };
        if let Some(known) = self.causes.entry(key::hash_of_spellings([cause.as_bytes()], status as u64), new) {
            known.count += count;
            known.keep(place);
        }
    }

    fn merge(&mut self, other: Self) {
        self.counts.add(&other.counts);
        self.known.add(&other.known);
        self.critical.add(&other.critical);
        self.not_applicable += other.not_applicable;
        self.findings += other.findings;
        self.open.join(&other.open);
        self.overdue.join(&other.overdue);
        self.causes.merge(other.causes, |mine, theirs| {
            mine.count += theirs.count;
            theirs.places.into_iter().for_each(|place| mine.keep(place));
        });
        for theirs in other.columns {
            self.add_column(theirs);
        }
    }
}

impl ColumnTally {
    /// Adds another record, or another part's count.
    fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.severity = self.severity.min(other.severity);
        if other.first < self.first {
            self.first = other.first;
            self.evidence = other.evidence;
            self.field = other.field;
        }
    }
}

impl CauseTally {
    fn keep(&mut self, place: Place) {
        // Most come late.
        if self.places.len() == FIRST_PLACES && self.places.last() <= Some(&place) {
            return;
        }
        let at = self.places.partition_point(|known| *known < place);
        if at < FIRST_PLACES {
            self.places.insert(at, place);
            self.places.truncate(FIRST_PLACES);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_merge_to_the_same_whole_in_any_order() {
        let part = |rows: &[u32]| {
            let mut tally = Tally::new(1, 0, 0);
            for row in rows {
                let place = Place { source: 0, row: *row, column: None };
                tally.of(0, Area::Assets).counts.fail += 1;
                tally.of(0, Area::Assets).cause(Status::Open, if row % 2 == 0 { "even" } else { "odd" }, place);
                tally.set_aside(Reason::Blank, *row);
                let name = if row % 2 == 0 { "Pathology" } else { "PATHOLOGY" };
                let about = About { department: name, is_judged: true, ..About::default() };
                tally.group(Area::Assets, &[(about, BySeverity { high: 1, ..BySeverity::default() })]);
            }
            tally
        };
        let seen = |tally: Tally| {
            format!("{:?} {:?} {:?}", tally.set_aside, tally.checks.at(0).causes.clone().into_sorted(), tally.departments().into_sorted())
        };
        let whole = seen(part(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
        for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
            let parts = [part(&[1, 5, 9, 12]), part(&[2, 6, 10, 3]), part(&[4, 7, 8, 11])];
            let mut sum = Tally::new(1, 0, 0);
            for at in order {
                sum.merge(parts[at].clone());
            }
            assert_eq!(seen(sum), whole);
        }
    }
}
