//! `standto.toml`: the policy of the fictional trust.

use std::path::Path;

use crate::Outcome;

const POLICY: &str = r#"# The policy of a fictional trust, for the sample data beside it.
# Written by the program that makes the sample: change it there.

[organisation]
name = "Northmoor University Hospitals NHS Trust"
ods-code = "Z9Z" # fictional

[policy]
marking = "OFFICIAL-SENSITIVE"

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
"#;

pub(crate) fn write(folder: &Path) -> Outcome {
    std::fs::write(folder.join("standto.toml"), POLICY)?;
    Ok(())
}
