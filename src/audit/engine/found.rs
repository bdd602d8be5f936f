//! A finding on one record: counted, and written as it will stand in findings.csv.

use std::borrow::Cow;

use super::super::about::{About, Audited};
use super::super::assessment::{BySeverity, Status};
use super::super::conflicts;
use super::super::emit::Line;
use super::super::in_order::Repeat;
use super::super::plan::severity_of;
use super::super::tally::slot;
use super::super::top::Ranked;
use super::{Asked, Part, Worker};
use crate::ingest::view::View;
use crate::model::place::Place;
use crate::model::verdict::Detail;

/// One record as it is being judged.
pub(super) struct Seen<'s, 'r, A: Audited> {
    /// The record.
    pub(super) record: &'s A::Record<'r>,
    /// What findings say of it.
    pub(super) about: &'s About<'s>,
    /// Its key, normal.
    pub(super) key: &'s [u8],
    /// Its row.
    pub(super) view: &'s View<'r>,
    /// Whether findings that share its key are told apart by an ordinal.
    pub(super) is_repeated: bool,
}

impl<A: Audited> Worker<'_, A> {
    /// Writes what one of the checks asked finds of one record, and counts it.
    pub(super) fn find(
        &self,
        asked: &Asked<'_, A>,
        status: Status,
        detail: &Detail,
        seen: &Seen<'_, '_, A>,
        open: &mut BySeverity,
        part: &mut Part<'_, A>,
    ) {
        let &Seen { record, about, view, key, is_repeated } = seen;
        let row = view.row.number();
        let planned = &self.ground.planned[asked.check];
        let check = part.tally.of(asked.check, A::AREA);
        let severity = severity_of(planned, detail);
        let place = Place { source: self.of.number, row, column: detail.field.and_then(|field| self.column_of(field)) };
        if status == Status::Open {
            check.open.add(severity, 1);
            open.add(severity, 1);
        }
        check.findings += 1;
        let names = self.ground.names;
        let cause = names.text(detail.cause.as_deref().unwrap_or_default());
        if !cause.is_empty() {
            check.cause(status, &cause, place);
        }
        let evidence = conflicts::evidence(detail, view, &self.ground.facts.sources);
        let slot = slot(asked.check, A::AREA);
        let subject = about.key.unwrap_or_default();
        let is_shown = self.bars.admits(slot, severity);
        // Only the first finding on a record and those that are shown are asked for what all findings on it share.
        let is_asked = is_shown || part.again.is_none();
        // Marks of names are taken off as a cell is written, where that is all.
        let marked = |text| if is_shown || names.are_redacted() { names.text(text) } else { Cow::Borrowed(text) };
        let text = |text| marked(if is_asked { text } else { "" });
        let person = |text| if is_asked { names.person(text) } else { Cow::Borrowed("") };
        part.label.clear();
        if is_asked {
            A::push_label(record, &mut part.label);
        }
        let print = asked.findings.stem.of(key, 0);
        let age = self.ground.ages.of_print(&planned.name, print, status);
        if status == Status::Open && !is_repeated && age.is_overdue[severity.index()] {
            check.overdue.add(severity, 1);
        }
        let line = Line {
            area: A::AREA,
            check: &planned.name,
            title: planned.check.title(),
            fix: planned.check.fix(),
            severity,
            status,
            subject: &if about.key_is_person { person(subject) } else { text(subject) },
            label: &text(&part.label),
            evidence: &marked(&evidence),
            owner: &person(about.owner),
            owner_email: &person(about.owner_email),
            department: &text(about.department),
            location: &text(about.location),
            criticality: about.criticality,
            due: if status == Status::Open { &age.due[severity.index()] } else { "" },
            cause: &cause,
            file: &self.of.source.file,
            sheet: &self.of.source.sheet,
            row,
            column: self.header_at(place.column),
            first_seen: &age.first_seen,
            fingerprint: print,
        };
        let written = part.rows.write_with(&line, &asked.findings.cells, &mut part.again);
        if is_repeated {
            let due = (status == Status::Open).then_some(written.due);
            part.handover.repeats.push(Repeat { at: written.fingerprint, due, slot, check: asked.check, severity, key: key.into(), print });
        }
        if is_shown {
            let ranked = Ranked { severity, place, finding: line.to_finding() };
            part.handover.offers.push((slot, ranked, is_repeated.then_some(written.fingerprint)));
        }
    }
}
