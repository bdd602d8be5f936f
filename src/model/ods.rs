//! ODS codes: what a code's shape says, and what it does not.
//!
//! Shapes are hints. A code is any one to nine letters and digits; whether it is in use, and whose it is,
//! only the ODS can tell.

/// Whether a code has a shape that some kind of organisation is known to have. The code is in capitals.
pub fn has_known_shape(code: &str) -> bool {
    let bytes = code.as_bytes();
    let digits = |from: usize| bytes[from..].iter().all(u8::is_ascii_digit);
    let letter = bytes.first().is_some_and(u8::is_ascii_uppercase);
    match bytes.len() {
        // Trusts, care trusts, boards, support units, regions; sites of trusts, pharmacies, social care, independent providers.
        3..=5 => true,
        // Practices and dental practices; practices of the islands.
        6 => letter && digits(1) || ["ALD", "GUE", "JER"].iter().any(|island| code.starts_with(island)) && digits(3),
        // Practitioners.
        8 => bytes[0] == b'G' && digits(1),
        // Branches of practices.
        9 => letter && digits(1),
        _ => false,
    }
}

/// A code of known shape that this one becomes when O and 0, I and 1 are taken for one another.
pub fn perhaps_meant(code: &str) -> Option<String> {
    let rest = code.get(1..)?.replace('O', "0").replace('I', "1");
    let first = match &code[..1] {
        "0" => "O",
        "1" => "I",
        other => other,
    };
    [format!("{}{rest}", &code[..1]), format!("{first}{rest}")].into_iter().find(|other| other != code && has_known_shape(other))
}

/// Whether an organisation of this name is an NHS trust, whose code has three characters.
pub fn is_trust(name: &str) -> bool {
    let lower = format!(" {} ", name.to_lowercase());
    [" nhs trust ", " foundation trust ", " care trust "].iter().any(|words| lower.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_shapes_and_slips_of_letters_and_digits() {
        for code in
            ["RH8", "Z9Z", "TAK", "QNQ", "0AX", "Y56", "RH802", "D4U1Y", "FVR79", "8HA03", "V81997", "K81003001", "G3472185", "GUE001"]
        {
            assert!(has_known_shape(code), "{code}");
        }
        for code in ["R", "RH", "V8I997", "RH80212", "G347218A", "VLAXL"] {
            assert_eq!(has_known_shape(code), code == "VLAXL", "{code}");
        }
        assert_eq!(perhaps_meant("V8I997").as_deref(), Some("V81997"));
        assert_eq!(perhaps_meant("K81OO3001").as_deref(), Some("K81003001"));
        assert_eq!(perhaps_meant("RHABCDE"), None);
        assert!(is_trust("Northmoor University Hospitals NHS Trust") && !is_trust("Northmoor Surgery"));
    }
}
