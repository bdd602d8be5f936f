//! What baselines and makers say of whatever an asset runs: worked out once for all assets that run the same.

use std::ops::Deref;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::asset::Asset;
use super::baseline::{Baselines, Standing, Stood};
use super::cell::Cell;
use super::date::Date;
use super::key::{self, KeyMap};
use super::remembered::{self, Remembered};
use super::support::{Judged, Released, Said, Support};

/// What is said of assets that run the same.
#[derive(Debug)]
pub struct Runs {
    stood: Stood,
    /// Of the products it runs, the place of the first that a baseline names.
    named: Option<usize>,
    /// The release of its operating system, and the day that came out.
    pub released: Option<Released>,
    /// How long it is supported, seen from that day; and how findings say so, worked out for the first of them.
    support: Judged,
    day: Date,
    said: OnceLock<Said>,
    /// The statements that carry it over the end of that, by their places in the policy.
    carrying: Vec<usize>,
}

impl PartialEq for Runs {
    fn eq(&self, other: &Self) -> bool {
        let release = |runs: &Runs| runs.released.map(|(release, day)| (std::ptr::from_ref(release), day));
        let by_baselines = |runs: &Runs| (runs.stood, runs.named);
        by_baselines(self) == by_baselines(other)
            && release(self) == release(other)
            && self.support == other.support
            && self.carrying == other.carrying
    }
}

impl Runs {
    /// What these baselines and this support say of an asset.
    pub(super) fn of(asset: &Asset<'_>, baselines: &Baselines, support: &Support) -> Self {
        let (judged, released) = support.of(asset);
        Runs {
            stood: asset.stood(baselines),
            named: asset.products().position(|product| baselines.speak_of(product)),
            released,
            support: judged,
            day: support.day(),
            said: OnceLock::new(),
            carrying: support.carrying(asset),
        }
    }

    /// The statements that carry it over the end of its maker's support, by their places in the policy.
    pub fn carrying(&self) -> &[usize] {
        &self.carrying
    }

    /// How it stands to these baselines, the ones it was worked out by.
    pub fn standing<'b>(&self, baselines: &'b Baselines) -> Standing<'b> {
        baselines.standing(self.stood)
    }

    /// Its product that a baseline names, whether or not the version can be compared.
    pub fn baselined_product<'a>(&self, asset: &Asset<'a>) -> Option<&'a str> {
        asset.products().nth(self.named?)
    }
}

/// What is said of the asset at hand: lent by whoever keeps it, or made for whoever asks.
#[derive(Debug)]
pub enum Lent<'k> {
    /// Kept elsewhere.
    Kept(&'k Runs),
    /// Made for this question alone.
    Made(Box<Runs>),
}

impl Deref for Lent<'_> {
    type Target = Runs;

    fn deref(&self) -> &Runs {
        match self {
            Lent::Kept(runs) => runs,
            Lent::Made(runs) => runs,
        }
    }
}

/// How long the asset at hand is supported.
#[derive(Debug)]
pub struct Supported<'k>(pub Lent<'k>);

impl Supported<'_> {
    /// How findings say so.
    pub fn said(&self) -> &Said {
        self.0.said.get_or_init(|| Said::of(&self.0.support, self.0.day))
    }
}

impl Deref for Supported<'_> {
    type Target = Judged;

    fn deref(&self) -> &Judged {
        &self.0.support
    }
}

/// As many as there are versions, kinds and systems together in a large register.
const PLACES: usize = 32_768;
/// Most answers that are kept: a list can be made to ask for one a row.
const MOST: usize = 20_000;
/// New answers are held against so many of the first.
const COMMON: usize = 64;

/// Where stands what a thread has met before, if it is kept; `None` where it was not met.
pub(super) type Met = Option<Option<u16>>;

/// What was said of the assets met before, by the cells that decide it.
pub struct Known {
    /// By the cells, where their answer stands; `None` for one that is not kept.
    places: Remembered<Option<u16>, 10>,
    /// The same for all threads: what one has worked out, the others need not.
    shared: Mutex<KeyMap<Option<u16>>>,
    answers: boxcar::Vec<Runs>,
}

impl Default for Known {
    fn default() -> Self {
        Known { places: Remembered::new(PLACES), shared: Mutex::default(), answers: boxcar::Vec::new() }
    }
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Known").field("answers", &self.answers.count()).finish_non_exhaustive()
    }
}

impl Known {
    /// By what the cells of an asset that decide it are told apart from others.
    pub(super) fn hash(asset: &Asset<'_>, support: &Support) -> u64 {
        let ends = asset.support_ends.value().map(|day| day.to_string());
        let (system, how) = match asset.os {
            Cell::Value(text) => (text, ""),
            Cell::Unreadable(text) => (text, "unreadable"),
            _ => ("", ""),
        };
        // As written these are many, and hardly ever asked for.
        let [kind, owner, status] = support.stated_by(asset);
        let beside = [
            how,
            asset.edition.value().unwrap_or_default(),
            asset.software.value().unwrap_or_default(),
            ends.as_deref().unwrap_or_default(),
            kind,
            owner,
            status,
        ];
        // Most assets have nothing of these.
        let beside = if beside.iter().all(|text| text.is_empty()) { 0 } else { remembered::hash(beside) };
        let texts = [system, asset.version.value().unwrap_or_default(), asset.kind().name()];
        key::hash_of_spellings(texts.map(str::as_bytes), beside)
    }

    /// Where stands what this thread heard of assets with these [`hash`](Self::hash)es before.
    pub(super) fn met<const MANY: usize>(&self, hashes: [u64; MANY]) -> [Met; MANY] {
        self.places.met(hashes)
    }

    /// What is said of an asset with this hash: as this thread, [`met`](Self::met) it, or another remembers, else worked out.
    pub(super) fn of(&self, hash: u64, met: Met, asset: &Asset<'_>, baselines: &Baselines, support: &Support) -> Lent<'_> {
        let work_out = || Runs::of(asset, baselines, support);
        let at = met.unwrap_or_else(|| self.places.of_hash(hash, || self.share(hash, || self.keep(work_out()))));
        match at.and_then(|at| self.answers.get(usize::from(at))) {
            Some(runs) => Lent::Kept(runs),
            None => Lent::Made(Box::new(work_out())),
        }
    }

    /// Where an answer stands by any thread's knowledge, else where it is put now.
    fn share(&self, hash: u64, put: impl FnOnce() -> Option<u16>) -> Option<u16> {
        let shared = || self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = shared().get(&hash) {
            return *at;
        }
        let at = put();
        let mut shared = shared();
        if shared.len() < PLACES {
            shared.insert(hash, at);
        }
        at
    }

    /// Where an answer stands from now on, if it is kept.
    fn keep(&self, answer: Runs) -> Option<u16> {
        let common = self.answers.iter().take(COMMON).find(|(_, known)| **known == answer).map(|(at, _)| at);
        let at = match common {
            Some(at) => at,
            None if self.answers.count() >= MOST => return None,
            None => self.answers.push(answer),
        };
        u16::try_from(at).ok()
    }
}
