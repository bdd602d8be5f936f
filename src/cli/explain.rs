//! `standto explain`: everything there is to know about one check.

use std::fmt::Write;

use anyhow::bail;

use super::options::Explain;
use super::terminal;
use crate::checks::{self, Entry};
use crate::model::control::{Control, FRAMEWORKS, Framework};
use crate::model::prose;
use crate::policy::did_you_mean;

/// Prints one check.
pub(super) fn run(options: &Explain) -> anyhow::Result<u8> {
    let Some(entry) = checks::find(&options.check) else {
        match did_you_mean(&options.check, checks::ALL.iter().map(|entry| entry.name)) {
            Some(near) => bail!("there is no check “{}”\n  did you mean “{near}”?", options.check),
            None => bail!("there is no check “{}”\n  “standto checks” lists them", options.check),
        }
    };
    terminal::print(&text(entry))?;
    Ok(0)
}

fn text(entry: &Entry) -> String {
    let Entry { name, check } = entry;
    let mut out = format!("{name}: {}\nseverity {}", check.title, check.severity.name());
    let areas: Vec<&str> = check.areas().iter().map(|area| area.name()).collect();
    let _ = writeln!(out, ", counts in {}\n", prose::list(&areas));
    let _ = writeln!(out, "Why it matters\n  {}\n\nWhat to do\n  {}\n", check.rationale, check.fix);
    let _ = writeln!(out, "What it needs\n  {}\n", check.needs_in_words());
    if !check.params.is_empty() {
        out.push_str("Parameters, set in the policy\n");
        for param in check.params {
            let _ = writeln!(out, "  {} = {}\n      {} Default from: {}.", param.key, param.default, param.help, param.source);
        }
        out.push('\n');
    }
    out.push_str("Controls it is evidence for\n");
    for framework in FRAMEWORKS {
        let controls: Vec<_> = check.controls.iter().filter(|control| control.framework == framework.name).collect();
        if !controls.is_empty() {
            let _ = writeln!(out, "  {}: {}", framework.name, framework.edition_in_words());
        }
        for control in controls {
            let _ = writeln!(out, "    {}{}", control.in_words(), marks(framework, control));
        }
    }
    let _ = writeln!(out, "\nIn the policy\n  [checks.{name}]\n  severity = \"{}\"", check.severity.name());
    for param in check.params {
        let _ = writeln!(out, "  {} = {}", param.key, toml_of(&param.default));
    }
    out
}

/// The lists that single a control out, in brackets; empty where none does.
fn marks(framework: &Framework, control: &Control) -> String {
    let marks: Vec<&str> = framework.marks.iter().filter(|mark| mark.ids.contains(&control.id)).map(|mark| mark.name).collect();
    if marks.is_empty() { String::new() } else { format!(" ({})", marks.join("; ")) }
}

fn toml_of(setting: &crate::model::param::Setting) -> String {
    use crate::model::param::Setting;
    match setting {
        Setting::Number(number) => number.to_string(),
        Setting::Switch(on) => on.to_string(),
        Setting::Words(words) => format!("{words:?}"),
    }
}
