//! ISO/IEC 27001:2022, Annex A: ids and short titles; none of ISO's text.
//!
//! Controls that no list read here can speak to are counted and not named.

use super::{Framework, Group, controls};

const NAME: &str = "ISO 27001:2022";

/// Annex A as embedded.
pub(super) static ISO_27001: Framework = Framework {
    key: "iso27001",
    also: &["iso", "iso-27001", "iso 27001", "iso/iec 27001:2022"],
    name: NAME,
    edition: "Annex A of ISO/IEC 27001:2022",
    dated: "25 October 2022",
    source: "Ids and short titles only: the text is ISO's. Controls that a register could not speak to are counted and not named.",
    noun: ["control", "controls"],
    groups: &[
        Group { id: "A.5", title: "Organisational", whole: 37 },
        Group { id: "A.6", title: "People", whole: 8 },
        Group { id: "A.7", title: "Physical", whole: 14 },
        Group { id: "A.8", title: "Technological", whole: 34 },
    ],
    controls: CONTROLS,
    marks: &[],
};

controls! { NAME:
    ISO_5_2 "A.5.2" "Information security roles and responsibilities";
    ISO_5_5 "A.5.5" "Contact with authorities";
    ISO_5_6 "A.5.6" "Contact with special interest groups";
    ISO_5_7 "A.5.7" "Threat intelligence";
    ISO_5_9 "A.5.9" "Inventory of information and other associated assets";
    ISO_5_10 "A.5.10" "Acceptable use of information and other associated assets";
    ISO_5_11 "A.5.11" "Return of assets";
    ISO_5_12 "A.5.12" "Classification of information";
    ISO_5_15 "A.5.15" "Access control";
    ISO_5_16 "A.5.16" "Identity management";
    ISO_5_17 "A.5.17" "Authentication information";
    ISO_5_18 "A.5.18" "Access rights";
    ISO_5_19 "A.5.19" "Information security in supplier relationships";
    ISO_5_21 "A.5.21" "Managing information security in the ICT supply chain";
    ISO_5_22 "A.5.22" "Monitoring, review and change management of supplier services";
    ISO_5_23 "A.5.23" "Information security for use of cloud services";
    ISO_5_24 "A.5.24" "Incident management planning and preparation";
    ISO_5_26 "A.5.26" "Response to information security incidents";
    ISO_5_29 "A.5.29" "Information security during disruption";
    ISO_5_30 "A.5.30" "ICT readiness for business continuity";
    ISO_5_34 "A.5.34" "Privacy and protection of personal information";
    ISO_6_5 "A.6.5" "Responsibilities after termination or change of employment";
    ISO_6_8 "A.6.8" "Information security event reporting";
    ISO_7_9 "A.7.9" "Security of assets off-premises";
    ISO_7_13 "A.7.13" "Equipment maintenance";
    ISO_7_14 "A.7.14" "Secure disposal or re-use of equipment";
    ISO_8_1 "A.8.1" "User end point devices";
    ISO_8_2 "A.8.2" "Privileged access rights";
    ISO_8_5 "A.8.5" "Secure authentication";
    ISO_8_8 "A.8.8" "Management of technical vulnerabilities";
    ISO_8_9 "A.8.9" "Configuration management";
    ISO_8_13 "A.8.13" "Information backup";
    ISO_8_19 "A.8.19" "Installation of software on operational systems";
}
