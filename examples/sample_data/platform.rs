//! What the devices run: the releases of each platform, and when a device on it counts as patched.
//!
//! The revisions are invented; only their shape and the days of release are those of real life.

use chrono::NaiveDate;

use crate::dates::day;

/// A version and the day it came out.
pub(crate) type Release = (NaiveDate, &'static str);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Platform {
    Windows11H24,
    Windows11H23,
    Windows10,
    WindowsIot,
    Server2022,
    Server2019,
    Server2016,
    MacOs,
    Ios,
    IpadOs,
    Ubuntu,
    IosXe,
    Fortios74,
    Fortios72,
    Printer,
    Vendor,
    None,
}

use Platform::{
    Fortios72, Fortios74, Ios, IosXe, IpadOs, MacOs, Printer, Server2016, Server2019, Server2022, Ubuntu, Vendor, Windows10, Windows11H23,
    Windows11H24, WindowsIot,
};

/// The second Tuesdays of June to November 2026.
const TUESDAYS: [NaiveDate; 6] =
    [day(2026, 6, 9), day(2026, 7, 14), day(2026, 8, 11), day(2026, 9, 8), day(2026, 10, 13), day(2026, 11, 10)];

/// The trust's least acceptable version on a platform: product, prefix of the release, severity, reference.
pub(crate) type Baseline = [&'static str; 4];

impl Platform {
    /// The names under which registers know it.
    pub(crate) fn names(self) -> &'static [&'static str] {
        match self {
            Windows11H24 => &["Windows 11 Enterprise", "Microsoft Windows 11 Enterprise", "Windows 11 Enterprise 24H2"],
            Windows11H23 => &["Windows 11 Enterprise", "Windows 11 Enterprise 23H2"],
            Windows10 => &["Windows 10 Enterprise", "Microsoft Windows 10 Enterprise 22H2"],
            WindowsIot => &["Windows 10 IoT Enterprise LTSC 2021"],
            Server2022 => &["Windows Server 2022 Standard", "Microsoft Windows Server 2022 Datacenter"],
            Server2019 => &["Windows Server 2019 Standard"],
            Server2016 => &["Windows Server 2016 Standard"],
            MacOs => &["macOS"],
            Ios => &["iOS"],
            IpadOs => &["iPadOS"],
            Ubuntu => &["Ubuntu Server LTS", "Ubuntu LTS"],
            IosXe => &["Cisco IOS XE"],
            Fortios74 | Fortios72 => &["FortiOS"],
            Printer => &["Printer firmware"],
            Vendor => &["Supplier's embedded Linux"],
            Platform::None => &[""],
        }
    }

    /// What came out when, oldest first.
    pub(crate) fn releases(self) -> Vec<Release> {
        let monthly = |revisions: [&'static str; 6]| TUESDAYS.into_iter().zip(revisions).collect();
        match self {
            Windows11H24 => {
                monthly(["10.0.26100.8457", "10.0.26100.8605", "10.0.26100.8742", "10.0.26100.8893", "10.0.26100.9061", "10.0.26100.9218"])
            }
            Windows11H23 => {
                monthly(["10.0.22631.6891", "10.0.22631.7022", "10.0.22631.7154", "10.0.22631.7291", "10.0.22631.7426", "10.0.22631.7563"])
            }
            Windows10 => {
                monthly(["10.0.19045.7014", "10.0.19045.7098", "10.0.19045.7184", "10.0.19045.7262", "10.0.19045.7341", "10.0.19045.7418"])
            }
            Server2022 => {
                monthly(["10.0.20348.4661", "10.0.20348.4780", "10.0.20348.4893", "10.0.20348.5020", "10.0.20348.5139", "10.0.20348.5256"])
            }
            Server2019 => {
                monthly(["10.0.17763.8702", "10.0.17763.8811", "10.0.17763.8911", "10.0.17763.9024", "10.0.17763.9140", "10.0.17763.9253"])
            }
            Server2016 => {
                monthly(["10.0.14393.9121", "10.0.14393.9217", "10.0.14393.9320", "10.0.14393.9414", "10.0.14393.9506", "10.0.14393.9598"])
            }
            WindowsIot => {
                vec![(day(2026, 1, 13), "10.0.19044.6937"), (day(2026, 4, 14), "10.0.19044.7101"), (day(2026, 10, 13), "10.0.19044.7388")]
            }
            MacOs => vec![(day(2026, 4, 6), "26.4.1"), (day(2026, 9, 28), "26.7")],
            Ios | IpadOs => vec![(day(2026, 4, 6), "26.4.1"), (day(2026, 9, 28), "26.7.1")],
            Ubuntu => vec![(day(2026, 2, 12), "24.04.4"), (day(2026, 8, 13), "24.04.5")],
            IosXe => vec![(day(2026, 1, 15), "17.12.06"), (day(2026, 7, 30), "17.15.05")],
            Fortios74 => vec![(day(2026, 1, 20), "v7.4.10"), (day(2026, 5, 12), "v7.4.11"), (day(2026, 10, 13), "v7.4.12")],
            Fortios72 => vec![(day(2026, 1, 20), "v7.2.13")],
            Printer => vec![(day(2026, 1, 5), "FW 2508.3"), (day(2026, 10, 1), "FW 2609.1")],
            Vendor => vec![(day(2026, 1, 5), "4.2.1"), (day(2026, 8, 10), "4.3.0")],
            Platform::None => Vec::new(),
        }
    }

    /// The version of a device that was patched on a day.
    pub(crate) fn version_on(self, date: NaiveDate) -> &'static str {
        let releases = self.releases();
        let newest = releases.iter().rev().find(|(released, _)| *released <= date);
        newest.or(releases.first()).map_or("", |(_, version)| version)
    }

    pub(crate) fn baseline(self) -> Option<Baseline> {
        match self {
            Windows11H24 => Some(["Windows 11", "10.0.26100", "Critical", "24H2"]),
            Windows11H23 => Some(["Windows 11", "10.0.22631", "Critical", "23H2"]),
            Windows10 => Some(["Windows 10", "10.0.19045", "Critical", "22H2, extended updates"]),
            Server2022 => Some(["Windows Server 2022", "10.0.20348", "Critical", "21H2"]),
            Server2019 => Some(["Windows Server 2019", "10.0.17763", "Critical", "1809"]),
            Fortios74 => Some(["FortiOS", "7.4", "High", "mature branch"]),
            // No urgent fixes in it: it may wait.
            IpadOs => Some(["iPadOS", "26", "Medium", "newest for the wards"]),
            _ => None,
        }
    }

    /// The releases that the trust's list of baselines names: the last two that are past their fourteen days.
    pub(crate) fn demanded(self) -> Vec<Release> {
        let mut due = self.releases();
        due.retain(|(released, _)| *released <= day(2026, 10, 31));
        due.split_off(due.len().saturating_sub(2))
    }

    /// Whether a version is at or above the least acceptable one; `None` where no baseline speaks of it.
    pub(crate) fn acceptable(self, version: &str) -> Option<bool> {
        self.baseline()?;
        let releases = self.releases();
        let place = |wanted: &str| releases.iter().position(|(_, known)| *known == wanted);
        let (_, least) = *self.demanded().last()?;
        Some(place(version)? >= place(least)?)
    }

    /// Whether its baseline is of fixes that may wait.
    pub(crate) fn may_wait(self) -> bool {
        self.baseline().is_some_and(|[_, _, severity, _]| severity == "Medium")
    }

    /// The first and the last day on which a well kept device was patched.
    pub(crate) fn fresh(self) -> (NaiveDate, NaiveDate) {
        match self {
            IosXe | Fortios72 | Vendor => (day(2026, 8, 17), day(2026, 11, 12)),
            Printer | MacOs | Ios | IpadOs | Ubuntu => (day(2026, 10, 10), day(2026, 11, 13)),
            _ => (day(2026, 10, 14), day(2026, 11, 13)),
        }
    }

    /// The first and the last day on which a neglected device was patched.
    pub(crate) fn stale(self) -> (NaiveDate, NaiveDate) {
        match self {
            IosXe | Fortios72 | Fortios74 | Vendor | WindowsIot => (day(2026, 2, 2), day(2026, 8, 3)),
            Printer | MacOs | Ios | IpadOs | Ubuntu => (day(2026, 5, 1), day(2026, 9, 25)),
            _ => (day(2026, 6, 10), day(2026, 10, 9)),
        }
    }
}
