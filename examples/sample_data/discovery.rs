//! The discovery export: what the network saw, which overlaps the register and never quite agrees with it.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use crate::Outcome;
use crate::assets::{Asset, Kind, Sighting};
use crate::dates::{DISCOVERY, before, between, day, uk_second};
use crate::flaws::UNFILLED;
use crate::ledger::Ledger;
use crate::rng::Rng;
use crate::tables;

pub(crate) const FILE: &str = "discovery-export-2026-11-21.csv";

pub(crate) const HEADER: [&str; 11] = [
    "AssetName",
    "AssetType",
    "OS",
    "OSVersion",
    "Manufacturer",
    "Model",
    "Serialnumber",
    "IPAddress",
    "MACAddress",
    "Lastseen",
    "Firstseen",
];

type Row = [String; 11];

pub(crate) fn write(folder: &Path, assets: &[Asset], ledger: &mut Ledger) -> Outcome {
    let mut rng = Rng::stream("discovery");
    let mut rows: Vec<Row> = Vec::new();
    let mut twice = 0;
    for asset in assets {
        let Sighting::On(seen) = asset.sighting else {
            continue;
        };
        let row = sighted(&mut rng, asset, seen);
        // A laptop that was seen by cable and by wireless stands twice, the second time longer ago.
        if asset.kind == Kind::Laptop && asset.live() && twice < 4 && rng.chance(5) {
            let mut earlier = row.clone();
            earlier[7] = address(&mut rng, 40);
            earlier[8] = mac(&mut rng);
            earlier[9] = uk_second(&mut rng, before(seen, 6));
            rows.push(earlier);
            twice += 1;
        }
        rows.push(row);
    }
    let (mut strangers, mut leaned_on) = (Vec::new(), Vec::new());
    for [name, kind, os, version, make, model, serial, days] in tables::rows(include_str!("tables/strangers.txt")) {
        let seen = before(DISCOVERY, days.parse()?);
        if kind == "Switch" || os.contains("Windows Server") {
            leaned_on.push(name.into());
        }
        let cells = [name, kind, os, version, make, model, serial].map(String::from);
        rows.push(whole(&mut rng, cells, seen));
        strangers.push(name.into());
    }
    rng.shuffle(&mut rows);
    let mut file = csv::Writer::from_path(folder.join(FILE))?;
    file.write_record(HEADER)?;
    for row in &rows {
        file.write_record(row)?;
    }
    file.flush()?;
    // A remark that somebody typed in behind a row: it has a cell too many.
    let torn = "NMR-LT-0999,Windows,Microsoft Windows 11 Enterprise,10.0.26100.9218,Dell,Latitude 5450,7KZ41Z3,10.20.31.7,02:5A:11:0C:9E:44,21/11/2026 08:12:44,03/02/2025 09:10:00,seen twice, ask Fergus\n";
    OpenOptions::new().append(true).open(folder.join(FILE))?.write_all(torn.as_bytes())?;
    ledger.fires("(list-rows-set-aside)", FILE, "a row with cells too many, which cannot be read", vec!["NMR-LT-0999".into()]);
    ledger.fires("device-not-in-register", FILE, "seen on the network, in no register (all of them)", strangers);
    ledger.fires("device-not-in-register", FILE, "… of these, servers and switches", leaned_on);
    Ok(())
}

fn sighted(rng: &mut Rng, asset: &Asset, seen: chrono::NaiveDate) -> Row {
    let kind = match asset.kind {
        Kind::Laptop | Kind::Desktop if asset.os == "macOS" => "Apple Mac",
        Kind::Server if asset.os.contains("Ubuntu") => "Linux",
        Kind::Laptop | Kind::Desktop | Kind::Server => "Windows",
        Kind::Switch => "Switch",
        Kind::Firewall => "Firewall",
        Kind::Printer => "Printer",
        Kind::Medical => "Medical",
        _ => "iOS",
    };
    // Without a serial number of its own, a thing can be matched by its name alone: that stays as it is.
    let anonymous = UNFILLED.contains(&asset.serial.as_str());
    let host = asset.name.trim();
    let name = match rng.below(100) {
        0..22 => format!("{}.northmoor.example", host.to_lowercase()),
        22..40 => host.to_lowercase(),
        40..43 if !anonymous => format!("{host}-OLD"),
        _ => host.into(),
    };
    let serial = match rng.below(100) {
        0..15 if !anonymous => asset.serial.to_lowercase(),
        15..18 if !anonymous => String::new(),
        _ => asset.serial.clone(),
    };
    // Where the serial number is missing the name has to serve.
    let name = if serial.is_empty() { host.to_lowercase() } else { name };
    let cells = [name, kind.into(), asset.os.clone(), asset.version.clone(), asset.make.clone(), asset.model.clone(), serial];
    whole(rng, cells, seen)
}

fn whole(rng: &mut Rng, cells: [String; 7], seen: chrono::NaiveDate) -> Row {
    let [name, kind, os, version, make, model, serial] = cells;
    let first = between(rng, day(2022, 2, 1), before(seen, 12));
    [name, kind, os, version, make, model, serial, address(rng, 20), mac(rng), uk_second(rng, seen), uk_second(rng, first)]
}

fn address(rng: &mut Rng, network: usize) -> String {
    format!("10.{}.{}.{}", network, rng.below(64), 2 + rng.below(250))
}

/// A locally administered address, which no maker's card has.
fn mac(rng: &mut Rng) -> String {
    let pairs: Vec<String> = (0..5).map(|_| rng.text("0123456789ABCDEF", 2)).collect();
    format!("02:{}", pairs.join(":"))
}
