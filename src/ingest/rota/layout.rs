//! From the rows of a rota to its shifts, one layout after the other.

use chrono::{Days, Weekday};

use super::dates;
use super::lanes::hours;
use super::people::{self, Named, People};
use super::shape::{Layout, Shape};
use super::spool::{Line, Spool, When};
use super::words::{self, DayHeader};
use super::{Around, LaidOut, Rows};
use crate::ingest::header;
use crate::ingest::set_aside::Reason;
use crate::model::cell;
use crate::model::date::Date;
use crate::model::shift::{Hours, Moment, minutes};

/// What was seen on the way.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// What became of the rows.
    pub(super) laid_out: LaidOut,
    /// How the order of day and month was come to, where it is not the usual one.
    pub(super) order: Option<String>,
    /// How the year was come to.
    pub(super) year: Option<String>,
    /// Times written with a zone.
    pub(super) zoned: u64,
    /// Days beside the wrong day of the week: columns of a matrix, rows elsewhere.
    pub(super) misfits: usize,
    /// Cells that say in so many words that nobody is on.
    pub(super) nobody: u64,
    /// Cells in which people and numbers do not pair, with the first.
    pub(super) unpaired: (u64, Option<(u32, usize)>),
    /// Codes in cells that the policy does not explain.
    pub(super) unknown_codes: u64,
}

/// Why a rota could not be laid out.
#[derive(Debug)]
pub(super) enum Stopped {
    /// The system refused.
    System(std::io::Error),
    /// In words, what cannot be told.
    Unreadable(String),
}

impl From<std::io::Error> for Stopped {
    fn from(error: std::io::Error) -> Self {
        Stopped::System(error)
    }
}

impl From<String> for Stopped {
    fn from(why: String) -> Self {
        Stopped::Unreadable(why)
    }
}

/// Writes the shifts of a rota.
pub(super) fn lay_out(rows: &Rows, shape: &Shape, around: Around<'_>, spool: &mut Spool) -> Result<Told, Stopped> {
    let mut work = Work { rows, shape, around, spool, told: Told::default() };
    match &shape.layout {
        Layout::Days { day, says } => work.a_day_a_row(*day, *says)?,
        Layout::Spans { day, from, to } => work.spans(*day, *from, Some(*to))?,
        Layout::Beginnings { from } => work.spans(None, *from, None)?,
        Layout::Endings { to } => {
            let header = &work.around.top[shape.header][*to];
            return Err(Stopped::Unreadable(format!(
                "“{}” says when its shifts end, and no column when they begin: add one, called From",
                header.trim()
            )));
        }
        Layout::Standing => work.standing()?,
        Layout::Matrix { days, weekdays, codes } => work.matrix(days, *weekdays, *codes)?,
    }
    let mut told = work.told;
    told.laid_out.rows_read =
        (rows.cells.len() + rows.broken.len()) as u64 - u64::from(is_weekdays_row_below(shape) && !rows.cells.is_empty());
    told.laid_out.set_aside.extend(rows.broken.iter().map(|(row, why)| (*why, *row)));
    Ok(told)
}

/// Whether the first row under the header is a second row of it.
fn is_weekdays_row_below(shape: &Shape) -> bool {
    matches!(shape.layout, Layout::Matrix { weekdays: Some(1), .. })
}

struct Work<'w> {
    rows: &'w Rows,
    shape: &'w Shape,
    around: Around<'w>,
    spool: &'w mut Spool,
    told: Told,
}

/// What a row gave.
#[derive(Default)]
struct Given {
    shifts: u64,
    unpaired: bool,
}

impl<'w> Work<'w> {
    fn text(&self, at: usize, column: Option<usize>) -> &'w str {
        column.and_then(|column| self.rows.cells[at].get(column)).map_or("", |text| cell::trim(text))
    }

    /// A word for a service or tier; a placeholder is none.
    fn word(&self, at: usize, column: Option<usize>) -> &'w str {
        cell::classify(self.text(at, column)).value().unwrap_or_default()
    }

    fn aside(&mut self, at: usize, reason: Reason) {
        self.told.laid_out.set_aside.push((reason, self.rows.numbers[at]));
    }

    /// Why a row is none by its looks alone.
    fn by_shape(&self, at: usize) -> Option<Reason> {
        let row = &self.rows.cells[at];
        if row.iter().all(|text| cell::trim(text).is_empty()) {
            return Some(Reason::Blank);
        }
        let header = &self.around.top[self.shape.header];
        let again = row.iter().zip(header).all(|(text, head)| header::normal(text) == header::normal(head)) && row.len() >= header.len();
        again.then_some(Reason::HeaderAgain)
    }

    /// Settles what became of a row.
    fn close(&mut self, at: usize, given: &Given) {
        if given.shifts == 0 {
            self.aside(at, if given.unpaired { Reason::Unpaired } else { Reason::NoShift });
        }
    }

    /// The people of a cell, with what is counted of it.
    fn people(&mut self, at: usize, column: usize, number: Option<usize>, given: &mut Given) -> Vec<Named> {
        let numbers = number.map(|number| self.text(at, Some(number)));
        match people::read(self.text(at, Some(column)), numbers) {
            People::Named(named) => named,
            People::Blank => Vec::new(),
            People::Nobody => {
                self.told.nobody += 1;
                Vec::new()
            }
            People::Unpaired => {
                given.unpaired = true;
                self.told.unpaired.0 += 1;
                self.told.unpaired.1.get_or_insert((self.rows.numbers[at], column));
                Vec::new()
            }
        }
    }

    /// Writes the people of every lane of a row, at the times that `when` gives for the hours a lane or its tier states.
    fn lanes(&mut self, at: usize, when: &dyn Fn(Option<Hours>) -> Vec<Option<When>>) -> Result<Given, Stopped> {
        let mut given = Given::default();
        let (service, tier) = (self.word(at, self.shape.service), self.word(at, self.shape.tier));
        let of_tier = hours(self.around.shifts, tier);
        let shape = self.shape;
        for lane in &shape.lanes {
            let named = self.people(at, lane.people, lane.number, &mut given);
            let whens = when(lane.hours.or(of_tier));
            for one in &named {
                for when in &whens {
                    given.shifts += 1;
                    self.spool.write(Line {
                        row: self.rows.numbers[at],
                        column: lane.people,
                        service: &joined(service, &lane.service),
                        tier: &joined(tier, &lane.tier),
                        person: &one.person,
                        number: one.number.as_deref().unwrap_or_default(),
                        when: *when,
                    })?;
                }
            }
        }
        Ok(given)
    }

    /// The rows that are rows, and beside each the day of the week of its own column.
    fn rows_of_days(&mut self) -> (Vec<usize>, Vec<Option<Weekday>>) {
        let mut kept = Vec::new();
        for at in 0..self.rows.cells.len() {
            match self.by_shape(at) {
                Some(reason) => self.aside(at, reason),
                None => kept.push(at),
            }
        }
        let weekdays = kept.iter().map(|at| words::weekday(self.text(*at, self.shape.weekday))).collect();
        (kept, weekdays)
    }

    fn a_day_a_row(&mut self, day: usize, says: DayHeader) -> Result<(), Stopped> {
        let (kept, weekdays) = self.rows_of_days();
        let texts: Vec<&str> = kept.iter().map(|at| self.text(*at, Some(day))).collect();
        let read = dates::read(&texts, &weekdays, self.shape, self.around)?;
        self.told.order = read.order;
        self.told.year = read.dates.note;
        self.told.misfits = read.dates.misfits.len();
        for (index, at) in kept.into_iter().enumerate() {
            let Some(date) = read.dates.each[index] else {
                let says_nobody = self.shape.lanes.iter().all(|lane| self.text(at, Some(lane.people)).is_empty());
                let reason = match (read.dates.misfits.contains(&index), texts[index].is_empty() && says_nobody) {
                    (true, _) => Reason::WrongWeekday,
                    (false, true) => Reason::NoShift,
                    (false, false) => Reason::NoDay,
                };
                self.aside(at, reason);
                continue;
            };
            let given = self.lanes(at, &|hours| on(date, says, hours))?;
            self.close(at, &given);
        }
        Ok(())
    }

    fn spans(&mut self, day: Option<usize>, from: usize, to: Option<usize>) -> Result<(), Stopped> {
        let (kept, weekdays) = self.rows_of_days();
        let columns: Vec<usize> = day.map_or_else(|| std::iter::once(from).chain(to).collect(), |day| vec![day]);
        let texts: Vec<&str> =
            kept.iter().flat_map(|at| columns.iter().map(|column| self.text(*at, Some(*column))).collect::<Vec<_>>()).collect();
        // A day of the week beside two days is that of the first.
        let beside: Vec<Option<Weekday>> =
            weekdays.iter().flat_map(|day| (0..columns.len()).map(move |nth| day.filter(|_| nth == 0))).collect();
        let read = dates::read(&texts, &beside, self.shape, self.around)?;
        self.told.order = read.order;
        self.told.year = read.dates.note;
        self.told.misfits = read.dates.misfits.len();
        self.told.zoned = texts.iter().filter(|text| has_zone(text)).count() as u64;
        for (index, at) in kept.into_iter().enumerate() {
            let nth = |end: usize| (read.dates.each[index * columns.len() + end], read.written[index * columns.len() + end]);
            let when = if day.is_some() {
                let hours = minutes(self.text(at, Some(from))).zip(minutes(self.text(at, to)));
                nth(0).0.zip(hours).map(|(day, (begins, ends))| at_hours(day, Hours { begins, ends }))
            } else if self.text(at, to).is_empty() {
                since(nth(0))
            } else {
                between(nth(0), nth(1))
            };
            let Some(when) = when else {
                let is_misfit = (0..columns.len()).any(|end| read.dates.misfits.contains(&(index * columns.len() + end)));
                self.aside(at, if is_misfit { Reason::WrongWeekday } else { Reason::NoDay });
                continue;
            };
            let given = self.lanes(at, &|_| vec![Some(when)])?;
            self.close(at, &given);
        }
        Ok(())
    }

    fn standing(&mut self) -> Result<(), Stopped> {
        let (kept, _) = self.rows_of_days();
        for at in kept {
            let given = self.lanes(at, &|_| vec![None])?;
            self.close(at, &given);
        }
        Ok(())
    }

    fn matrix(&mut self, days: &[usize], weekdays: Option<i8>, codes: bool) -> Result<(), Stopped> {
        let header = &self.around.top[self.shape.header];
        let texts: Vec<&str> = days.iter().map(|column| cell::trim(&header[*column])).collect();
        let row = match weekdays {
            Some(1) => self.rows.cells.first(),
            Some(_) => self.around.top.get(self.shape.header.wrapping_sub(1)),
            None => None,
        };
        let beside: Vec<Option<Weekday>> = days.iter().map(|column| words::weekday(row?.get(*column)?)).collect();
        let read = dates::read(&texts, &beside, self.shape, self.around)?;
        self.told.order = read.order;
        self.told.year = read.dates.note;
        self.told.misfits = read.dates.misfits.len();
        let first = usize::from(is_weekdays_row_below(self.shape));
        let explained = self.around.shifts;
        for at in first..self.rows.cells.len() {
            if let Some(reason) = self.by_shape(at) {
                self.aside(at, reason);
                continue;
            }
            let mut given = Given::default();
            let (lead, tier) = (self.word(at, Some(0)), self.word(at, self.shape.tier));
            for (column, date) in days.iter().zip(&read.dates.each) {
                let Some(date) = *date else { continue };
                if codes {
                    let code = self.text(at, Some(*column));
                    match hours(explained, code) {
                        Some(hours) if !lead.is_empty() => {
                            given.shifts += 1;
                            let line = Line {
                                row: self.rows.numbers[at],
                                column: *column,
                                service: "",
                                tier: code,
                                person: lead,
                                number: "",
                                when: Some(at_hours(date, hours)),
                            };
                            self.spool.write(line)?;
                        }
                        _ => self.told.unknown_codes += u64::from(!code.is_empty()),
                    }
                    continue;
                }
                let named = self.people(at, *column, None, &mut given);
                let hours = hours(explained, tier).or_else(|| hours(explained, lead));
                for one in named {
                    for when in on(date, DayHeader::Day, hours) {
                        given.shifts += 1;
                        let number = one.number.as_deref().unwrap_or_default();
                        self.spool.write(Line {
                            row: self.rows.numbers[at],
                            column: *column,
                            service: lead,
                            tier,
                            person: &one.person,
                            number,
                            when,
                        })?;
                    }
                }
            }
            self.close(at, &given);
        }
        if codes && self.spool.shifts == 0 && self.told.unknown_codes > 0 {
            return Err(Stopped::Unreadable(
                "people stand down its side and codes of shifts in its cells, and nothing says what they mean: give the hours of each code in the policy under [shifts]".to_owned(),
            ));
        }
        Ok(())
    }
}

/// Whether a time of day has a zone behind it: `08:00Z`, `08:00+01:00`.
fn has_zone(text: &str) -> bool {
    text.split_once(':').is_some_and(|(_, behind)| behind.ends_with('Z') || behind.contains('+'))
}

/// Two words for one thing as one: the row's, then the header's.
fn joined(of_row: &str, of_header: &str) -> String {
    match (of_row.is_empty(), of_header.is_empty()) {
        (false, false) => format!("{of_row}, {of_header}"),
        (false, true) => of_row.to_owned(),
        (true, _) => of_header.to_owned(),
    }
}

/// The shifts of a day or a week: one for each day where the hours are stated, else one for all of it.
fn on(date: Date, says: DayHeader, hours: Option<Hours>) -> Vec<Option<When>> {
    let after = |days: u64| date.checked_add_days(Days::new(days)).unwrap_or(date);
    let (first, last) = match says {
        DayHeader::Day => (date, date),
        DayHeader::WeekFrom => (date, after(6)),
        DayHeader::WeekTo => (date.checked_sub_days(Days::new(6)).unwrap_or(date), date),
    };
    match hours {
        None => vec![Some((Moment::Day(first), Some(Moment::Day(last))))],
        Some(hours) => first.iter_days().take_while(|day| *day <= last).map(|day| Some(at_hours(day, hours))).collect(),
    }
}

fn at_hours(day: Date, hours: Hours) -> When {
    let last = if hours.runs_over() { day.checked_add_days(Days::new(1)).unwrap_or(day) } else { day };
    (Moment::at(day, hours.begins), Some(Moment::at(last, hours.ends)))
}

type End = (Option<Date>, Option<super::days::Written>);

/// From one day to another, with hours where both state them; `None` where one cannot be read or they run backwards.
fn between((from, begins): End, (to, ends): End) -> Option<When> {
    let (from, to) = (from?, to?);
    let (begins, ends) = (begins.and_then(|day| day.minutes), ends.and_then(|day| day.minutes));
    match (begins, ends) {
        (Some(begins), Some(ends)) => ((from, begins) < (to, ends)).then(|| (Moment::at(from, begins), Some(Moment::at(to, ends)))),
        _ => (from <= to).then_some((Moment::Day(from), Some(Moment::Day(to)))),
    }
}

/// From a moment on, where no end is written.
fn since((from, begins): End) -> Option<When> {
    let from = from?;
    Some((begins.and_then(|day| day.minutes).map_or(Moment::Day(from), |minutes| Moment::at(from, minutes)), None))
}
