//! `[[statement]]`: something true of a class that the lists cannot say.

use super::error::{PolicyError, Spot};
use super::in_force::Placed;
use super::keys;
use super::reader::Table;
use crate::model::statement::{Match, Says, Statement};

/// A statement with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementPolicy {
    /// What it says.
    pub statement: Statement,
    /// Where it begins.
    pub at: Spot,
    /// Where the names of checks stand that it takes away, in their order: not yet known to exist.
    pub checks_at: Vec<Spot>,
}

impl StatementPolicy {
    pub(super) fn read_all(root: &Table<'_>) -> Result<Vec<Self>, PolicyError> {
        let Some(list) = root.value("statement") else { return Ok(Vec::new()) };
        list.sections(keys::STATEMENT.heading)?.into_iter().map(Self::read).collect()
    }

    fn read(table: Table<'_>) -> Result<Self, PolicyError> {
        let table = table.only(&keys::STATEMENT)?;
        let of = class(&table)?;
        let (says, checks_at) = says(&table, &of)?;
        let statement = Statement {
            of,
            says,
            evidence: table.required("evidence", "say what shows that it is true")?.prose()?,
            approver: table.required("approver", "say which post vouches for it")?.prose()?,
            until: table.value("until").map(|value| value.day()).transpose()?,
        };
        Ok(StatementPolicy { statement, at: table.at(), checks_at })
    }
}

const MATCH_HELP: &str = "say what it speaks of, such as match = { owner = \"helpdesk@trust.example\" }";

fn class(table: &Table<'_>) -> Result<Match, PolicyError> {
    let class = table.required("match", MATCH_HELP)?.inline("{ owner = \"helpdesk@trust.example\" }")?.only(&keys::MATCH)?;
    if class.is_empty() {
        return Err(class.error("“match” of [[statement]] is empty, so it would speak of everything").with_help(MATCH_HELP));
    }
    let part = |key: &str| class.value(key).map(|value| value.text()).transpose();
    Ok(Match {
        product: part("product")?,
        kind: part("kind")?,
        owner: part("owner")?,
        status: part("status")?,
        population: part("population")?,
    })
}

fn says(table: &Table<'_>, of: &Match) -> Result<(Says, Vec<Spot>), PolicyError> {
    let (owner_is, does_not_apply) = (table.value("owner-is"), table.value("does-not-apply"));
    if let Some(until) = table.value("supported-until") {
        return match owner_is.or(does_not_apply).or(table.value("not-on-staff-list")) {
            Some(second) => {
                Err(second.key_error("[[statement]] says “supported-until” and something else").with_help("make two statements of it"))
            }
            None => Ok((Says::SupportedUntil(until.day()?), Vec::new())),
        };
    }
    if let Some(outside) = table.value("not-on-staff-list") {
        return match owner_is.or(does_not_apply) {
            Some(second) => {
                Err(second.key_error("[[statement]] says “not-on-staff-list” and something else").with_help("make two statements of it"))
            }
            None if of.population.is_none() => Err(outside
                .key_error("“not-on-staff-list” of [[statement]] speaks of people, but “match” names no population")
                .with_help("add to match which people: match = { population = \"honorary\" }")),
            None if !outside.switch()? => {
                Err(outside.error("“not-on-staff-list” of [[statement]] can only be true").with_help("leave it out where they are on it"))
            }
            None => Ok((Says::NotOnStaffList, Vec::new())),
        };
    }
    match (owner_is, does_not_apply) {
        (Some(_), Some(second)) => {
            Err(second.key_error("[[statement]] says both “owner-is” and “does-not-apply”").with_help("make two statements of it"))
        }
        (None, None) => Err(table
            .error("[[statement]] says nothing of what it matches")
            .with_help("add owner-is = \"post that answers\", does-not-apply = [\"name-of-check\"], supported-until = 2027-10-12 or not-on-staff-list = true")),
        (Some(holder), None) if of.owner.is_none() => Err(holder
            .key_error("“owner-is” of [[statement]] says who stands behind an owner, but “match” names no owner")
            .with_help("add to match the owner as the list writes it: match = { owner = \"helpdesk@trust.example\" }")),
        (Some(holder), None) => Ok((Says::OwnerIs(holder.prose()?), Vec::new())),
        (None, Some(list)) => {
            let checks = list.texts()?;
            if checks.is_empty() {
                return Err(list.error("“does-not-apply” of [[statement]] names no check"));
            }
            let (names, places) = checks.into_iter().map(|Placed { value, at }| (value, at)).unzip();
            Ok((Says::DoesNotApply(names), places))
        }
    }
}
