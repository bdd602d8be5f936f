//! Headers: how a header cell is matched to a field. Only exact matches, after tidying, are ever used.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::decode::{self, Decode};
use crate::model::register::Register;

/// Brackets with one of these words change what a header means and are not cut off.
const KEPT_BRACKETS: &[&str] = &["mock", "test", "old", "previous", "proposed", "target", "example"];

/// Bytes of the longest cell that may be a header: cells of megabytes are not looked through for what they mean.
const LONGEST: usize = 500;

/// A header as it is compared: lower case, letters and digits only.
pub fn normal(header: &str) -> String {
    let mut tidy = String::with_capacity(header.len());
    if header.is_ascii() {
        tidy.extend(letters(header).map(char::from));
        return tidy;
    }
    for c in header.chars().filter(|c| c.is_alphanumeric()) {
        tidy.extend(c.to_lowercase());
    }
    tidy
}

/// Whether two headers are the same as they are compared.
pub fn are_same(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() { letters(one).eq(letters(other)) } else { normal(one) == normal(other) }
}

/// What is compared of a header in ASCII.
fn letters(header: &str) -> impl Iterator<Item = u8> + '_ {
    header.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase())
}

/// A header without a bracket at its end, where cutting it loses nothing: `Status [READ ONLY]`, `Cost (£)`.
pub fn without_bracket(header: &str) -> Option<&str> {
    let open = header.find(['[', '('])?;
    let (kept, bracket) = header.split_at(open);
    let lower = bracket.to_lowercase();
    let cut = !kept.trim().is_empty() && !KEPT_BRACKETS.iter().any(|word| lower.contains(word));
    cut.then(|| kept.trim())
}

/// A field a header means, with how early its synonym stands: the lower wins where two columns claim one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// The field, as an index into the register's table.
    pub field: usize,
    /// The rank of the synonym.
    pub rank: usize,
    /// How its cells are read, where not as they are written.
    pub decode: Option<&'static Decode>,
}

/// What one header means in each register, by the register's place among all; the second part of each says whether a
/// bracket was cut to see it.
pub type Meanings = [Option<(Meaning, bool)>; Register::ALL.len()];

/// What every header that we know means: a cell at the top of a file is looked up once for all registers.
fn table() -> &'static HashMap<String, Meanings> {
    static TABLE: OnceLock<HashMap<String, Meanings>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = HashMap::new();
        for register in Register::ALL {
            add(&mut table, register);
        }
        table
    })
}

fn add(table: &mut HashMap<String, Meanings>, register: Register) {
    let mut says = |text: &str, meaning: Meaning| {
        let meanings = table.entry(normal(text)).or_default();
        meanings[register.index()].get_or_insert((meaning, false));
    };
    for (field, spec) in register.fields().iter().enumerate() {
        for (rank, synonym) in spec.synonyms.iter().enumerate() {
            says(synonym, Meaning { field, rank, decode: None });
        }
        says(spec.name, Meaning { field, rank: spec.synonyms.len(), decode: None });
    }
    for (at, (of, field, decode, headers)) in decode::HEADERS.iter().enumerate() {
        for text in headers.iter().filter(|_| *of == register) {
            // A header that says it straight is better than one that must be turned round.
            let rank = register.fields()[*field].synonyms.len() + 1 + at;
            says(text, Meaning { field: *field, rank, decode: Some(decode) });
        }
    }
}

/// What a header means in each register.
pub fn meanings(header: &str) -> Meanings {
    if header.is_empty() || header.len() > LONGEST {
        return Meanings::default();
    }
    let whole = table().get(&normal(header)).copied().unwrap_or_default();
    let bare = without_bracket(header).and_then(|bare| table().get(&normal(bare))).copied().unwrap_or_default();
    std::array::from_fn(|at| whole[at].or(bare[at].map(|(meaning, _)| (meaning, true))))
}

/// The field a header means in a register; the second part says whether a bracket was cut to see it.
pub fn meaning(register: Register, header: &str) -> Option<(Meaning, bool)> {
    meanings(header)[register.index()]
}

/// The field whose synonyms come nearest to a header that means nothing: offered, never used.
pub fn nearest(register: Register, header: &str) -> Option<usize> {
    if header.len() > LONGEST {
        return None;
    }
    let wanted = normal(header);
    if wanted.len() < 4 {
        return None;
    }
    // Where four of five letters agree, the lengths differ by no more than a fifth.
    let may_be_near = |synonym: &str| synonym.len().abs_diff(wanted.len()) * 5 <= synonym.len().max(wanted.len()) + 5;
    let near = synonyms(register).iter().filter(|(synonym, _)| may_be_near(synonym));
    let scored = near.map(|(synonym, field)| (strsim::normalized_damerau_levenshtein(&wanted, synonym), *field));
    scored.filter(|(score, _)| *score >= 0.8).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, field)| field)
}

/// Every synonym of a register as it is compared, with its field: put in that form once.
fn synonyms(register: Register) -> &'static [(String, usize)] {
    static SYNONYMS: OnceLock<HashMap<Register, Vec<(String, usize)>>> = OnceLock::new();
    let of = |register: Register| {
        let fields = register.fields().iter().enumerate();
        fields.flat_map(|(field, spec)| spec.synonyms.iter().map(move |synonym| (normal(synonym), field))).collect()
    };
    &SYNONYMS.get_or_init(|| Register::ALL.into_iter().map(|register| (register, of(register))).collect())[&register]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::asset::AssetField;
    use crate::model::field::Field;

    fn asset(header: &str) -> Option<usize> {
        meaning(Register::Assets, header).map(|(meaning, _)| meaning.field)
    }

    #[test]
    fn headers_match_after_tidying_and_not_before() {
        for header in ["Asset Owner", "asset_owner", " ASSET-OWNER ", "\u{feff}Asset Owner", "Asset\nOwner", "Asset Owner (name)"] {
            assert_eq!(asset(header), Some(AssetField::Owner.index()), "{header}");
        }
        assert_eq!(asset("Status (prod or nonprod)"), Some(AssetField::Environment.index()));
        for header in [
            "Ownership",
            "OwnerType",
            "property_of",
            "Record Owner",
            "Created By",
            "Ownr",
            "Owner (old)",
            "Order Number",
            "sys_updated_on",
            "bios_version",
        ] {
            assert_eq!(asset(header), None, "{header}");
        }
        assert_eq!(nearest(Register::Assets, "Asset Ownr"), Some(AssetField::Owner.index()));
        assert_eq!(nearest(Register::Assets, "Colour"), None);
    }

    #[test]
    fn no_two_fields_of_a_register_share_a_header() {
        for register in Register::ALL {
            let mut seen: HashMap<String, &str> = HashMap::new();
            for spec in register.fields() {
                for synonym in spec.synonyms {
                    if let Some(other) = seen.insert(normal(synonym), spec.name) {
                        assert_eq!(other, spec.name, "“{synonym}” of {}", register.name());
                    }
                }
            }
        }
    }
}
