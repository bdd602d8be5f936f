//! Columns of personal data that no question of readiness needs: known by their headers, and never sampled.
//!
//! It does not look into cells, and it does not speak of asset registers and baselines: an information
//! asset register names such data because its assets hold them, not because the register does.

use super::secrets::words;
use crate::model::register::Register;

/// What a column of personal data holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Personal {
    /// What it is, for a sentence.
    pub what: &'static str,
    /// Whether the law calls it special, or somebody could pass for the person with it.
    pub is_special: bool,
}

/// What tells a kind of data: phrases of whole words, any of which is enough.
struct Kind {
    personal: Personal,
    phrases: &'static [&'static str],
    /// Words beside which it is something else.
    unless: &'static [&'static str],
    /// Told in a staff list only: elsewhere it may be the address or number of a place of work.
    staff_only: bool,
}

const fn kind(what: &'static str, is_special: bool, phrases: &'static [&'static str]) -> Kind {
    Kind { personal: Personal { what, is_special }, phrases, unless: &[], staff_only: false }
}

static KINDS: &[Kind] = &[
    kind("date of birth", false, &["dob", "d o b", "date of birth", "birth date", "birthdate", "birthday"]),
    kind("National Insurance number", true, &["ni number", "ni no", "nino", "national insurance", "national insurance number"]),
    kind("NHS number", true, &["nhs number", "nhs no"]),
    kind(
        "identity papers",
        true,
        &["passport", "passport number", "passport no", "driving licence", "visa", "right to work", "immigration status"],
    ),
    kind("ethnicity or nationality", true, &["ethnicity", "ethnic origin", "ethnic group", "ethnic", "race", "nationality"]),
    kind("religion or belief", true, &["religion", "religious belief", "belief", "faith"]),
    kind("sexual orientation", true, &["sexual orientation", "sexuality"]),
    Kind {
        unless: &["alert", "alerts", "board", "service", "state", "check"],
        ..kind(
            "health or disability",
            true,
            &["disability", "disability status", "sickness", "sickness absence", "health", "occupational health", "maternity", "pregnant"],
        )
    },
    kind("trade union membership", true, &["trade union", "union membership", "union"]),
    kind("criminal record", true, &["dbs", "dbs check", "criminal record", "conviction", "convictions"]),
    kind("sex, gender or marital status", false, &["gender", "sex", "marital status", "civil status"]),
    Kind {
        // A pay number or payroll id is the staff number under another name.
        unless: &["number", "no", "id", "ref", "reference", "group", "point of"],
        ..kind(
            "pay",
            false,
            &["pay", "salary", "annual salary", "wage", "wages", "pay band", "pay scale", "pay point", "spine point", "increment date"],
        )
    },
    kind("bank details", true, &["bank account", "account number bank", "sort code", "iban"]),
    kind("home address", false, &["home address", "home postcode", "home post code", "private address", "home town", "personal address"]),
    Kind {
        unless: &["email", "mail", "e", "work", "office", "site", "base", "ip", "mac", "web", "location", "employer"],
        staff_only: true,
        ..kind("home address", false, &["address", "postcode", "post code", "address line"])
    },
    kind("next of kin", false, &["next of kin", "nok"]),
    Kind { staff_only: true, ..kind("next of kin", false, &["emergency contact"]) },
    Kind {
        staff_only: true,
        ..kind("private telephone or e-mail", false, &["personal email", "home email", "personal mobile", "home phone", "home telephone"])
    },
];

/// What a header says of personal data that is not needed in a list of this kind.
pub fn personal(register: Register, header: &str) -> Option<Personal> {
    if matches!(register, Register::Assets | Register::Baselines) {
        return None;
    }
    let words = words(header);
    let is_meant = |kind: &&Kind| {
        (!kind.staff_only || register == Register::Staff)
            && kind.phrases.iter().any(|phrase| stands_in(phrase, &words))
            && !words.iter().any(|word| kind.unless.contains(&word.as_str()))
    };
    KINDS.iter().find(is_meant).map(|kind| kind.personal)
}

/// Whether the words of a phrase stand among these, one behind the other.
fn stands_in(phrase: &str, words: &[String]) -> bool {
    (0..words.len()).any(|at| {
        let mut rest = words[at..].iter();
        phrase.split(' ').all(|part| rest.next().is_some_and(|word| word == part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_that_is_not_needed_is_told_by_its_header() {
        let what = |register, header| personal(register, header).map(|personal| personal.what);
        let staff = |header| what(Register::Staff, header);
        for (header, said) in [
            ("Date of Birth", "date of birth"),
            ("DOB", "date of birth"),
            ("DateOfBirth", "date of birth"),
            ("NI Number", "National Insurance number"),
            ("Ethnic Origin", "ethnicity or nationality"),
            ("Annual Salary", "pay"),
            ("Pay Band", "pay"),
            ("Home Address", "home address"),
            ("Postcode", "home address"),
            ("Sickness Absence Days", "health or disability"),
        ] {
            assert_eq!(staff(header), Some(said), "{header}");
        }
        for header in
            ["Pay Number", "Email Address", "Work Address", "Grade", "Disabled", "Employee Number", "Agenda", "Essex site", "Band"]
        {
            assert_eq!(staff(header), None, "{header}");
        }
        assert_eq!(what(Register::Contacts, "Address"), None, "a supplier's office");
        assert_eq!(what(Register::Contacts, "Home Address"), Some("home address"));
        assert_eq!(what(Register::Assets, "Ethnicity"), None, "what an information asset holds");
    }
}
