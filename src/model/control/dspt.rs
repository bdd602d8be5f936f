//! The DSPT's contributing outcomes: those of the NCSC's CAF, and the DSPT's own objective E.
//!
//! A new edition of the DSPT is a change to this file alone. Ids and titles of objectives A to D are
//! those of CAF 3.2; which of them CAF 4.0 keeps stands in [`HOLDS_IN_4_0`]. Of objective E only the
//! outcomes named on dsptoolkit.nhs.uk are here: the rest are counted and not named.

use super::{Framework, Group, Mark, controls};

const NAME: &str = "DSPT/CAF";

/// The outcomes that a trust's auditor had to look at in 2025-26.
const AUDITED_2025_26: &[&str] = &["A1.a", "B1.a", "B4.a", "B5.a", "B5.c", "C1.b", "D2.a", "E2.a", "E2.c"];

/// The outcomes that an auditor of an operator of essential services or a genomics organisation had to look at in 2025-26.
const AUDITED_OTHERS_2025_26: &[&str] = &["A2.a", "A4.a", "B2.a", "B4.d", "C1.a", "D1.a", "E2.b", "E3.a"];

/// The outcomes on which checks lean that CAF 4.0 keeps under the same id and title.
const HOLDS_IN_4_0: &[&str] = &["A3.a", "A4.a", "B2.a", "B2.b", "B2.c", "B2.d", "B4.d", "D1.a", "D1.b", "D1.c"];

/// The DSPT as embedded.
pub(super) static DSPT: Framework = Framework {
    key: "dspt",
    also: &["caf", "dspt-caf"],
    name: NAME,
    edition: "2025-26, with the outcome ids of CAF 3.2",
    dated: "22 September 2025",
    source: "The audit lists are those of dsptoolkit.nhs.uk/News/162, the number of outcomes is that of News/154. Three outcomes of objective E are counted and not named. No later edition was found when this table was made.",
    noun: ["outcome", "outcomes"],
    groups: &[
        Group { id: "A", title: "Managing risk", whole: 7 },
        Group { id: "B", title: "Protecting against cyber attacks and data breaches", whole: 20 },
        Group { id: "C", title: "Detecting cyber security events", whole: 7 },
        Group { id: "D", title: "Minimising the impact of incidents", whole: 5 },
        Group { id: "E", title: "Using and sharing information appropriately", whole: 8 },
    ],
    controls: CONTROLS,
    marks: &[
        Mark {
            name: "Audited 2025-26",
            meaning: "in the mandatory audit scope of trusts, ICBs, ALBs and CSUs for 2025-26 (dsptoolkit.nhs.uk/News/162)",
            ids: AUDITED_2025_26,
        },
        Mark {
            name: "Audited 2025-26 (OES, genomics)",
            meaning: "in the mandatory audit scope of operators of essential services and genomics organisations for 2025-26 (dsptoolkit.nhs.uk/News/162)",
            ids: AUDITED_OTHERS_2025_26,
        },
        Mark { name: "Same in CAF 4.0", meaning: "has the same id and title in CAF 4.0", ids: HOLDS_IN_4_0 },
    ],
};

controls! { NAME:
    CAF_A1_A "A1.a" "Board direction";
    CAF_A1_B "A1.b" "Roles and responsibilities";
    CAF_A1_C "A1.c" "Decision-making";
    CAF_A2_A "A2.a" "Risk management process";
    CAF_A2_B "A2.b" "Assurance";
    CAF_A3_A "A3.a" "Asset management";
    CAF_A4_A "A4.a" "Supply chain";
    CAF_B1_A "B1.a" "Policy, process and procedure development";
    CAF_B1_B "B1.b" "Policy, process and procedure implementation";
    CAF_B2_A "B2.a" "Identity verification, authentication and authorisation";
    CAF_B2_B "B2.b" "Device management";
    CAF_B2_C "B2.c" "Privileged user management";
    CAF_B2_D "B2.d" "Identity and access management";
    CAF_B3_A "B3.a" "Understanding data";
    CAF_B3_B "B3.b" "Data in transit";
    CAF_B3_C "B3.c" "Stored data";
    CAF_B3_D "B3.d" "Mobile data";
    CAF_B3_E "B3.e" "Media and equipment sanitisation";
    CAF_B4_A "B4.a" "Secure by design";
    CAF_B4_B "B4.b" "Secure configuration";
    CAF_B4_C "B4.c" "Secure management";
    CAF_B4_D "B4.d" "Vulnerability management";
    CAF_B5_A "B5.a" "Resilience preparation";
    CAF_B5_B "B5.b" "Design for resilience";
    CAF_B5_C "B5.c" "Backups";
    CAF_B6_A "B6.a" "Cyber security culture";
    CAF_B6_B "B6.b" "Cyber security training";
    CAF_C1_A "C1.a" "Monitoring coverage";
    CAF_C1_B "C1.b" "Securing logs";
    CAF_C1_C "C1.c" "Generating alerts";
    CAF_C1_D "C1.d" "Identifying security incidents";
    CAF_C1_E "C1.e" "Monitoring tools and skills";
    CAF_C2_A "C2.a" "System abnormalities for attack detection";
    CAF_C2_B "C2.b" "Proactive attack discovery";
    CAF_D1_A "D1.a" "Response plan";
    CAF_D1_B "D1.b" "Response and recovery capability";
    CAF_D1_C "D1.c" "Testing and exercising";
    CAF_D2_A "D2.a" "Incident root cause analysis";
    CAF_D2_B "D2.b" "Using incidents to drive improvements";
    DSPT_E2_A "E2.a" "Managing data subject rights under UK GDPR";
    DSPT_E2_B "E2.b" "Consent";
    DSPT_E2_C "E2.c" "National data opt-out policy";
    DSPT_E3_A "E3.a" "Using and sharing information for direct care";
    DSPT_E4_A "E4.a" "Managing records";
}
