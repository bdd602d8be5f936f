//! What a finding is about, as a fingerprint that holds whatever the file is called: so that what is gone can be told from what was fixed.

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use crate::audit::fingerprint::Fingerprint;
use crate::model::key;
use crate::model::register::Register;

/// What records of one register, or what one check speaks of, are told by, whatever their keys.
///
/// XXH3, whose results are laid down for good: there is one of each record, and SHA-256 of all would take longer than their keys to read.
#[derive(Debug, Clone, Copy)]
pub struct Subjects(u64);

impl Subjects {
    /// The records of a register.
    pub fn of(register: Register) -> Self {
        Subjects(xxh3_64(register.name().as_bytes()))
    }

    /// The fingerprint of the one with this key, which is [`normal`](key::normal) already.
    pub fn print(self, key: &[u8]) -> Fingerprint {
        Fingerprint(xxh3_64_with_seed(key, self.0))
    }
}

/// The fingerprint of a record of a register.
pub fn of_record(register: Register, key: &str) -> Fingerprint {
    key::with_normal(key, |key| Subjects::of(register).print(key))
}

/// The fingerprint of what a check on the lists as a whole speaks of.
pub fn of_estate(check: &str, key: &str) -> Fingerprint {
    key::with_normal(key, |key| Subjects(xxh3_64(["estate\0", check].concat().as_bytes())).print(key))
}

/// The key of what a check on the lists speaks of: a list goes by its register, for its file is called otherwise each time.
pub fn estate_key(subject: &str, list: Option<(&str, &str, Option<Register>)>) -> String {
    let Some((file, sheet, register)) = list.filter(|(file, ..)| !file.is_empty()) else { return subject.to_owned() };
    let label = if sheet.is_empty() { file.to_owned() } else { format!("{file}, sheet {sheet}") };
    match subject.strip_prefix(label.as_str()) {
        Some(rest) => format!("{}{rest}", register.map_or("list", Register::name)),
        None => subject.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_has_the_same_fingerprint_in_every_version() {
        // Worked out apart, with the xxhash package of Python: the key seeded by the hash of the register's name.
        assert_eq!(of_record(Register::Assets, " LAP-0012 ").to_string(), "4e5581926db95a3e");
        assert_ne!(of_record(Register::Assets, "1"), of_record(Register::Accounts, "1"));
        assert_ne!(of_estate("a-check", "1"), of_estate("b-check", "1"));
    }

    #[test]
    fn a_list_goes_by_its_register_and_everything_else_by_its_name() {
        let of = |subject: &str, sheet| estate_key(subject, Some(("a 2026-11.xlsx", sheet, Some(Register::Assets))));
        assert_eq!(of("a 2026-11.xlsx: Owner", ""), "assets: Owner");
        assert_eq!(of("a 2026-11.xlsx, sheet Wards", "Wards"), "assets");
        assert_eq!(of("IT on call", ""), "IT on call");
        assert_eq!(estate_key("IT on call", None), "IT on call");
    }
}
