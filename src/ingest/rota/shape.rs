//! How a rota is laid out, told from its header and the first rows below it.

use super::days;
use super::lanes::{Lane, Look, lanes};
use super::people::may_be_people;
use super::words::{self, DayHeader};
use crate::ingest::columns::Columns;
use crate::ingest::header;
use crate::model::cell;
use crate::model::date::DateOrder;
use crate::model::field::Field;
use crate::model::person_name::looks_like_person;
use crate::model::register::Register;
use crate::model::shift::{Hours, ShiftField, minutes};

/// How the days and people of a rota stand to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Layout {
    /// A day or a week a row.
    Days {
        /// The column of days.
        day: usize,
        /// What it says.
        says: DayHeader,
    },
    /// From when to when a row; where there is a column of days, the two say times of that day.
    Spans {
        /// The column of days.
        day: Option<usize>,
        /// When a shift begins.
        from: usize,
        /// When it ends.
        to: usize,
    },
    /// When a shift begins a row; no column says when it ends.
    Beginnings {
        /// When a shift begins.
        from: usize,
    },
    /// When a shift ends a row; no column says when it begins, and so nobody can tell from when anybody is on.
    Endings {
        /// When a shift ends.
        to: usize,
    },
    /// A role a row, people in columns, no days.
    Standing,
    /// A role a row, a day a column, people in the cells.
    Matrix {
        /// The columns of days.
        days: Vec<usize>,
        /// The row of days of the week: its distance below the header, -1 for above.
        weekdays: Option<i8>,
        /// A person a row, and codes of shifts in the cells.
        codes: bool,
    },
}

/// A rota's shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Where the header stands among the rows looked at.
    pub header: usize,
    /// How it is laid out.
    pub layout: Layout,
    /// The columns of people; none in a matrix.
    pub lanes: Vec<Lane>,
    /// The column of services.
    pub service: Option<usize>,
    /// The column of tiers or shifts.
    pub tier: Option<usize>,
    /// The column of days of the week.
    pub weekday: Option<usize>,
    /// Whether it is told more surely than a list of contacts or of staff whose columns it may share.
    pub is_sure: bool,
}

impl Layout {
    /// In words, for a note.
    pub fn words(&self) -> &'static str {
        match self {
            Layout::Days { says: DayHeader::Day, .. } => "a day a row",
            Layout::Days { .. } => "a week a row",
            Layout::Spans { .. } => "a shift a row, from and to",
            Layout::Beginnings { .. } => "a shift a row, from when and not until when",
            Layout::Endings { .. } => "a shift a row, until when and not from when",
            Layout::Standing => "a role a row, people in columns, no days",
            Layout::Matrix { codes: false, .. } => "a role a row, a day a column",
            Layout::Matrix { codes: true, .. } => "a person a row, a day a column, codes of shifts in the cells",
        }
    }
}

/// Tells the shape of a rota from the rows at its top and the name of its file and sheet; `None` where it has none that we know.
///
/// Diaries, logs and lists of leave have days and names too. Where neither name, title nor header speaks of being
/// on call, the days have to run on as a rota's do. `is_vouched` is for a list that the policy calls a rota.
pub fn tell(rows: &[Vec<String>], name: &str, is_vouched: bool, mapped: &[(String, usize)], shifts: &[(String, Hours)]) -> Option<Shape> {
    (0..rows.len()).find_map(|at| {
        let filled = rows[at].iter().filter(|text| !cell::trim(text).is_empty()).count();
        if filled < 2 {
            return None;
        }
        let look = Look { header: &rows[at], below: &rows[at + 1..], shifts };
        let settled = Columns::settle(Register::Rota, None, rows[at].iter().map(String::as_str), mapped);
        let above = || rows[..at].iter().flatten().map(String::as_str).chain([name]);
        let is_called = || is_vouched || above().any(words::says_on_call);
        let shape = spans(look, &settled, &is_called)
            .or_else(|| one_end(look, &settled))
            .or_else(|| a_day_a_row(look, &settled, &is_called))
            .or_else(|| matrix(look, rows, at))
            .or_else(|| standing(look, &settled))?;
        // Asked last, for hardly any row gets so far.
        let is_away = || above().chain(rows[at].iter().map(String::as_str)).any(words::says_away) || holds_absences(look);
        (is_vouched || !is_away()).then_some(Shape { header: at, ..shape })
    })
}

/// Longest shift in days (`ours`): what is longer is a stay, such as an employment.
const LONGEST_DAYS: i64 = 35;

fn spans(look: Look<'_>, settled: &Columns, is_called: &dyn Fn() -> bool) -> Option<Shape> {
    let (from, to) = (settled.of(ShiftField::From.index())?, settled.of(ShiftField::To.index())?);
    let day = (0..look.header.len()).find(|at| *at != from && *at != to && words::day_header(&look.header[*at]).is_some());
    let is_time = |text: &str| minutes(text).is_some();
    let day = day.filter(|day| look.share(*day, is_day).0 > 0 && look.share(from, is_time).0 > 0);
    let weekday = weekday_column(look);
    let (service, tier) = (settled.of(ShiftField::Service.index()), settled.of(ShiftField::Tier.index()));
    let lanes = lanes(look, settled, &[Some(from), Some(to), day, weekday, service, tier]);
    if !lanes.iter().any(|lane| lane.is_named) {
        return None;
    }
    let pairs: Vec<(&str, &str)> = look
        .below
        .iter()
        .map(|row| (row.get(from).map_or("", |text| cell::trim(text)), row.get(to).map_or("", |text| cell::trim(text))))
        .filter(|(from, to)| !from.is_empty() || !to.is_empty())
        .collect();
    let reads = |text: &str| if day.is_some() { is_time(text) } else { is_day(text) };
    let is_of_shifts = header_says_span(look, from);
    // Under `oncallstart` and `oncallend` a blank end is a shift whose end is not stated; under `Start` and `End` it may be a post still held.
    let is_open = |to: &str| is_of_shifts && day.is_none() && to.is_empty();
    let readable = pairs.iter().filter(|(from, to)| reads(from) && (reads(to) || is_open(to))).count();
    if readable * 10 < pairs.len() * 7 || !is_of_shifts && pairs.is_empty() {
        return None;
    }
    let short = |(from, to): &&(&str, &str)| {
        day.is_some() || is_open(to) || length(from, to).is_some_and(|days| (0..=LONGEST_DAYS).contains(&days))
    };
    let short = pairs.iter().filter(short).count();
    let is_sure = !pairs.is_empty() && short * 10 >= pairs.len() * 9;
    let is_said = is_of_shifts || lanes.iter().any(|lane| lane.is_on_call) || tier_says(look, tier) || is_called();
    if !(is_said || runs_on(look, day) || hands_over(&pairs)) {
        return None;
    }
    let shape = Shape { header: 0, layout: Layout::Spans { day, from, to }, lanes, service, tier, weekday, is_sure };
    (short * 2 >= pairs.len()).then_some(shape)
}

/// A list of beginnings, or of ends, is a rota only where its header says whose they are: `oncallstart`, not `Start Date`, which people
/// have of their posts.
fn one_end(look: Look<'_>, settled: &Columns) -> Option<Shape> {
    let (at, layout) = match (settled.of(ShiftField::From.index()), settled.of(ShiftField::To.index())) {
        (Some(from), None) => (from, Layout::Beginnings { from }),
        (None, Some(to)) => (to, Layout::Endings { to }),
        _ => return None,
    };
    if !header_says_span(look, at) {
        return None;
    }
    let weekday = weekday_column(look);
    let (service, tier) = (settled.of(ShiftField::Service.index()), settled.of(ShiftField::Tier.index()));
    let lanes = lanes(look, settled, &[Some(at), weekday, service, tier]);
    let (days, all) = look.share(at, is_whole_day);
    if !lanes.iter().any(|lane| lane.is_named) || days * 10 < all * 7 {
        return None;
    }
    Some(Shape { header: 0, layout, lanes, service, tier, weekday, is_sure: all > 0 })
}

/// An empty form is a rota only where its header speaks of shifts: `oncallstart`, not `Start Date`.
fn header_says_span(look: Look<'_>, from: usize) -> bool {
    let words = words::words(&look.header[from]).join(" ");
    ["on call", "oncall", "shift", "start time"].iter().any(|word| words.contains(word))
}

/// Whether a column of tiers or shifts holds such words.
fn tier_says(look: Look<'_>, tier: Option<usize>) -> bool {
    tier.is_some_and(|tier| {
        let (hits, all) = look.share(tier, |text| words::tier(text).is_some() || words::is_shift(text) || look.hours(text).is_some());
        hits * 2 > all
    })
}

/// Whether a column holds reasons for being away.
fn holds_absences(look: Look<'_>) -> bool {
    (0..look.header.len()).any(|column| look.share(column, words::says_away).0 * 2 > look.filled())
}

/// Whether each shift begins where the one before it ends, or on the day after, as in a rota and not in a list of leave.
fn hands_over(pairs: &[(&str, &str)]) -> bool {
    let next = |pair: &[(&str, &str)]| length(pair[0].1, pair[1].0).is_some_and(|days| (0..=1).contains(&days));
    pairs.len() > 2 && pairs.windows(2).filter(|pair| next(pair)).count() * 10 >= (pairs.len() - 1) * 6
}

/// Whether the days of a column run on day by day, or week by week, each once.
fn runs_on(look: Look<'_>, day: Option<usize>) -> bool {
    let cells: Vec<&str> = day.map(|day| look.cells(day).collect()).unwrap_or_default();
    let runs = |order: DateOrder| {
        let steps: Vec<i64> = cells.windows(2).filter_map(|pair| length_in(pair[0], pair[1], order)).collect();
        let all = |step: i64| steps.iter().filter(|days| **days == step).count() * 10 >= (cells.len() - 1) * 8;
        all(1) || all(7)
    };
    cells.len() > 2 && (runs(DateOrder::DayFirst) || runs(DateOrder::MonthFirst))
}

fn length(from: &str, to: &str) -> Option<i64> {
    let is_short = |days: &i64| (0..=LONGEST_DAYS).contains(days);
    length_in(from, to, DateOrder::DayFirst).filter(is_short).or_else(|| length_in(from, to, DateOrder::MonthFirst))
}

/// Days from one day to another. Without years a day that seems to lie before is one of the next year.
fn length_in(from: &str, to: &str, order: DateOrder) -> Option<i64> {
    let (from, to) = (days::read(from, order)?, days::read(to, order)?);
    let year = from.year.or(to.year).unwrap_or(2024);
    let (first, last) = (from.date(year, Some(1))?, to.date(year, Some(1))?);
    let is_next_year = to.year.is_none() && last < first;
    Some(crate::model::date::days_between(first, if is_next_year { to.date(year + 1, Some(1))? } else { last }))
}

fn is_day(text: &str) -> bool {
    days::read(text, DateOrder::DayFirst).or_else(|| days::read(text, DateOrder::MonthFirst)).is_some()
}

/// A day that is more than a number.
fn is_whole_day(text: &str) -> bool {
    let read = days::read(text, DateOrder::DayFirst).or_else(|| days::read(text, DateOrder::MonthFirst));
    read.is_some_and(|day| day.month.is_some())
}

fn weekday_column(look: Look<'_>) -> Option<usize> {
    (0..look.header.len()).find(|at| {
        let (hits, all) = look.share(*at, |text| words::weekday(text).is_some());
        all > 0 && hits * 10 >= all * 7
    })
}

fn a_day_a_row(look: Look<'_>, settled: &Columns, is_called: &dyn Fn() -> bool) -> Option<Shape> {
    let weekday = weekday_column(look);
    let is_mapped = |at: usize| settled.of(ShiftField::From.index()) == Some(at) && settled.of(ShiftField::To.index()).is_none();
    let (day, says) = (0..look.header.len()).filter(|at| Some(*at) != weekday).find_map(|at| {
        let says = words::day_header(&look.header[at])
            .or_else(|| is_mapped(at).then_some(DayHeader::Day))
            .or_else(|| (look.header[at].trim().is_empty() && at < 2 && look.share(at, is_whole_day).1 > 2).then_some(DayHeader::Day))?;
        let (hits, all) = look.share(at, if says == DayHeader::Day { is_day } else { is_whole_day });
        (hits * 10 >= all * 7).then_some((at, says))
    })?;
    let (service, tier) = (settled.of(ShiftField::Service.index()), settled.of(ShiftField::Tier.index()));
    let holds_people = |at: usize| {
        let (people, filled) = look.share(at, |text| looks_like_person(text) || text.contains('@'));
        people * 2 > filled && filled > 0
    };
    let (service, tier) = (service.filter(|at| *at != day && !holds_people(*at)), tier.filter(|at| *at != day && !holds_people(*at)));
    let lanes = lanes(look, settled, &[Some(day), weekday, service, tier]);
    let is_empty = look.cells(day).next().is_none();
    let named = lanes.iter().filter(|lane| lane.is_named).count();
    let is_form = named >= 2 || lanes.iter().any(|lane| lane.is_named && lane.number.is_some());
    let is_said = lanes.iter().any(|lane| lane.is_on_call) || tier_says(look, tier) || is_called();
    if lanes.is_empty() || is_empty && !is_form || !is_empty && !is_said && !runs_on(look, Some(day)) {
        return None;
    }
    let is_sure = !is_empty && lanes.iter().all(|lane| day < lane.people) && goes_forward(look, day);
    Some(Shape { header: 0, layout: Layout::Days { day, says }, lanes, service, tier, weekday, is_sure })
}

/// Whether the days of a column go forward, as those of a rota do and those of a column of last checks do not.
fn goes_forward(look: Look<'_>, day: usize) -> bool {
    let forward = |order: DateOrder| {
        let days: Vec<(i32, u32, u32)> = look
            .cells(day)
            .filter_map(|text| days::read(text, order))
            .map(|day| (day.year.unwrap_or_default(), day.month.unwrap_or_default(), day.day))
            .collect();
        let steps = days.windows(2).filter(|pair| pair[0] <= pair[1] || pair[0].1 == 12 && pair[1].1 == 1).count();
        let mut distinct = days.clone();
        distinct.dedup();
        steps * 10 >= days.len().saturating_sub(1) * 8 && distinct.len() * 10 >= days.len() * 3
    };
    forward(DateOrder::DayFirst) || forward(DateOrder::MonthFirst)
}

/// Days in a header that make it a matrix: with their month, or bare.
const FEWEST_DAYS: usize = 5;
const FEWEST_NUMBERS: usize = 20;

fn matrix(look: Look<'_>, rows: &[Vec<String>], at: usize) -> Option<Shape> {
    let columns: Vec<(usize, days::Written)> = look
        .header
        .iter()
        .enumerate()
        .filter_map(|(column, text)| {
            Some((column, days::read(text, DateOrder::DayFirst).or_else(|| days::read(text, DateOrder::MonthFirst))?))
        })
        .collect();
    let whole = columns.iter().filter(|(_, day)| day.month.is_some()).count();
    let is_enough = whole >= FEWEST_DAYS || columns.len() >= FEWEST_NUMBERS;
    if !is_enough || columns.first().is_none_or(|(column, _)| *column == 0) || !is_run(look.header, &columns) {
        return None;
    }
    let days: Vec<usize> = columns.iter().map(|(column, _)| *column).collect();
    let is_weekdays = |row: &Vec<String>| {
        let of_row = days.iter().filter(|column| row.get(**column).is_some_and(|text| words::weekday(text).is_some())).count();
        of_row * 2 > days.len()
    };
    let weekdays = if look.below.first().is_some_and(is_weekdays) {
        Some(1)
    } else if at.checked_sub(1).is_some_and(|above| is_weekdays(&rows[above])) {
        Some(-1)
    } else {
        None
    };
    let below = if weekdays == Some(1) { &look.below[1..] } else { look.below };
    let inner = Look { below, ..look };
    let (mut people, mut short, mut filled) = (0, 0, 0);
    for column in &days {
        let (hits, all) = inner.share(*column, may_be_people);
        people += hits;
        filled += all;
        short += inner.share(*column, |text| text.chars().count() <= 4).0;
    }
    let (names, leads) = inner.share(0, looks_like_person);
    let codes = names * 10 >= leads * 8 && leads > 1 && short * 10 >= filled * 9 && filled > 0;
    if filled > 0 && people * 10 < filled * 6 && !codes {
        return None;
    }
    let tier = (1..days[0]).find(|column| {
        let (hits, all) = inner.share(*column, |text| words::tier(text).is_some() || words::is_shift(text));
        all > 0 && hits * 2 > all
    });
    Some(Shape {
        header: 0,
        layout: Layout::Matrix { days, weekdays, codes },
        lanes: Vec::new(),
        service: Some(0),
        tier,
        weekday: None,
        is_sure: filled > 0,
    })
}

/// Whether days in a header follow each other day by day: in an ordinary row of dates they do not.
fn is_run(header: &[String], columns: &[(usize, days::Written)]) -> bool {
    let run = |order: DateOrder| {
        let days: Vec<_> = columns.iter().filter_map(|(column, _)| days::read(&header[*column], order)).collect();
        let next = |pair: &[days::Written]| {
            let on = |day: days::Written| day.date(2024, Some(1));
            pair[1].day == pair[0].day + 1 && pair[0].month == pair[1].month
                || pair[1].day == 1 && pair[0].day >= 28
                || on(pair[0]).zip(on(pair[1])).is_some_and(|(one, other)| crate::model::date::days_between(one, other) == 7)
        };
        days.len() == columns.len() && days.windows(2).filter(|pair| next(pair)).count() * 10 >= (days.len() - 1) * 8
    };
    run(DateOrder::DayFirst) || run(DateOrder::MonthFirst)
}

fn standing(look: Look<'_>, settled: &Columns) -> Option<Shape> {
    const NAMES: &[&str] = &["name", "contactname", "fullname", "staffname", "firstname", "lastname", "surname"];
    if look.header.iter().any(|text| NAMES.contains(&header::normal(text).as_str())) {
        return None;
    }
    let is_tier = |lane: &Lane| words::tier(&look.header[lane.people]).is_some();
    let service = settled.of(ShiftField::Service.index());
    let lanes: Vec<Lane> = lanes(look, settled, &[service]).into_iter().filter(is_tier).collect();
    if lanes.len() < 2 {
        return None;
    }
    let taken = |at: usize| lanes.iter().any(|lane| lane.people == at || lane.number == Some(at));
    let service = service.or_else(|| (0..look.header.len()).find(|at| !taken(*at) && look.cells(*at).next().is_some()));
    service?;
    let is_sure = lanes.iter().any(|lane| look.cells(lane.people).next().is_some());
    Some(Shape { header: 0, layout: Layout::Standing, lanes, service, tier: None, weekday: None, is_sure })
}
