//! What a telephone cell of the contact list amounts to, as far as the sample's own numbers go.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Number {
    /// Nothing there, or a word for nothing.
    Missing,
    /// A whole number.
    Whole,
    /// A number whose leading zero a spreadsheet has taken.
    ZeroDropped,
    /// An extension, a bleep, the switchboard.
    Inside,
    /// Something that rings nowhere.
    Malformed,
    /// Typed to fill the cell.
    MadeUp,
}

pub(crate) fn read(cell: &str) -> Number {
    let text = cell.trim().to_lowercase();
    if matches!(text.as_str(), "" | "-" | "tbc") {
        return Number::Missing;
    }
    if text.starts_with("ext ") || text.starts_with("bleep ") || text == "via switchboard" {
        return Number::Inside;
    }
    let outside = text.split(" ext ").next().unwrap_or_default();
    let local = outside.replace("+44 (0)", "0").replace("+44 ", "0");
    if local.chars().any(|c| !c.is_ascii_digit() && c != ' ') {
        return Number::Malformed;
    }
    let digits: String = local.chars().filter(char::is_ascii_digit).collect();
    if digits == "01234567890" {
        return Number::MadeUp;
    }
    match (digits.len(), digits.as_bytes().first()) {
        (11, Some(b'0')) => Number::Whole,
        (10, Some(b'1' | b'2' | b'3' | b'7')) => Number::ZeroDropped,
        _ => Number::Malformed,
    }
}
