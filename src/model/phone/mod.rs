//! A telephone cell as registers write it: several numbers, labels, extensions, bleeps, a zero that Excel dropped.
//!
//! What cannot be rung is told apart from what is merely written oddly: a fault
//! is reported only where a person with a telephone could not ring either.

mod kept;
mod lexer;
mod numbering;
mod runs;

pub use kept::KeptCell;
use runs::{Label, Run};

/// What one cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The numbers, in the order written.
    pub numbers: Vec<Number>,
    /// What looks like a number and is none, or the whole cell where there is no number in it.
    pub faults: Vec<Fault>,
}

/// One number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// As written.
    pub written: String,
    /// The one form in which two spellings are equal: `07700900123`, `+33123456789`, `4471`.
    pub digits: String,
    /// The extension behind it.
    pub extension: Option<String>,
    /// What rings.
    pub line: Line,
    /// Whether it stands in a range that Ofcom keeps free for drama: nobody answers it.
    pub is_drama: bool,
    /// Whether the leading zero was missing and has been put back.
    pub zero_restored: bool,
}

/// What rings when a number is dialled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// A mobile of the United Kingdom.
    Mobile,
    /// A landline of a town of the United Kingdom.
    Landline,
    /// A number of no place: `03…`, `08…`, a pager.
    NonGeographic,
    /// A number of another country.
    Abroad,
    /// 999, 111 and other short codes.
    Short,
    /// A telephone inside the organisation.
    Extension,
    /// A bleep or pager inside the organisation.
    Bleep,
    /// No number of its own: the switchboard is to be asked.
    Switchboard,
}

/// Something that cannot be rung.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// As written.
    pub written: String,
    /// Why not.
    pub why: Why,
}

/// Why a number cannot be rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// There is no number in the cell.
    NoNumber,
    /// Digits are missing.
    TooShort,
    /// There are digits too many.
    TooLong,
    /// A local number without the code of its town.
    NoAreaCode,
    /// An O or an l stands where a digit should.
    Letter,
    /// The right length, and no telephone has such a number.
    NoSuchNumber,
    /// A spreadsheet has turned it into `7.7009E+09`: its last digits are lost.
    Rounded,
}

impl Why {
    /// The reason, to stand after the number: `has too few digits`.
    pub fn words(self) -> &'static str {
        match self {
            Why::NoNumber => "is no telephone number",
            Why::TooShort => "has too few digits",
            Why::TooLong => "has too many digits",
            Why::NoAreaCode => "has no area code",
            Why::Letter => "has a letter among its digits",
            Why::NoSuchNumber => "is not a number any telephone has",
            Why::Rounded => "was cut short by a spreadsheet: its last digits are lost",
        }
    }
}

impl Number {
    /// Whether it is a mobile.
    pub fn is_mobile(&self) -> bool {
        self.line == Line::Mobile
    }

    /// Whether a British number is written as an example is: eight digits or more in a row that count up or down, or are all one.
    ///
    /// `01234 567890`, `07777 777777`. A telephone may have such a number; on a list it is hardly ever meant (ours).
    pub fn looks_made_up(&self) -> bool {
        let digits: Vec<i16> = self.digits.bytes().filter(u8::is_ascii_digit).map(i16::from).collect();
        let runs_by = |step: i16| digits.windows(8).any(|eight| eight.windows(2).all(|two| two[1] - two[0] == step));
        self.digits.starts_with('0') && !self.is_internal() && [0, 1, -1].into_iter().any(runs_by)
    }

    /// Whether it rings only through the organisation's own exchange.
    pub fn is_internal(&self) -> bool {
        matches!(self.line, Line::Extension | Line::Bleep | Line::Switchboard)
    }

    /// Whether both may ring the same telephone: an extension that only one of them gives is no difference.
    pub fn is_same_as(&self, other: &Number) -> bool {
        self.digits == other.digits && (self.extension.is_none() || other.extension.is_none() || self.extension == other.extension)
    }

    /// Whether the two differ as a slip of the keyboard would make them: one digit, or two neighbours changed over.
    pub fn is_nearly(&self, other: &Number) -> bool {
        let (a, b) = (self.digits.as_bytes(), other.digits.as_bytes());
        if a.len() != b.len() || a.len() < 10 {
            return false;
        }
        let differing: Vec<usize> = (0..a.len()).filter(|at| a[*at] != b[*at]).collect();
        match differing[..] {
            [_] => true,
            [first, second] => second == first + 1 && a[first] == b[second] && a[second] == b[first],
            _ => false,
        }
    }
}

/// Opens the plans of numbers, which the first number that is read would have to wait for.
pub fn get_ready() {
    numbering::open_plans();
}

/// Reads a cell. It never fails: what cannot be read is among the faults.
///
/// Nothing is said twice: words beside a number are taken for its label, and a
/// cell of words alone is one fault.
pub fn read(cell: &str) -> Reading {
    let cell = cell.trim().trim_start_matches(['\'', '=']).trim_matches('"').trim();
    let mut reading = Reading::default();
    let whole = match lexer::unspoil(cell) {
        lexer::Unspoiled::Rounded => {
            reading.faults.push(Fault { written: cell.to_owned(), why: Why::Rounded });
            return reading;
        }
        lexer::Unspoiled::Digits(digits) => digits,
        lexer::Unspoiled::AsItStands => cell.to_owned(),
    };
    let tokens = lexer::tokens(&whole);
    for run in runs::assemble(&whole, &tokens) {
        take(&whole, &run, &mut reading);
    }
    if reading.numbers.is_empty() && reading.faults.is_empty() {
        if tokens.iter().any(|token| lexer::is_switchboard(token.text(&whole))) {
            reading.numbers.push(internal(cell, "switchboard", Line::Switchboard));
        } else {
            reading.faults.push(Fault { written: cell.to_owned(), why: Why::NoNumber });
        }
    }
    reading
}

/// Turns one run of digits into a number, an extension of the number before it, a fault, or nothing.
fn take(cell: &str, run: &Run, reading: &mut Reading) {
    let digits = run.digits.as_str();
    let written = run.written(cell);
    if digits.contains(|c: char| !c.is_ascii_digit()) {
        reading.faults.push(Fault { written: written.to_owned(), why: Why::Letter });
        return;
    }
    match run.label {
        Label::Extension if digits.len() <= 7 => {
            match reading.numbers.last_mut() {
                Some(number) if run.continues && !number.is_internal() && number.extension.is_none() => {
                    number.extension = Some(digits.to_owned());
                }
                _ => reading.numbers.push(internal(written, digits, Line::Extension)),
            }
            return;
        }
        Label::Bleep if digits.len() <= 7 => {
            reading.numbers.push(internal(written, digits, Line::Bleep));
            return;
        }
        _ => {}
    }
    if run.is_other_ending {
        if let Some(number) = reading.numbers.last() {
            let kept = number.digits.len().saturating_sub(digits.len());
            let number = Number { written: written.to_owned(), digits: format!("{}{digits}", &number.digits[..kept]), ..number.clone() };
            reading.numbers.push(number);
        }
        return;
    }
    match numbering::number(digits, run.has_plus) {
        Ok(found) => reading.numbers.push(Number {
            written: written.to_owned(),
            digits: found.digits,
            extension: None,
            line: found.line,
            is_drama: found.is_drama,
            zero_restored: found.zero_restored,
        }),
        // A line of internal numbers with nothing but spaces between them.
        Err(_) if run.groups.len() > 1 && run.groups.iter().all(|group| matches!(group.len(), 4 | 5) && !group.starts_with('0')) => {
            reading.numbers.extend(run.groups.iter().map(|group| internal(group, group, Line::Extension)));
        }
        Err(why) => reading.faults.push(Fault { written: written.to_owned(), why }),
    }
}

fn internal(written: &str, digits: &str, line: Line) -> Number {
    Number { written: written.to_owned(), digits: digits.to_owned(), extension: None, line, is_drama: false, zero_restored: false }
}

#[cfg(test)]
mod tests;
