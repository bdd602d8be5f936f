//! The pages: self-contained, complete without scripts or network.
//!
//! The templates lay out a view and compute nothing. Style and script are files
//! of their own, inlined here, and a page's content security policy lets in
//! those texts and nothing else.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value, context};
use rayon::prelude::*;
use serde::Serialize;

use super::integrity;
use super::rollup::RollUp;
use super::view::{self, View};
use crate::audit::assessment::Assessment;
use crate::model::prose;

/// Templates by name, one page's with all that it is put together of. The names end in `.html`: that is what switches escaping on.
type Templates = &'static [(&'static str, &'static str)];

const READINESS: Templates = &[
    ("readiness.html", include_str!("../../templates/readiness.html")),
    ("first_screen.html", include_str!("../../templates/first_screen.html")),
    ("changed.html", include_str!("../../templates/changed.html")),
    ("towards.html", include_str!("../../templates/towards.html")),
    ("checks.html", include_str!("../../templates/checks.html")),
    ("area.html", include_str!("../../templates/area.html")),
    ("check.html", include_str!("../../templates/check.html")),
    ("findings.html", include_str!("../../templates/findings.html")),
    ("heat.html", include_str!("../../templates/heat.html")),
    ("week.html", include_str!("../../templates/week.html")),
    ("groups.html", include_str!("../../templates/groups.html")),
    ("frameworks.html", include_str!("../../templates/frameworks.html")),
    ("reading.html", include_str!("../../templates/reading.html")),
    ("method.html", include_str!("../../templates/method.html")),
    ("glossary.html", include_str!("../../templates/glossary.html")),
];
/// What the operational edition is put together of beside the checks of each area.
const PARTS: [&str; 10] = ["first_screen", "changed", "towards", "heat", "week", "groups", "frameworks", "reading", "method", "glossary"];
/// The checks of one area, which is told by its place among them.
const AREA: &str = "area.html";
const BOARD: Templates = &[("board.html", include_str!("../../templates/board.html"))];
const TONIGHT: Templates = &[("tonight.html", include_str!("../../templates/tonight.html"))];
const ROLL_UP: Templates = &[("rollup.html", include_str!("../../templates/rollup.html"))];

/// Bytes of the operational edition at most (ours: what a mail server lets pass and a browser opens at once).
pub const MOST: usize = 5_000_000;

/// What every page shares.
const BASE: &str = include_str!("../../templates/base.css");
const STYLE: &str = include_str!("../../templates/report.css");
const SCRIPT: &str = concat!(include_str!("../../templates/explorer.js"), include_str!("../../templates/page.js"));
const TONIGHT_STYLE: &str = include_str!("../../templates/tonight.css");
const BOARD_STYLE: &str = include_str!("../../templates/board.css");
const ROLL_UP_STYLE: &str = include_str!("../../templates/rollup.css");

/// `readiness.html`, the operational edition of one assessment.
///
/// # Errors
/// Where a template asks for something the view does not have: a fault of this program.
pub fn readiness(assessment: &Assessment) -> Result<Vec<u8>> {
    let mut made = Vec::new();
    let last = view::LEVELS.len() - 1;
    for (at, sparing) in view::LEVELS.into_iter().enumerate() {
        if at < last && View::weight(assessment, sparing) > MOST {
            continue;
        }
        let view = View::spared(assessment, sparing, MOST / 1_000_000);
        let sheet = every_sheet(&view.heading.marking, &view.heading.organisation, &view.heading.as_at);
        made = page_of_parts(&format!("{BASE}{STYLE}{sheet}"), view)?;
        if made.len() <= MOST {
            break;
        }
    }
    Ok(made)
}

/// `board.html`, the board edition: counts, and people's own words.
///
/// # Errors
/// As [`readiness`].
pub fn board(assessment: &Assessment) -> Result<Vec<u8>> {
    let board = view::board(assessment);
    let style = format!("{BASE}{BOARD_STYLE}{}", every_sheet(&board.marking, &board.organisation, &board.as_at));
    page(BOARD, &style, "", board)
}

/// `tonight.html`, the three-o'clock sheet; `None` where the assessment was made by a version that had none.
///
/// # Errors
/// As [`readiness`].
pub fn tonight(assessment: &Assessment) -> Result<Option<Vec<u8>>> {
    let Some(sheet) = view::tonight(assessment) else { return Ok(None) };
    // One side bears its marking itself, above and below.
    page(TONIGHT, &format!("{BASE}{TONIGHT_STYLE}"), "", sheet).map(Some)
}

/// `rollup.html`, many organisations side by side: counts, and no record.
///
/// # Errors
/// As [`readiness`].
pub fn rollup(roll_up: &RollUp) -> Result<Vec<u8>> {
    let style = format!("{BASE}{ROLL_UP_STYLE}");
    page(ROLL_UP, &style, "", roll_up)
}

/// One page: the first of these templates, with those it is put together of. Every template knows what it lays out as `view`.
fn page(templates: Templates, style: &str, script: &str, view: impl Serialize) -> Result<Vec<u8>> {
    let environment = environment(templates).context("the report's templates are faulty")?;
    let frame = context! { policy => policy(style, script), style => style, script => script, view => Serde(view) };
    lay_out(&environment, templates[0].0, frame).map(String::into_bytes)
}

/// The operational edition. It is long, and its parts are laid out side by side.
fn page_of_parts(style: &str, view: View) -> Result<Vec<u8>> {
    let areas = view.areas.len();
    let (environment, view) = rayon::join(|| environment(READINESS), || Value::from(Serde(view)));
    let environment = environment.context("the report's templates are faulty")?;
    let part = |name: &str, area: Option<usize>| {
        let made = lay_out(&environment, name, context! { view => view.clone(), at => area })?;
        Ok(Value::from_safe_string(made))
    };
    // The longest first, so that nobody waits for one that was begun last.
    let (of_areas, others): (Result<Vec<Value>>, Result<Vec<Value>>) = rayon::join(
        || (0..areas).into_par_iter().with_max_len(1).map(|at| part(AREA, Some(at))).collect(),
        || PARTS.into_par_iter().map(|name| part(&format!("{name}.html"), None)).collect(),
    );
    let mut parts: BTreeMap<&str, Value> = PARTS.into_iter().zip(others?).collect();
    parts.insert("areas", Value::from(of_areas?));
    let frame = context! { policy => policy(style, SCRIPT), style => style, script => SCRIPT, view => view, parts => parts };
    lay_out(&environment, READINESS[0].0, frame).map(String::into_bytes)
}

fn lay_out(environment: &Environment<'_>, name: &str, what: Value) -> Result<String> {
    let template = environment.get_template(name).context("the report's templates are faulty")?;
    template.render(what).with_context(|| format!("{name} could not be made"))
}

fn environment(templates: Templates) -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(environment.syntax().to_builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_filter("thousands", prose::thousands);
    environment.add_filter("capital", |text: String| prose::capital(&text));
    for (name, source) in templates {
        environment.add_template(name, source)?;
    }
    Ok(environment)
}

/// What a page may load: its own style and script, and nothing from anywhere.
fn policy(style: &str, script: &str) -> String {
    let script = if script.is_empty() { "'none'".to_owned() } else { integrity::source(script) };
    format!("default-src 'none'; style-src {}; script-src {script}; base-uri 'none'; form-action 'none'", integrity::source(style))
}

/// The marking above and the subject below every printed sheet.
fn every_sheet(marking: &str, organisation: &str, as_at: &str) -> String {
    let subject = format!("{organisation}, as at {as_at}");
    format!(
        "\n@page {{ @top-center {{ content: {}; }} @bottom-left {{ content: {}; }} }}\n",
        integrity::css_string(marking),
        integrity::css_string(&subject)
    )
}
