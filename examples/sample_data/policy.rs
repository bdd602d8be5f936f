//! `standto.toml`: the policy of the fictional trust.

use std::path::Path;

use crate::Outcome;
use crate::ledger::Ledger;

const POLICY: &str = r#"# The policy of a fictional trust, for the sample data beside it.
# Written by the program that makes the sample: change it there.

[organisation]
name = "Northmoor University Hospitals NHS Trust"
ods-code = "Z9Z" # fictional
# Somebody who left in August, which is found.
single-point-of-contact = "Piotr Zawadzki"
# Nobody has the duty (nis-duty), which is found.
operator-of-essential-services = true
ico-duty = "Folasade Ogunleye"
servicenow = ["Daniel Fairweather"]
plan-offline = { where = "Red folder, switchboard", checked = 2026-06-30 }

[policy]
marking = "OFFICIAL-SENSITIVE"
approvers = ["SIRO", "Chief information officer"]
# Three earlier quarters, so that the first audit has something to compare with.
history = "earlier-runs"

# The sample's telephone numbers come from the ranges that Ofcom keeps for drama, so that
# nobody is rung by mistake. In a real list they would be worth a finding.
[checks.contact-phone-invalid]
allow-drama-ranges = true
reason = "The sample's numbers are kept for drama on purpose"

# Our own limit: one person can decide for so many critical systems in one night.
[checks.asset-owner-overloaded]
most-critical = 6

# A rule of our own, beside the catalogue.
[[check]]
name = "critical-system-not-reviewed-this-quarter"
register = "assets"
title = "critical system not looked through this quarter"
severity = "medium"
when = "asset.criticality in ['Critical', 'CRITICAL', 'Tier 1']"
require = "days_since(asset.reviewed) <= 92"
fix = "Have the owner read the entry through and enter the day under Last Audit"
rationale = "What was true of a critical system in summer misleads whoever reads it in an attack"
controls = ["A3.a"]

# True of a whole class of things, and said by no list.
[[statement]]
match = { owner = "EBME workshop" }
owner-is = "Head of medical engineering"
evidence = "Service catalogue, page 12"
approver = "Chief information officer"
until = 2027-03-31

# Said by whoever took the export: two more people than its rows hold, which is found.
[[source]]
file = "staff-list.csv"
register = "staff"
system = "Electronic staff record"
exported-by = "People systems manager"
expected-count = 303

# What a list does not say of itself.
[[source]]
file = "out-of-hours-contacts.csv"
register = "contacts"
extract-date = 2026-11-16

[[source]]
file = "aws-credential-report-2026-10-12.csv"
register = "accounts"
role = "record"
system = "The cloud of Radiology's image archive"
exported-by = "PACS manager"

# One that holds, one that has run out, one that covers most of what its check judged, one that
# covers nothing and was accepted by somebody who may not, and one that says too little.
[[waiver]]
check = "asset-support-ended"
subject = "NM-10176"
reason = "Drives a scanner that the new release cannot; replaced in January"
approver = "SIRO"
approved = 2026-10-05
expires = 2027-01-31

[[waiver]]
check = "leaver-account-enabled"
subject = "adm-oxenbridge"
reason = "Held open for the handover"
approver = "Chief information officer"
approved = 2026-07-01
expires = 2026-09-30

[[waiver]]
check = "asset-isolation-missing"
subject = "NM-*"
reason = "To be agreed with the wards at the spring exercise"
approver = "Chief information officer"
approved = 2026-09-21
expires = 2027-03-31

[[waiver]]
check = "asset-not-seen"
subject = "NM-09999"
reason = "At the maker's for repair"
approver = "Service desk manager"
approved = 2026-10-12
expires = 2027-02-28

[[waiver]]
check = "asset-patch-stale"
subject = "NMC-XR-WS01"
reason = "Waits for the supplier's visit"

[board]
paper-for = "Trust Board"
from = "Senior Information Risk Owner"

[[action]]
risk = "leaver-account-enabled"
what = "Accounts closed on the day people leave"
lead = "Director of People"
by = 2026-12-01

[[action]]
risk = "contacts"
what = "A second person named for each key role"
lead = "Chief Operating Officer"
by = 2026-12-18

[[decision]]
what = "Accept unsupported laptops until 31 January 2027"
"#;

pub(crate) fn write(folder: &Path, ledger: &mut Ledger) -> Outcome {
    std::fs::write(folder.join("standto.toml"), POLICY)?;
    for (check, what, which) in [
        ("(waiver-too-broad)", "a waiver of most of what its check judged", "asset-isolation-missing, NM-*"),
        ("(waiver-unused)", "a waiver that covers nothing", "asset-not-seen, NM-09999"),
        ("(waiver-approver-unknown)", "a waiver accepted by somebody who may not", "asset-not-seen, NM-09999"),
        ("(waiver-incomplete)", "a waiver without approver and last day", "asset-patch-stale, NMC-XR-WS01"),
        ("(waiver-expired)", "a waiver that ran out in September", "leaver-account-enabled, adm-oxenbridge"),
        ("(our own check)", "critical systems whose entry nobody looked through since August", "critical-system-not-reviewed-this-quarter"),
    ] {
        ledger.fires(check, "standto.toml", what, vec![which.into()]);
    }
    Ok(())
}
