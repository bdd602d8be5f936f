//! Where a thing was seen: it travels from the cell to the report.

/// A source, a row and a column, by number. Names are in the assessment's list of sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which source, counted from 0 in path order.
    pub source: u16,
    /// The row the user's spreadsheet shows; 0 for the source as a whole.
    pub row: u32,
    /// Which column, counted from 0; `None` for the row as a whole.
    pub column: Option<u16>,
}

impl Place {
    /// The source as a whole.
    pub fn of_source(source: u16) -> Self {
        Place { source, row: 0, column: None }
    }
}

/// The letters a spreadsheet shows over a column counted from 0: `A`, `Z`, `AA`.
pub fn column_letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_as_a_spreadsheet_shows_them() {
        assert_eq!(
            ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"],
            [0, 25, 26, 51, 52, 701, 702].map(column_letters).each_ref().map(String::as_str)
        );
    }
}
