//! The bodies that an incident is reported to, how contact lists call them, and the numbers that are public.

use crate::model::contact::{KnownContact, Side};

/// A body outside that must be reachable.
#[derive(Debug)]
pub struct Body {
    /// How reports name it.
    pub name: &'static str,
    /// Words by which lists call it: any of them, in this order.
    pub words: &'static [&'static str],
    /// Its number, where it is public and the same for everybody.
    pub number: Option<&'static str>,
}

/// The bodies wanted of an NHS organisation (`ours`, after NHS England's pages on reporting and CIS v8.1 17.2).
pub const BODIES: &[Body] = &[
    Body {
        name: "NHS CSOC",
        words: &["csoc", "cyber security operations centre", "cyber security operation centre"],
        number: Some("0300 303 5222"),
    },
    Body {
        name: "Information Commissioner's Office",
        words: &["ico", "information commissioner", "information commissioners"],
        number: None,
    },
    Body { name: "National Cyber Security Centre", words: &["ncsc", "national cyber security centre"], number: None },
    Body {
        name: "police or Report Fraud",
        words: &["report fraud", "action fraud", "police", "constabulary", "cyber crime unit", "rocu"],
        number: None,
    },
    Body { name: "integrated care board on call", words: &["icb", "integrated care board"], number: None },
    Body {
        name: "NHS England region on call",
        words: &[
            "nhs england region",
            "nhse region",
            "nhs england regional",
            "regional on call",
            "region on call",
            "nhs england on call",
            "nhse on call",
            "regional cyber",
            "nhs england north",
            "nhs england south",
            "nhs england midlands",
            "nhs england east",
            "nhs england london",
        ],
        number: None,
    },
];

/// The one of these whose number is public, and that is a part of a body above.
pub const REPORT_FRAUD: Body = Body { name: "Report Fraud", words: &["report fraud", "action fraud"], number: Some("0300 123 2040") };

/// Whether a row stands for a body: by its name, role, team or organisation. A person of ours who deals with it is not it.
pub fn stands_for(contact: &KnownContact, words: &[&str]) -> bool {
    let cells = [&contact.name, &contact.role, &contact.team, &contact.service, &contact.organisation];
    let is_ours = contact.side == Side::Internal && contact.is_person;
    !is_ours
        && cells.into_iter().flatten().any(|text| {
            let lower = text.to_lowercase().replace('\'', "");
            let text = format!(" {} ", lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "));
            words.iter().any(|word| text.contains(&format!(" {word} ")))
        })
}
