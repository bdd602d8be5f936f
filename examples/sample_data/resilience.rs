//! What the register says of a system for the night on which it is attacked: what stops, who may cut it off, what staff do.

use crate::assets::{Asset, Kind, When};
use crate::dates::{between, day};
use crate::people::{People, Story};
use crate::platform::Platform;
use crate::rng::Rng;

/// Systems of which nobody wrote down what stops without them.
const WITHOUT_IMPACT: [&str; 5] = ["NMR-TIE02", "NMR-BMS01", "NMR-WSUS01", "NMC-FW-COL", "NMR-EPMA-02"];
/// Systems of which nobody knows whether the internet can reach them.
const REACH_UNKNOWN: [&str; 4] = ["NMR-VOICE01", "NMC-COL-NVR1", "NMR-INF-GW02", "Signpost"];
/// What the internet can reach.
const REACHED: [&str; 2] = ["NMR-FW-EDGE-A", "NMR-FW-EDGE-B"];
/// Critical systems without a plan for the time they are down.
const WITHOUT_PLAN: [&str; 6] = ["NMR-TIE01", "NMR-TIE02", "NMR-VOICE01", "NMR-INF-GW01", "NMR-INF-GW02", "NMR-WLC-A"];
/// The few critical systems of which it was settled whether they may be cut off.
const SETTLED: [(&str, &str); 9] = [
    ("NMR-EPR-DB01", "No: Chief Nurse and CIO together"),
    ("NMR-EPR-DB02", "Yes: Head of Infrastructure"),
    ("NMR-PACS-DB01", "Yes, after ringing Radiology: PACS Manager"),
    ("NMR-PACS-ARC1", "Yes, after ringing Radiology: PACS Manager"),
    ("NMR-BLOOD-01", "No: Blood bank lead"),
    ("NMR-FW-EDGE-A", "Yes: Head of Cyber Security"),
    ("NMR-FW-EDGE-B", "Yes: Head of Cyber Security"),
    ("NMR-BKP01", "Yes: Head of Infrastructure"),
    ("NMC-FW-THB", "Yes: Head of Cyber Security"),
];

/// Fills in the columns of resilience, the accepted risks and whom things are given to.
pub(crate) fn describe(assets: &mut [Asset], people: &People) {
    let mut rng = Rng::stream("resilience");
    let staff: Vec<String> = people.0.iter().filter(|person| person.story == Story::Ordinary).map(crate::people::Person::name).collect();
    for asset in assets.iter_mut() {
        let name = asset.name.trim().to_owned();
        let is = |names: &[&str]| names.contains(&name.as_str());
        if asset.kind.system() && asset.kind != Kind::Information {
            asset.internet_facing = match asset.kind {
                _ if is(&REACH_UNKNOWN) => "",
                Kind::Software => "Yes",
                _ if is(&REACHED) => "Yes",
                _ => "No",
            };
        }
        if asset.kind.system() && asset.matters() && !is(&WITHOUT_IMPACT) {
            asset.impact = impact(asset);
        }
        if asset.critical() {
            asset.isolation = SETTLED.iter().find(|(settled, _)| *settled == name).map_or("", |(_, who)| who);
            if !is(&WITHOUT_PLAN) {
                asset.downtime_plan = format!("Red folder, {}; paper forms behind it", asset.department);
            }
        }
        if asset.live() && asset.kind.end_user() && rng.chance(60) {
            asset.user.clone_from(&staff[rng.below(staff.len())]);
        }
    }
    accept_risks(&mut rng, assets);
    // Given out, and back in the cupboard by its status only.
    let in_stock = |asset: &&mut Asset| asset.kind == Kind::Laptop && matches!(asset.status.as_str(), "In Stock" | "Spare" | "Retired");
    for asset in assets.iter_mut().filter(in_stock).take(4) {
        asset.user.clone_from(&staff[rng.below(staff.len())]);
    }
}

fn impact(asset: &Asset) -> String {
    match asset.kind {
        Kind::Switch => "The floor loses network and telephones".into(),
        Kind::Firewall => "The site loses its way out".into(),
        _ => format!("{} works on paper", asset.department),
    }
}

/// What is out of support runs on under an agreed exception; a few have none, and one exception is old.
fn accept_risks(rng: &mut Rng, assets: &mut [Asset]) {
    let mut without = 0;
    for asset in
        assets.iter_mut().filter(|asset| matches!(asset.platform, Platform::Windows10 | Platform::Windows11H23 | Platform::Fortios72))
    {
        let (reference, reviewed) = match asset.platform {
            Platform::Windows10 if asset.kind == Kind::Laptop => ("RA-2024-07", day(2025, 6, 11)),
            Platform::Windows10 => ("RA-2025-11", day(2026, 5, 20)),
            Platform::Fortios72 => ("RA-2026-22", day(2026, 9, 30)),
            _ => ("RA-2026-19", between(rng, day(2026, 10, 28), day(2026, 10, 30))),
        };
        if without < 6 && asset.live() && rng.chance(12) {
            without += 1;
            continue;
        }
        asset.exception = reference;
        asset.exception_reviewed = When::Date(reviewed);
    }
}
