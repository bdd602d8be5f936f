//! The five themes of Cyber Essentials.

use super::{Framework, Group, controls};

const NAME: &str = "Cyber Essentials";

/// Cyber Essentials as embedded. Asset management is no theme of its own there; it helps with all five.
pub(super) static CYBER_ESSENTIALS: Framework = Framework {
    key: "cyber-essentials",
    also: &["ce", "cyberessentials"],
    name: NAME,
    edition: "the themes of requirements v3.1",
    dated: "January 2023",
    source: "The text of v3.1 was read. Later versions are in force and certification bodies say what they change; their text was not read for this table.",
    noun: ["theme", "themes"],
    groups: &[
        Group { id: "Firewalls", title: "What may reach in from the internet", whole: 1 },
        Group { id: "Secure configuration", title: "Nothing on that is not needed", whole: 1 },
        Group { id: "Security update management", title: "Fixes on in time", whole: 1 },
        Group { id: "User access control", title: "Who may do what", whole: 1 },
        Group { id: "Malware protection", title: "Nothing harmful runs", whole: 1 },
    ],
    controls: CONTROLS,
    marks: &[],
};

controls! { NAME:
    CE_FIREWALLS "Firewalls" "Only safe and needed services can be reached from the internet";
    CE_CONFIGURATION "Secure configuration" "Accounts, software and default passwords that are not needed are removed or changed";
    CE_UPDATES "Security update management" "Fixes on within 14 days; supported software only";
    CE_ACCESS "User access control" "Accounts approved, unique, removed when no longer needed; a second factor";
    CE_MALWARE "Malware protection" "Known malware and untrusted software cannot run";
}
