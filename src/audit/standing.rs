//! How a check stands to a source: whether it can judge there at all.

use super::plan::Planned;
use crate::model::facts::Survey;
use crate::model::register::Register;
use crate::model::source::SourceFacts;

/// How one check stands to one source.
#[derive(Debug)]
pub struct Standing {
    /// The check, by its index.
    pub check: usize,
    /// It cannot judge here: every verdict that is not *not applicable* is unknown and one finding elsewhere says why.
    pub is_blind: bool,
    /// It needs a list that no organisation must keep, and that was not read: it has nothing to say of any record.
    pub is_idle: bool,
}

/// How every check that runs on a register stands to one source of it.
pub fn standings(register: Register, planned: &[Planned], facts: &Survey, source: &SourceFacts) -> Vec<Standing> {
    let runs_here = |planned: &Planned| planned.off.is_none() && planned.check.register() == Some(register);
    let checks = planned.iter().enumerate().filter(|(_, planned)| runs_here(planned));
    checks
        .map(|(check, planned)| {
            let lacks_column = planned.check.needs().iter().any(|any| !any.iter().any(|field| source.has_index(*field)));
            Standing { check, is_blind: lacks_column || lacks_register(planned, facts), is_idle: lacks_optional(planned, facts) }
        })
        .collect()
}

/// Whether a list that a check must have beside its own was not read, or has nothing in it.
pub fn lacks_register(planned: &Planned, facts: &Survey) -> bool {
    let has = |register| facts.sources.iter().any(|source| source.holds(register));
    planned.check.also().iter().any(|any| !any.iter().any(|register| has(*register)))
}

/// Whether it needs a list that no organisation must keep, and that was not read.
fn lacks_optional(planned: &Planned, facts: &Survey) -> bool {
    let is_optional = |any: &&&[Register]| any.iter().all(|register| register.is_optional());
    let has = |register: &Register| facts.sources.iter().any(|source| source.holds(*register));
    planned.check.also().iter().filter(is_optional).any(|any| !any.iter().any(has))
}
