//! `standto checks`: the catalogue, a line a check; with a policy, the organisation's own too.

use comfy_table::Table;
use comfy_table::presets::NOTHING;

use super::inputs;
use super::options::Checks;
use super::terminal;
use crate::model::prose;

/// Prints the catalogue.
pub(super) fn run(options: &Checks) -> anyhow::Result<u8> {
    let planned = inputs::catalogue(options.policy.as_deref())?;
    let mut table = Table::new();
    table.load_style(NOTHING);
    let (mut count, mut own) = (0, 0);
    for planned in planned.iter().filter(|one| options.register.is_none_or(|register| one.check.register() == Some(register))) {
        count += 1;
        let title = match planned.check.own() {
            Some(_) => format!("{} (our own check)", planned.check.title()),
            None => planned.check.title().to_owned(),
        };
        own += u64::from(planned.check.own().is_some());
        table.add_row([planned.name.as_str(), planned.severity.name(), title.as_str()]);
    }
    let told = prose::count(count, "check", "checks");
    let of_own = if own == 0 { String::new() } else { format!(", {} of them our own", prose::thousands(own)) };
    terminal::print(&format!("{}\n\n{told}{of_own}; “standto explain CHECK” tells all about one\n", table.trim_fmt()))?;
    Ok(0)
}
