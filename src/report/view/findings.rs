//! The findings shown under one check, and what is said of those that are not.

use serde::Serialize;

use super::anchor::Anchors;
use super::wording::{day, file, parsed, within};
use crate::audit::assessment::{Assessment, CheckResult, Finding, Status};
use crate::model::prose;

/// Findings of one check on paper; the style sheet cuts its table there (ours: nobody mends from a printed list).
const ON_PAPER: u64 = 10;

/// The findings of one check.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FindingTable {
    /// Open ones first, then the unknown, then the accepted; within each as the assessment orders them.
    pub rows: Vec<FindingRow>,
    /// `Showing 50 of 1,204; every one is in findings.csv.`
    pub shown: String,
    /// The same for paper, where a long table is cut.
    pub shown_on_paper: String,
    /// Whether any row names an owner.
    pub has_owner: bool,
    /// Whether any row names a department.
    pub has_department: bool,
    /// Whether any row has a day to be mended by.
    pub has_due: bool,
}

/// One finding as a row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FindingRow {
    /// Its place on the page.
    pub anchor: String,
    /// The severity's word.
    pub severity: &'static str,
    /// The severity's word where it is open; else `not known` or `accepted`.
    pub state: &'static str,
    /// `open`, `not known` or `accepted`.
    pub status: &'static str,
    /// How a person would point at it.
    pub label: String,
    /// Its key, criticality and location, where they add to the label.
    pub more: String,
    /// What was seen.
    pub evidence: String,
    /// Who answers for it.
    pub owner: String,
    /// Their e-mail address, where it is not already the owner.
    pub owner_email: String,
    /// Its department.
    pub department: String,
    /// `24 November 2026`.
    pub due: String,
    /// The same as ISO text, to be sorted by.
    pub due_iso: String,
    /// Whether that day had passed on the day the report speaks for.
    pub late: bool,
    /// The file and sheet it was seen in.
    pub file: String,
    /// The row and column there: `Row 14, “Owner”`, or `The whole list`.
    pub within: String,
}

pub(super) fn of(assessment: &Assessment, check: &CheckResult, anchors: &mut Anchors<'_>) -> FindingTable {
    let mut own: Vec<&Finding> = assessment.top.iter().filter(|f| f.check == check.name && f.area == check.area).collect();
    own.sort_by_key(|finding| finding.status);
    let rows: Vec<FindingRow> = own.iter().map(|finding| row(assessment, finding, anchors)).collect();
    let truncated = assessment.truncated.iter().find(|t| t.check == check.name && t.area == check.area);
    let shown = match truncated {
        Some(cut) if cut.findings > rows.len() as u64 => format!(
            "Showing {} of {}; every one is in findings.csv.",
            prose::thousands(rows.len() as u64),
            prose::count(cut.findings, "finding", "findings")
        ),
        _ => match rows.len() as u64 {
            0 => String::new(),
            1 => "The one finding is shown.".to_owned(),
            all => format!("All {} are shown.", prose::count(all, "finding", "findings")),
        },
    };
    let all = truncated.map_or(0, |cut| cut.findings).max(rows.len() as u64);
    let shown_on_paper = if all > ON_PAPER {
        format!("The first {ON_PAPER} of {}; every one is in findings.csv.", prose::thousands(all))
    } else {
        shown.clone()
    };
    FindingTable {
        shown_on_paper,
        has_owner: rows.iter().any(|row| !row.owner.is_empty() || !row.owner_email.is_empty()),
        has_department: rows.iter().any(|row| !row.department.is_empty()),
        has_due: rows.iter().any(|row| !row.due.is_empty()),
        rows,
        shown,
    }
}

fn row(assessment: &Assessment, finding: &Finding, anchors: &mut Anchors<'_>) -> FindingRow {
    let label = if finding.label.is_empty() { &finding.subject } else { &finding.label };
    let subject = if label.contains(finding.subject.as_str()) { "" } else { finding.subject.as_str() };
    let more: Vec<&str> = [subject, &finding.criticality, &finding.location].into_iter().filter(|part| !part.is_empty()).collect();
    FindingRow {
        anchor: anchors.finding(finding),
        severity: finding.severity.name(),
        state: match finding.status {
            Status::Open => finding.severity.name(),
            Status::Unknown => "not known",
            Status::Waived => "accepted",
        },
        status: match finding.status {
            Status::Open => "open",
            Status::Unknown => "not known",
            Status::Waived => "accepted",
        },
        label: label.clone(),
        more: more.join(" · "),
        evidence: prose::capital(&finding.evidence),
        owner: finding.owner.clone(),
        owner_email: if finding.owner_email == finding.owner { String::new() } else { finding.owner_email.clone() },
        department: finding.department.clone(),
        due: day(&finding.due),
        due_iso: finding.due.clone(),
        late: finding.status == Status::Open && parsed(&finding.due).is_some() && parsed(&finding.due) < parsed(&assessment.as_of),
        file: file(&finding.place.file, &finding.place.sheet),
        within: within(&finding.place),
    }
}
