//! One framework: what the checks are evidence for, what feeds each control, and what they cannot speak to.

use serde::Serialize;

use super::anchor::Anchors;
use super::wording::{judged, share};
use crate::audit::assessment::{Assessment, BySeverity, CheckResult, ControlResult, FrameworkResult, Standing};
use crate::model::prose;

/// The framework that the reports show.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ByFramework {
    /// Its name.
    pub name: String,
    /// Its edition and date.
    pub edition: String,
    /// What the table was made from.
    pub source: String,
    /// What this is and what it is not.
    pub meaning: String,
    /// How many controls have evidence, how many cannot be spoken to.
    pub summary: String,
    /// What one control is called there: `Outcome`.
    pub noun: String,
    /// Controls that checks feed, in the framework's order.
    pub controls: Vec<ControlRow>,
    /// Controls nothing speaks to, by chapter.
    pub silent: Vec<SilentChapter>,
    /// What the marks on controls mean.
    pub marks: Vec<MarkLine>,
    /// The other frameworks, in words: how to see them.
    pub others: String,
}

/// A control that checks feed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ControlRow {
    /// Its place on the page.
    pub anchor: String,
    /// Its id.
    pub id: String,
    /// What follows the id: ` Asset management`; `: fixes on …` behind an id that is a title of its own.
    pub title: String,
    /// The lists that single it out.
    pub marks: Vec<String>,
    /// `evidence` or `nothing judged`.
    pub standing: &'static str,
    /// What all of its checks counted.
    pub sum: CountLine,
    /// `11 checks`, `11 checks, 2 of which judged nothing`.
    pub fed_by: String,
    /// Each of its checks.
    pub checks: Vec<FeedingCheck>,
}

/// What was counted of a control, or of one check.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CountLine {
    /// Judgements in all.
    pub judged: u64,
    /// Passed.
    pub pass: u64,
    /// Failed, and open.
    pub fail: u64,
    /// Not known.
    pub unknown: u64,
    /// Accepted by somebody.
    pub waived: u64,
    /// Records there was nothing to say of.
    pub left_out: u64,
    /// `87%`; `none` where nothing was judged.
    pub rate: String,
    /// Open findings.
    pub open: BySeverity,
}

/// A check that feeds a control.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FeedingCheck {
    /// Where it stands on the page.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// What is wrong when it fires.
    pub title: String,
    /// The area whose counts these are.
    pub area: &'static str,
    /// Its counts.
    pub counts: CountLine,
    /// Why it judged nothing; empty where it did.
    pub why_not: String,
}

/// The controls of a chapter that nothing speaks to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SilentChapter {
    /// `A Managing risk`.
    pub title: String,
    /// `6 of 7: A1.a Board direction; …`.
    pub text: String,
}

/// A mark and its meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarkLine {
    /// Its name.
    pub name: String,
    /// What it means.
    pub meaning: String,
}

/// The framework that the assessment says is to be shown; `None` in an assessment that has none.
pub(super) fn of(assessment: &Assessment, anchors: &Anchors<'_>) -> Option<ByFramework> {
    let framework = assessment.frameworks.iter().find(|framework| framework.key == assessment.framework)?;
    let fed = framework.controls.iter().filter(|control| control.standing != Standing::NoCheck);
    let others = assessment.frameworks.iter().filter(|other| other.key != framework.key);
    let others: Vec<String> = others.map(|other| format!("--framework {} ({})", other.key, other.name)).collect();
    Some(ByFramework {
        name: framework.name.clone(),
        edition: format!("{} ({})", framework.edition, framework.dated),
        source: framework.source.clone(),
        meaning: framework.meaning.clone(),
        summary: summary(framework),
        noun: prose::capital(&framework.noun[0]),
        controls: fed.map(|control| row(control, assessment, anchors)).collect(),
        silent: silent(framework),
        marks: framework.marks.iter().map(|mark| MarkLine { name: mark.name.clone(), meaning: mark.meaning.clone() }).collect(),
        others: if others.is_empty() { String::new() } else { format!("Shown by {}; all are in assessment.json.", prose::list(&others)) },
    })
}

fn summary(framework: &FrameworkResult) -> String {
    let with = |standing: Standing| framework.controls.iter().filter(|control| control.standing == standing).count() as u64;
    let [one, many] = &framework.noun;
    let nothing_judged = with(Standing::NothingJudged);
    let silent = framework.in_all.saturating_sub(framework.with_evidence + nothing_judged);
    let mut parts = vec![format!("{} evidence here", prose::count(framework.with_evidence, "has", "have"))];
    if nothing_judged > 0 {
        parts.push(format!("{} checks that could judge nothing in this run", prose::count(nothing_judged, "has", "have")));
    }
    parts.push(format!("{} no check", prose::count(silent, "has", "have")));
    format!("Of {}, {}.", prose::count(framework.in_all, one, many), prose::list(&parts))
}

fn row(control: &ControlResult, assessment: &Assessment, anchors: &Anchors<'_>) -> ControlRow {
    let feeds = |check: &&CheckResult| control.checks.iter().any(|of| of.check == check.name && of.area == check.area);
    let checks: Vec<FeedingCheck> = assessment.checks.iter().filter(feeds).map(|check| feeding(check, anchors)).collect();
    let idle = checks.iter().filter(|check| check.counts.judged == 0).count();
    let all = prose::count(checks.len() as u64, "check", "checks");
    ControlRow {
        anchor: anchor(&control.id),
        id: control.id.clone(),
        title: behind(control),
        marks: control.marks.clone(),
        standing: control.standing.name(),
        sum: CountLine {
            judged: control.judged(),
            pass: control.pass,
            fail: control.fail,
            unknown: control.unknown,
            waived: control.waived,
            left_out: control.not_applicable,
            rate: share(control.pass, control.judged()),
            open: control.open,
        },
        fed_by: if idle == 0 { all } else { format!("{all}, {idle} of which judged nothing") },
        checks,
    }
}

/// What stands behind a control's id.
fn behind(control: &ControlResult) -> String {
    if control.id.contains('.') { format!(" {}", control.title) } else { format!(": {}", control.title) }
}

/// `control-a3-a`.
fn anchor(id: &str) -> String {
    let plain: String = id.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("control-{plain}")
}

fn feeding(check: &CheckResult, anchors: &Anchors<'_>) -> FeedingCheck {
    let whole = judged(check);
    FeedingCheck {
        anchor: anchors.check(&check.name, check.area),
        name: check.name.clone(),
        title: prose::capital(&check.title),
        area: check.area.name(),
        counts: CountLine {
            judged: whole,
            pass: check.pass,
            fail: check.fail,
            unknown: check.unknown,
            waived: check.waived,
            left_out: check.not_applicable,
            rate: share(check.pass, whole),
            open: check.open,
        },
        why_not: match (check.run, whole) {
            (false, _) => format!("Not run: {}", check.why_not),
            (true, 0) => "Ran, and met no record of the kind it judges".to_owned(),
            (true, _) => String::new(),
        },
    }
}

fn silent(framework: &FrameworkResult) -> Vec<SilentChapter> {
    let mut chapters = Vec::new();
    for chapter in &framework.chapters {
        let is_silent = |control: &&ControlResult| control.chapter == chapter.id && control.standing == Standing::NoCheck;
        let said = |control: &ControlResult| {
            // What nothing speaks to and an auditor must look at is the first thing to know.
            let marks = if control.marks.is_empty() { String::new() } else { format!(" ({})", control.marks.join("; ")) };
            format!("{}{}{marks}", control.id, behind(control))
        };
        let mut listed: Vec<String> = framework.controls.iter().filter(is_silent).map(said).collect();
        let unnamed = chapter.in_all.saturating_sub(chapter.named);
        let count = listed.len() as u64 + unnamed;
        if count == 0 {
            continue;
        }
        if unnamed > 0 {
            listed.push(if listed.is_empty() {
                "none is named in this table".to_owned()
            } else {
                format!("{unnamed} not named in this table")
            });
        }
        if chapter.in_all == 1 {
            chapters.push(SilentChapter { title: chapter.id.clone(), text: chapter.title.clone() });
        } else {
            let text = format!("{count} of {}: {}", chapter.in_all, listed.join("; "));
            chapters.push(SilentChapter { title: format!("{} {}", chapter.id, chapter.title), text });
        }
    }
    chapters
}
