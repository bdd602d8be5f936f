//! What is planted, as counted from the finished rows: the README is written from it, so its numbers cannot drift.

/// One kind of thing planted in one file.
pub(crate) struct Entry {
    /// The check that ought to speak of it, or stay quiet about it.
    pub(crate) check: &'static str,
    pub(crate) file: &'static str,
    /// What stands in the rows.
    pub(crate) what: &'static str,
    /// The rows: asset ids, user names, contact names.
    pub(crate) rows: Vec<String>,
}

#[derive(Default)]
pub(crate) struct Ledger {
    pub(crate) fires: Vec<Entry>,
    pub(crate) quiet: Vec<Entry>,
}

impl Ledger {
    /// Rows that a check ought to find.
    pub(crate) fn fires(&mut self, check: &'static str, file: &'static str, what: &'static str, rows: Vec<String>) {
        self.fires.push(Entry { check, file, what, rows });
    }

    /// Rows that look like a finding and are none.
    pub(crate) fn quiet(&mut self, check: &'static str, file: &'static str, what: &'static str, rows: Vec<String>) {
        self.quiet.push(Entry { check, file, what, rows });
    }
}
