//! The words, digits and separators of a telephone cell.

use crate::model::date::{self, DateOrder};

/// One token of a cell, by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Digits,
    Plus,
    Open,
    Close,
    Word,
    /// Between two numbers.
    Break,
}

impl Token {
    pub(super) fn text(self, cell: &str) -> &str {
        &cell[self.start..self.end]
    }
}

/// What a spreadsheet may have made of a number.
pub(super) enum Unspoiled {
    /// Nothing: read it as it stands.
    AsItStands,
    /// A number format whose digits are all there.
    Digits(String),
    /// A power of ten, its last digits lost.
    Rounded,
}

/// Takes back `7.700900123E+09`, `7,700,900,123` and `7700900123.0`.
pub(super) fn unspoil(cell: &str) -> Unspoiled {
    if let Some((mantissa, exponent)) = cell.split_once(['E', 'e']) {
        let exponent = exponent.trim_start_matches('+');
        let is_mantissa = mantissa.starts_with(|c: char| c.is_ascii_digit()) && mantissa.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if let (true, Ok(exponent @ 8..=12)) = (is_mantissa, exponent.parse::<usize>()) {
            let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
            return if digits.len() == exponent + 1 { Unspoiled::Digits(digits) } else { Unspoiled::Rounded };
        }
    }
    if let Some((whole, zeros)) = cell.split_once('.')
        && whole.len() >= 9
        && whole.bytes().all(|b| b.is_ascii_digit())
        && !zeros.is_empty()
        && zeros.bytes().all(|b| b == b'0')
    {
        return Unspoiled::Digits(whole.to_owned());
    }
    let mut groups = cell.split(',');
    let first = groups.next().unwrap_or_default();
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if matches!(first.len(), 1..=3) && all_digits(first) && cell.len() >= 12 && groups.all(|group| group.len() == 3 && all_digits(group)) {
        return Unspoiled::Digits(cell.replace(',', ""));
    }
    Unspoiled::AsItStands
}

/// The tokens of a cell. Times, dates, `24/7`, ordinals, addresses and links are words.
pub(super) fn tokens(cell: &str) -> Vec<Token> {
    let bytes = cell.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let (kind, end) = match bytes[at] {
            b'0'..=b'9' => match not_a_number(bytes, at) {
                Some(end) => (Kind::Word, end),
                None => (Kind::Digits, digits(bytes, at)),
            },
            b'O' | b'o' | b'l' | b'I' if stands_for_a_digit(bytes, at) => (Kind::Digits, at + 1),
            b'+' => (Kind::Plus, at + 1),
            b'(' | b'[' => (Kind::Open, at + 1),
            b')' | b']' => (Kind::Close, at + 1),
            b';' | b',' | b'|' | b'/' | b'\n' | b'\r' | b'&' => (Kind::Break, at + 1),
            _ => match cell[at..].chars().next() {
                Some(letter) if letter.is_alphabetic() => word(cell, at),
                other => {
                    at += other.map_or(1, char::len_utf8);
                    continue;
                }
            },
        };
        out.push(Token { kind, start: at, end });
        at = end;
    }
    out
}

/// A word, or the whole of an e-mail address or link.
fn word(cell: &str, at: usize) -> (Kind, usize) {
    let rest = &cell[at..];
    let chunk = rest.split(|c: char| c.is_whitespace() || matches!(c, ';' | ',')).next().unwrap_or(rest);
    if chunk.contains('@') || chunk.contains("://") {
        return (Kind::Word, at + chunk.len());
    }
    let end = at + rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let is_break = ["or", "and"].iter().any(|word| word.eq_ignore_ascii_case(&cell[at..end]));
    (if is_break { Kind::Break } else { Kind::Word }, end)
}

fn digits(bytes: &[u8], from: usize) -> usize {
    from + bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count()
}

/// Where digits begin a time, a date, `24/7`, `9am` or `1st`: its end.
fn not_a_number(bytes: &[u8], at: usize) -> Option<usize> {
    let end = digits(bytes, at);
    if end - at > 2 {
        return None;
    }
    let separator = *bytes.get(end)?;
    if separator.is_ascii_alphabetic() && separator != b'x' && !stands_for_a_digit(bytes, end) {
        return Some(end + bytes[end..].iter().take_while(|b| b.is_ascii_alphabetic()).count());
    }
    let second = digits(bytes, end + 1);
    let (first_value, second_len) = (&bytes[at..end], second - end - 1);
    match separator {
        b':' if second_len == 2 => Some(second),
        b'/' | b'x' if first_value == b"24" && &bytes[end + 1..second] == b"7" => Some(second),
        b'/' | b'-' | b'.' if matches!(second_len, 1 | 2) && bytes.get(second) == Some(&separator) => {
            let third = digits(bytes, second + 1);
            let goes_on = matches!(bytes.get(third), Some(b'-' | b'.')) && bytes.get(third + 1).is_some_and(u8::is_ascii_digit);
            let is_day = std::str::from_utf8(&bytes[at..third]).is_ok_and(|text| date::read(text, DateOrder::DayFirst).is_some());
            (is_day && !goes_on).then_some(third)
        }
        _ => None,
    }
}

/// Whether the letter at `at` was typed for a nought or a one: such letters lead digits, or stand among them.
fn stands_for_a_digit(bytes: &[u8], at: usize) -> bool {
    let looks_it = |byte: &&u8| matches!(byte, b'O' | b'o' | b'l' | b'I');
    let before = bytes[..at].iter().rev().find(|byte| !looks_it(byte));
    let after = bytes[at..].iter().find(|byte| !looks_it(byte));
    looks_it(&&bytes[at]) && after.is_some_and(u8::is_ascii_digit) && before.is_none_or(|byte| !byte.is_ascii_alphabetic())
}

/// Whether a word stands for the switchboard.
pub(super) fn is_switchboard(word: &str) -> bool {
    ["switchboard", "swbd", "switch", "operator"].iter().any(|known| known.eq_ignore_ascii_case(word))
}
