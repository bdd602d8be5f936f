//! Baselines: the least acceptable version of each product's release.

use super::date::Date;
use super::field::register;
use super::version::Version;

register! {
    /// One line of a baseline list.
    Line, BaselineField;

    /// The product it speaks of, as the register writes its operating system.
    Product product "product" Text Key ["Product", "Product Name", "Operating System", "OS", "Software"];
    /// The release it speaks for: a prefix of the version.
    Release release "release" Text Plain ["Release", "Branch", "Release Prefix", "Applies to", "Build"];
    /// The least acceptable version.
    Version version "version" Text Telling ["Minimum version", "Least acceptable version", "Min Version", "Minimum", "Baseline", "Baseline Version", "Required Version", "Version"];
    /// The day that version came out.
    Released released "released" Day Telling ["Released", "Release Date", "Date Released", "Published"];
    /// How bad it is to be behind, as the vendor says.
    Severity severity "severity" Text Plain ["Severity", "Rating", "Vendor Severity"];
    /// The advisory or update it comes from.
    Reference reference "reference" Text Plain ["Reference", "Ref", "Advisory", "KB", "Link"];
}

/// One baseline, kept whole: there are never many.
#[derive(Debug, Clone)]
pub struct Baseline {
    /// The product, in lower case.
    pub product: String,
    /// The release prefix as numbers; empty speaks for every release.
    pub release: Vec<u64>,
    /// The least acceptable version as written.
    pub version: String,
    /// The day it came out.
    pub released: Option<Date>,
    /// Reference as written.
    pub reference: Option<String>,
}

/// Every baseline of the run.
#[derive(Debug, Clone, Default)]
pub struct Baselines(Vec<Baseline>);

/// How an asset stands to the baselines that speak for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing<'b> {
    /// No baseline speaks for this product and release.
    NoBaseline,
    /// At or above the least acceptable version.
    UpToDate,
    /// Below it. The oldest missing fix is the one whose release date counts.
    Behind {
        /// The least acceptable version now.
        wanted: &'b str,
        /// The day the oldest fix that is missing came out, where recorded.
        missing_since: Option<Date>,
    },
}

impl Baselines {
    /// Adds a line, unless it names no product or version.
    pub fn add(&mut self, line: &Line<'_>) {
        let (Some(product), Some(version)) = (line.product.value(), line.version.value()) else { return };
        self.0.push(Baseline {
            product: super::key::normal(product),
            release: line.release.value().map(|r| Version::read(r).numbers().to_vec()).unwrap_or_default(),
            version: version.to_owned(),
            released: line.released.value(),
            reference: line.reference.value().map(str::to_owned),
        });
    }

    /// Whether there are any.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether any baseline names the product, whatever its release.
    pub fn speak_of(&self, product: &str) -> bool {
        !self.0.is_empty() && {
            let product = super::key::normal(product);
            self.0.iter().any(|b| speaks_for(&product, &b.product))
        }
    }

    /// How `version` of `product` stands.
    ///
    /// A baseline speaks for an asset when its product's words stand in the asset's product and
    /// its release is a prefix of the version. Several lines for one release are its history:
    /// the newest is the bar, and the oldest that is not met tells since when a fix is missing.
    pub fn standing(&self, product: &str, version: &str) -> Standing<'_> {
        if self.0.is_empty() {
            return Standing::NoBaseline;
        }
        let product = super::key::normal(product);
        let have = Version::read(version);
        let speaking = |b: &&Baseline| speaks_for(&product, &b.product) && have.starts_with(&b.release);
        let longest = self.0.iter().filter(speaking).map(|b| (b.release.len(), b.product.len())).max();
        let Some(longest) = longest else { return Standing::NoBaseline };
        let mut missing: Option<(&Baseline, Option<Date>)> = None;
        for baseline in self.0.iter().filter(speaking).filter(|b| (b.release.len(), b.product.len()) == longest) {
            let wanted = Version::read(&baseline.version);
            if have < wanted {
                missing = Some(match missing {
                    None => (baseline, baseline.released),
                    Some((bar, since)) => {
                        let bar = if Version::read(&bar.version) < wanted { baseline } else { bar };
                        (bar, [since, baseline.released].into_iter().flatten().min())
                    }
                });
            }
        }
        match missing {
            None => Standing::UpToDate,
            Some((bar, missing_since)) => Standing::Behind { wanted: &bar.version, missing_since },
        }
    }
}

/// Whether every word of the baseline's product stands in the asset's: `windows 11` speaks for `microsoft windows 11 enterprise`.
fn speaks_for(asset: &str, baseline: &str) -> bool {
    baseline.split(' ').all(|word| asset.split([' ', '_', '-', '(', ')']).any(|own| own == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn baselines() -> Baselines {
        let line = |product: &str, release: &[u64], version: &str, released: &str| Baseline {
            product: product.to_owned(),
            release: release.to_vec(),
            version: version.to_owned(),
            released: released.parse().ok(),
            reference: None,
        };
        Baselines(vec![
            line("windows 11", &[10, 0, 26100], "10.0.26100.4000", "2026-09-08"),
            line("windows 11", &[10, 0, 26100], "10.0.26100.4200", "2026-10-13"),
            line("fortios", &[7, 4], "7.4.9", "2026-10-01"),
        ])
    }

    #[test]
    fn the_newest_line_is_the_bar_and_the_oldest_missing_fix_dates_it() {
        let all = baselines();
        assert_eq!(all.standing("Microsoft Windows 11 Pro", "10.0.26100.4200"), Standing::UpToDate);
        assert_eq!(
            all.standing("Windows 11", "10.0.26100.4100"),
            Standing::Behind { wanted: "10.0.26100.4200", missing_since: "2026-10-13".parse().ok() }
        );
        assert_eq!(
            all.standing("Windows 11", "10.0.26100.3000"),
            Standing::Behind { wanted: "10.0.26100.4200", missing_since: "2026-09-08".parse().ok() }
        );
        assert_eq!(all.standing("Windows 11", "10.0.22631.1"), Standing::NoBaseline);
        assert_eq!(all.standing("FortiOS", "v7.4.10 build2702"), Standing::UpToDate);
        assert_eq!(all.standing("Ubuntu", "22.04"), Standing::NoBaseline);
        assert!(all.speak_of("Microsoft Windows 11 Pro") && !all.speak_of("Ubuntu"));
    }
}
