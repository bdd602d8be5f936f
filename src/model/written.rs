//! Rows and surveys written out by hand, for the tests of predicates and checks.

use super::date::{Date, DateOrder};
use super::facts::{Facts, Survey};
use super::field::{Cells, Field};
use super::key::KeyCounts;
use super::organisation::Organisation;
use super::param::Settings;
use super::source::{Join, JoinKind, Joins};

/// One row: only the fields given have a column.
pub(crate) struct Row(Vec<(usize, &'static str)>);

impl Row {
    /// A row of these cells.
    pub(crate) fn of(cells: &[(impl Field, &'static str)]) -> Self {
        Row(cells.iter().map(|(field, text)| (field.index(), *text)).collect())
    }
}

impl Cells<'static> for Row {
    fn text(&self, field: usize) -> Option<&'static str> {
        self.0.iter().find(|(known, _)| *known == field).map(|(_, text)| *text)
    }

    fn order(&self, _: usize) -> DateOrder {
        DateOrder::DayFirst
    }
}

/// A day.
pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a day as 2026-11-22")
}

/// A survey of 22 November 2026 in which all lists join and nobody is known.
pub(crate) fn survey() -> Survey {
    let join = |kind| (kind, Join { subjects: 10, matched: 10, examples: Vec::new() });
    Survey {
        as_of: day("2026-11-22"),
        organisation: Organisation::default(),
        directory: super::directory::Directory::default(),
        baselines: super::baseline::Baselines::default(),
        open_alerts: Vec::new(),
        discovery: super::discovery::Discovery::default(),
        older_copies: Vec::new(),
        contacts: Vec::new(),
        shifts: Vec::new(),
        joins: Joins(JoinKind::ALL.map(join).to_vec()),
        asset_keys: KeyCounts::default(),
        account_keys: KeyCounts::default(),
        staff: super::staff::StaffFacts::default(),
        live_asset_keys: KeyCounts::default(),
        support: super::support::Support::new(day("2026-11-22"), Vec::new()),
        roles_held: std::sync::OnceLock::new(),
        persons: std::sync::OnceLock::new(),
        known_runs: super::runs::Known::default(),
        critical_assets: Vec::new(),
        critical_suppliers: Vec::new(),
        owner_uses: super::key::KeyMap::default(),
        sources: Vec::new(),
        own_needs: Vec::new(),
        approvers: Vec::new(),
        least_match_rate: Joins::LEAST_RATE,
    }
}

/// The survey as a check with these settings sees it, on a source of the same day.
pub(crate) fn facts<'f>(survey: &'f Survey, settings: &'f Settings) -> Facts<'f> {
    Facts { survey, settings, source: None, extracted: survey.as_of, once: None, classes: None }
}
