//! Which dates a rota's days are: the month and year that are not written, and days of the week held against dates.

use chrono::{Datelike, Weekday};

use super::days::Written;
use crate::model::date::{self, Date};
use crate::model::prose;

/// What stands beside the days and may complete them.
#[derive(Debug, Clone, Default)]
pub(super) struct Hints {
    /// The month, and what named it.
    pub(super) month: Option<(u32, &'static str)>,
    /// The years that may be meant, and what named them; empty where nothing did.
    pub(super) years: (Vec<i32>, &'static str),
    /// A day that the rota lies near, what told it, and whether it is the rota's own extract date.
    pub(super) near: Option<(Date, &'static str, bool)>,
}

/// Dates settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dates {
    /// For each day its date; `None` where it cannot be read or does not fit its day of the week.
    pub(super) each: Vec<Option<Date>>,
    /// Days whose day of the week is not their date's, by index.
    pub(super) misfits: Vec<usize>,
    /// How the year was come to, where it is not written.
    pub(super) note: Option<String>,
}

/// How far from the day it lies near a rota's year is looked for (`ours`).
const YEARS_AROUND: i32 = 2;
/// One misfit in so many is a slip of the keyboard; more, and the year is another (`ours`).
const SLIPS: usize = 10;

/// Settles the date of every day, in the order of the rota.
///
/// # Errors
/// In words, why they cannot be told.
pub(super) fn settle(days: &[Option<Written>], weekdays: &[Option<Weekday>], hints: &Hints) -> Result<Dates, String> {
    let weekday = |at: usize| days[at].and_then(|day| day.weekday).or(weekdays.get(at).copied().flatten());
    let months = months(days, hints)?;
    let turns = turns(days, &months);
    let on = |base: i32| -> Vec<Option<Date>> {
        let both = days.iter().zip(&months).zip(&turns);
        both.map(|((day, month), turn)| day.and_then(|day| day.date(base + turn, *month))).collect()
    };
    let misfits = |dates: &[Option<Date>]| -> Vec<usize> {
        let is_misfit = |at: &usize| dates[*at].zip(weekday(*at)).is_some_and(|(date, weekday)| date.weekday() != weekday);
        (0..dates.len()).filter(is_misfit).collect()
    };
    let proofs = (0..days.len()).filter(|at| days[*at].is_some() && weekday(*at).is_some()).count();
    let written = days.iter().zip(&turns).find_map(|(day, turn)| Some(day.as_ref()?.year? - turn));
    let (base, note) = match written {
        Some(base) => (base, None),
        None if days.iter().all(Option::is_none) => (2000, None),
        None => {
            let fits = |base: &i32| misfits(&on(*base)).len() * SLIPS <= proofs;
            let (base, note) = choose(hints, proofs > 0, &on, &fits)?;
            (base, Some(note))
        }
    };
    let mut dates = on(base);
    let misfits = misfits(&dates);
    if misfits.len() * 2 > proofs {
        let fit = proofs - misfits.len();
        return Err(format!(
            "the days of the week fit only {fit} of its {proofs} dates: the year, the month or the order of day and month is wrong"
        ));
    }
    for at in &misfits {
        dates[*at] = None;
    }
    Ok(Dates { each: dates, misfits, note })
}

/// The month of each day: written, or that of the sheet, going on to the next where the days begin anew.
fn months(days: &[Option<Written>], hints: &Hints) -> Result<Vec<Option<u32>>, String> {
    let mut months = Vec::with_capacity(days.len());
    let (mut current, mut last) = (hints.month.map(|(month, _)| month), 0);
    for day in days {
        let Some(day) = day else {
            months.push(None);
            continue;
        };
        if let Some(month) = day.month {
            current = Some(month);
        } else if let Some(month) = current {
            if day.day < last {
                current = Some(month % 12 + 1);
            }
        } else {
            return Err("it gives days without their month: name the month in the sheet's name, the file's name or a line above".to_owned());
        }
        last = day.day;
        months.push(current);
    }
    Ok(months)
}

/// How many years each day lies after the first: the year turns where December gives way to January.
fn turns(days: &[Option<Written>], months: &[Option<u32>]) -> Vec<i32> {
    let mut turns = Vec::with_capacity(days.len());
    let (mut turn, mut last): (i32, Option<i32>) = (0, None);
    for (day, month) in days.iter().zip(months) {
        if let (Some(_), Some(month)) = (day, month) {
            let month = month.cast_signed();
            match last.map(|last| last - month) {
                Some(7..) => turn += 1,
                Some(..=-7) => turn -= 1,
                _ => {}
            }
            last = Some(month);
        }
        turns.push(turn);
    }
    turns
}

/// The year that is not written.
fn choose(
    hints: &Hints,
    has_proofs: bool,
    on: &dyn Fn(i32) -> Vec<Option<Date>>,
    fits: &dyn Fn(&i32) -> bool,
) -> Result<(i32, String), String> {
    let (named, by) = &hints.years;
    let told = |base: &i32| (*base, format!("its days have no year: {base} is taken, from {by}"));
    match (named.as_slice(), hints.near) {
        ([only], _) if fits(only) => Ok(told(only)),
        ([only], _) => Err(format!("its days have no year, {by} says {only}, and its days of the week are not those of {only}")),
        ([_, ..], _) => {
            // Two years are a financial year, April to March.
            let within = |base: &&i32| {
                let (first, last) = (named[0], named[named.len() - 1]);
                let of = |day: &Date| (day.year(), day.month());
                fits(base) && on(**base).iter().flatten().all(|day| of(day) >= (first, 4) && of(day) <= (last, 3))
            };
            named.iter().find(within).map(told).ok_or_else(|| format!("its days have no year, and they fit none of the years in {by}"))
        }
        ([], Some((near, by, is_own))) => {
            if !is_own && !has_proofs {
                return Err("its days have no year, no days of the week to tell it by, and nothing says when it was made: \
                            write the year in the rota, in its sheet's or file's name, or give its extract-date in the policy"
                    .to_owned());
            }
            let around = near.year() - YEARS_AROUND..=near.year() + YEARS_AROUND;
            let distance = |base: &i32| {
                let dates = on(*base);
                let (first, last) = (dates.iter().flatten().min(), dates.iter().flatten().max());
                let (Some(first), Some(last)) = (first, last) else { return i64::MAX };
                date::days_between(near, *first).max(date::days_between(*last, near)).max(0)
            };
            // Of two years as near, the later: rotas are written for days to come.
            let best = around.filter(fits).min_by_key(|base| (distance(base), std::cmp::Reverse(*base)));
            let best =
                best.ok_or_else(|| format!("its days have no year, and its days of the week fit no year near {}", date::long(near)))?;
            let proved = if has_proofs { "and its days of the week fit" } else { "with no days of the week to prove it" };
            Ok((best, format!("its days have no year: {best} is taken, the nearest to {} ({by}), {proved}", date::long(near))))
        }
        ([], None) => Err("its days have no year, and nothing tells which is meant".to_owned()),
    }
}

/// `3 days stand beside another day of the week`, for a note.
pub(super) fn misfits_said(count: usize) -> String {
    prose::count(count as u64, "day stands beside the wrong day of the week and is", "days stand beside the wrong day of the week and are")
        + " not read"
}

#[cfg(test)]
mod tests {
    use super::super::days;
    use super::*;
    use crate::model::date::DateOrder;

    fn settled(cells: &[&str], hints: &Hints) -> Result<(Vec<String>, Option<String>), String> {
        let days: Vec<_> = cells.iter().map(|cell| days::read(cell, DateOrder::DayFirst)).collect();
        let dates = settle(&days, &[], hints)?;
        let said = dates.each.iter().map(|day| day.map_or_else(|| "-".to_owned(), |day| day.to_string())).collect();
        Ok((said, dates.note))
    }

    fn near(day: &str, is_own: bool) -> Hints {
        Hints { near: Some((day.parse().unwrap(), if is_own { "the file's name" } else { "the as-of date" }, is_own)), ..Hints::default() }
    }

    #[test]
    fn a_year_written_needs_no_telling_and_carries_over_new_year() {
        assert_eq!(
            settled(&["30 Dec 2026", "31 Dec", "1 Jan"], &Hints::default()).unwrap(),
            (vec!["2026-12-30".into(), "2026-12-31".into(), "2027-01-01".into()], None)
        );
    }

    #[test]
    fn days_of_the_week_decide_the_year_and_one_slip_does_not_upset_them() {
        // 1 July is a Wednesday in 2026 and in 2020, a Thursday in 2027.
        let (dates, note) = settled(&["Wed 1 Jul", "Thu 2 Jul"], &near("2027-02-01", false)).unwrap();
        assert_eq!(dates, ["2026-07-01", "2026-07-02"]);
        assert_eq!(
            note.unwrap(),
            "its days have no year: 2026 is taken, the nearest to 1 February 2027 (the as-of date), and its days of the week fit"
        );
        let eleven: Vec<String> =
            (1..=11).map(|day| format!("{} {day} Jul", ["Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon"][day % 7])).collect();
        let mut cells: Vec<&str> = eleven.iter().map(String::as_str).collect();
        cells[4] = "Mon 5 Jul";
        assert_eq!(settled(&cells, &near("2026-06-20", true)).unwrap().0[4], "-");
        assert!(settled(&["Wed 1 Jul", "Sun 2 Jul"], &near("2026-06-20", true)).unwrap_err().contains("fit no year"));
    }

    #[test]
    fn without_days_of_the_week_only_the_rotas_own_date_may_decide() {
        assert_eq!(settled(&["1-Jul", "2-Jul"], &near("2026-06-20", true)).unwrap().0, ["2026-07-01", "2026-07-02"]);
        assert_eq!(settled(&["20-Dec", "3-Jan"], &near("2026-11-22", true)).unwrap().0, ["2026-12-20", "2027-01-03"]);
        assert!(settled(&["1-Jul"], &near("2026-06-20", false)).unwrap_err().contains("nothing says when it was made"));
        assert!(settled(&["1-Jul"], &Hints::default()).is_err());
    }

    #[test]
    fn a_name_tells_the_year_unless_the_days_of_the_week_deny_it() {
        let named = |years: &[i32]| Hints { years: (years.to_vec(), "the sheet's name"), ..Hints::default() };
        assert_eq!(settled(&["1-Jul"], &named(&[2025])).unwrap().0, ["2025-07-01"]);
        assert!(settled(&["Wed 1 Jul"], &named(&[2025])).unwrap_err().contains("are not those of 2025"));
        assert_eq!(settled(&["1-Feb"], &named(&[2026, 2027])).unwrap().0, ["2027-02-01"]);
        assert_eq!(settled(&["1-May"], &named(&[2026, 2027])).unwrap().0, ["2026-05-01"]);
    }

    #[test]
    fn bare_days_take_the_month_of_the_sheet_and_go_on_to_the_next() {
        let hints = Hints { month: Some((7, "the sheet's name")), years: (vec![2026], "the sheet's name"), near: None };
        assert_eq!(settled(&["30", "31", "1"], &hints).unwrap().0, ["2026-07-30", "2026-07-31", "2026-08-01"]);
        assert!(settled(&["30", "31"], &Hints { month: None, ..hints }).unwrap_err().contains("without their month"));
    }

    #[test]
    fn written_years_whose_days_of_the_week_do_not_fit_are_refused() {
        let refused = settled(&["Mon 1 July 2026", "Tue 2 July 2026", "Fri 3 July 2026"], &Hints::default()).unwrap_err();
        assert!(refused.starts_with("the days of the week fit only 1 of its 3 dates"), "{refused}");
    }
}
