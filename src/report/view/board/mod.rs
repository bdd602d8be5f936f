//! What the board's page says: counts in plain words, and people's own words on what is done about them.
//!
//! No cell of any list stands here but the names of departments: no cause, no
//! place, no file, no subject. Nothing is made up where nobody said anything.

mod appendix;
mod fit;

use serde::Serialize;

use super::heading::{self, Badge};
use super::paper::cut;
use super::plain;
use super::towards::Towards;
use super::wording::{day, parsed};
use super::{changed, first, risks};
use crate::audit::assessment::{Action, Assessment, CheckResult, Rating};
use crate::model::area::Area;
use crate::model::prose;

pub use appendix::{BoardDepartment, BoardQuestion};

/// How many risks the page names (ours: what fits a page and a meeting).
const RISKS: usize = 4;
/// Unanswered questions named on the page; the appendix has all.
const NOT_KNOWN: usize = 3;
/// Characters of the organisation's name, of another, of an action, and of a question, recommendation or decision that are
/// set at all (ours: what a board reads).
const LONGEST_ORGANISATION: usize = 140;
const LONGEST_NAME: usize = 90;
const LONGEST_ACTION: usize = 220;
const LONGEST_WORDS: usize = 330;

/// The board's page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardPage {
    /// What the page must bear.
    pub marking: String,
    /// Whom it speaks of.
    pub organisation: String,
    /// `22 November 2026`.
    pub as_at: String,
    /// The meeting it is for.
    pub paper_for: String,
    /// The post that brings it.
    pub from: String,
    /// The question for the meeting.
    pub question: String,
    /// What the meeting is asked to do.
    pub recommendation: String,
    /// The overall rating.
    pub overall: Badge,
    /// In one sentence.
    pub verdict: String,
    /// A line an area, the critical systems on one of their own.
    pub lines: Vec<BoardLine>,
    /// What changed since last time.
    pub changed: String,
    /// The head over the ratings of the run compared with: `August 2026`; empty where there is none.
    pub then: String,
    /// The top risks.
    pub risks: Vec<BoardRisk>,
    /// That the page had room for no more risks; empty where it had.
    pub risks_more: String,
    /// What is being done that answers none of the risks named.
    pub also: Vec<String>,
    /// What the board is asked to decide.
    pub decisions: Vec<String>,
    /// What found no room on the first side.
    pub over: Overleaf,
    /// How far to trust the page, in sentences.
    pub trust: Vec<String>,
    /// How far it is to green, in one sentence; empty where all is.
    pub distance: String,
    /// Every essential question and its answer.
    pub questions: Vec<BoardQuestion>,
    /// How many that were answered and in order found no room, in words; empty where all stand here.
    pub questions_more: String,
    /// Open findings by department and area, small departments merged; empty where no list names departments.
    pub departments: Vec<BoardDepartment>,
    /// The areas, as the heads of that table.
    pub areas: Vec<&'static str>,
    /// What made the page.
    pub tool: String,
}

/// People's own words that go on overleaf.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Overleaf {
    /// Decisions.
    pub decisions: Vec<String>,
    /// The number of the first of these.
    pub decisions_from: usize,
    /// What is being done, each with the risk it answers.
    pub actions: Vec<String>,
    /// What found no room there either, in words; empty where all stands here.
    pub left_out: String,
}

/// One line of the table of areas.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardLine {
    /// In plain words: `What we have`.
    pub name: &'static str,
    /// Now.
    pub now: Badge,
    /// Then; `None` where it was not told.
    pub then: Option<Badge>,
    /// What that means.
    pub words: String,
    /// Whether it is the line of critical systems.
    pub is_critical: bool,
}

/// One risk, and what is done about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardRisk {
    /// `17 accounts of people who have left can still be used`.
    pub headline: String,
    /// Why it matters.
    pub why: String,
    /// What is done, by whom, by when; empty where nobody recorded anything.
    pub actions: Vec<String>,
    /// That more stands overleaf; empty where it does not.
    pub more: String,
}

/// The page of one assessment; `towards` tells how far it is to green.
pub(super) fn of(assessment: &Assessment, towards: &[Towards]) -> BoardPage {
    let heading = heading::of(assessment);
    let words = &assessment.board;
    let top: Vec<&CheckResult> = first::ranked(assessment).into_iter().map(|(check, _)| check).take(RISKS).collect();
    let mut risks: Vec<BoardRisk> = top.iter().map(|check| risk(assessment, check)).collect();
    let unplanned = risks.iter().filter(|risk| risk.actions.is_empty()).count();
    say_once(&mut risks);
    let or = |said: &str, otherwise: String, most: usize| if said.is_empty() { otherwise } else { cut(said, most) };
    let mut page = BoardPage {
        marking: or(&words.marking, heading.marking, LONGEST_NAME),
        organisation: cut(&heading.organisation, LONGEST_ORGANISATION),
        as_at: heading.as_at,
        paper_for: or(&words.paper_for, "Board".to_owned(), LONGEST_NAME),
        from: or(&words.from, "Senior Information Risk Owner".to_owned(), LONGEST_NAME),
        question: or(&words.question, question(risks.len(), unplanned), LONGEST_WORDS),
        recommendation: or(&words.recommendation, recommendation(words.decisions.len(), unplanned), LONGEST_WORDS),
        overall: heading.overall,
        verdict: verdict(assessment),
        lines: lines(assessment),
        changed: changed::board(assessment),
        then: then(assessment),
        also: words.actions.iter().filter(|action| !answers_any(action, &top)).map(|action| said(assessment, action)).collect(),
        risks,
        risks_more: String::new(),
        decisions: words.decisions.iter().map(|decision| cut(decision, LONGEST_WORDS)).collect(),
        over: Overleaf::default(),
        trust: trust(assessment),
        distance: distance(towards),
        questions: appendix::questions(assessment),
        questions_more: String::new(),
        departments: appendix::departments(assessment, appendix::DEPARTMENTS),
        areas: Area::ALL.map(Area::name).to_vec(),
        tool: format!("{} {}", assessment.tool.name, assessment.tool.version),
    };
    fit::two_sides(&mut page, assessment);
    page
}

/// Risks that the same actions answer point to the first of them.
fn say_once(risks: &mut [BoardRisk]) {
    for at in 1..risks.len() {
        let first = risks[..at].iter().position(|earlier| !earlier.actions.is_empty() && earlier.actions == risks[at].actions);
        if let Some(first) = first {
            risks[at].actions = vec![format!("as under risk {}", first + 1)];
        }
    }
}

fn verdict(assessment: &Assessment) -> String {
    let opening = match assessment.rating.overall {
        Rating::Green => "We are ready, as far as these lists can tell.",
        Rating::Amber => "We are not yet ready.",
        Rating::Red => "We are not ready.",
        Rating::NotAssessed => "It cannot be told whether we are ready: too little was supplied to judge by.",
    };
    let worst: Vec<&str> = assessment
        .areas
        .iter()
        .filter(|area| area.rating == assessment.rating.overall && matches!(area.rating, Rating::Amber | Rating::Red))
        .map(|area| plain::name(area.name))
        .collect();
    let opening = match (worst.len(), assessment.areas.len()) {
        (0, _) => opening.to_owned(),
        (some, all) if some == all => format!("{opening} All four areas stand at {}.", assessment.rating.overall.name().to_lowercase()),
        _ => format!("{opening} Worst of the four: {}.", quoted(&worst)),
    };
    let missing: Vec<&str> =
        assessment.areas.iter().filter(|area| area.rating == Rating::NotAssessed).map(|area| plain::name(area.name)).collect();
    if missing.is_empty() { opening } else { format!("{opening} Not assessed: {}.", quoted(&missing)) }
}

/// `“Who can get in” and “Could we report it”`: names within a sentence.
fn quoted(names: &[&str]) -> String {
    prose::list(&names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>())
}

fn lines(assessment: &Assessment) -> Vec<BoardLine> {
    let mut lines: Vec<BoardLine> = assessment
        .areas
        .iter()
        .map(|area| BoardLine {
            name: plain::name(area.name),
            now: area.rating.into(),
            then: rating_then(assessment, area.name).map(Badge::from),
            words: plain::words(assessment, area),
            is_critical: false,
        })
        .collect();
    if let Some(line) = plain::critical_systems(assessment) {
        let (rating, words) = line;
        lines.insert(
            1.min(lines.len()),
            BoardLine { name: "Systems patients depend on", now: rating.into(), then: critical_then(assessment), words, is_critical: true },
        );
    }
    lines
}

/// `August 2026`.
fn then(assessment: &Assessment) -> String {
    let run = assessment.history.as_ref().and_then(|history| history.compared_with.as_ref());
    run.map(|run| day(&run.as_of)).map(|day| day.split_once(' ').map_or(day.clone(), |(_, month)| month.to_owned())).unwrap_or_default()
}

fn rating_then(assessment: &Assessment, area: Area) -> Option<Rating> {
    let history = assessment.history.as_ref().filter(|history| history.compared_with.is_some())?;
    history.areas.iter().find(|change| change.area == area).map(|change| change.rating_then)
}

fn critical_then(assessment: &Assessment) -> Option<Badge> {
    let history = assessment.history.as_ref().filter(|history| history.compared_with.is_some())?;
    history.areas.iter().find_map(|change| change.critical_systems_then).map(Badge::from)
}

fn risk(assessment: &Assessment, check: &CheckResult) -> BoardRisk {
    let actions = &assessment.board.actions;
    let own: Vec<&Action> = actions.iter().filter(|action| action.check == check.name).collect();
    let answering = if own.is_empty() { actions.iter().filter(|action| action.area == Some(check.area)).collect() } else { own };
    BoardRisk {
        headline: risks::sentence(check),
        why: check.rationale.clone(),
        actions: answering.into_iter().map(|action| said(assessment, action)).collect(),
        more: String::new(),
    }
}

fn answers_any(action: &Action, top: &[&CheckResult]) -> bool {
    top.iter().any(|check| action.check == check.name || action.area == Some(check.area))
}

/// `Leavers' accounts closed the same day, by 1 December 2026 (Director of People)`.
fn said(assessment: &Assessment, action: &Action) -> String {
    let late = parsed(&action.by) < parsed(&assessment.as_of);
    let by = if late { "was due by" } else { "by" };
    format!("{}, {by} {} ({})", cut(&action.what, LONGEST_ACTION), day(&action.by), cut(&action.lead, LONGEST_NAME))
}

fn question(risks: usize, unplanned: usize) -> String {
    match (risks, unplanned) {
        (0, _) => "Is the Board content with how far these lists can be trusted?".to_owned(),
        (_, 0) => "Is the Board content with the plan and dates below?".to_owned(),
        (1, 1) => "For the one risk below no plan is recorded. Is the Board content with that?".to_owned(),
        (all, none) if all == none => format!("For none of the {all} risks below is a plan recorded. Is the Board content with that?"),
        (all, none) => format!(
            "For {none} of the {all} risks below no plan is recorded. Is the Board content with that, and with the dates of the rest?"
        ),
    }
}

fn recommendation(decisions: usize, unplanned: usize) -> String {
    let mut parts = Vec::new();
    match decisions {
        0 => parts.push("note this page".to_owned()),
        1 => parts.push("take the decision below".to_owned()),
        count => parts.push(format!("take decisions 1 to {count}")),
    }
    if unplanned > 0 {
        parts.push("ask for a plan where none is recorded".to_owned());
    }
    format!("{}.", prose::capital(&prose::list(&parts)))
}

fn trust(assessment: &Assessment) -> Vec<String> {
    let all: Vec<_> = assessment.areas.iter().flat_map(|area| &area.questions).collect();
    let open: Vec<String> = all.iter().filter(|question| !question.answered).map(|question| question.question.clone()).collect();
    let mut said =
        vec![format!("The lists answered {} of {}.", all.len() - open.len(), prose::count(all.len() as u64, "question", "questions"))];
    if !open.is_empty() {
        let named = open.iter().take(NOT_KNOWN).map(|question| format!("“{question}”")).collect::<Vec<_>>();
        let more = open.len() - named.len();
        let rest = if more > 0 { format!(", and {more} more (overleaf)") } else { String::new() };
        said.push(format!("Not known: {}{rest}.", named.join(", ")));
    }
    let unknown: u64 = assessment.checks.iter().filter(|check| check.run).map(|check| check.unknown).sum();
    let judged: u64 = assessment.checks.iter().filter(|check| check.run).map(super::wording::judged).sum();
    if unknown > 0 {
        let share = super::wording::share(unknown, judged);
        said.push(format!("Of all that was asked of single records, {share} could not be told from the lists; it counts as no pass."));
    }
    said.push("Nothing here has been independently tested.".to_owned());
    said
}

fn distance(towards: &[Towards]) -> String {
    let steps: Vec<String> = towards
        .iter()
        .filter(|area| !area.steps.is_empty() && area.sentence.ends_with("green."))
        .map(|area| format!("{} {}", area.area, prose::count(area.steps.len() as u64, "fix", "fixes")))
        .collect();
    if steps.is_empty() { String::new() } else { format!("The shortest way to green: {}.", prose::list(&steps)) }
}
