//! The catalogue of checks: in step with its folder and its page, and fit to be read.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use standto::audit::questions;
use standto::checks::{ALL, Check, Entry, find};
use standto::model::area::Area;
use standto::model::control::{Control, FRAMEWORKS, Framework};
use standto::model::prose;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names of the files in the catalogue's folder, as checks are named, in their order.
fn names() -> Vec<String> {
    let file = |entry: std::io::Result<fs::DirEntry>| PathBuf::from(entry.unwrap().file_name());
    let files = fs::read_dir(root().join("src/checks/catalogue")).unwrap().map(file);
    let rust = files.filter(|file| file.extension().is_some_and(|ending| ending == "rs"));
    let mut names: Vec<String> = rust.map(|file| file.file_stem().unwrap().to_str().unwrap().replace('_', "-")).collect();
    names.sort();
    names
}

/// Rewrites a generated file that is out of step, and fails so that nobody misses it.
fn keep_in_step(path: &str, wanted: &str) {
    let file = root().join(path);
    if fs::read_to_string(&file).unwrap_or_default() != wanted {
        fs::write(&file, wanted).unwrap();
        panic!("{path} was out of step and has been rewritten; run the tests again");
    }
}

#[test]
fn the_list_of_checks_is_that_of_the_folder() {
    let names = names();
    let mut text = "//! The catalogue: every check, by name. Generated from the files beside it; do not edit.\n\n".to_owned();
    for name in &names {
        text += &format!("mod {};\n", name.replace('-', "_"));
    }
    text += "\nuse super::Entry;\n\n/// Every check, in the order of their names.\npub static ALL: &[Entry] = &[\n";
    for name in &names {
        text += &format!("    Entry {{ name: \"{name}\", check: &{}::CHECK }},\n", name.replace('-', "_"));
    }
    text += "];\n";
    keep_in_step("src/checks/catalogue.rs", &text);
}

#[test]
fn the_page_of_checks_is_that_of_the_catalogue() {
    keep_in_step("docs/checks.md", &page());
}

fn page() -> String {
    let mut page = "<!-- Made from the catalogue by `cargo test`: change the check, not this page. -->\n\n# The checks\n\n".to_owned();
    page += &format!("standto has {}.\n", prose::count(ALL.len() as u64, "check", "checks"));
    page += "Each is one file in `src/checks/catalogue/`; `standto explain CHECK` prints what stands here.\n";
    page += "`[checks.<name>]` in the policy sets its severity and parameters, or switches it off (`docs/policy.md`).\n";
    for area in Area::ALL {
        let of_area: Vec<&Entry> = ALL.iter().filter(|entry| entry.check.areas().contains(&area)).collect();
        if of_area.is_empty() {
            continue;
        }
        page += &format!("\n**{}**: {}\n\n| check | severity | what is wrong |\n|---|---|---|\n", area.name(), area.question());
        for Entry { name, check } in of_area {
            page += &format!("| [{name}](#{name}) | {} | {} |\n", check.severity.name(), check.title);
        }
    }
    page += "\n## The frameworks\n\nWhat each check is evidence for stands with it. Evidence is no verdict on a control.\n\n";
    page += "| framework | edition | `--framework` | what the table was made from |\n|---|---|---|---|\n";
    for framework in FRAMEWORKS {
        page += &format!("| {} | {} | `{}` | {} |\n", framework.name, framework.edition_in_words(), framework.key, framework.source);
    }
    for entry in ALL {
        page += &section(entry);
    }
    page
}

fn section(Entry { name, check }: &Entry) -> String {
    let areas: Vec<&str> = check.areas().iter().map(|area| area.name()).collect();
    let mut out = format!("\n## {name}\n\n{}.\n", prose::capital(check.title));
    out += &format!("Severity {}; counts in {}.\n", check.severity.name(), prose::list(&areas));
    if !check.formerly.is_empty() {
        out += &format!("Formerly {}.\n", prose::list(check.formerly));
    }
    out += &format!("\n**Why it matters.**\n{}\n", sentences(check.rationale).join("\n"));
    out += &format!("\n**What to do.**\n{}\n", sentences(check.fix).join("\n"));
    out += &format!("\n**What it needs.**\n{}.\n", prose::capital(&check.needs_in_words()));
    if !check.params.is_empty() {
        out += "\n| parameter | default | meaning | source of the default |\n|---|---|---|---|\n";
        for param in check.params {
            out += &format!("| `{}` | {} | {} | {} |\n", param.key, param.default, param.help, param.source);
        }
    }
    out += "\n**Evidence for.**\n\n";
    for framework in FRAMEWORKS {
        let controls: Vec<String> =
            check.controls.iter().filter(|control| control.framework == framework.name).map(Control::in_words).collect();
        if !controls.is_empty() {
            out += &format!("- {}: {}\n", framework.name, controls.join("; "));
        }
    }
    out
}

/// A text cut into its sentences.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(". ") {
        sentences.push(&rest[..=at]);
        rest = &rest[at + 2..];
    }
    sentences.push(rest);
    sentences
}

fn is_kebab(name: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    name.split('-').all(part) && name.starts_with(|c: char| c.is_ascii_lowercase())
}

fn is_sentence(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && text.ends_with('.') && !text.ends_with("..") && !text.contains("  ")
}

/// Lower case but for what is never written so: an abbreviation, or the name of a thing in the middle.
fn is_lower_case(title: &str) -> bool {
    let is_abbreviation = |word: &str| word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    title.split(' ').all(|word| !word.starts_with(char::is_uppercase) || is_abbreviation(word))
}

#[test]
fn every_name_is_its_files_alone() {
    let listed: Vec<&str> = ALL.iter().map(|entry| entry.name).collect();
    assert_eq!(listed, names());
    assert_eq!(listed.iter().collect::<BTreeSet<_>>().len(), listed.len(), "a name stands twice");
    let mut earlier = BTreeSet::new();
    for Entry { name, check } in ALL {
        assert!(is_kebab(name), "{name} is no kebab case");
        for former in check.formerly {
            assert!(is_kebab(former), "{name}: {former} is no kebab case");
            assert!(!listed.contains(former), "{name}: {former} is the name of a living check");
            assert!(earlier.insert(former), "{former} was the name of two checks");
            assert_eq!(find(former).map(|entry| entry.name), Some(*name));
        }
    }
}

#[test]
fn every_check_can_be_read() {
    for Entry { name, check } in ALL {
        let Check { title, rationale, fix, controls, params, .. } = check;
        assert!(!title.is_empty() && !title.ends_with('.') && is_lower_case(title), "{name}: title “{title}”");
        assert!(is_sentence(rationale), "{name}: rationale “{rationale}”");
        assert!(is_sentence(fix), "{name}: fix “{fix}”");
        assert!(!fix.starts_with("Consider"), "{name}: a fix says what to do, not what to think about");
        assert!(!controls.is_empty(), "{name} is evidence for no control");
        assert!(!check.areas().is_empty(), "{name} counts in no area");
        let ids: BTreeSet<_> = controls.iter().map(|control| (control.framework, control.id)).collect();
        assert_eq!(ids.len(), controls.len(), "{name} names a control twice");
        let keys: BTreeSet<&str> = params.iter().map(|param| param.key).collect();
        assert_eq!(keys.len(), params.len(), "{name} has two parameters of one name");
        for param in *params {
            assert!(is_kebab(param.key), "{name}: parameter {}", param.key);
            assert!(is_sentence(param.help), "{name}: help of {}: “{}”", param.key, param.help);
            assert!(!param.source.trim().is_empty() && !param.source.ends_with('.'), "{name}: source of {}", param.key);
            for taken in ["severity", "off", "reason"] {
                assert_ne!(param.key, taken, "{name}: the policy uses that key for every check");
            }
        }
    }
}

#[test]
fn every_check_of_a_question_lives_under_its_own_name() {
    for essential in questions::ALL {
        for check in essential.checks {
            assert!(ALL.iter().any(|entry| entry.name == *check), "“{}” asks {check}, which is no check", essential.question);
        }
    }
}

#[test]
fn every_control_a_check_names_stands_in_its_framework() {
    for Entry { name, check } in ALL {
        for control in check.controls {
            let framework = Framework::named(control.framework);
            let framework = framework.unwrap_or_else(|| panic!("{name}: {} is no framework", control.framework));
            assert_eq!(framework.control(control.id), Some(*control), "{name}: {} {} is in no table", control.framework, control.id);
        }
    }
}
