//! The heat map: departments by areas, each count beside the records it stands for, so that a small department is not shamed.

use serde::Serialize;

use super::wording::number;
use crate::audit::assessment::{Assessment, Cross};
use crate::model::area::Area;

/// Departments on the map (ours: past this the list by department is the better tool).
const DEPARTMENTS: usize = 30;

/// Records under which a department is not compared with others: one finding more or less would make all the difference (ours).
const FEW: u64 = 5;

/// The map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Heat {
    /// The areas that have records with a department.
    pub areas: Vec<&'static str>,
    /// The departments with most open findings a record first; then those with few records; those that are not said last.
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
    /// 0 where nothing is open or the records are few; else the quarter, 1 to 4, of the departments of this area by open
    /// findings a record.
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
    let cuts: Vec<Vec<f64>> = areas.iter().map(|area| quarters(&crossed, *area)).collect();
    let mut rows: Vec<(f64, HeatRow)> =
        names.into_iter().map(|name| row(name, &crossed, &areas, &cuts)).filter(|(_, row)| row.records > 0).collect();
    rows.sort_by(|(heat_a, a), (heat_b, b)| {
        let order = a.name.is_empty().cmp(&b.name.is_empty()).then((a.records < FEW).cmp(&(b.records < FEW)));
        order.then(heat_b.total_cmp(heat_a)).then(a.name.cmp(&b.name))
    });
    let not_shown = rows.len().saturating_sub(DEPARTMENTS) as u64;
    let rows: Vec<HeatRow> = rows.into_iter().map(|(_, row)| row).take(DEPARTMENTS).collect();
    (!areas.is_empty()).then(|| Heat { areas: areas.into_iter().map(Area::name).collect(), rows, not_shown })
}

fn row(name: &str, crossed: &[&Cross], areas: &[Area], cuts: &[Vec<f64>]) -> (f64, HeatRow) {
    let cells: Vec<Option<HeatCell>> = areas
        .iter()
        .zip(cuts)
        .map(|(area, cuts)| {
            let cross = crossed.iter().find(|cross| cross.area == *area && cross.department == name)?;
            Some(HeatCell { open: cross.open, records: cross.records, shade: shade(cross, cuts) })
        })
        .collect();
    let (open, records) = cells.iter().flatten().fold((0, 0), |(open, records), cell| (open + cell.open, records + cell.records));
    (each(open, records), HeatRow { name: name.to_owned(), records, cells })
}

/// Open findings a record.
fn each(open: u64, records: u64) -> f64 {
    number(open) / number(records.max(1))
}

/// Where the second, third and last quarter of the departments of an area begin, by open findings a record.
fn quarters(crossed: &[&Cross], area: Area) -> Vec<f64> {
    let compared = crossed.iter().filter(|cross| cross.area == area && cross.open > 0 && cross.records >= FEW);
    let mut heats: Vec<f64> = compared.map(|cross| each(cross.open, cross.records)).collect();
    heats.sort_by(f64::total_cmp);
    (1..4).filter_map(|quarter| heats.get(heats.len() * quarter / 4).copied()).collect()
}

fn shade(cross: &Cross, cuts: &[f64]) -> usize {
    if cross.open == 0 || cross.records < FEW {
        return 0;
    }
    // Of departments that are all alike none is the worst.
    1 + cuts.iter().filter(|cut| each(cross.open, cross.records) >= **cut && cuts.first() < cuts.last()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::example;

    #[test]
    fn a_department_is_shaded_by_its_quarter_of_the_area_and_a_small_one_not_at_all() {
        let all: Vec<Cross> = (1..=8).map(|open| Cross { department: open.to_string(), area: Area::Assets, records: 10, open }).collect();
        let cuts = quarters(&all.iter().collect::<Vec<_>>(), Area::Assets);
        let shades: Vec<usize> = all.iter().map(|cross| shade(cross, &cuts)).collect();
        assert_eq!(shades, [1, 1, 2, 2, 3, 3, 4, 4]);
        let of = |records, open| Cross { department: String::new(), area: Area::Assets, records, open };
        assert_eq!((shade(&of(4, 99), &cuts), shade(&of(9, 0), &cuts), shade(&of(10, 9), &[0.9, 0.9, 0.9])), (0, 0, 1));
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
            cross("Tiny", Area::Assets, 2, 9),
        ];
        let heat = of(&assessment).unwrap();
        assert_eq!(heat.areas, ["Assets", "Accounts"]);
        let rows: Vec<(&str, u64)> = heat.rows.iter().map(|row| (row.name.as_str(), row.records)).collect();
        assert_eq!(rows, [("Small", 8), ("Large", 100), ("Tiny", 2), ("", 10)]);
        assert_eq!(heat.rows[1].cells[1], None, "no records is not nought");
        assessment.groups.department_areas.clear();
        assert_eq!(of(&assessment), None);
    }
}
