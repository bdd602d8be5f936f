//! The catalogue: every check, by name. Generated from the files beside it; do not edit.

mod asset_owner_missing;

use super::Entry;

/// Every check, in the order of their names.
pub static ALL: &[Entry] = &[Entry { name: "asset-owner-missing", check: &asset_owner_missing::CHECK }];
