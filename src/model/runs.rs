//! What baselines and makers say of whatever an asset runs: worked out once for all assets that run the same.

use std::ops::Deref;
use std::sync::Arc;

use super::asset::Asset;
use super::baseline::{Baselines, Standing, Stood};
use super::cell::Cell;
use super::date::Date;
use super::remembered::Remembered;
use super::support::{Judged, Release, Support};

/// What is said of assets that run the same.
#[derive(Debug)]
pub struct Runs {
    stood: Stood,
    /// Of the products it runs, the place of the first that a baseline names.
    named: Option<usize>,
    /// The release of its operating system, and the day that came out.
    pub released: Option<(&'static Release, Date)>,
    /// How long it is supported.
    pub support: Judged,
}

impl PartialEq for Runs {
    fn eq(&self, other: &Self) -> bool {
        let release = |runs: &Runs| runs.released.map(|(release, day)| (std::ptr::from_ref(release), day));
        (self.stood, self.named) == (other.stood, other.named) && release(self) == release(other) && self.support == other.support
    }
}

impl Runs {
    /// What these baselines and this support say of an asset.
    pub(super) fn of(asset: &Asset<'_>, baselines: &Baselines, support: &Support) -> Self {
        Runs {
            stood: asset.stood(baselines),
            named: asset.products().position(|product| baselines.speak_of(product)),
            released: asset.os_released(),
            support: support.of(asset),
        }
    }

    /// How it stands to these baselines, the ones it was worked out by.
    pub fn standing<'b>(&self, baselines: &'b Baselines) -> Standing<'b> {
        baselines.standing(self.stood)
    }

    /// Its product that a baseline names, whether or not the version can be compared.
    pub fn baselined_product<'a>(&self, asset: &Asset<'a>) -> Option<&'a str> {
        asset.products().nth(self.named?)
    }
}

/// What is said of the asset at hand: lent by whoever keeps it, or made for whoever asks.
#[derive(Debug)]
pub enum Lent<'k> {
    /// Kept elsewhere.
    Kept(&'k Runs),
    /// Made for this question alone.
    Made(Box<Runs>),
}

impl Deref for Lent<'_> {
    type Target = Runs;

    fn deref(&self) -> &Runs {
        match self {
            Lent::Kept(runs) => runs,
            Lent::Made(runs) => runs,
        }
    }
}

/// How long the asset at hand is supported.
#[derive(Debug)]
pub struct Supported<'k>(pub Lent<'k>);

impl Deref for Supported<'_> {
    type Target = Judged;

    fn deref(&self) -> &Judged {
        &self.0.support
    }
}

/// What was said of the assets met before, by the cells that decide it.
pub struct Known(Remembered<Arc<Runs>, 10>);

impl Default for Known {
    fn default() -> Self {
        // As many as there are versions, kinds and systems together in a large register.
        Known(Remembered::new(32_768))
    }
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Known {
    /// What is said of an asset: as remembered, else worked out.
    pub(super) fn of(&self, asset: &Asset<'_>, baselines: &Baselines, support: &Support) -> Arc<Runs> {
        let ends = asset.support_ends.value().map(|day| day.to_string());
        let (system, how) = match asset.os {
            Cell::Value(text) => (text, "value"),
            Cell::Unreadable(text) => (text, "unreadable"),
            _ => ("", ""),
        };
        // As written these are many, and hardly ever asked for.
        let [kind, owner, status] = support.stated_by(asset);
        let texts = [
            system,
            how,
            asset.version.value().unwrap_or_default(),
            asset.edition.value().unwrap_or_default(),
            asset.software.value().unwrap_or_default(),
            asset.kind().name(),
            ends.as_deref().unwrap_or_default(),
            kind,
            owner,
            status,
        ];
        self.0.of(texts, || Arc::new(Runs::of(asset, baselines, support)))
    }
}
