//! Until when makers support what an asset runs: a built-in table, and how a register's words are found in it.
//!
//! Says nothing it does not know: what the table does not hold is [`State::NoData`], never *supported*,
//! and where the edition decides and nobody wrote it down the answer is [`State::Depends`].

mod judge;
mod read;
mod table;

pub use judge::{Judged, State};
pub use table::{DATA_DATE, Edition, End, Release};

use std::sync::Arc;

use super::asset::Asset;
use super::cell::Cell;
use super::date::Date;
use super::remembered::Remembered;
use super::statement::Supported;

/// Days after the table's own date for which *no end is announced* is still believed.
const OPEN_IS_BELIEVED: i64 = 365;

/// The day the table speaks for.
pub fn data_date() -> Date {
    let (year, month, day) = DATA_DATE;
    Date::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// A [`Judged`] that many assets share.
pub type Answer = Arc<Judged>;

/// How long assets are supported, seen from one day, by the table and by what the policy states beside it.
#[derive(Debug)]
pub struct Support {
    day: Date,
    statements: Vec<Supported>,
    judged: Remembered<Answer, 9>,
}

impl Support {
    /// Seen from `day`.
    pub fn new(day: Date, statements: Vec<Supported>) -> Self {
        Support { day, statements, judged: Remembered::new(32_768) }
    }

    /// How long an asset is supported.
    pub fn of(&self, asset: &Asset<'_>) -> Answer {
        let record = asset.matchable();
        let asks = |part: fn(&Supported) -> bool| self.statements.iter().any(part);
        // Owners are many, and hardly ever asked for.
        let owner = if asks(|said| said.of.owner.is_some()) { record.owner } else { None };
        let status = if asks(|said| said.of.status.is_some()) { record.status } else { None };
        let ends = asset.support_ends.value().map(|day| day.to_string());
        let (system, how) = match asset.os {
            Cell::Value(text) => (text, "value"),
            Cell::Unreadable(text) => (text, "unreadable"),
            _ => ("", ""),
        };
        let texts = [
            system,
            how,
            asset.version.value().unwrap_or_default(),
            asset.edition.value().unwrap_or_default(),
            asset.software.value().unwrap_or_default(),
            asset.kind.value().unwrap_or_default(),
            ends.as_deref().unwrap_or_default(),
            owner.unwrap_or_default(),
            status.unwrap_or_default(),
        ];
        self.judged.of(texts, || Arc::new(asset.support(self.day, &self.statements)))
    }
}
