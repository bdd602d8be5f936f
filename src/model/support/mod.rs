//! Until when makers support what an asset runs: a built-in table, and how a register's words are found in it.
//!
//! Says nothing it does not know: what the table does not hold is [`State::NoData`], never *supported*,
//! and where the edition decides and nobody wrote it down the answer is [`State::Depends`].

mod judge;
mod read;
mod said;
mod table;

pub use judge::{Judged, State};
use read::Told;
pub use said::Said;
pub use table::{DATA_DATE, Edition, End, Release};

use super::asset::Asset;
use super::date::Date;
use super::statement::Supported;

/// Days after the table's own date for which *no end is announced* is still believed.
const OPEN_IS_BELIEVED: i64 = 365;

/// The day the table speaks for.
pub fn data_date() -> Date {
    let (year, month, day) = DATA_DATE;
    Date::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// A release, and the day that came out.
pub type Released = (&'static Release, Date);

/// How long assets are supported, seen from one day, by the table and by what the policy states beside it.
#[derive(Debug)]
pub struct Support {
    day: Date,
    statements: Vec<Supported>,
}

impl Support {
    /// Seen from `day`.
    pub fn new(day: Date, statements: Vec<Supported>) -> Self {
        Support { day, statements }
    }

    /// The day.
    pub fn day(&self) -> Date {
        self.day
    }

    /// How long an asset is supported, and the release of its operating system.
    pub fn of(&self, asset: &Asset<'_>) -> (Judged, Option<Released>) {
        let told = asset.told();
        (asset.support(told.as_ref(), self.day, &self.statements), told.and_then(Told::released))
    }

    /// The statements that carry an asset, by their places in the policy.
    pub fn carrying(&self, asset: &Asset<'_>) -> Vec<usize> {
        self.statements.iter().filter(|said| said.of.holds(asset.matchable())).map(|said| said.at).collect()
    }

    /// The cells of an asset that statements ask for, each blank where none does: part of what decides the answer.
    pub(super) fn stated_by<'a>(&self, asset: &Asset<'a>) -> [&'a str; 3] {
        let asks = |part: fn(&Supported) -> bool| self.statements.iter().any(part);
        let cells = [
            asset.kind.value().filter(|_| asks(|said| said.of.kind.is_some())),
            asset.owner.value().filter(|_| asks(|said| said.of.owner.is_some())),
            asset.status.value().filter(|_| asks(|said| said.of.status.is_some())),
        ];
        cells.map(Option::unwrap_or_default)
    }
}
