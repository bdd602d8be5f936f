//! The survey: every source read once, its role settled, and the facts that all checks share.

use std::collections::{BTreeMap, HashMap};

use super::error::AuditError;
use super::people::{self, OfRecord};
use super::roles::{self, Candidate, Role};
use super::scan::{self, Scan, keys_of_cell};
use super::{critical, discovery, own, reading, staff};
use crate::ingest::columns::{How, MOST_FIELDS};
use crate::ingest::enrich::Enrichment;
use crate::ingest::error::IngestError;
use crate::ingest::extract_date::From;
use crate::ingest::source::{Source, Table};
use crate::model::account::AccountField;
use crate::model::asset::{AssetField, Classes};
use crate::model::contact::ContactField;
use crate::model::date::Date;
use crate::model::facts::{KeyCounts, Survey};
use crate::model::field::Field;
use crate::model::key::KeyHash;
use crate::model::organisation::Organisation;
use crate::model::place::Place;
use crate::model::register::Register;
use crate::model::source::{OlderCopy, SourceFacts};
use crate::model::statement::{Says, Supported};
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
    pub repeated: HashMap<Register, Vec<KeyHash>>,
}

/// Surveys every source.
///
/// # Errors
/// The system's own, or that a file changed while it was read.
pub fn survey(sources: &[Source], policy: &Policy, as_of: Date) -> Result<Settled, AuditError> {
    let usual = policy.general.dates.value;
    let mut scans: Vec<Option<Scan>> = Vec::with_capacity(sources.len());
    for source in sources {
        scans.push(source.table.as_ref().map(|table| scan::scan(source, table, usual, as_of)).transpose()?);
    }
    let mut surveyed = settle_roles(sources, scans, policy);
    let of_record = of_record(sources, &surveyed, as_of);
    let mut directory = people::directory(&of_record, as_of)?;
    let contacts = people::contacts(&of_record, &mut directory)?;
    for said in policy.statements.iter().filter(|said| said.statement.is_in_force(as_of)) {
        if let (Says::OwnerIs(holder), Some(owner)) = (&said.statement.says, &said.statement.of.owner) {
            directory.add_post(owner, holder);
        }
    }
    let in_force = policy.statements.iter().map(|said| &said.statement).filter(|statement| statement.is_in_force(as_of));
    let supported = in_force
        .filter_map(|statement| match statement.says {
            Says::SupportedUntil(until) => Some(Supported { of: statement.of.clone(), until }),
            _ => None,
        })
        .collect();
    let shifts = people::shifts(&of_record)?;
    let joins = people::joins(&of_record, &directory, &contacts)?;
    let staff = staff::facts(&of_record, &directory, as_of)?;
    let baselines = people::baselines(&of_record)?;
    let open_alerts = people::open_alerts(&of_record)?;
    let asset_keys = repeated_asset_keys(&of_record);
    let account_keys = repeated_usernames(&of_record);
    let live_asset_keys = live_asset_keys(&of_record, &asset_keys);
    let asset_classes = of_record.iter().fold(Classes::default(), |sum, of| sum.and(&of.scan.classes));
    let repeated = repeated_natural_keys(&of_record);
    let owner_uses = owner_uses(&of_record);
    let enrichments = enrichments(sources, &mut surveyed, as_of)?;
    let sides = enrichments.get(&Register::Assets).map(Vec::as_slice).unwrap_or_default();
    let of_record = self::of_record(sources, &surveyed, as_of);
    let critical_assets = critical::assets(&of_record, sides)?;
    let known = known_keys(&of_record, Register::Assets);
    let discovery = discovery::survey(&of_record, &beside(sources, &surveyed, as_of), &known)?;
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
        critical_assets,
        joins,
        asset_keys,
        account_keys,
        staff,
        live_asset_keys,
        asset_classes,
        supported,
        owner_uses,
        sources: facts_of(sources, &surveyed, &enrichments, policy),
        own_needs: own::needs(policy)?,
        approvers: policy.general.approvers.value.clone(),
        least_match_rate: policy.general.least_match_rate.value,
    };
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

fn owner_uses(of_record: &[OfRecord<'_>]) -> HashMap<KeyHash, u64> {
    let mut uses = HashMap::new();
    let seen: BTreeMap<KeyHash, u64> = of_record
        .iter()
        .flat_map(|of| of.scan.owners.iter().map(|(hash, (_, count))| (*hash, *count)))
        .fold(BTreeMap::new(), |mut sum, (hash, count)| {
            *sum.entry(hash).or_insert(0) += count;
            sum
        });
    uses.extend(seen);
    uses
}

/// How often each key of the assets of record occurs, where more than once.
fn repeated_asset_keys(of_record: &[OfRecord<'_>]) -> KeyCounts {
    let mut counts = KeyCounts::default();
    for field in [AssetField::Id, AssetField::Serial, AssetField::Name] {
        let mut all = all_keys(of_record, Register::Assets, field.index());
        all.sort_unstable();
        for run in all.chunk_by(|a, b| a == b).filter(|run| run.len() > 1) {
            counts.0.insert((field.index(), run[0]), u32::try_from(run.len()).unwrap_or(u32::MAX));
        }
    }
    counts
}

/// How often each username stands in one list of accounts, where more than once. Two lists are two systems.
fn repeated_usernames(of_record: &[OfRecord<'_>]) -> KeyCounts {
    let mut counts = KeyCounts::default();
    for of in of_record.iter().filter(|of| of.table.register == Register::Accounts) {
        let mut all = all_keys(std::slice::from_ref(of), Register::Accounts, AccountField::Username.index());
        all.sort_unstable();
        for run in all.chunk_by(|a, b| a == b).filter(|run| run.len() > 1) {
            counts.0.insert((usize::from(of.number), run[0]), u32::try_from(run.len()).unwrap_or(u32::MAX));
        }
    }
    counts
}

/// The same for assets that are judged: a machine that was replaced may leave its name to its successor.
fn live_asset_keys(of_record: &[OfRecord<'_>], all: &KeyCounts) -> KeyCounts {
    let mut live = all.clone();
    let gone = of_record.iter().filter(|of| of.table.register == Register::Assets).flat_map(|of| &of.scan.unjudged_keys);
    for key in gone {
        if let Some(times) = live.0.get_mut(key) {
            *times = times.saturating_sub(1);
        }
    }
    live
}

fn all_keys(of_record: &[OfRecord<'_>], register: Register, field: usize) -> Vec<KeyHash> {
    let lists = of_record.iter().filter(|of| of.table.register == register);
    lists.flat_map(|of| of.scan.keys.iter().filter(|(known, _)| *known == field).flat_map(|(_, keys)| keys.iter().copied())).collect()
}

fn repeated_natural_keys(of_record: &[OfRecord<'_>]) -> HashMap<Register, Vec<KeyHash>> {
    let mut repeated = HashMap::new();
    for register in [Register::Assets, Register::Contacts, Register::Accounts, Register::Alerts] {
        let natural = scan::key_fields(register)[0];
        let mut all = all_keys(of_record, register, natural);
        all.extend(of_record.iter().filter(|of| of.table.register == register).flat_map(|of| of.scan.fallback_keys.iter().copied()));
        all.sort_unstable();
        let more_than_once = all.chunk_by(|a, b| a == b).filter(|run| run.len() > 1).map(|run| run[0]).collect();
        repeated.insert(register, more_than_once);
    }
    repeated
}

/// The keys by which side lists join, the surest first.
pub fn joining_fields(register: Register) -> Vec<usize> {
    match register {
        Register::Assets => vec![AssetField::Serial.index(), AssetField::Name.index(), AssetField::Id.index()],
        // No names: what one of two people of one name has must not be put to the other.
        Register::Accounts => vec![AccountField::Username.index(), AccountField::PrincipalName.index(), AccountField::Email.index()],
        other => scan::key_fields(other),
    }
}

/// Kinds of key are kept apart, but a sign-in name and an e-mail address are of one kind: either list may have either.
fn apart(register: Register, field: usize, hash: KeyHash) -> KeyHash {
    let is_principal = register == Register::Accounts && field == AccountField::PrincipalName.index();
    let kind = if is_principal { AccountField::Email.index() } else { field };
    hash.rotate_left(u32::try_from(kind).unwrap_or(0) + 1)
}

/// The keys of one row for joining.
pub fn joining_keys<'a>(register: Register, text: impl Fn(usize) -> Option<&'a str>) -> Vec<KeyHash> {
    let mut keys = Vec::with_capacity(4);
    for field in joining_fields(register) {
        keys_of_cell(register, field, text(field).unwrap_or_default(), |hash| {
            keys.push(apart(register, field, hash));
        });
    }
    keys
}

/// Reads the side lists into tables, and counts which of their rows the register of record has.
fn enrichments(
    sources: &[Source],
    surveyed: &mut [Option<Surveyed>],
    as_of: Date,
) -> Result<HashMap<Register, Vec<Enrichment>>, IngestError> {
    let mut all: HashMap<Register, Vec<Enrichment>> = HashMap::new();
    for number in 0..sources.len() {
        let (Some(table), Some(this)) = (&sources[number].table, &surveyed[number]) else { continue };
        if !matches!(this.role.role, SourceRole::Enriches | SourceRole::Reconciled) {
            continue;
        }
        let known = known_keys(&of_record(sources, surveyed, as_of), table.register);
        let Some(this) = &surveyed[number] else { continue };
        let fields: Vec<usize> = (0..MOST_FIELDS).filter(|field| table.columns.of(*field).is_some()).collect();
        let orders = fields.iter().map(|field| this.scan.orders[*field]).collect();
        let mut side = Enrichment::new(u16::try_from(number).unwrap_or(u16::MAX), fields.clone(), orders);
        let (mut joined, mut apart, mut rows) = (0, 0, Vec::new());
        let of = OfRecord { number: side.source, source: &sources[number], table, scan: &this.scan, extracted: as_of };
        people::each_row(&of, |view| {
            let keys = joining_keys(table.register, |field| view.own(field));
            if keys.iter().any(|key| known.binary_search(key).is_ok()) {
                joined += 1;
                side.add(view.row.number(), &keys, fields.iter().map(|field| view.own(*field).unwrap_or_default()));
            } else {
                apart += 1;
                if rows.len() < scan::FIRST_ROWS {
                    rows.push(view.row.number());
                }
            }
        })?;
        let role = this.role.role;
        if let Some(this) = &mut surveyed[number] {
            this.joined = (joined, apart, rows);
        }
        if role == SourceRole::Enriches {
            all.entry(table.register).or_default().push(side);
        }
    }
    Ok(all)
}

/// Every joining key of the register of record, sorted.
fn known_keys(of_record: &[OfRecord<'_>], register: Register) -> Vec<KeyHash> {
    let mut known = Vec::new();
    for field in joining_fields(register) {
        known.extend(all_keys(of_record, register, field).into_iter().map(|hash| apart(register, field, hash)));
    }
    known.sort_unstable();
    known
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
            .map_or(0, |sides| sides.iter().fold(0, |bits, side| bits | side.present()));
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
