//! Side lists: the keys by which they join the records, and what each of them adds.

use std::collections::HashMap;

use super::people::{self, OfRecord};
use super::scan::{self, keys_of_cell};
use super::survey::{Surveyed, keys_of, of_record};
use crate::ingest::columns::MOST_FIELDS;
use crate::ingest::enrich::Enrichment;
use crate::ingest::error::IngestError;
use crate::ingest::source::Source;
use crate::model::account::AccountField;
use crate::model::asset::AssetField;
use crate::model::date::Date;
use crate::model::field::Field;
use crate::model::key::{KeyHash, Parts};
use crate::model::register::Register;
use crate::policy::SourceRole;

/// The keys by which side lists join, the surest first.
pub fn joining_fields(register: Register) -> &'static [usize] {
    match register {
        Register::Assets => &[AssetField::Serial as usize, AssetField::Name as usize, AssetField::Id as usize],
        // No names: what one of two people of one name has must not be put to the other.
        Register::Accounts => &[AccountField::Username as usize, AccountField::PrincipalName as usize, AccountField::Email as usize],
        other => scan::key_fields(other),
    }
}

/// Kinds of key are kept apart, but a sign-in name and an e-mail address are of one kind: either list may have either.
fn apart(register: Register, field: usize, hash: KeyHash) -> KeyHash {
    let is_principal = register == Register::Accounts && field == AccountField::PrincipalName.index();
    let kind = if is_principal { AccountField::Email.index() } else { field };
    hash.rotate_left(u32::try_from(kind).unwrap_or(0) + 1)
}

/// The keys of one row for joining.
pub fn joining_keys<'a>(register: Register, text: impl Fn(usize) -> Option<&'a str>) -> Vec<KeyHash> {
    let mut keys = Vec::with_capacity(4);
    for field in joining_fields(register).iter().copied() {
        let text = text(field).unwrap_or_default();
        let has_at = text.contains('@');
        keys_of_cell(register, field, text, |hash| {
            keys.push(apart(register, field, hash));
            // A sign-in name may stand where the username is asked for, as in every list of a cloud.
            if register == Register::Accounts && field == AccountField::Username.index() && has_at {
                keys.push(apart(register, AccountField::Email.index(), hash));
            }
        });
    }
    keys
}

/// Reads the side lists into tables, and counts which of their rows the register of record has.
pub(super) fn enrichments(
    sources: &[Source],
    surveyed: &mut [Option<Surveyed>],
    as_of: Date,
) -> Result<HashMap<Register, Vec<Enrichment>>, IngestError> {
    let mut all: HashMap<Register, Vec<Enrichment>> = HashMap::new();
    for number in 0..sources.len() {
        let (Some(table), Some(this)) = (&sources[number].table, &surveyed[number]) else { continue };
        if !matches!(this.role.role, SourceRole::Enriches | SourceRole::Reconciled) {
            continue;
        }
        let records: Vec<OfRecord<'_>> =
            of_record(sources, surveyed, as_of).into_iter().filter(|of| of.table.register == table.register).collect();
        let known = known_keys(&records, table.register);
        // Two lists of accounts are two systems: what is known of a name in one tells nothing of the other.
        let systems: Vec<(u16, Vec<KeyHash>)> = match table.register {
            Register::Accounts if records.len() > 1 => {
                records.iter().map(|of| (of.number, known_keys(std::slice::from_ref(of), table.register))).collect()
            }
            _ => Vec::new(),
        };
        let mut met = vec![0_u64; systems.len()];
        let Some(this) = &surveyed[number] else { continue };
        let fields: Vec<usize> = (0..MOST_FIELDS).filter(|field| table.columns.of(*field).is_some()).collect();
        let orders = fields.iter().map(|field| this.scan.orders[*field]).collect();
        let mut side = Enrichment::new(u16::try_from(number).unwrap_or(u16::MAX), fields.clone(), orders);
        let (mut joined, mut apart, mut rows) = (0, 0, Vec::new());
        let of = OfRecord { number: side.source, source: &sources[number], table, scan: &this.scan, extracted: as_of };
        people::each_row(&of, |view| {
            let keys = joining_keys(table.register, |field| view.own(field));
            if keys.iter().any(|key| known.binary_search(key).is_ok()) {
                joined += 1;
                for (met, (_, of_system)) in met.iter_mut().zip(&systems) {
                    *met += u64::from(keys.iter().any(|key| of_system.binary_search(key).is_ok()));
                }
                side.add(view.row.number(), &keys, fields.iter().map(|field| view.own(*field).unwrap_or_default()));
            } else {
                apart += 1;
                if rows.len() < scan::FIRST_ROWS {
                    rows.push(view.row.number());
                }
            }
        })?;
        let most = met.iter().copied().zip(&systems).max_by_key(|(met, (number, _))| (*met, std::cmp::Reverse(*number)));
        side.speaks_of = most.map(|(_, (number, _))| *number);
        let role = this.role.role;
        if let Some(this) = &mut surveyed[number] {
            this.joined = (joined, apart, rows);
        }
        if role == SourceRole::Enriches {
            all.entry(table.register).or_default().push(side);
        }
    }
    Ok(all)
}

/// Every joining key of the register of record, sorted.
pub(super) fn known_keys(of_record: &[OfRecord<'_>], register: Register) -> Vec<KeyHash> {
    let mut known = Vec::new();
    for field in joining_fields(register).iter().copied() {
        let keys = keys_of(of_record, register, field).into_iter().flat_map(Parts::all);
        known.extend(keys.map(|hash| apart(register, field, *hash)));
    }
    known.sort_unstable();
    known
}
