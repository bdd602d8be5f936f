//! An open alert as it is held against every asset.

use super::affected::{self, Outcome};
use super::product::Products;
use super::{Alert, Standing};
use crate::model::asset::{Asset, Kind};
use crate::model::date::Date;

/// An alert that is open on the day its list speaks for.
#[derive(Debug, Clone)]
pub struct KnownAlert {
    /// Its number, else its title.
    pub id: String,
    products: Products,
    versions: String,
    fixed_in: String,
}

/// How an open alert meets an asset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hit<'k> {
    /// The asset has the product in a version that is affected: the product, and what was compared, in words.
    Affected(&'k str, String),
    /// It has the product; whether in a version that is affected cannot be told: the product, and why.
    CannotTell(&'k str, &'static str),
}

impl KnownAlert {
    /// Keeps an alert that is open.
    pub fn keep(alert: &Alert<'_>, day: Date) -> Option<Self> {
        if alert.standing(day) != Standing::Open {
            return None;
        }
        let text = |cell: crate::model::field::Text<'_>| cell.value().unwrap_or_default().to_owned();
        Some(KnownAlert {
            id: alert.key()?.to_owned(),
            products: Products::read(alert.product.value().unwrap_or_default()),
            versions: text(alert.versions),
            fixed_in: text(alert.fixed_in),
        })
    }

    /// How it meets an asset; `None` where it names no product of it, or spares its version.
    pub fn hit(&self, asset: &Asset<'_>) -> Option<Hit<'_>> {
        let make = asset.make.value().unwrap_or_default();
        let version = asset.comparable_version().value().unwrap_or_default();
        // The version is that of the operating system or firmware where there is one, else of the software.
        let of_software = if asset.os.value().is_none() { version } else { "" };
        let of_model = if matches!(asset.kind(), Kind::Network | Kind::Medical | Kind::Appliance) { version } else { "" };
        let candidates = [(asset.os.value(), version), (asset.software.value(), of_software), (asset.model.value(), of_model)];
        let mut hit = None;
        for (product, version) in candidates.into_iter().filter_map(|(product, version)| Some((product?, version))) {
            let Some((named, behind)) = self.products.find(product, make) else { continue };
            let affected = if self.versions.is_empty() { behind } else { &self.versions };
            match affected::judge(version, affected, &self.fixed_in) {
                Outcome::Affected => {
                    let said = match (affected, self.fixed_in.as_str()) {
                        ("", fixed) => format!("fixed in {fixed}"),
                        (affected, _) => format!("affected: {affected}"),
                    };
                    let has = if version.is_empty() { "its version is not recorded".to_owned() } else { format!("it has {version}") };
                    return Some(Hit::Affected(named, format!("{has}; {said}")));
                }
                Outcome::Spared => return None,
                Outcome::NotSaid => {
                    let why = if affected.is_empty() && self.fixed_in.is_empty() {
                        "the list of alerts does not say which versions"
                    } else if version.is_empty() {
                        "the asset's version is not recorded"
                    } else {
                        "its version cannot be held against what the alert says"
                    };
                    hit.get_or_insert(Hit::CannotTell(named, why));
                }
            }
        }
        hit
    }
}
