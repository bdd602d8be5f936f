//! Quarters of the year, which is how often boards look.

use chrono::Datelike;
use serde::Serialize;

use crate::model::date::Date;

/// A quarter of a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Quarter {
    /// The year.
    pub year: i32,
    /// 1 to 4.
    pub number: u32,
    /// `October to December`.
    pub name: Name,
}

/// A quarter's name, made of its year and number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(i32, u32);

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let months = ["January to March", "April to June", "July to September", "October to December"];
        let months = usize::try_from(self.1).ok().and_then(|number| months.get(number.saturating_sub(1))).unwrap_or(&"");
        write!(f, "{months} {}", self.0)
    }
}

impl Serialize for Name {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Quarter {
    /// The quarter of an ISO date.
    pub fn of(iso: &str) -> Option<Self> {
        let day: Date = iso.parse().ok()?;
        let number = day.month0() / 3 + 1;
        Some(Quarter { year: day.year(), number, name: Name(day.year(), number) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_lies_in_its_quarter() {
        let name = |day: &str| Quarter::of(day).unwrap().name.to_string();
        assert_eq!((name("2026-11-22").as_str(), name("2027-01-01").as_str()), ("October to December 2026", "January to March 2027"));
        assert_eq!(Quarter::of("2026-10-01"), Quarter::of("2026-12-31"));
        assert!(Quarter::of("2026-09-30") < Quarter::of("2026-10-01") && Quarter::of("soon").is_none());
    }
}
