//! What fits paper: text measured in millimetres as a browser sets it in Arial, and cut where it must be.
//!
//! The measures err on the large side.

use super::wording::number;

/// A size of type.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    /// Millimetres of an em.
    pub(super) em: f64,
    /// Millimetres of a line.
    pub(super) line: f64,
}

/// What is lost at the ends of lines, as a factor (ours).
const ENDS: f64 = 1.07;
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
    fn columns_are_made_as_even_as_they_can_be() {
        assert!((columns(&[4.0, 4.0, 8.0, 4.0]) - 12.0).abs() < f64::EPSILON);
    }
}
