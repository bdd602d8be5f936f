//! `standto explain`: everything there is to know about one check.

use std::fmt::Write;

use anyhow::bail;

use super::inputs;
use super::options::Explain;
use super::terminal;
use crate::audit::own::Own;
use crate::audit::plan::{self, Planned};
use crate::checks::{self, Entry};
use crate::model::control::{Control, FRAMEWORKS, Framework};
use crate::model::prose;
use crate::policy::did_you_mean;

/// Prints one check.
pub(super) fn run(options: &Explain) -> anyhow::Result<u8> {
    let planned = inputs::catalogue(options.policy.as_deref())?;
    let found = plan::find(&planned, &options.check).map(|at| &planned[at]);
    let Some(found) = found else {
        match did_you_mean(&options.check, plan::known_names(&planned)) {
            Some(near) => bail!("there is no check “{}”\n  did you mean “{near}”?", options.check),
            None => bail!("there is no check “{}”\n  “standto checks” lists them", options.check),
        }
    };
    let told = match (found.check.own(), checks::find(&found.name)) {
        (None, Some(entry)) => text(entry),
        (Some(own), _) => own_text(found, own),
        (None, None) => bail!("there is no check “{}”", options.check),
    };
    terminal::print(&told)?;
    Ok(0)
}

/// What there is to know of a check that the organisation wrote itself.
fn own_text(planned: &Planned, own: &Own) -> String {
    let fields = own.register.fields();
    let needs: Vec<&str> = own.needs().iter().flatten().map(|field| fields[*field].name).collect();
    let mut out = format!("{}: {}\nour own check, {}\n", planned.name, own.title, own.written);
    let _ = writeln!(out, "severity {}, counts in {}\n", planned.severity.name(), own.register.area().name());
    let _ = writeln!(out, "Why it matters\n  {}\n\nWhat to do\n  {}\n\nWhat it asks", own.rationale, own.fix);
    for (key, expression) in own.asks() {
        let _ = writeln!(out, "  {key} {expression}");
    }
    let _ = writeln!(out, "\nWhat it needs\n  {} with {}", own.register.title(), prose::list(&needs));
    if !own.controls.is_empty() {
        out.push_str("\nControls it is evidence for\n");
    }
    for control in &own.controls {
        let _ = writeln!(out, "  {}: {}", control.framework, control.in_words());
    }
    out
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
