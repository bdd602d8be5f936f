//! Suppliers as registers and contact lists call them: which rows of a contact list are one, and whether they answer at night.

use crate::model::contact::{ContactField, KnownContact, NumberKind, Side, read_availability};
use crate::model::facts::Survey;
use crate::model::phrase::padded_without;

/// Words that say nothing of which company it is.
const COMMON: &[&str] = &["ltd", "limited", "plc", "uk", "llp", "inc", "gmbh", "the", "group", "company", "co"];

/// Whether the words say that there is no supplier: what is made here has none.
pub fn is_made_here(words: &str) -> bool {
    matches!(words, "" | "in house" | "internal" | "n a" | "not applicable")
}

/// Whether a row can be rung at night; `None` where the list does not say.
pub fn answers_at_night(row: &KnownContact, survey: &Survey) -> Option<bool> {
    if row.numbers.iter().any(|(kind, cell)| *kind == NumberKind::OutOfHours && cell.rings()) {
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

/// Rows of the contact lists with the words by which they may name a company, taken apart once.
#[derive(Debug)]
pub struct Companies<'c>(Vec<(&'c KnownContact, Vec<Phrase>)>);

impl<'c> Companies<'c> {
    /// Of these rows.
    pub fn of(contacts: &'c [KnownContact]) -> Self {
        let named = |row: &'c KnownContact| (row, naming([&row.name, &row.organisation, &row.role, &row.team].map(Option::as_deref)));
        Companies(contacts.iter().filter(|row| row.side != Side::Authority).map(named).collect())
    }

    /// The rows that speak of a supplier, in their order.
    pub fn rows(&self, supplier: &str) -> Vec<&'c KnownContact> {
        let wanted = Phrase::of(supplier);
        self.0.iter().filter(|(row, cells)| wanted.is_in(row.side, cells)).map(|(row, _)| *row).collect()
    }
}

/// Whether cells of a row that may name a company hold the words of one of these suppliers.
pub(super) fn is_of<'s>(side: Side, cells: [Option<&str>; 4], suppliers: impl IntoIterator<Item = &'s str>) -> bool {
    let cells = naming(cells);
    side != Side::Authority && suppliers.into_iter().any(|supplier| Phrase::of(supplier).is_in(side, &cells))
}

/// The words of a cell or of a supplier's name, with a space at either end, and which letters are among them.
#[derive(Debug)]
struct Phrase {
    text: String,
    letters: u64,
}

impl Phrase {
    fn of(text: &str) -> Self {
        let text = padded_without(text, COMMON);
        let letters = text.bytes().fold(0, |letters, byte| letters | 1 << (byte & 63));
        Phrase { text, letters }
    }

    /// Whether another stands in it. Nearly never: most lack one of its letters, which is seen at once.
    fn holds(&self, other: &Phrase) -> bool {
        other.letters & !self.letters == 0 && self.text.contains(&other.text)
    }

    /// Whether it stands in one of these cells; a supplier's own row may also leave some of its words out.
    fn is_in(&self, side: Side, cells: &[Phrase]) -> bool {
        cells.iter().any(|cell| cell.holds(self) || side == Side::Supplier && self.holds(cell))
    }
}

/// The words of cells that may name a company, without those of which so little is left that they name none.
fn naming(cells: [Option<&str>; 4]) -> Vec<Phrase> {
    cells.into_iter().flatten().map(Phrase::of).filter(|cell| cell.text.trim().len() > 2).collect()
}

/// The words that tell which company it is, in lower case.
pub fn words(text: &str) -> String {
    padded_without(text, COMMON).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_is_known_by_its_own_words() {
        let of = |side, organisation| is_of(side, [None, Some(organisation), None, None], ["Orrery Imaging Ltd"]);
        assert!(of(Side::Supplier, "ORRERY IMAGING") && of(Side::Supplier, "Orrery") && of(Side::Internal, "c/o Orrery Imaging (UK)"));
        assert!(!of(Side::Internal, "Orrery") && !of(Side::Supplier, "Halden") && !of(Side::Authority, "Orrery Imaging"));
    }
}
