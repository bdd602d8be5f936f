//! Things a register should say of the assets that matter: one wording for all of them.

use super::wanted::Wanted;
use super::wording::quoted;
use crate::model::asset::{Asset, AssetField};
use crate::model::cell::Cell;
use crate::model::severity::Severity;
use crate::model::verdict::Verdict;

/// Whether `cell` says what it should. It is named with its article: `the clinical impact`.
/// *Not applicable* is an answer only where `na_answers`.
pub(super) fn judge(cell: Cell<'_, &str>, field: AssetField, wanted: Wanted, na_answers: bool) -> Verdict {
    let verdict = match cell {
        Cell::Value(_) => return Verdict::Pass,
        Cell::NotApplicable(_) if na_answers => return Verdict::Pass,
        Cell::Absent => Verdict::unknown(format!("the list has no column for {}", wanted.name)).of_whole_column(),
        Cell::Unreadable(text) => {
            let cause = format!("{} cannot be read: {}", wanted.name, quoted(text));
            Verdict::unknown(cause.clone()).because(cause)
        }
        missing => Verdict::fail(wanted.is(missing)).because(wanted.why(missing)),
    };
    verdict.at(field)
}

/// The same verdict, raised where the asset is critical.
pub(super) fn raised_if_critical(verdict: Verdict, asset: &Asset<'_>, severity: Severity) -> Verdict {
    if asset.is_critical() { verdict.raised_to(severity, "the asset is critical") } else { verdict }
}
