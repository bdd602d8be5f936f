//! What the network and its management systems saw, held against the register of record.

use super::asset::{Asset, Kind};
use super::date::Date;
use super::key::{self, KeyHash};
use super::place::Place;

/// Every list of sightings beside the register.
#[derive(Debug, Clone, Default)]
pub struct Discovery {
    /// One for each list, in order.
    pub lists: Vec<DiscoveryList>,
    /// [`Asset::identity`] of each live asset that none of them saw, sorted.
    pub unseen: Vec<KeyHash>,
    /// Of each kind, the live assets of the register and how many of them were seen.
    pub kinds: Vec<(Kind, u64, u64)>,
}

/// One list of sightings.
#[derive(Debug, Clone)]
pub struct DiscoveryList {
    /// Its name.
    pub label: String,
    /// Where to look for it as a whole.
    pub place: Place,
    /// The day it speaks for.
    pub extracted: Date,
    /// Rows that name a device, and those of them that the register has.
    pub rows: u64,
    /// Those of them that the register has, retired ones too.
    pub matched: u64,
    /// Devices that the register does not have and no list before this one has named.
    pub apart: Vec<Sighting>,
}

/// A device that was seen and is not in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// The row.
    pub place: Place,
    /// Its name, else its serial.
    pub key: String,
    /// What it is, as the list says: its operating system, else its kind or model.
    pub what: String,
    /// What sort of thing it is.
    pub kind: Kind,
    /// The day it was last seen.
    pub last_seen: Option<Date>,
}

impl Discovery {
    /// Whether no list saw the asset.
    pub fn did_not_see(&self, asset: &Asset<'_>) -> bool {
        !self.unseen.is_empty() && self.unseen.binary_search(&asset.identity()).is_ok()
    }

    /// Counts a live asset of the register.
    pub fn count(&mut self, kind: Kind, is_seen: bool) {
        let at = self.kinds.iter().position(|(known, ..)| *known == kind).unwrap_or_else(|| {
            self.kinds.push((kind, 0, 0));
            self.kinds.len() - 1
        });
        self.kinds[at].1 += 1;
        self.kinds[at].2 += u64::from(is_seen);
    }

    /// How many live assets of a kind there are, and how many of them were seen.
    pub fn of_kind(&self, kind: Kind) -> (u64, u64) {
        self.kinds.iter().find(|(known, ..)| *known == kind).map_or((0, 0), |(_, live, seen)| (*live, *seen))
    }
}

impl DiscoveryList {
    /// The share of its devices that the register has, in percent.
    pub fn rate(&self) -> f64 {
        if self.rows == 0 { 100.0 } else { self.matched as f64 * 100.0 / self.rows as f64 }
    }
}

impl Asset<'_> {
    /// Tells its row from others by what it is called: number, serial and name together.
    pub fn identity(&self) -> KeyHash {
        key::hash(&[self.id, self.serial, self.name].map(|cell| cell.value().unwrap_or_default()).join("\u{1}"))
    }
}
