//! Which products an alert names, and whether an asset is one of them.
//!
//! Words that half the estate would answer to (`Microsoft`, `Windows`, `Linux servers`) name no product: an alert
//! that says no more is never matched, and a check says so of the alert.

/// Makers. They may be left out of an asset's product, so they are not asked for where other words are.
const MAKERS: &[&str] = &[
    "adobe",
    "alto",
    "apple",
    "aruba",
    "atlassian",
    "broadcom",
    "canonical",
    "cisco",
    "citrix",
    "dell",
    "f5",
    "fortinet",
    "google",
    "hat",
    "hp",
    "hpe",
    "ibm",
    "ivanti",
    "juniper",
    "lenovo",
    "microsoft",
    "mozilla",
    "netapp",
    "oracle",
    "palo",
    "philips",
    "red",
    "samsung",
    "sap",
    "siemens",
    "solarwinds",
    "sonicwall",
    "sophos",
    "veeam",
    "vmware",
    "zebra",
];

/// Words of product names that are not enough to tell a product.
const BROAD: &[&str] = &["windows", "server", "servers", "linux", "unix", "android", "mobile", "client", "desktop"];

/// Words that name nothing.
const EMPTY: &[&str] = &[
    "a",
    "all",
    "and",
    "any",
    "appliance",
    "appliances",
    "application",
    "applications",
    "device",
    "devices",
    "edition",
    "editions",
    "firewall",
    "firewalls",
    "firmware",
    "for",
    "hardware",
    "healthcare",
    "inc",
    "ltd",
    "medical",
    "multiple",
    "network",
    "networks",
    "of",
    "operating",
    "or",
    "os",
    "other",
    "platform",
    "platforms",
    "printer",
    "printers",
    "product",
    "products",
    "release",
    "router",
    "routers",
    "several",
    "software",
    "supported",
    "switch",
    "switches",
    "system",
    "systems",
    "the",
    "unsupported",
    "various",
    "version",
    "versions",
];

/// Names of products that are everyday words, or two makers' names at once: their maker, or another word, must stand there too.
const SHARED: &[&str] =
    &["access", "connect", "edge", "exchange", "gateway", "ios", "manager", "office", "portal", "project", "teams", "workspace"];

/// Words before a version: from the first of them on, a text speaks of versions.
const RANGE: &[&str] =
    &["before", "below", "earlier", "from", "prior", "than", "through", "to", "up", "v", "version", "versions", "<", "<=", "≤"];

/// One product as an alert names it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    /// As written.
    text: String,
    /// The words that an asset must have.
    words: Vec<String>,
    /// What it says of versions, behind the name.
    versions: String,
}

/// The products of an alert that can be told from others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Products(Vec<Named>);

impl Products {
    /// Reads a cell; what is too broad to match is left out.
    pub fn read(text: &str) -> Self {
        Products(text.split([';', ',', '\n', '\r', '|']).filter_map(named).collect())
    }

    /// The product of the alert that an asset's product is, as the alert writes it, and what it says of versions there.
    pub fn find(&self, product: &str, make: &str) -> Option<(&str, &str)> {
        let found = self.0.iter().find(|named| named.words.iter().all(|word| has(product, word) || has(make, word)));
        found.map(|named| (named.text.as_str(), named.versions.as_str()))
    }
}

/// Whether nothing in a cell names a product that can be told from others.
pub fn is_too_broad(text: &str) -> bool {
    Products::read(text).0.is_empty()
}

fn named(part: &str) -> Option<Named> {
    let (name, versions) = split(part.trim());
    let all: Vec<String> = words(name).map(str::to_lowercase).filter(|word| !EMPTY.contains(&word.as_str())).collect();
    let own: Vec<&String> = all.iter().filter(|word| !MAKERS.contains(&word.as_str())).collect();
    let telling: Vec<&&String> = own.iter().filter(|word| !BROAD.contains(&word.as_str())).collect();
    // A number alone makes no name: `iOS 17` is two makers' as `iOS` is.
    let mut names = telling.iter().filter(|word| !word.bytes().all(|b| b.is_ascii_digit())).peekable();
    let is_shared = names.peek().is_some() && names.all(|word| SHARED.contains(&word.as_str()));
    if telling.is_empty() || is_shared && all.len() == telling.len() {
        return None;
    }
    let words = if is_shared { all } else { own.into_iter().cloned().collect() };
    Some(Named { text: name.trim().to_owned(), words, versions: versions.to_owned() })
}

/// `FortiOS 7.4.0 to 7.4.6` as the name and what it says of versions. A whole number (`Windows 11`) is part of the name.
fn split(part: &str) -> (&str, &str) {
    let is_version = |word: &str| {
        let word = word.trim_start_matches(['v', 'V', '<', '=', '≤']);
        word.contains('.') && word.starts_with(|c: char| c.is_ascii_digit())
    };
    let mut at = None;
    let mut begins = None;
    for word in part.split_whitespace() {
        let start = word.as_ptr() as usize - part.as_ptr() as usize;
        if is_version(word) {
            at = begins.or(Some(start));
            break;
        }
        begins = if RANGE.contains(&word.to_lowercase().as_str()) { begins.or(Some(start)) } else { None };
    }
    at.map_or((part, ""), |at| (&part[..at], part[at..].trim()))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '.').map(|word| word.trim_matches('.')).filter(|word| !word.is_empty())
}

/// Whether a text has the word; `17.1` has the word `17`.
fn has(text: &str, word: &str) -> bool {
    words(text).any(|own| {
        let whole = own.split_once('.').filter(|(whole, _)| whole.bytes().all(|b| b.is_ascii_digit())).map_or(own, |(whole, _)| whole);
        own.eq_ignore_ascii_case(word) || whole.eq_ignore_ascii_case(word) || own.to_lowercase() == word
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_found_by_its_own_words() {
        for (alert, product, make) in [
            ("Fortinet FortiOS 7.4.0 to 7.4.6", "FortiOS", ""),
            ("Microsoft Windows 11", "Microsoft Windows 11 Enterprise 23H2", ""),
            ("Windows Server 2016; Windows Server 2019", "Windows Server 2019 Standard", ""),
            ("Palo Alto Networks PAN-OS", "PAN-OS", ""),
            ("Apple iOS 17", "iOS 17.4.1", "Apple"),
            ("Cisco IOS XE", "Cisco IOS XE Software", ""),
            ("Microsoft Exchange Server 2019", "Exchange Server 2019", "Microsoft"),
        ] {
            assert!(Products::read(alert).find(product, make).is_some(), "{alert} names {product}");
        }
        for (alert, product, make) in [
            ("Windows 11", "Windows 10 Enterprise", ""),
            ("Windows Server 2016", "Windows Server 2019", ""),
            ("Apple iOS", "Cisco IOS 15.2", "Cisco"),
            ("Apple iOS 17", "Cisco IOS 17.9", "Cisco"),
            ("Microsoft Exchange", "Health Information Exchange", "Lyra"),
            ("FortiOS", "FortiManager", "Fortinet"),
            ("SQL Server 2016", "Windows Server 2016", "Microsoft"),
        ] {
            assert!(Products::read(alert).find(product, make).is_none(), "{alert} does not name {product}");
        }
    }

    #[test]
    fn what_half_the_estate_would_answer_to_names_nothing() {
        for text in ["Microsoft", "Windows", "Various", "Multiple Cisco products", "Linux servers", "All Windows versions", "Exchange", ""]
        {
            assert!(is_too_broad(text), "{text}");
        }
        for text in ["FortiOS", "Microsoft; Windows 11", "Chrome"] {
            assert!(!is_too_broad(text), "{text}");
        }
    }

    #[test]
    fn versions_behind_the_name_are_kept_apart() {
        for (part, name, versions) in [
            ("FortiOS 7.4.0 to 7.4.6", "FortiOS", "7.4.0 to 7.4.6"),
            ("FortiOS before 7.4.7", "FortiOS", "before 7.4.7"),
            ("FortiOS versions prior to 7.4.7", "FortiOS", "versions prior to 7.4.7"),
            ("Windows 11", "Windows 11", ""),
        ] {
            let (found, said) = split(part);
            assert_eq!((found.trim(), said), (name, versions), "{part}");
        }
    }
}
