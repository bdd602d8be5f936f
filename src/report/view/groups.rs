//! Open findings by department, by owner and by kind: whose work it is.

use serde::Serialize;

use super::wording::number;
use crate::audit::assessment::{BySeverity, Group, Groups};
use crate::model::prose;
use crate::model::severity::Severity;

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
    /// Rows in sight: most open first, each finding by the weight of its severity; records that do not say stand last.
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
    sorted.sort_by(|a, b| {
        let order = a.name.is_empty().cmp(&b.name.is_empty()).then(weight(&b.open).total_cmp(&weight(&a.open)));
        order.then(b.records.cmp(&a.records)).then(a.name.cmp(&b.name))
    });
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

/// How much is open, each finding counted by the weight of its severity.
fn weight(open: &BySeverity) -> f64 {
    Severity::ALL.into_iter().map(|severity| severity.weight() * number(open.of(severity))).sum()
}

fn row(group: &Group) -> GroupRow {
    GroupRow { name: group.name.clone(), records: group.records, open: group.open.total(), by_severity: group.open }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_stand_by_weight_and_not_said_last() {
        let group = |name: &str, critical, high, low| Group {
            name: name.to_owned(),
            records: 9,
            open: BySeverity { critical, high, medium: 0, low },
        };
        let groups = [group("", 9, 9, 9), group("One critical", 1, 0, 0), group("Nine low", 0, 0, 9), group("Three high", 0, 3, 0)];
        let shown = table("by-owner", "By owner", "Owner", &groups);
        let names: Vec<&str> = shown.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Three high", "Nine low", "One critical", ""]);
    }
}
