//! The registers that are audited row by row, as the engine sees them: how a row is typed, and what a finding says of it.

use super::tally::Tally;
use crate::checks::Run;
use crate::ingest::set_aside::Reason;
use crate::ingest::view::View;
use crate::model::account::{self, Account};
use crate::model::alert::Alert;
use crate::model::area::Area;
use crate::model::asset::Asset;
use crate::model::contact::Contact;
use crate::model::facts::{Facts, Once, Survey};
use crate::model::person_name::{looks_like_person, looks_like_team};
use crate::model::register::Register;
use crate::model::statement::Matchable;
use crate::model::verdict::{Verdict, name, push_name};

/// What a finding says of its subject, and what groups and statements need of it.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own about one record")]
pub struct About<'a> {
    /// The natural key.
    pub key: Option<&'a str>,
    /// Whether the key names a person.
    pub key_is_person: bool,
    /// Owner as written; empty where none.
    pub owner: &'a str,
    /// Owner's e-mail as written.
    pub owner_email: &'a str,
    /// Department as written.
    pub department: &'a str,
    /// Location as written.
    pub location: &'a str,
    /// Criticality as written.
    pub criticality: &'a str,
    /// Whether somebody should answer for it, so that owners are grouped with it.
    pub wants_owner: bool,
    /// The kind, in the report's words.
    pub kind: &'static str,
    /// Whether it is a critical system.
    pub is_critical: bool,
    /// Whether it is judged: groups count only those.
    pub is_judged: bool,
    /// What statements match on.
    pub matchable: Matchable<'a>,
}

/// A register that is audited row by row.
pub trait Audited {
    /// Its record.
    type Record<'a>;
    /// Which register.
    const REGISTER: Register;
    /// The area its findings count in.
    const AREA: Area;

    /// A record of a list without any column.
    fn absent<'a>() -> Self::Record<'a>;
    /// Types one row in place of another.
    fn read<'a>(record: &mut Self::Record<'a>, view: &View<'a>);
    /// Why a typed row is no record after all.
    fn set_aside(_: &Self::Record<'_>) -> Option<Reason> {
        None
    }
    /// Looks up what many checks will ask of these records, one and the same thing of all of them after the other.
    fn look_up<'f>(_: &[Self::Record<'_>], _: &[Once<'f>], _: &'f Survey) {}
    /// Its natural key.
    fn key<'r>(record: &'r Self::Record<'_>) -> Option<&'r str>;
    /// Counts, once it is judged, what only records of this register are asked.
    fn see(_: &Self::Record<'_>, _: &Once<'_>, _: &mut Tally) {}
    /// What findings say of it.
    fn about<'r>(record: &'r Self::Record<'_>) -> About<'r>;
    /// Adds how a person would point at it; names of people are marked.
    fn push_label(record: &Self::Record<'_>, to: &mut String);
    /// How a check of the catalogue judges one record.
    type Judge: Copy + std::fmt::Debug + Send + Sync;
    /// How a check judges records of this register, if it is one for it.
    fn judge_of(run: Run) -> Option<Self::Judge>;
    /// Judges one record.
    fn judge(judge: Self::Judge, record: &Self::Record<'_>, facts: &Facts<'_>) -> Verdict;
}

/// The asset register.
#[derive(Debug)]
pub struct Assets;

impl Audited for Assets {
    type Record<'a> = Asset<'a>;
    const REGISTER: Register = Register::Assets;
    const AREA: Area = Area::Assets;

    fn absent<'a>() -> Asset<'a> {
        Asset::absent()
    }

    fn read<'a>(record: &mut Asset<'a>, view: &View<'a>) {
        record.read_next(view);
    }

    fn set_aside(asset: &Asset<'_>) -> Option<Reason> {
        asset.is_not_an_asset().then_some(Reason::NotAnAsset)
    }

    fn look_up<'f>(assets: &[Asset<'_>], onces: &[Once<'f>], facts: &'f Survey) {
        facts.look_up_assets(assets, onces);
    }

    fn see(asset: &Asset<'_>, once: &Once<'_>, tally: &mut Tally) {
        tally.classes.see(asset);
        if asset.is_judged() {
            tally.see_supported(once.carrying());
        }
    }

    fn key<'r>(asset: &'r Asset<'_>) -> Option<&'r str> {
        asset.key()
    }

    fn about<'r>(asset: &'r Asset<'_>) -> About<'r> {
        About {
            key: Self::key(asset),
            key_is_person: false,
            owner: asset.owner.value().unwrap_or_default(),
            owner_email: asset.owner_email.value().unwrap_or_default(),
            department: asset.department.value().unwrap_or_default(),
            location: asset.location.value().unwrap_or_default(),
            criticality: asset.criticality.value().unwrap_or_default(),
            wants_owner: true,
            kind: asset.kind().name(),
            is_critical: asset.is_critical() && asset.is_judged(),
            is_judged: asset.is_judged(),
            matchable: asset.matchable(),
        }
    }

    fn push_label(asset: &Asset<'_>, to: &mut String) {
        asset.push_label(to);
    }

    type Judge = fn(&Asset<'_>, &Facts<'_>) -> Verdict;

    fn judge_of(run: Run) -> Option<Self::Judge> {
        match run {
            Run::EachAsset(_, judge) => Some(judge),
            _ => None,
        }
    }

    fn judge(judge: Self::Judge, asset: &Asset<'_>, facts: &Facts<'_>) -> Verdict {
        judge(asset, facts)
    }
}

/// Whether a contact's name may be a person's. A first name alone may: redaction must not miss it.
pub(super) fn may_be_person(text: &str) -> bool {
    looks_like_person(text) || !looks_like_team(text)
}

/// The contact list.
#[derive(Debug)]
pub struct Contacts;

impl Audited for Contacts {
    type Record<'a> = Contact<'a>;
    const REGISTER: Register = Register::Contacts;
    const AREA: Area = Area::Contacts;

    fn absent<'a>() -> Contact<'a> {
        Contact::absent()
    }

    fn read<'a>(record: &mut Contact<'a>, view: &View<'a>) {
        record.read_next(view);
    }

    fn key<'r>(contact: &'r Contact<'_>) -> Option<&'r str> {
        contact.key()
    }

    fn about<'r>(contact: &'r Contact<'_>) -> About<'r> {
        About {
            key: Self::key(contact),
            key_is_person: contact.name.value().is_some_and(may_be_person),
            department: contact.team.value().unwrap_or_default(),
            kind: "contacts",
            is_judged: true,
            matchable: Matchable { kind: contact.kind.value(), ..Matchable::default() },
            ..About::default()
        }
    }

    fn push_label(contact: &Contact<'_>, to: &mut String) {
        to.push_str(&match (contact.name.value().filter(|text| may_be_person(text)), contact.role.value().or(contact.team.value())) {
            (Some(person), Some(role)) => format!("{}, {role}", name(person)),
            (Some(person), None) => name(person),
            _ => contact.label(),
        });
    }

    type Judge = fn(&Contact<'_>, &Facts<'_>) -> Verdict;

    fn judge_of(run: Run) -> Option<Self::Judge> {
        match run {
            Run::EachContact(_, judge) => Some(judge),
            _ => None,
        }
    }

    fn judge(judge: Self::Judge, contact: &Contact<'_>, facts: &Facts<'_>) -> Verdict {
        judge(contact, facts)
    }
}

/// The account inventory.
#[derive(Debug)]
pub struct Accounts;

/// Whether the name of such an account is that of a person.
fn is_a_persons(kind: account::Kind) -> bool {
    matches!(kind, account::Kind::User | account::Kind::Guest)
}

impl Audited for Accounts {
    type Record<'a> = Account<'a>;
    const REGISTER: Register = Register::Accounts;
    const AREA: Area = Area::Accounts;

    fn absent<'a>() -> Account<'a> {
        Account::absent()
    }

    fn read<'a>(record: &mut Account<'a>, view: &View<'a>) {
        record.read_next(view);
    }

    fn look_up<'f>(accounts: &[Account<'_>], onces: &[Once<'f>], facts: &'f Survey) {
        facts.look_up_accounts(accounts, onces);
    }

    fn key<'r>(account: &'r Account<'_>) -> Option<&'r str> {
        account.key()
    }

    fn about<'r>(account: &'r Account<'_>) -> About<'r> {
        let kind = account.kind();
        About {
            key: Self::key(account),
            key_is_person: is_a_persons(kind),
            owner: account.owner.value().unwrap_or_default(),
            department: account.department.value().unwrap_or_default(),
            wants_owner: matches!(kind, account::Kind::Service | account::Kind::Shared | account::Kind::BreakGlass),
            kind: kind.name(),
            is_judged: true,
            matchable: Matchable {
                kind: account.kind.value(),
                owner: account.owner.value(),
                belonging: Some(account.belonging()),
                ..Matchable::default()
            },
            ..About::default()
        }
    }

    fn push_label(account: &Account<'_>, to: &mut String) {
        match (account.key(), account.name.value()) {
            _ if is_a_persons(account.kind()) => push_name(to, &account.label()),
            // A service account may bear the name of whoever made it.
            (Some(key), Some(display)) if key != display && looks_like_person(display) => {
                to.extend([key, ", "]);
                push_name(to, &[display]);
            }
            _ => to.extend(account.label()),
        }
    }

    type Judge = fn(&Account<'_>, &Facts<'_>) -> Verdict;

    fn judge_of(run: Run) -> Option<Self::Judge> {
        match run {
            Run::EachAccount(_, judge) => Some(judge),
            _ => None,
        }
    }

    fn judge(judge: Self::Judge, account: &Account<'_>, facts: &Facts<'_>) -> Verdict {
        judge(account, facts)
    }
}

/// The list of alerts. They are no assets: they stand in none of the groups that assets are counted by.
#[derive(Debug)]
pub struct Alerts;

impl Audited for Alerts {
    type Record<'a> = Alert<'a>;
    const REGISTER: Register = Register::Alerts;
    const AREA: Area = Area::Assets;

    fn absent<'a>() -> Alert<'a> {
        Alert::absent()
    }

    fn read<'a>(record: &mut Alert<'a>, view: &View<'a>) {
        record.read_next(view);
    }

    fn key<'r>(alert: &'r Alert<'_>) -> Option<&'r str> {
        alert.key()
    }

    fn about<'r>(alert: &'r Alert<'_>) -> About<'r> {
        About {
            key: Self::key(alert),
            kind: "alerts",
            matchable: Matchable { status: alert.status.value(), ..Matchable::default() },
            ..About::default()
        }
    }

    fn push_label(alert: &Alert<'_>, to: &mut String) {
        to.push_str(&alert.label());
    }

    type Judge = fn(&Alert<'_>, &Facts<'_>) -> Verdict;

    fn judge_of(run: Run) -> Option<Self::Judge> {
        match run {
            Run::EachAlert(_, judge) => Some(judge),
            _ => None,
        }
    }

    fn judge(judge: Self::Judge, alert: &Alert<'_>, facts: &Facts<'_>) -> Verdict {
        judge(alert, facts)
    }
}
