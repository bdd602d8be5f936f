//! The critical assets of the registers of record, with what side lists add to them.

use super::people::{OfRecord, each_row};
use super::sides::joining_keys;
use crate::ingest::enrich::Enrichment;
use crate::ingest::error::IngestError;
use crate::ingest::view::View;
use crate::model::asset::{Asset, AssetField, Criticality, KnownAsset};
use crate::model::field::Field as _;
use crate::model::place::Place;
use crate::model::register::Register;

/// Every live critical asset, in the order of sources and rows.
///
/// # Errors
/// The system's own, or that a file changed.
pub fn assets(sources: &[OfRecord<'_>], sides: &[Enrichment]) -> Result<Vec<KnownAsset>, IngestError> {
    let criticality = AssetField::Criticality.index();
    let side_rates = sides.iter().any(|side| side.fields().contains(&criticality));
    let mut known = Vec::new();
    for of in sources.iter().filter(|of| of.table.register == Register::Assets) {
        if of.table.columns.of(criticality).is_none() && !side_rates {
            continue;
        }
        each_row(of, |own| {
            // Nearly every row ends here, so that a large register costs one cell a row.
            if !side_rates && Criticality::read(own.own(criticality).unwrap_or_default()) != Some(Criticality::Critical) {
                return;
            }
            let keys = joining_keys(Register::Assets, |field| own.own(field));
            let joined: Vec<(&Enrichment, u32)> =
                sides.iter().filter_map(|side| side.row(keys.iter().copied()).map(|at| (side, at))).collect();
            let view = View { sides: &joined, ..*own };
            let place = Place { source: of.number, row: view.row.number(), column: None };
            known.extend(KnownAsset::keep(&Asset::read(&view), place));
        })?;
    }
    Ok(known)
}
