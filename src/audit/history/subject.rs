//! What a finding is about, as a fingerprint that holds whatever the file is called: so that what is gone can be told from what was fixed.

use crate::audit::fingerprint::{self, Fingerprint, Stem};
use crate::model::register::Register;

/// What the fingerprints of a register's records begin with.
pub fn stem(register: Register) -> Stem {
    Stem::new("subject", register.name())
}

/// The fingerprint of what a check on the lists as a whole speaks of.
pub fn of_estate(check: &str, key: &str) -> Fingerprint {
    fingerprint::of(&format!("subject of {check}"), "estate", key, 0)
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
    fn a_list_goes_by_its_register_and_everything_else_by_its_name() {
        let of = |subject: &str, sheet| estate_key(subject, Some(("a 2026-11.xlsx", sheet, Some(Register::Assets))));
        assert_eq!(of("a 2026-11.xlsx: Owner", ""), "assets: Owner");
        assert_eq!(of("a 2026-11.xlsx, sheet Wards", "Wards"), "assets");
        assert_eq!(of("IT on call", ""), "IT on call");
        assert_eq!(estate_key("IT on call", None), "IT on call");
    }
}
