//! Rotas: lists of shifts, told by their shape and laid out anew with a shift a row.
//!
//! A rota is seldom a table of records: days stand down its side or along its
//! top, shifts in columns, people in cells. [`tell`] says how it is
//! laid out; [`read`] writes a row for each person of each shift, with the row and
//! column of the cell, to a spool that is read like any other table. What no rota
//! says is not guessed: not its hours, not its year where nothing tells it, and
//! a blank cell is never a gap.

use std::fs::File;

use super::columns::{Column, Columns, How};
use super::rows::{Batch, Row, RowReader};
use super::set_aside::Reason;
use crate::model::date::{Date, DateOrder};
use crate::model::key::{self, KeyHash};
use crate::model::shift::{Hours, ShiftField};

mod dates;
mod days;
mod lanes;
mod layout;
mod people;
mod said;
mod shape;
mod spool;
mod words;
mod year;

pub use shape::{Shape, tell};

use shape::Layout;

/// The cell of a laid-out row that holds the column of the cell its person stands in.
const COLUMN: usize = 6;

/// What stands around a rota, and what the policy says of all of them.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The sheet's name; empty for none.
    pub sheet: &'a str,
    /// The rows at its top, the header among them.
    pub top: &'a [Vec<String>],
    /// Hours of shifts by their names.
    pub shifts: &'a [(String, Hours)],
    /// How dates are read that prove nothing.
    pub dates: DateOrder,
    /// The day it speaks for and what told so, where something does.
    pub extracted: Option<(Date, &'static str)>,
    /// The day the audit speaks for.
    pub as_of: Option<Date>,
}

/// How the rows of a file became rows of shifts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LaidOut {
    /// Rows under the header.
    pub rows_read: u64,
    /// Rows that gave no shift, with why.
    pub set_aside: Vec<(Reason, u32)>,
}

/// A rota read.
#[derive(Debug)]
pub struct Rota {
    /// A shift a row, numbered.
    pub spool: File,
    /// What became of the rows.
    pub laid_out: LaidOut,
    /// Its columns as they stand, and the fields of a shift it has.
    pub columns: Columns,
    /// What a reader should know.
    pub notes: Vec<String>,
}

/// Rows under the header of a rota, with their numbers.
#[derive(Debug, Default)]
struct Rows {
    /// The cells of each row.
    cells: Vec<Vec<String>>,
    /// The number of each row.
    numbers: Vec<u32>,
    /// Rows that could not be taken apart, with why.
    broken: Vec<(u32, Reason)>,
}

/// Most rows of a rota: twenty years of days and five shifts a day (`ours`).
const MOST_ROWS: usize = 40_000;

/// Lays out the rows of a rota with a shift a row. `reader` stands behind its header, `header_row` is that row's number, and `delimiter`
/// what the spool is written with.
///
/// # Errors
/// The system's own, writing the spool. The inner error says in words why the rota cannot be read.
pub fn read(
    reader: &mut RowReader,
    shape: &Shape,
    around: Around<'_>,
    header_row: u32,
    delimiter: u8,
) -> std::io::Result<Result<Rota, String>> {
    let (mut rows, mut batch) = (Rows::default(), Batch::default());
    while rows.cells.len() <= MOST_ROWS && reader.fill(&mut batch)? {
        rows.cells.extend(batch.rows().map(|row| row.cells().map(str::to_owned).collect()));
        rows.numbers.extend(batch.rows().map(Row::number));
        rows.broken.extend(batch.broken.iter().map(|(row, why)| (*row, Reason::from(*why))));
    }
    if rows.cells.len() > MOST_ROWS {
        return Ok(Err(format!("it has more than {MOST_ROWS} rows, more than any rota: read the part that concerns the coming months")));
    }
    let mut spool = spool::Spool::begin(header_row, delimiter)?;
    let told = match layout::lay_out(&rows, shape, around, &mut spool) {
        Ok(told) => told,
        Err(layout::Stopped::System(error)) => return Err(error),
        Err(layout::Stopped::Unreadable(why)) => return Ok(Err(why)),
    };
    let notes = said::notes(shape, &told, &spool);
    let columns = columns(shape, around, &spool);
    Ok(Ok(Rota { spool: spool.end()?, laid_out: told.laid_out, columns, notes }))
}

/// The columns as they stand in the file, and the fields of the laid-out rows.
fn columns(shape: &Shape, around: Around<'_>, spool: &spool::Spool) -> Columns {
    let header = &around.top[shape.header];
    let part = |at: usize| -> Option<(ShiftField, &'static str)> {
        let lane = shape.lanes.iter().find_map(|lane| {
            let people = (lane.people == at).then_some((ShiftField::Person, "rota: people"));
            people.or_else(|| (lane.number == Some(at)).then_some((ShiftField::Number, "rota: numbers of the people beside them")))
        });
        let layout = match &shape.layout {
            Layout::Days { day, .. } if *day == at => Some((ShiftField::From, "rota: days")),
            Layout::Spans { from, .. } | Layout::Beginnings { from } if *from == at => {
                Some((ShiftField::From, "rota: when a shift begins"))
            }
            Layout::Spans { to, .. } if *to == at => Some((ShiftField::To, "rota: when a shift ends")),
            Layout::Spans { day: Some(day), .. } if *day == at => Some((ShiftField::From, "rota: days")),
            Layout::Matrix { days, codes, .. } if days.contains(&at) => Some(if *codes {
                (ShiftField::Tier, "rota: codes of shifts on this day")
            } else {
                (ShiftField::Person, "rota: people on this day")
            }),
            Layout::Matrix { codes: true, .. } if at == 0 => Some((ShiftField::Person, "rota: people")),
            _ => None,
        };
        let word =
            [(shape.service, ShiftField::Service, "rota: services or roles"), (shape.tier, ShiftField::Tier, "rota: tiers or shifts")];
        let word = word.into_iter().find(|(column, ..)| *column == Some(at)).map(|(_, field, words)| (field, words));
        let weekday = (shape.weekday == Some(at)).then_some((ShiftField::From, "rota: days of the week, held against the dates"));
        lane.or(layout).or(word).or(weekday)
    };
    let width = header.len();
    let column = |at: usize| {
        let text = header[at].trim().to_owned();
        match part(at) {
            Some((field, words)) => Column { header: text, field: Some(field as usize), how: How::Rota(words), decode: None },
            None if super::secrets::is_secret(&text) => Column { header: text, field: None, how: How::Secret, decode: None },
            None => Column { header: text, field: None, how: How::NotUnderstood(None), decode: None },
        }
    };
    Columns::laid_out((0..width).map(column).collect(), &spool.fields())
}

/// The column of the cell that names the person of a laid-out row.
pub fn column(row: Row<'_>) -> Option<u16> {
    row.cell(COLUMN)?.parse().ok()
}

/// What makes two laid-out rows the same shift: who, when, and in which place of the order of rings.
pub fn key(row: Row<'_>) -> KeyHash {
    let cell = |field: ShiftField| row.cell(field as usize).unwrap_or_default();
    key::hash(&format!("{}\u{1f}{}\u{1f}{}", cell(ShiftField::From), cell(ShiftField::Tier), cell(ShiftField::Person)))
}
