//! A check as a run sees it: whoever wrote it, it answers the same questions. What it finds is for the engine.

use super::own::Own;
use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::control::Control;
use crate::model::param::Param;
use crate::model::register::Register;
use crate::model::severity::Severity;

/// One check of a run.
#[derive(Debug)]
pub enum Rule {
    /// One of the catalogue.
    BuiltIn(&'static Check),
    /// One the organisation wrote into its policy.
    Own(Box<Own>),
}

impl Rule {
    /// What is wrong when it fires.
    pub fn title(&self) -> &str {
        match self {
            Rule::BuiltIn(check) => check.title,
            Rule::Own(own) => &own.title,
        }
    }

    /// How bad that is, unless the policy or the verdict says otherwise.
    pub fn severity(&self) -> Severity {
        match self {
            Rule::BuiltIn(check) => check.severity,
            Rule::Own(own) => own.severity,
        }
    }

    /// Why it matters.
    pub fn rationale(&self) -> &str {
        match self {
            Rule::BuiltIn(check) => check.rationale,
            Rule::Own(own) => &own.rationale,
        }
    }

    /// What to do.
    pub fn fix(&self) -> &str {
        match self {
            Rule::BuiltIn(check) => check.fix,
            Rule::Own(own) => &own.fix,
        }
    }

    /// The controls it is evidence for.
    pub fn controls(&self) -> &[Control] {
        match self {
            Rule::BuiltIn(check) => check.controls,
            Rule::Own(own) => &own.controls,
        }
    }

    /// Other registers it must have: one of each list.
    pub fn also(&self) -> &'static [&'static [Register]] {
        match self {
            Rule::BuiltIn(check) => check.also,
            Rule::Own(_) => &[],
        }
    }

    /// Its knobs.
    pub fn params(&self) -> &'static [&'static Param] {
        match self {
            Rule::BuiltIn(check) => check.params,
            Rule::Own(_) => &[],
        }
    }

    /// The register whose records it judges; `None` for the estate.
    pub fn register(&self) -> Option<Register> {
        match self {
            Rule::BuiltIn(check) => check.run.register(),
            Rule::Own(own) => Some(own.register),
        }
    }

    /// The areas its verdicts count in.
    pub fn areas(&self) -> Vec<Area> {
        match self {
            Rule::BuiltIn(check) => check.areas(),
            Rule::Own(own) => vec![own.register.area()],
        }
    }

    /// The fields it needs, as indices into its register's table: one of each list.
    pub fn needs(&self) -> Vec<Vec<usize>> {
        match self {
            Rule::BuiltIn(check) => check.needs(),
            Rule::Own(own) => own.needs(),
        }
    }

    /// Whether it judges waivers: it runs once all others have, and what it says of them is not scored.
    pub fn is_on_waivers(&self) -> bool {
        matches!(self.built_in(), Some(Run::EachWaiver(_)))
    }

    /// How one of the catalogue runs.
    pub fn built_in(&self) -> Option<Run> {
        match self {
            Rule::BuiltIn(check) => Some(check.run),
            Rule::Own(_) => None,
        }
    }

    /// The organisation's own, if it is one.
    pub fn own(&self) -> Option<&Own> {
        match self {
            Rule::BuiltIn(_) => None,
            Rule::Own(own) => Some(own),
        }
    }
}
