//! CIS Controls v8.1: ids of safeguards, and what each asks in our own words; none of CIS's text.
//!
//! Safeguards that no list read here can speak to are counted and not named.

use super::{Framework, Group, controls};

const NAME: &str = "CIS v8.1";

/// The CIS Controls as embedded.
pub(super) static CIS: Framework = Framework {
    key: "cis",
    also: &["cis-v8.1", "cis8", "cis controls"],
    name: NAME,
    edition: "v8.1",
    dated: "25 June 2024",
    source: "Ids only, with our own paraphrase: the text is CIS's (CC BY-NC-ND 4.0). Safeguards that a register could not speak to are counted and not named.",
    noun: ["safeguard", "safeguards"],
    groups: &[
        Group { id: "1", title: "Devices known", whole: 5 },
        Group { id: "2", title: "Software known", whole: 7 },
        Group { id: "3", title: "Data protected", whole: 14 },
        Group { id: "4", title: "Things set up securely", whole: 12 },
        Group { id: "5", title: "Accounts managed", whole: 6 },
        Group { id: "6", title: "Access managed", whole: 8 },
        Group { id: "7", title: "Vulnerabilities managed", whole: 7 },
        Group { id: "8", title: "Logs kept", whole: 12 },
        Group { id: "9", title: "E-mail and browsers protected", whole: 7 },
        Group { id: "10", title: "Malware kept out", whole: 7 },
        Group { id: "11", title: "Data can be brought back", whole: 5 },
        Group { id: "12", title: "Network looked after", whole: 8 },
        Group { id: "13", title: "Network watched and defended", whole: 11 },
        Group { id: "14", title: "People trained", whole: 9 },
        Group { id: "15", title: "Suppliers managed", whole: 7 },
        Group { id: "16", title: "Applications built securely", whole: 14 },
        Group { id: "17", title: "Incidents handled", whole: 9 },
        Group { id: "18", title: "Penetration tested", whole: 5 },
    ],
    controls: CONTROLS,
    marks: &[],
};

controls! { NAME:
    CIS_1_1 "1.1" "Keep a detailed inventory of assets";
    CIS_1_2 "1.2" "Deal with devices nobody approved";
    CIS_1_3 "1.3" "Find devices with a discovery tool";
    CIS_2_1 "2.1" "Keep an inventory of software";
    CIS_2_2 "2.2" "Run supported software, or record why not";
    CIS_3_1 "3.1" "Have a way of managing data";
    CIS_3_2 "3.2" "Keep an inventory of data";
    CIS_3_5 "3.5" "Dispose of data securely";
    CIS_4_7 "4.7" "Deal with accounts that came with the product";
    CIS_5_1 "5.1" "Keep an inventory of accounts";
    CIS_5_2 "5.2" "Unique passwords";
    CIS_5_3 "5.3" "Disable dormant accounts";
    CIS_5_4 "5.4" "Administer from accounts kept for it";
    CIS_5_5 "5.5" "Keep an inventory of service accounts";
    CIS_5_6 "5.6" "Manage accounts in one place";
    CIS_6_1 "6.1" "Have a way of granting access";
    CIS_6_2 "6.2" "Revoke access at once when people leave";
    CIS_6_3 "6.3" "A second factor for what the internet can reach";
    CIS_6_4 "6.4" "A second factor for remote access";
    CIS_6_5 "6.5" "A second factor for administrators";
    CIS_6_8 "6.8" "Give access by role, and review it";
    CIS_7_1 "7.1" "Have a way of managing vulnerabilities";
    CIS_7_2 "7.2" "Have a way of remedying them, and review it";
    CIS_7_3 "7.3" "Patch operating systems automatically";
    CIS_7_4 "7.4" "Patch applications automatically";
    CIS_7_7 "7.7" "Remedy the vulnerabilities found";
    CIS_11_1 "11.1" "Have a way of bringing data back";
    CIS_11_2 "11.2" "Back up automatically";
    CIS_12_1 "12.1" "Keep network equipment up to date";
    CIS_15_1 "15.1" "Keep an inventory of suppliers, each with a contact";
    CIS_15_2 "15.2" "Have a way of managing suppliers";
    CIS_17_1 "17.1" "Name who handles incidents, and a backup";
    CIS_17_2 "17.2" "Keep contact information for reporting incidents";
    CIS_17_3 "17.3" "Have a way of reporting incidents";
    CIS_17_4 "17.4" "Have a way of responding to incidents";
    CIS_17_5 "17.5" "Assign key roles";
    CIS_17_6 "17.6" "Primary and secondary ways to communicate";
    CIS_17_7 "17.7" "Exercise the response";
}
