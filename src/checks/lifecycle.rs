//! What the checks on support share: the day they judge by, and how evidence writes what the table says.

use super::wording::quoted;
use crate::model::asset::{Asset, AssetField};
use crate::model::date;
use crate::model::facts::Facts;
use crate::model::prose;
use crate::model::runs::Supported;
use crate::model::support::{Judged, State, data_date};
use crate::model::verdict::Verdict;

/// How long an asset is supported, seen from the day of the audit; `None` where support is no question for it.
pub(super) fn of<'f>(asset: &Asset<'_>, facts: &Facts<'f>) -> Option<Supported<'f>> {
    (asset.is_in_use() && asset.wants_support()).then(|| facts.support(asset))
}

/// `Windows 7: support ended on 14 January 2020, 2,504 days ago (table of 22 August 2026)`.
pub(super) fn evidence(judged: &Judged, facts: &Facts<'_>) -> String {
    let (cause, note) = (judged.cause(), &judged.note);
    let days = |day| prose::count(date::days_between(facts.survey.as_of, day).unsigned_abs(), "day", "days");
    let when = match judged.state {
        State::Ended(Some(day)) => format!(", {} ago", days(day)),
        State::Until(day) => format!(", in {}", days(day)),
        _ => String::new(),
    };
    // The register's own date is not the table's to vouch for.
    let from = if judged.field == AssetField::SupportEnds || judged.state == State::NotRecorded {
        String::new()
    } else {
        format!(" (table of {})", date::long(data_date()))
    };
    format!("{cause}{when}{from}{note}")
}

/// The column whose absence keeps the answer back, as a verdict on all of it; `None` where it is the row that does not say.
pub(super) fn absent_column(asset: &Asset<'_>, judged: &Judged) -> Option<Verdict> {
    let (field, what) = match judged.state {
        State::NotRecorded if asset.os.is_absent() => (AssetField::Os, "what assets run"),
        State::Depends(_) if asset.edition.is_absent() => (AssetField::Edition, "the edition that decides when support ends"),
        State::NoRelease if asset.version.is_absent() => (AssetField::Version, "the version that tells the release"),
        _ => return None,
    };
    Some(Verdict::unknown(format!("no column says {what}")).at(field).of_whole_column())
}

/// The verdict where nobody can say: why, grouped by what stands there.
pub(super) fn unknown(judged: &Judged, facts: &Facts<'_>) -> Verdict {
    let evidence = match &judged.state {
        State::Depends(editions) => format!("{}: depends on the edition, which is not recorded ({editions})", judged.what),
        State::Unreadable => format!("operating system is {}, which is not a version (an export fault)", quoted(&judged.what)),
        _ => evidence(judged, facts),
    };
    Verdict::unknown(evidence).at(judged.field).because(judged.cause())
}
