//! What fits one side of A4: text cut where it must be, and rows counted by the lines they take.
//!
//! The measures are those of `templates/tonight.css` in print. They err on the
//! large side; a test in a browser holds that no sheet is longer than one side.

use chrono::NaiveDateTime;

use crate::model::date;
pub(super) use crate::report::view::paper::{Type, columns, cut, height, more_than_a_line};

/// What most of the sheet is set in: 8.5 points.
pub(super) const TEXT: Type = Type { em: 3.0, line: 3.65 };
/// The same in bold.
pub(super) const BOLD: Type = Type { em: 3.25, line: 3.65 };
/// Notes: 7.5 points.
pub(super) const NOTE: Type = Type { em: 2.65, line: 3.2 };
/// Numbers to ring: 10.5 points, bold.
pub(super) const NUMBER: Type = Type { em: 4.0, line: 4.5 };

/// Millimetres above and below the text of a row.
const ROW: f64 = 1.2;
/// Millimetres of half of the side, less its bullet.
pub(super) const HALF: f64 = 88.0;
/// Millimetres of the side left when the top, the CSOC's box, heads and margins are set.
const LEFT: f64 = 189.5;

/// What a list of rows may take of the room that is left.
#[derive(Debug, Clone, Copy)]
pub(super) enum Share {
    /// The roles come first, and leave some for the systems.
    Roles,
    /// Services that only a rota names.
    Services,
    /// Who cannot be reached: never nothing.
    Unreachable,
    /// Whatever is left.
    Rest,
}

/// The room left on the side, in millimetres.
#[derive(Debug)]
pub(super) struct Room(f64);

impl Room {
    /// A side with its heads set.
    pub(super) fn of_a_side() -> Self {
        Room(LEFT)
    }

    /// Takes room that must be had.
    pub(super) fn take(&mut self, millimetres: f64) {
        self.0 -= millimetres;
    }

    /// How many of these rows, from the first, fit their share; takes their room.
    pub(super) fn fitting(&mut self, heights: &[f64], share: Share) -> usize {
        self.take_most(heights, share, |rows| rows.iter().sum())
    }

    /// The same of rows that stand in two columns.
    pub(super) fn fitting_in_columns(&mut self, heights: &[f64], share: Share) -> usize {
        self.take_most(heights, share, columns)
    }

    /// How many rows in two columns stand there once what others left over is used up, where so many stand already.
    pub(super) fn spread_in_columns(&mut self, heights: &[f64], stand: usize) -> usize {
        let more = |rows: &usize| columns(&heights[..*rows]) - columns(&heights[..stand]);
        let rows = (stand..=heights.len()).take_while(|rows| more(rows) <= self.0).last().unwrap_or(stand);
        self.0 -= more(&rows);
        rows
    }

    fn take_most(&mut self, heights: &[f64], share: Share, height: impl Fn(&[f64]) -> f64) -> usize {
        let allowed = match share {
            Share::Roles => self.0 * 0.62,
            Share::Services => self.0 * 0.3,
            Share::Unreachable => self.0 * 0.5,
            Share::Rest => self.0,
        };
        // A row that fits no more ends it: nothing further down takes its place.
        let rows = (1..=heights.len()).take_while(|rows| height(&heights[..*rows]) <= allowed).last().unwrap_or(0);
        self.0 -= height(&heights[..rows]);
        rows
    }
}

/// The height of a row whose highest cell is this high.
pub(super) fn row(cells: &[f64]) -> f64 {
    cells.iter().copied().fold(TEXT.line, f64::max) + ROW
}

/// `03:00 on Monday 23 November 2026`; text that is no minute stays as it is.
pub(super) fn moment(iso: &str) -> String {
    NaiveDateTime::parse_from_str(iso, "%Y-%m-%dT%H:%M")
        .map_or_else(|_| iso.to_owned(), |at| format!("{} on {} {}", at.format("%H:%M"), at.format("%A"), date::long(at.date())))
}

/// `08:00 Monday`: a minute within days of another.
pub(super) fn soon(iso: &str) -> String {
    NaiveDateTime::parse_from_str(iso, "%Y-%m-%dT%H:%M")
        .map_or_else(|_| iso.to_owned(), |at| format!("{} {} {}", at.format("%H:%M"), at.format("%A"), at.format("%-d %B")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_fit_or_are_left_out_whole() {
        let mut room = Room(100.0);
        assert_eq!(room.fitting(&[30.0, 30.0, 30.0], Share::Roles), 2);
        assert_eq!(room.fitting(&[41.0, 1.0], Share::Rest), 0);
        assert_eq!(room.fitting(&[30.0, 9.0, 9.0], Share::Rest), 2);
        let mut left_over = Room(9.0);
        assert_eq!(left_over.spread_in_columns(&[4.0, 4.0, 8.0, 4.0, 9.0], 2), 4);
        assert_eq!(left_over.spread_in_columns(&[4.0, 4.0, 8.0, 4.0, 9.0], 4), 4);
        assert_eq!(Room(12.0).fitting_in_columns(&[4.0, 4.0, 8.0, 4.0, 9.0], Share::Rest), 4);
    }

    #[test]
    fn minutes_in_words() {
        assert_eq!(moment("2026-11-23T03:00"), "03:00 on Monday 23 November 2026");
        assert_eq!(soon("2026-11-23T08:00"), "08:00 Monday 23 November");
        assert_eq!(moment("soon"), "soon");
    }
}
