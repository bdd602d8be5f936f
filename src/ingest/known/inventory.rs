//! Exports of inventories and service desks: `ServiceNow`, SCCM, Lansweeper, Snipe-IT, `BigFix`.

use super::{Derived, KnownExport, Rule, Standing, asset, asset_by, nothing};
use crate::ingest::decode::{ANY_GONE, INSTALL_STATUS, NEWEST, OPERATIONAL_STATUS};
use crate::model::asset::AssetField as Asset;
use crate::model::register::Register;

const CLIENT: &str = "says whether its client reported lately, not whether it is in use";
const ROW_NUMBER: &str = "a number of the product's own; the asset tag is ours";

pub(super) static EXPORTS: &[KnownExport] = &[
    KnownExport {
        name: "ServiceNow CMDB (field names)",
        standing: Standing::Secondary,
        register: Register::Assets,
        signatures: &[
            &["sys_class_name", "asset_tag", "operational_status"],
            &["sys_id", "asset_tag", "operational_status"],
            &["asset_tag", "operational_status", "last_discovered", "support_group"],
        ],
        columns: &[
            asset("asset_tag", Asset::Id),
            asset("sys_id", Asset::Id),
            asset("name", Asset::Name),
            asset("fqdn", Asset::Name),
            asset("sys_class_name", Asset::Kind),
            asset_by("operational_status", Asset::Status, &OPERATIONAL_STATUS),
            asset_by("install_status", Asset::Status, &INSTALL_STATUS),
            asset("owned_by", Asset::Owner),
            asset("managed_by", Asset::Custodian),
            asset("assigned_to", Asset::User),
            asset("used_for", Asset::Environment),
            asset("last_discovered", Asset::LastSeen),
            asset("short_description", Asset::Purpose),
        ],
        derived: &[],
    },
    KnownExport {
        name: "ServiceNow CMDB (labels)",
        standing: Standing::Secondary,
        register: Register::Assets,
        signatures: &[
            &["Class", "Asset tag", "Operational status"],
            &["Asset tag", "Operational status", "Most recent discovery", "Support group"],
        ],
        columns: &[
            asset("Asset tag", Asset::Id),
            asset("Name", Asset::Name),
            asset("Fully qualified domain name", Asset::Name),
            asset("Class", Asset::Kind),
            asset_by("Operational status", Asset::Status, &OPERATIONAL_STATUS),
            asset_by("Install Status", Asset::Status, &INSTALL_STATUS),
            asset_by("Status", Asset::Status, &INSTALL_STATUS),
            asset("Owned by", Asset::Owner),
            asset("Managed by", Asset::Custodian),
            asset("Assigned to", Asset::User),
            asset("Used for", Asset::Environment),
            asset("Most recent discovery", Asset::LastSeen),
            asset("Model ID", Asset::Model),
            asset("Short description", Asset::Purpose),
        ],
        derived: &[],
    },
    KnownExport {
        name: "SCCM devices",
        standing: Standing::Secondary,
        register: Register::Assets,
        signatures: &[&["Name", "ResourceDomainORWorkgroup", "OperatingSystemNameandVersion"]],
        columns: &[
            asset("Name", Asset::Name),
            asset("NetbiosName", Asset::Name),
            asset("ResourceID", Asset::Id),
            asset("OperatingSystemNameandVersion", Asset::Os),
            asset("LastLogonUserName", Asset::User),
            nothing("Active", CLIENT),
            nothing("ResourceType", "a number of the product's own"),
            nothing("InternetEnabled", "says whether its client may be managed over the internet, not whether the internet can reach it"),
        ],
        derived: &[
            Derived { field: Asset::Status as usize, from: &["Decommissioned", "Obsolete"], by: &ANY_GONE },
            Derived { field: Asset::LastSeen as usize, from: &["AgentTime", "LastLogonTimestamp"], by: &NEWEST },
        ],
    },
    KnownExport {
        name: "SCCM devices (database view)",
        standing: Standing::FromMemory,
        register: Register::Assets,
        signatures: &[&["ResourceID", "Netbios_Name0", "Operating_System_Name_and0"]],
        columns: &[
            asset("Netbios_Name0", Asset::Name),
            asset("ResourceID", Asset::Id),
            asset("Operating_System_Name_and0", Asset::Os),
            asset("User_Name0", Asset::User),
            nothing("Active0", CLIENT),
        ],
        derived: &[
            Derived { field: Asset::Status as usize, from: &["Decommissioned0", "Obsolete0"], by: &ANY_GONE },
            Derived { field: Asset::LastSeen as usize, from: &["Last_Logon_Timestamp0"], by: &NEWEST },
        ],
    },
    KnownExport {
        name: "Lansweeper assets",
        standing: Standing::Secondary,
        register: Register::Assets,
        signatures: &[&["AssetID", "AssetName", "AssetType", "Lastseen", "Lasttried"]],
        columns: &[
            asset("AssetID", Asset::Id),
            asset("AssetName", Asset::Name),
            asset("AssetType", Asset::Kind),
            asset("Lastseen", Asset::LastSeen),
            asset("Contact", Asset::User),
            asset("Username", Asset::User),
            asset("IPLocation", Asset::Location),
            nothing("Lasttried", "the scanner tried then; Lastseen is when it got an answer"),
        ],
        derived: &[],
    },
    KnownExport {
        name: "Snipe-IT assets (list)",
        standing: Standing::Verified,
        register: Register::Assets,
        signatures: &[&["ID", "Asset Name", "Asset Tag", "Checked Out To", "Last Checkin Date"]],
        columns: SNIPE_IT,
        derived: &[],
    },
    KnownExport {
        name: "Snipe-IT assets (custom report)",
        standing: Standing::Verified,
        register: Register::Assets,
        signatures: &[
            &["Asset Name", "Asset Tag", "Checked Out", "Type", "Username"],
            &["Asset Name", "Asset Tag", "Current Value", "Diff", "Fully Depreciated"],
        ],
        columns: SNIPE_IT,
        derived: &[],
    },
    KnownExport {
        name: "Snipe-IT assets (import)",
        standing: Standing::Verified,
        register: Register::Assets,
        signatures: &[&["Asset Tag", "Checkout Type", "Checked Out To: Username"]],
        columns: SNIPE_IT,
        derived: &[],
    },
    KnownExport {
        name: "BigFix computers",
        standing: Standing::Secondary,
        register: Register::Assets,
        signatures: &[&["Computer Name", "ID", "Last report time", "Domain Workgroup"]],
        columns: &[asset("ID", Asset::Id), asset("Computer Name", Asset::Name), asset("Last report time", Asset::LastSeen)],
        derived: &[],
    },
];

const SNIPE_IT: &[Rule] = &[
    asset("Asset Tag", Asset::Id),
    asset("Asset Name", Asset::Name),
    asset("Name", Asset::Name),
    asset("Category", Asset::Kind),
    asset("Checked Out To: Username", Asset::User),
    asset("Checked Out To", Asset::User),
    asset("Checked Out", Asset::User),
    asset("Username", Asset::User),
    asset("Department", Asset::Department),
    asset("Company", Asset::Department),
    asset("Location", Asset::Location),
    asset("Asset Notes", Asset::Purpose),
    asset("Notes", Asset::Purpose),
    nothing("ID", ROW_NUMBER),
    nothing("State", "a part of an address"),
    nothing("Type", "says what it is checked out to: a person, a place or another asset"),
    nothing("Checkout Type", "says what it is checked out to: a person, a place or another asset"),
    nothing("Manager", "the manager of the person who has it; nobody says that this is its owner"),
];
