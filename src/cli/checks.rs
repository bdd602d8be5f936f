//! `standto checks`: the catalogue, a line a check.

use comfy_table::Table;
use comfy_table::presets::NOTHING;

use super::options::Checks;
use super::terminal;
use crate::checks::ALL;
use crate::model::prose;

/// Prints the catalogue.
pub(super) fn run(options: &Checks) -> anyhow::Result<u8> {
    let mut table = Table::new();
    table.load_style(NOTHING);
    let wanted = ALL.iter().filter(|entry| options.register.is_none_or(|register| entry.check.run.register() == Some(register)));
    let mut count = 0;
    for entry in wanted {
        count += 1;
        table.add_row([entry.name, entry.check.severity.name(), entry.check.title]);
    }
    let told = prose::count(count, "check", "checks");
    terminal::print(&format!("{}\n\n{told}; “standto explain CHECK” tells all about one\n", table.trim_fmt()))?;
    Ok(0)
}
