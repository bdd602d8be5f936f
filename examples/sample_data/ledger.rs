//! What is planted, as counted from the finished rows: the README is written from it, so its numbers cannot drift.

/// One kind of thing planted in one file.
pub struct Entry {
    /// The check that ought to speak of it, or stay quiet about it.
    pub check: &'static str,
    pub file: &'static str,
    /// What stands in the rows.
    pub what: &'static str,
    /// The rows: asset ids, user names, contact names.
    pub rows: Vec<String>,
}

#[derive(Default)]
pub struct Ledger {
    pub fires: Vec<Entry>,
    pub quiet: Vec<Entry>,
}

impl Ledger {
    /// Rows that a check ought to find.
    pub fn fires(
        &mut self,
        check: &'static str,
        file: &'static str,
        what: &'static str,
        rows: Vec<String>,
    ) {
        self.fires.push(Entry {
            check,
            file,
            what,
            rows,
        });
    }

    /// Rows that look like a finding and are none.
    pub fn quiet(
        &mut self,
        check: &'static str,
        file: &'static str,
        what: &'static str,
        rows: Vec<String>,
    ) {
        self.quiet.push(Entry {
            check,
            file,
            what,
            rows,
        });
    }
}
