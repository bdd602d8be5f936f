//! The heat map: departments by areas, each count beside the records it stands for, so that a small department is not shamed.

use serde::Serialize;

use super::wording::number;
use crate::audit::assessment::{Assessment, Cross};
use crate::model::area::Area;

/// Departments on the map (ours: past this the list by department is the better tool).
const DEPARTMENTS: usize = 30;

/// From how many open findings a record each deeper shade begins (ours).
const SHADES: [f64; 3] = [0.25, 0.5, 1.0];

/// The map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Heat {
    /// The areas that have records with a department.
    pub areas: Vec<&'static str>,
    /// The departments with most open findings a record first; those that are not said last.
    pub rows: Vec<HeatRow>,
    /// Departments that are not on the map.
    pub not_shown: u64,
}

/// One department.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeatRow {
    /// Its name; empty for records that do not say.
    pub name: String,
    /// Its records.
    pub records: u64,
    /// One cell an area; `None` where it has no records there.
    pub cells: Vec<Option<HeatCell>>,
}

/// One department in one area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeatCell {
    /// Open findings.
    pub open: u64,
    /// Records.
    pub records: u64,
    /// 0 where nothing is open, then 1 to 4 by open findings a record.
    pub shade: usize,
}

/// The map of one assessment; `None` where no list names departments.
pub(super) fn of(assessment: &Assessment) -> Option<Heat> {
    let crossed: Vec<&Cross> = assessment.groups.department_areas.iter().filter(|cross| cross.records > 0).collect();
    let areas: Vec<Area> =
        Area::ALL.into_iter().filter(|area| crossed.iter().any(|cross| cross.area == *area && !cross.department.is_empty())).collect();
    let mut names: Vec<&str> = crossed.iter().map(|cross| cross.department.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let mut rows: Vec<(f64, HeatRow)> =
        names.into_iter().map(|name| row(name, &crossed, &areas)).filter(|(_, row)| row.records > 0).collect();
    rows.sort_by(|(heat_a, a), (heat_b, b)| {
        a.name.is_empty().cmp(&b.name.is_empty()).then(heat_b.total_cmp(heat_a)).then(a.name.cmp(&b.name))
    });
    let not_shown = rows.len().saturating_sub(DEPARTMENTS) as u64;
    let rows: Vec<HeatRow> = rows.into_iter().map(|(_, row)| row).take(DEPARTMENTS).collect();
    (!areas.is_empty()).then(|| Heat { areas: areas.into_iter().map(Area::name).collect(), rows, not_shown })
}

fn row(name: &str, crossed: &[&Cross], areas: &[Area]) -> (f64, HeatRow) {
    let cells: Vec<Option<HeatCell>> = areas
        .iter()
        .map(|area| {
            let cross = crossed.iter().find(|cross| cross.area == *area && cross.department == name)?;
            Some(HeatCell { open: cross.open, records: cross.records, shade: shade(cross.open, cross.records) })
        })
        .collect();
    let (open, records) = cells.iter().flatten().fold((0, 0), |(open, records), cell| (open + cell.open, records + cell.records));
    let heat = if records == 0 { 0.0 } else { number(open) / number(records) };
    (heat, HeatRow { name: name.to_owned(), records, cells })
}

fn shade(open: u64, records: u64) -> usize {
    if open == 0 {
        return 0;
    }
    let each = number(open) / number(records.max(1));
    1 + SHADES.iter().filter(|from| each >= **from).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::example;

    #[test]
    fn a_small_department_is_shaded_by_what_it_has_not_by_how_much() {
        assert_eq!((shade(0, 9), shade(1, 100), shade(25, 100), shade(2, 4), shade(3, 3), shade(9, 1)), (0, 1, 2, 3, 4, 4));
    }

    #[test]
    fn the_hottest_stand_first_and_what_is_not_said_last() {
        let mut assessment = example();
        let cross = |department: &str, area, records, open| Cross { department: department.to_owned(), area, records, open };
        assessment.groups.department_areas = vec![
            cross("", Area::Assets, 10, 10),
            cross("Large", Area::Assets, 100, 20),
            cross("Small", Area::Assets, 4, 3),
            cross("Small", Area::Accounts, 4, 0),
        ];
        let heat = of(&assessment).unwrap();
        assert_eq!(heat.areas, ["Assets", "Accounts"]);
        let rows: Vec<(&str, u64)> = heat.rows.iter().map(|row| (row.name.as_str(), row.records)).collect();
        assert_eq!(rows, [("Small", 8), ("Large", 100), ("", 10)]);
        assert_eq!(heat.rows[1].cells[1], None, "no records is not nought");
        assessment.groups.department_areas.clear();
        assert_eq!(of(&assessment), None);
    }
}
