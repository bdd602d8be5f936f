//! Which column of a source is which field, how that was settled, and what was not understood.

use super::header;
use super::secrets::is_secret;
use crate::model::register::Register;

/// Most fields a register may have: a row's fields are kept as bits of a `u64`.
pub const MOST_FIELDS: usize = 64;

/// How one column was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// By its header.
    Header,
    /// By its header, once the bracket at its end was cut.
    HeaderCut,
    /// By the policy.
    Policy,
    /// It holds secrets and is never read.
    Secret,
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
            How::Policy => "policy".to_owned(),
            How::Secret => "holds secrets: never read".to_owned(),
            How::Rota(part) => (*part).to_owned(),
            How::LostTo(winner) => format!("not used: “{winner}” is taken for this field"),
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
}

/// The columns of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// In the order they stand.
    pub all: Vec<Column>,
    by_field: [Option<u16>; MOST_FIELDS],
    /// The rows handed out are not the file's own but laid out anew, a record a row.
    laid_out: bool,
}

impl Columns {
    /// Settles each header. `mapped` are fields the policy ties to headers; they win over everything.
    pub fn settle<'h>(register: Register, headers: impl Iterator<Item = &'h str>, mapped: &[(String, usize)]) -> Self {
        let mut all: Vec<Column> = Vec::new();
        let mut best: Vec<Option<(usize, usize)>> = vec![None; MOST_FIELDS];
        for (at, text) in headers.enumerate() {
            let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            let policy = mapped.iter().find(|(header, _)| header::normal(header) == header::normal(text)).map(|(_, field)| *field);
            let meant = header::meaning(register, text);
            let (field, how) = match (policy, meant) {
                (Some(field), _) => (Some(field), How::Policy),
                (None, Some((meaning, cut))) => (Some(meaning.field), if cut { How::HeaderCut } else { How::Header }),
                (None, None) => (None, How::NotUnderstood(header::nearest(register, text).map(|f| register.fields()[f].name))),
            };
            let known = policy.is_some() || meant.is_some();
            if !text.is_empty() && is_secret(text) && !known {
                all.push(Column { header: text.to_owned(), field: None, how: How::Secret });
                continue;
            }
            all.push(Column { header: text.to_owned(), field: None, how });
            if let Some(field) = field {
                // The policy's word stands before every synonym; then the earlier synonym, then the leftmost column.
                let rank = if policy.is_some() { 0 } else { meant.map_or(usize::MAX, |(m, _)| m.rank + 1) };
                if best[field].is_none_or(|(held, _)| rank < held) {
                    best[field] = Some((rank, at));
                }
                all[at].field = Some(field);
            }
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
        Columns { all, by_field, laid_out: false }
    }

    /// The columns of a list whose rows are laid out anew: `all` as they stand in the file, and the fields that
    /// the new rows have, each in the cell of its own index.
    pub fn laid_out(all: Vec<Column>, fields: &[usize]) -> Self {
        let mut by_field = [None; MOST_FIELDS];
        for field in fields {
            by_field[*field] = u16::try_from(*field).ok();
        }
        Columns { all, by_field, laid_out: true }
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
        self.by_field.iter().enumerate().fold(0, |bits, (field, column)| bits | u64::from(column.is_some()) << field)
    }

    /// The header over a field's column as it stands.
    pub fn header_of(&self, field: usize) -> Option<&str> {
        self.of(field).map(|at| self.all[at].header.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::asset::AssetField;
    use crate::model::field::Field;

    #[test]
    fn the_better_name_wins_and_the_loser_is_named() {
        let columns = Columns::settle(Register::Assets, ["Name", "Hostname", "Owner", "Colour", "Password", "Owner Nmae"].into_iter(), &[]);
        assert_eq!(columns.of(AssetField::Name.index()), Some(1));
        assert_eq!(columns.all[0].how, How::LostTo("Hostname".to_owned()));
        assert_eq!(columns.all[3].how, How::NotUnderstood(None));
        assert_eq!(columns.all[4].how, How::Secret);
        assert!(matches!(columns.all[5].how, How::NotUnderstood(Some(_))));
    }

    #[test]
    fn the_policy_wins_over_every_header() {
        let owner = AssetField::Owner.index();
        let columns = Columns::settle(Register::Assets, ["Owner", "Who to ask"].into_iter(), &[("who to ask".to_owned(), owner)]);
        assert_eq!(columns.of(owner), Some(1));
        assert_eq!(columns.all[0].how, How::LostTo("Who to ask".to_owned()));
    }
}
