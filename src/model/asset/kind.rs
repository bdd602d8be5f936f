//! What sort of thing an asset is, as far as the checks need to know.

use super::Asset;
use crate::model::cell::Cell;
use crate::model::remembered::Remembered;

/// The kinds that checks tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// Laptops, desktops, tablets, telephones: things one person sits at.
    EndUser,
    /// Servers, physical or virtual.
    Server,
    /// Switches, firewalls, access points.
    Network,
    /// Connected medical devices.
    Medical,
    /// Printers, cameras, building controls: small devices with firmware of their own.
    Appliance,
    /// Monitors, docks, keyboards: nothing on them to patch.
    Peripheral,
    /// Software, cloud services, subscriptions.
    Software,
    /// Information assets: data sets and records.
    Information,
    /// People, risks, policies: rows that are no assets at all.
    NotAnAsset,
    /// The list does not say, or says it in words we do not know.
    #[default]
    NotSaid,
}

/// Words that tell a kind, the more particular kinds first.
const WORDS: &[(Kind, &[&str])] = &[
    (Kind::NotAnAsset, &["person", "people", "staff member", "risk", "policy", "procedure"]),
    (
        Kind::Peripheral,
        &[
            "monitor display",
            "display",
            "dock",
            "keyboard",
            "mouse",
            "headset",
            "webcam",
            "projector",
            "cable",
            "charger",
            "peripheral",
            "accessory",
            "ups",
        ],
    ),
    (
        Kind::Medical,
        &[
            "medical",
            "infusion",
            "ventilator",
            "patient monitor",
            "ct ",
            "ct scanner",
            "ct workstation",
            "mri",
            "x-ray",
            "xray",
            "ultrasound",
            "anaesthetic",
            "dialysis",
            "analyser",
            "analyzer",
            "ecg",
            "modality",
            "biomedical",
            "ebme",
        ],
    ),
    (Kind::Peripheral, &["monitor"]),
    (Kind::Information, &["information asset", "data set", "dataset", "database record", "paper record", "data asset", "information"]),
    (Kind::Network, &["switch", "router", "firewall", "access point", "wireless", "network", "load balancer", "wan ", "vpn"]),
    (Kind::Server, &["server", "virtual machine", "hypervisor", "esxi", "vm", "storage", "san", "nas", "domain controller"]),
    (
        Kind::EndUser,
        &[
            "laptop",
            "desktop",
            "workstation",
            "notebook",
            "tablet",
            "phone",
            "mobile",
            "ipad",
            "iphone",
            "thin client",
            "computer",
            "pc",
            "workstation on wheels",
            "macbook",
            "handheld",
        ],
    ),
    (
        Kind::Appliance,
        &[
            "printer",
            "camera",
            "cctv",
            "copier",
            "mfd",
            "scanner",
            "iot",
            "sensor",
            "badge",
            "kiosk",
            "bms",
            "telephone system",
            "appliance",
        ],
    ),
    (
        Kind::Software,
        &["software", "saas", "application", "subscription", "licence", "license", "cloud service", "system", "service", "cloud"],
    ),
];

/// Most rows of most registers, as they write them: told before anything is remembered.
const COMMON: &[(Kind, &str)] = &[
    (Kind::EndUser, "Laptop"),
    (Kind::EndUser, "Desktop"),
    (Kind::Server, "Server"),
    (Kind::Peripheral, "Monitor"),
    (Kind::Appliance, "Printer"),
    (Kind::EndUser, "Mobile Phone"),
];

static REMEMBERED: Remembered<Kind> = Remembered::new(1024);

impl Kind {
    /// Reads a kind from the words of a register.
    pub fn read(text: &str) -> Self {
        let common = COMMON.iter().find(|(_, word)| *word == text).map(|(kind, _)| *kind);
        common.unwrap_or_else(|| REMEMBERED.of([text], || Self::from_words(text)))
    }

    fn from_words(text: &str) -> Self {
        let padded = format!(" {} ", text.to_lowercase().replace(['_', '-', '/', '(', ')', ','], " "));
        let has = |word: &&str| {
            // Short words only count whole: `vm` is in no `hvmt`, `pc` in no `epcr`.
            if word.trim().len() <= 3 { padded.contains(&format!(" {} ", word.trim())) } else { padded.contains(word.trim_end()) }
        };
        WORDS.iter().find(|(_, words)| words.iter().any(has)).map_or(Kind::NotSaid, |(kind, _)| *kind)
    }

    /// Whether security updates can be put on it.
    pub fn is_patchable(self) -> bool {
        !matches!(self, Kind::Peripheral | Kind::Software | Kind::Information | Kind::NotAnAsset)
    }

    /// Whether its firmware follows its maker's slower rhythm.
    pub fn has_slow_firmware(self) -> bool {
        matches!(self, Kind::Network | Kind::Medical | Kind::Appliance)
    }

    /// Whether the network or a management system would see it.
    pub fn can_be_seen(self) -> bool {
        self.is_patchable()
    }

    /// The word for the kind in groups and tables.
    pub fn name(self) -> &'static str {
        match self {
            Kind::EndUser => "end-user devices",
            Kind::Server => "servers",
            Kind::Network => "network equipment",
            Kind::Medical => "medical devices",
            Kind::Appliance => "printers and appliances",
            Kind::Peripheral => "peripherals",
            Kind::Software => "software and services",
            Kind::Information => "information assets",
            Kind::NotAnAsset => "not assets",
            Kind::NotSaid => "kind not said",
        }
    }
}

impl Asset<'_> {
    /// What sort of thing it is: from its kind, else its operating system and model.
    pub fn kind(&self) -> Kind {
        self.told.kind
    }
}

impl Kind {
    /// The kind by its cell, else by the operating system.
    pub fn of<'a>(kind: Cell<'_, &str>, os: impl FnOnce() -> Cell<'a, &'a str>) -> Self {
        let told = match kind {
            Cell::Value(text) => Kind::read(text),
            _ => Kind::NotSaid,
        };
        if told != Kind::NotSaid {
            return told;
        }
        match os() {
            Cell::Value(os) if Kind::read(os) == Kind::Server => Kind::Server,
            Cell::Value(os) if ["windows", "mac", "ios", "android"].iter().any(|word| contains_ignore_case(os, word)) => Kind::EndUser,
            _ => Kind::NotSaid,
        }
    }
}

/// Whether `text` holds `word` (lower case, ASCII) in any case.
pub(super) fn contains_ignore_case(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_common_is_what_its_words_say() {
        for (kind, text) in COMMON {
            assert_eq!(Kind::from_words(text), *kind, "{text}");
        }
    }

    #[test]
    fn kinds_from_the_words_of_real_registers() {
        for (text, kind) in [
            ("Laptop", Kind::EndUser),
            ("Windows Server", Kind::Server),
            ("Network Switch", Kind::Network),
            ("Firewall", Kind::Network),
            ("Monitor", Kind::Peripheral),
            ("Patient Monitor", Kind::Medical),
            ("Medical device", Kind::Medical),
            ("Docking station", Kind::Peripheral),
            ("Printer", Kind::Appliance),
            ("SaaS", Kind::Software),
            ("Information asset", Kind::Information),
            ("Mobile Phone", Kind::EndUser),
            ("CT workstation", Kind::Medical),
            ("cmdb_ci_win_server", Kind::Server),
            ("Policy", Kind::NotAnAsset),
            ("Widget", Kind::NotSaid),
            ("VM", Kind::Server),
            ("Access point", Kind::Network),
            ("Tablet", Kind::EndUser),
        ] {
            assert_eq!(Kind::read(text), kind, "{text}");
        }
    }
}
