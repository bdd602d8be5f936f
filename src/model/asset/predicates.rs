//! What several checks ask of an asset.

use super::{Asset, Kind};
use crate::model::cell::Cell;

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
    /// Reads words, numbers, tiers, metals and colours.
    pub fn read(text: &str) -> Option<Self> {
        let lower = text.trim().to_lowercase();
        let core = lower.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | ')')).trim();
        let word = if core.is_empty() { lower.trim() } else { core };
        let starts = |words: &[&str]| words.iter().any(|w| word.starts_with(w));
        if starts(&["non", "not ", "no "]) || word == "no" {
            Some(Criticality::Low)
        } else if starts(&[
            "critical",
            "mission",
            "most critical",
            "life",
            "business critical",
            "safety critical",
            "very high",
            "vital",
            "platinum",
            "gold",
            "24x7",
            "7x24",
        ]) || matches!(word, "tier 0" | "tier 1" | "tier1" | "p1" | "1" | "5 - critical" | "yes" | "crit" | "tier 1 critical")
        {
            Some(Criticality::Critical)
        } else if starts(&["high", "major", "important", "essential", "silver", "red"]) || matches!(word, "tier 2" | "tier2" | "p2" | "2") {
            Some(Criticality::High)
        } else if starts(&["medium", "moderate", "med", "normal", "standard", "bronze", "amber", "somewhat"])
            || matches!(word, "tier 3" | "tier3" | "p3" | "3")
        {
            Some(Criticality::Medium)
        } else if starts(&["low", "minor", "minimal", "green", "less critical"])
            || matches!(word, "tier 4" | "tier4" | "p4" | "4" | "5" | "tier 5")
        {
            Some(Criticality::Low)
        } else {
            None
        }
    }
}

impl<'a> Asset<'a> {
    /// How much depends on it; unreadable where the words are not ones we know.
    pub fn criticality(&self) -> Cell<'a, Criticality> {
        let raw = self.criticality.value().unwrap_or_default();
        self.criticality.and_then(raw, Criticality::read)
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

    /// Every serial in the cell: some lists put those of a device and its dock, or of a stack, into one.
    ///
    /// Split at `;`, `,`, line breaks and ` and `; at `/` only where every part could be a serial of its own,
    /// because makers use that sign too. Placeholders are left out.
    pub fn serials(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let whole = self.serial.value().unwrap_or_default();
        whole
            .split([';', ',', '\n', '\r'])
            .flat_map(|part| part.split(" and "))
            .flat_map(|part| {
                let slashed = part.contains('/') && part.split('/').all(could_be_serial);
                part.split(move |c| slashed && c == '/')
            })
            .map(str::trim)
            .filter(|part| !part.is_empty() && !is_placeholder_serial(part))
    }

    /// The id, unless it is a word or number that stands for nothing.
    pub fn real_id(&self) -> Option<&'a str> {
        self.id.value().filter(|text| !is_placeholder_id(text))
    }

    /// How a person would point at it: `LAP-0012, WARD7-PC3`.
    pub fn label(&self) -> String {
        let name = self.name.value().or(self.model.value());
        match (self.key(), name) {
            (Some(key), Some(name)) if key != name => format!("{key}, {name}"),
            (Some(only), _) | (None, Some(only)) => only.to_owned(),
            (None, None) => String::new(),
        }
    }

    /// Whether the row describes something that is no asset: a person, a policy, a risk.
    pub fn is_not_an_asset(&self) -> bool {
        self.kind() == Kind::NotAnAsset
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
    let text = text.trim();
    let counted = text.len() < 5 && text.bytes().all(|b| matches!(b, b'1'..=b'9'));
    !counted && is_placeholder_serial(text)
}

/// What stands in a serial column when nobody set a serial.
pub fn is_placeholder_serial(text: &str) -> bool {
    const WORDS: &[&str] = &[
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
    ];
    let text = text.trim();
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(text)) || text.len() > 1 && text.bytes().all(|b| b == text.as_bytes()[0])
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
            ("non-critical", Criticality::Low),
        ] {
            assert_eq!(Criticality::read(text), Some(level), "{text}");
        }
        assert_eq!(Criticality::read("purple"), None);
    }

    #[test]
    fn factory_serials_are_no_serials() {
        for text in ["To be filled by O.E.M.", "Default string", "0", "00000000", "XXXXXXX"] {
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
