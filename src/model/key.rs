//! How two spellings of one identifier are seen to be the same.

use std::hash::{DefaultHasher, Hasher};

/// A normalised identifier as 64 bits. Two different identifiers of ten million
/// share one with a chance of about three in a million.
pub type KeyHash = u64;

/// The hash of `text` with case, outer and repeated white space set aside.
///
/// Stable within one build of the program only: it is never written to a file.
pub fn hash(text: &str) -> KeyHash {
    let mut hasher = DefaultHasher::new();
    let mut buffer = [0_u8; 64];
    let trimmed = text.trim_ascii();
    if trimmed.len() <= buffer.len() && trimmed.is_ascii() && !trimmed.contains("  ") {
        let lower = &mut buffer[..trimmed.len()];
        lower.copy_from_slice(trimmed.as_bytes());
        lower.make_ascii_lowercase();
        hasher.write(lower);
    } else {
        hasher.write(normal(text).as_bytes());
    }
    hasher.finish()
}

/// `text` in lower case, trimmed, with every run of white space as one space: the form fingerprints are made of.
pub fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}

/// A host name without its domain: lists differ in whether they write it.
pub fn short_host(name: &str) -> &str {
    let name = name.trim_end_matches('$');
    match name.split_once('.') {
        Some((short, rest))
            if !short.is_empty() && !rest.is_empty() && !short.bytes().all(|b| b.is_ascii_digit()) && !rest.contains(' ') =>
        {
            short
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_spaces_do_not_matter() {
        assert_eq!(hash(" LAP-0012 "), hash("lap-0012"));
        assert_eq!(hash("Ward  7"), hash("ward 7"));
        assert_ne!(hash("LAP-0012"), hash("LAP-0013"));
        assert_eq!(hash("É"), hash("é"));
    }

    #[test]
    fn hosts_lose_their_domain_but_addresses_stay_whole() {
        assert_eq!(short_host("PC12.northmoor.example"), "PC12");
        assert_eq!(short_host("PC12$"), "PC12");
        assert_eq!(short_host("10.1.2.3"), "10.1.2.3");
        assert_eq!(short_host("Dr. Smith's laptop"), "Dr. Smith's laptop");
    }
}
