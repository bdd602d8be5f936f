//! The view: everything a page says, counted, ordered and worded once, from the assessment alone.
//!
//! Templates and the terminal lay it out and compute nothing, so two pages of
//! one run cannot disagree. Numbers stand as numbers (a layout may draw them),
//! whole sentences as text. Nothing here knows HTML.

mod anchor;
mod board;
mod changed;
mod checks;
mod findings;
mod first;
mod frameworks;
mod groups;
mod heading;
mod heat;
mod limits;
mod method;
mod noun;
mod paper;
mod plain;
mod risks;
mod sources;
mod sparing;
mod tiles;
mod tonight;
mod towards;
mod trend;
mod week;
mod whose;
mod wording;

use serde::Serialize;

pub use board::{BoardDepartment, BoardLine, BoardPage, BoardQuestion, BoardRisk};
pub use changed::{ChangedArea, ChangedList, ChangedRow, WhatChanged};
pub use checks::{AreaChecks, Bar, CauseLine, CheckCard, NotRun, ParamLine, QuietCheck};
pub use findings::{FindingRow, FindingTable};
pub use first::{Due, FirstFix, LargeCause};
pub use frameworks::{ByFramework, ControlRow, CountLine, FeedingCheck, MarkLine, SilentChapter};
pub use groups::{GroupRow, GroupTable};
pub use heading::{Badge, Heading};
pub use heat::{Heat, HeatCell, HeatRow};
pub use limits::{Limit, Limits};
pub use method::{Method, StatementLine, ThresholdLine, WaiverLine};
pub use sources::{ColumnLine, Reading, SetAsideLine, SourceCard};
pub use sparing::{LEVELS, Sparing};
pub use tiles::{OpenCount, Tile};
pub use tonight::{Asked, BodyLine, PersonCell, RoleRow, SystemRow, TonightPage, UnreachableLine};
pub use towards::{Step, Towards};
pub use trend::{Dot, DrawnBar, Picture, Trend, TrendCell, TrendRow};
pub use week::{WeekDay, WeekPicture, WeekRow, WeekSpan};

pub(super) use whose::{lead, whose};
pub(super) use wording::{number as as_number, parsed};

use crate::audit::assessment::{Assessment, CheckResult, PlaceRef};
use anchor::Anchors;

/// All that the readiness page and the terminal's summary say.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct View {
    /// Whom it speaks of, when, and the verdict.
    pub heading: Heading,
    /// What this run cannot tell.
    pub limits: Limits,
    /// One tile an area.
    pub tiles: Vec<Tile>,
    /// The fixes that help most, best first.
    pub first: Vec<FirstFix>,
    /// What is said where there are none; empty where there are.
    pub first_none: &'static str,
    /// One cause behind very many findings that can wait; `None` where there is none.
    pub large: Option<LargeCause>,
    /// What changed since an earlier run; `None` where history was not asked for.
    pub changed: Option<WhatChanged>,
    /// What would turn each area green.
    pub towards: Vec<Towards>,
    /// What the page shows less of than the assessment holds, in sentences; empty where it shows all.
    pub spared: Vec<String>,
    /// What was read and how.
    pub reading: Reading,
    /// Every check, by area.
    pub areas: Vec<AreaChecks>,
    /// Findings the page shows, over all checks.
    pub findings_shown: u64,
    /// Departments by areas; `None` where no list names departments.
    pub heat: Option<Heat>,
    /// Which hours of the week somebody can be reached; `None` where no list gives hours.
    pub week: Option<WeekPicture>,
    /// Open findings by department, owner and kind.
    pub groups: Vec<GroupTable>,
    /// What the checks are evidence for, in the framework that was chosen.
    pub framework: Option<ByFramework>,
    /// Policy, statements, waivers, formula and tool.
    pub method: Method,
}

/// What changed, for `standto diff`.
pub(super) fn what_changed(assessment: &Assessment) -> Option<WhatChanged> {
    changed::of(assessment)
}

/// What changed, in the one line of the terminal's summary; `None` where history was not asked for.
pub(super) fn changed_line(assessment: &Assessment) -> Option<String> {
    changed::line(assessment)
}

/// What the board's page says.
pub fn board(assessment: &Assessment) -> BoardPage {
    let mut anchors = Anchors::of(assessment);
    checks::by_area(assessment, &mut anchors);
    board::of(assessment, &towards::of(assessment, &anchors))
}

/// Checks with open failures, the most urgent first.
pub(super) fn ranked_checks(assessment: &Assessment) -> Vec<&CheckResult> {
    first::ranked(assessment).into_iter().map(|(check, _)| check).collect()
}

/// Whom the assessment speaks of, for which day.
pub(super) fn heading(assessment: &Assessment) -> Heading {
    heading::of(assessment)
}

/// `assets.xlsx, sheet Laptops, “Owner”, row 14`.
pub(super) fn place(place: &PlaceRef) -> String {
    wording::places(std::slice::from_ref(place))
}

/// What the three-o'clock sheet says; `None` where the assessment was made by a version that had none.
pub fn tonight(assessment: &Assessment) -> Option<TonightPage> {
    tonight::of(assessment)
}

impl View {
    /// At least how many bytes a page with so much of each thing would have.
    pub fn weight(assessment: &Assessment, sparing: Sparing) -> usize {
        sparing::weight(assessment, sparing)
    }

    /// The view with so much of each thing, for a page of at most so many megabytes.
    pub fn spared(assessment: &Assessment, sparing: Sparing, most_megabytes: usize) -> Self {
        sparing::view(assessment, sparing, most_megabytes)
    }

    /// The view of one assessment.
    pub fn of(assessment: &Assessment) -> Self {
        let mut anchors = Anchors::of(assessment);
        let areas = checks::by_area(assessment, &mut anchors);
        let cards = areas.iter().flat_map(|area| &area.cards);
        View {
            heading: heading::of(assessment),
            limits: limits::of(assessment),
            tiles: tiles::of(assessment),
            first: first::fixes(assessment, &anchors),
            first_none: first::none(assessment),
            large: first::large_cause(assessment, &anchors),
            changed: changed::of(assessment),
            towards: towards::of(assessment, &anchors),
            spared: Vec::new(),
            reading: sources::reading(assessment),
            findings_shown: cards.map(|card| card.findings.rows.len() as u64).sum(),
            areas,
            heat: heat::of(assessment),
            week: week::of(assessment),
            framework: frameworks::of(assessment, &anchors),
            groups: groups::of(&assessment.groups),
            method: method::of(assessment),
        }
    }
}
