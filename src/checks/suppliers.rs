//! Which rows of a contact list speak of a supplier that the register of assets names.

use crate::model::contact::Side;
use crate::model::key;

/// Words that say nothing of which company it is.
const COMMON: &[&str] = &["ltd", "limited", "plc", "uk", "llp", "inc", "gmbh", "the", "group", "company", "co"];

/// Whether a row speaks of a supplier: the same words in its name, organisation, role or team.
pub(super) fn is_of(side: Side, cells: [Option<&str>; 4], supplier: &str) -> bool {
    if side == Side::Authority {
        return false;
    }
    let wanted = format!(" {} ", words(supplier));
    cells.into_iter().flatten().any(|text| {
        let text = format!(" {} ", words(text));
        text.trim().len() > 2 && (text.contains(&wanted) || side == Side::Supplier && wanted.contains(&text))
    })
}

/// A company's name as words that tell it from others.
pub(super) fn words(text: &str) -> String {
    let lower = key::normal(text);
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !COMMON.contains(word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_is_known_by_its_own_words() {
        let of = |side, organisation| is_of(side, [None, Some(organisation), None, None], "Orrery Imaging Ltd");
        assert!(of(Side::Supplier, "ORRERY IMAGING") && of(Side::Supplier, "Orrery") && of(Side::Internal, "c/o Orrery Imaging (UK)"));
        assert!(!of(Side::Internal, "Orrery") && !of(Side::Supplier, "Halden") && !of(Side::Authority, "Orrery Imaging"));
    }
}
