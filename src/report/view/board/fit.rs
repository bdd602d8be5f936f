//! The board's page cut to two sides of A4: what finds no room on the first goes overleaf, and what finds none there is counted.
//!
//! The measures are those of `templates/board.css` in print. They err on the
//! large side; a test in a browser holds that there are never more than two sides.

use super::super::heading::Badge;
use super::super::paper::{self, Type};
use super::appendix::{self, BoardDepartment, BoardQuestion};
use super::{BoardPage, BoardRisk, Overleaf};
use crate::audit::assessment::Assessment;
use crate::model::prose;

/// The first side: 10 points.
const TEXT: Type = Type { em: 3.53, line: 4.77 };
/// The same in bold.
const BOLD: Type = Type { em: 3.8, line: 4.77 };
/// The verdict: 13.75 points, bold.
const VERDICT: Type = Type { em: 5.2, line: 6.1 };
/// The foot: 8.75 points.
const FOOT: Type = Type { em: 3.1, line: 4.2 };
/// The second side: 8.5 points.
const SMALL: Type = Type { em: 3.02, line: 4.06 };

/// Millimetres of a side between its margins, less what rounding may take.
const SIDE: f64 = 268.5;
/// Millimetres between the margins from left to right.
const WIDE: f64 = 178.0;
/// The same in a list.
const LISTED: f64 = 173.0;
/// Millimetres that a badge of two words is wider than one of a word.
const WIDE_BADGE: f64 = 12.0;
/// Millimetres of a head of the first side with the space above it.
const HEAD: f64 = 7.8;
/// Millimetres above a paragraph.
const ABOVE: f64 = 1.9;
/// Millimetres of the columns of questions, and of the names of departments.
const AREA: f64 = 25.0;
const QUESTION: f64 = 96.0;
const ANSWER: f64 = 50.0;
const DEPARTMENT: f64 = 70.0;
/// Millimetres of a table's row beside its text.
const ROW: f64 = 1.4;
/// Millimetres that a line saying how much more there is takes.
const MORE: f64 = 5.7;

/// Cuts a page to two sides.
pub(super) fn two_sides(page: &mut BoardPage, assessment: &Assessment) {
    first(page);
    second(page, assessment);
}

/// What stands on the first side whatever is recorded, in millimetres.
fn standing(page: &BoardPage) -> f64 {
    let title =
        7.4 + TEXT.height(&format!("{} · paper for the {} · from the {}", page.organisation, page.paper_for, page.from), WIDE) + 4.0;
    let ask = |text: &str| TEXT.height(text, 130.0);
    let asks = 4.2 + TEXT.line + ask(&page.question) + ask(&page.recommendation);
    let verdict = ABOVE + 5.6 + VERDICT.height(&format!("{} {}", page.overall.word, page.verdict), 168.0);
    // A badge of two words takes room from the words beside it.
    let wide = |badge: &Badge| badge.word.contains(' ');
    let now = if page.lines.iter().any(|line| wide(&line.now)) { WIDE_BADGE } else { 0.0 };
    let then = if page.lines.iter().any(|line| line.then.as_ref().is_some_and(wide)) { WIDE_BADGE } else { 0.0 };
    let words = if page.then.is_empty() { 123.0 } else { 100.0 } - now - then;
    let lines: f64 = page.lines.iter().map(|line| TEXT.height(&line.words, words).max(BOLD.height(line.name, 33.0)) + ROW).sum();
    let areas = ABOVE + BOLD.line + ROW + lines;
    let changed = ABOVE + TEXT.height(&format!("What changed. {}", page.changed), WIDE);
    let trust = HEAD + TEXT.height(&format!("{} {}", page.trust.join(" "), page.distance), WIDE);
    let foot = ABOVE + 2.0 * FOOT.line;
    title + asks + verdict + areas + changed + 2.0 * HEAD + trust + foot
}

/// Fills the first side. Where all of it fits, no room is kept for saying what does not.
fn first(page: &mut BoardPage) {
    let mut whole = page.clone();
    fill(&mut whole, 0.0);
    if whole.risks_more.is_empty() && whole.over == (Overleaf { decisions_from: whole.over.decisions_from, ..Overleaf::default() }) {
        *page = whole;
    } else {
        fill(page, MORE);
    }
}

/// The room left, in millimetres, of which some is kept.
struct Room {
    left: f64,
    keep: f64,
}

impl Room {
    /// Takes a height where it fits, `keep` and `besides` being left.
    fn take(&mut self, height: f64, besides: f64) -> bool {
        let fits = self.left - height >= self.keep + besides;
        self.left -= if fits { height } else { 0.0 };
        fits
    }
}

fn fill(page: &mut BoardPage, keep: f64) {
    let mut room = Room { left: SIDE - standing(page), keep };
    let mut all = std::mem::take(&mut page.risks);
    // With its first action or the lack of one each risk is whole; further actions come after the decisions.
    let mut further: Vec<Vec<String>> = all.iter_mut().map(|risk| risk.actions.split_off(1.min(risk.actions.len()))).collect();
    let heights: Vec<f64> = all.iter().zip(&further).map(|(risk, further)| of_risk(risk, !further.is_empty())).collect();
    let of_decision = |decision: &String| TEXT.height(decision, LISTED);
    let decisions = std::mem::take(&mut page.decisions);
    room.left -= if decisions.is_empty() { TEXT.line } else { 0.0 };
    // The gravest risk, decisions as far as half of what is left, the other risks, the other decisions.
    let mut risks = 1.min(all.len());
    room.left -= heights[..risks].iter().sum::<f64>();
    let half = (room.left / 2.0).max(0.0);
    let mut taken = decisions.iter().take_while(|decision| room.take(of_decision(decision), half)).count();
    while risks < all.len() && room.take(heights[risks], 0.0) {
        risks += 1;
    }
    taken += decisions[taken..].iter().take_while(|decision| room.take(of_decision(decision), 0.0)).count();
    page.over.decisions = decisions;
    page.decisions = page.over.decisions.drain(..taken).collect();
    page.over.decisions_from = taken + 1;
    if let left @ 1.. = (all.len() - risks) as u64 {
        let more = prose::count(left, "more risk", "more risks");
        page.risks_more = format!("There was no room for {more}: readiness.html has them, under “Do first”.");
    }
    all.truncate(risks);
    further.truncate(risks);
    page.risks = all;
    for (at, actions) in further.into_iter().enumerate() {
        let mut over = Vec::new();
        for action in actions {
            if over.is_empty() && room.take(TEXT.height(&action, LISTED), 0.0) {
                page.risks[at].actions.push(action);
            } else {
                over.push(format!("Risk {}: {action}", at + 1));
            }
        }
        page.risks[at].more = if over.is_empty() { String::new() } else { format!("{} more overleaf", over.len()) };
        page.over.actions.append(&mut over);
    }
    // They follow one another in one paragraph.
    let paragraph = |also: &[String]| TEXT.height(&format!("Also under way. {}.", also.join("; ")), WIDE) + 1.0;
    let here = (0..page.also.len()).take_while(|at| room.left - paragraph(&page.also[..=*at]) >= room.keep).count();
    page.over.actions.extend_from_slice(&page.also[here..]);
    page.also.truncate(here);
}

/// A risk with the actions it has, in millimetres, and with the words that there are more.
fn of_risk(risk: &BoardRisk, has_more: bool) -> f64 {
    let mut parts = vec![(BOLD, risk.headline.as_str()), (TEXT, risk.why.as_str())];
    parts.extend(risk.actions.iter().map(|action| (TEXT, action.as_str())));
    parts.push((BOLD, if risk.actions.is_empty() { "→ No plan recorded" } else { "→" }));
    parts.push((TEXT, if has_more { "→ and 10 more overleaf" } else { "" }));
    paper::height(&parts, LISTED) + 1.0
}

/// Fills the second side: every question first, then what people wrote, and departments as far as they go.
fn second(page: &mut BoardPage, assessment: &Assessment) {
    let table = 2.0 * SMALL.line + ROW + 3.6;
    let of_questions = |page: &BoardPage| {
        let of_one = |question: &BoardQuestion| {
            let cells = [(question.area, AREA), (question.question.as_str(), QUESTION), (question.answer.as_str(), ANSWER)];
            cells.map(|(text, width)| SMALL.height(text, width)).into_iter().fold(0.0, f64::max) + ROW
        };
        page.questions.iter().map(of_one).sum::<f64>()
    };
    let of_words = |text: &String| SMALL.height(text, LISTED) + 0.5;
    let wanted: f64 = page.over.decisions.iter().chain(&page.over.actions).map(of_words).sum();
    let heads = if wanted > 0.0 { HEAD + MORE } else { 0.0 };
    // A few departments must find room too.
    let least = if page.departments.is_empty() { 0.0 } else { table + SMALL.line + 3.0 * (SMALL.line + ROW) };
    let mut room = SIDE - HEAD - table - heads;
    let in_order = page.questions.iter().filter(|question| question.in_order).count() as u64;
    if in_order > 0 && of_questions(page) + wanted + least > room {
        page.questions.retain(|question| !question.in_order);
        page.questions_more = format!("Told, and in order: {} more.", prose::count(in_order, "question", "questions"));
        room -= MORE;
    }
    room -= of_questions(page);
    let mut for_words = (room - least).max(0.0);
    let take = |text: &&String| {
        let fits = of_words(text) <= for_words;
        for_words -= if fits { of_words(text) } else { 0.0 };
        fits
    };
    let in_all = page.over.decisions.len() + page.over.actions.len();
    let kept: Vec<&String> = page.over.decisions.iter().chain(&page.over.actions).take_while(take).collect();
    room -= kept.iter().map(|text| of_words(text)).sum::<f64>();
    let kept = kept.len();
    let decisions = kept.min(page.over.decisions.len());
    page.over.decisions.truncate(decisions);
    page.over.actions.truncate(kept - decisions);
    if in_all > kept {
        page.over.left_out = format!("There was no room for {} more: the policy has them.", prose::thousands((in_all - kept) as u64));
    }
    room -= table + SMALL.line;
    let height = |rows: &[BoardDepartment]| rows.iter().map(|row| SMALL.height(&row.name, DEPARTMENT) + ROW).sum::<f64>();
    let mut fewer = (0..=appendix::DEPARTMENTS).rev().map(|most| appendix::departments(assessment, most));
    page.departments = fewer.find(|rows| height(rows) <= room).unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::super::of;
    use super::*;
    use crate::audit::assessment::Action;
    use crate::model::area::Area;
    use crate::report::tests::example;

    fn page(decisions: usize, actions: usize) -> BoardPage {
        let mut assessment = example();
        let action = |at: usize| Action {
            what: format!("Workstream {at} of a programme whose name takes up a line of the page and more"),
            lead: "Chief operating officer".to_owned(),
            by: "2027-03-31".to_owned(),
            area: Some(Area::ALL[at % 4]),
            check: String::new(),
        };
        assessment.board.decisions = (0..decisions).map(|at| format!("Decide {at}: fund it, or accept the risk until next year")).collect();
        assessment.board.actions = (0..actions).map(action).collect();
        of(&assessment, &[])
    }

    #[test]
    fn little_stands_on_the_first_side() {
        let page = page(2, 2);
        assert_eq!((page.decisions.len(), page.over.decisions_from), (2, 3));
        assert_eq!(page.over, Overleaf { decisions_from: 3, ..Overleaf::default() });
        assert!(page.risks_more.is_empty() && page.questions_more.is_empty());
    }

    #[test]
    fn what_finds_no_room_goes_overleaf_and_what_finds_none_there_is_counted() {
        let page = page(12, 8);
        assert!(page.decisions.len() < 12 && page.over.decisions_from == page.decisions.len() + 1);
        assert_eq!(page.decisions.len() + page.over.decisions.len(), 12);
        assert!(page.over.left_out.is_empty());
        let page = self::page(90, 90);
        let kept = page.over.decisions.len() + page.over.actions.len();
        let under_risks = page.risks.iter().flat_map(|risk| &risk.actions).filter(|said| said.contains("Workstream")).count();
        let here = page.decisions.len() + page.also.len() + under_risks;
        let left_out: usize = page.over.left_out.split_whitespace().find_map(|word| word.parse().ok()).unwrap();
        assert_eq!(here + kept + left_out, 180, "nothing is lost");
        assert!(!page.questions.is_empty());
    }
}
