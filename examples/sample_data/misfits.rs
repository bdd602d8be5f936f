//! What does not fit together in the register: two machines with one number, days that cannot be, owners nobody knows.

use crate::assets::{Asset, Fate, Kind, Owner, Sheet, Sighting, When};
use crate::dates::day;
use crate::flaws::UNFILLED;
use crate::platform::Platform;

/// A person whom no list knows.
pub(crate) const STRANGER: &str = "Graham Pellew";
/// A team whom no list knows, and systems are given to.
pub(crate) const TEAM: &str = "Estates Projects";

pub(crate) fn apply(assets: &mut [Asset]) {
    let plain = |kind: Kind, sheet: Sheet| {
        move |asset: &Asset| {
            asset.live()
                && asset.kind == kind
                && asset.sheet == sheet
                && asset.owner.fate == Fate::Here
                && asset.notes.is_empty()
                && matches!(asset.sighting, Sighting::On(_))
                && !UNFILLED.contains(&asset.serial.as_str())
        }
    };
    // A row that was copied to save typing: the serial number came along.
    let laptops = places(assets, 2, plain(Kind::Laptop, Sheet::Community));
    let serial = assets[laptops[0]].serial.clone();
    assets[laptops[1]].serial = serial;
    // A desktop that took its predecessor's name.
    let desktops = places(assets, 2, plain(Kind::Desktop, Sheet::Community));
    let name = assets[desktops[0]].name.clone();
    assets[desktops[1]].name = name;
    // A slip of the keyboard, and the zero of a clock that was never set.
    let kept = |asset: &Asset| {
        let baselined = matches!(asset.platform, Platform::Windows11H24) && asset.platform.acceptable(&asset.version) == Some(true);
        plain(Kind::Desktop, Sheet::Infirmary)(asset) && baselined && asset.patched.date().is_some()
    };
    let dated = places(assets, 2, kept);
    assets[dated[0]].patched = When::Uk(day(2027, 10, 28));
    assets[dated[1]].patched = When::Iso(day(1970, 1, 1));
    for place in places(assets, 3, plain(Kind::Printer, Sheet::Infirmary)) {
        assets[place].owner = Owner::written(STRANGER, Fate::Stranger);
    }
    for asset in assets.iter_mut() {
        match asset.name.trim() {
            "NMC-COL-NVR1" | "NMR-BMS01" => asset.owner = Owner::written(TEAM, Fate::Unresolved),
            // Nobody wrote down who supplies it, or where it stands.
            "NMR-MAT-01" | "NMR-FILE01" => asset.supplier.clear(),
            "NMR-ECG-02" | "NMR-SW-DC-A" | "Tissue and consent archive" | "NMR-BKP02" => asset.location.clear(),
            _ => {}
        }
    }
}

/// The first so many that fit.
fn places(assets: &[Asset], count: usize, fit: impl Fn(&Asset) -> bool) -> Vec<usize> {
    let found: Vec<usize> = (0..assets.len()).filter(|at| fit(&assets[*at])).take(count).collect();
    assert_eq!(found.len(), count, "too few fit");
    found
}
