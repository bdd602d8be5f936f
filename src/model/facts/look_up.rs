//! What several checks ask of one record: worked out once, and looked up for some records together.

use std::cell::OnceCell;

use arrayvec::ArrayVec;

use super::Survey;
use crate::model::account::Account;
use crate::model::asset::{Asset, AssetField};
use crate::model::directory::{Found, PersonAt};
use crate::model::field::Field;
use crate::model::key::{self, KeyCounts, KeyHash, short_host};
use crate::model::person_name::looks_like_team;
use crate::model::remembered::{self, Remembered};
use crate::model::runs::{self, Lent, Met};

/// What several checks ask of one record, worked out once.
#[derive(Debug, Default)]
pub struct Once<'f> {
    pub(super) runs: OnceCell<Lent<'f>>,
    pub(super) times_of_id: OnceCell<Option<u32>>,
    pub(super) times_of_serial: OnceCell<Option<(usize, u32)>>,
    pub(super) times_of_name: OnceCell<u32>,
    pub(super) owner: OnceCell<Option<(usize, Found<'f>)>>,
    pub(super) owner_is_team: OnceCell<bool>,
    pub(super) person: OnceCell<Option<PersonAt>>,
    pub(super) is_privileged: OnceCell<bool>,
    pub(super) is_cloud: OnceCell<bool>,
    pub(super) is_seen_remote: OnceCell<bool>,
}

impl Once<'_> {
    /// So many records are asked about at once, at most.
    pub const AT_ONCE: usize = 16;

    /// The statements that carry the asset at hand over the end of its maker's support, by their places in the policy.
    pub fn carrying(&self) -> &[usize] {
        self.runs.get().map(|runs| runs.carrying()).unwrap_or_default()
    }
}

/// One thing of each of some records.
type Each<T> = [T; Once::AT_ONCE];

fn of_each<R, T: Copy + Default>(records: &[R], of: impl Fn(&R) -> T) -> Each<T> {
    let mut all = [T::default(); Once::AT_ONCE];
    all.iter_mut().zip(records).for_each(|(place, record)| *place = of(record));
    all
}

/// Keys of some assets, each with how often it occurs; `None` where there is none.
fn counted(keys: Each<Option<KeyHash>>, field: AssetField, counts: &KeyCounts) -> Each<Option<u32>> {
    let times = counts.times_of_each(field.index(), keys.map(Option::unwrap_or_default));
    std::array::from_fn(|at| keys[at].map(|_| times[at]))
}

impl Survey {
    /// Looks up what many checks ask of some assets, [`Once::AT_ONCE`] at most. One and the same thing of all of them, one
    /// after the other: where it stands far away in memory, it is waited for once.
    pub fn look_up_assets<'f>(&'f self, assets: &[Asset<'_>], onces: &[Once<'f>]) {
        let hashes = of_each(assets, |asset| self.hash_of_runs(asset));
        let met = self.known_runs.met(hashes);
        for ((asset, once), (hash, met)) in assets.iter().zip(onces).zip(hashes.into_iter().zip(met)) {
            once.runs.get_or_init(|| self.runs(hash, met, asset));
        }
        for (asset, once) in assets.iter().zip(onces) {
            once.owner.get_or_init(|| self.owner(asset));
        }
        let ids = counted(of_each(assets, key_of_id), AssetField::Id, &self.asset_keys);
        for (once, times) in onces.iter().zip(ids) {
            once.times_of_id.get_or_init(|| times);
        }
        let serials = counted(of_each(assets, key_of_only_serial), AssetField::Serial, &self.live_asset_keys);
        for ((asset, once), times) in assets.iter().zip(onces).zip(serials) {
            once.times_of_serial.get_or_init(|| times.map_or_else(|| self.times_of_serial(asset), |times| Some((0, times))));
        }
        let names = counted(of_each(assets, key_of_name), AssetField::Name, &self.live_asset_keys);
        for (once, times) in onces.iter().zip(names) {
            once.times_of_name.get_or_init(|| times.unwrap_or(0));
        }
        look_up_teams(assets, onces);
    }

    /// The same of some accounts.
    pub fn look_up_accounts<'f>(&'f self, accounts: &[Account<'_>], onces: &[Once<'f>]) {
        for (account, once) in accounts.iter().zip(onces) {
            once.person.get_or_init(|| self.directory.person(&account.person_keys()));
        }
    }

    pub(super) fn hash_of_runs(&self, asset: &Asset<'_>) -> u64 {
        runs::Known::hash(asset, &self.support)
    }

    pub(super) fn runs(&self, hash: u64, met: Met, asset: &Asset<'_>) -> Lent<'_> {
        self.known_runs.of(hash, met, asset, &self.baselines, &self.support)
    }

    pub(super) fn times_of_id(&self, asset: &Asset<'_>) -> Option<u32> {
        key_of_id(asset).map(|id| self.asset_keys.times(AssetField::Id.index(), id))
    }

    pub(super) fn times_of_serial(&self, asset: &Asset<'_>) -> Option<(usize, u32)> {
        let mut last = None;
        for (at, serial) in asset.serials().enumerate() {
            let times = self.live_asset_keys.times(AssetField::Serial.index(), key::hash(serial));
            last = Some((at, times));
            if times > 1 {
                break;
            }
        }
        last
    }

    pub(super) fn times_of_name(&self, asset: &Asset<'_>) -> u32 {
        key_of_name(asset).map_or(0, |name| self.live_asset_keys.times(AssetField::Name.index(), name))
    }

    pub(super) fn owner(&self, asset: &Asset<'_>) -> Option<(usize, Found<'_>)> {
        self.directory.find_any(owner_cells(asset))
    }
}

/// Whether owners are teams, where they are nobody that is known.
fn look_up_teams(assets: &[Asset<'_>], onces: &[Once<'_>]) {
    let strangers = assets.iter().zip(onces).filter_map(|(asset, once)| match once.owner.get()? {
        Some((at, Found::Nobody)) => Some((once, owner_cells(asset)[*at]?)),
        _ => None,
    });
    let strangers: ArrayVec<_, { Once::AT_ONCE }> = strangers.collect();
    let hashes = of_each(&strangers, |(_, owner)| remembered::hash([*owner]));
    let met = TEAMS.met(hashes);
    for ((once, owner), (hash, met)) in strangers.into_iter().zip(hashes.into_iter().zip(met)) {
        once.owner_is_team.get_or_init(|| met.unwrap_or_else(|| is_team(owner, hash)));
    }
}

fn key_of_id(asset: &Asset<'_>) -> Option<KeyHash> {
    asset.real_id().map(key::hash)
}

/// The serial of an asset that has one and no more.
fn key_of_only_serial(asset: &Asset<'_>) -> Option<KeyHash> {
    let mut serials = asset.serials();
    let first = serials.next()?;
    serials.next().is_none().then(|| key::hash(first))
}

fn key_of_name(asset: &Asset<'_>) -> Option<KeyHash> {
    asset.name.value().map(|name| key::hash(short_host(name)))
}

/// The cells that may name the owner of an asset.
pub(super) fn owner_cells<'a>(asset: &Asset<'a>) -> [Option<&'a str>; 2] {
    [asset.owner.value(), asset.owner_email.value()]
}

/// Which owners' texts say that they are a team: many assets have one owner.
static TEAMS: Remembered<bool> = Remembered::new(16_384);

/// Whether an owner's text, with its hash, says in so many words that it is a team, a post or a mailbox.
pub(super) fn is_team(owner: &str, hash: u64) -> bool {
    TEAMS.of_hash(hash, || looks_like_team(owner))
}
