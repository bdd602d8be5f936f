//! Statements: something true of a class that the lists cannot say.

use super::account::Belonging;
use super::date::Date;
use super::key;

/// One statement of the policy.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Which records or values it speaks of.
    pub of: Match,
    /// What it says.
    pub says: Says,
    /// What shows that it is true.
    pub evidence: String,
    /// Who vouches for it.
    pub approver: String,
    /// The last day it holds.
    pub until: Option<Date>,
}

/// Which records a statement speaks of: every part given must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Match {
    /// Words of the operating system or product.
    pub product: Option<String>,
    /// Words of the kind of asset or account.
    pub kind: Option<String>,
    /// The owner's value.
    pub owner: Option<String>,
    /// The status.
    pub status: Option<String>,
    /// The sort of people an account belongs to, or with a `*` its username.
    pub population: Option<String>,
}

/// What a statement says.
#[derive(Debug, Clone, PartialEq)]
pub enum Says {
    /// The owner's value stands for this holder: a post, a team, a person.
    OwnerIs(String),
    /// These checks do not apply to the class.
    DoesNotApply(Vec<String>),
    /// The class is supported until that day, whatever its maker's table says.
    SupportedUntil(Date),
    /// People of the population are on no staff list, and need not be.
    NotOnStaffList,
}

/// A statement in force that carries a class of assets over the end of its maker's support.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supported {
    /// Its place among the policy's statements.
    pub at: usize,
    /// The class.
    pub of: Match,
    /// The last day of support.
    pub until: Date,
}

/// The cells of a record that statements match on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Matchable<'a> {
    /// Operating system or software.
    pub product: Option<&'a str>,
    /// Kind as written.
    pub kind: Option<&'a str>,
    /// Owner as written.
    pub owner: Option<&'a str>,
    /// Status as written.
    pub status: Option<&'a str>,
    /// What tells to which sort of people an account belongs.
    pub belonging: Option<Belonging<'a>>,
}

impl Match {
    /// Whether a record is of the class. Case does not matter; product and kind match when the words stand in the cell.
    pub fn holds(&self, record: Matchable<'_>) -> bool {
        let part = |wanted: &Option<String>, have: Option<&str>, whole: bool| match (wanted, have) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(wanted), Some(have)) if whole => key::same(wanted, have),
            (Some(wanted), Some(have)) => key::holds(have, wanted),
        };
        part(&self.product, record.product, false)
            && part(&self.kind, record.kind, false)
            && part(&self.owner, record.owner, true)
            && part(&self.status, record.status, true)
            && self.population.as_ref().is_none_or(|wanted| record.belonging.is_some_and(|belonging| belonging.is_of(wanted)))
    }
}

impl Statement {
    /// Whether it still holds on `day`.
    pub fn is_in_force(&self, day: Date) -> bool {
        self.until.is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_matched_by_every_part_given() {
        let of = Match { product: Some("windows 10".to_owned()), kind: Some("medical".to_owned()), ..Match::default() };
        assert!(of.holds(Matchable { product: Some("Microsoft Windows 10 LTSC"), kind: Some("Medical device"), ..Matchable::default() }));
        assert!(!of.holds(Matchable { product: Some("Windows 10"), kind: Some("Laptop"), ..Matchable::default() }));
        assert!(!of.holds(Matchable::default()));
    }
}
