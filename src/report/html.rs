//! `readiness.html`, the operational edition: one self-contained page, complete without scripts or network.
//!
//! The templates lay out the [view](super::view::View) and compute nothing.
//! Style and script are files of their own, inlined here, and the page's content
//! security policy lets in those two texts and nothing else.

use anyhow::{Context, Result};
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, context};

use super::integrity;
use super::view::View;
use crate::audit::assessment::Assessment;
use crate::model::prose;

/// Every template by name. The names end in `.html`: that is what switches escaping on.
const TEMPLATES: &[(&str, &str)] = &[
    ("readiness.html", include_str!("../../templates/readiness.html")),
    ("first_screen.html", include_str!("../../templates/first_screen.html")),
    ("checks.html", include_str!("../../templates/checks.html")),
    ("check.html", include_str!("../../templates/check.html")),
    ("findings.html", include_str!("../../templates/findings.html")),
    ("groups.html", include_str!("../../templates/groups.html")),
    ("reading.html", include_str!("../../templates/reading.html")),
    ("method.html", include_str!("../../templates/method.html")),
    ("glossary.html", include_str!("../../templates/glossary.html")),
];

const STYLE: &str = include_str!("../../templates/report.css");
const SCRIPT: &str = include_str!("../../templates/report.js");

/// The operational edition of one assessment.
///
/// # Errors
/// Where a template asks for something the view does not have: a fault of this program.
pub fn readiness(assessment: &Assessment) -> Result<Vec<u8>> {
    let view = View::of(assessment);
    let style = format!("{STYLE}{}", every_sheet(&view));
    let environment = environment().context("the report's templates are faulty")?;
    let template = environment.get_template("readiness.html").context("the report's templates are faulty")?;
    let page = template
        .render(context! {
            policy => policy(&style),
            style => style,
            script => SCRIPT,
            view => Serde(view),
        })
        .context("readiness.html could not be made")?;
    Ok(page.into_bytes())
}

fn environment() -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(environment.syntax().to_builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_filter("thousands", prose::thousands);
    environment.add_filter("capital", |text: String| prose::capital(&text));
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    Ok(environment)
}

/// What the page may load: its own style and script, and nothing from anywhere.
fn policy(style: &str) -> String {
    format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        integrity::source(style),
        integrity::source(SCRIPT)
    )
}

/// The marking above and the subject below every printed sheet.
fn every_sheet(view: &View) -> String {
    let subject = format!("{}, as at {}", view.heading.organisation, view.heading.as_at);
    format!(
        "\n@page {{ @top-center {{ content: {}; }} @bottom-left {{ content: {}; }} }}\n",
        integrity::css_string(&view.heading.marking),
        integrity::css_string(&subject)
    )
}
