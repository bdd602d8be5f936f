//! What side lists say beside the register of record: where they add, their row is told; where they contradict, that is counted.
//!
//! The record's word stands. Only fields in which two lists mean the same by different words can be told apart are compared:
//! yes and no, days, owners, criticality, lifecycle. That one product writes `user` and another
//! `Member` is no conflict.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::tally::keep_first;
use crate::ingest::view::View;
use crate::model::account::AccountField;
use crate::model::asset::{AssetField, Criticality, Lifecycle};
use crate::model::cell::{self, Cell};
use crate::model::date::{self, DateOrder};
use crate::model::field::{Cells, Field, FieldKind};
use crate::model::key;
use crate::model::register::Register;
use crate::model::source::SourceFacts;
use crate::model::verdict::Detail;

/// How often a side list, by its number, contradicts the record in a field, with the first rows of the record.
pub type Conflicts = BTreeMap<(u16, usize), (u64, Vec<u32>)>;

/// Counts what the side lists of one record contradict.
pub fn see(view: &View<'_>, register: Register, sum: &mut Conflicts) {
    for (side, at) in view.sides {
        for field in side.fields().iter().copied().filter(|field| is_compared(register, *field)) {
            let (Some(own), Some(other)) = (view.own(field), side.text(*at, field)) else { continue };
            if let (Cell::Value(own), Cell::Value(other)) = (cell::classify(own), cell::classify(other))
                && differ(register, field, (own, view.order(field)), (other, side.order(field)))
            {
                let (count, rows) = sum.entry((side.source, field)).or_default();
                *count += 1;
                keep_first(rows, view.row.number());
            }
        }
    }
}

/// The evidence of a finding; where a side list gave the answer that it speaks of, with that list and its row.
pub fn evidence<'d>(detail: &'d Detail, view: &View<'_>, sources: &[SourceFacts]) -> Cow<'d, str> {
    let side = detail.field.and_then(|field| view.added(field)).and_then(|(side, row, _)| {
        let source = sources.iter().find(|source| source.number == side.source)?;
        Some(format!("{} (from {}, row {})", detail.evidence, source.label, side.number(row)))
    });
    side.map_or_else(|| Cow::Borrowed(detail.evidence.as_ref()), Cow::Owned)
}

fn is_compared(register: Register, field: usize) -> bool {
    let is = |fields: &[AssetField]| register == Register::Assets && fields.iter().any(|known| known.index() == field);
    let is_account = |fields: &[AccountField]| register == Register::Accounts && fields.iter().any(|known| known.index() == field);
    match register.fields()[field].kind {
        FieldKind::YesNo => true,
        // Each system has its own last sighting, and its own day of making.
        FieldKind::Day => !is(&[AssetField::LastSeen]) && !is_account(&[AccountField::LastSignIn, AccountField::Created]),
        FieldKind::Text => {
            is(&[AssetField::Owner, AssetField::OwnerEmail, AssetField::Criticality, AssetField::Status])
                || is_account(&[AccountField::Owner, AccountField::EmployeeId])
        }
    }
}

fn differ(register: Register, field: usize, (own, own_order): (&str, DateOrder), (other, other_order): (&str, DateOrder)) -> bool {
    let spec = &register.fields()[field];
    let is = |known: AssetField| register == Register::Assets && known.index() == field;
    match spec.kind {
        FieldKind::YesNo => both_and_apart(spec.answers.read(own), spec.answers.read(other)),
        FieldKind::Day => both_and_apart(date::read(own, own_order), date::read(other, other_order)),
        FieldKind::Text if is(AssetField::Criticality) => both_and_apart(Criticality::read(own), Criticality::read(other)),
        FieldKind::Text if is(AssetField::Status) => {
            Lifecycle::read(Cell::Value(own)).is_judged() != Lifecycle::read(Cell::Value(other)).is_judged()
        }
        FieldKind::Text => key::normal(own.trim_start_matches('0')) != key::normal(other.trim_start_matches('0')),
    }
}

fn both_and_apart<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differs(register: Register, field: impl Field, own: &str, other: &str) -> bool {
        let order = DateOrder::DayFirst;
        is_compared(register, field.index()) && differ(register, field.index(), (own, order), (other, order))
    }

    #[test]
    fn what_is_a_conflict_and_what_is_another_spelling() {
        assert!(differs(Register::Accounts, AccountField::Enabled, "True", "Disabled"));
        assert!(!differs(Register::Accounts, AccountField::Enabled, "True", "Active"));
        assert!(!differs(Register::Accounts, AccountField::Kind, "user", "Member"));
        assert!(!differs(Register::Accounts, AccountField::EmployeeId, "0041207", "41207"));
        assert!(differs(Register::Assets, AssetField::Owner, "Ann Lee", "Bo Ray"));
        assert!(differs(Register::Assets, AssetField::Status, "In use", "Retired"));
        assert!(!differs(Register::Assets, AssetField::Status, "In use", "Managed"));
        assert!(!differs(Register::Assets, AssetField::LastPatched, "03/11/2026", "2026-11-03"));
        assert!(!differs(Register::Assets, AssetField::LastSeen, "03/11/2026", "2026-11-04"));
    }
}
