//! Where a rota's shifts are written, one a row, to be read like any other table.

use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom};

use crate::model::date::Date;
use crate::model::shift::{Moment, ShiftField, Span};

/// One shift of one person, as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'l> {
    /// The row of the cell that names the person.
    pub(super) row: u32,
    /// Its column.
    pub(super) column: usize,
    /// What the shift covers; empty for not said.
    pub(super) service: &'l str,
    /// Its tier or name; empty for not said.
    pub(super) tier: &'l str,
    /// Who is on.
    pub(super) person: &'l str,
    /// The number beside the person; empty for none.
    pub(super) number: &'l str,
    /// When; `None` for a standing arrangement.
    pub(super) when: Option<When>,
}

/// When a shift begins, and when it ends where that is stated.
pub(super) type When = (Moment, Option<Moment>);

/// Shifts being written, and what is counted of them.
pub(super) struct Spool {
    out: csv::Writer<BufWriter<File>>,
    has: [bool; 6],
    /// Shifts written.
    pub(super) shifts: u64,
    /// Shifts whose hours are not stated.
    pub(super) without_hours: u64,
    /// Shifts whose end is not stated.
    pub(super) without_end: u64,
    /// The first and the last day of any.
    pub(super) days: Option<(Date, Date)>,
}

impl Spool {
    /// An empty one, whose header bears the number of the rota's own.
    ///
    /// # Errors
    /// The system's own.
    pub(super) fn begin(header_row: u32, delimiter: u8) -> std::io::Result<Self> {
        let out = csv::WriterBuilder::new().flexible(true).delimiter(delimiter).from_writer(BufWriter::new(tempfile::tempfile()?));
        let mut spool = Spool { out, has: [false; 6], shifts: 0, without_hours: 0, without_end: 0, days: None };
        spool.out.write_record([header_row.to_string().as_str(), "service", "tier", "person", "number", "from", "to", "column"])?;
        Ok(spool)
    }

    /// Writes one shift.
    ///
    /// # Errors
    /// The system's own.
    pub(super) fn write(&mut self, line: Line<'_>) -> std::io::Result<()> {
        let (from, to) = line.when.map(|(from, to)| (from.written(), to.map(Moment::written).unwrap_or_default())).unwrap_or_default();
        let cells = [line.service, line.tier, line.person, line.number, &from, &to];
        for (has, cell) in self.has.iter_mut().zip(cells) {
            *has |= !cell.is_empty();
        }
        self.shifts += 1;
        if let Some((from, to)) = line.when {
            let span = to.map_or(Span::Since(from), |to| Span::between(from, to));
            self.without_hours += u64::from(matches!(span, Span::Days(..)));
            self.without_end += u64::from(matches!(span, Span::Since(_)));
            let (begins, ends) = (span.first(), span.last().unwrap_or(span.first()));
            self.days = Some(self.days.map_or((begins, ends), |(first, last)| (first.min(begins), last.max(ends))));
        }
        let (row, column) = (line.row.to_string(), line.column.to_string());
        let record = std::iter::once(row.as_str()).chain(cells).chain(std::iter::once(column.as_str()));
        self.out.write_record(record)?;
        Ok(())
    }

    /// The fields that any shift has, as indices.
    pub(super) fn fields(&self) -> Vec<usize> {
        // A person is what makes a shift: an empty rota has the column all the same.
        (0..self.has.len()).filter(|at| self.has[*at] || *at == ShiftField::Person as usize).collect()
    }

    /// The file, at its beginning.
    ///
    /// # Errors
    /// The system's own.
    pub(super) fn end(self) -> std::io::Result<File> {
        let inner = self.out.into_inner().map_err(|error| std::io::Error::other(error.to_string()))?;
        let mut file = inner.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.seek(SeekFrom::Start(0))?;
        Ok(file)
    }
}
