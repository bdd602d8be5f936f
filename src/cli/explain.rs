//! `standto explain`: everything there is to know about one check.

use std::fmt::Write;

use anyhow::bail;

use super::options::Explain;
use super::terminal;
use crate::checks::{self, Check, Entry};
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
    let _ = writeln!(out, "What it needs\n  {}\n", needs(check));
    if !check.params.is_empty() {
        out.push_str("Parameters, set in the policy\n");
        for param in check.params {
            let _ = writeln!(out, "  {} = {}\n      {} Default from: {}.", param.key, param.default, param.help, param.source);
        }
        out.push('\n');
    }
    out.push_str("Controls it is evidence for\n");
    for control in check.controls {
        let _ = writeln!(out, "  {} {}: {}", control.framework, control.id, control.title);
    }
    let _ = writeln!(out, "\nIn the policy\n  [checks.{name}]\n  severity = \"{}\"", check.severity.name());
    for param in check.params {
        let _ = writeln!(out, "  {} = {}", param.key, toml_of(&param.default));
    }
    out
}

fn toml_of(setting: &crate::model::param::Setting) -> String {
    use crate::model::param::Setting;
    match setting {
        Setting::Number(number) => number.to_string(),
        Setting::Switch(on) => on.to_string(),
        Setting::Words(words) => format!("{words:?}"),
    }
}

/// The lists and columns a check needs, in words.
pub(super) fn needs(check: &Check) -> String {
    let mut parts = Vec::new();
    if let Some(register) = check.run.register() {
        let columns: Vec<String> = check
            .needs()
            .iter()
            .map(|any| any.iter().map(|field| register.fields()[*field].name).collect::<Vec<_>>().join(" or "))
            .collect();
        let with = if columns.is_empty() { String::new() } else { format!(" with {}", prose::list(&columns)) };
        let title = register.title();
        let article = if title.starts_with('a') { "an" } else { "a" };
        parts.push(format!("{article} {title}{with}"));
    }
    parts
        .extend(check.also.iter().map(|any| format!("a {}", any.iter().map(|register| register.title()).collect::<Vec<_>>().join(" or "))));
    if parts.is_empty() { "nothing beside the lists there are".to_owned() } else { prose::list(&parts) }
}
