//! What the reading of a source showed beside its records, for the checks on lists themselves.

use super::scan::Scan;
use crate::ingest::columns::How;
use crate::ingest::source::{Source, Table};
use crate::model::place::Place;
use crate::model::source::{Needless, Reading, RowsLost, Unreadable};
use crate::policy::{Policy, SourcePolicy};

/// What was read of one source.
pub fn of(source: &Source, table: &Table, scan: &Scan, number: u16, policy: &Policy) -> Reading {
    let place = |column: usize| Place { source: number, row: table.header_row, column: u16::try_from(column).ok() };
    let header = |column: usize| table.columns.all.get(column).map(|column| column.header.clone()).unwrap_or_default();
    let typed = scan.typed.iter().filter(|_| table.laid_out.is_none()).map(|typed| Unreadable {
        header: header(typed.column),
        place: place(typed.column),
        wanted: typed.wanted,
        values: typed.values,
        count: typed.count,
        rows: typed.rows.clone(),
        either: typed.either,
    });
    let lost = scan.set_aside.iter().filter(|(reason, _)| reason.is_loss());
    let furniture: u64 = scan.set_aside.iter().filter(|(reason, _)| reason.is_furniture()).map(|(_, (count, _))| count).sum();
    let needless = table.columns.all.iter().enumerate().filter_map(|(at, column)| match column.how {
        How::Needless(personal) => {
            Some(Needless { header: column.header.clone(), what: personal.what, is_special: personal.is_special, place: place(at) })
        }
        _ => None,
    });
    Reading {
        rows: scan.rows_read.saturating_sub(furniture),
        expected_count: said(source, policy).and_then(|said| said.provenance.expected_count),
        typed: typed.collect(),
        lost: lost.map(|(reason, (count, rows))| RowsLost { reason: reason.words(), count: *count, rows: rows.clone() }).collect(),
        needless: needless.collect(),
    }
}

/// What the policy says of a source.
pub fn said<'p>(source: &Source, policy: &'p Policy) -> Option<&'p SourcePolicy> {
    policy.source(&source.file, (!source.sheet.is_empty()).then_some(source.sheet.as_str()))
}
