//! How evidence words what is known of an asset's support: the same for all assets that run the same.

use super::data_date;
use super::judge::{Judged, State};
use crate::model::asset::AssetField;
use crate::model::date::{self, Date, days_between};
use crate::model::prose;

/// What findings say of one answer.
#[derive(Debug)]
pub struct Said {
    /// The name that findings of one release share.
    pub cause: String,
    /// `Windows 7: support ended on 14 January 2020, 2,504 days ago (table of 22 August 2026)`.
    pub evidence: String,
}

impl Said {
    /// Of this answer, seen from `day`.
    pub fn of(judged: &Judged, day: Date) -> Self {
        let (cause, what) = (judged.cause(), &judged.what);
        let evidence = match &judged.state {
            State::Depends(editions) => format!("{what}: depends on the edition, which is not recorded ({editions})"),
            State::Unreadable => format!("operating system is “{what}”, which is not a version (an export fault)"),
            state => format!("{cause}{}{}{}", when(state, day), from(judged), judged.note),
        };
        Said { cause, evidence }
    }
}

fn when(state: &State, day: Date) -> String {
    let days = |end| prose::count(days_between(day, end).unsigned_abs(), "day", "days");
    match state {
        State::Ended(Some(end)) => format!(", {} ago", days(*end)),
        State::Until(end) => format!(", in {}", days(*end)),
        _ => String::new(),
    }
}

/// Whose word it is. The register's own date is not the table's to vouch for.
fn from(judged: &Judged) -> String {
    if judged.field == AssetField::SupportEnds || judged.state == State::NotRecorded {
        return String::new();
    }
    format!(" (table of {})", date::long(data_date()))
}
