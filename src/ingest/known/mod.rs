//! Exports that we know by their columns: each is data, with what its columns and values mean.
//!
//! A known export settles register and columns before the synonyms of the fields do; those fill
//! the rest, and the policy stands above both. Adding one is adding a value to a table here,
//! and a folder of its own below `tests/ingest/known/`.

mod cloud;
mod directory;
mod inventory;
mod microsoft;

use std::collections::HashSet;
use std::sync::OnceLock;

use super::decode::{Combine, Decode};
use super::header;
use crate::model::account::AccountField;
use crate::model::asset::AssetField;
use crate::model::register::Register;

/// How sure we are of an export's headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// From the vendor's documentation or source, or from a real export.
    Verified,
    /// From the vendor's names for the same data elsewhere, or from other people's programs that read it.
    Secondary,
    /// From memory.
    FromMemory,
}

impl Standing {
    /// In words, for the docs.
    pub fn words(self) -> &'static str {
        match self {
            Standing::Verified => "verified",
            Standing::Secondary => "secondary",
            Standing::FromMemory => "from memory",
        }
    }
}

/// What one column of a known export is.
#[derive(Debug)]
pub struct Rule {
    /// Its header.
    pub header: &'static str,
    /// What it means.
    pub means: Means,
}

/// What a column means.
#[derive(Debug)]
pub enum Means {
    /// A field, by its index, and how its cells are read where not as written.
    Field(usize, Option<&'static Decode>),
    /// No field, though its header looks like one: why.
    Nothing(&'static str),
}

/// A field read from several columns, or from one that is another field too.
#[derive(Debug)]
pub struct Derived {
    /// The field, by its index.
    pub field: usize,
    /// The columns.
    pub from: &'static [&'static str],
    /// How.
    pub by: &'static Combine,
}

/// One export that we know.
#[derive(Debug)]
pub struct KnownExport {
    /// Product and list.
    pub name: &'static str,
    /// How sure we are.
    pub standing: Standing,
    /// What it is read as.
    pub register: Register,
    /// Sets of headers; where all of a set are there, in any order and among any others, this is it.
    pub signatures: &'static [&'static [&'static str]],
    /// What its columns mean, the better first where two mean one field.
    pub columns: &'static [Rule],
    /// Fields from several columns.
    pub derived: &'static [Derived],
}

impl KnownExport {
    /// What a header means in this export, with how early it stands.
    pub fn rule(&self, header: &str) -> Option<(usize, &'static Means)> {
        let wanted = header::normal(header);
        let columns: &'static [Rule] = self.columns;
        columns.iter().enumerate().find(|(_, rule)| header::normal(rule.header) == wanted).map(|(rank, rule)| (rank, &rule.means))
    }
}

/// Every export that we know.
pub fn all() -> impl Iterator<Item = &'static KnownExport> {
    [microsoft::EXPORTS, directory::EXPORTS, cloud::EXPORTS, inventory::EXPORTS].into_iter().flatten()
}

/// The export that these headers are, and how many of them tell it. The longest signature wins.
pub fn recognise<'h>(headers: impl Iterator<Item = &'h str>) -> Option<(usize, &'static KnownExport)> {
    let headers: HashSet<String> = headers.map(header::normal).collect();
    let matching = signatures().iter().filter(|(signature, _)| signature.iter().all(|wanted| headers.contains(wanted)));
    // The first of the longest: `max_by_key` alone would take the last.
    matching.map(|(signature, export)| (signature.len(), *export)).reduce(|best, next| if next.0 > best.0 { next } else { best })
}

/// The headers of each signature as they are compared, with the export that they tell.
fn signatures() -> &'static [(Vec<String>, &'static KnownExport)] {
    static SIGNATURES: OnceLock<Vec<(Vec<String>, &'static KnownExport)>> = OnceLock::new();
    let of_each = |export: &'static KnownExport| export.signatures.iter().map(move |signature| (normal_of(signature), export));
    SIGNATURES.get_or_init(|| all().flat_map(of_each).collect())
}

fn normal_of(signature: &[&str]) -> Vec<String> {
    signature.iter().map(|header| header::normal(header)).collect()
}

/// How a row of headers scores as a known export: more than any synonyms could make of it.
pub fn score<'h>(headers: impl Iterator<Item = &'h str>) -> usize {
    recognise(headers).map_or(0, |(told, _)| 1000 * told)
}

const fn account(header: &'static str, field: AccountField) -> Rule {
    Rule { header, means: Means::Field(field as usize, None) }
}

const fn account_by(header: &'static str, field: AccountField, decode: &'static Decode) -> Rule {
    Rule { header, means: Means::Field(field as usize, Some(decode)) }
}

const fn asset(header: &'static str, field: AssetField) -> Rule {
    Rule { header, means: Means::Field(field as usize, None) }
}

const fn asset_by(header: &'static str, field: AssetField, decode: &'static Decode) -> Rule {
    Rule { header, means: Means::Field(field as usize, Some(decode)) }
}

const fn nothing(header: &'static str, why: &'static str) -> Rule {
    Rule { header, means: Means::Nothing(why) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::secrets::is_secret;

    #[test]
    fn every_export_is_told_by_each_of_its_signatures_and_by_no_other() {
        for export in all() {
            for signature in export.signatures {
                assert!(signature.len() >= 3, "{}: {signature:?} would fit too many lists", export.name);
                let (_, told) = recognise(signature.iter().copied()).unwrap();
                assert_eq!(told.name, export.name, "{signature:?}");
            }
        }
    }

    #[test]
    fn the_tables_speak_of_fields_there_are_and_of_no_secrets() {
        let mut names: Vec<&str> = Vec::new();
        for export in all() {
            assert!(!names.contains(&export.name), "{} stands twice", export.name);
            names.push(export.name);
            let fields = export.register.fields().len();
            for (at, rule) in export.columns.iter().enumerate() {
                assert!(!is_secret(rule.header), "{} reads {}", export.name, rule.header);
                assert!(
                    export.columns[..at].iter().all(|other| header::normal(other.header) != header::normal(rule.header)),
                    "{}: {} stands twice",
                    export.name,
                    rule.header
                );
                if let Means::Field(field, _) = rule.means {
                    assert!(field < fields, "{}: {}", export.name, rule.header);
                }
            }
            for derived in export.derived {
                assert!(derived.field < fields && (1..=super::super::columns::MOST_PARTS).contains(&derived.from.len()), "{}", export.name);
            }
        }
    }

    #[test]
    fn case_order_and_other_columns_do_not_matter() {
        let headers = ["Extra", "MethodsRegistered", "IsMfaCapable", "IsMfaRegistered", "UserPrincipalName"];
        assert_eq!(recognise(headers.into_iter()).map(|(_, export)| export.name), Some("Microsoft Entra MFA registration details"));
        assert!(recognise(["Name", "Owner", "Serial Number", "Enabled"].into_iter()).is_none());
    }
}
