//! What the columns of resilience leave open, and what does not fit together: counted from the finished rows.

use std::collections::HashMap;

use crate::assets::{Asset, Fate, Kind, Sheet, When};
use crate::dates::day;
use crate::ledger::Ledger;
use crate::platform::Platform;
use crate::register::FILE;

/// What was reviewed before this day has not been reviewed for a year.
const A_YEAR_AGO: chrono::NaiveDate = day(2025, 11, 14);

pub(crate) fn record(assets: &[Asset], ledger: &mut Ledger) {
    resilience(assets, ledger);
    risks(assets, ledger);
    misfits(assets, ledger);
}

fn ids(assets: &[Asset], test: impl Fn(&Asset) -> bool) -> Vec<String> {
    assets.iter().filter(|asset| asset.judged() && test(asset)).map(|asset| asset.id.clone()).collect()
}

fn resilience(assets: &[Asset], ledger: &mut Ledger) {
    let mut of = |check, what, test: &dyn Fn(&Asset) -> bool| ledger.fires(check, FILE, what, ids(assets, test));
    let systems = |asset: &Asset| asset.kind.system() && asset.matters();
    of("asset-impact-missing", "nobody wrote down what stops without it (all of them)", &|asset| systems(asset) && asset.impact.is_empty());
    of("asset-impact-missing", "… of these, critical systems", &|asset| asset.critical() && systems(asset) && asset.impact.is_empty());
    of("asset-internet-facing-missing", "`Internet Facing` blank", &|asset| {
        asset.kind.system() && asset.kind != Kind::Information && asset.kind != Kind::Printer && asset.internet_facing.is_empty()
    });
    of("asset-downtime-plan-missing", "critical, and `Downtime Plan` blank", &|asset| asset.critical() && asset.downtime_plan.is_empty());
    of(
        "asset-isolation-missing",
        "critical, and `Can be isolated` blank, at the community sites; those of the infirmary are waived too broadly",
        &|asset| asset.critical() && asset.isolation.is_empty() && asset.sheet == Sheet::Community,
    );
    of("asset-supplier-missing", "`Supplier` blank", &|asset| systems(asset) && asset.supplier.is_empty());
    of("asset-location-missing", "`Location` blank", &|asset| {
        let walked_to = matches!(asset.kind, Kind::Medical | Kind::Switch | Kind::Firewall | Kind::Information);
        asset.location.is_empty() && (walked_to || asset.kind == Kind::Server && asset.matters())
    });
}

fn risks(assets: &[Asset], ledger: &mut Ledger) {
    let mut of = |check, what, test: &dyn Fn(&Asset) -> bool| ledger.fires(check, FILE, what, ids(assets, test));
    let ended = |asset: &Asset| matches!(asset.platform, Platform::Windows10 | Platform::Windows11H23 | Platform::Fortios72);
    of("asset-unsupported-without-exception", "out of support, and `Exception Ref` blank", &|asset| {
        let told = asset.version != crate::flaws::NO_VERSION || asset.os.contains("H2") || asset.platform == Platform::Windows10;
        ended(asset) && told && asset.exception.is_empty()
    });
    of("asset-exception-overdue", "the exception `RA-2024-07` was last looked at in June 2025", &|asset| {
        !asset.exception.is_empty() && asset.exception_reviewed.date().is_some_and(|date| date < A_YEAR_AGO)
    });
    of("asset-behind-baseline", "iPads below a baseline that may wait", &|asset| {
        asset.platform.may_wait() && asset.platform.acceptable(&asset.version) == Some(false)
    });
}

fn misfits(assets: &[Asset], ledger: &mut Ledger) {
    let (mut names, mut serials): (HashMap<&str, usize>, HashMap<&str, usize>) = (HashMap::new(), HashMap::new());
    for asset in assets.iter().filter(|asset| asset.judged()) {
        *names.entry(asset.name.trim()).or_default() += 1;
        *serials.entry(&asset.serial).or_default() += 1;
    }
    let mut of = |check, what, test: &dyn Fn(&Asset) -> bool| ledger.fires(check, FILE, what, ids(assets, test));
    of("asset-serial-duplicate", "two laptops, one serial number", &|asset| {
        asset.kind == Kind::Laptop && serials[asset.serial.as_str()] > 1
    });
    of("asset-name-duplicate", "two desktops, one host name", &|asset| asset.kind == Kind::Desktop && names[asset.name.trim()] > 1);
    of(
        "asset-date-impossible",
        "patched in October 2027, and in January 1970",
        &|asset| matches!(asset.patched, When::Uk(date) | When::Iso(date) | When::Date(date) if date > day(2026, 11, 22) || date < day(1990, 1, 1)),
    );
    of("asset-owner-unknown", "`Graham Pellew` is in no list", &|asset| asset.owner.fate == Fate::Stranger);
    of("asset-owner-not-a-person", "`Estates Projects` answers for systems, and no list says who that is", &|asset| {
        asset.owner.fate == Fate::Unresolved && asset.kind.system()
    });
    let spare = |asset: &&Asset| !asset.judged() && !asset.user.is_empty();
    let spares = assets.iter().filter(spare).map(|asset| asset.id.clone()).collect();
    ledger.fires("asset-spare-assigned", FILE, "in store or retired by its status, and with somebody by `Assigned To`", spares);
    let asante = assets.iter().any(|asset| asset.critical() && asset.owner.shown.contains("Asante"));
    let overloaded = if asante { vec!["Kwame Asante-Boateng".to_owned()] } else { Vec::new() };
    ledger.fires("asset-owner-overloaded", FILE, "answers for more of the systems that matter most than the policy allows", overloaded);
}
