//! The page as a whole, made from one believable assessment with hostile text in it.

use super::view::View;
use super::{html, json};
use crate::audit::assessment::Assessment;

/// A made-up trust: nine lists, an unreadable rota, markup and formulas in cells.
pub(super) const EXAMPLE: &str = include_str!("../../tests/report/assessment.json");

pub(super) fn example() -> Assessment {
    json::from_slice(EXAMPLE.as_bytes()).unwrap()
}

fn page(assessment: &Assessment) -> String {
    String::from_utf8(html::readiness(assessment).unwrap()).unwrap()
}
