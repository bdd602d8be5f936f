//! What each source is to its register: record, enriching, reconciled, an older copy. Two vintages are never added.

use super::scan::{Scan, key_fields, overlap};
use crate::ingest::source::{Source, Table};
use crate::model::account::AccountField;
use crate::model::asset::AssetField;
use crate::model::date::{self, Date};
use crate::model::field::Field;
use crate::model::key::KeyHash;
use crate::model::register::Register;
use crate::model::staff::StaffField;
use crate::policy::SourceRole;

/// Shares of keys above which two lists are two vintages or copies of one (`ours`).
const SAME_LIST: f64 = 0.5;

/// A source as this module weighs it.
#[derive(Debug)]
pub struct Candidate<'s> {
    /// The source.
    pub source: &'s Source,
    /// Its table.
    pub table: &'s Table,
    /// Its first reading.
    pub scan: &'s Scan,
    /// The day it speaks for, where known.
    pub extracted: Option<Date>,
    /// What the policy says it is.
    pub wished: Option<SourceRole>,
}

/// A role, and how it was come to, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The role.
    pub role: SourceRole,
    /// Why; empty where there was nothing to decide.
    pub why: String,
}

/// Settles the roles of all sources of one register, in the order given.
pub fn settle(candidates: &[Candidate<'_>]) -> Vec<Role> {
    let mut roles: Vec<Option<Role>> =
        candidates.iter().map(|candidate| candidate.wished.map(|role| Role { role, why: "the policy says so".to_owned() })).collect();
    let governs: Vec<bool> = candidates.iter().map(|candidate| governs(candidate.table)).collect();
    let some_govern = governs.iter().any(|g| *g) || roles.iter().flatten().any(|role| role.role == SourceRole::Record);
    // The newest leads; of equals the longer, then the first by path.
    let mut order: Vec<usize> = (0..candidates.len()).filter(|at| roles[*at].is_none()).collect();
    order.sort_by_key(|at| {
        let candidate = &candidates[*at];
        (std::cmp::Reverse(candidate.extracted), std::cmp::Reverse(candidate.scan.records), *at)
    });
    let mut accepted: Vec<usize> =
        (0..candidates.len()).filter(|at| roles[*at].as_ref().is_some_and(|role| role.role == SourceRole::Record)).collect();
    let mut side: Vec<usize> = Vec::new();
    // Lists that own a population come first, so that a sighting never leads a register.
    for at in order
        .iter()
        .copied()
        .filter(|at| governs[*at] || !some_govern)
        .chain(order.iter().copied().filter(|at| !governs[*at] && some_govern))
    {
        let is_side = !governs[at] && some_govern;
        let among = if is_side { &side } else { &accepted };
        // Side lists of other columns each add their own; only one of the same shape is the same list again.
        let is_rival = |other: &usize| !is_side || is_same_shape(&candidates[at], &candidates[*other]);
        let same = among.iter().copied().filter(is_rival).find(|other| share(&candidates[at], &candidates[*other]) > SAME_LIST);
        let role = match same {
            Some(other) if is_side || candidates[at].table.register == Register::Rota => older(&candidates[at], &candidates[other]),
            Some(other) if is_same_shape(&candidates[at], &candidates[other]) => older(&candidates[at], &candidates[other]),
            Some(other) => enriches(&candidates[other]),
            None if is_side => {
                side.push(at);
                beside(&candidates[at], candidates, &accepted)
            }
            None => {
                accepted.push(at);
                leads(&candidates[at], accepted.len() > 1, candidates.len() > 1)
            }
        };
        roles[at] = Some(role);
    }
    roles.into_iter().map(|role| role.unwrap_or(Role { role: SourceRole::Record, why: String::new() })).collect()
}

/// Whether a list owns its population rather than sighting it: it says who answers, what matters, who may sign in, who has left.
fn governs(table: &Table) -> bool {
    let has = |field: usize| table.columns.of(field).is_some();
    match table.register {
        Register::Assets => [AssetField::Owner, AssetField::OwnerEmail, AssetField::Criticality].iter().any(|field| has(field.index())),
        Register::Accounts => has(AccountField::Enabled.index()),
        Register::Staff => has(StaffField::Leave.index()) || has(StaffField::Status.index()),
        Register::Contacts | Register::Rota | Register::Alerts | Register::Baselines | Register::Waivers => true,
    }
}

/// The greatest share of keys of any one kind.
fn share(one: &Candidate<'_>, other: &Candidate<'_>) -> f64 {
    let fields = key_fields(one.table.register);
    // A contact or a baseline is told by more than its name: only a list that repeats nearly all of another is its copy.
    if matches!(one.table.register, Register::Contacts | Register::Baselines | Register::Waivers) {
        let rate = overlap(&one.scan.distinct(fields[0]), &other.scan.distinct(fields[0]));
        return if rate >= 0.9 && one.scan.records.abs_diff(other.scan.records) * 5 <= other.scan.records { rate } else { 0.0 };
    }
    let rate = |field: usize| {
        let (a, b): (Vec<KeyHash>, Vec<KeyHash>) = (one.scan.distinct(field), other.scan.distinct(field));
        overlap(&a, &b)
    };
    fields.iter().copied().map(rate).fold(0.0, f64::max)
}

/// Whether two lists are of one making: the same known export, or four of five understood fields in common.
fn is_same_shape(one: &Candidate<'_>, other: &Candidate<'_>) -> bool {
    let export = |candidate: &Candidate<'_>| candidate.source.known_export.map(|export| export.name);
    if export(one).is_some() && export(one) == export(other) {
        return true;
    }
    let (a, b) = (one.table.columns.present(), other.table.columns.present());
    (a & b).count_ones() * 5 >= (a | b).count_ones() * 4
}

fn older(this: &Candidate<'_>, other: &Candidate<'_>) -> Role {
    let share = prose_share(share(this, other));
    let why = match (this.extracted, other.extracted) {
        (Some(mine), Some(newer)) if mine < newer => {
            format!(
                "{share} of its keys stand in {}, which is newer ({} against {})",
                other.source.label(),
                date::long(newer),
                date::long(mine)
            )
        }
        _ => format!("{share} of its keys stand in {}: the same list twice", other.source.label()),
    };
    Role { role: SourceRole::OlderCopy, why }
}

fn enriches(record: &Candidate<'_>) -> Role {
    Role {
        role: SourceRole::Enriches,
        why: format!("it shares its keys with {} and has other columns: it adds to it", record.source.label()),
    }
}

fn beside(this: &Candidate<'_>, candidates: &[Candidate<'_>], accepted: &[usize]) -> Role {
    let joins = accepted.iter().any(|other| share(this, &candidates[*other]) > 0.0);
    let what = match this.table.register {
        Register::Assets => "it names neither owners nor criticality: a list of sightings",
        Register::Accounts => "it does not say which accounts are enabled",
        _ => "it does not say who has left",
    };
    if joins {
        Role { role: SourceRole::Enriches, why: format!("{what}; it adds to the register of record what that does not say") }
    } else {
        Role { role: SourceRole::Reconciled, why: format!("{what}; none of its keys stands in the register of record") }
    }
}

fn leads(this: &Candidate<'_>, is_part: bool, had_rivals: bool) -> Role {
    let why = match (is_part, had_rivals) {
        (true, _) => "another part of the register: it repeats less than half of the other parts".to_owned(),
        (false, true) if this.table.register == Register::Assets => {
            "the register of record: it says who answers for assets or how much they matter".to_owned()
        }
        (false, true) => "the register of record".to_owned(),
        (false, false) => String::new(),
    };
    Role { role: SourceRole::Record, why }
}

fn prose_share(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}
