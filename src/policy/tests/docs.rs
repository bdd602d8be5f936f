//! `docs/policy.md` is true: its examples parse, and it names every section, key and field.

use crate::model::register::Register;
use crate::policy::keys::SECTIONS;
use crate::policy::{Policy, read};

const PAGE: &str = include_str!("../../../docs/policy.md");

fn examples(text: &str) -> Vec<&str> {
    text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn every_example_parses_alone_and_all_of_them_together() {
    let examples = examples(PAGE);
    assert!(examples.len() >= 7, "{} examples", examples.len());
    for example in &examples {
        read("standto.toml", example).unwrap_or_else(|error| panic!("{error}\n{example}"));
    }
    let all = read("standto.toml", &examples.concat()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((all.checks.len(), all.roles.added.len(), all.sources.len(), all.statements.len()), (2, 2, 3, 4));
    assert_eq!((all.own_checks.len(), all.waivers.len()), (2, 2));
}

#[test]
fn a_policy_broken_off_anywhere_is_read_or_refused_with_a_place_in_it() {
    let all = examples(PAGE).concat();
    let lines = u32::try_from(all.lines().count()).unwrap();
    let mut refused = 0;
    for (end, _) in all.char_indices() {
        if let Err(error) = read("standto.toml", &all[..end]) {
            refused += 1;
            assert!(error.at.line >= 1 && error.at.line <= lines && error.at.column >= 1, "{error}");
        }
    }
    assert!(refused > all.len() / 4, "{refused} of {}", all.len());
}

#[test]
fn figures_said_to_be_the_defaults_are() {
    let figures = examples(PAGE)
        .into_iter()
        .filter(|example| ["[rating]", "[policy]", "[limits]"].iter().any(|heading| example.starts_with(heading)));
    let read = read("standto.toml", &figures.collect::<String>()).unwrap();
    let values = |policy: &Policy| policy.thresholds().into_iter().map(|line| (line.name, line.value)).collect::<Vec<_>>();
    assert_eq!(values(&read), values(&Policy::default()));
}

#[test]
fn every_section_and_key_stands_on_the_page() {
    for section in SECTIONS {
        let heading = section.heading;
        let is_named = heading.contains("NAME") || heading.contains('“') || PAGE.contains(&format!("\n{heading}\n"));
        assert!(is_named, "docs/policy.md has no example of {heading}");
        for key in section.keys {
            let is_told = PAGE.contains(&format!("`{key}`")) || PAGE.contains(&format!("\n{key} = "));
            assert!(is_told, "docs/policy.md says nothing of “{key}” of {heading}");
        }
    }
}

#[test]
fn every_field_stands_on_the_page() {
    for register in Register::ALL {
        let names: Vec<String> = register.fields().iter().map(|field| format!("`{}`", field.name)).collect();
        let line = format!("- `{}`: {}\n", register.name(), names.join(", "));
        assert!(PAGE.contains(&line), "docs/policy.md should have the line\n{line}");
    }
}

#[test]
fn the_page_and_the_room_show_the_same_surface() {
    let lines: Vec<&str> = include_str!("../mod.rs").lines().filter_map(|line| line.strip_prefix("//!")).map(str::trim_start).collect();
    let example = examples(&format!("{}\n", lines.join("\n"))).concat();
    let policy = read("standto.toml", &example).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((policy.checks.len(), policy.sources.len(), policy.statements.len(), policy.waivers.len()), (2, 1, 1, 1));
    assert_eq!(policy.own_checks.len(), 1);
    for section in SECTIONS.iter().filter(|section| section.heading.starts_with('[') && !section.heading.contains("NAME")) {
        assert!(example.contains(section.heading), "the room's own page does not show {}", section.heading);
    }
}
