//! `standto.toml`: the policy of the fictional trust.

use std::path::Path;

use crate::Outcome;

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
# Three earlier quarters, so that the first audit has something to compare with.
history = "earlier-runs"

# The sample's telephone numbers come from the ranges that Ofcom keeps for drama, so that
# nobody is rung by mistake. In a real list they would be worth a finding.
[checks.contact-phone-invalid]
allow-drama-ranges = true
reason = "The sample's numbers are kept for drama on purpose"

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

# One that holds, and one that has run out.
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

pub(crate) fn write(folder: &Path) -> Outcome {
    std::fs::write(folder.join("standto.toml"), POLICY)?;
    Ok(())
}
