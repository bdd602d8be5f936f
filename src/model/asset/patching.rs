//! How an asset stands to the baselines, and what its version cell is worth.

use super::Asset;
use crate::model::baseline::{Baselines, Stood};
use crate::model::cell::Cell;

impl<'a> Asset<'a> {
    /// The version where it can be compared: text without a digit (`Microsoft.Windows.OperatingSystem`) is unreadable.
    pub fn comparable_version(&self) -> Cell<'a, &'a str> {
        let raw = self.version.value().unwrap_or_default();
        self.version.and_then(raw, |text| text.bytes().any(|b| b.is_ascii_digit()).then_some(text))
    }

    /// What it runs or is, as written, in the order in which baselines are asked: operating system, then software.
    pub fn products(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        [self.os, self.software].into_iter().filter_map(|cell| cell.value())
    }

    /// How it stands to the baselines that speak for it.
    pub(in crate::model) fn stood(&self, baselines: &Baselines) -> Stood {
        let Cell::Value(version) = self.comparable_version() else { return Stood::NoBaseline };
        let speaks = |stood: &Stood| *stood != Stood::NoBaseline;
        self.products().map(|product| baselines.judge(product, version)).find(speaks).unwrap_or(Stood::NoBaseline)
    }
}
