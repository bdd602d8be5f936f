//! The pages of one run: their names, and all of them made from one assessment.

use crate::audit::assessment::Assessment;
use crate::report::html;

/// The operational edition: the one to open first.
pub(super) const READINESS: &str = "readiness.html";

/// Every page by its file's name.
///
/// # Errors
/// Where a template is faulty.
pub(super) fn of(assessment: &Assessment) -> anyhow::Result<Vec<(&'static str, Vec<u8>)>> {
    let (readiness, (board, tonight)) =
        rayon::join(|| html::readiness(assessment), || (html::board(assessment), html::tonight(assessment)));
    let mut pages = vec![(READINESS, readiness?), ("board.html", board?)];
    pages.extend(tonight?.map(|page| ("tonight.html", page)));
    Ok(pages)
}
