//! Critical assets as the estate's checks and the night sheet see them: all of them at once, owned, with their places.

use super::Asset;
use crate::model::cell::Cell;
use crate::model::place::Place;

/// What one cell said: nothing may be known of it because the list has no such column, or because nobody filled it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said<'a> {
    /// The list has no such column, or the cell cannot be read.
    NotKnown,
    /// The cell is blank or a placeholder.
    Nothing,
    /// What stands there. *Not applicable* is an answer.
    Text(&'a str),
}

impl<'a> Said<'a> {
    /// What stands in a cell.
    fn of(cell: Cell<'a, &'a str>) -> Self {
        match cell {
            Cell::Absent | Cell::Unreadable(_) => Said::NotKnown,
            Cell::Blank | Cell::Placeholder(_) => Said::Nothing,
            Cell::NotApplicable(text) | Cell::Value(text) => Said::Text(text),
        }
    }

    /// The text, if there is any.
    pub fn text(self) -> Option<&'a str> {
        match self {
            Said::Text(text) => Some(text),
            Said::NotKnown | Said::Nothing => None,
        }
    }
}

/// What is kept of an asset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Who answers for it, as written: the owner, else the owner's e-mail.
    Owner,
    /// Who supplies or supports it from outside.
    Supplier,
    /// What care or service stops without it.
    Impact,
    /// What it is used for.
    Purpose,
    /// Whether it may be cut off in an attack, and who says so.
    Isolation,
    /// What staff do while it is down.
    DowntimePlan,
}

const KEPT: usize = 6;

/// One live asset that patients or the whole organisation depend on, kept: much is asked of them together. A register
/// may call each of its assets critical, so the cells of one stand in one text, behind its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAsset {
    texts: Box<str>,
    /// Where in it the name ends, and each text behind it.
    ends: [u32; KEPT + 1],
    /// Of each cell without a text whether the list has such a column.
    is_known: [bool; KEPT],
    /// Source and row.
    pub place: Place,
}

impl KnownAsset {
    /// Keeps one row, if it is a live critical asset.
    pub fn keep(asset: &Asset<'_>, place: Place) -> Option<Self> {
        if !asset.is_critical() || !asset.is_judged() || asset.is_not_an_asset() {
            return None;
        }
        let cells = [asset.owner_or_email(), asset.supplier, asset.impact, asset.purpose, asset.isolation, asset.downtime_plan];
        let said = cells.map(Said::of);
        let name = asset.name.value().or(asset.key()).unwrap_or_default();
        let mut texts = String::with_capacity(said.iter().filter_map(|said| said.text()).fold(name.len(), |sum, text| sum + text.len()));
        let ends = std::array::from_fn(|at| {
            texts.push_str(if at == 0 { name } else { said[at - 1].text().unwrap_or_default() });
            // A row is never so long, by its limit.
            u32::try_from(texts.len()).unwrap_or(u32::MAX)
        });
        Some(KnownAsset { texts: texts.into_boxed_str(), ends, is_known: said.map(|said| said != Said::NotKnown), place })
    }

    /// Its name, else its key; empty where it has neither.
    pub fn name(&self) -> &str {
        self.part(0, self.ends[0])
    }

    /// What its row says of something.
    pub fn said(&self, kept: Kept) -> Said<'_> {
        let at = kept as usize;
        match (self.part(self.ends[at], self.ends[at + 1]), self.is_known[at]) {
            ("", true) => Said::Nothing,
            ("", false) => Said::NotKnown,
            (text, _) => Said::Text(text),
        }
    }

    fn part(&self, from: u32, to: u32) -> &str {
        self.texts.get(from as usize..to as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::asset::AssetField::{Criticality, Name, Owner, Status, Supplier};
    use crate::model::written::Row;

    const PLACE: Place = Place { source: 0, row: 2, column: None };

    #[test]
    fn only_live_critical_assets_are_kept() {
        let kept = |cells: &[_]| KnownAsset::keep(&Asset::read(&Row::of(cells)), PLACE);
        let pacs = kept(&[(Name, "PACS"), (Criticality, "Critical"), (Owner, "Ann Lee"), (Supplier, "TBC")]).expect("critical and live");
        assert_eq!((pacs.name(), pacs.said(Kept::Owner).text()), ("PACS", Some("Ann Lee")));
        assert_eq!((pacs.said(Kept::Supplier), pacs.said(Kept::Isolation)), (Said::Nothing, Said::NotKnown));
        assert_eq!(kept(&[(Name, "PACS"), (Criticality, "High")]), None);
        assert_eq!(kept(&[(Name, "PACS"), (Criticality, "Critical"), (Status, "Retired")]), None);
    }
}
