//! What several checks ask of an asset.

use super::{Asset, Kind};
use crate::model::bytes;
use crate::model::cell::{self, Cell};
use crate::model::remembered::Remembered;
use crate::model::statement::Matchable;
use crate::model::words::Words;

/// How much depends on an asset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criticality {
    /// Patients or the whole organisation feel its loss at once.
    Critical,
    /// A service feels it.
    High,
    /// A team feels it.
    Medium,
    /// Hardly anybody feels it.
    Low,
}

impl Criticality {
    /// Reads words, numbers, tiers, metals and colours. Of bare numbers 1 is the most critical.
    pub fn read(text: &str) -> Option<Self> {
        static REMEMBERED: Remembered<Option<Criticality>> = Remembered::new(256);
        match text {
            // As nearly every list has it.
            "Critical" => Some(Criticality::Critical),
            "High" => Some(Criticality::High),
            "Medium" => Some(Criticality::Medium),
            "Low" => Some(Criticality::Low),
            _ => REMEMBERED.of([text], || Self::from_words(text)),
        }
    }

    fn from_words(text: &str) -> Option<Self> {
        let lower = text.trim().to_lowercase();
        let core = lower.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | '.' | ')' | '(' | ':' | '='));
        let word = if core.is_empty() { lower.as_str() } else { core }.trim().trim_end_matches(')');
        let starts = |words: &[&str]| words.iter().any(|w| word.starts_with(w));
        if let Some(level) = step(word) {
            Some(level)
        } else if starts(&["non", "not ", "no "]) || word == "no" {
            Some(Criticality::Low)
        } else if starts(&[
            "critical",
            "mission",
            "most critical",
            "life",
            "business critical",
            "safety critical",
            "clinically critical",
            "very high",
            "vital",
            "extreme",
            "severe",
            "platinum",
            "gold",
            "black",
            "24x7",
            "24/7",
            "7x24",
        ]) || matches!(word, "yes" | "crit" | "vh")
        {
            Some(Criticality::Critical)
        } else if starts(&["high", "major", "important", "essential", "silver", "red", "somewhat"]) || matches!(word, "h") {
            Some(Criticality::High)
        } else if starts(&["medium", "moderate", "med", "normal", "standard", "bronze", "amber", "yellow", "less critical"])
            || matches!(word, "m")
        {
            Some(Criticality::Medium)
        } else if starts(&["low", "minor", "minimal", "negligible", "green", "very low"]) || matches!(word, "l") {
            Some(Criticality::Low)
        } else {
            None
        }
    }
}

/// A step of a scale: `1`, `Tier 1`, `P1`, `Priority 2`, `Level 3`, `Tier II`.
fn step(word: &str) -> Option<Criticality> {
    const SCALES: &[&str] = &["tier", "priority", "level", "category", "cat", "class", "band", "p", "t", "c"];
    let named =
        SCALES.iter().filter_map(|scale| word.strip_prefix(scale)).find(|rest| !rest.starts_with(char::is_alphabetic) || rest.is_empty());
    let rest = named.unwrap_or(word).trim_start_matches([' ', '-', '_']);
    let first = rest.split([' ', '-', '–', ':', '(', '.']).next()?;
    let is_alone = named.is_some() || first.len() == rest.len();
    match first {
        "0" | "1" | "one" if is_alone => Some(Criticality::Critical),
        "i" if named.is_some() => Some(Criticality::Critical),
        "2" | "two" if is_alone => Some(Criticality::High),
        "ii" if named.is_some() => Some(Criticality::High),
        "3" | "three" if is_alone => Some(Criticality::Medium),
        "iii" if named.is_some() => Some(Criticality::Medium),
        "4" | "5" | "four" | "five" if is_alone => Some(Criticality::Low),
        "iv" | "v" if named.is_some() => Some(Criticality::Low),
        _ => None,
    }
}

impl<'a> Asset<'a> {
    /// How much depends on it; unreadable where the words are not ones we know.
    pub fn criticality(&self) -> Cell<'a, Criticality> {
        let raw = self.criticality.value().unwrap_or_default();
        self.criticality.and_then(raw, |_| self.told.criticality)
    }

    /// Whether patients or the organisation depend on it.
    pub fn is_critical(&self) -> bool {
        self.criticality() == Cell::Value(Criticality::Critical)
    }

    /// Whether it is something that runs and can be patched.
    pub fn is_patchable(&self) -> bool {
        self.kind().is_patchable()
    }

    /// The natural key: id, else serial, else name.
    pub fn key(&self) -> Option<&'a str> {
        self.id.value().or(self.serial()).or(self.name.value())
    }

    /// The serial, unless it is one of the words factories leave there.
    pub fn serial(&self) -> Option<&'a str> {
        self.serial.value().filter(|text| !is_placeholder_serial(text))
    }

    /// Every serial in its cell, placeholders left out.
    pub fn serials(&self) -> Serials<'a> {
        split_serials(self.serial.value().unwrap_or_default())
    }

    /// The id, unless it is a word or number that stands for nothing.
    pub fn real_id(&self) -> Option<&'a str> {
        self.id.value().filter(|text| !is_placeholder_id(text))
    }

    /// Adds how a person would point at it: `LAP-0012, WARD7-PC3`.
    pub fn push_label(&self, to: &mut String) {
        let (key, name) = (self.key(), self.name.value().or(self.model.value()));
        to.push_str(key.or(name).unwrap_or_default());
        if let (Some(key), Some(name)) = (key, name)
            && key != name
        {
            to.push_str(", ");
            to.push_str(name);
        }
    }

    /// Whether the row describes something that is no asset: a person, a policy, a risk.
    pub fn is_not_an_asset(&self) -> bool {
        self.kind() == Kind::NotAnAsset
    }

    /// What statements match on.
    pub fn matchable(&self) -> Matchable<'a> {
        Matchable {
            product: self.os.value().or(self.software.value()),
            kind: self.kind.value(),
            owner: self.owner.value().or(self.owner_email.value()),
            status: self.status.value(),
            belonging: None,
        }
    }

    /// Whether a service or patients depend on it.
    pub fn matters(&self) -> bool {
        matches!(self.criticality(), Cell::Value(Criticality::Critical | Criticality::High))
    }

    /// The owner cell and the e-mail cell as one: a value if either is.
    pub fn owner_or_email(&self) -> Cell<'a, &'a str> {
        match (self.owner, self.owner_email) {
            (Cell::Value(owner), _) => Cell::Value(owner),
            (_, Cell::Value(email)) => Cell::Value(email),
            (Cell::Absent, email) => email,
            (owner, _) => owner,
        }
    }
}

fn could_be_serial(part: &str) -> bool {
    let part = part.trim();
    part.len() >= 5 && part.bytes().any(|b| b.is_ascii_digit())
}

/// What stands in an id column when nobody gave an id. Unlike in serials, `11` and `222` are numbers somebody counted to.
pub fn is_placeholder_id(text: &str) -> bool {
    let text = cell::trim(text);
    let counted = text.len() < 5 && text.bytes().all(|b| matches!(b, b'1'..=b'9'));
    !counted && is_placeholder_serial(text)
}

/// Every serial in a cell: some lists put those of a device and its dock, or of a stack, into one.
///
/// Split at `;`, `,`, line breaks and ` and `; at `/` only where every part could be a serial of its own,
/// because makers use that sign too. Placeholders are left out.
pub fn split_serials(text: &str) -> Serials<'_> {
    // Nearly every cell holds one, and none of the signs that part them.
    if !bytes::has_any(text.as_bytes(), *b";,\n\r/ ") {
        return Serials { one: serial(text), several: None };
    }
    let parts = text.split([';', ',', '\n', '\r']).flat_map(|part| part.split(" and "));
    let parts = parts.flat_map(|part| {
        let slashed = part.contains('/') && part.split('/').all(could_be_serial);
        part.split(move |c| slashed && c == '/')
    });
    Serials { one: None, several: Some(Box::new(parts.filter_map(serial))) }
}

/// The serials of one cell, as [`split_serials`] tells them.
pub struct Serials<'a> {
    one: Option<&'a str>,
    several: Option<Box<dyn Iterator<Item = &'a str> + 'a>>,
}

impl<'a> Iterator for Serials<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.one.take().or_else(|| self.several.as_mut()?.next())
    }
}

/// A serial without what stands around it, unless it is none.
fn serial(part: &str) -> Option<&str> {
    Some(cell::trim(part)).filter(|part| !part.is_empty() && !is_placeholder_serial(part))
}

/// What stands in a serial column when nobody set a serial.
pub fn is_placeholder_serial(text: &str) -> bool {
    static WORDS: Words = Words::new(&[&[
        "to be filled by o.e.m.",
        "to be filled by oem",
        "default string",
        "system serial number",
        "sn not visible",
        "not specified",
        "0",
        "00",
        "000",
        "0000",
        "00000000",
        "none",
        "n/a",
        "123456789",
        "1234567890",
        "serial",
        "invalid",
        "not available",
        "no serial",
        "no",
    ]]);
    let text = cell::trim(text);
    WORDS.has(text.as_bytes()) || text.len() > 1 && text.bytes().all(|b| b == text.as_bytes()[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::asset::AssetField;
    use crate::model::written::Row;

    #[test]
    fn criticality_in_words_numbers_tiers_and_metals() {
        for (text, level) in [
            ("Critical", Criticality::Critical),
            ("1 - most critical", Criticality::Critical),
            ("Tier 1", Criticality::Critical),
            ("mission critical", Criticality::Critical),
            ("High", Criticality::High),
            ("2", Criticality::High),
            ("MEDIUM", Criticality::Medium),
            ("Tier 3", Criticality::Medium),
            ("low", Criticality::Low),
            ("Not critical", Criticality::Low),
            ("2 - somewhat critical", Criticality::High),
            ("3 - less critical", Criticality::Medium),
            ("4 - not critical", Criticality::Low),
            ("1 (Critical)", Criticality::Critical),
            ("3: High", Criticality::High),
            ("P1", Criticality::Critical),
            ("Priority 2", Criticality::High),
            ("Tier-0", Criticality::Critical),
            ("Tier III", Criticality::Medium),
            ("tier 1 critical", Criticality::Critical),
            ("Gold", Criticality::Critical),
            ("Silver service", Criticality::High),
            ("RED", Criticality::High),
            ("Amber", Criticality::Medium),
            ("Green", Criticality::Low),
            ("M", Criticality::Medium),
            ("4", Criticality::Low),
            ("non-critical", Criticality::Low),
        ] {
            assert_eq!(Criticality::read(text), Some(level), "{text}");
        }
        for text in ["purple", "Pathology", "Theatres", "17", "Yesterday", "Clinical"] {
            assert_eq!(Criticality::read(text), None, "{text}");
        }
    }

    #[test]
    fn factory_serials_are_no_serials() {
        for text in ["To be filled by O.E.M.", "Default string", "0", "00000000", "xxxxxxx"] {
            assert!(is_placeholder_serial(text), "{text}");
        }
        assert!(!is_placeholder_serial("5CG1234XYZ"));
        for text in ["0", "000", "None", "99999999"] {
            assert!(is_placeholder_id(text), "{text}");
        }
        assert!(!is_placeholder_id("11") && !is_placeholder_id("222"));
    }

    #[test]
    fn several_serials_in_one_cell() {
        for (cell, parts) in [
            ("5CG1234XYZ", &["5CG1234XYZ"][..]),
            ("5CG1234XYZ; 5CG1235XYZ", &["5CG1234XYZ", "5CG1235XYZ"]),
            ("FOC2101X0AA and FOC2101X0AB", &["FOC2101X0AA", "FOC2101X0AB"]),
            ("FOC2101X0AA/FOC2101X0AB", &["FOC2101X0AA", "FOC2101X0AB"]),
            ("FOC2101X0AA\nN/A", &["FOC2101X0AA"]),
            ("CN0-1234/A01", &["CN0-1234/A01"]),
            ("Default string", &[]),
        ] {
            let row = Row::of(&[(AssetField::Serial, cell)]);
            assert_eq!(Asset::read(&row).serials().collect::<Vec<_>>(), parts, "{cell}");
        }
    }
}
