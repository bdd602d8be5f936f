//! Lists of sightings held against the register of record, both ways.
//!
//! A list of sightings is a side list of assets that says when it last saw each. What it holds is read once more
//! here, because both directions need the whole of the other side first.

use super::people::{OfRecord, each_row};
use super::sides::joining_keys;
use crate::ingest::error::IngestError;
use crate::model::asset::{Asset, AssetField, Lifecycle};
use crate::model::discovery::{Discovery, DiscoveryList, Sighting};
use crate::model::field::Field as _;
use crate::model::key::{KeyHash, KeySet};
use crate::model::place::Place;
use crate::model::register::Register;

/// Holds every list of sightings against the assets of record, and these against all of the lists. `known` gives the
/// joining keys of the register of record, sorted: they are many, and not wanted where there is no list of sightings.
///
/// # Errors
/// The system's own, or that a file changed.
pub fn survey(of_record: &[OfRecord<'_>], sides: &[OfRecord<'_>], known: &dyn Fn() -> Vec<KeyHash>) -> Result<Discovery, IngestError> {
    let mut discovery = Discovery::default();
    let mut sighted: KeySet = KeySet::default();
    let mut named: KeySet = KeySet::default();
    let last_seen = AssetField::LastSeen.index();
    let sides = sides.iter().filter(|of| of.table.register == Register::Assets && of.table.columns.of(last_seen).is_some());
    let known = if sides.clone().next().is_some() { known() } else { Vec::new() };
    for of in sides {
        let mut list = DiscoveryList {
            label: of.source.label(),
            place: Place::of_source(of.number),
            extracted: of.extracted,
            rows: 0,
            matched: 0,
            apart: Vec::new(),
        };
        each_row(of, |view| {
            let keys = joining_keys(Register::Assets, |field| view.own(field));
            sighted.extend(&keys);
            let asset = Asset::read(view);
            if keys.is_empty() || !is_expected(&asset) {
                return;
            }
            list.rows += 1;
            if keys.iter().any(|key| known.binary_search(key).is_ok()) {
                list.matched += 1;
            } else if !keys.iter().any(|key| named.contains(key)) {
                named.extend(&keys);
                list.apart.extend(sighting(&asset, Place { source: of.number, row: view.row.number(), column: None }));
            }
        })?;
        discovery.lists.push(list);
    }
    if discovery.lists.is_empty() {
        return Ok(discovery);
    }
    for of in of_record.iter().filter(|of| of.table.register == Register::Assets) {
        each_row(of, |view| {
            let asset = Asset::read(view);
            if !is_expected(&asset) {
                return;
            }
            let is_seen = joining_keys(Register::Assets, |field| view.own(field)).iter().any(|key| sighted.contains(key));
            discovery.count(asset.kind(), is_seen);
            if !is_seen {
                discovery.unseen.push(asset.identity());
            }
        })?;
    }
    discovery.unseen.sort_unstable();
    Ok(discovery)
}

/// Whether an asset ought to be on the network: live, not at the repairer's, and of a kind that a network sees.
fn is_expected(asset: &Asset<'_>) -> bool {
    let state = asset.lifecycle();
    state.is_judged() && state != Lifecycle::InRepair && asset.kind().can_be_seen()
}

fn sighting(asset: &Asset<'_>, place: Place) -> Option<Sighting> {
    let name = asset.name.value().map(crate::model::key::short_host);
    Some(Sighting {
        place,
        key: name.or(asset.serial()).or(asset.id.value())?.to_owned(),
        what: asset.os.value().or(asset.kind.value()).or(asset.model.value()).unwrap_or_default().to_owned(),
        kind: asset.kind(),
        last_seen: asset.last_seen.value(),
    })
}
