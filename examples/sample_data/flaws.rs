//! What is wrong with some of the assets, and what only looks wrong.

use crate::assets::{Asset, Fate, Kind, Owner, Sheet, Sighting, When};
use crate::dates::{between, day};
use crate::people::{People, Story};
use crate::platform::Platform;
use crate::rng::Rng;

/// The fault of a real export: the name of a class where the version belongs.
pub(crate) const NO_VERSION: &str = "Microsoft.Windows.OperatingSystem";

/// Serial numbers that a maker never filled in.
pub(crate) const UNFILLED: [&str; 3] = ["To be filled by O.E.M.", "Default string", "System Serial Number"];

type Assets = [Asset];

pub(crate) fn apply(assets: &mut Assets, people: &People) {
    let mut rng = Rng::stream("flaws");
    retire(&mut rng, assets);
    disown(&mut rng, assets, people);
    neglect(&mut rng, assets);
    leave_unsaid(&mut rng, assets);
    lose(&mut rng, assets);
    identify_badly(&mut rng, assets);
    write_untidily(&mut rng, assets);
}

/// Some of the assets that fit, never the same twice in one call.
fn some(rng: &mut Rng, assets: &Assets, count: usize, fit: impl Fn(&Asset) -> bool) -> Vec<usize> {
    let mut found: Vec<usize> = (0..assets.len()).filter(|&index| fit(&assets[index])).collect();
    assert!(found.len() >= count, "{} fit where {count} are wanted", found.len());
    rng.shuffle(&mut found);
    found.truncate(count);
    found.sort_unstable();
    found
}

/// Takes some things out of use. What is not live is never judged by the checks of the living.
fn retire(rng: &mut Rng, assets: &mut Assets) {
    let movable = |asset: &Asset| asset.live() && (asset.kind.end_user() || matches!(asset.kind, Kind::Monitor | Kind::Dock));
    for (status, count) in [("In Stock", 13), ("Spare", 8), ("Repair", 5), ("Retired", 11), ("Disposed", 7), ("", 6)] {
        for (place, index) in some(rng, assets, count, movable).into_iter().enumerate() {
            let asset = &mut assets[index];
            asset.status = status.into();
            if matches!(status, "Repair" | "") {
                continue;
            }
            if place % 3 != 0 {
                asset.owner = Owner::written("", Fate::Missing);
            }
            if asset.kind.connected() {
                let date = between(rng, day(2026, 2, 2), day(2026, 8, 28));
                asset.patched = When::Date(date);
                asset.version = asset.platform.version_on(date).into();
                // A few come back to the network although the register has them gone.
                if !(status == "Retired" && place < 4) {
                    asset.sighting = if place % 4 == 1 { Sighting::On(date) } else { Sighting::Never };
                }
            }
            if status == "Disposed" {
                asset.notes = "Certificate of destruction on file".into();
            }
        }
    }
}

fn disown(rng: &mut Rng, assets: &mut Assets, people: &People) {
    let ordinary = |asset: &Asset| asset.live() && !asset.critical() && asset.kind != Kind::Server && asset.owner.fate == Fate::Here;
    for (count, shown) in [(13, ""), (4, "TBC"), (2, "Unknown"), (1, "-")] {
        for index in some(rng, assets, count, ordinary) {
            assets[index].owner = Owner::written(shown, Fate::Missing);
        }
    }
    let of = |kind: Kind| move |asset: &Asset| ordinary(asset) && asset.kind == kind;
    let in_department =
        |department: &'static str| move |asset: &Asset| ordinary(asset) && asset.kind.end_user() && asset.department == department;
    let mut give = |rng: &mut Rng, owner: &Owner, count: usize, fit: &dyn Fn(&Asset) -> bool| {
        for index in some(rng, assets, count, fit) {
            assets[index].owner = owner.clone();
        }
    };
    let owner = |key: &str| Owner::person(people.get(key));
    give(rng, &owner("bhattarai"), 3, &of(Kind::Switch));
    give(rng, &owner("postlethwaite"), 6, &in_department("Outpatients"));
    give(rng, &owner("whitcombe"), 3, &in_department("Theatres"));
    give(rng, &owner("farrow"), 2, &in_department("Pathology"));
    let stranger = people.0.iter().find(|person| person.story == Story::LeftTwice);
    if let Some(person) = stranger {
        give(rng, &Owner::person(person), 1, &of(Kind::Laptop));
    }
    give(rng, &Owner::written("Network Team", Fate::Resolved), 6, &of(Kind::Switch));
    let group = Owner::written("Outpatients Kiosk Group", Fate::Unresolved);
    give(rng, &group, 5, &of(Kind::Tablet));

    // The same person, written in other ways.
    for index in some(rng, assets, 1, in_department("Pathology")) {
        assets[index].owner.shown = "Lakshmi Venkataraman (Pathology)".into();
    }
    for index in some(rng, assets, 1, in_department("Therapies")) {
        assets[index].owner.shown = people.get("corrigan").surname_first();
    }
    let plain = |asset: &Asset| ordinary(asset) && !asset.owner.shown.contains(['(', ',']) && !asset.owner.email.is_empty();
    for index in some(rng, assets, 9, plain) {
        assets[index].owner.shown.clear();
    }
    for index in some(rng, assets, 20, |asset| plain(asset) && !asset.owner.shown.is_empty()) {
        assets[index].owner.email.clear();
    }
}

/// Leaves some unpatched, and for some loses the means of knowing.
fn neglect(rng: &mut Rng, assets: &mut Assets) {
    let well = |asset: &Asset| {
        asset.live()
            && asset.kind.connected()
            && asset.kind != Kind::Printer
            && asset.version != NO_VERSION
            && asset.patched.date().is_some_and(|date| date >= asset.platform.fresh().0)
    };
    let windows = |asset: &Asset| well(asset) && matches!(asset.kind, Kind::Laptop | Kind::Desktop) && asset.platform != Platform::MacOs;
    for index in some(rng, assets, 12, windows) {
        assets[index].version = NO_VERSION.into();
        assets[index].patched = When::Blank;
    }
    let unjudged = |asset: &Asset| well(asset) && asset.platform.baseline().is_none();
    for index in some(rng, assets, 8, unjudged) {
        assets[index].patched = When::Blank;
    }
    for words in ["last week", "Oct?", "auto", "see supplier portal"] {
        for index in some(rng, assets, 1, unjudged) {
            assets[index].patched = When::Words(words);
        }
    }
    for index in some(rng, assets, 3, |asset| windows(asset) && !asset.critical()) {
        assets[index].patched = When::Blank;
    }
    let critical = some(rng, assets, 7, |asset| well(asset) && asset.critical());
    let ordinary = some(rng, assets, 36, |asset| well(asset) && !asset.critical());
    for index in critical.into_iter().chain(ordinary) {
        let asset = &mut assets[index];
        let (first, last) = asset.platform.stale();
        let date = between(rng, first, last);
        asset.patched = When::Date(date);
        asset.version = asset.platform.version_on(date).into();
    }
    for index in some(rng, assets, 6, windows) {
        let old = between(rng, day(2026, 7, 14), day(2026, 9, 28));
        assets[index].version = assets[index].platform.version_on(old).into();
    }
}

fn leave_unsaid(rng: &mut Rng, assets: &mut Assets) {
    let live = |asset: &Asset| asset.live();
    let ordinary = |asset: &Asset| asset.live() && !asset.critical();
    for index in some(rng, assets, 2, |asset| live(asset) && asset.critical()) {
        assets[index].purpose.clear();
    }
    for (count, shown) in [(58, ""), (5, "TBC"), (3, "-")] {
        let said = |asset: &Asset| ordinary(asset) && asset.purpose.len() > 3;
        for index in some(rng, assets, count, said) {
            assets[index].purpose = shown.into();
        }
    }
    for (count, shown) in [(50, ""), (4, "TBC"), (4, "?")] {
        let said = |asset: &Asset| ordinary(asset) && asset.criticality.len() > 2 && asset.criticality != "TBC";
        for index in some(rng, assets, count, said) {
            assets[index].criticality = shown.into();
        }
    }
}

/// Not seen for long, or never.
fn lose(rng: &mut Rng, assets: &mut Assets) {
    let seen = |asset: &Asset| asset.live() && asset.sighting != Sighting::Never && asset.kind.connected();
    let critical = some(rng, assets, 2, |asset| seen(asset) && asset.critical());
    let ordinary = some(rng, assets, 21, |asset| seen(asset) && asset.kind.end_user());
    for index in critical.into_iter().chain(ordinary) {
        assets[index].sighting = Sighting::On(between(rng, day(2026, 6, 20), day(2026, 10, 8)));
        assets[index].audited = When::Date(between(rng, day(2025, 11, 24), day(2026, 6, 12)));
    }
    let recent =
        |asset: &Asset| asset.kind.end_user() && matches!(asset.sighting, Sighting::On(date) if date > day(2026, 11, 1)) && asset.live();
    for index in some(rng, assets, 9, recent) {
        assets[index].sighting = Sighting::Never;
        assets[index].audited = When::Date(between(rng, day(2025, 11, 24), day(2026, 6, 12)));
    }
}

fn identify_badly(rng: &mut Rng, assets: &mut Assets) {
    let live = |kind: Kind, sheet: Sheet| move |asset: &Asset| asset.live() && asset.kind == kind && asset.sheet == sheet;
    let pair = some(rng, assets, 2, live(Kind::Desktop, Sheet::Infirmary));
    let first = assets[pair[0]].id.clone();
    assets[pair[1]].id = first;
    let from = some(rng, assets, 1, live(Kind::Laptop, Sheet::Infirmary))[0];
    let to = some(rng, assets, 1, live(Kind::Laptop, Sheet::Community))[0];
    assets[to].id = assets[from].id.to_lowercase();
    assets[to].notes = "Moved from the Infirmary in September".into();

    for (count, serial) in [6, 2, 1].into_iter().zip(UNFILLED) {
        let desktop = |asset: &Asset| {
            asset.kind == Kind::Desktop && asset.live() && asset.sighting != Sighting::Never && !UNFILLED.contains(&asset.serial.as_str())
        };
        for index in some(rng, assets, count, desktop) {
            assets[index].serial = serial.into();
        }
    }
    for index in some(rng, assets, 3, |asset| asset.live() && asset.kind == Kind::Monitor) {
        let second = rng.text(crate::systems::UPPER, 12);
        assets[index].serial = format!("{} / CN0{second}", assets[index].serial);
        assets[index].notes = "Pair on one arm".into();
    }
}

/// The marks that many hands leave: stray blanks, other ways to write a day, remarks.
fn write_untidily(rng: &mut Rng, assets: &mut Assets) {
    for asset in assets.iter_mut() {
        for date in [&mut asset.patched, &mut asset.audited] {
            if let (When::Date(day), style @ 0..14) = (*date, rng.below(100)) {
                *date = if style < 8 { When::Uk(day) } else { When::Iso(day) };
            }
        }
        match rng.below(60) {
            0 => asset.name.push(' '),
            1 => asset.owner.shown = format!(" {}", asset.owner.shown),
            2 => asset.owner.shown = asset.owner.shown.to_uppercase(),
            3 => asset.owner.email = asset.owner.email.to_uppercase(),
            4 => asset.status = asset.status.to_uppercase(),
            5 if asset.critical() => asset.criticality = "CRITICAL ".into(),
            _ => {}
        }
    }
    let remarks = [
        "Replacement due 2027/28, awaiting capital bid",
        "Battery swollen, replaced 12/08/2026",
        "Screen <cracked> & swapped",
        "=2 chargers, one bag",
        "Shared between bays 3, 4 and \"the blue room\"",
        "Do not restart without ringing the ward first.\nRing Ext 4410, then wait for the all-clear.",
        "Loan from O'Rourke's team",
        "On the list for the next upgrade ring",
    ];
    let quiet = some(rng, assets, 48, |asset| asset.notes.is_empty());
    for (place, index) in quiet.into_iter().enumerate() {
        // The remark of two lines is made once.
        let remark = remarks[if place == 5 { 5 } else { [0, 1, 2, 3, 4, 6, 7][place % 7] }];
        assets[index].notes = remark.into();
    }
}
