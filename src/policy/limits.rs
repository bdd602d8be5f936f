//! `[limits]`: how much one file may ask of this computer before it is called too much.

use std::ops::RangeInclusive;

use super::error::PolicyError;
use super::in_force::InForce;
use super::keys;
use super::reader::Table;

/// Bounds on one file. All defaults are ours: far above what the largest real registers seen needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes in one row of a text file. A longer row is set aside.
    pub row_bytes: InForce<u64>,
    /// Lines in one row of a text file: a row over more has a quotation mark in it that nobody closed.
    pub row_lines: InForce<u64>,
    /// Columns of one list. Cells of a workbook beyond them are not read; a text file with more is not.
    pub columns: InForce<u64>,
    /// Megabytes (1,000,000 bytes) a workbook may hold once unpacked, and one of its sheets as text.
    pub unpacked_megabytes: InForce<u64>,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            row_bytes: InForce::default_of(16_000_000),
            row_lines: InForce::default_of(1000),
            columns: InForce::default_of(4096),
            unpacked_megabytes: InForce::default_of(2000),
        }
    }
}

impl Limits {
    pub(super) fn read(root: &Table<'_>) -> Result<Self, PolicyError> {
        let silent = Limits::default();
        let Some(section) = root.value("limits") else { return Ok(silent) };
        let table = section.section(keys::LIMITS.heading)?.only(&keys::LIMITS)?;
        let given = |key: &str, range: RangeInclusive<i64>| {
            let whole = |value: &super::reader::Value<'_>| value.whole_number(range.clone()).map(i64::unsigned_abs);
            table.value(key).map(|value| Ok(value.placed(whole(&value)?))).transpose()
        };
        // The least that still reads a list at all; the most that this program counts in.
        Ok(Limits {
            row_bytes: silent.row_bytes.or_given(given("row-bytes", 100..=1_000_000_000)?),
            row_lines: silent.row_lines.or_given(given("row-lines", 1..=1_000_000)?),
            columns: silent.columns.or_given(given("columns", 3..=65_000)?),
            unpacked_megabytes: silent.unpacked_megabytes.or_given(given("unpacked-megabytes", 1..=1_000_000)?),
        })
    }
}
