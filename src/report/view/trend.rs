//! How ratings and open findings went over the runs there are, as figures and as something to draw. A run that did not assess an area is a gap.

use serde::Serialize;

use super::heading::Badge;
use super::wording::{day, number, parsed, score};
use crate::audit::assessment::{History, TrendArea, TrendPoint};
use crate::model::date::days_between;
use crate::model::prose;

/// The picture of one area is so wide and high, in its own units; within it runs are drawn from `LEFT` to `RIGHT`, scores from `BOTTOM` up to `TOP`.
const WIDTH: f64 = 320.0;
const LEFT: f64 = 24.0;
const RIGHT: f64 = 304.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 96.0;
/// How wide the bar of open findings is.
const BAR: f64 = 16.0;

/// The trend.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trend {
    /// A picture an area.
    pub pictures: Vec<Picture>,
    /// The same in figures, a row a run.
    pub rows: Vec<TrendRow>,
    /// The heads of the table.
    pub areas: Vec<&'static str>,
}

/// What is drawn of one area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// The area.
    pub area: &'static str,
    /// What it shows, in a sentence.
    pub says: String,
    /// Lines of the score: broken where the area was not assessed.
    pub lines: Vec<String>,
    /// A dot a run that assessed it.
    pub dots: Vec<Dot>,
    /// Open findings as bars.
    pub bars: Vec<DrawnBar>,
    /// Where a run did not assess it.
    pub gaps: Vec<String>,
}

/// One run's score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dot {
    /// Across.
    pub x: String,
    /// Down.
    pub y: String,
    /// Where its figure stands, above the dot.
    pub above: String,
    /// The figure.
    pub figure: String,
    /// The rating, as a style knows it.
    pub class: &'static str,
}

/// One run's open findings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DrawnBar {
    /// From the left.
    pub x: String,
    /// From the top.
    pub y: String,
    /// How high.
    pub height: String,
}

/// One run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrendRow {
    /// `24 August 2026`.
    pub day: String,
    /// Its seal; empty where it has none.
    pub sealed: String,
    /// The overall rating.
    pub overall: Badge,
    /// The areas.
    pub cells: Vec<TrendCell>,
}

/// One area of one run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrendCell {
    /// Its rating.
    pub rating: Badge,
    /// `81.2, 37 open`; empty where it was not assessed.
    pub said: String,
}

pub(super) fn of(history: &History) -> Option<Trend> {
    let runs = &history.trend;
    if runs.len() < 2 {
        return None;
    }
    let areas: Vec<&'static str> = runs.last()?.areas.iter().map(|area| area.area.name()).collect();
    let pictures = (0..areas.len()).map(|at| picture(runs, areas[at])).collect();
    Some(Trend { pictures, rows: runs.iter().map(|run| row(run, &areas)).collect(), areas })
}

fn find<'r>(run: &'r TrendPoint, area: &str) -> Option<&'r TrendArea> {
    run.areas.iter().find(|other| other.area.name() == area)
}

fn row(run: &TrendPoint, areas: &[&'static str]) -> TrendRow {
    let cell = |area: &&str| {
        let area = find(run, area);
        TrendCell {
            rating: area.map_or(crate::audit::assessment::Rating::NotAssessed, |area| area.rating).into(),
            said: area
                .and_then(|area| Some(format!("{}, {} open", score(area.score?), prose::thousands(area.open?.total()))))
                .unwrap_or_default(),
        }
    };
    TrendRow { day: day(&run.as_of), sealed: run.sealed.clone(), overall: run.overall.into(), cells: areas.iter().map(cell).collect() }
}

/// Where each run stands across: by its day, and evenly where a day cannot be read.
fn across(runs: &[TrendPoint]) -> Vec<f64> {
    let days: Option<Vec<_>> = runs.iter().map(|run| parsed(&run.as_of)).collect();
    let even = |at: usize| LEFT + (RIGHT - LEFT) * number(at as u64) / number(runs.len().saturating_sub(1).max(1) as u64);
    let Some(days) = days else { return (0..runs.len()).map(even).collect() };
    let span = days.first().zip(days.last()).map_or(0, |(first, last)| days_between(*first, *last));
    if span <= 0 {
        return (0..runs.len()).map(even).collect();
    }
    let since = |day: &crate::model::date::Date| number(days_between(days[0], *day).unsigned_abs()) / number(span.unsigned_abs());
    days.iter().map(|day| LEFT + (RIGHT - LEFT) * since(day)).collect()
}

fn picture(runs: &[TrendPoint], area: &'static str) -> Picture {
    let most = runs.iter().filter_map(|run| find(run, area)?.open).map(|open| open.total()).max().unwrap_or(0).max(1);
    let (mut lines, mut dots, mut bars, mut gaps, mut told) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut line: Vec<String> = Vec::new();
    for (run, x) in runs.iter().zip(across(runs)) {
        let assessed = find(run, area).and_then(|area| Some((area, area.score?, area.open?)));
        let Some((of, points, open)) = assessed else {
            gaps.push(format!("{x:.1}"));
            lines.extend((line.len() > 1).then(|| line.join(" ")));
            line.clear();
            told.push(format!("{}: not assessed", day(&run.as_of)));
            continue;
        };
        let y = BOTTOM - (BOTTOM - TOP) * points / 100.0;
        let height = (BOTTOM - TOP) * number(open.total()) / number(most);
        line.push(format!("{x:.1},{y:.1}"));
        dots.push(Dot {
            x: format!("{x:.1}"),
            y: format!("{y:.1}"),
            above: format!("{:.1}", (y - 7.0).max(9.0)),
            figure: format!("{:.0}", points.round()),
            class: Badge::from(of.rating).class,
        });
        bars.push(DrawnBar {
            x: format!("{:.1}", (x - BAR / 2.0).clamp(0.0, WIDTH - BAR)),
            y: format!("{:.1}", BOTTOM - height),
            height: format!("{height:.1}"),
        });
        told.push(format!("{}: {}, {}, {} open", day(&run.as_of), of.rating.name(), score(points), prose::thousands(open.total())));
    }
    lines.extend((line.len() > 1).then(|| line.join(" ")));
    Picture { area, says: format!("{area}. {}.", told.join("; ")), lines, dots, bars, gaps }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::assessment::{BySeverity, Rating};
    use crate::model::area::Area;

    fn run(as_of: &str, score: Option<f64>) -> TrendPoint {
        let open = score.map(|_| BySeverity { high: 4, ..BySeverity::default() });
        let rating = if score.is_some() { Rating::Amber } else { Rating::NotAssessed };
        let areas = vec![TrendArea { area: Area::Assets, rating, score, open }];
        TrendPoint { as_of: as_of.to_owned(), sealed: String::new(), overall: Rating::Amber, areas }
    }

    fn of_runs(trend: Vec<TrendPoint>) -> Option<Trend> {
        of(&History { trend, ..History::default() })
    }

    #[test]
    fn a_run_that_did_not_assess_an_area_is_a_gap_and_never_nought() {
        let runs = [("2026-02-22", Some(60.0)), ("2026-05-24", Some(70.0)), ("2026-08-23", None), ("2026-11-22", Some(80.0))];
        let trend = of_runs(runs.map(|(day, score)| run(day, score)).to_vec()).unwrap();
        let picture = &trend.pictures[0];
        assert_eq!((picture.lines.len(), picture.dots.len(), picture.bars.len(), picture.gaps.len()), (1, 3, 3, 1));
        assert_eq!(picture.lines[0].split(' ').count(), 2, "the line ends before the gap, and one run alone is a dot");
        assert_eq!((trend.rows[2].cells[0].rating.word, trend.rows[2].cells[0].said.as_str()), ("Not assessed", ""));
        assert!(picture.says.contains("23 August 2026: not assessed"), "{}", picture.says);
        assert_eq!(trend.rows[3].cells[0].said, "80.0, 4 open");
    }

    #[test]
    fn one_run_is_no_trend() {
        assert!(of_runs(vec![run("2026-11-22", Some(60.0))]).is_none());
    }
}
