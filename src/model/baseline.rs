//! Baselines: the least acceptable version of each product's release.

use super::date::Date;
use super::field::register;
use super::urgency;
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
    /// Whether its fix is one that must not wait.
    pub is_urgent: bool,
}

/// Every baseline of the run.
#[derive(Debug, Clone, Default)]
pub struct Baselines {
    lines: Vec<Baseline>,
}

/// A [`Standing`] that borrows nothing: of what is wanted, which line says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stood {
    NoBaseline,
    UpToDate,
    Behind { wanted: usize, missing_since: Option<Date>, urgent: UrgentFix },
}

/// How an asset stands to the baselines that speak for it.
#[derive(Debug, Clone, Copy, PartialEq)]
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
        /// Whether one of the fixes it lacks is urgent.
        urgent: UrgentFix,
    },
}

/// The urgent one among the fixes that an asset lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrgentFix {
    /// All it lacks may wait, as their severity says.
    None,
    /// The oldest urgent one came out on this day.
    Since(Date),
    /// There is one, and when it came out is not recorded.
    Undated,
}

impl UrgentFix {
    /// With one more missing fix.
    fn and(self, fix: &Baseline) -> Self {
        match (fix.is_urgent, fix.released, self) {
            (false, ..) => self,
            (true, Some(day), UrgentFix::Since(known)) => UrgentFix::Since(day.min(known)),
            (true, Some(day), _) => UrgentFix::Since(day),
            (true, None, UrgentFix::None) => UrgentFix::Undated,
            (true, None, known) => known,
        }
    }
}

impl Baselines {
    /// Adds a line, unless it names no product or version.
    pub fn add(&mut self, line: &Line<'_>) {
        let (Some(product), Some(version)) = (line.product.value(), line.version.value()) else { return };
        self.lines.push(Baseline {
            product: super::key::normal(product),
            release: line.release.value().map(|r| Version::read(r).numbers().to_vec()).unwrap_or_default(),
            version: version.to_owned(),
            released: line.released.value(),
            reference: line.reference.value().map(str::to_owned),
            is_urgent: urgency::is_urgent(line.severity),
        });
    }

    /// Whether there are any.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether any baseline names the product, whatever its release.
    pub fn speak_of(&self, product: &str) -> bool {
        let product = super::key::normal(product);
        self.lines.iter().any(|line| speaks_for(&product, &line.product))
    }

    /// What was found of an asset, with the words of the line that says so.
    pub(super) fn standing(&self, stood: Stood) -> Standing<'_> {
        match stood {
            Stood::NoBaseline => Standing::NoBaseline,
            Stood::UpToDate => Standing::UpToDate,
            Stood::Behind { wanted, missing_since, urgent } => {
                Standing::Behind { wanted: &self.lines[wanted].version, missing_since, urgent }
            }
        }
    }

    /// How `version` of `product` stands.
    ///
    /// A baseline speaks for an asset when its product's words stand in the asset's product and
    /// its release is a prefix of the version. Several lines for one release are its history:
    /// the newest is the bar, and the oldest that is not met tells since when a fix is missing.
    pub(super) fn judge(&self, product: &str, version: &str) -> Stood {
        let product = super::key::normal(product);
        let have = Version::read(version);
        let speaking = |b: &&Baseline| speaks_for(&product, &b.product) && have.starts_with(&b.release);
        let longest = self.lines.iter().filter(speaking).map(|b| (b.release.len(), b.product.len())).max();
        let Some(longest) = longest else { return Stood::NoBaseline };
        let mut missing: Option<(usize, Option<Date>)> = None;
        let mut urgent = UrgentFix::None;
        let is_nearest = |b: &&Baseline| speaking(b) && (b.release.len(), b.product.len()) == longest;
        for (at, baseline) in self.lines.iter().enumerate().filter(|(_, baseline)| is_nearest(baseline)) {
            let wanted = Version::read(&baseline.version);
            if have < wanted {
                urgent = urgent.and(baseline);
                missing = Some(match missing {
                    None => (at, baseline.released),
                    Some((bar, since)) => {
                        let bar = if Version::read(&self.lines[bar].version) < wanted { at } else { bar };
                        (bar, [since, baseline.released].into_iter().flatten().min())
                    }
                });
            }
        }
        match missing {
            None => Stood::UpToDate,
            Some((wanted, missing_since)) => Stood::Behind { wanted, missing_since, urgent },
        }
    }
}

/// Whether every word of the baseline's product stands in the asset's: `windows 11` speaks for `microsoft windows 11 enterprise`.
fn speaks_for(asset: &str, baseline: &str) -> bool {
    // Both are taken apart alike, or `pan-os` would never speak for `pan-os`.
    let words = |text| str::split(text, [' ', '_', '-', '(', ')']).filter(|word| !word.is_empty());
    words(baseline).all(|word| words(asset).any(|own| own == word))
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
            is_urgent: true,
        };
        Baselines {
            lines: vec![
                line("windows 11", &[10, 0, 26100], "10.0.26100.4000", "2026-09-08"),
                line("windows 11", &[10, 0, 26100], "10.0.26100.4200", "2026-10-13"),
                line("fortios", &[7, 4], "7.4.9", "2026-10-01"),
                line("pan-os", &[11, 1], "11.1.10", "2026-11-10"),
            ],
        }
    }

    #[test]
    fn the_newest_line_is_the_bar_and_the_oldest_missing_fix_dates_it() {
        let all = baselines();
        assert_eq!(all.standing(all.judge("Microsoft Windows 11 Pro", "10.0.26100.4200")), Standing::UpToDate);
        let behind = |day: &str| {
            let since: Date = day.parse().unwrap();
            Standing::Behind { wanted: "10.0.26100.4200", missing_since: Some(since), urgent: UrgentFix::Since(since) }
        };
        assert_eq!(all.standing(all.judge("Windows 11", "10.0.26100.4100")), behind("2026-10-13"));
        assert_eq!(all.standing(all.judge("Windows 11", "10.0.26100.3000")), behind("2026-09-08"));
        assert_eq!(all.standing(all.judge("Windows 11", "10.0.22631.1")), Standing::NoBaseline);
        assert_eq!(all.standing(all.judge("FortiOS", "v7.4.10 build2702")), Standing::UpToDate);
        assert_eq!(all.standing(all.judge("PAN-OS", "11.1.11")), Standing::UpToDate);
        assert_eq!(all.standing(all.judge("Ubuntu", "22.04")), Standing::NoBaseline);
        assert!(all.speak_of("Microsoft Windows 11 Pro") && !all.speak_of("Ubuntu"));
    }
    #[test]
    fn the_oldest_urgent_fix_dates_it_and_lesser_ones_do_not() {
        let fix = |version: &str, released: Option<&str>, is_urgent| Baseline {
            product: "fortios".to_owned(),
            release: Vec::new(),
            version: version.to_owned(),
            released: released.map(|day| day.parse().unwrap()),
            reference: None,
            is_urgent,
        };
        let urgent = |fixes: Vec<Baseline>| match (Baselines { lines: fixes }).judge("FortiOS", "7.4.0") {
            Stood::Behind { urgent, .. } => urgent,
            other => panic!("{other:?}"),
        };
        let october: Date = "2026-10-01".parse().unwrap();
        assert_eq!(urgent(vec![fix("7.4.1", Some("2026-01-01"), false)]), UrgentFix::None);
        let both = vec![fix("7.4.1", Some("2026-01-01"), false), fix("7.4.2", Some("2026-10-01"), true), fix("7.4.3", None, true)];
        assert_eq!(urgent(both), UrgentFix::Since(october));
        assert_eq!(urgent(vec![fix("7.4.3", None, true), fix("7.4.1", Some("2026-01-01"), false)]), UrgentFix::Undated);
    }
}
