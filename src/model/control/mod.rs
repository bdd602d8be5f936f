//! Controls: what an auditor calls the thing a check touches. One table a framework, each with its edition.
//!
//! Each table makes its constants: a check that names a control names a row of it. Titles stand
//! in our own words where the original is not free. The tables do not say what meets a control:
//! a check is evidence, and the judgement is an assessor's.

mod cis;
mod csf;
mod cyber_essentials;
mod dspt;
mod iso;

use serde::Serialize;

pub use cis::*;
pub use csf::*;
pub use cyber_essentials::*;
pub use dspt::*;
pub use iso::*;

/// One control of one framework: its id, and a short title in our own words where the original is not free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Control {
    /// The framework as reports name it.
    pub framework: &'static str,
    /// The control's own id.
    pub id: &'static str,
    /// What it is about.
    pub title: &'static str,
}

impl Control {
    /// `A3.a Asset management`; an id that is a title of its own with what it is about behind it: `User access control: accounts …`.
    pub fn in_words(&self) -> String {
        if self.id.contains('.') { format!("{} {}", self.id, self.title) } else { format!("{}: {}", self.id, self.title) }
    }
}

/// A framework as it is embedded here.
#[derive(Debug)]
pub struct Framework {
    /// What the command line calls it.
    pub key: &'static str,
    /// Other names that are understood.
    pub also: &'static [&'static str],
    /// What reports call it.
    pub name: &'static str,
    /// The edition of the table.
    pub edition: &'static str,
    /// When that edition came out, or when its ids were read.
    pub dated: &'static str,
    /// What the table was made from, and what it leaves open.
    pub source: &'static str,
    /// What one control is called there: `outcome`, `outcomes`.
    pub noun: [&'static str; 2],
    /// Its chapters, in order.
    pub groups: &'static [Group],
    /// The controls named here, in order.
    pub controls: &'static [Control],
    /// Lists that single some of them out.
    pub marks: &'static [Mark],
}

/// A chapter of a framework: an objective, a theme, a function.
#[derive(Debug)]
pub struct Group {
    /// Its id, with which the ids of its controls begin.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// How many controls the edition has in it, named here or not.
    pub whole: u64,
}

/// A list of controls that somebody singled out.
#[derive(Debug)]
pub struct Mark {
    /// Its name, short enough for a column.
    pub name: &'static str,
    /// What it means and where it comes from.
    pub meaning: &'static str,
    /// The ids in it.
    pub ids: &'static [&'static str],
}

/// Every framework, the default first.
pub static FRAMEWORKS: [&Framework; 5] = [&DSPT, &CYBER_ESSENTIALS, &CIS, &ISO_27001, &NIST_CSF];

/// Makes a framework's constants, and the table of all of them.
macro_rules! controls {
    ($framework:ident: $($name:ident $id:literal $title:literal;)+) => {
        $(
            #[doc = concat!($id, ": ", $title, ".")]
            pub const $name: $crate::model::control::Control =
                $crate::model::control::Control { framework: $framework, id: $id, title: $title };
        )+
        /// Every control named here, in the framework's order.
        const CONTROLS: &[$crate::model::control::Control] = &[$($name),+];
    };
}
use controls;

impl Framework {
    /// The framework of that key, name or other name, in any case.
    pub fn named(text: &str) -> Option<&'static Framework> {
        let is = |name: &str| name.eq_ignore_ascii_case(text.trim());
        FRAMEWORKS.into_iter().find(|framework| is(framework.key) || is(framework.name) || framework.also.iter().any(|also| is(also)))
    }

    /// The control of that id, in any case.
    pub fn control(&self, id: &str) -> Option<Control> {
        self.controls.iter().find(|control| control.id.eq_ignore_ascii_case(id.trim())).copied()
    }

    /// The chapter a control stands in.
    pub fn group_of(&self, control: &Control) -> Option<&'static Group> {
        self.groups.iter().find(|group| group.holds(control.id))
    }

    /// How many controls the edition has, named here or not.
    pub fn whole(&self) -> u64 {
        self.groups.iter().map(|group| group.whole).sum()
    }

    /// What stands beside its name: `2025-26, on the CAF (22 September 2025)`.
    pub fn edition_in_words(&self) -> String {
        format!("{} ({})", self.edition, self.dated)
    }
}

impl Group {
    /// Whether an id is of this chapter: `A` holds `A3.a`, `17` holds `17.1` and not `170.1`.
    pub fn holds(&self, id: &str) -> bool {
        let goes_on = |rest: &str| rest.is_empty() || !(self.id.ends_with(char::is_numeric) && rest.starts_with(char::is_numeric));
        id.strip_prefix(self.id).is_some_and(goes_on)
    }
}

/// The control of that id, whichever framework has it: `A3.a`, `CIS 5.3`, `dspt:A3.a`, `A.5.9`. `None` where no table has it.
pub fn find(text: &str) -> Option<Control> {
    let text = text.trim();
    let anywhere = FRAMEWORKS.into_iter().find_map(|framework| framework.control(text));
    anywhere.or_else(|| {
        FRAMEWORKS.into_iter().find_map(|framework| {
            let names = [framework.key, framework.name].into_iter().chain(framework.also.iter().copied());
            let ids = names
                .filter_map(|name| text.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name)).map(|_| &text[name.len()..]));
            ids.filter(|rest| rest.starts_with([' ', ':'])).find_map(|rest| framework.control(rest.trim_start_matches([' ', ':'])))
        })
    })
}

/// Every control of every table: for “did you mean”.
pub fn all() -> impl Iterator<Item = &'static Control> {
    FRAMEWORKS.into_iter().flat_map(|framework| framework.controls)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_id_stands_once_and_in_one_chapter() {
        let mut seen = BTreeSet::new();
        for framework in FRAMEWORKS {
            for control in framework.controls {
                assert_eq!(control.framework, framework.name);
                assert!(seen.insert(control.id), "{} stands twice", control.id);
                assert_eq!(framework.groups.iter().filter(|group| group.holds(control.id)).count(), 1, "{}", control.id);
                assert!(!control.title.is_empty() && !control.title.ends_with('.'), "{}", control.id);
            }
        }
    }

    #[test]
    fn no_chapter_names_more_than_it_has() {
        for framework in FRAMEWORKS {
            for group in framework.groups {
                let named = framework.controls.iter().filter(|control| group.holds(control.id)).count() as u64;
                assert!(named <= group.whole, "{} {}: {named} of {}", framework.name, group.id, group.whole);
            }
        }
    }

    #[test]
    fn the_editions_have_as_many_as_they_say() {
        let whole: Vec<u64> = FRAMEWORKS.into_iter().map(Framework::whole).collect();
        assert_eq!(whole, [47, 5, 153, 93, 106]);
    }

    #[test]
    fn every_mark_is_of_known_controls() {
        for framework in FRAMEWORKS {
            for mark in framework.marks {
                for id in mark.ids {
                    assert!(framework.control(id).is_some(), "{}: {}", mark.name, id);
                }
            }
        }
    }

    #[test]
    fn a_control_is_found_by_its_id_alone_or_with_its_framework() {
        for (text, wanted) in [
            ("A3.a", CAF_A3_A),
            (" a3.A ", CAF_A3_A),
            ("dspt:A3.a", CAF_A3_A),
            ("CAF A3.a", CAF_A3_A),
            ("CIS 5.3", CIS_5_3),
            ("cis v8.1 5.3", CIS_5_3),
            ("5.3", CIS_5_3),
            ("A.5.9", ISO_5_9),
            ("ISO 27001:2022 A.5.9", ISO_5_9),
            ("PR.AA-01", CSF_PR_AA_01),
            ("user access control", CE_ACCESS),
        ] {
            assert_eq!(find(text), Some(wanted), "{text}");
        }
        for text in ["", "A3", "CIS A3.a", "A3.z", "ISO", "dsptA3.a"] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn a_framework_is_found_by_any_of_its_names() {
        for (text, key) in
            [("DSPT", "dspt"), ("caf", "dspt"), ("ISO", "iso27001"), ("nist csf 2.0", "csf"), ("ce", "cyber-essentials"), ("cis", "cis")]
        {
            assert_eq!(Framework::named(text).map(|framework| framework.key), Some(key), "{text}");
        }
        assert!(Framework::named("soc2").is_none());
    }
}
