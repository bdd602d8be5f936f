//! Checks over organisations: who fails what, counted only among those that ran the same check by the same thresholds.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::audit::assessment::{Assessment, CheckResult};
use crate::model::area::Area;
use crate::model::severity::Severity;

/// From how many points of failing share above the median of the others on an organisation is far behind (ours).
const FAR: f64 = 25.0;
/// From how many organisations on a median says anything (ours).
const ENOUGH: usize = 3;
/// Subjects of which a share is worth holding against another (ours).
const JUDGED: u64 = 5;
/// How many of them are said (ours).
const SAID: usize = 12;
/// Shares of failing records from which the shade of a cell is one darker (ours).
const SHADES: [f64; 3] = [10.0, 25.0, 50.0];

/// One check over all organisations that were measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckLine {
    /// The check.
    pub check: String,
    /// What is wrong when it fires.
    pub title: String,
    /// The area.
    pub area: &'static str,
    /// Its severity, as most have it.
    pub severity: &'static str,
    /// How many organisations fail it,
    pub failing: usize,
    /// of how many that can be compared.
    pub of: usize,
    /// `2 of 3 organisations fail this`.
    pub said: String,
    /// A cell an organisation, in the order of the organisations.
    pub cells: Vec<CheckCell>,
}

/// One check in one organisation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckCell {
    /// How it stands there.
    pub state: State,
    /// Records that fail.
    pub fail: u64,
    /// Records judged.
    pub judged: u64,
    /// What the cell says.
    pub said: String,
    /// 0 for none that fail to 4 for half of them and more; the name a style knows it by.
    pub shade: u8,
}

/// How a check stands in an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Something fails it.
    Fails,
    /// Nothing does.
    Passes,
    /// It ran, and the lists cannot say.
    NotKnown,
    /// It had nothing to judge.
    Nothing,
    /// It did not run.
    NotRun,
    /// It is not in that run's version.
    Absent,
    /// It ran by another threshold or severity.
    OtherRule,
}

/// How a check was run: what must be the same for two runs of it to be compared. One that a version says otherwise is
/// another check there.
fn rule(check: &CheckResult) -> String {
    let params: Vec<String> = check.params.iter().map(|param| format!("{}={}", param.key, param.value)).collect();
    format!("{} {} {} {}", check.severity.name(), params.join(" "), check.title, check.rationale)
}

/// How a run measures: by which catalogue, and each check by which rule. Scores of two that differ in it are not of one measure.
pub(super) fn measure(run: &Assessment) -> String {
    let all = run.checks.iter().filter(|check| check.written.is_empty());
    let rules: BTreeSet<String> = all.map(|check| format!("{} {}", check.name, rule(check))).collect();
    format!("{} {}", run.tool.catalogue, rules.into_iter().collect::<Vec<_>>().join("\n"))
}

/// Every check of the catalogue that any of the runs has.
pub(super) fn lines(measured: &[(&str, &Assessment)]) -> Vec<CheckLine> {
    let mut all: BTreeMap<(String, usize), Vec<Option<&CheckResult>>> = BTreeMap::new();
    for (at, (_, run)) in measured.iter().enumerate() {
        for check in run.checks.iter().filter(|check| check.written.is_empty()) {
            let cells = all.entry((check.name.clone(), check.area.index())).or_insert_with(|| vec![None; measured.len()]);
            cells[at] = Some(check);
        }
    }
    let mut lines: Vec<(Severity, CheckLine)> = all.into_iter().map(|((name, area), cells)| line(name, Area::ALL[area], &cells)).collect();
    lines.sort_by(|(a, one), (b, other)| {
        a.cmp(b)
            .then(other.failing.cmp(&one.failing))
            .then(one.of.cmp(&other.of))
            .then((&one.check, one.area).cmp(&(&other.check, other.area)))
    });
    lines.into_iter().map(|(_, line)| line).collect()
}

/// What most of them are; of two as frequent, the first.
pub(super) fn usual(all: &[String]) -> String {
    let times = |wanted: &String| all.iter().filter(|one| *one == wanted).count();
    let most = all.iter().map(times).max().unwrap_or(0);
    all.iter().find(|one| times(one) == most).cloned().unwrap_or_default()
}

fn line(name: String, area: Area, found: &[Option<&CheckResult>]) -> (Severity, CheckLine) {
    let rules: Vec<String> = found.iter().flatten().filter(|check| check.run).map(|check| rule(check)).collect();
    let usual = usual(&rules);
    let cells: Vec<CheckCell> = found.iter().map(|check| cell(*check, &usual)).collect();
    let failing = cells.iter().filter(|cell| cell.state == State::Fails).count();
    let of = cells.iter().filter(|cell| matches!(cell.state, State::Fails | State::Passes)).count();
    let leading = found.iter().flatten().find(|check| check.run && rule(check) == usual).or_else(|| found.iter().flatten().next());
    let severity = leading.map_or(Severity::Low, |check| check.severity);
    let said = match (failing, of) {
        (_, 0) => "no organisation could be compared".to_owned(),
        (1, of) => format!("1 of {of} {} this", if of == 1 { "organisation fails" } else { "organisations fails" }),
        (failing, of) => format!("{failing} of {of} organisations fail this"),
    };
    let title = leading.map(|check| check.title.clone()).unwrap_or_default();
    (severity, CheckLine { check: name, title, area: area.name(), severity: severity.name(), failing, of, said, cells })
}

fn cell(check: Option<&CheckResult>, usual: &str) -> CheckCell {
    let Some(check) = check else { return empty(State::Absent, "not in its version") };
    if !check.run {
        return empty(State::NotRun, "not run");
    }
    let judged = check.pass + check.fail + check.unknown + check.waived;
    if judged == 0 {
        return empty(State::Nothing, "nothing to judge");
    }
    let state = if rule(check) != usual {
        State::OtherRule
    } else if check.fail > 0 {
        State::Fails
    } else if check.unknown > check.pass {
        State::NotKnown
    } else {
        State::Passes
    };
    let failing = share(check.fail, judged);
    let darker = SHADES.iter().filter(|from| failing >= **from).count();
    let shade = if check.fail == 0 { 0 } else { 1 + u8::try_from(darker).unwrap_or(3) };
    let figures = format!("{} of {}", crate::model::prose::thousands(check.fail), crate::model::prose::thousands(judged));
    let said = match state {
        State::OtherRule => format!("{figures}, by another rule"),
        State::NotKnown => {
            format!("{} of {} not known", crate::model::prose::thousands(check.unknown), crate::model::prose::thousands(judged))
        }
        _ => figures,
    };
    CheckCell { state, fail: check.fail, judged, said, shade }
}

fn empty(state: State, said: &str) -> CheckCell {
    CheckCell { state, fail: 0, judged: 0, said: said.to_owned(), shade: 0 }
}

#[expect(clippy::cast_precision_loss, reason = "counts of rows stay far below 2^52")]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 }
}

/// The middle of some figures; 0 of none.
pub(super) fn median(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    let middle = figures.len() / 2;
    match figures.len() {
        0 => 0.0,
        odd if odd % 2 == 1 => figures[middle],
        _ => f64::midpoint(figures[middle - 1], figures[middle]),
    }
}

/// Organisations that fail a check far more than the others.
pub(super) fn outliers(lines: &[CheckLine], names: &[String]) -> Vec<String> {
    let mut far: Vec<(f64, String)> = Vec::new();
    for line in lines.iter().filter(|line| line.of >= ENOUGH) {
        let shares: Vec<(usize, f64)> = line
            .cells
            .iter()
            .enumerate()
            // Of one list or two a share says nothing.
            .filter(|(_, cell)| matches!(cell.state, State::Fails | State::Passes) && cell.judged >= JUDGED)
            .map(|(at, cell)| (at, share(cell.fail, cell.judged)))
            .collect();
        for (at, own) in &shares {
            let mut others: Vec<f64> = shares.iter().filter(|(other, _)| other != at).map(|(_, share)| *share).collect();
            let median = median(&mut others);
            if own - median >= FAR {
                let weight = Severity::named(line.severity).map_or(1.0, Severity::weight);
                let said = format!("{}, {}: {own:.0} % fail; the middle of the others is {median:.0} %.", names[*at], line.title);
                far.push(((own - median) * weight, said));
            }
        }
    }
    far.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    far.into_iter().take(SAID).map(|(_, said)| said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_few_figures() {
        assert_eq!((median(&mut []), median(&mut [3.0]), median(&mut [9.0, 1.0]), median(&mut [9.0, 1.0, 2.0])), (0.0, 3.0, 5.0, 2.0));
    }
}
