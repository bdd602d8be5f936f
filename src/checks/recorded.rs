//! Things a register should say of the assets that matter: one wording for all of them.

use super::wording::{quoted, why_missing};
use crate::model::asset::{Asset, AssetField};
use crate::model::cell::Cell;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

/// Whether `cell` says what it should. `what` names it with its article: `the clinical impact`.
/// *Not applicable* is an answer only where `na_answers`.
pub(super) fn judge(cell: Cell<'_, &str>, field: AssetField, what: &str, na_answers: bool) -> Verdict {
    let verdict = match cell {
        Cell::Value(_) => return Verdict::Pass,
        Cell::NotApplicable(_) if na_answers => return Verdict::Pass,
        Cell::Absent => Verdict::unknown(format!("the list has no column for {what}")).of_whole_column(),
        Cell::Unreadable(text) => {
            let cause = format!("{what} cannot be read: {}", quoted(text));
            Verdict::unknown(cause.clone()).because(cause)
        }
        missing => Verdict::fail([what, " is ", &missing.gap()].concat()).because(why_missing(what, missing)),
    };
    verdict.at(field)
}

/// The same verdict, raised where the asset is critical.
pub(super) fn raised_if_critical(verdict: Verdict, asset: &Asset<'_>, severity: Severity) -> Verdict {
    if asset.is_critical() { verdict.raised_to(severity, "the asset is critical") } else { verdict }
}
