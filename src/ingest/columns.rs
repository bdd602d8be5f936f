//! Which column of a source is which field, how that was settled, and what was not understood.

use super::decode::{Combine, Decode};
use super::header;
use super::known::{KnownExport, Means};
use super::needless::{self, Personal};
use super::rows::Row;
use super::secrets::is_secret;
use crate::model::register::Register;

/// Most fields a register may have: a row's fields are kept as bits of a `u64`.
pub const MOST_FIELDS: usize = 64;

/// Most columns that one field is read from.
pub const MOST_PARTS: usize = 5;

/// How one column was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// By its header.
    Header,
    /// By its header, once the bracket at its end was cut.
    HeaderCut,
    /// By what is known of this export.
    Known,
    /// By the policy.
    Policy,
    /// Its header looks like a field, but in this export it is none: why.
    NotMeant(&'static str),
    /// It is read together with others, as the field of this name.
    PartOf(&'static str),
    /// It holds secrets and is never read.
    Secret,
    /// It holds personal data that is not needed, and is not read.
    Needless(Personal),
    /// Part of a rota, as these words say.
    Rota(&'static str),
    /// Its field went to the column of this header, whose name says it better or which stands further left.
    LostTo(String),
    /// Not understood; perhaps the field of this name was meant.
    NotUnderstood(Option<&'static str>),
}

impl How {
    /// In words, for `inspect` and the report.
    pub fn words(&self) -> String {
        match self {
            How::Header => "header".to_owned(),
            How::HeaderCut => "header, the bracket at its end set aside".to_owned(),
            How::Known => "known export".to_owned(),
            How::Policy => "policy".to_owned(),
            How::NotMeant(why) => format!("not used: {why}"),
            How::PartOf(field) => format!("one of the columns that tell {field}"),
            How::Secret => "holds secrets: never read".to_owned(),
            How::Needless(personal) => format!("{}: not needed, and not read", personal.what),
            How::Rota(part) => (*part).to_owned(),
            How::LostTo(winner) => format!("not used: “{winner}” names this field better or stands further left"),
            How::NotUnderstood(None) => "not understood".to_owned(),
            How::NotUnderstood(Some(field)) => format!("not understood; if it is {field}, map it in the policy"),
        }
    }
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The header as it stands.
    pub header: String,
    /// The field it is read as, by index.
    pub field: Option<usize>,
    /// How that was settled.
    pub how: How,
    /// How its cells are read, where not as they are written.
    pub decode: Option<&'static Decode>,
}

impl Column {
    /// In words, for `inspect` and the report: how it was settled, and how its cells are read.
    pub fn words(&self) -> String {
        match self.decode.filter(|_| self.field.is_some()) {
            Some(decode) => format!("{}; {}", self.how.words(), decode.words),
            None => self.how.words(),
        }
    }
}

/// A field that is not simply the cell under one header.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Derived {
    field: usize,
    columns: Vec<Option<usize>>,
    by: By,
}

#[derive(Debug, Clone, Copy)]
enum By {
    Decode(&'static Decode),
    Combine(&'static Combine),
}

impl PartialEq for By {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (By::Decode(one), By::Decode(other)) => one == other,
            (By::Combine(one), By::Combine(other)) => one.words == other.words,
            _ => false,
        }
    }
}

impl Eq for By {}

/// The columns of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// In the order they stand.
    pub all: Vec<Column>,
    by_field: [Option<u16>; MOST_FIELDS],
    /// The fields there is a column for, as bits.
    present: u64,
    /// The rows handed out are not the file's own but laid out anew, a record a row.
    laid_out: bool,
    /// Fields that are not simply the cell under one header.
    derived: Vec<Derived>,
    /// The columns of those that are.
    plain: [Option<u16>; MOST_FIELDS],
}

impl Columns {
    /// Settles each header. `mapped` are fields the policy ties to headers; they win over everything.
    /// What is known of the export comes next, the synonyms of the fields last.
    pub fn settle<'h>(
        register: Register,
        known: Option<&'static KnownExport>,
        headers: impl Iterator<Item = &'h str>,
        mapped: &[(String, usize)],
    ) -> Self {
        let mut all: Vec<Column> = Vec::new();
        let mut best: Vec<Option<(usize, usize)>> = vec![None; MOST_FIELDS];
        for (at, text) in headers.enumerate() {
            let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            let policy = mapped.iter().find(|(header, _)| header::normal(header) == header::normal(text)).map(|(_, field)| *field);
            let (column, rank) = settle_one(register, known, text, policy);
            if let Some(field) = column.field
                && best[field].is_none_or(|(held, _)| rank < held)
            {
                best[field] = Some((rank, at));
            }
            all.push(column);
        }
        let mut by_field = [None; MOST_FIELDS];
        for (field, won) in best.iter().enumerate() {
            by_field[field] = won.and_then(|(_, at)| u16::try_from(at).ok());
        }
        for at in 0..all.len() {
            if let Some(field) = all[at].field
                && let Some(winner) = by_field[field]
                && usize::from(winner) != at
            {
                all[at].how = How::LostTo(all[usize::from(winner)].header.clone());
                all[at].field = None;
            }
        }
        let mut columns = Columns { all, by_field, present: bits(&by_field), derived: Vec::new(), plain: by_field, laid_out: false };
        let decoded: Vec<Derived> = columns
            .all
            .iter()
            .enumerate()
            .filter_map(|(at, column)| Some(Derived { field: column.field?, columns: vec![Some(at)], by: By::Decode(column.decode?) }))
            .collect();
        for derived in decoded {
            columns.derive(derived);
        }
        for derived in known.map(|known| known.derived).unwrap_or_default() {
            columns.combine(register, derived);
        }
        columns
    }

    /// Says of each column that was not understood which field was perhaps meant.
    #[must_use]
    pub fn with_guesses(mut self, register: Register) -> Self {
        for column in self.all.iter_mut().filter(|column| column.how == How::NotUnderstood(None)) {
            let near = header::nearest(register, &column.header).map(|field| register.fields()[field].name);
            column.how = How::NotUnderstood(near);
        }
        self
    }

    fn derive(&mut self, derived: Derived) {
        self.plain[derived.field] = None;
        self.derived.retain(|held| held.field != derived.field);
        self.derived.push(derived);
    }

    /// Reads a field from several columns, unless the policy settled it.
    fn combine(&mut self, register: Register, known: &super::known::Derived) {
        let at = |header: &&str| self.all.iter().position(|column| header::normal(&column.header) == header::normal(header));
        let columns: Vec<Option<usize>> = known.from.iter().map(at).collect();
        let Some(first) = columns.iter().flatten().next().and_then(|at| u16::try_from(*at).ok()) else { return };
        let name = register.fields()[known.field].name;
        if let Some(held) = self.of(known.field) {
            if self.all[held].how == How::Policy {
                return;
            }
            self.all[held].field = None;
            self.all[held].how = How::LostTo(self.all[usize::from(first)].header.clone());
        }
        for at in columns.iter().flatten().copied() {
            let column = &mut self.all[at];
            if column.field.is_none() && !matches!(column.how, How::Secret | How::PartOf(_)) {
                column.how = How::PartOf(name);
            }
        }
        self.by_field[known.field] = Some(first);
        self.present |= 1 << known.field;
        self.derive(Derived { field: known.field, columns, by: By::Combine(known.by) });
    }

    /// The text a row has for a field: `None` where there is no such column, blank where the row ends before it.
    #[inline]
    pub fn text<'r>(&self, row: Row<'r>, field: usize) -> Option<&'r str> {
        self.plain_text(row, field).or_else(|| if self.derived.is_empty() { None } else { self.derived_text(row, field) })
    }

    /// The same for a field that is simply the cell under one header, as nearly all are; `None` for every other.
    #[inline]
    pub fn plain_text<'r>(&self, row: Row<'r>, field: usize) -> Option<&'r str> {
        Some(row.cell(usize::from(self.plain[field]?)).unwrap_or_default())
    }

    #[cold]
    fn derived_text<'r>(&self, row: Row<'r>, field: usize) -> Option<&'r str> {
        let derived = self.derived.iter().find(|derived| derived.field == field)?;
        let mut cells = [""; MOST_PARTS];
        for (cell, column) in cells.iter_mut().zip(&derived.columns) {
            *cell = column.and_then(|column| row.cell(column)).unwrap_or_default();
        }
        let cells = &cells[..derived.columns.len().min(MOST_PARTS)];
        Some(match derived.by {
            By::Decode(decode) => (decode.read)(cells[0]),
            By::Combine(combine) => (combine.read)(cells),
        })
    }

    /// The fields that are read from several columns or from one that is another field too: field, the columns' headers, how.
    pub fn combined(&self) -> impl Iterator<Item = (usize, Vec<&str>, &'static str)> {
        self.derived.iter().filter_map(|derived| match derived.by {
            By::Decode(_) => None,
            By::Combine(combine) => {
                let headers = derived.columns.iter().flatten().map(|at| self.all[*at].header.as_str()).collect();
                Some((derived.field, headers, combine.words))
            }
        })
    }

    /// The columns of a list whose rows are laid out anew: `all` as they stand in the file, and the fields that
    /// the new rows have, each in the cell of its own index.
    pub fn laid_out(all: Vec<Column>, fields: &[usize]) -> Self {
        let mut by_field = [None; MOST_FIELDS];
        for field in fields {
            by_field[*field] = u16::try_from(*field).ok();
        }
        Columns { all, by_field, present: bits(&by_field), derived: Vec::new(), plain: by_field, laid_out: true }
    }

    /// Whether the rows handed out are laid out anew.
    pub fn is_laid_out(&self) -> bool {
        self.laid_out
    }

    /// The column of a field.
    pub fn of(&self, field: usize) -> Option<usize> {
        self.by_field[field].map(usize::from)
    }

    /// The fields there is a column for, as bits.
    pub fn present(&self) -> u64 {
        self.present
    }

    /// The header over a field's column as it stands.
    pub fn header_of(&self, field: usize) -> Option<&str> {
        self.of(field).map(|at| self.all[at].header.as_str())
    }
}

fn bits(by_field: &[Option<u16>; MOST_FIELDS]) -> u64 {
    by_field.iter().enumerate().fold(0, |bits, (field, column)| bits | u64::from(column.is_some()) << field)
}

/// What one header is by itself, and how well it says so: the lower the better.
///
/// The policy's word stands before what is known of the export, that before every synonym; of two
/// equals the leftmost column wins.
fn settle_one(register: Register, known: Option<&'static KnownExport>, text: &str, policy: Option<usize>) -> (Column, usize) {
    // Ranks of synonyms begin behind those of any known export.
    const SYNONYMS: usize = 1000;
    let column = |field, how, decode| Column { header: text.to_owned(), field, how, decode };
    let rule = known.and_then(|known| known.rule(text));
    let meant = header::meaning(register, text);
    if let Some(field) = policy {
        // A column that means the opposite still does when the policy names it.
        let by_rule = match rule {
            Some((_, Means::Field(of, decode))) if *of == field => *decode,
            _ => None,
        };
        let decode = by_rule.or_else(|| meant.filter(|(meaning, _)| meaning.field == field).and_then(|(meaning, _)| meaning.decode));
        return (column(Some(field), How::Policy, decode), 0);
    }
    let is_field = matches!((rule, meant), (Some((_, Means::Field(..))), _) | (None, Some(_)));
    if let Some(personal) = needless::personal(register, text).filter(|_| !is_field) {
        return (column(None, How::Needless(personal), None), usize::MAX);
    }
    match (rule, meant) {
        (Some((rank, Means::Field(field, decode))), _) => (column(Some(*field), How::Known, *decode), rank + 1),
        (Some((_, Means::Nothing(why))), _) => (column(None, How::NotMeant(why), None), usize::MAX),
        (None, Some((meaning, cut))) => {
            let how = if cut { How::HeaderCut } else { How::Header };
            (column(Some(meaning.field), how, meaning.decode), SYNONYMS + meaning.rank)
        }
        (None, None) if !text.is_empty() && is_secret(text) => (column(None, How::Secret, None), usize::MAX),
        (None, None) => (column(None, How::NotUnderstood(None), None), usize::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::known;
    use crate::model::account::AccountField;
    use crate::model::asset::AssetField;
    use crate::model::field::Field;

    #[test]
    fn the_better_name_wins_and_the_loser_is_named() {
        let columns =
            Columns::settle(Register::Assets, None, ["Name", "Hostname", "Owner", "Colour", "Password", "Owner Nmae"].into_iter(), &[])
                .with_guesses(Register::Assets);
        assert_eq!(columns.of(AssetField::Name.index()), Some(1));
        assert_eq!(columns.all[0].how, How::LostTo("Hostname".to_owned()));
        assert_eq!(columns.all[3].how, How::NotUnderstood(None));
        assert_eq!(columns.all[4].how, How::Secret);
        assert!(matches!(columns.all[5].how, How::NotUnderstood(Some(_))));
    }

    #[test]
    fn a_known_export_stands_before_synonyms_and_below_the_policy() {
        let headers = ["Device ID", "Device name", "Last check-in", "Managed by", "Ownership", "Compliance"];
        let (_, known) = known::recognise(headers.into_iter()).unwrap();
        let settle = |mapped: &[(String, usize)]| Columns::settle(Register::Assets, Some(known), headers.into_iter(), mapped);
        let custodian = AssetField::Custodian.index();
        assert_eq!(settle(&[]).of(custodian), None);
        assert!(matches!(settle(&[]).all[3].how, How::NotMeant(_)));
        assert_eq!(settle(&[("Managed by".to_owned(), custodian)]).of(custodian), Some(3));
    }

    #[test]
    fn a_column_that_means_the_opposite_still_does_when_the_policy_names_it() {
        let enabled = AccountField::Enabled.index();
        let mapped = [("Suspended".to_owned(), enabled)];
        let columns = Columns::settle(Register::Accounts, None, ["Login", "Status", "Suspended"].into_iter(), &mapped);
        assert_eq!(columns.of(enabled), Some(2));
        assert_eq!(columns.all[2].words(), "policy; yes there means no here");
    }

    #[test]
    fn the_policy_wins_over_every_header() {
        let owner = AssetField::Owner.index();
        let columns = Columns::settle(Register::Assets, None, ["Owner", "Who to ask"].into_iter(), &[("who to ask".to_owned(), owner)]);
        assert_eq!(columns.of(owner), Some(1));
        assert_eq!(columns.all[0].how, How::LostTo("Who to ask".to_owned()));
    }
}
