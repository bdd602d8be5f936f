//! Assets: what the organisation has, who answers for it and the state it is in.

use super::cell::Cell;
use super::field::register;

mod class;
mod kind;
mod known;
mod lifecycle;
mod patching;
mod platform;
mod predicates;

pub use class::{Class, Classes};
pub use kind::Kind;
pub use known::{Kept, KnownAsset, Said};
pub use lifecycle::Lifecycle;
pub use platform::Platform;
pub use predicates::{Criticality, is_placeholder_id, is_placeholder_serial, split_serials};

register! {
    /// One thing the organisation depends on, as one row of a register describes it.
    Asset, AssetField, and told: Told;

    /// The organisation's own number or tag for it.
    Id id "id" Text Key ["Asset ID", "Asset No.", "Asset Number", "Asset Tag", "Asset IDG", "Cespite", "BarCode", "RFID Tag", "ref_id", "sys_id", "Device ID", "System Tag", "Asset Ref", "Asset Reference", "Tag Number", "IAR Ref"];
    /// Its name: for a device its host name.
    Name name "name" Text Key ["Hostname", "Host name", "Asset Name", "Computer Name", "Device name", "DNSHostName", "NetbiosName", "Netbios_Name0", "fqdn", "Name", "CN", "nom_machine", "SystemName", "System Name", "item Name", "Machine Name", "Server Name", "Domain name", "Management name", "Host"];
    /// What sort of thing it is.
    Kind kind "kind" Text Telling ["Asset Type", "Device Type", "Asset Class", "asset_class", "sys_class_name", "Asset Category", "u_asset_subtype", "Material Category Name", "ETS Std HW Category", "System Type", "ResourceType", "Equipment Type", "Category", "Type", "Class", "Kind"];
    /// Who made it.
    Make make "make" Text Telling ["Manufacturer", "Make", "Brand"];
    /// The maker's model.
    Model model "model" Text Telling ["Model", "Model name", "Model No.", "Model Number", "model_id", "Modello"];
    /// The maker's serial number.
    Serial serial "serial" Text Key ["Serial Number", "Serial No", "Serial", "SerialNumber", "sn", "Device Serial Number"];
    /// The operating system.
    Os os "os" Text Telling ["Operating System", "OS", "OperatingSystemNameandVersion", "Operating_System_Name_and0", "OSDescription", "OS Name"];
    /// The patch level: build, release or firmware version.
    Version version "version" Text Telling ["OS Version", "OperatingSystemVersion", "Patch Level", "Build", "OS Build", "Firmware", "Firmware Version", "Release", "Software Version", "Version", "Security patch level"];
    /// The edition, which may decide when support ends.
    Edition edition "edition" Text Telling ["SkuFamily", "Edition", "OS Edition"];
    /// The software it runs or is.
    Software software "software" Text Telling ["Software", "Application", "Product", "Installed Software"];
    /// The day security updates were last put on it.
    LastPatched last_patched "last-patched" Day Telling ["Last Patched", "last_patch_date", "Patched on", "Last update installed", "Last Security Update", "Date Patched", "Patch Date", "Last Patched Date"];
    /// Who answers for it.
    Owner owner "owner" Text Telling ["Asset Owner", "Owner", "Asset Owner(XLT)", "owned_by", "Information Asset Owner", "IAO", "System Owner", "Business Owner", "Information Asset Business Owner Function", "Service Owner", "Responsible Person", "Responsible", "owner_employee_id", "Security contact email", "Owner Name"];
    /// The e-mail address of who answers for it.
    OwnerEmail owner_email "owner-email" Text Telling ["Owner Email", "Owner E-mail", "Owner Email Address", "Asset Owner Email", "Contact Email"];
    /// Who uses it: not its owner.
    User user "user" Text Plain ["AssignedTo", "Assigned_User", "assigned_to", "User", "Primary user UPN", "Primary user email address", "Primary user display name", "PrimaryUser", "UPN", "Checked Out To", "Checked Out To: Username", "LastLogonUserName", "Asset User", "Contact", "In carico a"];
    /// The team that looks after it.
    Custodian custodian "custodian" Text Telling ["Custodian", "Asset Custodian", "managed_by", "support_group", "Support Group Name", "Support Team", "IT Contact", "Support Provider", "Information Asset Administrator", "IAA", "RU Group"];
    /// The department it belongs to.
    Department department "department" Text Plain ["Department", "business_unit", "Business Unit", "Business Area", "LOB", "Org", "Organization name", "Suborganization name", "Dipartimento", "Company", "CostCenter", "Cost Centre", "Division", "Directorate", "Care Group"];
    /// Where it is.
    Location location "location" Text Plain ["Location", "Site", "Room", "Cabinet Name", "Office", "rack_str", "Default Location", "Building", "Ward"];
    /// How much patients or the organisation depend on it.
    Criticality criticality "criticality" Text Telling ["Business Criticality", "Criticality", "Criticality:Impact Rating", "Tier", "Mission Critical", "FIPS 199", "u_criticality_score", "impact_score", "Availability", "Priority", "BIA rating", "Service level", "Importance"];
    /// What it is used for.
    Purpose purpose "purpose" Text Telling ["Purpose", "Used for", "Use", "Usage", "Business Process", "Function", "Asset Description", "short_description", "Description", "Asset Notes", "Comment", "Comments", "remarks"];
    /// What care or service stops without it.
    Impact impact "impact" Text Telling ["Impact", "Clinical Impact", "Service Impact", "Impact if lost", "Clinical Service", "Business Service"];
    /// What data it holds.
    Information information "information" Text Telling ["Data Classification", "Information Classification", "Classification", "Personal Data", "Personally Identifiable Information", "Sensitivity Level", "PCI Data", "Information Held", "Data Held"];
    /// Who supplies or supports it from outside.
    Supplier supplier "supplier" Text Plain ["Supplier", "Supplier Name", "Vendor", "provider", "Hosting Provider", "Maintained by"];
    /// Where it stands in its life: planned, in stock, in use, retired.
    Status status "status" Text Plain ["Status", "Asset Status", "Record Status", "Lifecycle", "Lifecycle Status", "operational_status", "install_status", "System Operational Status", "Device state", "Active", "State"];
    /// Production, test, training.
    Environment environment "environment" Text Telling ["Environment", "status (prod or nonprod)", "Env"];
    /// The day it was last seen on the network or by its management system.
    LastSeen last_seen "last-seen" Day Telling ["Last Seen", "last_discovered", "Last check-in", "LastContact", "Lastseen", "Last report time", "LastLogonDate", "LastLogonTimestamp", "AgentTime", "Last Sync"];
    /// The day its row was last checked by a person.
    Reviewed reviewed "reviewed" Day Telling ["Last Reviewed", "Last Review Date", "Reviewed", "Review Date", "Last Audit", "Last Audit Date", "Last Verified"];
    /// The day its next check is due.
    ReviewDue review_due "review-due" Day Telling ["Next Audit Date", "Next Review", "Next Review Date", "Review Due"];
    /// Whether the internet can reach it.
    InternetFacing internet_facing "internet-facing" YesNo Telling ["Internet Facing", "InternetEnabled", "Public Exposure", "Externally hosted", "Public Facing"]
        yes ["external", "public", "exposed", "internet facing", "internet-facing", "enabled"] no ["internal", "private", "not exposed", "internal only", "disabled"] within [];
    /// The day its maker stops supporting it.
    SupportEnds support_ends "support-ends" Day Telling ["Asset EOL Date", "EOL Date", "EOL", "End of life", "End of support", "eol_date", "Support Ends", "End of Life Date"];
    /// The day its warranty ends.
    WarrantyEnds warranty_ends "warranty-ends" Day Telling ["Warranty End", "WarrantyEnd", "Warranty Expiry", "Warranty Expires", "Warrantydate", "过保时间"];
    /// The reference of a risk accepted for it.
    Exception exception "exception" Text Telling ["Exception", "Exception Ref", "Exception Reference", "Risk Acceptance", "Risk Ref", "Waiver"];
    /// The day that acceptance was last reviewed.
    ExceptionReviewed exception_reviewed "exception-reviewed" Day Telling ["Exception Reviewed", "Exception Review Date", "Risk Reviewed"];
    /// Its network address.
    Ip ip "ip" Text Telling ["IP Address", "IPAddress", "ip", "InternalIP", "IPv4Address", "management_ip", "IPAddresses"];
    /// Its hardware address.
    Mac mac "mac" Text Telling ["MAC Address", "MACAddress", "MACAddresses", "Wi-Fi MAC", "EthernetMAC", "MAC"];
    /// How it is backed up.
    Backup backup "backup" Text Telling ["Backup", "Backup Type", "Backup Period", "Backup Schedule", "Backup Location", "Backup Required"];
    /// What staff do while it is down.
    DowntimePlan downtime_plan "downtime-plan" Text Telling ["Downtime Plan", "Downtime Procedure", "Business Continuity Plan", "BCP"];
    /// Whether it may be cut off in an attack, and who says so.
    Isolation isolation "isolation" Text Telling ["Isolation", "May Isolate", "Isolation Authority", "Can be isolated", "Isolation Decision"];
    /// What it depends on.
    DependsOn depends_on "depends-on" Text Telling ["Depends On", "Dependencies", "Dependency", "Upstream Systems"];
}

/// What most checks ask of an asset, worked out once a row.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    kind: Kind,
    lifecycle: Lifecycle,
    criticality: Option<Criticality>,
}

impl Told {
    fn of(asset: &Asset<'_>) -> Self {
        let criticality = match asset.criticality {
            Cell::Value(text) => Criticality::read(text),
            _ => None,
        };
        Told { kind: Kind::of(asset.kind, || asset.os), lifecycle: Lifecycle::read(asset.status), criticality }
    }
}
