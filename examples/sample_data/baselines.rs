//! `baselines.csv`: the least version that the trust accepts of each product.

use std::path::Path;

use crate::Outcome;
use crate::dates::uk;
use crate::platform::Platform;

pub(crate) const HEADER: [&str; 6] = ["Product", "Release", "Minimum version", "Released", "Severity", "Reference"];

pub(crate) fn write(folder: &Path) -> Outcome {
    let mut file = csv::Writer::from_path(folder.join("baselines.csv"))?;
    file.write_record(HEADER)?;
    for platform in [
        Platform::Windows11H24,
        Platform::Windows11H23,
        Platform::Windows10,
        Platform::Server2022,
        Platform::Server2019,
        Platform::Fortios74,
        Platform::IpadOs,
    ] {
        let Some([product, prefix, severity, note]) = platform.baseline() else {
            continue;
        };
        for (released, version) in platform.demanded() {
            let reference = format!("Change board, {} ({note})", released.format("%B %Y"));
            let version = version.trim_start_matches('v');
            file.write_record([product, prefix, version, &uk(released), severity, &reference])?;
        }
    }
    file.flush()?;
    Ok(())
}
