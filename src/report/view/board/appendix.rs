//! The board's second side: what the lists were asked, and open findings by department, nobody picked out.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::super::plain;
use crate::audit::assessment::{AreaResult, Assessment};
use crate::model::area::Area;
use crate::model::key::{self, KeySet};
use crate::model::prose;

/// Groups smaller than this are merged or not told, so that nobody is picked out (ours, and usual for small numbers).
const SMALL: u64 = 5;
/// Departments at most (ours: what fits the side beside the questions).
pub(super) const DEPARTMENTS: usize = 12;
/// Characters of a department's name (ours: a line of the table).
const LONGEST: usize = 48;

/// One question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardQuestion {
    /// The area.
    pub area: &'static str,
    /// The question.
    pub question: String,
    /// What the lists say of it: `Told, and in order`, `Told, and not in order`, or why it is not told.
    pub answer: String,
    /// Whether it was told and is in order, as far as is known.
    pub in_order: bool,
}

/// One department.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardDepartment {
    /// Its name, or that it stands for many.
    pub name: String,
    /// Records of all areas.
    pub records: u64,
    /// Open findings in each area, in words; `-` where it has no records.
    pub open: Vec<String>,
}

pub(super) fn questions(assessment: &Assessment) -> Vec<BoardQuestion> {
    let of_area = |area: &AreaResult| {
        let name = plain::name(area.name);
        area.questions
            .iter()
            .map(move |question| BoardQuestion {
                area: name,
                question: question.question.clone(),
                answer: match (question.answered, question.in_order) {
                    (true, Some(true)) => "Told, and in order".to_owned(),
                    (true, Some(false)) => "Told, and not in order".to_owned(),
                    (true, None) => "Told".to_owned(),
                    (false, _) => prose::capital(&question.why_not),
                },
                in_order: question.answered && question.in_order != Some(false),
            })
            .collect::<Vec<_>>()
    };
    assessment.areas.iter().flat_map(of_area).collect()
}

/// At most so many departments of five records and more, the rest merged; counts under five, and counts on fewer than five records, are not told.
pub(super) fn departments(assessment: &Assessment, most: usize) -> Vec<BoardDepartment> {
    let crossed = &assessment.groups.department_areas;
    let mut names: BTreeMap<&str, u64> = BTreeMap::new();
    for cross in crossed {
        *names.entry(&cross.department).or_default() += cross.records;
    }
    let mut names: Vec<(&str, u64)> = names.into_iter().collect();
    names.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let owners: KeySet = assessment.groups.owners.iter().map(|owner| key::hash(&owner.name)).collect();
    let is_named = |name: &str, records: u64| records >= SMALL && !name.is_empty() && !reaches_somebody(&owners, name);
    let (able, mut merged): (Vec<_>, Vec<_>) = names.into_iter().partition(|(name, records)| is_named(name, *records));
    merged.extend(able.iter().skip(most));
    let row = |name: String, of: &BTreeSet<&str>| {
        let here = |area: Area| crossed.iter().filter(move |cross| cross.area == area && of.contains(cross.department.as_str()));
        let told = |area: Area| {
            let (records, open) = here(area).fold((0, 0), |(records, open), cross| (records + cross.records, open + cross.open));
            match (records, open) {
                (0, _) => "-".to_owned(),
                (records, _) if records < SMALL => "not told".to_owned(),
                (_, 0) => "0".to_owned(),
                (_, open) if open < SMALL => format!("under {SMALL}"),
                (_, open) => prose::thousands(open),
            }
        };
        let records = Area::ALL.into_iter().flat_map(here).map(|cross| cross.records).sum();
        BoardDepartment { name, records, open: Area::ALL.map(told).to_vec() }
    };
    let mut rows: Vec<BoardDepartment> =
        able.iter().take(most).map(|(name, _)| row(super::cut(name, LONGEST), &BTreeSet::from([*name]))).collect();
    let rest: BTreeSet<&str> = merged.iter().map(|(name, _)| *name).collect();
    let others = row(OTHERS.to_owned(), &rest);
    if others.records >= SMALL {
        rows.push(others);
    }
    rows
}

/// What stands for every department that has no line of its own.
const OTHERS: &str = "All others, and not said";

/// Whether what stands under “Department” is an address, a number, or the name of somebody who owns something.
fn reaches_somebody(owners: &KeySet, name: &str) -> bool {
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    name.contains('@') || digits > 5 || owners.contains(&key::hash(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::assessment::{BySeverity, Cross, Group};
    use crate::report::tests::example;

    #[test]
    fn nobody_is_picked_out_by_a_small_group_or_a_name_under_department() {
        let mut assessment = example();
        let cross = |department: &str, area, records, open| Cross { department: department.to_owned(), area, records, open };
        assessment.groups.department_areas = vec![
            cross("Radiology", Area::Assets, 40, 12),
            cross("Radiology", Area::Contacts, 1, 6),
            cross("Estates", Area::Assets, 4, 4),
            cross("Ann Lee", Area::Assets, 9, 9),
            cross("ann.lee@northmoor.example", Area::Assets, 9, 9),
            cross("07700 900123", Area::Assets, 9, 9),
        ];
        assessment.groups.owners.push(Group { name: "ANN LEE".to_owned(), records: 9, open: BySeverity::default() });
        let rows = departments(&assessment, DEPARTMENTS);
        let told: Vec<(&str, u64, &str, &str)> =
            rows.iter().map(|row| (row.name.as_str(), row.records, row.open[0].as_str(), row.open[1].as_str())).collect();
        assert_eq!(told, [("Radiology", 41, "12", "not told"), (OTHERS, 31, "31", "-")]);
    }
}
