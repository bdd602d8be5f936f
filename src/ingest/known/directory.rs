//! Exports of an Active Directory: PowerShell's and `PingCastle`'s.

use super::{KnownExport, Rule, Standing, account, account_by, asset, asset_by, nothing};
use crate::ingest::decode::{COMMON_NAME, COMPUTER_CONTROL, HOST, IN_USE};
use crate::model::account::AccountField as Account;
use crate::model::asset::AssetField as Asset;
use crate::model::register::Register;

const RECENT: &str = "says whether it signed in within 180 days, not whether it may";

pub(super) static EXPORTS: &[KnownExport] = &[
    KnownExport {
        name: "Active Directory users (Get-ADUser)",
        standing: Standing::Verified,
        register: Register::Accounts,
        signatures: &[
            &["SamAccountName", "ObjectClass", "ObjectGUID", "SID", "GivenName", "Surname"],
            &["SamAccountName", "Enabled", "DistinguishedName", "UserPrincipalName", "Surname"],
        ],
        columns: &[
            account("SamAccountName", Account::Username),
            account("UserPrincipalName", Account::PrincipalName),
            account("DisplayName", Account::Name),
            account("Name", Account::Name),
            account("Enabled", Account::Enabled),
            account("ObjectClass", Account::Kind),
            account("DistinguishedName", Account::Directory),
            account("LastLogonDate", Account::LastSignIn),
            account_by("Manager", Account::Manager, &COMMON_NAME),
            account_by("ManagedBy", Account::Owner, &COMMON_NAME),
        ],
        derived: &[],
    },
    KnownExport {
        name: "Active Directory computers (Get-ADComputer)",
        standing: Standing::Verified,
        register: Register::Assets,
        signatures: &[
            &["SamAccountName", "ObjectClass", "ObjectGUID", "SID", "DNSHostName"],
            &["DistinguishedName", "DNSHostName", "OperatingSystem", "SamAccountName"],
        ],
        columns: &[
            asset("Name", Asset::Name),
            asset("DNSHostName", Asset::Name),
            asset_by("Enabled", Asset::Status, &IN_USE),
            asset_by("userAccountControl", Asset::Status, &COMPUTER_CONTROL),
            asset_by("ManagedBy", Asset::Owner, &COMMON_NAME),
            asset("OperatingSystem", Asset::Os),
            asset("OperatingSystemVersion", Asset::Version),
            asset("LastLogonDate", Asset::LastSeen),
            asset("Description", Asset::Purpose),
        ],
        derived: &[],
    },
    KnownExport {
        name: "PingCastle users",
        standing: Standing::Verified,
        register: Register::Accounts,
        signatures: &[&["DistinguishedName", "sAMAccountName", "primaryGroupID", "lastLogonTimestamp", "PwdNeverExpires"]],
        columns: &[
            account("sAMAccountName", Account::Username),
            account("Enabled", Account::Enabled),
            account("objectClass", Account::Kind),
            account("DistinguishedName", Account::Directory),
            account("lastLogonTimestamp", Account::LastSignIn),
            account("pwdLastSet", Account::PasswordChanged),
            account("whenCreated", Account::Created),
            nothing("Active", RECENT),
            nothing("Inactive", RECENT),
            nothing("Locked", "locked out for a while; it is not disabled"),
        ],
        derived: &[],
    },
    KnownExport {
        name: "PingCastle computers",
        standing: Standing::Verified,
        register: Register::Assets,
        signatures: &[&["DistinguishedName", "sAMAccountName", "primaryGroupID", "lastLogonTimestamp", "OperatingSystem", "LAPS"]],
        columns: PINGCASTLE_COMPUTERS,
        derived: &[],
    },
];

const PINGCASTLE_COMPUTERS: &[Rule] = &[
    asset_by("sAMAccountName", Asset::Name, &HOST),
    asset_by("userAccountControl", Asset::Status, &COMPUTER_CONTROL),
    asset("OperatingSystem", Asset::Os),
    asset("OperatingSystemVersion", Asset::Version),
    asset("lastLogonTimestamp", Asset::LastSeen),
    nothing("Active (6 Months)", RECENT),
];
