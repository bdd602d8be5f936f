//! What fits one side of A4: text cut where it must be, and rows counted by the lines they take.
//!
//! The measures are those of `templates/tonight.css` in print. They err on the
//! large side; a test in a browser holds that no sheet is longer than one side.

use chrono::NaiveDateTime;

use crate::model::date;

/// A size of type on the sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    /// Millimetres of an average character, and a little more for the ends of lines.
    character: f64,
    /// Millimetres of a line.
    line: f64,
}

/// What most of the sheet is set in: 8.5 points.
pub(super) const TEXT: Type = Type { character: 1.66, line: 3.65 };
/// Notes: 7.5 points.
pub(super) const NOTE: Type = Type { character: 1.46, line: 3.25 };
/// Numbers to ring: 10.5 points, bold.
pub(super) const NUMBER: Type = Type { character: 2.2, line: 4.5 };

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
    pub(super) fn fitting(&mut self, heights: impl Iterator<Item = f64>, share: Share) -> usize {
        let allowed = match share {
            Share::Roles => self.0 * 0.66,
            Share::Services => self.0 * 0.3,
            Share::Unreachable => self.0 * 0.5,
            Share::Rest => self.0,
        };
        let mut taken = 0.0;
        let mut rows = 0;
        for height in heights {
            if taken + height > allowed {
                break;
            }
            taken += height;
            rows += 1;
        }
        self.0 -= taken;
        rows
    }
}

impl Type {
    /// The height of a text set to a width, in millimetres; nothing for no text.
    pub(super) fn height(self, text: &str, width: f64) -> f64 {
        if text.is_empty() { 0.0 } else { (wide(text) * self.character / width).ceil() * self.line }
    }
}

/// The height of a row whose highest cell is this high.
pub(super) fn row(cells: &[f64]) -> f64 {
    cells.iter().copied().fold(TEXT.line, f64::max) + ROW
}

/// Characters by their width: those of East Asia take two, capitals and wide letters somewhat more than one.
fn wide(text: &str) -> f64 {
    text.chars().map(width).sum()
}

fn width(c: char) -> f64 {
    match c {
        '\u{1100}'.. => 2.0,
        'M' | 'W' | 'm' | 'w' | '@' | '%' => 1.6,
        c if c.is_uppercase() => 1.35,
        _ => 1.0,
    }
}

/// At most so many characters' width of a text, on one line; what is cut ends in an ellipsis.
pub(super) fn cut(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let most = super::super::wording::number(most as u64);
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
        assert!(long.ends_with('…') && wide(&long) <= 31.0, "{long}");
    }

    #[test]
    fn rows_fit_or_are_left_out_whole() {
        let mut room = Room(100.0);
        assert_eq!(room.fitting([30.0, 30.0, 30.0].into_iter(), Share::Roles), 2);
        assert_eq!(room.fitting([41.0].into_iter(), Share::Rest), 0);
        assert_eq!(room.fitting([30.0, 9.0, 9.0].into_iter(), Share::Rest), 2);
    }

    #[test]
    fn minutes_in_words() {
        assert_eq!(moment("2026-11-23T03:00"), "03:00 on Monday 23 November 2026");
        assert_eq!(soon("2026-11-23T08:00"), "08:00 Monday 23 November");
        assert_eq!(moment("soon"), "soon");
    }
}
