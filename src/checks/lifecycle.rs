//! What the checks on support share: whom they concern, and the verdicts that say what the table says.

use crate::model::asset::{Asset, AssetField};
use crate::model::facts::Facts;
use crate::model::runs::Supported;
use crate::model::support::{Judged, State};
use crate::model::verdict::Verdict;

/// How long an asset is supported, seen from the day of the audit; `None` where support is no question for it.
pub(super) fn of<'f>(asset: &Asset<'_>, facts: &Facts<'f>) -> Option<Supported<'f>> {
    (asset.is_in_use() && asset.wants_support()).then(|| facts.support(asset))
}

/// The column whose absence keeps the answer back, as a verdict on all of it; `None` where it is the row that does not say.
pub(super) fn absent_column(asset: &Asset<'_>, judged: &Judged) -> Option<Verdict> {
    let (field, evidence) = match judged.state {
        State::NotRecorded if asset.os.is_absent() => (AssetField::Os, "no column says what assets run"),
        State::Depends(_) if asset.edition.is_absent() => {
            (AssetField::Edition, "no column says the edition that decides when support ends")
        }
        State::NoRelease if asset.version.is_absent() => (AssetField::Version, "no column says the version that tells the release"),
        _ => return None,
    };
    Some(Verdict::unknown(evidence).at(field).of_whole_column())
}

/// The verdict where nobody can say: why, grouped by what stands there.
pub(super) fn unknown(judged: &Supported<'_>) -> Verdict {
    let said = judged.said();
    Verdict::unknown(said.evidence.clone()).at(judged.field).because(said.cause.clone())
}

/// The verdict where support has ended, or soon will.
pub(super) fn fail(judged: &Supported<'_>) -> Verdict {
    let said = judged.said();
    Verdict::fail(said.evidence.clone()).at(judged.field).because(said.cause.clone())
}
