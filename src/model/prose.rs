//! Small grammar: counts that agree with their nouns, lists with an *and*, numbers with separators.

/// `1 asset`, `2 assets`, `1,204 assets`.
pub fn count(number: u64, one: &str, many: &str) -> String {
    let mut out = String::with_capacity(ROOM + many.len());
    push_count(&mut out, number, one, many);
    out
}

/// Adds [`count`] of something.
pub fn push_count(out: &mut String, number: u64, one: &str, many: &str) {
    push_thousands(out, number);
    out.push(' ');
    out.push_str(if number == 1 { one } else { many });
}

/// `31,412`.
pub fn thousands(number: u64) -> String {
    let mut out = String::with_capacity(ROOM);
    push_thousands(&mut out, number);
    out
}

/// Room for nearly every number: evidence is full of them.
const ROOM: usize = 12;

fn push_thousands(out: &mut String, number: u64) {
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(number);
    if digits.len() <= 3 {
        return out.push_str(digits);
    }
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// `an asset register`, `a rota`.
pub fn article(title: &str) -> String {
    let vowel = title.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {title}", if vowel { "an" } else { "a" })
}

/// The sentence with its first letter as a capital.
pub fn capital(text: &str) -> String {
    // A file's name is written as the file is called.
    if text.split_whitespace().next().is_some_and(|first| first.trim_end_matches(['.', ',', ':', ';']).contains('.')) {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_lists_read_well() {
        assert_eq!(count(1, "asset", "assets"), "1 asset");
        assert_eq!(count(1_204, "asset", "assets"), "1,204 assets");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1_000_000), "1,000,000");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!((capital("blank."), capital("aws-report.csv has no column")), ("Blank.".into(), "aws-report.csv has no column".into()));
    }
}
