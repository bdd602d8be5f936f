//! The findings that stand for a whole column of a source: counted while its rows are read, written once at its end.

use super::super::about::Audited;
use super::super::assessment::Status;
use super::super::emit::{Line, Rows};
use super::super::error::AuditError;
use super::super::in_order::Ordered;
use super::super::tally::{Tally, slot};
use super::super::top::Ranked;
use super::Worker;
use crate::model::place::Place;
use crate::model::prose;

impl<A: Audited> Worker<'_, A> {
    /// Writes the findings that stand for a whole column, once the source is done.
    pub(super) fn write_columns(&self, tally: &mut Tally, ordered: &mut Ordered<'_>) -> Result<(), AuditError> {
        let mut rows = Rows::new();
        for asked in &self.asked {
            let planned = &self.ground.planned[asked.check];
            let check = tally.of(asked.check, A::AREA);
            let mut columns = std::mem::take(&mut check.columns);
            columns.sort_by(|one, other| (one.status, &one.cause).cmp(&(other.status, &other.cause)));
            for column in columns {
                let (status, cause) = (column.status, &column.cause);
                check.findings += 1;
                if status == Status::Open {
                    check.open.add(column.severity, 1);
                }
                let place = Place { source: self.of.number, row: 0, column: column.field.and_then(|field| self.column_of(field)) };
                let shown_cause = self.ground.names.text(cause).into_owned();
                let counted = prose::count(column.count, "record", "records");
                let label = self.of.source.label();
                let key = format!("{} {cause}", A::REGISTER.name());
                let rank = self.ground.facts.rank(self.of.number);
                let print = ordered.print(asked.check, &planned.name, A::REGISTER.name(), &key, rank);
                let age = self.ground.ages.of_print(&planned.name, print, status);
                if status == Status::Open && age.is_overdue[column.severity.index()] {
                    check.overdue.add(column.severity, 1);
                }
                let line = Line {
                    area: A::AREA,
                    check: &planned.name,
                    title: planned.check.title(),
                    fix: planned.check.fix(),
                    severity: column.severity,
                    status,
                    subject: &label,
                    label: &label,
                    evidence: &format!("{} ({counted})", self.ground.names.text(&column.evidence)),
                    owner: "",
                    owner_email: "",
                    department: "",
                    location: "",
                    criticality: "",
                    due: if status == Status::Open { &age.due[column.severity.index()] } else { "" },
                    cause: &shown_cause,
                    file: &self.of.source.file,
                    sheet: &self.of.source.sheet,
                    row: 0,
                    column: self.header_at(place.column),
                    first_seen: &age.first_seen,
                    fingerprint: print,
                };
                rows.write(&line);
                check.cause_of_many(
                    status,
                    &if shown_cause.is_empty() { line.evidence.to_owned() } else { shown_cause.clone() },
                    place,
                    column.count,
                );
                let ranked = Ranked { severity: column.severity, place, finding: line.to_finding() };
                ordered.top.offer(slot(asked.check, A::AREA), ranked, self.bars);
            }
        }
        ordered.out.write_all(&rows.take()).map_err(AuditError::Write)
    }
}
