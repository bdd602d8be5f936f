//! The critical assets of the registers of record, with what side lists add to them.

use std::collections::HashSet;

use super::people::{OfRecord, each_row};
use super::sides::joining_keys;
use super::survey::Surveyed;
use crate::ingest::enrich::Enrichment;
use crate::ingest::error::IngestError;
use crate::ingest::view::View;
use crate::model::asset::{Asset, AssetField, Criticality, Kept, KnownAsset};
use crate::model::field::Field as _;
use crate::model::place::Place;
use crate::model::register::Register;
use crate::policy::SourceRole;

/// What the first reading saw of them, in the order of sources and rows: all there is where no list adds to the registers.
pub fn seen(surveyed: &mut [Option<Surveyed>]) -> Vec<KnownAsset> {
    let mut known: Vec<KnownAsset> = Vec::new();
    for (number, surveyed) in (0..).zip(surveyed) {
        let Some(surveyed) = surveyed.as_mut().filter(|surveyed| surveyed.role.role == SourceRole::Record) else { continue };
        let mut of_source = std::mem::take(&mut surveyed.scan.critical);
        for asset in &mut of_source {
            asset.place.source = number;
        }
        // Most runs have one register, whose assets need not be copied.
        if known.is_empty() {
            known = of_source;
        } else {
            known.append(&mut of_source);
        }
    }
    known
}

/// The same where side lists add to the registers: read once more, with what they add.
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

/// The suppliers of these as written, each once.
pub fn suppliers(assets: &[KnownAsset]) -> Vec<String> {
    let mut seen = HashSet::new();
    assets.iter().filter_map(|asset| asset.said(Kept::Supplier).text()).filter(|text| seen.insert(*text)).map(str::to_owned).collect()
}
