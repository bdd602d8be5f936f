//! The keys of a source's records: which fields are keys, and their hashes, taken while rows are read.

use crate::ingest::rota;
use crate::ingest::rows::Row;
use crate::ingest::source::Table;
use crate::model::account::AccountField;
use crate::model::alert::AlertField;
use crate::model::asset::{AssetField, is_placeholder_serial, split_serials};
use crate::model::baseline::BaselineField;
use crate::model::cell::{self, Cell};
use crate::model::contact::ContactField;
use crate::model::field::Field;
use crate::model::key::{self, KeyHash, Normal, Parts, Taken};
use crate::model::person_name;
use crate::model::register::Register;
use crate::model::shift::ShiftField;
use crate::model::staff::StaffField;
use crate::model::waiver::WaiverField;

/// Fields whose values are keys of a record, the natural key first.
pub fn key_fields(register: Register) -> &'static [usize] {
    match register {
        Register::Assets => &[AssetField::Id as usize, AssetField::Serial as usize, AssetField::Name as usize],
        Register::Contacts => &[ContactField::Name as usize, ContactField::Email as usize],
        Register::Rota => &[ShiftField::Person as usize],
        Register::Accounts => &[
            AccountField::Username as usize,
            AccountField::Email as usize,
            AccountField::Name as usize,
            AccountField::PrincipalName as usize,
        ],
        Register::Staff => &[StaffField::EmployeeId as usize, StaffField::Email as usize, StaffField::Username as usize],
        Register::Alerts => &[AlertField::Id as usize],
        Register::Baselines => &[BaselineField::Product as usize],
        Register::Waivers => &[WaiverField::Check as usize, WaiverField::Subject as usize],
    }
}

/// The key hashes of one cell: several serials in a cell are several keys; placeholders are none.
pub fn keys_of_cell(register: Register, field: usize, text: &str, mut each: impl FnMut(KeyHash)) {
    let Cell::Value(text) = cell::classify(text) else { return };
    if register == Register::Assets && field == AssetField::Serial.index() {
        split_serials(text).for_each(|part| each(key::hash(part)));
    } else if register == Register::Assets && field == AssetField::Name.index() {
        each(key::hash(key::short_host(text)));
    } else if register == Register::Accounts && field == AccountField::Username.index() {
        each(key::hash(person_name::behind_domain(text)));
    } else if register == Register::Staff && field == StaffField::EmployeeId.index() {
        each(person_name::employee_id(text));
    } else {
        each(key::hash(text));
    }
}

/// The hash of a record's natural key, which is normal, by which findings that share one are told apart.
pub fn natural_hash(register: Register, key: &[u8]) -> KeyHash {
    let own = match register {
        Register::Accounts => key.rsplit(|byte| *byte == b'\\').next().unwrap_or(key).trim_ascii(),
        _ => key,
    };
    key::hash_of_normal(own)
}

/// The keys of one field, one a record, in the pieces they were taken in: together they would have to be copied, and nobody asks
/// for that.
#[derive(Debug)]
pub struct FieldKeys {
    field: usize,
    judged: Vec<Parts>,
    unjudged: Vec<Parts>,
}

impl FieldKeys {
    /// What they are keys of.
    pub fn field(&self) -> usize {
        self.field
    }

    /// Those of all records.
    pub fn all(&self) -> impl Iterator<Item = &Parts> {
        self.judged.iter().chain(&self.unjudged)
    }

    /// Those of assets that are not judged, such as retired ones.
    pub fn unjudged(&self) -> impl Iterator<Item = KeyHash> {
        self.unjudged.iter().flat_map(Parts::all).copied()
    }
}

/// Keys of the records seen so far.
#[derive(Debug)]
pub(super) struct Keys {
    of_fields: Vec<OfField>,
    fallback: Vec<KeyHash>,
}

/// Each key is held once, as one of a record that is judged or of one that is not.
#[derive(Debug, Default)]
struct OfField {
    field: usize,
    judged: Taken,
    unjudged: Taken,
}

impl Keys {
    /// None taken yet, of the fields there are columns for.
    pub(super) fn of(table: &Table) -> Self {
        let fields = key_fields(table.register).iter().filter(|field| table.columns.of(**field).is_some());
        Keys { of_fields: fields.map(|field| OfField { field: *field, ..OfField::default() }).collect(), fallback: Vec::new() }
    }

    /// Takes the keys of one record.
    pub(super) fn see(&mut self, table: &Table, row: Row<'_>, is_judged: bool) {
        let register = table.register;
        if register == Register::Rota {
            // Two rotas are copies of one where the same people are on at the same times; people alone recur month by month.
            self.of_fields[0].judged.push(rota::key(row));
            return;
        }
        let text = |field: usize| table.columns.text(row, field).unwrap_or_default();
        let natural = key_fields(register)[0];
        let mut has_natural = false;
        for OfField { field, judged, unjudged } in &mut self.of_fields {
            let keys = if is_judged { judged } else { unjudged };
            keys_of_cell(register, *field, text(*field), |hash| {
                keys.push(hash);
                has_natural |= *field == natural;
            });
        }
        if !has_natural {
            let spare = self.of_fields.iter().find_map(|of| match cell::classify(text(of.field)) {
                Cell::Value(text) if !is_placeholder_serial(text) => Some(text),
                _ => None,
            });
            self.fallback.extend(spare.map(|text| natural_hash(register, &Normal::of(text))));
        }
    }

    /// Adds those of other rows.
    pub(super) fn join(&mut self, other: Keys) {
        for (mine, theirs) in self.of_fields.iter_mut().zip(other.of_fields) {
            mine.judged.join(theirs.judged);
            mine.unjudged.join(theirs.unjudged);
        }
        self.fallback.extend(other.fallback);
    }

    /// The hashes of keys by field, and the natural keys of records that have no first key.
    pub(super) fn all(self) -> (Vec<FieldKeys>, Vec<KeyHash>) {
        let in_parts = |of: OfField| FieldKeys { field: of.field, judged: of.judged.into_parts(), unjudged: of.unjudged.into_parts() };
        (self.of_fields.into_iter().map(in_parts).collect(), self.fallback)
    }
}
