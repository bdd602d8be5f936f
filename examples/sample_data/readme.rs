//! `README.md` of the sample: what is planted where, with the counts of the rows that were just written.

use std::fmt::Write as _;
use std::path::Path;

use crate::Outcome;
use crate::assets::{Asset, Sheet};
use crate::ledger::{Entry, Ledger};
use crate::tables;

/// Up to so many rows are named one by one.
const NAMED: usize = 12;

pub(crate) fn write(folder: &Path, assets: &[Asset], ledger: &Ledger) -> Outcome {
    let on = |sheet| assets.iter().filter(|asset| asset.sheet == sheet).count();
    let live = assets.iter().filter(|asset| asset.live()).count();
    let critical = assets.iter().filter(|asset| asset.live() && asset.critical()).count();
    let mut text = INTRODUCTION
        .replace("{infirmary}", &on(Sheet::Infirmary).to_string())
        .replace("{community}", &on(Sheet::Community).to_string())
        .replace("{live}", &live.to_string())
        .replace("{critical}", &critical.to_string());
    text.push_str(FIRES);
    table(&mut text, &ledger.fires)?;
    text.push_str(QUIET);
    table(&mut text, &ledger.quiet)?;
    text.push_str(SILENT);
    for [check, why] in tables::rows(include_str!("tables/silent.txt")) {
        writeln!(text, "| `{check}` | {why} |")?;
    }
    std::fs::write(folder.join("README.md"), text)?;
    Ok(())
}

fn table(text: &mut String, entries: &[Entry]) -> Outcome {
    text.push_str("\n| check | file | rows | what stands there | which |\n|---|---|---:|---|---|\n");
    for Entry { check, file, what, rows } in entries {
        let check = if check.starts_with('(') { (*check).into() } else { format!("`{check}`") };
        // What looks like markup is quoted, so that the page shows it.
        let shown = |row: &String| if row.starts_with('<') { format!("`{row}`") } else { row.clone() };
        let mut which = rows.iter().take(NAMED).map(shown).collect::<Vec<_>>().join(", ");
        if rows.len() > NAMED {
            write!(which, " and {} more", rows.len() - NAMED)?;
        }
        writeln!(text, "| {check} | {file} | {} | {what} | {which} |", rows.len())?;
    }
    Ok(())
}

const INTRODUCTION: &str = "\
# Sample data: a trust that does not exist

Northmoor University Hospitals NHS Trust is invented: its people, suppliers, systems and its ODS code `Z9Z`.
Addresses end in `.example`, telephone numbers come from the ranges that Ofcom keeps for drama, network addresses are private ones.
One number is real: 0300 303 5222, the public line of the NHS England Cyber Security Operations Centre.
The versions and revisions in `baselines.csv` and in the registers are invented too, and say nothing about real updates.

The story is told as of **22 November 2026**:

    standto audit sample-data --as-of 2026-11-22

| file | what it is |
|---|---|
| `asset-register.xlsx` | the register of record, last updated on 14 November: {infirmary} rows on the sheet *Infirmary*, {community} on *Community sites*; {live} of them live, {critical} of those critical |
| `discovery-export-2026-11-21.csv` | what the network saw; overlaps the register by serial number or host name, in other letters and with a domain behind some names |
| `ad-accounts.csv` | the directory's accounts, with a byte order mark, taken on 20 November; two domains that were merged |
| `entra-mfa-registration.csv` | who set up a second factor, as the cloud's directory tells it: it adds to the accounts |
| `aws-credential-report-2026-10-12.csv` | the accounts of Radiology's image archive in a cloud of its own |
| `staff-list.csv` | an extract of the staff record, one row an employment |
| `out-of-hours-contacts.csv` | whom to ring, below a title of two lines; of 16 November, as the policy says |
| `out-of-hours-contacts-2026-03-31.csv` | the same list as it was in the spring, forgotten beside it |
| `it-rota.csv` | who is on call, in digital services |
| `high-severity-alerts.csv` | what came from the national Cyber Security Operations Centre, and how far it was dealt with |
| `baselines.csv` | the least version that the trust accepts; a release joins the list when its fourteen days are over |
| `standto.toml` | the policy, with waivers and a check of the trust's own |
| `earlier-runs` | three earlier quarters, sealed: their lists were smaller and poorer, and nobody had yet listed the accounts in the first, which therefore could not be assessed in it |

Everything here is written by `cargo run --example sample_data`, the same to the byte each time; do not edit it by hand.
";

const FIRES: &str = "
## What is planted

Live assets only (`In Use`, `Deployed`, `Active`, in any letters); enabled accounts only. A row may stand in several lines.
A device is stale where a baseline of urgent fixes speaks of its version and the version is lower (an iPad below its own, which may wait, is not); else, for Windows, when it was last patched before 13 October 2026, for network and medical firmware before 6 August, for the rest before 30 September.
";

const QUIET: &str = "
## What only looks wrong

Here a check that is too eager would cry out, and ought to say nothing, or to say it only once.
";

const SILENT: &str = "
## What does not fire here, and why

Every other check of standto finds something in the sample.

| check | why not |
|---|---|
";
