//! What would turn an area green: the smallest set of fixes, from the rating's own arithmetic.
//!
//! A score is the mean of pass rates weighted by severity, so what mending one
//! check gives does not depend on the others: taking the largest gains first
//! makes the shortest list. Where all records and critical systems both fall
//! short, a fix counts for what it closes of either gap.

use serde::Serialize;

use super::anchor::Anchors;
use super::noun;
use super::tiles::Colours;
use super::wording::{judged, number, score};
use crate::audit::assessment::{AreaResult, Assessment, CheckResult, Rating};
use crate::model::prose;
use crate::model::severity::Severity;

/// How one area could become green.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Towards {
    /// The area.
    pub area: &'static str,
    /// Where its checks stand.
    pub anchor: String,
    /// What must be done, best first; empty where it is green, or nothing on the page would do.
    pub steps: Vec<Step>,
    /// What the steps come to, or why there are none.
    pub sentence: String,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// `Mend 24 of 359 assets: asset has no owner`.
    pub text: String,
    /// Where the check stands.
    pub anchor: String,
    /// Points it gives to the area's score: `4.1`.
    pub gain: String,
}

/// One thing that can be done about one check.
struct Move<'a> {
    check: &'a CheckResult,
    how: How,
    count: u64,
    gives: Points,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Mend,
    FindOut,
}

/// Points given to an area's two scores.
#[derive(Debug, Clone, Copy)]
struct Points {
    all: f64,
    critical: f64,
}

/// What a check found among some records.
#[derive(Debug, Clone, Copy)]
struct Line {
    fail: u64,
    unknown: u64,
    judged: u64,
}

pub(super) fn of(assessment: &Assessment, anchors: &Anchors<'_>) -> Vec<Towards> {
    let Some(colours) = Colours::of(assessment) else { return Vec::new() };
    assessment.areas.iter().map(|area| towards(assessment, area, colours, anchors)).collect()
}

fn towards(assessment: &Assessment, area: &AreaResult, colours: Colours, anchors: &Anchors<'_>) -> Towards {
    let (steps, sentence) = match (area.rating, area.score) {
        (Rating::Green, _) => (Vec::new(), "Green now.".to_owned()),
        (Rating::NotAssessed, _) | (_, None) => (Vec::new(), unanswered(area)),
        (_, Some(now)) => climb(assessment, area, now, colours, anchors),
    };
    Towards { area: area.name.name(), anchor: super::anchor::area(area.name), steps, sentence }
}

/// What an area that is not assessed wants: answers, before any fix.
fn unanswered(area: &AreaResult) -> String {
    let open: Vec<String> = area
        .questions
        .iter()
        .filter(|question| !question.answered)
        .map(|question| format!("{} ({})", question.question, question.why_not))
        .collect();
    format!("Not assessed until at least half of its questions are answered. Unanswered: {}", open.join(" "))
}

/// Two scores that must both reach green: of all records, and of critical systems where there are any.
#[derive(Debug, Clone, Copy)]
struct Scores {
    all: f64,
    critical: Option<f64>,
    colours: Colours,
}

impl Scores {
    fn with(self, points: Points) -> Self {
        Scores { all: self.all + points.all, critical: self.critical.map(|score| score + points.critical), ..self }
    }

    fn wants_critical(self) -> bool {
        self.critical.is_some_and(|score| self.colours.wants(score))
    }

    fn is_green(self) -> bool {
        !self.colours.wants(self.all) && !self.wants_critical()
    }

    /// What a step closes of the gaps there are.
    fn closed_by(self, points: Points) -> f64 {
        let of = |short: bool, points: f64| if short { points } else { 0.0 };
        of(self.colours.wants(self.all), points.all) + of(self.wants_critical(), points.critical)
    }
}

fn climb(assessment: &Assessment, area: &AreaResult, now: f64, colours: Colours, anchors: &Anchors<'_>) -> (Vec<Step>, String) {
    let moves = moves(assessment, area);
    let start = Scores { all: now, critical: area.critical_systems.as_ref().and_then(|line| line.score), colours };
    let mut scores = start;
    let mut taken: Vec<&Move<'_>> = Vec::new();
    // Nothing critical may be past its time: those fixes come first, whatever they give.
    let is_late = |one: &&Move<'_>| area.overdue > 0 && one.how == How::Mend && one.check.severity == Severity::Critical;
    for one in moves.iter().filter(is_late) {
        taken.push(one);
        scores = scores.with(one.gives);
    }
    // Mending what failed before finding out what is not known.
    for how in [How::Mend, How::FindOut] {
        while !scores.is_green() {
            let left = moves.iter().filter(|one| one.how == how && !taken.iter().any(|known| std::ptr::eq(*known, *one)));
            // The first of equals, in the order of the page.
            let best = left.rev().max_by(|a, b| scores.closed_by(a.gives).total_cmp(&scores.closed_by(b.gives)));
            let Some(best) = best.filter(|one| scores.closed_by(one.gives) > 0.0) else { break };
            taken.push(best);
            scores = scores.with(best.gives);
        }
    }
    if !scores.is_green() {
        let most = score(scores.all.min(100.0));
        return (Vec::new(), format!("Even mending everything on this page would lift it no further than {most}."));
    }
    let steps: Vec<Step> = taken.into_iter().map(|one| one.step(anchors)).collect();
    let subject = match steps.len() {
        0 => return (steps, "Its score is that of green; it is held back by a list that could not be read.".to_owned()),
        1 => "This".to_owned(),
        count => format!("These {}", super::wording::number_word(count).to_lowercase()),
    };
    let reach = |from: f64, to: f64| format!("from {} to {}", score(from), score(to.min(100.0)));
    let too = match (start.critical, scores.critical) {
        (Some(from), Some(to)) if colours.wants(from) => format!(", critical systems {}", reach(from, to)),
        _ => String::new(),
    };
    (steps, format!("{subject} would lift it {}{too}: green.", reach(start.all, scores.all)))
}

/// Every step there could be, in the order of the page.
fn moves<'a>(assessment: &'a Assessment, area: &AreaResult) -> Vec<Move<'a>> {
    let is_scored = |check: &&CheckResult| check.area == area.name && check.run && !check.is_on_waivers();
    let here: Vec<&CheckResult> = assessment.checks.iter().filter(is_scored).collect();
    let all = |check: &CheckResult| Line { fail: check.fail, unknown: check.unknown, judged: judged(check) };
    let critical = |check: &CheckResult| {
        let of = check.critical_systems.unwrap_or_default();
        Line { fail: of.fail, unknown: of.unknown, judged: of.pass + of.fail + of.unknown + of.waived }
    };
    let whole = |of: &dyn Fn(&CheckResult) -> Line| -> f64 {
        here.iter().filter(|check| of(check).judged > 0).map(|check| check.severity.weight()).sum()
    };
    let (whole_all, whole_critical) = (whole(&all), whole(&critical));
    let points = |check: &CheckResult, line: Line, count: u64, whole: f64| {
        if line.judged == 0 { 0.0 } else { 100.0 * check.severity.weight() / whole * number(count) / number(line.judged) }
    };
    let mut moves = Vec::new();
    for check in here {
        let (all, critical) = (all(check), critical(check));
        for (how, of_all, of_critical) in [(How::Mend, all.fail, critical.fail), (How::FindOut, all.unknown, critical.unknown)] {
            if of_all > 0 {
                let gives =
                    Points { all: points(check, all, of_all, whole_all), critical: points(check, critical, of_critical, whole_critical) };
                moves.push(Move { check, how, count: of_all, gives });
            }
        }
    }
    moves
}

impl Move<'_> {
    fn step(&self, anchors: &Anchors<'_>) -> Step {
        let verb = match self.how {
            How::Mend => "Mend",
            How::FindOut => "Find out for",
        };
        let of = noun::counted(self.check, judged(self.check));
        Step {
            text: format!("{verb} {} of {of}: {}", prose::thousands(self.count), self.check.title),
            anchor: anchors.check(&self.check.name, self.check.area),
            gain: score(self.gives.all),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::area::Area;
    use crate::report::tests::example;

    fn of_example(change: impl FnOnce(&mut Assessment)) -> Vec<Towards> {
        let mut assessment = example();
        change(&mut assessment);
        of(&assessment, &Anchors::of(&assessment))
    }

    /// The rating's own arithmetic, over the checks as they stand.
    fn score_now(assessment: &Assessment, area: Area) -> f64 {
        let here = assessment.checks.iter().filter(|check| check.area == area && check.run && judged(check) > 0);
        let (sum, weights) = here.fold((0.0, 0.0), |(sum, weights), check| {
            let weight = check.severity.weight();
            (sum + weight * number(check.pass) / number(judged(check)), weights + weight)
        });
        100.0 * sum / weights
    }

    #[test]
    fn doing_what_it_says_makes_green_and_doing_one_thing_less_does_not() {
        let mut assessment = example();
        let scores: Vec<f64> = assessment.areas.iter().map(|area| score_now(&assessment, area.name)).collect();
        for (area, score) in assessment.areas.iter_mut().zip(scores) {
            (area.score, area.critical_systems, area.overdue) = (Some(score), None, 0);
        }
        let anchors = Anchors::of(&assessment);
        let mut told = 0;
        for towards in of(&assessment, &anchors) {
            let area = assessment.areas.iter().find(|area| area.name.name() == towards.area).unwrap().name;
            for done in 0..=towards.steps.len() {
                let mut mended = assessment.clone();
                for step in &towards.steps[..done] {
                    let check =
                        mended.checks.iter_mut().find(|check| check.area == area && step.anchor == anchors.check(&check.name, area));
                    let check = check.unwrap();
                    let moved =
                        if step.text.starts_with("Mend") { std::mem::take(&mut check.fail) } else { std::mem::take(&mut check.unknown) };
                    check.pass += moved;
                }
                let is_green = score_now(&mended, area) + 1e-9 >= 90.0;
                assert!(done == towards.steps.len() || !is_green || towards.steps.is_empty(), "{area:?} is green after {done} steps");
                if done == towards.steps.len() && towards.sentence.ends_with("green.") && done > 0 {
                    told += 1;
                    assert!(is_green, "{area:?}: {}", score_now(&mended, area));
                }
            }
        }
        assert!(told >= 2, "{told} areas climb to green");
    }

    #[test]
    fn an_area_without_answers_is_asked_for_answers() {
        let towards = of_example(|assessment| assessment.areas[3].rating = Rating::NotAssessed);
        assert!(towards[3].steps.is_empty());
        assert!(towards[3].sentence.starts_with("Not assessed until at least half"), "{}", towards[3].sentence);
    }

    #[test]
    fn what_is_green_wants_nothing() {
        let towards = of_example(|assessment| assessment.areas[1].rating = Rating::Green);
        assert_eq!((towards[1].steps.len(), towards[1].sentence.as_str()), (0, "Green now."));
    }
}
