//! What is planted among the assets, counted from the finished rows.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::assets::{Asset, Fate, Kind, Sighting, When};
use crate::dates::day;
use crate::flaws::{NO_VERSION, UNFILLED};
use crate::ledger::Ledger;
use crate::register::FILE;

/// Whether the fixes that are due are on a device.
#[derive(PartialEq, Eq)]
enum State {
    Kept,
    Stale,
    Unknown,
}

/// By the baseline where one speaks of the version, else by the day of the last patch.
fn state(asset: &Asset) -> State {
    let (oldest, _) = asset.platform.fresh();
    let good = match (asset.platform.acceptable(&asset.version), asset.patched.date()) {
        (Some(acceptable), _) => acceptable,
        (None, Some(date)) => date >= oldest,
        (None, None) => return State::Unknown,
    };
    if good || asset.platform.may_wait() && asset.platform.acceptable(&asset.version).is_some() { State::Kept } else { State::Stale }
}

fn missing(text: &str) -> bool {
    matches!(text.trim(), "" | "TBC" | "-" | "?" | "Unknown" | "UNKNOWN")
}

/// What stands on a desk and is for what it is: nobody asks what depends on a monitor.
fn desk_ware(asset: &Asset) -> bool {
    matches!(asset.kind, Kind::Monitor | Kind::Dock)
}

fn lost(asset: &Asset) -> bool {
    matches!(asset.sighting, Sighting::On(date) if date < FORGOTTEN)
}

/// What was not seen since has not been seen for thirty days, from whichever of the lists one counts.
const FORGOTTEN: NaiveDate = day(2026, 10, 14);

const OF_CRITICAL: &str = "… of these, critical systems";

pub(crate) fn record(assets: &[Asset], ledger: &mut Ledger) {
    let stateless = ids(assets, |asset| asset.status.is_empty());
    ledger.fires("asset-status-missing", FILE, "blank: asked about, and judged as if it were live until somebody says", stateless);
    owned_badly(assets, ledger);
    kept_badly(assets, ledger);
    known_badly(assets, ledger);
    quiet_about_owners(assets, ledger);
    quiet_about_the_rest(assets, ledger);
}

fn ids(assets: &[Asset], test: impl Fn(&Asset) -> bool) -> Vec<String> {
    let found = assets.iter().filter(|asset| test(asset));
    found.map(|asset| asset.id.clone()).collect()
}

fn live_ids(assets: &[Asset], test: &dyn Fn(&Asset) -> bool) -> Vec<String> {
    ids(assets, |asset| asset.live() && test(asset))
}

fn owned_badly(assets: &[Asset], ledger: &mut Ledger) {
    let mut of = |check, what, test: &dyn Fn(&Asset) -> bool| {
        ledger.fires(check, FILE, what, live_ids(assets, test));
    };
    let missing_owner = |asset: &Asset| asset.owner.fate == Fate::Missing;
    of("asset-owner-missing", "blank, `TBC`, `Unknown` or `-` (all of them)", &missing_owner);
    of("asset-owner-missing", OF_CRITICAL, &|asset| asset.critical() && missing_owner(asset));
    let left = |asset: &Asset| asset.owner.fate == Fate::Left;
    of("asset-owner-left", "the owner has left, by the staff list (all of them)", &left);
    of("asset-owner-left", OF_CRITICAL, &|asset| asset.critical() && left(asset));
    of("(owner is a team that no list knows)", "`Outpatients Kiosk Group`: neither missing nor left, and not a pass", &|asset| {
        asset.owner.fate == Fate::Unresolved && asset.kind.end_user()
    });
}

fn kept_badly(assets: &[Asset], ledger: &mut Ledger) {
    let mut of = |check, what, test: &dyn Fn(&Asset) -> bool| {
        ledger.fires(check, FILE, what, live_ids(assets, test));
    };
    let patchable = |asset: &Asset| asset.kind.connected();
    let stale = |asset: &Asset| patchable(asset) && state(asset) == State::Stale;
    of("asset-patch-stale", "a fix that is due is not on it (all of them)", &stale);
    of("asset-patch-stale", OF_CRITICAL, &|asset| asset.critical() && stale(asset));
    of("asset-patch-stale", "… of these, patched lately by its date, and the build is an old one", &|asset| {
        stale(asset) && asset.patched.date().is_some_and(|date| date > FORGOTTEN)
    });
    let unknown = |asset: &Asset| patchable(asset) && state(asset) == State::Unknown;
    of("asset-patch-unknown", "nothing tells the patch state (all of them)", &unknown);
    of("asset-patch-unknown", "… of these, the version is `Microsoft.Windows.OperatingSystem`, an export fault", &|asset| {
        unknown(asset) && asset.version == NO_VERSION
    });
    of("asset-patch-unknown", "… of these, the date is in words, such as `last week`", &|asset| {
        unknown(asset) && matches!(asset.patched, When::Words(_))
    });
}

fn known_badly(assets: &[Asset], ledger: &mut Ledger) {
    let mut of = |check, what, test: &dyn Fn(&Asset) -> bool| {
        ledger.fires(check, FILE, what, live_ids(assets, test));
    };
    of("asset-purpose-missing", "blank, `TBC` or `-`, and no impact tells it either (all of them)", &|asset| {
        !desk_ware(asset) && missing(&asset.purpose) && asset.impact.is_empty()
    });
    of("asset-criticality-missing", "blank, `TBC` or `?` (all of them)", &|asset| !desk_ware(asset) && missing(&asset.criticality));
    of("asset-not-seen", "last seen by discovery more than 30 days before its export (all of them)", &lost);
    of("asset-not-seen", OF_CRITICAL, &|asset| asset.critical() && lost(asset));
    of("asset-not-discovered", "live and connected, and not in the discovery export at all", &|asset| asset.sighting == Sighting::Never);
    let mut times: HashMap<String, usize> = HashMap::new();
    for asset in assets {
        *times.entry(asset.id.to_uppercase()).or_default() += 1;
    }
    of("asset-id-duplicate", "two ids stand on two rows each: one pair within a sheet, one across, in other letters", &|asset| {
        times[&asset.id.to_uppercase()] > 1
    });
}

fn quiet_about_owners(assets: &[Asset], ledger: &mut Ledger) {
    let mut of = |check, what, test: &dyn Fn(&Asset) -> bool| {
        ledger.quiet(check, FILE, what, ids(assets, test));
    };
    of("asset-owner-missing", "no owner, and in stock, spare, retired or disposed of", &|asset| {
        !asset.live() && asset.owner.fate == Fate::Missing
    });
    of("asset-owner-missing", "`Owner` blank, and `Owner Email` names a person", &|asset| {
        asset.live() && asset.owner.shown.trim().is_empty() && !asset.owner.email.is_empty()
    });
    let owner = |wanted: &'static str| move |asset: &Asset| asset.live() && asset.owner.shown.to_lowercase().contains(wanted);
    of("asset-owner-left", "the owner is `helpdesk@northmoor.example`: the contact list names its manager", &owner("helpdesk@"));
    of("asset-owner-left", "the owner is a team or post whose holder the contact list or a statement of the policy names", &|asset| {
        asset.live() && asset.owner.fate == Fate::Resolved && !owner("helpdesk@")(asset)
    });
    of("asset-owner-left", "the owner leaves on 31 December 2026: still staff", &|asset| asset.live() && asset.owner.fate == Fate::Leaving);
    of("asset-owner-left", "the owner's first employment ended, the second goes on", &|asset| {
        asset.live() && asset.owner.email.eq_ignore_ascii_case("jean.ackroyd@northmoor.example")
    });
    of("asset-owner-left", "the owner is written `Surname, First`", &owner(", "));
    of("asset-owner-left", "the owner has a bracket behind the name", &owner("(pathology)"));
}

fn quiet_about_the_rest(assets: &[Asset], ledger: &mut Ledger) {
    let mut of = |check, what, test: &dyn Fn(&Asset) -> bool| {
        ledger.quiet(check, FILE, what, ids(assets, test));
    };
    of("asset-purpose-missing", "docks and monitors: they are for what they are", &|asset| {
        asset.live() && desk_ware(asset) && missing(&asset.purpose)
    });
    of("asset-criticality-missing", "docks and monitors: a spare would do", &|asset| {
        asset.live() && desk_ware(asset) && missing(&asset.criticality)
    });
    of("asset-patch-stale", "docks, monitors, services and information: nothing to patch, no date", &|asset| {
        asset.live() && !asset.kind.connected()
    });
    of("asset-patch-unknown", "no date, and the build is at the baseline: the baseline answers", &|asset| {
        asset.live() && asset.patched == When::Blank && asset.platform.acceptable(&asset.version) == Some(true)
    });
    let last_cycle = day(2026, 10, 1);
    of("asset-patch-stale", "network and medical firmware older than 45 days and younger than 100", &|asset| {
        asset.live()
            && matches!(asset.kind, Kind::Switch | Kind::Firewall | Kind::Medical)
            && asset.platform.acceptable(&asset.version).is_none()
            && asset.patched.date().is_some_and(|date| date < last_cycle)
            && state(asset) == State::Kept
    });
    of("asset-id-duplicate", "a serial number that the maker never filled in", &|asset| UNFILLED.contains(&asset.serial.as_str()));
    of("asset-id-duplicate", "two serial numbers in one cell", &|asset| asset.serial.contains(" / "));
    of("(all asset checks)", "in repair: not judged as live", &|asset| asset.status.eq_ignore_ascii_case("repair"));
    of("(not a check yet)", "retired by the register, and seen on the network since", &|asset| {
        asset.status.eq_ignore_ascii_case("retired") && matches!(asset.sighting, Sighting::On(date) if date > FORGOTTEN)
    });
}
