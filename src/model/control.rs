//! Controls: what an auditor calls the thing a check touches.

use serde::Serialize;

/// One control of one framework: its id, and a short title in our own words where the original is not free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Control {
    /// The framework as reports name it.
    pub framework: &'static str,
    /// The control's own id.
    pub id: &'static str,
    /// What it is about.
    pub title: &'static str,
}

macro_rules! controls {
    ($framework:literal: $($name:ident $id:literal $title:literal;)+) => {
        $(#[doc = concat!($framework, " ", $id, ": ", $title, ".")] pub const $name: Control = Control { framework: $framework, id: $id, title: $title };)+
    };
}

controls! { "DSPT/CAF":
    CAF_A3_A "A3.a" "Asset management";
    CAF_A4_A "A4.a" "Supply chain";
    CAF_B2_A "B2.a" "Identity verification, authentication and authorisation";
    CAF_B2_C "B2.c" "Privileged user management";
    CAF_B2_D "B2.d" "Identity and access management";
    CAF_B3_A "B3.a" "Understanding data";
    CAF_B4_D "B4.d" "Vulnerability management";
    CAF_D1_A "D1.a" "Response plan";
    CAF_D1_B "D1.b" "Response and recovery capability";
}

controls! { "Cyber Essentials":
    CE_UPDATES "Security update management" "Fixes on within 14 days; supported software only";
    CE_ACCESS "User access control" "Accounts approved, unique, removed when no longer needed; a second factor";
}

controls! { "CIS v8.1":
    CIS_1_1 "1.1" "Keep a detailed inventory of assets";
    CIS_2_1 "2.1" "Keep an inventory of software";
    CIS_5_1 "5.1" "Keep an inventory of accounts";
    CIS_5_2 "5.2" "Unique passwords";
    CIS_5_3 "5.3" "Disable dormant accounts";
    CIS_5_5 "5.5" "Keep an inventory of service accounts";
    CIS_6_2 "6.2" "Revoke access at once when people leave";
    CIS_6_4 "6.4" "A second factor for remote access";
    CIS_6_5 "6.5" "A second factor for administrators";
    CIS_7_3 "7.3" "Patch operating systems automatically";
    CIS_7_4 "7.4" "Patch applications automatically";
    CIS_17_1 "17.1" "Name who handles incidents, and a backup";
    CIS_17_2 "17.2" "Keep contact information for reporting incidents";
    CIS_17_5 "17.5" "Assign key roles";
    CIS_17_6 "17.6" "Primary and secondary ways to communicate";
}

controls! { "ISO 27001:2022":
    ISO_5_2 "A.5.2" "Information security roles and responsibilities";
    ISO_5_5 "A.5.5" "Contact with authorities";
    ISO_5_9 "A.5.9" "Inventory of information and other associated assets";
    ISO_5_12 "A.5.12" "Classification of information";
    ISO_5_16 "A.5.16" "Identity management";
    ISO_5_17 "A.5.17" "Authentication information";
    ISO_5_18 "A.5.18" "Access rights";
    ISO_5_24 "A.5.24" "Incident management planning and preparation";
    ISO_5_29 "A.5.29" "Information security during disruption";
    ISO_6_5 "A.6.5" "Responsibilities after termination or change of employment";
    ISO_8_2 "A.8.2" "Privileged access rights";
    ISO_8_5 "A.8.5" "Secure authentication";
    ISO_8_8 "A.8.8" "Management of technical vulnerabilities";
}

controls! { "NIST CSF 2.0":
    CSF_ID_AM_01 "ID.AM-01" "Inventories of hardware are kept";
    CSF_ID_AM_05 "ID.AM-05" "Assets are prioritised";
    CSF_ID_AM_08 "ID.AM-08" "Assets are managed throughout their life";
    CSF_ID_RA_01 "ID.RA-01" "Vulnerabilities are identified and recorded";
    CSF_GV_RR_02 "GV.RR-02" "Roles, responsibilities and authorities are set";
    CSF_PR_AA_01 "PR.AA-01" "Identities and credentials are managed";
    CSF_PR_AA_03 "PR.AA-03" "Users, services and hardware are authenticated";
    CSF_PR_AA_05 "PR.AA-05" "Access permissions are managed and reviewed";
    CSF_PR_PS_02 "PR.PS-02" "Software is maintained, replaced and removed";
    CSF_RS_CO_02 "RS.CO-02" "Stakeholders are notified of incidents";
}
