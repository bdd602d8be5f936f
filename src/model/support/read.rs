//! How a register's words are found in the table of support.
//!
//! The product from its name, the release from its version or its words, the edition from wherever it is written.

use super::Released;
use super::table::{Edition, Release, of_product};
use crate::model::version::Version;

/// What one text names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Told {
    /// Nothing that the table holds.
    NoProduct,
    /// A product, but none of its releases that we know.
    NoRelease(&'static str, Option<Edition>),
    /// A release.
    Release(&'static Release, Option<Edition>),
}

impl Told {
    /// The release, and the day that came out.
    pub(super) fn released(self) -> Option<Released> {
        match self {
            Told::Release(release, _) => Some((release, release.released?)),
            _ => None,
        }
    }
}

impl PartialEq for Release {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Words that name a product (lower case), words that show it is another, and the product: the more particular first.
const NAMES: &[(&[&str], &[&str], &str)] = &[
    (&["sql server"], &["management studio", "mysql", "native client", "express localdb"], "SQL Server"),
    (&["exchange server", "microsoft exchange", "ms exchange"], &["online"], "Exchange Server"),
    (&["sharepoint"], &["online", "designer"], "SharePoint Server"),
    (&["microsoft office", "ms office", "office professional", "office standard", "office ltsc"], &["365", "online"], "Office"),
    (&["internet explorer"], &[], "Internet Explorer"),
    (&["vcenter"], &[], "VMware vCenter"),
    (&["esxi", "vmware esx"], &[], "VMware ESXi"),
    (&["ios xe", "ios-xe"], &[], "Cisco IOS XE"),
    (&["fortios"], &[], "FortiOS"),
    (&["pan-os", "panos"], &[], "PAN-OS"),
    (&["big-ip"], &["big-iq"], "BIG-IP"),
    (
        &["virtual apps and desktops 7", "virtual apps and desktops", "xendesktop"],
        &["daas", "workspace app"],
        "Citrix Virtual Apps and Desktops",
    ),
    (&["horizon"], &["horizon client", "cloud"], "Omnissa Horizon"),
    (&["ubuntu"], &[], "Ubuntu"),
    (&["red hat enterprise linux", "redhat enterprise linux", "rhel"], &[], "Red Hat Enterprise Linux"),
    (&["debian"], &[], "Debian"),
    (&["suse linux enterprise", "sles"], &["desktop", "micro"], "SUSE Linux Enterprise Server"),
    (&["oracle linux"], &[], "Oracle Linux"),
    (&["centos"], &["stream"], "CentOS"),
    (&["rocky linux"], &[], "Rocky Linux"),
    (&["almalinux"], &[], "AlmaLinux"),
    (&["macos", "mac os x", "mac os"], &[], "macOS"),
    (&["ipados"], &[], "iPadOS"),
    (&["android"], &[], "Android"),
    (&["oracle database", "oracle db"], &["client"], "Oracle Database"),
    (&["mysql"], &["workbench", "connector"], "MySQL"),
    (&["postgresql", "postgres"], &["odbc"], "PostgreSQL"),
    (&[".net framework"], &[], ".NET Framework"),
    (&["oracle jdk", "oracle java"], &[], "Oracle JDK"),
    (&["apache http", "httpd"], &[], "Apache HTTP Server"),
    (&["tomcat"], &[], "Apache Tomcat"),
    (&["openssl"], &[], "OpenSSL"),
    (&["ontap"], &[], "NetApp ONTAP"),
    (&["veeam backup"], &["agent", "365"], "Veeam Backup and Replication"),
    (&["nutanix aos"], &[], "Nutanix AOS"),
    (&["aix"], &[], "IBM AIX"),
    (&["apple ios", "ios"], &["cisco", "ios xr", "bios"], "iOS"),
];

/// What `text` names, with the version and edition that stand beside it.
pub(super) fn read(text: &str, version: &str, edition: &str, is_server: bool) -> Told {
    let lower = text.to_lowercase();
    if has_word(&lower, "windows") {
        return windows(&lower, version, &edition.to_lowercase(), is_server);
    }
    for (words, not, product) in NAMES {
        let Some(word) = words.iter().find(|word| has_word(&lower, word)) else { continue };
        if not.iter().any(|word| lower.contains(word)) {
            continue;
        }
        let behind = lower.split_once(word).map_or("", |(_, behind)| behind);
        return release(product, behind, &lower, version);
    }
    Told::NoProduct
}

/// Whether `words` stand in `text` with no letter or digit before them.
fn has_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| !text[..at].ends_with(|c: char| c.is_alphanumeric()))
}

fn release(product: &'static str, behind: &str, all: &str, version: &str) -> Told {
    let found = by_numbers(product, behind, all).or_else(|| by_words(product, all)).or_else(|| {
        let version = version.to_lowercase();
        by_version(product, &version).or_else(|| by_numbers(product, &version, &version))
    });
    found.map_or(Told::NoRelease(product, None), |release| Told::Release(release, None))
}

/// The release whose name the first numbers are: `8.6` is release 8, `7.2.8` is 7.2, `2012 R2` is itself.
fn by_numbers(product: &str, text: &str, all: &str) -> Option<&'static Release> {
    let version = Version::read(text);
    let (written, ends) = written(version.numbers(), text);
    let named = |name: &str| of_product(product).find(|release| release.name == name);
    let r2 = ends.first().filter(|_| has_word(all, "r2")).and_then(|year| named(&format!("{} R2", &written[..*year])));
    r2.or_else(|| ends.iter().rev().find_map(|end| named(&written[..*end]))).or_else(|| {
        // `ESXi 7` where the only 7 there was is 7.0.
        let [_] = ends[..] else { return None };
        let mut of = of_product(product).filter(|release| release.name.strip_prefix(&written).is_some_and(|rest| rest.starts_with('.')));
        of.next().filter(|_| of.next().is_none())
    })
}

/// Numbers as they stand in the text, Ubuntu's 22.04 and not 22.4; and where each of them ends.
fn written(numbers: &[u64], text: &str) -> (String, Vec<usize>) {
    let (mut written, mut ends) = (String::new(), Vec::with_capacity(numbers.len()));
    for (at, number) in numbers.iter().enumerate() {
        if at == 1 && *number < 10 && text.contains(&format!("{written}.0{number}")) {
            written.push_str(".0");
        } else if at > 0 {
            written.push('.');
        }
        written.push_str(itoa::Buffer::new().format(*number));
        ends.push(written.len());
    }
    (written, ends)
}

fn by_version(product: &str, version: &str) -> Option<&'static Release> {
    let version = Version::read(version);
    of_product(product).find(|release| !release.version.is_empty() && version.starts_with(&release.version))
}

/// The release all of whose words stand in the text; the longest of several.
fn by_words(product: &str, text: &str) -> Option<&'static Release> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '.').collect();
    let all_stand = |release: &&Release| release.words.iter().all(|word| words.contains(&word.as_str()));
    of_product(product).filter(all_stand).max_by_key(|release| release.name.len())
}

fn windows(text: &str, version: &str, edition_cell: &str, is_server: bool) -> Told {
    let edition = edition(&format!("{text} {edition_cell}"));
    let numbers = Version::read(version);
    let build = match *numbers.numbers() {
        [major @ 5..=10, minor, build, ..] if build > 2000 => Some([major, minor, build]),
        _ => None,
    };
    let by_build = |product: &'static str| {
        let build = build?;
        of_product(product).find(|release| release.version == build)
    };
    let told = |product, release: Option<&'static Release>, edition| {
        release.map_or(Told::NoRelease(product, edition), |release| Told::Release(release, edition))
    };
    if ["embedded", "posready", "windows ce"].iter().any(|word| text.contains(word)) {
        return told("an embedded Windows", by_words("Windows Embedded", text), None);
    }
    let says = |word| has_word(text, word);
    if says("server") || is_server && !says("windows 10") && !says("windows 11") {
        let product = "Windows Server";
        let behind = text.split_once("server").map_or(text, |(_, behind)| behind);
        return told(product, by_numbers(product, behind, text).or_else(|| by_words(product, text)).or_else(|| by_build(product)), None);
    }
    let is_new = build.is_some_and(|build| build >= [10, 0, 22_000]);
    let product = match build {
        Some([10, ..]) if is_new => "Windows 11",
        Some([10, ..]) => "Windows 10",
        _ if says("windows 11") => "Windows 11",
        _ if says("windows 10") => "Windows 10",
        _ => {
            let behind = text.split_once("windows").map_or("", |(_, behind)| behind);
            let old = by_numbers("Windows", behind, text).or_else(|| by_words("Windows", text)).or_else(|| by_build("Windows"));
            // A Windows of which nothing more is known may be a new one.
            return old.map_or(Told::NoRelease("Microsoft Windows", edition), |release| Told::Release(release, None));
        }
    };
    // A build that the table does not hold is newer than the table, or a preview.
    if build.is_some() {
        return told(product, by_build(product), edition);
    }
    let all = format!("{text} {}", version.to_lowercase());
    told(product, by_words(product, &all).or_else(|| long_term(product, text, edition)), edition)
}

/// The release behind the year of a long-term servicing channel: `LTSC 2019` is 1809.
fn long_term(product: &str, text: &str, edition: Option<Edition>) -> Option<&'static Release> {
    edition.filter(|edition| matches!(edition, Edition::LongTerm | Edition::LongTermIot))?;
    let years = [("2015", "1507"), ("2016", "1607"), ("2019", "1809"), ("2021", "21H2"), ("2024", "24H2")];
    let (_, name) = years.iter().find(|(year, _)| has_word(text, year))?;
    of_product(product).find(|release| release.name == *name)
}

/// The edition of a Windows, from all that is written about it.
fn edition(text: &str) -> Option<Edition> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |any: &[&str]| any.iter().any(|word| words.contains(word));
    let is_long = has(&["ltsc", "ltsb", "enterprises", "enterprisesn"]) || text.contains("long-term servicing");
    match (is_long, has(&["iot", "iotenterprises"])) {
        (true, true) => Some(Edition::LongTermIot),
        (true, false) => Some(Edition::LongTerm),
        (false, _) if has(&["pro", "professional", "home", "core", "se"]) => Some(Edition::Home),
        (false, true) => Some(Edition::Enterprise),
        (false, false) => has(&["enterprise", "education", "ent", "edu"]).then_some(Edition::Enterprise),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, version: &str, edition: &str) -> String {
        match read(text, version, edition, false) {
            Told::NoProduct => "nothing".to_owned(),
            Told::NoRelease(product, edition) => format!("{product}, {edition:?}"),
            Told::Release(release, edition) => format!("{} {}, {edition:?}", release.product, release.name),
        }
    }

    #[test]
    fn windows_by_build_by_words_and_by_edition() {
        for (text, version, edition, wanted) in [
            ("Windows 11 Enterprise", "10.0.22631.4169", "", "Windows 11 23H2, Some(Enterprise)"),
            ("Windows", "10.0.26100.1742", "", "Windows 11 24H2, None"),
            ("Windows", "10.0.26100.1742", "Pro", "Windows 11 24H2, Some(Home)"),
            ("Microsoft Windows 10 Pro", "10.0 (19045)", "", "Windows 10 22H2, Some(Home)"),
            ("Windows 10 Enterprise", "22631.3007", "", "Windows 11 23H2, Some(Enterprise)"),
            ("Windows 11 Enterprise 23H2", "", "", "Windows 11 23H2, Some(Enterprise)"),
            ("Windows 10 IoT Enterprise LTSC 2021", "", "", "Windows 10 21H2, Some(LongTermIot)"),
            ("Windows 10 Enterprise LTSC", "10.0.17763.6293", "", "Windows 10 1809, Some(LongTerm)"),
            ("Windows 10 Enterprise 2016 LTSB", "", "", "Windows 10 1607, Some(LongTerm)"),
            ("Windows 10", "", "", "Windows 10, None"),
            ("Windows 7 Professional", "", "", "Windows 7, None"),
            ("Windows XP Professional", "", "", "Windows XP, None"),
            ("Windows Server 2012 R2 Standard", "", "", "Windows Server 2012 R2, None"),
            ("Microsoft Windows Server 2016 Datacenter", "10.0.14393.7428", "", "Windows Server 2016, None"),
            ("Windows Server Standard", "10.0.20348.2700", "", "Windows Server 2022, None"),
            ("Windows 11 Pro", "10.0.29999.1", "", "Windows 11, Some(Home)"),
            ("Windows Embedded POSReady 7", "", "", "Windows Embedded POSReady 7, None"),
        ] {
            assert_eq!(told(text, version, edition), wanted, "{text} {version} {edition}");
        }
        assert!(matches!(read("Windows", "10.0.17763.1", "", true), Told::Release(release, _) if release.product == "Windows Server"));
    }

    #[test]
    fn other_products_by_their_numbers_and_names() {
        for (text, version, wanted) in [
            ("SQL Server 2016 SP3", "", "SQL Server 2016, None"),
            ("Microsoft SQL Server 2008 R2", "", "SQL Server 2008 R2, None"),
            ("SQL Server", "15.0.4385.2", "SQL Server 2019, None"),
            ("Microsoft Exchange Server 2019 CU14", "", "Exchange Server 2019, None"),
            ("Exchange Server Subscription Edition", "", "Exchange Server Subscription Edition, None"),
            ("FortiOS", "v7.2.13", "FortiOS 7.2, None"),
            ("FortiOS v7.0.12 build0523", "", "FortiOS 7.0, None"),
            ("VMware ESXi 7", "", "VMware ESXi 7.0, None"),
            ("VMware ESXi", "8.0.3", "VMware ESXi 8.0, None"),
            ("Microsoft Office Professional Plus 2016", "", "Office 2016, None"),
            ("Cisco IOS XE", "17.15.05", "Cisco IOS XE 17.15, None"),
            ("Cisco IOS", "15.2(7)E3", "nothing"),
            ("Ubuntu LTS", "24.04.5", "Ubuntu 24.04, None"),
            ("Ubuntu 22.04.4 LTS", "", "Ubuntu 22.04, None"),
            ("Red Hat Enterprise Linux 8.6", "", "Red Hat Enterprise Linux 8, None"),
            ("Debian GNU/Linux 12", "", "Debian 12, None"),
            ("iOS", "26.7.1", "iOS 26, None"),
            ("macOS 13.6", "", "macOS 13, None"),
            ("Supplier's embedded Linux", "4.3.0", "nothing"),
            ("Bios updater", "3", "nothing"),
            ("ArubaOS", "8.10", "nothing"),
            ("PostgreSQL", "14.9", "PostgreSQL 14, None"),
        ] {
            assert_eq!(told(text, version, ""), wanted, "{text} {version}");
        }
    }
}
