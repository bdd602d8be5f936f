//! The servers, network, medical devices, services and information assets, which the story names one by one.

use crate::assets::{Asset, Fate, Kind, Owner, Sheet, Sighting, When};
use crate::people::People;
use crate::platform::Platform;
use crate::rng::Rng;
use crate::tables;

const HEX: &str = "0123456789abcdef";
pub(crate) const UPPER: &str = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";

/// All of `tables/systems.txt`.
pub(crate) fn named(rng: &mut Rng, people: &People) -> Vec<Asset> {
    tables::rows(include_str!("tables/systems.txt")).map(|row: [&'static str; 9]| system(rng, people, row)).collect()
}

fn system(rng: &mut Rng, people: &People, row: [&'static str; 9]) -> Asset {
    let [kind, name, what, platform, criticality, owner, department, supplier, purpose] = row;
    let kind = kind_of(kind);
    let platform = platform_of(platform);
    let (make, model, serial) = match what {
        "virtual" => ("VMware, Inc.", "VMware Virtual Platform", vmware(rng)),
        "rack" => ("Dell", "PowerEdge R660", rng.text(UPPER, 7)),
        _ => match kind {
            Kind::Firewall => ("Fortinet", what, format!("FG{}", rng.text(UPPER, 14))),
            Kind::Switch => ("Cisco", what, format!("FCW{}", rng.text(UPPER, 8))),
            Kind::Medical => (supplier, what, format!("{:08}", rng.below(99_999_999))),
            _ => ("", what, String::new()),
        },
    };
    Asset {
        sheet: if name.starts_with("NMC") { Sheet::Community } else { Sheet::Infirmary },
        name: name.into(),
        make: make.into(),
        model: model.into(),
        serial,
        owner: owner_of(people, owner),
        department: department.into(),
        location: place(rng, kind, name).into(),
        criticality: criticality.into(),
        purpose: purpose.into(),
        supplier: supplier.into(),
        ..bare(rng, kind, platform)
    }
}

/// An asset of a kind, in good order, with what is still to be said about it left blank.
pub(crate) fn bare(rng: &mut Rng, kind: Kind, platform: Platform) -> Asset {
    let patched = if kind.connected() {
        let (first, last) = platform.fresh();
        When::Date(crate::dates::between(rng, first, last))
    } else {
        When::Blank
    };
    Asset {
        sheet: Sheet::Infirmary,
        id: String::new(),
        name: String::new(),
        kind,
        label: (rng.pick(kind.labels())).into(),
        make: String::new(),
        model: String::new(),
        serial: String::new(),
        platform,
        os: (rng.pick(platform.names())).into(),
        version: patched.date().map_or("", |date| platform.version_on(date)).into(),
        patched,
        owner: Owner::written("", Fate::Missing),
        department: String::new(),
        location: String::new(),
        criticality: String::new(),
        purpose: String::new(),
        supplier: String::new(),
        status: "In Use".into(),
        audited: When::Blank,
        notes: String::new(),
        sighting: if kind.connected() {
            Sighting::On(crate::dates::before(crate::dates::DISCOVERY, rng.below(3)))
        } else {
            Sighting::NotApplicable
        },
        impact: String::new(),
        internet_facing: "",
        isolation: "",
        downtime_plan: String::new(),
        exception: "",
        exception_reviewed: When::Blank,
        user: String::new(),
    }
}

fn owner_of(people: &People, owner: &str) -> Owner {
    match owner.strip_prefix('*') {
        Some(post) => Owner::written(post, Fate::Resolved),
        None if owner == "-" => Owner::written("", Fate::Missing),
        None => Owner::person(people.get(owner)),
    }
}

fn place(rng: &mut Rng, kind: Kind, name: &str) -> &'static str {
    match kind {
        _ if name.contains("THB") => "Thornbeck Community Hospital, comms room",
        _ if name.starts_with("NMC-COL") || name.ends_with("COL") => "Coldharbour House, basement",
        _ if name.starts_with("NMC") => "Ashgill Health Centre, comms cupboard",
        Kind::Medical => rng.pick(&["Main block, Level 2", "Main block, Level 4", "Diagnostics, Ground"]),
        Kind::Software | Kind::Information => "Hosted",
        _ if name.ends_with('2') => "Data centre B, Trust HQ",
        _ => "Data centre A, Level -1",
    }
}

fn vmware(rng: &mut Rng) -> String {
    let pairs: Vec<String> = (0..8).map(|_| rng.text(HEX, 2)).collect();
    format!("VMware-42 1f {}", pairs.join(" "))
}

fn kind_of(word: &str) -> Kind {
    match word {
        "Server" => Kind::Server,
        "Firewall" => Kind::Firewall,
        "Switch" => Kind::Switch,
        "Medical" => Kind::Medical,
        "Software" => Kind::Software,
        "Information" => Kind::Information,
        _ => panic!("tables/systems.txt has a kind {word}"),
    }
}

fn platform_of(word: &str) -> Platform {
    match word {
        "Server2022" => Platform::Server2022,
        "Server2019" => Platform::Server2019,
        "Server2016" => Platform::Server2016,
        "Ubuntu" => Platform::Ubuntu,
        "Fortios74" => Platform::Fortios74,
        "Fortios72" => Platform::Fortios72,
        "IosXe" => Platform::IosXe,
        "Vendor" => Platform::Vendor,
        "WindowsIot" => Platform::WindowsIot,
        "None" => Platform::None,
        _ => panic!("tables/systems.txt has a platform {word}"),
    }
}
