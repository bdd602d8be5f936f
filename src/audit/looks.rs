//! Whether the values of a column look like the field that its header made of it.
//!
//! A header may mislead: `Owner` over *Corporate* and *Personal*, `Enabled` over names of systems.
//! Cells that cannot be read are unknown one by one; where they are many, the column was misread,
//! and that is said once.

use super::scan::Typed;
use super::tally::keep_first;
use crate::ingest::columns::Columns;
use crate::ingest::rows::Row;
use crate::model::account::AccountField;
use crate::model::asset::{AssetField, Criticality};
use crate::model::cell::{self, Cell};
use crate::model::field::{Answers, Field, FieldKind, yes_no};
use crate::model::prose;
use crate::model::register::Register;

/// How many rows' values of a column of words are looked at: whether it looks like its field shows long before.
const MOST_LOOKED_AT: u32 = 50_000;

/// A column most of whose values do not look like its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The field.
    pub field: usize,
    /// Its column.
    pub column: usize,
    /// Cells with something in them, as far as they were looked at.
    pub values: u64,
    /// Those that do not look like the field.
    pub unlike: u64,
}

/// What is expected of the cells of one column.
#[derive(Debug, Clone, Copy)]
enum Expected {
    YesNo(&'static Answers),
    Address,
    Criticality,
    Owner,
}

#[derive(Debug)]
struct Looked {
    field: usize,
    column: usize,
    expected: Expected,
    values: u64,
    unlike: u64,
    first: Option<(u32, String)>,
    rows: Vec<u32>,
}

/// The columns of one source whose values are looked at. Dates are seen elsewhere, with their order.
#[derive(Debug)]
pub struct Looks {
    columns: Vec<Looked>,
    /// Directory and enabled, of an account inventory that has both.
    units: Option<(usize, usize)>,
    /// Enabled accounts in a unit for disabled ones, and the first such unit with its row.
    in_disabled_unit: u64,
    first_unit: Option<(u32, String)>,
}

impl Looks {
    /// Looks at these columns.
    pub fn of(register: Register, columns: &Columns) -> Self {
        let fields = register.fields().iter().enumerate();
        let looked = fields.filter_map(|(field, spec)| {
            let is = |at: usize| register == Register::Assets && at == field;
            let expected = match spec.kind {
                FieldKind::YesNo => Expected::YesNo(&spec.answers),
                FieldKind::Text if spec.name.ends_with("email") => Expected::Address,
                FieldKind::Text if is(AssetField::Criticality.index()) => Expected::Criticality,
                FieldKind::Text if is(AssetField::Owner.index()) => Expected::Owner,
                FieldKind::Text | FieldKind::Day => return None,
            };
            Some(Looked { field, column: columns.of(field)?, expected, values: 0, unlike: 0, first: None, rows: Vec::new() })
        });
        let (unit, enabled) = (AccountField::Directory.index(), AccountField::Enabled.index());
        let has_units = register == Register::Accounts && columns.of(unit).is_some() && columns.of(enabled).is_some();
        Looks { columns: looked.collect(), units: has_units.then_some((unit, enabled)), in_disabled_unit: 0, first_unit: None }
    }

    /// Looks at one row.
    pub fn see(&mut self, row: Row<'_>, columns: &Columns) {
        for seen in &mut self.columns {
            if row.number() > MOST_LOOKED_AT && !matches!(seen.expected, Expected::YesNo(_)) {
                continue;
            }
            let Cell::Value(text) = cell::classify(columns.text(row, seen.field).unwrap_or_default()) else { continue };
            seen.values += 1;
            if !seen.expected.fits(text) {
                seen.unlike += 1;
                keep_first(&mut seen.rows, row.number());
                seen.first.get_or_insert_with(|| (row.number(), text.chars().take(40).collect()));
            }
        }
        if let Some((unit, enabled)) = self.units {
            let (unit, enabled) = (columns.text(row, unit).unwrap_or_default(), columns.text(row, enabled).unwrap_or_default());
            let answers = AccountField::Enabled.spec().answers;
            if let Some(name) = disabled_unit(unit).filter(|_| answers.read(enabled) == Some(true)) {
                self.in_disabled_unit += 1;
                self.first_unit.get_or_insert_with(|| (row.number(), name.to_owned()));
            }
        }
    }

    /// Adds what was seen of other rows.
    pub(super) fn join(&mut self, other: Looks) {
        for (mine, theirs) in self.columns.iter_mut().zip(other.columns) {
            mine.values += theirs.values;
            mine.unlike += theirs.unlike;
            mine.first = [mine.first.take(), theirs.first].into_iter().flatten().min();
            theirs.rows.into_iter().for_each(|row| keep_first(&mut mine.rows, row));
        }
        self.in_disabled_unit += other.in_disabled_unit;
        self.first_unit = [self.first_unit.take(), other.first_unit].into_iter().flatten().min();
    }

    /// The columns of yes and no, with what in them cannot be read.
    pub fn typed(&self) -> impl Iterator<Item = Typed> {
        let of_answers = self.columns.iter().filter(|seen| matches!(seen.expected, Expected::YesNo(_)));
        of_answers.map(|seen| Typed {
            column: seen.column,
            wanted: "yes or no",
            values: seen.values,
            count: seen.unlike,
            rows: seen.rows.clone(),
            either: 0,
        })
    }

    /// What a reader should know, and the columns in doubt.
    pub fn settle(self, columns: &Columns, register: Register) -> (Vec<String>, Vec<Doubt>) {
        let (mut notes, mut doubts) = (Vec::new(), Vec::new());
        for seen in self.columns {
            let Some((row, text)) = seen.first else { continue };
            let header = &columns.all[seen.column].header;
            let first = format!("first on row {row}: “{text}”");
            if seen.unlike * 2 > seen.values {
                let (doubt, note) =
                    in_doubt(register, header, seen.field, seen.column, (seen.unlike, seen.values), seen.expected.words(), &first);
                notes.push(note);
                doubts.push(doubt);
            } else if let Expected::YesNo(_) = seen.expected {
                let cells = prose::count(seen.unlike, "cell", "cells");
                notes.push(format!("{cells} of “{header}” cannot be read as yes or no, {first}"));
            }
        }
        if let Some((_, first)) = self.first_unit {
            notes.push(format!(
                "{} in a unit for disabled ones, such as “{}”: the directory's own answer stands, and they count as enabled",
                prose::count(self.in_disabled_unit, "enabled account is", "enabled accounts are"),
                first
            ));
        }
        (notes, doubts)
    }
}

/// A column in doubt, with the sentence that says so.
pub fn in_doubt(
    register: Register,
    header: &str,
    field: usize,
    column: usize,
    (unlike, values): (u64, u64),
    expected: &str,
    first: &str,
) -> (Doubt, String) {
    let note = format!(
        "“{header}” is read as {} but does not look like it: {} of {} values seen are {expected}, {first}; if it is something else, map the right column in the policy",
        register.fields()[field].name,
        prose::thousands(unlike),
        prose::thousands(values),
    );
    (Doubt { field, column, values, unlike }, note)
}

impl Expected {
    fn fits(self, text: &str) -> bool {
        match self {
            Expected::YesNo(answers) => answers.read(text).is_some(),
            Expected::Address => text.contains('@'),
            Expected::Criticality => Criticality::read(text).is_some(),
            Expected::Owner => !is_ownership(text),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Expected::YesNo(_) => "neither yes nor no",
            Expected::Address => "no e-mail addresses",
            Expected::Criticality => "on no scale that we know",
            Expected::Owner => "not who answers for it",
        }
    }
}

/// Whether an owner cell says who bought the thing, or only that it has an owner.
fn is_ownership(text: &str) -> bool {
    const WORDS: &[&str] =
        &["corporate", "company", "personal", "byod", "owned", "leased", "rented", "loan", "purchased", "managed", "unmanaged"];
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(text)) || yes_no(text).is_some()
}

/// The organisational unit in a distinguished name or path that is named as one for accounts out of use.
fn disabled_unit(directory: &str) -> Option<&str> {
    let parts = directory.split([',', '/']).filter_map(|part| {
        let part = part.trim();
        match part.split_once('=') {
            Some((kind, name)) => kind.eq_ignore_ascii_case("ou").then_some(name),
            None => Some(part),
        }
    });
    parts.into_iter().find(|name| {
        let lower = name.to_lowercase();
        ["disabled", "leaver", "inactive", "deactivated", "to be deleted"].iter().any(|word| lower.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_for_disabled_accounts() {
        assert_eq!(disabled_unit("CN=Ann Lee,OU=Disabled Users,DC=northmoor,DC=example"), Some("Disabled Users"));
        assert_eq!(disabled_unit("/Staff/Leavers 2026"), Some("Leavers 2026"));
        assert_eq!(disabled_unit("CN=Disabled Person,OU=Staff,DC=northmoor,DC=example"), None);
    }

    #[test]
    fn what_stands_under_owner_and_is_none() {
        assert!(is_ownership("Corporate") && is_ownership("Yes"));
        assert!(!is_ownership("Ann Lee") && !is_ownership("Corporate Services"));
    }
}
