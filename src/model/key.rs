//! How two spellings of one identifier are seen to be the same.

mod counts;
mod parts;
mod plain;
mod taken;

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};
use std::ops::Deref;

use arrayvec::ArrayString;
pub use counts::{FewKeys, KeyCounts, repeats};
use foldhash::quality::FixedState;
pub use parts::Parts;
use plain::is_plain;
pub use taken::Taken;

use super::bytes;

/// A normalised identifier as 64 bits. Two different identifiers of ten million
/// share one with a chance of about three in a million.
pub type KeyHash = u64;

/// A map by hashes of keys, which are not hashed again.
pub type KeyMap<V> = HashMap<KeyHash, V, BuildHasherDefault<Already>>;
/// A set of hashes of keys.
pub type KeySet = HashSet<KeyHash, BuildHasherDefault<Already>>;

/// Takes a hash for what it is, and hashes everything else.
#[derive(Debug, Default, Clone, Copy)]
pub struct Already(u64);

impl Hasher for Already {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash_of_spellings([bytes], self.0);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// The hash of `text` with case, outer and repeated white space set aside.
///
/// Stable within one build of the program only: it is never written to a file.
pub fn hash(text: &str) -> KeyHash {
    plain::hash(text.trim_ascii().as_bytes()).unwrap_or_else(|| hash_of_normal(normal(text).as_bytes()))
}

/// [`hash`] of a text that is [`normal`] already.
pub fn hash_of_normal(normal: &[u8]) -> KeyHash {
    plain::hash_of_lower(normal)
}

/// The hash of some texts as each is spelt, for what is remembered while the program runs. Another seed gives another hash.
pub fn hash_of_spellings<const TEXTS: usize>(texts: [&[u8]; TEXTS], seed: u64) -> u64 {
    let mut hasher = FixedState::with_seed(seed).build_hasher();
    for text in texts {
        hasher.write(text);
    }
    hasher.finish()
}

/// [`normal`] of a text: nearly always without asking for memory.
#[derive(Debug)]
pub enum Normal {
    /// One that stands in its own place.
    Short(plain::Room, usize),
    /// Any other.
    Long(String),
}

impl Normal {
    /// Of this text.
    pub fn of(text: &str) -> Self {
        let mut room = [0; plain::LONGEST];
        let plain = text.trim_ascii().as_bytes();
        if plain::lower(plain, &mut room) { Normal::Short(room, plain.len()) } else { Normal::Long(normal(text)) }
    }
}

impl Deref for Normal {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Normal::Short(room, length) => &room[..*length],
            Normal::Long(text) => text.as_bytes(),
        }
    }
}

/// What `make` makes of a text in lower case: nearly always without asking for memory.
pub fn with_lower<T>(text: &str, make: impl FnOnce(&str) -> T) -> T {
    match ArrayString::<{ plain::LONGEST }>::from(text) {
        Ok(mut lower) if lower.is_ascii() => {
            lower.make_ascii_lowercase();
            make(&lower)
        }
        _ => make(&text.to_lowercase()),
    }
}

/// Whether two texts are the same once case and white space are set aside.
pub fn same(one: &str, other: &str) -> bool {
    let (one_plain, other_plain) = (one.trim_ascii(), other.trim_ascii());
    if is_plain(one_plain.as_bytes()) && is_plain(other_plain.as_bytes()) {
        return one_plain.eq_ignore_ascii_case(other_plain);
    }
    normal(one) == normal(other)
}

/// Whether the words of `part` stand in `text`, case and white space set aside.
pub fn holds(text: &str, part: &str) -> bool {
    let (plain, wanted) = (text.trim_ascii().as_bytes(), part.trim_ascii().as_bytes());
    // Set right, the two still stand in one another.
    let Some(first) = wanted.first() else { return true };
    // Nearly everywhere the first byte is another.
    let begins = |window: &&[u8]| window[0].eq_ignore_ascii_case(first);
    if plain.windows(wanted.len()).filter(begins).any(|window| window.eq_ignore_ascii_case(wanted)) {
        return true;
    }
    if is_plain(plain) && is_plain(wanted) {
        return false;
    }
    normal(text).contains(&normal(part))
}

/// `text` in lower case, trimmed, with every run of white space as one space: the form fingerprints are made of.
pub fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_normal(&mut out, text);
    out
}

/// Adds [`normal`] of `text` to `out`.
pub fn push_normal(out: &mut String, text: &str) {
    let plain = text.trim_ascii();
    if is_plain(plain.as_bytes()) {
        let from = out.len();
        out.push_str(plain);
        out[from..].make_ascii_lowercase();
        return;
    }
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
}

/// A host name without its domain: lists differ in whether they write it.
pub fn short_host(name: &str) -> &str {
    // Most names have neither.
    if !bytes::has_any(name.as_bytes(), [b'$', b'.']) {
        return name;
    }
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
        assert_eq!(hash("Ward\t7"), hash("ward 7"));
        assert!(same(" Ward  7", "WARD 7") && same("É", "é") && !same("Ward 7", "Ward 70"));
        assert!(holds("Microsoft Windows  11", "windows 11") && holds("ÉCG", "é") && holds("x", "") && !holds("Windows 10", "windows 11"));
    }

    #[test]
    fn what_is_set_right_without_memory_hashes_as_what_is_set_right_with_it() {
        for length in [0_usize, 1, 15, 16, 17, 31, 32, 33, 63, 64, 65, 200] {
            for odd in ["", "  ", "\t", "\0", "\u{7f}", "É", "Z"] {
                for at in [0, length / 2, length.saturating_sub(1), length] {
                    let mut text = "Ab".repeat(length).chars().take(length).collect::<String>();
                    text.insert_str(at, odd);
                    assert_eq!(hash(&text), hash_of_normal(normal(&text).as_bytes()), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn lower_case_without_memory_is_lower_case() {
        for text in ["", "A", "NORTHMOOR\\\\Jo.Bloggs", "ÉCOLE", &"Ab".repeat(31), &"Ab".repeat(32), &"Ab".repeat(33)] {
            assert_eq!(with_lower(text, str::to_owned), text.to_lowercase());
        }
    }

    #[test]
    fn hosts_lose_their_domain_but_addresses_stay_whole() {
        assert_eq!(short_host("PC12.northmoor.example"), "PC12");
        assert_eq!(short_host("PC12$"), "PC12");
        assert_eq!(short_host("10.1.2.3"), "10.1.2.3");
        assert_eq!(short_host("Dr. Smith's laptop"), "Dr. Smith's laptop");
    }
}
