//! `standto init`: a commented policy from what is in a folder. It never overwrites one.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{ErrorKind, Write};

use anyhow::{Context, bail};

use super::options::Init;
use super::{inputs, terminal, today};
use crate::audit::inspection::{Inspection, inspect};
use crate::checks;
use crate::ingest::error::label;
use crate::model::param::Setting;
use crate::policy::FILE_NAME;

/// Writes `standto.toml` into the folder.
///
/// # Errors
/// There is a policy already, or the folder cannot be read or written.
pub(super) fn run(options: &Init) -> anyhow::Result<u8> {
    let place = options.folder.join(FILE_NAME);
    if place.exists() {
        bail!(
            "{}: there is a policy already, and it is never overwritten\n  what to do: change it by hand, or move it away and run again",
            label(&place)
        );
    }
    let inputs = inputs::read(std::slice::from_ref(&options.folder), None, None, today(), inputs::Hashes::Spared)?;
    let inspected = inspect(&inputs.sources, &inputs.policy, today(), false)?;
    let text = policy(&inspected);
    let cannot = || format!("{}: could not be written\n  what to do: check that you may write to the folder", label(&place));
    // Created only where there is none: a policy that appears meanwhile is not overwritten either.
    let mut file = match File::create_new(&place) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{}: there is a policy already, and it is never overwritten", label(&place))
        }
        other => other.with_context(cannot)?,
    };
    file.write_all(text.as_bytes()).with_context(cannot)?;
    terminal::print(&format!(
        "Written: {}\nRead it through, say who you are under [organisation], then run: standto audit {}\n",
        place.display(),
        options.folder.display()
    ))?;
    Ok(0)
}

/// The policy as text: what is recognised stands, everything else is there to be uncommented.
fn policy(inspected: &[Inspection]) -> String {
    let mut out = String::from(
        "# The policy of this audit. Everything in it is optional; a line that begins with # is not read.\n\n\
         [organisation]\n# name = \"Our NHS Trust\"\n# ods-code = \"\"\n\n\
         [policy]\nmarking = \"OFFICIAL-SENSITIVE\"\n# dates = \"day-first\"       # or month-first, where a column does not tell\n\
         # least-match-rate = 80      # percent: below it two lists do not join\n\n\
         [rating]\n# green = 90                 # a score, 0 to 100\n# red = 70\n\n[rating.days-allowed]\n# critical = 2\n# high = 14\n# medium = 30\n# low = 90\n\n\
         # How much one file may ask of this computer.\n# [limits]\n# row-bytes = 16000000\n# row-lines = 1000\n# columns = 4096\n# unpacked-megabytes = 2000\n\n",
    );
    for source in inspected {
        describe(source, &mut out);
    }
    out.push_str(EXAMPLES);
    out.push_str("# Every check with its severity and parameters. Uncomment a heading and what you change.\n\n");
    for entry in checks::ALL {
        let _ = writeln!(out, "# {}\n# [checks.{}]\n# severity = {}", entry.check.title, entry.name, quoted(entry.check.severity.name()));
        for param in entry.check.params {
            let _ = writeln!(out, "# {} = {}    # {}", param.key, toml_of(&param.default), param.help);
        }
        out.push('\n');
    }
    out
}

/// What people say and no list can, to be uncommented and made true.
const EXAMPLES: &str = r#"# What is true though no list says it, with what shows it and who vouches for it.
# [[statement]]
# match = { population = "honorary" }    # or product, kind, owner, status
# not-on-staff-list = true               # or owner-is, does-not-apply, supported-until
# evidence = "Kept in the register of honorary contracts"
# approver = "Director of People"
# until = 2027-03-31

# A risk that somebody accepted, until a day. Or keep them in waivers.csv, with these keys as its columns.
# [[waiver]]
# check = "asset-patch-stale"
# subject = "PACS-*"                     # as findings.csv writes it; * stands for anything
# reason = "The maker has not released the fix"
# approver = "SIRO"
# approved = 2026-09-01
# expires = 2027-03-31

# A rule of your own, asked of every record. docs/policy.md says how to write one.
# [[check]]
# name = "critical-asset-not-reviewed"
# register = "assets"                    # or contacts, accounts
# title = "critical asset not reviewed this quarter"
# severity = "high"
# when = 'asset.criticality == "Critical"'
# require = "days_since(asset.reviewed) <= 90"
# fix = "Have the owner read the entry through and enter the day"

"#;

fn describe(source: &Inspection, out: &mut String) {
    let name = if source.sheet.is_empty() { source.file.clone() } else { format!("{}, sheet {}", source.file, source.sheet) };
    let _ = writeln!(out, "# {}: {}", one_line(&name), one_line(&source.verdict));
    let Some(register) = source.register else {
        out.push('\n');
        return;
    };
    let _ = writeln!(out, "[[source]]\nfile = {}", quoted(&source.file));
    if !source.sheet.is_empty() {
        let _ = writeln!(out, "sheet = {}", quoted(&source.sheet));
    }
    let _ = writeln!(out, "register = {}", quoted(register.name()));
    let role = source.role.split(':').next().unwrap_or_default().replace(' ', "-");
    let _ = writeln!(out, "# role = {}    # {}", quoted(&role), one_line(&source.role));
    let day = if source.extract_date.is_empty() { "2026-01-31".to_owned() } else { source.extract_date.clone() };
    let told = if source.extract_date_from.is_empty() { "nothing tells which day it speaks for" } else { &source.extract_date_from };
    let _ = writeln!(out, "# extract-date = {day}    # told by: {told}");
    let mapped: Vec<String> = source
        .columns
        .iter()
        .filter(|column| !column.field.is_empty())
        .map(|column| format!("{} = {}", column.field, quoted(&one_line(&column.header))))
        .collect();
    let _ = writeln!(out, "# columns = {{ {} }}", mapped.join(", "));
    for column in source.columns.iter().filter(|column| column.field.is_empty() && !column.header.is_empty()) {
        let _ = writeln!(out, "# not read: {} ({})", one_line(&column.header), one_line(&column.how));
    }
    out.push('\n');
}

/// Text from a file as one line, so that it cannot end the comment it stands in.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(one_line(text)).to_string()
}

fn toml_of(setting: &Setting) -> String {
    match setting {
        Setting::Number(number) => number.to_string(),
        Setting::Switch(on) => on.to_string(),
        Setting::Words(words) => toml::Value::Array(words.iter().cloned().map(toml::Value::String).collect()).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_to_be_uncommented_is_read_once_it_is() {
        let written = policy(&[]);
        assert!(written.contains(EXAMPLES));
        let is_prose = |line: &&str| !line.contains(['=', '[']);
        let text: String =
            EXAMPLES.lines().filter(|line| !is_prose(line)).map(|line| line.trim_start_matches("# ").to_owned() + "\n").collect();
        let read = crate::policy::read(FILE_NAME, &text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!((read.statements.len(), read.waivers.len(), read.own_checks.len()), (1, 1, 1));
        assert!(crate::audit::plan::plan(&read, &crate::audit::plan::Choice::default()).is_ok(), "the example of a check can be followed");
        let as_written = crate::policy::read(FILE_NAME, &written).unwrap();
        let in_force = [as_written.statements.len(), as_written.waivers.len(), as_written.own_checks.len()];
        assert_eq!(in_force, [0; 3], "nothing is in force until somebody uncomments it");
    }
}
