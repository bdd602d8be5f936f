//! Coverage of the week as the assessment holds it, so that a report can draw it. What it is comes from `model::week`.

use super::assessment::{Week, WeekLine};
use super::redaction::Names;
use crate::model::facts::Survey;
use crate::model::holiday;
use crate::model::week::{DrawnFrom, Hour, Line, lines};

/// The week; `None` where nothing can be drawn: no line, or not one hour that is known.
///
/// A rota that does not state its hours gives no picture.
pub fn week(survey: &Survey, names: &Names) -> Option<Week> {
    let is_known = |line: &Line| line.hours.iter().any(|hour| *hour != Hour::Unknown);
    let drawn: Vec<Line> = lines(survey).into_iter().filter(is_known).collect();
    let uses = |from: DrawnFrom| drawn.iter().any(|line| line.from == from);
    let from = match (uses(DrawnFrom::Rota), uses(DrawnFrom::Availability)) {
        (false, false) => return None,
        (true, true) => format!("{} where there is one, else {}", DrawnFrom::Rota.words(), DrawnFrom::Availability.words()),
        (true, false) => DrawnFrom::Rota.words().to_owned(),
        (false, true) => DrawnFrom::Availability.words().to_owned(),
    };
    let letter = |hour: &Hour| match hour {
        Hour::Covered => 'c',
        Hour::Uncovered => '-',
        Hour::Unknown => '?',
    };
    let lines = drawn.iter().map(|line| WeekLine {
        name: names.text(&line.name).into_owned(),
        kind: if line.is_role { "role" } else { "service" }.to_owned(),
        from: line.from.words().to_owned(),
        days: line.hours.chunks(24).map(|day| day.iter().map(letter).collect()).collect(),
    });
    Some(Week { from, holidays: format!("England, as of {}", holiday::DATA_DATE), lines: lines.collect() })
}
