//! How much of a file is read before it is called too much: generous, and said when hit.

/// Bounds on what one file may ask of this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes in one row. A longer one is set aside.
    pub row_bytes: usize,
    /// Lines in one row: one over more has a quotation mark in it that is never closed.
    pub row_lines: u64,
    /// Columns of one sheet. Cells beyond are not read.
    pub columns: usize,
    /// Bytes a workbook may hold once unpacked, and bytes one of its sheets may hold as text.
    pub unpacked_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        // All ours: a hundred times what the largest real registers seen needed.
        Limits { row_bytes: 1024 * 1024, row_lines: 1000, columns: 4096, unpacked_bytes: 8 * 1024 * 1024 * 1024 }
    }
}
