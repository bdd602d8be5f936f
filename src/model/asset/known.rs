//! Critical assets as the estate's checks and the night sheet see them: all of them at once, owned, with their places.

use super::Asset;
use crate::model::cell::Cell;
use crate::model::place::Place;

/// What one cell said: nothing may be known of it because the list has no such column, or because nobody filled it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The list has no such column, or the cell cannot be read.
    NotKnown,
    /// The cell is blank or a placeholder.
    Nothing,
    /// What stands there. *Not applicable* is an answer.
    Text(String),
}

impl Said {
    /// What stands in a cell.
    pub fn of(cell: Cell<'_, &str>) -> Self {
        match cell {
            Cell::Absent | Cell::Unreadable(_) => Said::NotKnown,
            Cell::Blank | Cell::Placeholder(_) => Said::Nothing,
            Cell::NotApplicable(text) | Cell::Value(text) => Said::Text(text.to_owned()),
        }
    }

    /// The text, if there is any.
    pub fn text(&self) -> Option<&str> {
        match self {
            Said::Text(text) => Some(text),
            Said::NotKnown | Said::Nothing => None,
        }
    }
}

/// One live asset that patients or the whole organisation depend on, kept: there are few of them, and much is asked of them together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAsset {
    /// The natural key, as written; empty where the row has none.
    pub key: String,
    /// How a person would point at it.
    pub label: String,
    /// Its name, else its key.
    pub name: String,
    /// Who answers for it, as written: the owner, else the owner's e-mail.
    pub owner: Said,
    /// The team that looks after it.
    pub custodian: Said,
    /// Who supplies or supports it from outside.
    pub supplier: Said,
    /// What care or service stops without it.
    pub impact: Said,
    /// What it is used for.
    pub purpose: Said,
    /// Whether it may be cut off in an attack, and who says so.
    pub isolation: Said,
    /// What staff do while it is down.
    pub downtime_plan: Said,
    /// How it is backed up.
    pub backup: Said,
    /// Source and row.
    pub place: Place,
}

impl KnownAsset {
    /// Keeps one row, if it is a live critical asset.
    pub fn keep(asset: &Asset<'_>, place: Place) -> Option<Self> {
        if !asset.is_critical() || !asset.is_judged() || asset.is_not_an_asset() {
            return None;
        }
        let key = asset.key().unwrap_or_default();
        Some(KnownAsset {
            key: key.to_owned(),
            label: asset.label(),
            name: asset.name.value().unwrap_or(key).to_owned(),
            owner: Said::of(asset.owner_or_email()),
            custodian: Said::of(asset.custodian),
            supplier: Said::of(asset.supplier),
            impact: Said::of(asset.impact),
            purpose: Said::of(asset.purpose),
            isolation: Said::of(asset.isolation),
            downtime_plan: Said::of(asset.downtime_plan),
            backup: Said::of(asset.backup),
            place,
        })
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
        assert_eq!((pacs.name.as_str(), pacs.owner.text()), ("PACS", Some("Ann Lee")));
        assert_eq!((&pacs.supplier, &pacs.isolation), (&Said::Nothing, &Said::NotKnown));
        assert_eq!(kept(&[(Name, "PACS"), (Criticality, "High")]), None);
        assert_eq!(kept(&[(Name, "PACS"), (Criticality, "Critical"), (Status, "Retired")]), None);
    }
}
