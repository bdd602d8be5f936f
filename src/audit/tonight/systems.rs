//! The critical systems on the night: who answers for them, whom to ring outside, whether they may be cut off.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Night;
use super::people::{self, NO_NUMBER, gone, numbers};
use crate::audit::assessment::{NightNumber, NightSystem, Unreachable, UnreachableKind};
use crate::checks::meant::Meant;
use crate::checks::suppliers::{Companies, answers_at_night, is_made_here, words};
use crate::model::asset::{Kept, KnownAsset};
use crate::model::contact::{KnownContact, NumberKind, Side};
use crate::model::key::{self, KeyHash};
use crate::model::prose;

/// Rows of systems worked out, those of most systems first: a side of A4 has never room for so many.
const MOST_ROWS: usize = 60;
/// Names and purposes kept of a row; the rest are counted.
const MOST_NAMES: usize = 20;

/// A supplier on the night.
#[derive(Debug, Clone)]
struct Supplier {
    written: String,
    systems: u64,
    numbers: Vec<NightNumber>,
    why: String,
}

/// Critical systems, those that agree in all that is asked standing together, most systems first;
/// and every supplier that cannot be reached.
pub(super) fn of(night: Night<'_>) -> (Vec<NightSystem>, Vec<Unreachable>) {
    let mut known: HashMap<[KeyHash; 4], usize> = HashMap::new();
    let mut groups: Vec<Vec<&KnownAsset>> = Vec::new();
    for asset in &night.survey.critical_assets {
        let agreed = [Kept::Owner, Kept::Supplier, Kept::Isolation, Kept::DowntimePlan];
        let id = agreed.map(|kept| key::hash(asset.said(kept).text().unwrap_or_default()));
        let at = *known.entry(id).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(assets) => assets.push(asset),
            None => groups.push(vec![asset]),
        }
    }
    groups.sort_by_key(|assets| std::cmp::Reverse(assets.len()));
    let companies = Companies::of(&night.survey.contacts);
    let mut suppliers: BTreeMap<String, Supplier> = BTreeMap::new();
    for assets in &groups {
        let supplier = assets[0].said(Kept::Supplier).text().unwrap_or_default();
        let name = words(supplier);
        if !is_made_here(&name) {
            suppliers.entry(name).or_insert_with(|| reach(night, supplier, &companies)).systems += assets.len() as u64;
        }
    }
    let meant = Meant::of(&night.survey.contacts);
    let systems = groups.iter().take(MOST_ROWS).map(|assets| one(night, assets, &suppliers, &meant)).collect();
    let mut silent: Vec<Supplier> = suppliers.into_values().filter(|supplier| supplier.numbers.is_empty()).collect();
    silent.sort_by(|a, b| b.systems.cmp(&a.systems).then_with(|| a.written.cmp(&b.written)));
    let unreachable = silent.into_iter().filter(|_| !night.names.are_redacted()).map(|supplier| Unreachable {
        kind: UnreachableKind::Supplier,
        who: supplier.written,
        what: format!("supplies {}", prose::count(supplier.systems, "critical system", "critical systems")),
        why: supplier.why,
    });
    (systems, unreachable.collect())
}

fn one(night: Night<'_>, assets: &[&KnownAsset], suppliers: &BTreeMap<String, Supplier>, meant: &Meant<'_>) -> NightSystem {
    let first = assets[0];
    let said = |kept: Kept| night.names.text(first.said(kept).text().unwrap_or_default()).into_owned();
    let mut seen = HashSet::new();
    let purposes: Vec<&str> =
        assets.iter().filter_map(|asset| asset.said(Kept::Purpose).text()).filter(|text| seen.insert(key::normal(text))).collect();
    let shown = |texts: &mut dyn Iterator<Item = &str>| texts.take(MOST_NAMES).map(|text| night.names.text(text).into_owned()).collect();
    let owner = first.said(Kept::Owner).text().unwrap_or_default();
    let owner_rows: Vec<&KnownContact> = meant.rows(owner).into_iter().filter(|contact| contact.side == Side::Internal).collect();
    let has_left = gone(night, owner);
    let supplier = suppliers.get(&words(first.said(Kept::Supplier).text().unwrap_or_default()));
    let marked = people::marked(owner);
    let shown_owner = night.names.text(&marked);
    NightSystem {
        count: assets.len() as u64,
        names: shown(&mut assets.iter().map(|asset| asset.name())),
        purpose_count: purposes.len() as u64,
        purposes: shown(&mut purposes.into_iter()),
        owner: match (owner.is_empty(), has_left.is_some()) {
            (true, _) => String::new(),
            (false, true) => format!("{shown_owner} (has left)"),
            (false, false) => shown_owner.clone().into_owned(),
        },
        owner_numbers: if has_left.is_some() { Vec::new() } else { people::of_rows(night, &marked, &owner_rows).numbers },
        supplier: said(Kept::Supplier),
        supplier_numbers: supplier.map(|supplier| supplier.numbers.clone()).unwrap_or_default(),
        supplier_why: supplier.map(|supplier| supplier.why.clone()).unwrap_or_default(),
        isolation: said(Kept::Isolation),
        downtime_plan: said(Kept::DowntimePlan),
    }
}

/// The numbers of a supplier for the night, and what is not sure of them.
fn reach(night: Night<'_>, supplier: &str, companies: &Companies<'_>) -> Supplier {
    let mut rows: Vec<(u8, &KnownContact)> = companies
        .rows(supplier)
        .into_iter()
        .map(|row| match answers_at_night(row, night.survey) {
            Some(true) => (0, row),
            None => (1, row),
            Some(false) => (2, row),
        })
        .collect();
    rows.sort_by_key(|(rank, row)| (*rank, row.place));
    let Some((rank, row)) = rows.first().copied() else {
        return Supplier { written: supplier.to_owned(), systems: 0, numbers: Vec::new(), why: "on no contact list".to_owned() };
    };
    let of_rank = rows.iter().filter(|(other, _)| *other == rank).flat_map(|(_, row)| &row.numbers);
    let word = |kind: NumberKind| if kind == NumberKind::OutOfHours { "out of hours" } else { "" };
    let numbers = numbers(night, of_rank.map(|(kind, cell)| (word(*kind), cell)));
    let why = match rank {
        _ if numbers.is_empty() => NO_NUMBER.to_owned(),
        0 => String::new(),
        1 => "whether it answers at night is not said".to_owned(),
        _ => row
            .availability
            .as_deref()
            .map_or_else(|| "no out-of-hours number".to_owned(), |hours| format!("{} only", night.names.text(hours))),
    };
    Supplier { written: supplier.to_owned(), systems: 0, numbers, why }
}
