//! Exports of Microsoft's cloud: Intune, Entra ID, Microsoft 365.

use super::{Derived, KnownExport, Standing, account, account_by, asset, nothing};
use crate::ingest::decode::{IN_THE_CLOUD, INVERTED, SAME};
use crate::model::account::AccountField as Account;
use crate::model::asset::AssetField as Asset;
use crate::model::register::Register;

const OWNERSHIP: &str = "says whether the organisation or the user bought it, not who answers for it";

/// The sign-in name stands for the username and for itself.
const PRINCIPAL_NAME: &[Derived] = &[
    Derived { field: Account::PrincipalName as usize, from: &["userPrincipalName"], by: &SAME },
    Derived { field: Account::Cloud as usize, from: &["userPrincipalName"], by: &IN_THE_CLOUD },
];

pub(super) static EXPORTS: &[KnownExport] = &[
    KnownExport {
        name: "Microsoft Intune, all devices",
        standing: Standing::Verified,
        register: Register::Assets,
        signatures: &[&["Device ID", "Device name", "Last check-in", "Managed by", "Ownership", "Compliance"]],
        columns: &[
            asset("Device ID", Asset::Id),
            asset("Device name", Asset::Name),
            asset("Last check-in", Asset::LastSeen),
            asset("OS", Asset::Os),
            asset("OS version", Asset::Version),
            asset("SkuFamily", Asset::Edition),
            asset("Primary user UPN", Asset::User),
            nothing("Managed by", "says which system manages it, not who answers for it"),
            nothing("Ownership", OWNERSHIP),
            nothing("Management name", "a name that Intune gives"),
            nothing("Security patch level", "the date of Android's patches only"),
        ],
        derived: &[],
    },
    KnownExport {
        name: "Microsoft Intune, device compliance",
        standing: Standing::Verified,
        register: Register::Assets,
        signatures: &[&["DeviceId", "DeviceName", "LastContact", "OwnerType", "ComplianceState"]],
        columns: &[
            asset("DeviceId", Asset::Id),
            asset("DeviceName", Asset::Name),
            asset("LastContact", Asset::LastSeen),
            asset("OSDescription", Asset::Os),
            asset("OSVersion", Asset::Version),
            asset("UPN", Asset::User),
            nothing("OS", "repeats the description of the operating system in fewer words"),
            nothing("PrimaryUser", "a number of Intune's own"),
            nothing("OwnerType", OWNERSHIP),
        ],
        derived: &[],
    },
    KnownExport {
        name: "Microsoft Entra ID users (portal download)",
        standing: Standing::Verified,
        register: Register::Accounts,
        signatures: &[&["userPrincipalName", "displayName", "id", "userType", "accountEnabled", "usageLocation"]],
        columns: ENTRA_USERS,
        derived: PRINCIPAL_NAME,
    },
    KnownExport {
        name: "Microsoft Entra ID users (older edition)",
        standing: Standing::Verified,
        register: Register::Accounts,
        signatures: &[&["userPrincipalName", "displayName", "objectId", "userType", "accountEnabled", "usageLocation"]],
        columns: ENTRA_USERS,
        derived: PRINCIPAL_NAME,
    },
    KnownExport {
        name: "Microsoft Entra MFA registration details",
        standing: Standing::Secondary,
        register: Register::Accounts,
        signatures: &[&["userPrincipalName", "isMfaRegistered", "isMfaCapable", "methodsRegistered"]],
        columns: &[
            account("userPrincipalName", Account::Username),
            account("userDisplayName", Account::Name),
            account("userType", Account::Kind),
            account("isAdmin", Account::Privileged),
            account("isMfaCapable", Account::Mfa),
            account("isMfaRegistered", Account::MfaRegistered),
            nothing("methodsRegistered", "isMfaCapable says whether any of them may be used"),
            nothing("id", "a number of Entra's own"),
        ],
        derived: PRINCIPAL_NAME,
    },
    KnownExport {
        name: "Microsoft 365 users",
        standing: Standing::Secondary,
        register: Register::Accounts,
        signatures: &[&["Block credential", "Display name", "User principal name"]],
        columns: &[
            account("User principal name", Account::Username),
            account("Display name", Account::Name),
            account_by("Block credential", Account::Enabled, &INVERTED),
        ],
        derived: PRINCIPAL_NAME,
    },
];

const ENTRA_USERS: &[super::Rule] = &[
    account("userPrincipalName", Account::Username),
    account("displayName", Account::Name),
    account("mail", Account::Email),
    account("userType", Account::Kind),
    account("accountEnabled", Account::Enabled),
    account("createdDateTime", Account::Created),
    nothing("creationType", "says how a guest was invited, not what sort of account it is"),
    nothing("id", "a number of Entra's own"),
    nothing("objectId", "a number of Entra's own"),
];
