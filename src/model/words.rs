//! Lists of words that a cell may hold instead of an answer, or by which it is told: quick to say no, which is nearly always the answer.

/// Lists of words, and which of them a text stands in, case set aside.
#[derive(Debug)]
pub(super) struct Words {
    lists: &'static [&'static [&'static str]],
    /// For each byte, in either case, the lengths of the words that begin with it and of those that end with it, as bits; and
    /// whether it is no letter or digit, as the bit of no length.
    begin: [u32; 256],
    end: [u32; 256],
}

/// No word is longer than that: a bit stands for each length.
const LONGEST: usize = 31;

/// Stands where the bit of the length nought would: no word is as short.
const ODD: u32 = 1;
const PLAIN: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

impl Words {
    /// Of these lists; no word stands in two.
    pub(super) const fn new(lists: &'static [&'static [&'static str]]) -> Self {
        let (mut begin, mut end) = ([ODD; 256], [ODD; 256]);
        let mut at = 0;
        while at < PLAIN.len() {
            begin[PLAIN[at] as usize] = 0;
            end[PLAIN[at] as usize] = 0;
            at += 1;
        }
        let mut list = 0;
        while list < lists.len() {
            let mut at = 0;
            while at < lists[list].len() {
                let word = lists[list][at].as_bytes();
                assert!(!word.is_empty() && word.len() <= LONGEST, "a word is blank or too long");
                let (one_end, other_end, length) = (word[0], word[word.len() - 1], 1 << word.len());
                begin[one_end.to_ascii_lowercase() as usize] |= length;
                begin[one_end.to_ascii_uppercase() as usize] |= length;
                end[other_end.to_ascii_lowercase() as usize] |= length;
                end[other_end.to_ascii_uppercase() as usize] |= length;
                at += 1;
            }
            list += 1;
        }
        Words { lists, begin, end }
    }

    /// Which list a text stands in, by its number.
    pub(super) fn list_of(&self, text: &[u8]) -> Option<usize> {
        if !self.may_have(text) {
            return None;
        }
        self.lists.iter().position(|list| list.iter().any(|word| word.as_bytes().eq_ignore_ascii_case(text)))
    }

    /// Whether a text stands in one of the lists.
    pub(super) fn has(&self, text: &[u8]) -> bool {
        self.may_have(text) && self.list_of(text).is_some()
    }

    /// Whether a text begins and ends with a letter or digit and a look at its ends and length shows that it stands in no list.
    #[inline]
    pub(super) fn is_plainly_none(&self, text: &[u8]) -> bool {
        let (Some(first), Some(last)) = (text.first(), text.last()) else { return false };
        let (begin, end) = (self.begin[usize::from(*first)], self.end[usize::from(*last)]);
        let length = if text.len() <= LONGEST { 1 << text.len() } else { 0 };
        (begin | end) & ODD | begin & end & length == 0
    }

    /// False where a look at the ends and the length of a text shows that it stands in none.
    #[inline]
    pub(super) fn may_have(&self, text: &[u8]) -> bool {
        let (Some(first), Some(last)) = (text.first(), text.last()) else { return false };
        text.len() <= LONGEST && self.begin[usize::from(*first)] & self.end[usize::from(*last)] & (1 << text.len()) != 0
    }
}

/// Words by which a text is told wherever they stand in it.
#[derive(Debug)]
pub(super) struct Within {
    words: &'static [&'static str],
    /// For each byte, in either case, the words that begin with it, and those whose second byte it is, as bits.
    first: [u32; 256],
    second: [u32; 256],
}

impl Within {
    /// These words, in lower case, of two letters or more.
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        assert!(words.len() <= u32::BITS as usize, "too many words for their bits");
        let (mut first, mut second) = ([0; 256], [0; 256]);
        let mut at = 0;
        while at < words.len() {
            let [one, other, ..] = words[at].as_bytes() else { panic!("a word is too short") };
            let bit = 1 << at;
            first[one.to_ascii_lowercase() as usize] |= bit;
            first[one.to_ascii_uppercase() as usize] |= bit;
            second[other.to_ascii_lowercase() as usize] |= bit;
            second[other.to_ascii_uppercase() as usize] |= bit;
            at += 1;
        }
        Within { words, first, second }
    }

    /// Whether one of them stands in a text, case set aside.
    pub(super) fn any_in(&self, text: &str) -> bool {
        if text.is_ascii() { self.any_in_bytes(text.as_bytes()) } else { self.any_in_bytes(text.to_lowercase().as_bytes()) }
    }

    fn any_in_bytes(&self, text: &[u8]) -> bool {
        // All are looked at before anything is asked: in nearly every text no two bytes begin one of them.
        let may_begin = |pair: &[u8]| self.first[usize::from(pair[0])] & self.second[usize::from(pair[1])];
        if text.windows(2).fold(0, |any, pair| any | may_begin(pair)) == 0 {
            return false;
        }
        let begins = |at: usize, word: &str| text.get(at..at + word.len()).is_some_and(|there| there.eq_ignore_ascii_case(word.as_bytes()));
        text.windows(2).enumerate().any(|(at, pair)| {
            let mut may = may_begin(pair);
            while may != 0 {
                if begins(at, self.words[may.trailing_zeros() as usize]) {
                    return true;
                }
                may &= may - 1;
            }
            false
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_stand() {
        static WORDS: Within = Within::new(&["payroll", "finance", "é"]);
        for text in ["payroll", "HR and Payroll", "FINANCE system", "café", "CAFÉ"] {
            assert!(WORDS.any_in(text), "{text}");
        }
        for text in ["", "payrol", "pay roll", "inance"] {
            assert!(!WORDS.any_in(text), "{text}");
        }
    }

    #[test]
    fn every_word_is_found_in_its_list_and_nothing_else_is() {
        static WORDS: Words = Words::new(&[&["tbc", "n/a", "—"], &["the longest of these many words"]]);
        for (text, list) in [("TBC", Some(0)), ("—", Some(0)), ("N/a", Some(0)), ("The longest of these many words", Some(1))] {
            assert_eq!(WORDS.list_of(text.as_bytes()), list, "{text}");
        }
        for text in ["", "tbd", "tc", "tbc ", "the longest of these many, many words"] {
            assert!(!WORDS.has(text.as_bytes()), "{text}");
        }
        for (text, is_none) in [("tbd", true), ("x", true), ("a longer answer than any word is", true), ("TBC", false), ("tc ", false)] {
            assert_eq!(WORDS.is_plainly_none(text.as_bytes()), is_none, "{text}");
        }
        assert!(!WORDS.is_plainly_none(b"") && !WORDS.is_plainly_none(b"(tc") && !WORDS.is_plainly_none("é".as_bytes()));
    }
}
