//! Alerts: what the organisation was warned of, and what became of each warning.
//!
//! The register of high severity cyber alerts (`CC-nnnn`); it holds no advice and no text of the alerts themselves.

use super::cell::Cell;
use super::date::Date;
use super::field::{register, yes_no};
use super::urgency;

mod affected;
mod known;
mod product;

pub use known::{Hit, KnownAlert};
pub use product::{Products, is_too_broad};

register! {
    /// One alert.
    Alert, AlertField;

    /// Its number: `CC-nnnn`.
    Id id "id" Text Key ["Alert ID", "Alert Number", "Alert No", "Alert Ref", "Alert Reference", "HSA ID", "HSA Number", "HSA Ref", "HSA Reference", "HSA", "CC Number", "CC Ref", "CC ID", "Cyber Alert ID", "Cyber Alert", "CareCERT ID", "CareCERT Ref", "Alert"];
    /// What it is called.
    Title title "title" Text Plain ["Alert Title", "Title", "Alert Name", "Summary", "Subject", "Description"];
    /// How bad it is, as its author says.
    Severity severity "severity" Text Plain ["Severity", "Alert Severity", "Threat Severity", "Priority", "Rating"];
    /// The day it came out.
    Published published "published" Day Telling ["Published", "Date Published", "Published Date", "Published On", "Date Issued", "Issued", "Issue Date", "Date Received", "Received", "Release Date", "Released", "Date"];
    /// The day the organisation acknowledged it.
    Acknowledged acknowledged "acknowledged" Day Telling ["Acknowledged", "Date Acknowledged", "Acknowledged On", "Acknowledged Date", "Acknowledgement", "Acknowledgement Date"];
    /// Whether it concerns the organisation.
    Applicable applicable "applicable" YesNo Telling ["Applicable", "Applicability", "Applies", "Applies to us", "Is Applicable", "Are we affected", "Affected", "Relevant"]
        yes ["applicable", "applies", "affected", "relevant", "in scope", "partly", "partially", "partial"]
        no ["n/a", "na", "not applicable", "does not apply", "not affected", "unaffected", "not relevant", "out of scope", "not in use"] within [];
    /// The day it was dealt with everywhere.
    Remediated remediated "remediated" Day Telling ["Remediated", "Date Remediated", "Remediated On", "Remediation Date", "Remediation Completed", "Date Completed", "Completed On", "Completed", "Date Closed", "Closed On", "Closed Date", "Closed", "Date Resolved", "Resolved"];
    /// How far it has come: open, in progress, closed.
    Status status "status" Text Plain ["Status", "Alert Status", "Remediation Status", "State", "Progress"];
    /// The products it names; several are parted by `;`, `,` or a line break.
    Product product "product" Text Telling ["Affected Product", "Affected Products", "Product", "Products", "Product Name", "Products Affected", "Affected Platform", "Affected Platforms", "Technology"];
    /// The versions that are affected: `7.4.0 to 7.4.6`, `before 7.4.7`, `all`.
    Versions versions "versions" Text Telling ["Affected Versions", "Affected Version", "Versions Affected", "Versions", "Version", "Vulnerable Versions"];
    /// The first version of each branch that has the fix.
    FixedIn fixed_in "fixed-in" Text Telling ["Fixed In", "Fixed Version", "Fixed Versions", "Patched Version", "Patched Versions", "Remediated Version", "Update To"];
}

/// How an alert stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Somebody said that it does not concern the organisation.
    NotForUs,
    /// It has been dealt with.
    Closed,
    /// It has not, as far as the list says.
    Open,
}

/// How a status begins that says that nothing is left to do.
const CLOSED: &[&str] = &[
    "closed",
    "complete",
    "done",
    "remediated",
    "resolved",
    "fixed",
    "patched",
    "mitigated",
    "no action",
    "finished",
    "not applicable",
    "n/a",
    "not affected",
];

impl<'a> Alert<'a> {
    /// How it stands on the day its list speaks for. A day of remediation that is still to come is a plan.
    pub fn standing(&self, day: Date) -> Standing {
        if self.applicable == Cell::Value(false) {
            return Standing::NotForUs;
        }
        let is_dealt_with = match self.remediated {
            Cell::Value(on) => on <= day,
            Cell::Unreadable(text) => yes_no(text) == Some(true) || is_closed(text),
            _ => false,
        };
        let is_said_closed = match self.status {
            Cell::Value(text) => is_closed(text),
            // `N/A` under status: nothing to do here.
            Cell::NotApplicable(_) => true,
            _ => false,
        };
        if is_dealt_with || is_said_closed { Standing::Closed } else { Standing::Open }
    }

    /// Whether its severity is critical or high, or not stated.
    pub fn is_urgent(&self) -> bool {
        urgency::is_urgent(self.severity)
    }

    /// The number, else the title.
    pub fn key(&self) -> Option<&'a str> {
        self.id.value().or(self.title.value())
    }

    /// How a person would point at it.
    pub fn label(&self) -> String {
        match (self.id.value(), self.title.value()) {
            (Some(id), Some(title)) => format!("{id}, {title}"),
            (Some(only), None) | (None, Some(only)) => only.to_owned(),
            (None, None) => String::new(),
        }
    }
}

fn is_closed(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    CLOSED.iter().any(|word| lower.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::written::{Row, day};

    #[test]
    fn an_alert_is_closed_by_a_day_that_has_come_by_its_status_or_by_not_concerning_us() {
        let standing = |cells: &[(AlertField, &'static str)]| Alert::read(&Row::of(cells)).standing(day("2026-11-22"));
        assert_eq!(standing(&[]), Standing::Open);
        assert_eq!(standing(&[(AlertField::Remediated, "20/11/2026")]), Standing::Closed);
        assert_eq!(standing(&[(AlertField::Remediated, "20/12/2026")]), Standing::Open);
        assert_eq!(standing(&[(AlertField::Remediated, "Yes")]), Standing::Closed);
        assert_eq!(standing(&[(AlertField::Remediated, "No")]), Standing::Open);
        assert_eq!(standing(&[(AlertField::Status, "Closed - patched")]), Standing::Closed);
        assert_eq!(standing(&[(AlertField::Status, "Completion due in May")]), Standing::Open);
        assert_eq!(standing(&[(AlertField::Status, "In progress")]), Standing::Open);
        for words in ["No", "N/A", "Not affected"] {
            assert_eq!(standing(&[(AlertField::Applicable, words)]), Standing::NotForUs, "{words}");
        }
        assert_eq!(standing(&[(AlertField::Applicable, "Under review")]), Standing::Open);
    }
}
