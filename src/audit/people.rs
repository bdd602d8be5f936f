//! The directory, the contacts and the baselines, read from their sources of record; and how the lists join.

use super::scan::Scan;
use crate::ingest::error::IngestError;
use crate::ingest::rows::Batch;
use crate::ingest::source::{Source, Table};
use crate::ingest::view::{Shared, View};
use crate::ingest::{rota, set_aside};
use crate::model::account::{self, Account, moved};
use crate::model::alert::{Alert, KnownAlert};
use crate::model::baseline::{Baselines, Line};
use crate::model::cell::Cell;
use crate::model::contact::{Contact, KnownContact, Side};
use crate::model::date::Date;
use crate::model::directory::{Directory, Found, Placed};
use crate::model::key::{KeyHash, KeyMap};
use crate::model::person_name::{self, looks_like_person};
use crate::model::place::Place;
use crate::model::register::Register;
use crate::model::shift::{KnownShift, Shift};
use crate::model::source::{Join, JoinKind, Joins};
use crate::model::staff::{Employment, Person};

/// A source of record with its number and first reading.
#[derive(Debug, Clone, Copy)]
pub struct OfRecord<'s> {
    /// Its number.
    pub number: u16,
    /// The source.
    pub source: &'s Source,
    /// Its table.
    pub table: &'s Table,
    /// Its first reading.
    pub scan: &'s Scan,
    /// The day its ages count from.
    pub extracted: Date,
}

/// Hands every record of a source to `each`.
///
/// # Errors
/// The system's own, or that the file changed.
pub fn each_row(of: &OfRecord<'_>, mut each: impl FnMut(&View<'_>) + Send) -> Result<(), IngestError> {
    let each_batch = |batch: &Batch, (): ()| views(batch, of).for_each(|view| each(&view));
    of.table.rows(of.source)?.each_batch(|_| {}, each_batch).map_err(|error| IngestError::io(&of.source.label(), &error))
}

/// Hands what `make` makes of every record of a source to `each`, in order. Several threads make.
fn each_made<T: Send>(of: &OfRecord<'_>, make: impl Fn(&View<'_>) -> T + Sync, mut each: impl FnMut(T) + Send) -> Result<(), IngestError> {
    let of_batch = |batch: &Batch| views(batch, of).map(|view| make(&view)).collect::<Vec<T>>();
    let each_batch = |_: &Batch, made: Vec<T>| made.into_iter().for_each(&mut each);
    of.table.rows(of.source)?.each_batch(of_batch, each_batch).map_err(|error| IngestError::io(&of.source.label(), &error))
}

fn views<'b>(batch: &'b Batch, of: &OfRecord<'b>) -> impl Iterator<Item = View<'b>> {
    let shared = Shared { columns: &of.table.columns, orders: &of.scan.orders, document: None };
    // What the survey set no row aside for is not looked at for that again.
    let are_all_records = of.scan.set_aside.is_empty();
    let rows = batch.rows().filter(move |row| are_all_records || set_aside::by_shape(*row, shared.columns).is_none());
    rows.map(move |row| View { row, shared, sides: &[] })
}

/// Everybody the lists of record name.
///
/// # Errors
/// The system's own, or that a file changed.
pub fn directory(sources: &[OfRecord<'_>], as_of: Date) -> Result<Directory, IngestError> {
    let mut people = Directory::default();
    // Staff first: an account joins the person it belongs to.
    for of in sources.iter().filter(|of| of.table.register == Register::Staff) {
        let make = |view: &View<'_>| {
            let person = Person::read(view);
            let name = person.full_name().and_then(|name| person_name::name(&name));
            let own = |cell: Cell<'_, &str>| cell.value().map(str::to_owned);
            let placed = (own(person.department), own(person.manager), person.start.value());
            (staff_keys(&person), name, person.employment(as_of), placed)
        };
        each_made(of, make, |(sure, name, employment, (department, manager, start))| {
            people.add_staff(&sure, name, employment);
            let placed = Placed { department: department.as_deref(), manager: manager.as_deref(), start };
            people.place_staff(&sure, placed, matches!(employment, Employment::Here(_)));
        })?;
    }
    people.sort_assignments();
    for of in sources.iter().filter(|of| of.table.register == Register::Accounts) {
        let make = |view: &View<'_>| {
            let account = Account::read_whose(view);
            let is_user = account.kind() == account::Kind::User;
            let name = || account.name.value().and_then(person_name::name);
            is_user.then(|| (account.person_keys(), name(), account.is_enabled(of.extracted).value()))
        };
        each_made(of, make, |user| {
            if let Some((sure, name, enabled)) = user {
                people.add_account(&sure, name, enabled);
            }
        })?;
    }
    Ok(people)
}

pub(super) fn staff_keys(person: &Person<'_>) -> Vec<KeyHash> {
    let keys = [
        person.employee_id.value().map(person_name::employee_id),
        person.email.value().map(person_name::email),
        person.username.value().map(person_name::username),
    ];
    keys.into_iter().flatten().collect()
}

/// Every contact, and the posts, teams and mailboxes that they show to have a holder.
///
/// # Errors
/// The system's own, or that a file changed.
pub fn contacts(sources: &[OfRecord<'_>], people: &mut Directory) -> Result<Vec<KnownContact>, IngestError> {
    let mut known = Vec::new();
    for of in sources.iter().filter(|of| of.table.register == Register::Contacts) {
        each_row(of, |view| {
            let contact = Contact::read(view);
            known.push(KnownContact::keep(&contact, Place { source: of.number, row: view.row.number(), column: None }));
        })?;
    }
    for contact in &known {
        let holder = contact.label();
        let is_person = contact.name.as_deref().is_some_and(looks_like_person);
        for post in [&contact.role, &contact.team].into_iter().flatten() {
            people.add_post(post, &holder);
        }
        if !is_person {
            // A personal address is its owner's wherever it stands: as a post it would hide that they left.
            for text in [&contact.name, &contact.email].into_iter().flatten().filter(|text| !looks_like_person(text)) {
                people.add_post(text, &holder);
            }
        }
    }
    Ok(known)
}

/// Every shift of the rotas, with the cell that names its person.
///
/// # Errors
/// The system's own, or that a file changed.
pub fn shifts(sources: &[OfRecord<'_>]) -> Result<Vec<KnownShift>, IngestError> {
    let mut known = Vec::new();
    for of in sources.iter().filter(|of| of.table.register == Register::Rota) {
        each_row(of, |view| {
            let place = Place { source: of.number, row: view.row.number(), column: rota::column(view.row) };
            known.extend(KnownShift::keep(&Shift::read(view), place));
        })?;
    }
    Ok(known)
}

/// The least acceptable versions.
///
/// # Errors
/// The system's own, or that a file changed.
pub fn baselines(sources: &[OfRecord<'_>]) -> Result<Baselines, IngestError> {
    let mut all = Baselines::default();
    for of in sources.iter().filter(|of| of.table.register == Register::Baselines) {
        each_row(of, |view| all.add(&Line::read(view)))?;
    }
    Ok(all)
}

/// Every alert that is open on the day its list speaks for.
///
/// # Errors
/// The system's own, or that a file changed.
pub fn open_alerts(sources: &[OfRecord<'_>]) -> Result<Vec<KnownAlert>, IngestError> {
    let mut open = Vec::new();
    for of in sources.iter().filter(|of| of.table.register == Register::Alerts) {
        each_row(of, |view| open.extend(KnownAlert::keep(&Alert::read(view), of.extracted)))?;
    }
    Ok(open)
}

/// How well the lists join. A join of which one side is missing is left out.
///
/// # Errors
/// The system's own, or that a file changed.
pub fn joins(sources: &[OfRecord<'_>], people: &Directory, contacts: &[KnownContact]) -> Result<Joins, IngestError> {
    let mut joins = Joins::default();
    let has = |register: Register| sources.iter().any(|of| of.table.register == register);
    if has(Register::Assets) && !people.is_empty() {
        let mut tally = Tally::default();
        let mut owners: KeyMap<(&str, u64)> = KeyMap::default();
        for of in sources.iter().filter(|of| of.table.register == Register::Assets) {
            for (hash, text, records) in of.scan.owners.all() {
                owners.entry(hash).or_insert((text, 0)).1 += records;
            }
        }
        let mut distinct: Vec<(&str, u64)> = owners.into_values().collect();
        distinct.sort_unstable();
        for (text, count) in distinct {
            tally.see(text, count, !matches!(people.find(text), Found::Nobody));
        }
        joins.0.push((JoinKind::OwnersToPeople, tally.0));
    }
    if people.has_staff() && has(Register::Contacts) {
        let mut tally = Tally::default();
        for contact in contacts.iter().filter(|contact| contact.side == Side::Internal) {
            let Some(name) = contact.name.as_deref().filter(|name| looks_like_person(name)) else { continue };
            let by_email = contact.email.as_deref().is_some_and(|email| people.entry(&[person_name::email(email)]).is_some());
            tally.see(name, 1, by_email || matches!(people.find(name), Found::Person(_) | Found::Ambiguous));
        }
        joins.0.push((JoinKind::ContactsToStaff, tally.0));
    }
    if has(Register::Accounts) && !people.is_empty() {
        let mut tallies: [Tally; 4] = std::array::from_fn(|_| Tally::default());
        for of in sources.iter().filter(|of| of.table.register == Register::Accounts) {
            let seen_in = |view: &View<'_>| joined(&Account::read_whose(view), of.extracted, people);
            each_made(of, seen_in, |seen| {
                for (tally, seen) in tallies.iter_mut().zip(seen) {
                    match seen {
                        Seen::NotAsked => {}
                        Seen::Matched => tally.see("", 1, true),
                        Seen::Missed(text) => tally.see(&text, 1, false),
                    }
                }
            })?;
        }
        let [users, departments, managers, services] = tallies;
        if people.has_staff() {
            joins.0.push((JoinKind::AccountsToStaff, users.0));
            joins.0.push((JoinKind::DepartmentsToStaff, departments.0));
            joins.0.push((JoinKind::ManagersToStaff, managers.0));
        }
        joins.0.push((JoinKind::ServiceOwnersToPeople, services.0));
    }
    Ok(joins)
}

/// What became of one record in one join.
enum Seen {
    /// It is no subject of it.
    NotAsked,
    Matched,
    /// It is one, and this was not found.
    Missed(String),
}

/// How an account stands in the joins that it may be a subject of: its person, their department, their manager, the
/// owner of a service.
fn joined(account: &Account<'_>, day: Date, people: &Directory) -> [Seen; 4] {
    let seen = |matched: bool, text: Option<&str>| match (matched, text) {
        (true, _) => Seen::Matched,
        (false, text) => Seen::Missed(text.unwrap_or_default().to_owned()),
    };
    let is_live = account.is_enabled(day) != Cell::Value(false);
    // The root of a cloud is nobody's.
    if account.kind() == account::Kind::User && is_live && !account.is_cloud_root() {
        let person = people.person(&account.person_keys());
        let found = person.is_some_and(|person| people.of(person).employment.is_some());
        let same = |same: Option<bool>, text| same.map_or(Seen::NotAsked, |same| seen(same, text));
        let department = same(moved::same_department(account, person, people), account.department.value());
        let manager = same(moved::same_manager(account, person, people), account.manager.value());
        return [seen(found, account.key()), department, manager, Seen::NotAsked];
    }
    let owner = account.owner.value().filter(|_| account.is_live_service(day));
    let service = owner.map_or(Seen::NotAsked, |owner| seen(!matches!(people.find(owner), Found::Nobody), Some(owner)));
    [Seen::NotAsked, Seen::NotAsked, Seen::NotAsked, service]
}

/// Most examples of what did not match.
const EXAMPLES: usize = 5;

#[derive(Default)]
struct Tally(Join);

impl Tally {
    fn see(&mut self, text: &str, count: u64, matched: bool) {
        self.0.subjects += count;
        if matched {
            self.0.matched += count;
        } else if self.0.examples.len() < EXAMPLES && !self.0.examples.iter().any(|known| known == text) {
            self.0.examples.push(text.to_owned());
        }
    }
}
