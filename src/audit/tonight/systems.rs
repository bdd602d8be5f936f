//! The critical systems on the night: who answers for them, whom to ring outside, whether they may be cut off.

use std::collections::BTreeMap;

use super::Night;
use super::people::{self, NO_NUMBER, gone, numbers};
use crate::audit::assessment::{NightNumber, NightSystem, Unreachable, UnreachableKind};
use crate::checks::reporting::is_meant;
use crate::checks::suppliers::{answers_at_night, is_made_here, speaks_of, words};
use crate::model::asset::KnownAsset;
use crate::model::contact::{KnownContact, NumberKind, Side};
use crate::model::key;
use crate::model::prose;

/// A supplier on the night.
#[derive(Debug, Clone)]
struct Supplier {
    numbers: Vec<NightNumber>,
    why: String,
}

/// Every critical system, those that agree in all that is asked standing together, most systems first;
/// and the suppliers and owners who cannot be reached.
pub(super) fn of(night: Night<'_>) -> (Vec<NightSystem>, Vec<Unreachable>) {
    let mut groups: Vec<(String, Vec<&KnownAsset>)> = Vec::new();
    for asset in &night.survey.critical_assets {
        let agreed = [&asset.owner, &asset.supplier, &asset.isolation, &asset.downtime_plan];
        let id = agreed.map(|said| key::normal(said.text().unwrap_or_default())).join("\0");
        match groups.iter_mut().find(|(known, _)| *known == id) {
            Some((_, assets)) => assets.push(asset),
            None => groups.push((id, vec![asset])),
        }
    }
    groups.sort_by_key(|(_, assets)| std::cmp::Reverse(assets.len()));
    let mut suppliers: BTreeMap<String, (String, u64, Supplier)> = BTreeMap::new();
    let systems = groups.iter().map(|(_, assets)| one(night, assets, &mut suppliers)).collect();
    let mut silent: Vec<(String, u64, Supplier)> = suppliers.into_values().filter(|(.., supplier)| supplier.numbers.is_empty()).collect();
    silent.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let unreachable = silent.into_iter().filter(|_| !night.names.are_redacted()).map(|(name, systems, supplier)| Unreachable {
        kind: UnreachableKind::Supplier,
        who: name,
        what: format!("supplies {}", prose::count(systems, "critical system", "critical systems")),
        why: supplier.why,
    });
    (systems, unreachable.collect())
}

fn one(night: Night<'_>, assets: &[&KnownAsset], suppliers: &mut BTreeMap<String, (String, u64, Supplier)>) -> NightSystem {
    let first = assets[0];
    let said = |said: &crate::model::asset::Said| night.names.text(said.text().unwrap_or_default()).into_owned();
    let mut purposes: Vec<String> = Vec::new();
    for text in assets.iter().filter_map(|asset| asset.purpose.text()) {
        if !purposes.iter().any(|known| key::normal(known) == key::normal(text)) {
            purposes.push(night.names.text(text).into_owned());
        }
    }
    let owner = first.owner.text().unwrap_or_default();
    let owner_rows: Vec<&KnownContact> =
        night.survey.contacts.iter().filter(|contact| contact.side == Side::Internal && is_meant(owner, contact)).collect();
    let has_left = gone(night, owner);
    let supplier = first.supplier.text().unwrap_or_default();
    let name = words(supplier);
    let reached = if is_made_here(&name) { None } else { Some(reach(night, supplier)) };
    if let Some(reached) = &reached {
        let entry = suppliers.entry(name).or_insert_with(|| (supplier.to_owned(), 0, reached.clone()));
        entry.1 += assets.len() as u64;
    }
    let (supplier_numbers, supplier_why) = reached.map_or_else(Default::default, |reached| (reached.numbers, reached.why));
    let marked = people::marked(owner);
    let shown = night.names.text(&marked);
    NightSystem {
        names: assets.iter().map(|asset| night.names.text(&asset.name).into_owned()).collect(),
        purposes,
        owner: match (owner.is_empty(), has_left.is_some()) {
            (true, _) => String::new(),
            (false, true) => format!("{shown} (has left)"),
            (false, false) => shown.clone().into_owned(),
        },
        owner_numbers: if has_left.is_some() { Vec::new() } else { people::of_rows(night, &marked, &owner_rows).numbers },
        supplier: said(&first.supplier),
        supplier_numbers,
        supplier_why,
        isolation: said(&first.isolation),
        downtime_plan: said(&first.downtime_plan),
    }
}

/// The numbers of a supplier for the night, and what is not sure of them.
fn reach(night: Night<'_>, supplier: &str) -> Supplier {
    let mut rows: Vec<(u8, &KnownContact)> = night
        .survey
        .contacts
        .iter()
        .filter(|contact| speaks_of(contact, supplier))
        .map(|row| match answers_at_night(row, night.survey) {
            Some(true) => (0, row),
            None => (1, row),
            Some(false) => (2, row),
        })
        .collect();
    rows.sort_by_key(|(rank, row)| (*rank, row.place));
    let Some((rank, row)) = rows.first().copied() else {
        return Supplier { numbers: Vec::new(), why: "on no contact list".to_owned() };
    };
    let of_rank = rows.iter().filter(|(other, _)| *other == rank).flat_map(|(_, row)| &row.numbers);
    let word = |kind: NumberKind| if kind == NumberKind::OutOfHours { "out of hours" } else { "" };
    let numbers = numbers(night, of_rank.map(|(kind, cell)| (word(*kind), cell.as_str())));
    let why = match rank {
        _ if numbers.is_empty() => NO_NUMBER.to_owned(),
        0 => String::new(),
        1 => "whether it answers at night is not said".to_owned(),
        _ => row
            .availability
            .as_deref()
            .map_or_else(|| "no out-of-hours number".to_owned(), |hours| format!("{} only", night.names.text(hours))),
    };
    Supplier { numbers, why }
}
