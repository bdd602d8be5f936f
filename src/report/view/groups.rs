//! Open findings by department, by owner and by kind: whose work it is.

use serde::Serialize;

use crate::audit::assessment::{BySeverity, Group, Groups};
use crate::model::prose;

/// Rows in sight; the rest stand behind a fold (ours).
const IN_SIGHT: usize = 12;

/// Rows on the page at all (ours: past this findings.csv is the better tool).
const SHOWN: usize = 200;

/// One grouping.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupTable {
    /// Its place on the page.
    pub anchor: &'static str,
    /// `By department`.
    pub title: &'static str,
    /// What one row stands for: `Department`.
    pub head: &'static str,
    /// Rows in sight, most severe first.
    pub rows: Vec<GroupRow>,
    /// Rows behind the fold.
    pub more: Vec<GroupRow>,
    /// What the page does not show; empty where it shows all.
    pub not_shown: String,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupRow {
    /// Its name as written; empty for records that do not say.
    pub name: String,
    /// Records in it.
    pub records: u64,
    /// Open findings on them.
    pub open: u64,
    /// Of them critical, high, medium, low.
    pub by_severity: BySeverity,
}

pub(super) fn of(groups: &Groups) -> Vec<GroupTable> {
    let all = [
        ("by-department", "By department", "Department", &groups.departments),
        ("by-owner", "By owner", "Owner", &groups.owners),
        ("by-kind", "By kind", "Kind", &groups.kinds),
    ];
    all.into_iter()
        .filter(|(.., groups)| !groups.is_empty())
        .map(|(anchor, title, head, groups)| table(anchor, title, head, groups))
        .collect()
}

fn table(anchor: &'static str, title: &'static str, head: &'static str, groups: &[Group]) -> GroupTable {
    let mut sorted: Vec<&Group> = groups.iter().collect();
    let weight = |open: &BySeverity| (open.critical, open.high, open.medium, open.low);
    sorted.sort_by(|a, b| weight(&b.open).cmp(&weight(&a.open)).then(b.records.cmp(&a.records)).then(a.name.cmp(&b.name)));
    let mut rows: Vec<GroupRow> = sorted.into_iter().take(SHOWN).map(row).collect();
    // A fold for a row or two is more trouble than the rows.
    let more = if rows.len() > IN_SIGHT + 3 { rows.split_off(IN_SIGHT) } else { Vec::new() };
    let not_shown = match groups.len().saturating_sub(SHOWN) as u64 {
        0 => String::new(),
        hidden => format!(
            "{} not shown; every finding with its {} is in findings.csv.",
            prose::count(hidden, "row is", "rows are"),
            head.to_lowercase()
        ),
    };
    GroupTable { anchor, title, head, rows, more, not_shown }
}

fn row(group: &Group) -> GroupRow {
    GroupRow { name: group.name.clone(), records: group.records, open: group.open.total(), by_severity: group.open }
}
