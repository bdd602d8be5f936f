//! How much of a file is read before it is called too much: generous, and said when hit.

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
    /// Bytes of a part that a workbook's reader holds in memory: the texts its cells share, a whole .ods sheet.
    pub fn held_bytes(self) -> u64 {
        self.unpacked_bytes / 4
    }
}

impl Default for Limits {
    fn default() -> Self {
        // All ours: a hundred times what the largest real registers seen needed.
        Limits { row_bytes: 16_000_000, row_lines: 1000, columns: 4096, unpacked_bytes: 2_000_000_000 }
    }
}
