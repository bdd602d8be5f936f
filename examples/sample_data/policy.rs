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

[checks.contact-phone-invalid]
# The sample's telephone numbers come from the ranges that Ofcom keeps for drama, so that
# nobody is rung by mistake. In a real list they would be worth a finding.
allow-drama-ranges = true

# True of a whole class of things, and said by no list.
[[statement]]
match = { register = "assets", product = "Windows 10" }
says = "supported-until 2027-10-12"
evidence = "Extended updates bought for every Windows 10 device, order NM-2025-1188"
approver = "Senior Information Risk Owner"
until = 2027-10-12
"#;

pub fn write(folder: &Path) -> Outcome {
    std::fs::write(folder.join("standto.toml"), POLICY)?;
    Ok(())
}
