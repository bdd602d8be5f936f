//! The NIST Cybersecurity Framework 2.0: ids of subcategories, and what each says, shortened.
//!
//! Subcategories that no list read here can speak to are counted and not named.

use super::{Framework, Group, controls};

const NAME: &str = "NIST CSF 2.0";

/// The CSF as embedded.
pub(super) static NIST_CSF: Framework = Framework {
    key: "csf",
    also: &["nist", "nist-csf", "nist-csf-2.0", "csf-2.0"],
    name: NAME,
    edition: "2.0",
    dated: "26 February 2024",
    source: "The framework is in the public domain; wording is shortened here. Subcategories that a register could not speak to are counted and not named.",
    noun: ["subcategory", "subcategories"],
    groups: &[
        Group { id: "GV", title: "Govern", whole: 31 },
        Group { id: "ID", title: "Identify", whole: 21 },
        Group { id: "PR", title: "Protect", whole: 22 },
        Group { id: "DE", title: "Detect", whole: 11 },
        Group { id: "RS", title: "Respond", whole: 13 },
        Group { id: "RC", title: "Recover", whole: 8 },
    ],
    controls: CONTROLS,
    marks: &[],
};

controls! { NAME:
    CSF_GV_RR_02 "GV.RR-02" "Roles, responsibilities and authorities are set";
    CSF_GV_SC_04 "GV.SC-04" "Suppliers are known and prioritised";
    CSF_GV_SC_08 "GV.SC-08" "Suppliers are part of incident planning";
    CSF_ID_AM_01 "ID.AM-01" "Inventories of hardware are kept";
    CSF_ID_AM_02 "ID.AM-02" "Inventories of software, services and systems are kept";
    CSF_ID_AM_03 "ID.AM-03" "Network communication and data flows are known";
    CSF_ID_AM_04 "ID.AM-04" "Inventories of suppliers' services are kept";
    CSF_ID_AM_05 "ID.AM-05" "Assets are prioritised";
    CSF_ID_AM_07 "ID.AM-07" "Inventories of data are kept";
    CSF_ID_AM_08 "ID.AM-08" "Assets are managed throughout their life";
    CSF_ID_RA_01 "ID.RA-01" "Vulnerabilities are identified and recorded";
    CSF_ID_IM_04 "ID.IM-04" "Incident response plans are maintained";
    CSF_PR_AA_01 "PR.AA-01" "Identities and credentials are managed";
    CSF_PR_AA_03 "PR.AA-03" "Users, services and hardware are authenticated";
    CSF_PR_AA_05 "PR.AA-05" "Access permissions are managed and reviewed";
    CSF_PR_DS_11 "PR.DS-11" "Backups are made, protected and tested";
    CSF_PR_PS_02 "PR.PS-02" "Software is maintained, replaced and removed";
    CSF_PR_PS_03 "PR.PS-03" "Hardware is maintained, replaced and removed";
    CSF_RS_MA_01 "RS.MA-01" "The response plan is carried out with third parties";
    CSF_RS_MA_02 "RS.MA-02" "Incident reports are triaged";
    CSF_RS_MA_04 "RS.MA-04" "Incidents are escalated as needed";
    CSF_RS_CO_02 "RS.CO-02" "Stakeholders are notified of incidents";
    CSF_RS_CO_03 "RS.CO-03" "Information is shared with those who should have it";
    CSF_RC_CO_03 "RC.CO-03" "Progress of recovery is told";
    CSF_RC_CO_04 "RC.CO-04" "The public is told of recovery";
}
