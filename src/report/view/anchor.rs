//! Where things stand on the page: names that hold from quarter to quarter, so that a link still leads there.

use std::collections::BTreeSet;

use crate::audit::assessment::{Assessment, Finding};
use crate::model::area::Area;

/// The anchor of an area's checks: `area-assets`.
pub(super) fn area(area: Area) -> String {
    format!("area-{}", area.name().to_lowercase())
}

/// The anchor of the list of an area's checks that did not run.
pub(super) fn not_run(area: Area) -> String {
    format!("not-run-{}", area.name().to_lowercase())
}

/// Anchors of checks and findings, each given once.
pub(super) struct Anchors<'a> {
    /// Checks that count in several areas: their anchors name the area.
    in_several: BTreeSet<&'a str>,
    given: BTreeSet<String>,
}

impl<'a> Anchors<'a> {
    pub(super) fn of(assessment: &'a Assessment) -> Self {
        let (mut seen, mut in_several) = (BTreeSet::new(), BTreeSet::new());
        for check in &assessment.checks {
            if !seen.insert(check.name.as_str()) {
                in_several.insert(check.name.as_str());
            }
        }
        Anchors { in_several, given: BTreeSet::new() }
    }

    /// `check-asset-owner-missing`; with the area behind it where the check stands in several.
    pub(super) fn check(&self, name: &str, area: Area) -> String {
        if self.in_several.contains(name) { format!("check-{name}-{}", area.name().to_lowercase()) } else { format!("check-{name}") }
    }

    /// `finding-1f3a…`. A fingerprint is not given twice by us; a file changed by hand may hold one twice.
    pub(super) fn finding(&mut self, finding: &Finding) -> String {
        let plain: String = finding.fingerprint.chars().filter(char::is_ascii_alphanumeric).collect();
        let mut anchor = format!("finding-{plain}");
        let mut again = 1;
        while !self.given.insert(anchor.clone()) {
            again += 1;
            anchor = format!("finding-{plain}-{again}");
        }
        anchor
    }
}
