//! `it-rota.csv` and `high-severity-alerts.csv`: who is on at night, and what came from the national CSOC.

use std::path::Path;

use crate::Outcome;
use crate::tables;

const ROTA: [&str; 6] = ["team", "tier", "name", "phone", "oncallstart", "oncallend"];
const ALERTS: [&str; 10] = [
    "Alert ID",
    "Title",
    "Severity",
    "Published",
    "Acknowledged",
    "Applicable",
    "Status",
    "Remediated",
    "Affected Product",
    "Affected Versions",
];

pub(crate) fn write(folder: &Path) -> Outcome {
    let mut rota = csv::Writer::from_path(folder.join("it-rota.csv"))?;
    rota.write_record(ROTA)?;
    for shift in tables::rows::<6>(include_str!("tables/rota.txt")) {
        rota.write_record(shift)?;
    }
    rota.flush()?;

    let mut alerts = csv::Writer::from_path(folder.join("high-severity-alerts.csv"))?;
    alerts.write_record(ALERTS)?;
    for [id, title, published, acknowledged, applicable, status, product, versions] in tables::rows(include_str!("tables/alerts.txt")) {
        alerts.write_record([id, title, "High", published, acknowledged, applicable, status, "", product, versions])?;
    }
    alerts.flush()?;
    Ok(())
}
