//! A check as a run sees it: whoever wrote it, it answers the same questions. What it finds is for the engine.

use crate::checks::{Check, Run};
use crate::model::area::Area;
use crate::model::control::Control;
use crate::model::param::Param;
use crate::model::register::Register;
use crate::model::severity::Severity;

/// One check of a run.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    /// One of the catalogue.
    BuiltIn(&'static Check),
}

impl Rule {
    /// What is wrong when it fires.
    pub fn title(&self) -> &str {
        match self {
            Rule::BuiltIn(check) => check.title,
        }
    }

    /// How bad that is, unless the policy or the verdict says otherwise.
    pub fn severity(&self) -> Severity {
        match self {
            Rule::BuiltIn(check) => check.severity,
        }
    }

    /// Why it matters.
    pub fn rationale(&self) -> &str {
        match self {
            Rule::BuiltIn(check) => check.rationale,
        }
    }

    /// What to do.
    pub fn fix(&self) -> &str {
        match self {
            Rule::BuiltIn(check) => check.fix,
        }
    }

    /// The controls it is evidence for.
    pub fn controls(&self) -> &[Control] {
        match self {
            Rule::BuiltIn(check) => check.controls,
        }
    }

    /// Other registers it must have: one of each list.
    pub fn also(&self) -> &'static [&'static [Register]] {
        match self {
            Rule::BuiltIn(check) => check.also,
        }
    }

    /// Its knobs.
    pub fn params(&self) -> &'static [&'static Param] {
        match self {
            Rule::BuiltIn(check) => check.params,
        }
    }

    /// The register whose records it judges; `None` for the estate.
    pub fn register(&self) -> Option<Register> {
        match self {
            Rule::BuiltIn(check) => check.run.register(),
        }
    }

    /// The areas its verdicts count in.
    pub fn areas(&self) -> Vec<Area> {
        match self {
            Rule::BuiltIn(check) => check.areas(),
        }
    }

    /// The fields it needs, as indices into its register's table: one of each list.
    pub fn needs(&self) -> Vec<Vec<usize>> {
        match self {
            Rule::BuiltIn(check) => check.needs(),
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
        }
    }
}
