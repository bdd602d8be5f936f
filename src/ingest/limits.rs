//! How much of a file is read before it is called too much: generous, and said when hit.

use crate::policy;

/// Bounds on what one file may ask of this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes in one row. A longer one is set aside.
    pub row_bytes: usize,
    /// Lines in one row: one over more has a quotation mark in it that is never closed.
    pub row_lines: u64,
    /// Columns of one list. Cells of a workbook beyond them are not read; a text file with more is not.
    pub columns: usize,
    /// Bytes a workbook may hold once unpacked, and bytes one of its sheets may hold as text.
    pub unpacked_bytes: u64,
}

impl Limits {
    /// The bounds a policy sets.
    pub fn of(policy: &policy::Limits) -> Self {
        let size = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
        Limits {
            row_bytes: size(policy.row_bytes.value),
            row_lines: policy.row_lines.value,
            columns: size(policy.columns.value),
            unpacked_bytes: policy.unpacked_megabytes.value.saturating_mul(1_000_000),
        }
    }

    /// Bytes of a part that a workbook's reader holds in memory: the texts its cells share, a whole .ods sheet.
    pub fn held_bytes(self) -> u64 {
        self.unpacked_bytes / 4
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits::of(&policy::Limits::default())
    }
}
