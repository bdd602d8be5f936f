//! The asset register: what a row holds, and which faults it has.

use std::path::Path;

use chrono::{Days, NaiveDate};

use crate::people::{department, person};
use crate::rng::Rng;
use crate::size::{Outcome, Size};

/// The day the estate speaks for.
pub(crate) const AS_OF: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 11, 21);

/// An asset register's columns.
pub(crate) const HEADER: [&str; 18] = [
    "Asset ID",
    "Hostname",
    "Asset Type",
    "Make",
    "Model",
    "Serial Number",
    "Operating System",
    "OS Version",
    "Last Patched",
    "Owner",
    "Owner Email",
    "Department",
    "Location",
    "Criticality",
    "Purpose",
    "Supplier",
    "Last Seen",
    "Status",
];
pub(crate) const LAST_PATCHED: usize = 8;
pub(crate) const LAST_SEEN: usize = 16;

/// Most people who answer for assets: in a region too they are the managers, not everybody.
const MOST_OWNERS: usize = 5_000;

/// Of how many in a thousand assets each fault is true.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Faults {
    owner_missing: usize,
    patch_stale: usize,
    patch_missing: usize,
    behind: usize,
    purpose_missing: usize,
    criticality_missing: usize,
    not_seen: usize,
    twice: usize,
}

impl Faults {
    /// About nine findings on ten assets.
    pub(crate) const USUAL: Faults = Faults {
        owner_missing: 110,
        patch_stale: 250,
        patch_missing: 50,
        behind: 150,
        purpose_missing: 160,
        criticality_missing: 130,
        not_seen: 100,
        twice: 10,
    };
    /// About one finding on ten assets.
    pub(crate) const FEW: Faults = Faults {
        owner_missing: 12,
        patch_stale: 28,
        patch_missing: 6,
        behind: 17,
        purpose_missing: 18,
        criticality_missing: 14,
        not_seen: 11,
        twice: 1,
    };
}

/// One asset; its days apart, because a workbook has cells for them.
#[derive(Debug)]
pub(crate) struct Asset {
    pub(crate) cells: [String; 18],
    pub(crate) patched: Option<NaiveDate>,
    pub(crate) seen: NaiveDate,
}

/// What is bought: its type, make and model, system and version, how many in a hundred.
struct Line(&'static str, &'static str, &'static [&'static str], &'static str, &'static str, usize);

const LINES: &[Line] = &[
    Line("Laptop", "Fenwick", &["Fell 14, 16 GB", "Fell 15", "Tarn 13"], "Windows 11", "10.0.26200.", 54),
    Line("Desktop", "Orbell", &["Slate 5", "Slate 7, mini"], "Windows 11", "10.0.26200.", 26),
    Line("Server", "Orbell", &["Scar R640", "Scar R760, 2U"], "Windows Server 2022", "10.0.20348.", 9),
    Line("Server", "Fenwick", &["virtual"], "Ubuntu", "24.04.", 4),
    Line("Network Switch", "Beckside", &["BX-2960", "BX-9300, 48 port"], "Cisco IOS XE", "17.15.", 4),
    Line("Infusion pump", "Harrow", &["Drip 3"], "Debian", "13.", 3),
];

const USES: &[&str] =
    &["Ward round", "Clinic, outpatients", "Patient record", "Images", "Reporting", "Payroll, monthly", "Ward network", "Theatre lists"];

fn line(rng: &mut Rng) -> &'static Line {
    let mut at = rng.below(100);
    LINES
        .iter()
        .find(|line| {
            if at < line.5 {
                true
            } else {
                at -= line.5;
                false
            }
        })
        .unwrap_or(&LINES[0])
}

fn days_ago(days: usize) -> NaiveDate {
    let day = AS_OF.unwrap_or_default();
    day.checked_sub_days(Days::new(days as u64)).unwrap_or(day)
}

/// Makes the assets one by one.
pub(crate) struct Assets {
    rng: Rng,
    faults: Faults,
    owners: usize,
    made: usize,
    /// The id of the asset before, where one may stand twice: it is in use, and does not yet.
    before: Option<String>,
}

impl Assets {
    pub(crate) fn new(size: Size, faults: Faults, seed: &str) -> Self {
        Assets { rng: Rng::stream(&format!("{seed} assets")), faults, owners: size.staff.min(MOST_OWNERS), made: 0, before: None }
    }

    pub(crate) fn next(&mut self) -> Asset {
        self.made += 1;
        let (number, faults, rng) = (self.made, self.faults, &mut self.rng);
        let mut has = |of_a_thousand: usize| rng.below(1000) < of_a_thousand;
        let is_retired = has(50);
        let twice = has(faults.twice) && !is_retired;
        let [no_owner, stale, no_date, behind, no_purpose, no_criticality, not_seen] = [
            faults.owner_missing,
            faults.patch_stale,
            // Only what no baseline speaks for goes without a date: of the rest its version tells. One in five does.
            faults.patch_missing * 5,
            faults.behind,
            faults.purpose_missing,
            faults.criticality_missing,
            faults.not_seen,
        ]
        .map(&mut has);
        let Line(kind, make, models, os, release, _) = line(rng);
        let owner = person(rng.below(self.owners));
        let is_windows_11 = *os == "Windows 11";
        let revision = if behind && is_windows_11 { 1000 + rng.below(2000) } else { 3000 + rng.below(5000) };
        let version = if is_windows_11 || release.starts_with("10.0.") {
            format!("{release}{revision}")
        } else {
            format!("{release}{}", rng.below(8))
        };
        let patched = days_ago(if stale { 31 + rng.below(200) } else { rng.below(31) });
        let patched = (!no_date || is_windows_11).then_some(patched);
        // Nobody sees what is retired.
        let seen = days_ago(if is_retired || not_seen { 91 + rng.below(300) } else { rng.below(20) });
        let id = match self.before.take() {
            Some(before) if twice => before,
            _ => {
                let id = format!("NM-{number:07}");
                self.before = (!is_retired).then(|| id.clone());
                id
            }
        };
        let unless_nobodys = |text: String| if no_owner { String::new() } else { text };
        let cells = [
            id,
            format!("nm{}-{number:07}", &kind[..3].to_lowercase()),
            (*kind).to_owned(),
            (*make).to_owned(),
            rng.pick(models).to_owned(),
            // An odd number times each number below 2³² gives each once.
            format!("SN{:08X}", (number as u64).wrapping_mul(2_654_435_761) & 0xffff_ffff),
            (*os).to_owned(),
            version,
            patched.map_or_else(String::new, |day| day.format(if rng.chance(50) { "%Y-%m-%d" } else { "%d/%m/%Y" }).to_string()),
            unless_nobodys(owner.name),
            unless_nobodys(owner.email),
            department(rng.below(60)),
            format!("Block {}, level {}", rng.below(20) + 1, rng.below(7)),
            if no_criticality { String::new() } else { criticality(rng).to_owned() },
            if no_purpose { String::new() } else { format!("{} {}", rng.pick(USES), rng.below(40) + 1) },
            format!("Supplier {}", rng.below(40) + 1),
            seen.format("%Y-%m-%d").to_string(),
            if is_retired { "Retired" } else { "In use" }.to_owned(),
        ];
        Asset { cells, patched, seen }
    }
}

fn criticality(rng: &mut Rng) -> &'static str {
    match rng.below(100) {
        0..2 => "Critical",
        2..15 => "High",
        15..50 => "Medium",
        _ => "Low",
    }
}

/// Writes the register as CSV.
pub(crate) fn write(file: &Path, size: Size, faults: Faults, seed: &str) -> Outcome {
    let mut out = csv::Writer::from_path(file)?;
    out.write_record(HEADER)?;
    let mut assets = Assets::new(size, faults, seed);
    for _ in 0..size.assets {
        out.write_record(&assets.next().cells)?;
    }
    out.flush()?;
    Ok(())
}
