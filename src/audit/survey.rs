//! The survey: every source read once, its role settled, and the facts that all checks share.

use std::collections::HashMap;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::error::AuditError;
use super::people::{self, OfRecord};
use super::roles::{self, Candidate, Role};
use super::scan::{self, FieldKeys, Scan};
use super::{critical, discovery, own, reading, sides, staff};
use crate::ingest::columns::How;
use crate::ingest::enrich::Enrichment;
use crate::ingest::extract_date::From;
use crate::ingest::source::{Source, Table};
use crate::model::account::AccountField;
use crate::model::asset::AssetField;
use crate::model::contact::ContactField;
use crate::model::date::Date;
use crate::model::facts::Survey;
use crate::model::field::Field;
use crate::model::key::{self, FewKeys, KeyCounts, KeyHash, KeyMap, KeySet, Parts};
use crate::model::organisation::Organisation;
use crate::model::place::Place;
use crate::model::register::Register;
use crate::model::runs;
use crate::model::source::{OlderCopy, SourceFacts};
use crate::model::statement::{Says, Supported};
use crate::model::support::Support;
use crate::policy::{Policy, SourceRole};

/// A source after its first reading.
#[derive(Debug)]
pub struct Surveyed {
    /// Its first reading.
    pub scan: Scan,
    /// What it is to its register.
    pub role: Role,
    /// The day it speaks for, and what told so.
    pub extracted: Option<(Date, From)>,
    /// For a side list: rows that joined the register of record, and rows that did not, with the first of these.
    pub joined: (u64, u64, Vec<u32>),
}

/// Everything that is settled before records are judged.
#[derive(Debug)]
pub struct Settled {
    /// One for each source, in the same order; `None` for what is no register.
    pub sources: Vec<Option<Surveyed>>,
    /// What the checks may know.
    pub facts: Survey,
    /// Side lists, by the register they add to.
    pub enrichments: HashMap<Register, Vec<Enrichment>>,
    /// Natural keys that occur more than once, by register: their findings are told apart by an ordinal.
    pub repeated: HashMap<Register, FewKeys>,
}

/// Surveys every source.
///
/// # Errors
/// The system's own, or that a file changed while it was read.
pub fn survey(sources: &[Source], policy: &Policy, as_of: Date) -> Result<Settled, AuditError> {
    let usual = policy.general.dates.value;
    let scan = |source: &Source| source.table.as_ref().map(|table| scan::scan(source, table, usual, as_of)).transpose();
    // Two readings of one list share its file's cursor: one follows the other.
    let lists: Vec<&[Source]> = sources.chunk_by(|one, other| one.label() == other.label()).collect();
    let scans: Vec<Vec<Result<Option<Scan>, AuditError>>> = lists.par_iter().map(|list| list.iter().map(scan).collect()).collect();
    // Of several errors that of the first list, whichever thread came upon one first.
    let scans: Vec<Option<Scan>> = scans.into_iter().flatten().collect::<Result<_, _>>()?;
    let mut surveyed = settle_roles(sources, scans, policy);
    let of_record = of_record(sources, &surveyed, as_of);
    let mut directory = people::directory(&of_record, as_of)?;
    let contacts = people::contacts(&of_record, &mut directory)?;
    for said in policy.statements.iter().filter(|said| said.statement.is_in_force(as_of)) {
        if let (Says::OwnerIs(holder), Some(owner)) = (&said.statement.says, &said.statement.of.owner) {
            directory.add_post(owner, holder);
        }
    }
    let statements = policy.statements.iter().map(|said| &said.statement).enumerate();
    let supported = statements
        .filter_map(|(at, statement)| match statement.says {
            Says::SupportedUntil(until) if statement.is_in_force(as_of) => Some(Supported { at, of: statement.of.clone(), until }),
            _ => None,
        })
        .collect();
    let shifts = people::shifts(&of_record)?;
    let joins = || people::joins(&of_record, &directory, &contacts);
    let others = || (staff::facts(&of_record, &directory, as_of), people::baselines(&of_record), people::open_alerts(&of_record));
    // Two readings of one list share its file's cursor.
    let is_each_read_once = of_record.windows(2).all(|pair| pair[0].source.label() != pair[1].source.label());
    let (joins, (staff, baselines, open_alerts)) = if is_each_read_once { rayon::join(joins, others) } else { (joins(), others()) };
    let (joins, staff, baselines, open_alerts) = (joins?, staff?, baselines?, open_alerts?);
    let (asset_keys, account_keys) = rayon::join(|| repeated_asset_keys(&of_record), || repeated_usernames(&of_record));
    let repeated = repeated_natural_keys(&of_record, &asset_keys);
    let live_asset_keys = live_asset_keys(&of_record, &asset_keys);
    let owner_uses = owner_uses(&of_record);
    let critical = critical::seen(&mut surveyed);
    let enrichments = sides::enrichments(sources, &mut surveyed, as_of)?;
    let sides = enrichments.get(&Register::Assets).map(Vec::as_slice).unwrap_or_default();
    let of_record = self::of_record(sources, &surveyed, as_of);
    let critical_assets = if sides.is_empty() { critical } else { critical::assets(&of_record, sides)? };
    let discovery = discovery::survey(&of_record, &beside(sources, &surveyed, as_of), &|| sides::known_keys(&of_record, Register::Assets))?;
    let facts = Survey {
        as_of,
        organisation: Organisation {
            name: policy.organisation.name.as_ref().map(|name| name.value.clone()),
            ods_code: policy.organisation.ods_code.as_ref().map(|code| code.value.clone()),
            roles: policy.roles.wanted(),
            reporting: policy.organisation.reporting.clone(),
        },
        directory,
        baselines,
        open_alerts,
        discovery,
        older_copies: older_copies(sources, &surveyed),
        contacts,
        shifts,
        critical_suppliers: critical::suppliers(&critical_assets),
        critical_assets,
        joins,
        asset_keys,
        account_keys,
        staff,
        live_asset_keys,
        support: Support::new(as_of, supported),
        roles_held: OnceLock::new(),
        persons: OnceLock::new(),
        known_runs: runs::Known::default(),
        owner_uses,
        sources: facts_of(sources, &surveyed, &enrichments, policy),
        own_needs: own::needs(policy)?,
        approvers: policy.general.approvers.value.clone(),
        least_match_rate: policy.general.least_match_rate.value,
    };
    // Settled by them, and as large as all the rest together.
    surveyed.iter_mut().flatten().for_each(|surveyed| surveyed.scan.forget_keys());
    Ok(Settled { sources: surveyed, facts, enrichments, repeated })
}

fn settle_roles(sources: &[Source], scans: Vec<Option<Scan>>, policy: &Policy) -> Vec<Option<Surveyed>> {
    let extracted: Vec<Option<(Date, From)>> = sources
        .iter()
        .zip(&scans)
        .map(|(source, scan)| {
            let told = source.table.as_ref().and_then(|table| table.extracted);
            told.or_else(|| Some((scan.as_ref()?.newest?, From::NewestSighting)))
        })
        .collect();
    let mut roles: Vec<Option<Role>> = sources.iter().map(|_| None).collect();
    for register in Register::ALL {
        let mut at = Vec::new();
        let mut candidates = Vec::new();
        for (number, source) in sources.iter().enumerate() {
            if let (Some(table), Some(scan)) = (&source.table, &scans[number])
                && table.register == register
            {
                let sheet = (!source.sheet.is_empty()).then_some(source.sheet.as_str());
                let wished = policy.source(&source.file, sheet).and_then(|said| said.role);
                at.push(number);
                candidates.push(Candidate { source, table, scan, extracted: extracted[number].map(|(day, _)| day), wished });
            }
        }
        for (number, role) in at.into_iter().zip(roles::settle(&candidates)) {
            roles[number] = Some(role);
        }
    }
    let parts = scans.into_iter().zip(roles).zip(extracted);
    parts.map(|((scan, role), extracted)| Some(Surveyed { scan: scan?, role: role?, extracted, joined: (0, 0, Vec::new()) })).collect()
}

/// The sources whose rows are records, with the day their ages count from.
pub fn of_record<'s>(sources: &'s [Source], surveyed: &'s [Option<Surveyed>], as_of: Date) -> Vec<OfRecord<'s>> {
    of_roles(sources, surveyed, as_of, &[SourceRole::Record])
}

/// The sources that stand beside a register of record, in the same form.
fn beside<'s>(sources: &'s [Source], surveyed: &'s [Option<Surveyed>], as_of: Date) -> Vec<OfRecord<'s>> {
    of_roles(sources, surveyed, as_of, &[SourceRole::Enriches, SourceRole::Reconciled])
}

fn of_roles<'s>(sources: &'s [Source], surveyed: &'s [Option<Surveyed>], as_of: Date, roles: &[SourceRole]) -> Vec<OfRecord<'s>> {
    let both = sources.iter().zip(surveyed).enumerate();
    both.filter_map(|(number, (source, surveyed))| {
        let (table, surveyed) = (source.table.as_ref()?, surveyed.as_ref()?);
        let extracted = surveyed.extracted.map_or(as_of, |(day, _)| day);
        let number = u16::try_from(number).ok()?;
        roles.contains(&surveyed.role.role).then_some(OfRecord { number, source, table, scan: &surveyed.scan, extracted })
    })
    .collect()
}

fn owner_uses(of_record: &[OfRecord<'_>]) -> KeyMap<u64> {
    of_record.iter().flat_map(|of| of.scan.owners.all()).fold(KeyMap::default(), |mut uses, (hash, _, records)| {
        *uses.entry(hash).or_insert(0) += records;
        uses
    })
}

/// How often each key of the assets of record occurs, where more than once.
fn repeated_asset_keys(of_record: &[OfRecord<'_>]) -> KeyCounts {
    let fields = [AssetField::Id, AssetField::Serial, AssetField::Name].into_par_iter().map(Field::index);
    let of_each: Vec<KeyCounts> = fields.map(|field| KeyCounts::of(field, &keys_of(of_record, Register::Assets, field))).collect();
    of_each.into_iter().fold(KeyCounts::default(), |mut sum, of_one| {
        sum.add(of_one);
        sum
    })
}

/// How often each username stands in one list of accounts, where more than once. Two lists are two systems.
fn repeated_usernames(of_record: &[OfRecord<'_>]) -> KeyCounts {
    let mut counts = KeyCounts::default();
    for of in of_record.iter().filter(|of| of.table.register == Register::Accounts) {
        let keys = keys_of(std::slice::from_ref(of), Register::Accounts, AccountField::Username.index());
        counts.add(KeyCounts::of(usize::from(of.number), &keys));
    }
    counts
}

/// The same for assets that are judged: a machine that was replaced may leave its name to its successor.
fn live_asset_keys(of_record: &[OfRecord<'_>], all: &KeyCounts) -> KeyCounts {
    let mut live = all.clone();
    let lists = of_record.iter().filter(|of| of.table.register == Register::Assets);
    for keys in lists.flat_map(|of| &of.scan.keys) {
        keys.unjudged().for_each(|key| live.take_one(keys.field(), key));
    }
    live
}

/// The keys of a field in every list of a register.
pub(super) fn keys_of<'s>(of_record: &[OfRecord<'s>], register: Register, field: usize) -> Vec<&'s Parts> {
    let lists = of_record.iter().filter(|of| of.table.register == register);
    lists.flat_map(|of| &of.scan.keys).filter(|keys| keys.field() == field).flat_map(FieldKeys::all).collect()
}

/// The natural keys that occur more than once in the lists of a register, or take the place of one where a record has none.
fn repeated_natural_keys(of_record: &[OfRecord<'_>], of_assets: &KeyCounts) -> HashMap<Register, FewKeys> {
    let mut repeated = HashMap::new();
    for register in Register::JUDGED {
        let natural = scan::key_fields(register)[0];
        let keys = keys_of(of_record, register, natural);
        let mut of_register: KeySet = match register {
            Register::Assets => of_assets.repeated(natural).collect(),
            _ => key::repeats(&keys).into_keys().collect(),
        };
        let lists = of_record.iter().filter(|of| of.table.register == register);
        let mut spare: Vec<KeyHash> = lists.flat_map(|of| of.scan.fallback_keys.iter().copied()).collect();
        spare.sort_unstable();
        of_register.extend(spare.chunk_by(|a, b| a == b).filter(|run| run.len() > 1).map(|run| run[0]));
        if !spare.is_empty() {
            let others = keys.into_iter().flat_map(Parts::all).copied();
            of_register.extend(others.filter(|key| spare.binary_search(key).is_ok()));
        }
        repeated.insert(register, FewKeys::of(of_register));
    }
    repeated
}

/// The lists that were set aside as copies of others.
fn older_copies(sources: &[Source], surveyed: &[Option<Surveyed>]) -> Vec<OlderCopy> {
    let mut copies = Vec::new();
    for (number, (source, surveyed)) in sources.iter().zip(surveyed).enumerate() {
        let (Some(table), Some(surveyed)) = (&source.table, surveyed) else { continue };
        if surveyed.role.role == SourceRole::OlderCopy {
            copies.push(OlderCopy {
                label: source.label(),
                register: table.register,
                number: u16::try_from(number).unwrap_or(u16::MAX),
                records: surveyed.scan.records,
                why: surveyed.role.why.clone(),
            });
        }
    }
    copies
}

/// What the checks on lists may know of each source of record.
fn facts_of(
    sources: &[Source],
    surveyed: &[Option<Surveyed>],
    enrichments: &HashMap<Register, Vec<Enrichment>>,
    policy: &Policy,
) -> Vec<SourceFacts> {
    let mut facts = Vec::new();
    for (number, (source, surveyed)) in sources.iter().zip(surveyed).enumerate() {
        let (Some(table), Some(surveyed)) = (&source.table, surveyed) else { continue };
        if surveyed.role.role == SourceRole::OlderCopy {
            continue;
        }
        let number = u16::try_from(number).unwrap_or(u16::MAX);
        let is_record = surveyed.role.role == SourceRole::Record;
        let added = enrichments
            .get(&table.register)
            .filter(|_| is_record)
            .map_or(0, |sides| sides.iter().filter(|side| side.is_for(number)).fold(0, |bits, side| bits | side.present()));
        facts.push(SourceFacts {
            label: source.label(),
            register: table.register,
            number,
            is_record,
            records: surveyed.scan.records,
            present: table.columns.present() | added | document_field(table).map_or(0, |(field, _)| 1 << field),
            extracted: surveyed.extracted.map(|(day, _)| day),
            secrets: secrets(table, number),
            reading: reading::of(source, table, &surveyed.scan, number, policy),
        });
    }
    facts
}

fn secrets(table: &Table, source: u16) -> Vec<(String, Place)> {
    let columns = table.columns.all.iter().enumerate().filter(|(_, column)| column.how == How::Secret);
    columns.map(|(at, column)| (column.header.clone(), Place { source, row: table.header_row, column: u16::try_from(at).ok() })).collect()
}

/// The field a line above the header answers for every row: when a whole contact list was last checked.
pub fn document_field(table: &Table) -> Option<(usize, Date)> {
    let field = ContactField::Verified.index();
    let answered = table.register == Register::Contacts && table.columns.of(field).is_none();
    table.banner.filter(|_| answered).map(|day| (field, day))
}
