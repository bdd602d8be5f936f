//! The numbering plan: what a string of digits rings, if anything.

use std::cell::RefCell;
use std::collections::HashMap;

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber};

use super::{Line, Why};

/// What a string of digits rings.
pub(super) struct Rings {
    /// Normal form.
    pub(super) digits: String,
    pub(super) line: Line,
    pub(super) is_drama: bool,
    pub(super) zero_restored: bool,
}

/// Ranges that Ofcom keeps free for television and radio drama, as the digits they begin with.
///
/// Each holds a thousand numbers: three digits follow.
/// Source: Ofcom, "Telephone numbers for use in TV and radio drama programmes".
const DRAMA: &[&str] = &[
    "01134960", // Leeds
    "01144960", // Sheffield
    "01154960", // Nottingham
    "01164960", // Leicester
    "01174960", // Bristol
    "01184960", // Reading
    "01214960", // Birmingham
    "01314960", // Edinburgh
    "01414960", // Glasgow
    "01514960", // Liverpool
    "01614960", // Manchester
    "01632960", // no town
    "01914980", // Tyneside, Durham, Sunderland
    "02079460", // London
    "02896496", // Northern Ireland
    "02920180", // Cardiff
    "03069990", // the whole country
    "07700900", // mobile
    "08081570", // free of charge
    "09098790", // premium rate
];

/// Short codes that ring everywhere in the country: emergencies, NHS 111, police, power cuts, helplines.
const SHORT: &[&str] = &["999", "112", "111", "101", "105", "119", "159", "18000", "116000", "116006", "116111", "116117", "116123"];

/// What `digits` ring.
pub(super) fn number(digits: &str, has_plus: bool) -> Result<Rings, Why> {
    let plain = |digits: &str, line| Ok(Rings { digits: digits.to_owned(), line, is_drama: false, zero_restored: false });
    if has_plus {
        return abroad(digits);
    }
    if SHORT.contains(&digits) {
        return plain(digits, Line::Short);
    }
    if let Some(rest) = digits.strip_prefix("00") {
        return abroad(rest);
    }
    if digits.starts_with("44") && matches!(digits.len(), 12 | 13) {
        return abroad(digits);
    }
    match (digits.len(), digits.as_bytes().first()) {
        (3..=4, _) => plain(digits, Line::Extension),
        (5, Some(first)) if *first != b'0' => plain(digits, Line::Extension),
        (_, Some(b'0')) => national(digits.to_owned(), false),
        // A spreadsheet takes 07700 900123 for a number and drops its zero.
        (10, Some(b'1' | b'2' | b'3' | b'7')) => national(format!("0{digits}"), true),
        (6..=8, _) => Err(Why::NoAreaCode),
        (..=9, _) => Err(Why::TooShort),
        (10, _) => Err(Why::NoSuchNumber),
        (11.., _) => Err(Why::TooLong),
    }
}

/// A number written with its country.
fn abroad(digits: &str) -> Result<Rings, Why> {
    if let Some(rest) = digits.strip_prefix("44") {
        return national(format!("0{}", rest.trim_start_matches('0')), false);
    }
    match digits.len() {
        0..=6 => Err(Why::TooShort),
        16.. => Err(Why::TooLong),
        _ => {
            let international = format!("+{digits}");
            if is_in_plan(&international) {
                Ok(Rings { digits: international, line: Line::Abroad, is_drama: false, zero_restored: false })
            } else {
                Err(Why::NoSuchNumber)
            }
        }
    }
}

/// A number of the United Kingdom, its zero in front.
fn national(digits: String, zero_restored: bool) -> Result<Rings, Why> {
    let is_drama = digits.len() == 11 && DRAMA.iter().any(|range| digits.starts_with(range));
    if !is_drama {
        if digits.len() > 11 {
            return Err(Why::TooLong);
        }
        if digits.len() < 8 || !is_in_plan(&format!("+44{}", &digits[1..])) {
            // Ten digits are a whole number in a few towns and in some of 0800, elsewhere one is missing.
            let least = if digits.starts_with("01") || digits.starts_with("08") { 10 } else { 11 };
            return Err(if digits.len() < least { Why::TooShort } else { Why::NoSuchNumber });
        }
    }
    Ok(Rings { line: line_of(&digits), digits, is_drama, zero_restored })
}

fn line_of(digits: &str) -> Line {
    match digits.as_bytes() {
        [b'0', b'1' | b'2', ..] => Line::Landline,
        // 070 is a personal number that rings where its holder says, 076 a pager; but 07624 is the Isle of Man.
        [b'0', b'7', b'6', b'2', b'4', ..] => Line::Mobile,
        [b'0', b'7', b'0' | b'6', ..] => Line::NonGeographic,
        [b'0', b'7', ..] => Line::Mobile,
        _ => Line::NonGeographic,
    }
}

/// How many answers a thread keeps: far more numbers than a contact list has.
const KEPT: usize = 4096;

thread_local! {
    /// Answers of the numbering plan already asked for. The plan never changes
    /// during a run, so what stands here changes how fast an answer comes and never what it is.
    static ANSWERS: RefCell<HashMap<String, bool>> = RefCell::default();
}

/// Opens the numbering plans, which takes some milliseconds, and the expressions of that of this country.
pub(super) fn open_plans() {
    // Whatever is asked opens them; this number is nobody's.
    PHONE_NUMBER_UTIL.is_valid_number(&of_this_country(1_632_960_000));
}

fn of_this_country(national_number: u64) -> PhoneNumber {
    PhoneNumber { country_code: 44, national_number, ..PhoneNumber::default() }
}

/// Whether a country's numbering plan has such a number: `+441614960123`.
///
/// Asked last, for the plans may have to be opened first.
fn is_in_plan(international: &str) -> bool {
    if let Some(known) = ANSWERS.with_borrow(|answers| answers.get(international).copied()) {
        return known;
    }
    // One of this country is taken apart already, and most are: only the others need the expressions that do it.
    let number = match international.strip_prefix("+44").map(str::parse) {
        Some(Ok(national_number)) => Some(of_this_country(national_number)),
        _ => PHONE_NUMBER_UTIL.parse(international, None).ok(),
    };
    let answer = number.is_some_and(|number| PHONE_NUMBER_UTIL.is_valid_number(&number));
    ANSWERS.with_borrow_mut(|answers| {
        if answers.len() >= KEPT {
            answers.clear();
        }
        answers.insert(international.to_owned(), answer);
    });
    answer
}
