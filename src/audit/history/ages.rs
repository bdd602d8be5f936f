//! How old a finding is: when it was first seen, and by when it should be mended. What the engine asks while it writes.

use crate::audit::assessment::Status;
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

/// Which findings an earlier run had, since when, and which records it judged: 10 bytes a finding, 8 a record.
#[derive(Debug)]
pub struct Ages {
    new: Age,
    known: Vec<Age>,
    /// Sorted; the ages by their index stand beside.
    prints: Vec<u64>,
    of_print: Vec<u16>,
    /// Sorted; `None` where no run says what it judged.
    judged: Option<Vec<u64>>,
    compares: bool,
}

impl Ages {
    /// Nothing was seen before.
    pub fn none(as_of: Date, days_allowed: [u32; 4]) -> Self {
        let new = age(as_of, as_of, days_allowed);
        Ages { new, known: Vec::new(), prints: Vec::new(), of_print: Vec::new(), judged: None, compares: false }
    }

    /// What an earlier run found, each finding with the day it was first seen, and the records it judged, sorted, if it says.
    pub fn of(as_of: Date, days_allowed: [u32; 4], seen: &Seen, judged: Option<Vec<u64>>) -> Self {
        let known = seen.days.iter().map(|day| age(*day, as_of, days_allowed)).collect();
        let (prints, of_print) = (seen.prints.clone(), seen.day_of.clone());
        Ages { known, prints, of_print, judged, compares: true, ..Ages::none(as_of, days_allowed) }
    }

    /// The age of the finding of that fingerprint.
    pub fn of_print(&self, print: &str) -> &Age {
        let found = || {
            let at = self.prints.binary_search(&u64::from_str_radix(print, 16).ok()?).ok()?;
            self.known.get(usize::from(self.of_print[at]))
        };
        if self.prints.is_empty() { &self.new } else { found().unwrap_or(&self.new) }
    }

    /// Whether there is a run to compare with.
    pub fn compares(&self) -> bool {
        self.compares
    }

    /// Whether it is known which records the earlier run judged.
    pub fn knows_records(&self) -> bool {
        self.judged.is_some()
    }

    /// Whether the earlier run judged the record of that fingerprint.
    pub fn was_judged(&self, print: &str) -> bool {
        let Some(judged) = &self.judged else { return true };
        u64::from_str_radix(print, 16).is_ok_and(|print| judged.binary_search(&print).is_ok())
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
    pub prints: Vec<u64>,
    /// The day each was first seen, by its index in `days`.
    pub day_of: Vec<u16>,
    /// How each stood.
    pub stood: Vec<Status>,
    /// The days there are.
    pub days: Vec<Date>,
}

impl Seen {
    /// Puts findings in order: fingerprint, first day, how it stood. A day later than `as_of` of their run is that day.
    pub fn new(found: impl Iterator<Item = (u64, Option<Date>, Status)>, as_of: Date) -> Self {
        let mut days: Vec<Date> = Vec::new();
        let mut all: Vec<(u64, u16, Status)> = found
            .map(|(print, day, status)| {
                let day = day.filter(|day| *day <= as_of).unwrap_or(as_of);
                let at = days.iter().position(|known| *known == day).unwrap_or_else(|| {
                    days.push(day);
                    days.len() - 1
                });
                (print, u16::try_from(at).unwrap_or(u16::MAX), status)
            })
            .collect();
        all.sort_unstable();
        all.dedup_by_key(|(print, ..)| *print);
        Seen {
            prints: all.iter().map(|(print, ..)| *print).collect(),
            day_of: all.iter().map(|(_, day, _)| *day).collect(),
            stood: all.iter().map(|(.., status)| *status).collect(),
            days,
        }
    }

    /// How the run had that finding; `None` where it had it not.
    pub fn stood(&self, print: u64) -> Option<Status> {
        self.prints.binary_search(&print).ok().map(|at| self.stood[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::written::day;

    #[test]
    fn a_finding_keeps_the_day_it_was_first_seen_and_is_overdue_from_the_day_after_its_limit() {
        let (then, now) = (day("2026-08-23"), day("2026-11-22"));
        let seen = Seen::new([(1, Some(day("2026-05-24")), Status::Open), (2, Some(day("2027-01-01")), Status::Waived)].into_iter(), then);
        let ages = Ages::of(now, [2, 91, 92, 400], &seen, Some(vec![7]));
        let known = ages.of_print("0000000000000001");
        assert_eq!(
            (known.first_seen.as_str(), known.due[0].as_str(), known.is_overdue),
            ("2026-05-24", "2026-05-26", [true, true, true, false])
        );
        let later = ages.of_print("0000000000000002");
        assert_eq!((later.first_seen.as_str(), later.is_overdue), ("2026-08-23", [true, false, false, false]), "91 days are just over");
        assert_eq!(ages.of_print("0000000000000003").first_seen, "2026-11-22");
        assert!(ages.was_judged("0000000000000007") && !ages.was_judged("0000000000000008"));
        assert!(Ages::none(now, [2, 14, 30, 90]).was_judged("anything"), "where nothing is compared nothing is new");
        assert_eq!((seen.stood(1), seen.stood(2), seen.stood(3)), (Some(Status::Open), Some(Status::Waived), None));
    }
}
