//! Until when makers support what an asset runs: a built-in table, and how a register's words are found in it.
//!
//! Says nothing it does not know: what the table does not hold is [`State::NoData`], never *supported*,
//! and where the edition decides and nobody wrote it down the answer is [`State::Depends`].

mod judge;
mod read;
mod table;

pub use judge::{Judged, State};
pub use table::{DATA_DATE, Edition, End, Release};

use super::date::Date;

/// Days after the table's own date for which *no end is announced* is still believed.
const OPEN_IS_BELIEVED: i64 = 365;

/// The day the table speaks for.
pub fn data_date() -> Date {
    let (year, month, day) = DATA_DATE;
    Date::from_ymd_opt(year, month, day).unwrap_or_default()
}
