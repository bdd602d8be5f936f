//! What a check may know beside the record: fixed after the survey, the same for every thread.

mod look_up;

use std::sync::OnceLock;

pub use look_up::Once;
use look_up::{is_team, owner_cells};

use super::account::Account;
use super::alert::KnownAlert;
use super::asset::{Asset, AssetField, Classes, KnownAsset};
use super::baseline::{Baselines, Standing};
use super::cell::Cell;
use super::contact::{KnownContact, people};
use super::date::Date;
use super::directory::{Directory, Found, PersonAt};
use super::discovery::Discovery;
use super::field::Field;
use super::key::{KeyCounts, KeyHash, KeyMap};
use super::organisation::Organisation;
use super::param::{Param, Settings};
use super::place::Place;
use super::register::Register;
use super::remembered;
use super::role::KeyRole;
use super::runs::{self, Lent, Runs, Supported};
use super::shift::KnownShift;
use super::source::{JoinKind, Joins, OlderCopy, SourceFacts};
use super::staff::{Employment, StaffFacts};
use super::support::{Released, Support};

/// Columns of which a check of the organisation's own needs one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnNeed {
    /// The register it judges.
    pub register: Register,
    /// The fields, one of which the list must have.
    pub any: Vec<usize>,
    /// The check's name.
    pub check: String,
}

/// What the survey settled for the whole run.
#[derive(Debug)]
pub struct Survey {
    /// The date the audit speaks for.
    pub as_of: Date,
    /// The organisation.
    pub organisation: Organisation,
    /// Everybody the lists name.
    pub directory: Directory,
    /// The least acceptable versions.
    pub baselines: Baselines,
    /// Every alert that is still open.
    pub open_alerts: Vec<KnownAlert>,
    /// What was seen on the network, held against the register of record.
    pub discovery: Discovery,
    /// Lists that were set aside as older or second copies of others.
    pub older_copies: Vec<OlderCopy>,
    /// Every contact.
    pub contacts: Vec<KnownContact>,
    /// Every shift of the rotas.
    pub shifts: Vec<KnownShift>,
    /// Every live critical asset, in the order of the lists.
    pub critical_assets: Vec<KnownAsset>,
    /// Their suppliers as written, each once.
    pub critical_suppliers: Vec<String>,
    /// How the lists join.
    pub joins: Joins,
    /// Keys of assets that occur more than once.
    pub asset_keys: KeyCounts,
    /// Usernames that stand more than once in one list of accounts, by the list's number.
    pub account_keys: KeyCounts,
    /// The staff lists as a whole.
    pub staff: StaffFacts,
    /// The same of assets that are judged: retired and spare ones are not counted.
    pub live_asset_keys: KeyCounts,
    /// How long assets are supported.
    pub support: Support,
    /// Of each contact the key roles it holds, by their indexes: worked out for whoever asks first.
    pub roles_held: OnceLock<Vec<Vec<usize>>>,
    /// Of each contact the person it names, as [`people`] numbers them: worked out likewise.
    pub persons: OnceLock<Vec<Option<usize>>>,
    /// What was said of what assets run: by `baselines` and `support`, which stay as they are once it is asked.
    pub known_runs: runs::Known,
    /// How many assets name each owner, by the owner's text.
    pub owner_uses: KeyMap<u64>,
    /// Every source that is audited, in order.
    pub sources: Vec<SourceFacts>,
    /// The columns that checks of the organisation's own need.
    pub own_needs: Vec<OwnNeed>,
    /// The posts that may accept a risk; empty where the policy names none.
    pub approvers: Vec<String>,
    /// The least match rate in percent.
    pub least_match_rate: f64,
}

impl Survey {
    /// For each key role the contacts that hold it, in the order of the policy and of the rows.
    pub fn holders(&self) -> Vec<(&KeyRole, Vec<&KnownContact>)> {
        let roles = self.organisation.roles.iter();
        let mut holders: Vec<(&KeyRole, Vec<&KnownContact>)> = roles.map(|role| (role, Vec::new())).collect();
        for (contact, held) in self.contacts.iter().zip(self.roles_held()) {
            for at in held {
                holders[*at].1.push(contact);
            }
        }
        holders
    }

    /// For every contact the key roles it holds, by their places in the policy.
    pub fn roles_held(&self) -> &[Vec<usize>] {
        let roles = &self.organisation.roles;
        let place = |held: &KeyRole| roles.iter().position(|role| std::ptr::eq(role, held));
        let of = |contact: &KnownContact| contact.roles(roles).into_iter().filter_map(place).collect();
        self.roles_held.get_or_init(|| self.contacts.iter().map(of).collect())
    }

    /// For every contact the number of the person it names; `None` for posts and desks, and for a bare name that fits two people.
    pub fn persons(&self) -> &[Option<usize>] {
        self.persons.get_or_init(|| people(&self.contacts))
    }

    /// The place of a list among those of its register, by its columns before its name: it holds when the file is renamed.
    pub fn rank(&self, number: u16) -> u32 {
        let by = |source: &SourceFacts| (source.present, source.label.clone());
        let Some(own) = self.sources.iter().find(|source| source.number == number) else { return 0 };
        let before = self.sources.iter().filter(|other| other.register == own.register && by(other) < by(own)).count();
        u32::try_from(before).unwrap_or(u32::MAX)
    }

    /// `row 14`, with the list's name where the run has several lists of its kind.
    pub fn row(&self, place: Place) -> String {
        let source = self.sources.iter().find(|source| source.number == place.source);
        match source {
            Some(at) if self.sources.iter().filter(|other| other.register == at.register).count() > 1 => {
                format!("row {} of {}", place.row, at.label)
            }
            _ => format!("row {}", place.row),
        }
    }
}

/// The survey as one check sees it: with its own settings and, for checks a record, the source at hand.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'f> {
    /// What the survey settled.
    pub survey: &'f Survey,
    /// The check's knobs.
    pub settings: &'f Settings,
    /// The source the record stands in; `None` for checks on the estate.
    pub source: Option<&'f SourceFacts>,
    /// The day the source speaks for: its extract date, else the as-of date.
    pub extracted: Date,
    /// What was asked of the record at hand before; `None` for checks on the estate.
    pub once: Option<&'f Once<'f>>,
    /// Which classes the assets judged are of; `None` for checks a record, while not all are judged.
    pub classes: Option<&'f Classes>,
}

impl<'f> Facts<'f> {
    /// What baselines and makers say of what the asset at hand runs.
    fn runs(&self, asset: &Asset<'_>) -> Lent<'f> {
        match self.once {
            Some(once) => Lent::Kept(once.runs.get_or_init(|| self.survey.runs(self.survey.hash_of_runs(asset), None, asset))),
            None => Lent::Made(Box::new(Runs::of(asset, &self.survey.baselines, &self.survey.support))),
        }
    }

    /// How the asset at hand stands to the baselines.
    pub fn standing(&self, asset: &Asset<'_>) -> Standing<'f> {
        self.runs(asset).standing(&self.survey.baselines)
    }

    /// The product of the asset at hand that a baseline names, whether or not the version can be compared.
    pub fn baselined_product<'a>(&self, asset: &Asset<'a>) -> Option<&'a str> {
        self.runs(asset).baselined_product(asset)
    }

    /// How long the asset at hand is supported.
    pub fn support(&self, asset: &Asset<'_>) -> Supported<'f> {
        Supported(self.runs(asset))
    }

    /// The release of the operating system of the asset at hand, and the day that came out.
    pub fn os_released(&self, asset: &Asset<'_>) -> Option<Released> {
        self.runs(asset).released
    }

    /// Whom the asset at hand names as its owner, with the cell that told and its field; `None` where neither of the two does.
    pub fn owner<'a>(&self, asset: &Asset<'a>) -> Option<(AssetField, &'a str, Found<'f>)> {
        let cells = owner_cells(asset);
        let work_out = || self.survey.owner(asset);
        let (at, found) = self.once.map_or_else(work_out, |once| *once.owner.get_or_init(work_out))?;
        Some(([AssetField::Owner, AssetField::OwnerEmail][at], cells[at]?, found))
    }

    /// Whether [`owner`](Self::owner) of the asset at hand says in so many words that it is a team, a post or a mailbox.
    pub fn owner_is_team(&self, asset: &Asset<'_>) -> bool {
        let work_out = || self.owner(asset).is_some_and(|(_, owner, _)| is_team(owner, remembered::hash([owner])));
        self.once.map_or_else(work_out, |once| *once.owner_is_team.get_or_init(work_out))
    }
}

impl Facts<'_> {
    /// Whom the account at hand belongs to; `None` where the lists do not know them.
    pub fn person(&self, account: &Account<'_>) -> Option<PersonAt> {
        let work_out = || self.survey.directory.person(&account.person_keys());
        self.once.map_or_else(work_out, |once| *once.person.get_or_init(work_out))
    }

    /// What the staff list says of the person the account at hand belongs to.
    pub fn employment(&self, account: &Account<'_>) -> Option<Employment> {
        self.person(account).and_then(|person| self.survey.directory.of(person).employment)
    }

    /// Whether the account at hand has more rights than an ordinary user, by the built-in groups and these.
    pub fn is_privileged(&self, account: &Account<'_>, more_groups: &[String]) -> bool {
        let known = self.once.filter(|_| more_groups.is_empty());
        let work_out = || account.is_privileged(more_groups) == Cell::Value(true);
        known.map_or_else(work_out, |once| *once.is_privileged.get_or_init(work_out))
    }

    /// Whether the account at hand signs in to a service in the cloud.
    pub fn is_cloud(&self, account: &Account<'_>) -> bool {
        self.once.map_or_else(|| account.is_cloud(), |once| *once.is_cloud.get_or_init(|| account.is_cloud()))
    }

    /// Whether anything shows that the account at hand can sign in from outside.
    pub fn is_seen_remote(&self, account: &Account<'_>) -> bool {
        let work_out = || account.seen_remote().is_some();
        self.once.map_or_else(work_out, |once| *once.is_seen_remote.get_or_init(work_out))
    }

    /// A number the check can be tuned by.
    pub fn number(&self, param: &'static Param) -> i64 {
        self.settings.number(param)
    }

    /// How often an asset key occurs in the register of record.
    pub fn times(&self, field: impl Field, key: KeyHash) -> u32 {
        self.survey.asset_keys.times(field.index(), key)
    }

    /// How often a username stands in the list of accounts at hand.
    pub fn times_in_list(&self, username: &str) -> u32 {
        let times = |source: &SourceFacts| self.survey.account_keys.times(usize::from(source.number), super::key::hash(username));
        self.source.map_or(1, times)
    }

    /// How often the id of the asset at hand occurs in the register of record; `None` where it has none of its own.
    pub fn times_of_id(&self, asset: &Asset<'_>) -> Option<u32> {
        let work_out = || self.survey.times_of_id(asset);
        self.once.map_or_else(work_out, |once| *once.times_of_id.get_or_init(work_out))
    }

    /// Of the serials of the asset at hand the first that stands on several assets that are judged, else the last, by its place
    /// among them, with on how many it stands; `None` where it has none.
    pub fn times_of_serial(&self, asset: &Asset<'_>) -> Option<(usize, u32)> {
        let work_out = || self.survey.times_of_serial(asset);
        self.once.map_or_else(work_out, |once| *once.times_of_serial.get_or_init(work_out))
    }

    /// On how many assets that are judged the host name of the asset at hand stands; 0 where it has none.
    pub fn times_of_name(&self, asset: &Asset<'_>) -> u32 {
        let work_out = || self.survey.times_of_name(asset);
        self.once.map_or_else(work_out, |once| *once.times_of_name.get_or_init(work_out))
    }

    /// Whether two lists join well enough to speak of single rows; false too where one of them is not there.
    pub fn joined(&self, kind: JoinKind) -> bool {
        self.survey.joins.get(kind).is_some_and(|join| join.rate() >= self.survey.least_match_rate)
    }

    /// Whether a day that should lie behind is still to come: a slip of the keyboard, and no evidence.
    pub fn is_to_come(&self, day: Date) -> bool {
        day > self.survey.as_of.max(self.extracted)
    }

    /// Whether the source at hand has a column for the field.
    pub fn has(&self, field: impl Field) -> bool {
        self.source.is_some_and(|source| source.has(field))
    }
}
