//! Suppliers as registers and contact lists call them: which rows of a contact list are one, and whether they answer at night.

use crate::model::contact::{ContactField, KnownContact, NumberKind, Side, read_availability};
use crate::model::facts::Survey;
use crate::model::key;
use crate::model::phone;

/// Words that say nothing of which company it is.
const COMMON: &[&str] = &["ltd", "limited", "plc", "uk", "llp", "inc", "gmbh", "the", "group", "company", "co"];

/// Whether the words say that there is no supplier: what is made here has none.
pub fn is_made_here(words: &str) -> bool {
    matches!(words, "" | "in house" | "internal" | "n a" | "not applicable")
}

/// Whether a row can be rung at night; `None` where the list does not say.
pub fn answers_at_night(row: &KnownContact, survey: &Survey) -> Option<bool> {
    let rings = |cell: &str| !phone::read(cell).numbers.is_empty();
    if row.numbers.iter().any(|(kind, cell)| *kind == NumberKind::OutOfHours && rings(cell)) {
        return Some(true);
    }
    if !row.can_be_rung() {
        return Some(false);
    }
    let has_column = |field: ContactField| survey.sources.iter().any(|source| source.number == row.place.source && source.has(field));
    match row.availability.as_deref().map(|text| read_availability(text, survey.as_of)) {
        Some(Some(hours)) => Some((0..7).all(|day| hours[day * 24 + 3])),
        Some(None) => None,
        None if has_column(ContactField::OutOfHours) => Some(false),
        None => None,
    }
}

/// Whether a row speaks of a supplier: [`is_of`] on its name, organisation, role and team.
pub fn speaks_of(contact: &KnownContact, supplier: &str) -> bool {
    let cells = [&contact.name, &contact.organisation, &contact.role, &contact.team];
    is_of(contact.side, cells.map(Option::as_deref), supplier)
}

/// Whether cells of a row that may name a company hold the words of a supplier.
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

/// The words that tell which company it is, in lower case.
pub fn words(text: &str) -> String {
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
