//! The whole register: the named systems, the many things that are all alike, and what is wrong with some of them.

use crate::assets::{Asset, Kind, Owner, Sheet, When};
use crate::dates::{between, day};
use crate::flaws;
use crate::misfits;
use crate::people::{People, departments};
use crate::platform::Platform;
use crate::resilience;
use crate::rng::Rng;
use crate::systems::{self, UPPER};
use crate::tables;

/// How many of each kind there are at the infirmary and in the community, beside the named systems.
const MANY: [(Kind, usize, usize); 8] = [
    (Kind::Laptop, 66, 50),
    (Kind::Desktop, 60, 34),
    (Kind::Switch, 14, 12),
    (Kind::Printer, 12, 10),
    (Kind::Phone, 8, 10),
    (Kind::Tablet, 6, 8),
    (Kind::Monitor, 10, 9),
    (Kind::Dock, 8, 5),
];

/// Every asset, in the order of the register.
pub(crate) fn invent(people: &People) -> Vec<Asset> {
    let mut rng = Rng::stream("assets");
    let mut assets = systems::named(&mut rng, people);
    for (kind, infirmary, community) in MANY {
        for number in 0..infirmary {
            assets.push(one(&mut rng, people, kind, Sheet::Infirmary, number));
        }
        for number in 0..community {
            assets.push(one(&mut rng, people, kind, Sheet::Community, number));
        }
    }
    rng.shuffle(&mut assets);
    assets.sort_by_key(|asset| asset.sheet == Sheet::Community);
    let (mut infirmary, mut community) = (10_017, 20_004);
    for asset in &mut assets {
        let next = match asset.sheet {
            Sheet::Infirmary => &mut infirmary,
            Sheet::Community => &mut community,
        };
        let prefix = match asset.sheet {
            Sheet::Infirmary => "NM",
            Sheet::Community => "NMC",
        };
        *next += 1 + rng.below(6);
        asset.id = format!("{prefix}-{next}");
        asset.audited = When::Date(between(&mut rng, day(2025, 11, 24), day(2026, 11, 12)));
    }
    flaws::apply(&mut assets, people);
    resilience::describe(&mut assets, people);
    misfits::apply(&mut assets);
    assets
}

fn one(rng: &mut Rng, people: &People, kind: Kind, sheet: Sheet, number: usize) -> Asset {
    let platform = platform(rng, kind);
    let (make, model, serial) = hardware(rng, kind, platform);
    let department = department(rng, kind, sheet);
    let code = match kind {
        Kind::Laptop => "LT",
        Kind::Desktop => "DT",
        Kind::Switch => "SW",
        Kind::Printer => "MFD",
        Kind::Phone => "MP",
        Kind::Tablet => "TB",
        Kind::Monitor => "MN",
        _ => "DK",
    };
    let site = if sheet == Sheet::Infirmary { "NMR" } else { "NMC" };
    let helpdesk = kind.end_user() && rng.chance(17);
    let owner = match kind {
        Kind::Switch => Owner::person(people.get("asante")),
        Kind::Printer => Owner::person(people.get("bannerman")),
        _ if helpdesk => Owner::helpdesk(),
        _ => Owner::manager(people, department),
    };
    Asset {
        sheet,
        name: format!("{site}-{code}-{:04}", 101 + number * 7 + rng.below(6)),
        make: make.into(),
        model: model.into(),
        serial,
        owner,
        location: location(rng, sheet, department),
        department: department.into(),
        criticality: criticality(rng, kind, department).into(),
        purpose: purpose(rng, kind, department),
        supplier: supplier(kind).into(),
        status: (rng.pick(&["In Use", "In Use", "In Use", "Deployed", "Active", "in use"])).into(),
        ..systems::bare(rng, kind, platform)
    }
}

fn platform(rng: &mut Rng, kind: Kind) -> Platform {
    let share = rng.below(100);
    match kind {
        Kind::Laptop => match share {
            0..64 => Platform::Windows11H24,
            64..86 => Platform::Windows11H23,
            86..93 => Platform::Windows10,
            _ => Platform::MacOs,
        },
        Kind::Desktop => match share {
            0..58 => Platform::Windows11H24,
            58..78 => Platform::Windows11H23,
            _ => Platform::Windows10,
        },
        Kind::Switch => Platform::IosXe,
        Kind::Printer => Platform::Printer,
        Kind::Phone => Platform::Ios,
        Kind::Tablet => Platform::IpadOs,
        _ => Platform::None,
    }
}

fn hardware(rng: &mut Rng, kind: Kind, platform: Platform) -> (&'static str, &'static str, String) {
    let (make, model, prefix, length) = match kind {
        Kind::Laptop if platform == Platform::MacOs => ("Apple", "MacBook Air 13", "C0", 8),
        Kind::Laptop => rng.pick(&[
            ("Dell", "Latitude 5450", "", 7),
            ("Dell", "Latitude 5440", "", 7),
            ("Lenovo", "ThinkPad L14 Gen 5", "PF", 6),
            ("HP", "EliteBook 840 G10", "5CG", 7),
        ]),
        Kind::Desktop => {
            rng.pick(&[("Dell", "OptiPlex 7010", "", 7), ("HP", "Elite Mini 800 G9", "CZC", 7), ("Lenovo", "ThinkCentre M70q", "PC", 6)])
        }
        Kind::Switch => ("Cisco", "Catalyst 9300-48P", "FOC", 8),
        Kind::Printer => ("Ricoh", "IM C3010", "31", 9),
        Kind::Phone => ("Apple", "iPhone 16e", "D", 9),
        Kind::Tablet => ("Apple", "iPad (11th generation)", "H", 9),
        Kind::Monitor => ("Dell", "P2425H", "CN0", 12),
        _ => ("Dell", "Dock WD22TB4", "CN0", 12),
    };
    (make, model, format!("{prefix}{}", rng.text(UPPER, length)))
}

fn department(rng: &mut Rng, kind: Kind, sheet: Sheet) -> &'static str {
    let all: Vec<&str> = departments().map(|[name, ..]| name).collect();
    match (kind, sheet) {
        (Kind::Switch, _) => "Digital Services",
        (_, Sheet::Infirmary) => rng.pick(&all),
        (_, Sheet::Community) => rng.pick(&[
            "Community Nursing",
            "Community Nursing",
            "Community Nursing",
            "Therapies",
            "Therapies",
            "Outpatients",
            "Finance",
            "Patient Access",
            "People and Culture",
            "Digital Services",
        ]),
    }
}

fn location(rng: &mut Rng, sheet: Sheet, department: &str) -> String {
    if sheet == Sheet::Community {
        let sites: Vec<[&str; 2]> = tables::rows(include_str!("tables/sites.txt")).collect();
        let [site, rooms] = rng.pick(&sites);
        let rooms: Vec<&str> = rooms.split("; ").collect();
        return format!("{site}, {}", rng.pick(&rooms));
    }
    match rng.below(4) {
        0 => format!("Main block, Level {}", 1 + rng.below(5)),
        1 => format!("Main block, Level {}, Ward {}", 1 + rng.below(5), 2 + rng.below(28)),
        2 => format!("{department} office"),
        _ => "Trust HQ".into(),
    }
}

fn criticality(rng: &mut Rng, kind: Kind, department: &str) -> &'static str {
    let acute = matches!(department, "Emergency Department" | "Critical Care" | "Theatres");
    match kind {
        Kind::Switch => "High",
        _ if acute && kind.end_user() => rng.pick(&["High", "High", "Medium"]),
        Kind::Laptop | Kind::Desktop => rng.pick(&["Medium", "Low", "Low", "low", "Medium "]),
        _ => rng.pick(&["Low", "Low", "Medium"]),
    }
}

fn purpose(rng: &mut Rng, kind: Kind, department: &str) -> String {
    let clinical = !matches!(
        department,
        "Finance"
            | "People and Culture"
            | "Digital Services"
            | "Estates and Facilities"
            | "Health Records"
            | "Patient Access"
            | "Information Governance"
    );
    match kind {
        Kind::Switch => "Access switch".into(),
        Kind::Printer => (rng.pick(&["Follow-me printing", "Ward printing and wristbands"])).into(),
        Kind::Phone => (rng.pick(&["On-call phone", "Lone working", "Messages and bleeps"])).into(),
        Kind::Tablet => (rng.pick(&["Bedside observations", "Home visits", "Meal ordering"])).into(),
        Kind::Monitor => "Second screen".into(),
        Kind::Dock => "Hot desk".into(),
        _ if clinical => {
            let use_ = rng.pick(&["Ward round and EPR", "Clinic letters", "Reception and check-in", "Clinical records"]);
            format!("{use_}, {department}")
        }
        _ => format!("Office use, {department}"),
    }
}

fn supplier(kind: Kind) -> &'static str {
    match kind {
        Kind::Printer => "Brightwell Managed Print",
        _ => "Tarnside Technology",
    }
}
