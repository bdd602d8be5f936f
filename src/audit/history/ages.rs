//! How old a finding is: when it was first seen, and by when it should be mended. What the engine asks while it writes.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::comparable::name_today;
use super::index::Index;
use crate::audit::assessment::{Assessment, Status};
use crate::audit::fingerprint::Fingerprint;
use crate::model::date::Date;
use crate::model::severity::Severity;

/// When findings of one day were first seen, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Age {
    /// The day as ISO text.
    pub first_seen: String,
    /// The day they should be mended by, by severity.
    pub due: [String; 4],
    /// Whether that day has passed, by severity.
    pub is_overdue: [bool; 4],
}

/// Which findings an earlier run had, since when, and which records it judged: at most 13 bytes a finding, 9 a record.
#[derive(Debug)]
pub struct Ages {
    new: Age,
    /// By the days of `seen`.
    known: Vec<Age>,
    /// `None` where there is no run to compare with.
    seen: Option<Arc<Seen>>,
    /// What the runs before that had, for checks that could judge nothing in it: by the days of `before`.
    before: Option<(Arc<Seen>, Vec<Age>)>,
    silent: BTreeSet<String>,
    /// `None` where no run says what it judged.
    judged: Option<Arc<Index>>,
}

impl Ages {
    /// Nothing was seen before.
    pub fn none(as_of: Date, days_allowed: [u32; 4]) -> Self {
        let new = age(as_of, as_of, days_allowed);
        Ages { new, known: Vec::new(), seen: None, before: None, silent: BTreeSet::new(), judged: None }
    }

    /// What an earlier run found, each finding with the day it was first seen, and the records it judged, if it says.
    pub fn of(as_of: Date, days_allowed: [u32; 4], seen: Arc<Seen>, judged: Option<Arc<Index>>) -> Self {
        let known = seen.days.iter().map(|day| age(*day, as_of, days_allowed)).collect();
        Ages { known, seen: Some(seen), judged, ..Ages::none(as_of, days_allowed) }
    }

    /// The same, where runs before that one had findings of checks that could judge nothing in it: their time goes on.
    #[must_use]
    pub fn with_earlier(self, as_of: Date, days_allowed: [u32; 4], then: &Assessment, before: Arc<Seen>) -> Self {
        let judged = |check: &&crate::audit::assessment::CheckResult| check.run && check.pass + check.fail + check.waived > 0;
        let spoke: BTreeSet<&str> = then.checks.iter().filter(judged).map(|check| name_today(&check.name)).collect();
        let silent = then.checks.iter().map(|check| name_today(&check.name)).filter(|name| !spoke.contains(name));
        let silent = silent.map(str::to_owned).collect();
        let ages = before.days.iter().map(|day| age(*day, as_of, days_allowed)).collect();
        Ages { before: Some((before, ages)), silent, ..self }
    }

    /// The age of a check's finding of that fingerprint, which stands so. What was only not known then was not seen to be open.
    pub fn of_print(&self, check: &str, print: Fingerprint, status: Status) -> &Age {
        let found = |seen: &Seen| {
            let at = seen.prints.find(print.0)?;
            let (day, stood) = seen.of_each[at];
            (status != Status::Open || stood != Status::Unknown).then_some(usize::from(day))
        };
        if let Some(age) = self.seen.as_deref().and_then(found).and_then(|at| self.known.get(at)) {
            return age;
        }
        let earlier = self.before.as_ref().filter(|_| self.silent.contains(check));
        earlier.and_then(|(before, ages)| ages.get(found(before)?)).unwrap_or(&self.new)
    }

    /// Whether there is a run to compare with.
    pub fn compares(&self) -> bool {
        self.seen.is_some()
    }

    /// Whether it is known which records the earlier run judged.
    pub fn knows_records(&self) -> bool {
        self.judged.is_some()
    }

    /// Whether the earlier run judged the record of each of some fingerprints, looked up together; where no run says what it
    /// judged, it is taken to have judged all.
    pub fn were_judged(&self, prints: &[u64]) -> Vec<bool> {
        let Some(judged) = &self.judged else { return vec![true; prints.len()] };
        judged.find_each(prints).iter().map(Option::is_some).collect()
    }
}

fn age(day: Date, as_of: Date, days_allowed: [u32; 4]) -> Age {
    let by = |severity: Severity| {
        let days = chrono::Days::new(u64::from(days_allowed[severity.index()]));
        day.checked_add_days(days).unwrap_or(day)
    };
    Age {
        first_seen: day.to_string(),
        due: Severity::ALL.map(|severity| by(severity).to_string()),
        is_overdue: Severity::ALL.map(|severity| by(severity) < as_of),
    }
}

/// The findings of one earlier run: fingerprint, first day, and how each stood; sorted by fingerprint.
#[derive(Debug, Default)]
pub struct Seen {
    /// The fingerprints.
    pub prints: Index,
    /// The day each was first seen, by its index in `days`, and how it stood.
    of_each: Vec<(u16, Status)>,
    /// The days there are.
    days: Vec<Date>,
}

/// Findings on their way to be [`Seen`].
#[derive(Debug)]
pub struct Gathering {
    as_of: Date,
    days: Vec<Date>,
    all: Vec<(u64, u16, Status)>,
}

impl Gathering {
    /// None yet, of a run that speaks for a day.
    pub fn of(as_of: Date) -> Self {
        Gathering { as_of, days: Vec::new(), all: Vec::new() }
    }

    /// Adds a finding: fingerprint, first day, how it stood. A day later than its run's, or none, is its run's.
    pub fn add(&mut self, print: u64, day: Option<Date>, status: Status) {
        let day = day.filter(|day| *day <= self.as_of).unwrap_or(self.as_of);
        let at = self.days.iter().position(|known| *known == day).unwrap_or_else(|| {
            self.days.push(day);
            self.days.len() - 1
        });
        self.all.push((print, u16::try_from(at).unwrap_or(u16::MAX), status));
    }

    /// All of them, in order.
    pub fn seen(mut self) -> Seen {
        self.all.par_sort_unstable();
        self.all.dedup_by_key(|(print, ..)| *print);
        Seen {
            prints: Index::of(self.all.iter().map(|(print, ..)| *print).collect()),
            of_each: self.all.iter().map(|(_, day, status)| (*day, *status)).collect(),
            days: self.days,
        }
    }
}

impl Seen {
    /// These, and those of a later run in place of what both have.
    #[must_use]
    pub fn followed_by(&self, later: &Seen) -> Seen {
        let of = |seen: &'_ Seen| {
            let all = seen.prints.all().iter().zip(&seen.of_each);
            all.map(|(print, (day, stood))| (*print, seen.days.get(usize::from(*day)).copied(), *stood)).collect::<Vec<_>>()
        };
        let mut all = Gathering::of(Date::MAX);
        // The first of two is kept.
        for (print, day, stood) in of(later).into_iter().chain(of(self).into_iter().filter(|(print, ..)| later.stood(*print).is_none())) {
            all.add(print, day, stood);
        }
        all.seen()
    }

    /// How the run had each of several findings, looked up together.
    pub fn stood_each(&self, prints: &[u64]) -> Vec<Option<Status>> {
        self.prints.find_each(prints).into_iter().map(|rank| rank.map(|at| self.of_each[at].1)).collect()
    }

    /// How the run had that finding; `None` where it had it not.
    pub fn stood(&self, print: u64) -> Option<Status> {
        self.prints.find(print).map(|at| self.of_each[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::written::day;

    #[test]
    fn a_finding_keeps_the_day_it_was_first_seen_and_is_overdue_from_the_day_after_its_limit() {
        let (then, now) = (day("2026-08-23"), day("2026-11-22"));
        let mut found = Gathering::of(then);
        found.add(2, Some(day("2027-01-01")), Status::Waived);
        found.add(1, Some(day("2026-05-24")), Status::Open);
        found.add(4, Some(day("2026-05-24")), Status::Unknown);
        let seen = Arc::new(found.seen());
        let ages = Ages::of(now, [2, 91, 92, 400], Arc::clone(&seen), Some(Arc::new(Index::of(vec![7]))));
        let known = ages.of_print("a-check", Fingerprint(1), Status::Open);
        assert_eq!(
            (known.first_seen.as_str(), known.due[0].as_str(), known.is_overdue),
            ("2026-05-24", "2026-05-26", [true, true, true, false])
        );
        let later = ages.of_print("a-check", Fingerprint(2), Status::Open);
        assert_eq!((later.first_seen.as_str(), later.is_overdue), ("2026-08-23", [true, false, false, false]), "91 days are just over");
        assert_eq!(ages.of_print("a-check", Fingerprint(3), Status::Open).first_seen, "2026-11-22");
        let since = |status| ages.of_print("a-check", Fingerprint(4), status).first_seen.as_str();
        assert_eq!((since(Status::Unknown), since(Status::Open)), ("2026-05-24", "2026-11-22"), "what was not known was not open");
        // A quarter in which the check could judge nothing stops no clock.
        let mut before = Gathering::of(day("2026-05-24"));
        before.add(9, None, Status::Open);
        before.add(1, None, Status::Open);
        let before = before.seen().followed_by(&Gathering::of(then).seen());
        let mut blind = Ages::of(now, [2, 91, 92, 400], Arc::clone(&seen), None);
        blind.before = Some((Arc::new(before), vec![age(day("2026-05-24"), now, [2, 91, 92, 400])]));
        assert_eq!(blind.of_print("a-check", Fingerprint(9), Status::Open).first_seen, "2026-11-22");
        blind.silent.insert("a-check".to_owned());
        assert_eq!(blind.of_print("a-check", Fingerprint(9), Status::Open).first_seen, "2026-05-24");
        assert_eq!(ages.were_judged(&[7, 8]), [true, false]);
        assert_eq!(Ages::none(now, [2, 14, 30, 90]).were_judged(&[1]), [true], "where nothing is compared nothing is new");
        assert_eq!((seen.stood(1), seen.stood(2), seen.stood(3)), (Some(Status::Open), Some(Status::Waived), None));
    }
}
