//! What fits one side of A4: text cut where it must be, and rows counted by the lines they take.
//!
//! The measures are those of `templates/tonight.css` in print. They err on the
//! large side; a test in a browser holds that no sheet is longer than one side.

use chrono::NaiveDateTime;

use crate::model::date;
use crate::report::view::wording::number;

/// A size of type on the sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    /// Millimetres of an em.
    em: f64,
    /// Millimetres of a line.
    line: f64,
}

/// What most of the sheet is set in: 8.5 points.
pub(super) const TEXT: Type = Type { em: 3.0, line: 3.65 };
/// The same in bold.
pub(super) const BOLD: Type = Type { em: 3.25, line: 3.65 };
/// Notes: 7.5 points.
pub(super) const NOTE: Type = Type { em: 2.65, line: 3.2 };
/// Numbers to ring: 10.5 points, bold.
pub(super) const NUMBER: Type = Type { em: 4.0, line: 4.5 };

/// What is lost at the ends of lines, as a factor (ours).
const ENDS: f64 = 1.07;
/// Millimetres above and below the text of a row.
const ROW: f64 = 1.2;
/// Millimetres of half of the side, less its bullet.
pub(super) const HALF: f64 = 88.0;
/// Millimetres of the side left when the top, the CSOC's box, heads and margins are set.
const LEFT: f64 = 188.0;

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

/// The height of rows set in two columns that a browser makes as even as it can.
pub(super) fn columns(heights: &[f64]) -> f64 {
    let all: f64 = heights.iter().sum();
    let mut first = 0.0;
    let mut least = all;
    for height in heights {
        first += height;
        least = least.min(first.max(all - first));
    }
    least
}

impl Type {
    /// The height of a text set to a width, in millimetres; nothing for no text.
    pub(super) fn height(self, text: &str, width: f64) -> f64 {
        lines(&[(self, text)], width) * self.line
    }
}

/// What a text takes beyond its first line, in millimetres.
pub(super) fn more_than_a_line(of: Type, text: &str, width: f64) -> f64 {
    (of.height(text, width) - of.line).max(0.0)
}

/// The height of texts of several sizes that follow one another, in millimetres; nothing for no text.
pub(super) fn height(parts: &[(Type, &str)], width: f64) -> f64 {
    lines(parts, width) * parts.iter().map(|(of, _)| of.line).fold(0.0, f64::max)
}

/// Lines that texts take which follow one another.
fn lines(parts: &[(Type, &str)], width: f64) -> f64 {
    let set: f64 = parts.iter().filter(|(_, text)| !text.is_empty()).map(|(of, text)| (wide(text) + SPACE) * of.em).sum();
    match set {
        0.0 => 0.0,
        // Nothing is lost where nothing wraps.
        set if set <= width => 1.0,
        set => (set * ENDS / width).ceil(),
    }
}

/// The height of a row whose highest cell is this high.
pub(super) fn row(cells: &[f64]) -> f64 {
    cells.iter().copied().fold(TEXT.line, f64::max) + ROW
}

/// The width of a space, in ems.
const SPACE: f64 = 0.278;
/// The width of an average character, in ems.
const AVERAGE: f64 = 0.48;

/// The width of a text in ems of Arial.
fn wide(text: &str) -> f64 {
    text.chars().map(width).sum()
}

/// The width of a character in ems of Arial; those of other alphabets may be as wide as they are high.
fn width(c: char) -> f64 {
    match c {
        'i' | 'l' | 'j' | '\'' => 0.222,
        ' ' | '.' | ',' | ':' | ';' | '!' | 't' | 'f' | 'I' | '/' => 0.278,
        '(' | ')' | '-' | 'r' | '·' | '“' | '”' | '‘' | '’' => 0.333,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 0.722,
        'm' | 'M' | 'G' | 'O' | 'Q' => 0.833,
        'W' | '@' | '%' => 1.02,
        c if c.is_ascii_lowercase() || c.is_ascii_digit() => 0.556,
        c if c.is_ascii_uppercase() => 0.667,
        '\u{21}'..='\u{4ff}' | '–' => 0.75,
        _ => 1.1,
    }
}

/// At most so many average characters' width of a text, on one line; what is cut ends in an ellipsis.
pub(super) fn cut(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let most = AVERAGE * number(most as u64);
    if wide(&text) <= most {
        return text;
    }
    let mut taken = 1.0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            taken += width(*c);
            taken <= most
        })
        .collect();
    format!("{}…", kept.trim_end())
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
    fn what_is_cut_says_so_and_is_no_wider_than_allowed() {
        assert_eq!(cut("  Ann \n Lee ", 20), "Ann Lee");
        let long = cut(&"wide WORDS 漢字 ".repeat(20), 30);
        assert!(long.ends_with('…') && wide(&long) <= 15.0, "{long}");
    }

    #[test]
    fn rows_fit_or_are_left_out_whole() {
        let mut room = Room(100.0);
        assert_eq!(room.fitting(&[30.0, 30.0, 30.0], Share::Roles), 2);
        assert_eq!(room.fitting(&[41.0, 1.0], Share::Rest), 0);
        assert_eq!(room.fitting(&[30.0, 9.0, 9.0], Share::Rest), 2);
        assert!((columns(&[4.0, 4.0, 8.0, 4.0]) - 12.0).abs() < f64::EPSILON);
        assert_eq!(Room(12.0).fitting_in_columns(&[4.0, 4.0, 8.0, 4.0, 9.0], Share::Rest), 4);
    }

    #[test]
    fn minutes_in_words() {
        assert_eq!(moment("2026-11-23T03:00"), "03:00 on Monday 23 November 2026");
        assert_eq!(soon("2026-11-23T08:00"), "08:00 Monday 23 November");
        assert_eq!(moment("soon"), "soon");
    }
}
