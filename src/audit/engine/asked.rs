//! The checks that are asked of every record of a source, with all that asking takes side by side.

use super::super::about::Audited;
use super::super::emit;
use super::super::fingerprint::Stem;
use super::super::own::Own;
use super::super::plan::Planned;
use super::super::rule::Rule;
use super::super::standing::Standing;
use crate::ingest::source::Source;
use crate::model::param::Settings;

/// One check that is asked of every record.
#[derive(Debug)]
pub(super) struct Asked<'w, A: Audited> {
    /// How it judges.
    pub(super) judge: Judge<'w, A>,
    /// Its knobs.
    pub(super) settings: &'w Settings,
    /// The statements that exempt records from it.
    pub(super) exempt: &'w [usize],
    /// The check, by its index.
    pub(super) check: usize,
    /// Whether it must not judge here.
    pub(super) is_blind: bool,
    /// What its findings share: elsewhere, for most records have none.
    pub(super) findings: Box<Findings>,
}

/// What all findings of one check on one list share.
#[derive(Debug)]
pub(super) struct Findings {
    /// What their fingerprints begin with.
    pub(super) stem: Stem,
    /// What they share in findings.csv.
    pub(super) cells: emit::Shared,
}

/// How a check judges a record, whoever wrote it.
#[derive(Debug)]
pub(super) enum Judge<'w, A: Audited> {
    /// One of the catalogue.
    BuiltIn(A::Judge),
    /// One of the organisation's own.
    Own(&'w Own),
}

impl<'w, A: Audited> Asked<'w, A> {
    /// A check as it stands to a source; `None` for one that has nothing to say there.
    pub(super) fn of(planned: &'w [Planned], standing: &Standing, source: &Source) -> Option<Self> {
        let &Standing { check, is_blind, is_idle } = standing;
        let planned = &planned[check];
        let judge = match &planned.check {
            Rule::BuiltIn(check) => Judge::BuiltIn(A::judge_of(check.run)?),
            Rule::Own(own) => Judge::Own(own),
        };
        let words = [&planned.name, planned.check.title(), planned.check.fix()];
        let cells = emit::Shared::of(A::AREA, words, planned.severity, [&source.file, &source.sheet]);
        let findings = Box::new(Findings { stem: Stem::new(&planned.name, A::REGISTER.name()), cells });
        (!is_idle).then_some(Asked { judge, settings: &planned.settings, exempt: &planned.exempt, check, is_blind, findings })
    }
}
