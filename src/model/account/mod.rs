//! Accounts: who and what can sign in.

use super::field::{Cells, Field, Only, register};

mod kind;
pub mod moved;
mod population;
mod predicates;

pub use kind::Kind;
pub use population::Belonging;

register! {
    /// One account of a directory or system.
    Account, AccountField, and told: Told;

    /// What it signs in as.
    Username username "username" Text Key ["SamAccountName", "Username", "User Name", "User name [userPrincipalName] Required", "login", "Login Name", "profile.login", "user_id", "User ID", "Account Name", "sam_account", "upn", "userPrincipalName", "Account", "user", "Benutzername"];
    /// The sign-in name with a domain behind it, where that is not the username itself.
    PrincipalName principal_name "principal-name" Text Plain ["Principal Name", "User Logon Name", "Sign-in Name"];
    /// The name shown for it.
    Name name "name" Text Plain ["DisplayName", "Display Name", "userDisplayName", "Name [displayName] Required", "Full Name", "Name"];
    /// User, service, shared, guest or break-glass.
    Kind kind "kind" Text Telling ["AccountType", "Account Type", "userType", "ObjectClass", "creationType", "Type"];
    /// Whether it can sign in.
    Enabled enabled "enabled" YesNo Telling ["Enabled", "accountEnabled", "is_active", "Account Enabled", "Account Status", "Activated", "Status [READ ONLY]", "Status", "Active", "Status_code"]
        yes ["enabled", "active", "locked", "locked out", "locked_out", "recovery", "password expired", "password_expired", "provisioned", "allowed", "live", "current"] no ["disabled", "inactive", "suspended", "blocked", "deprovisioned", "deleted", "archived", "staged", "not enabled", "not active", "expired", "terminated", "deactivated", "leaver"] within [];
    /// The groups it is a member of.
    Groups groups "groups" Text Telling ["MemberOf", "Groups", "Group Membership", "Member Of"];
    /// Whether, or as what, it is privileged.
    Privileged privileged "privileged" Text Telling ["Privileged", "PrivilegedGroup", "privilege_level", "domain_admin", "isAdmin", "adminCount", "Privileges", "Is Admin", "Admin", "Admin Role"];
    /// Who answers for it.
    Owner owner "owner" Text Plain ["Owner", "Account Owner", "ManagedBy", "managed_by", "Managed By", "Sponsor", "Responsible", "Service Owner"];
    /// The manager of the person it belongs to.
    Manager manager "manager" Text Plain ["Manager", "Line Manager"];
    /// The department it belongs to.
    Department department "department" Text Plain ["Department", "Abteilung", "Division", "Directorate"];
    /// Its e-mail address.
    Email email "email" Text Plain ["EmailAddress", "Email Address", "Email", "E-mail", "mail", "profile.email", "Email Address [Required]"];
    /// The staff number of the person it belongs to.
    EmployeeId employee_id "employee-id" Text Plain ["EmployeeID", "Employee ID", "employee_id", "EmployeeNumber", "Employee Number", "EmpID", "Assignment Number", "Staff Number"];
    /// Whether it has a second factor.
    Mfa mfa "mfa" YesNo Telling ["MFA", "isMfaCapable", "MFA Capable", "mfa_active", "MFA Enabled", "mfa_enabled", "MFAEnrolled", "mfa_enrolled", "MFA Enforced", "MFA Status", "2sv Enforced [READ ONLY]", "2sv Enforced", "2sv Enrolled [READ ONLY]", "2sv Enrolled", "Two-factor", "2FA", "methodsRegistered"]
        yes ["enabled", "enforced", "registered", "enrolled", "capable", "active", "in place", "required and registered", "set up", "configured"] no ["disabled", "pending", "not registered", "not enrolled", "not enabled", "not capable", "not set up", "not configured", "unregistered", "exempt", "excluded", "bypass", "inactive", "email", "e-mail", "password", "securityquestion", "security questions", "email;securityquestion"] within ["authenticator", "fido", "passkey", "yubikey", "smartcard", "smart card", "windows hello", "windowshello", "sms", "totp", "token", "mobilephone", "softwareoath", "hardwareoath", "softwareonetimepasscode", "hardwareonetimepasscode", "duo", "phoneappnotification", "phoneappotp"];
    /// Whether a second factor was set up at all, allowed by policy or not.
    MfaRegistered mfa_registered "mfa-registered" YesNo Telling ["isMfaRegistered", "MFA Registered"]
        yes ["registered", "enrolled", "set up"] no ["not registered", "not enrolled", "not set up"] within [];
    /// The reference under which it does without.
    MfaException mfa_exception "mfa-exception" Text Telling ["MFA Exception", "MFA Exception Ref", "MFA Exemption"];
    /// The day that exception was last reviewed.
    MfaExceptionReviewed mfa_exception_reviewed "mfa-exception-reviewed" Day Telling ["MFA Exception Reviewed", "MFA Exception Review Date"];
    /// Who approved that exception.
    MfaExceptionApproved mfa_exception_approved "mfa-exception-approved" Text Telling ["MFA Exception Approved By", "MFA Exception Approver", "MFA Exception Approved", "MFA Exemption Approved By"];
    /// Whether it signs in to a service in the cloud.
    Cloud cloud "cloud" YesNo Telling ["Cloud", "Cloud Account", "Cloud Service", "Externally Hosted", "Cloud User"]
        yes ["cloud", "cloud only", "cloud-only", "hybrid", "synced", "synchronised", "saas", "external", "externally hosted"] no ["on premises", "on-premises", "on-prem", "local", "internal"] within ["entra", "azure", "microsoft 365", "office 365", "google workspace", "okta"];
    /// Whether the joiners, movers and leavers process covers it.
    Jml jml "jml" YesNo Telling ["JML", "JML Cover", "In JML", "JML Process", "Covered by JML"]
        yes ["covered", "in place", "in scope", "included", "active", "enabled"] no ["pending", "not covered", "not in place", "out of scope", "excluded", "manual"] within [];
    /// The directory, domain or organisational unit it lives in.
    Directory directory "directory" Text Telling ["Directory", "system_name", "OU", "oupath", "Org Unit Path [Required]", "DistinguishedName", "Domain"];
    /// The day it was made.
    Created created "created" Day Telling ["WhenCreated", "Created", "createdDateTime", "user_creation_time", "Date Created", "Creation Date", "Erstellt am"];
    /// The day it last signed in.
    LastSignIn last_sign_in "last-sign-in" Day Telling ["LastLogonDate", "Last Sign In", "Last Sign-in", "Last Sign In [READ ONLY]", "last_logon", "last_login", "lastLogin", "LastLogon", "LastLogonTimestamp", "password_last_used", "Last Used"];
    /// The day its password was last changed.
    PasswordChanged password_changed "password-changed" Day Telling ["PasswordLastSet", "Password Last Set", "password_last_changed", "pwdLastSet", "passwordChanged", "Password Last Changed", "access_key_1_last_rotated"];
    /// The day its oldest active access key was last changed.
    KeyRotated key_rotated "key-rotated" Day Telling ["Access Key Last Rotated", "Access Key Rotated"];
    /// How its secret was made: by a person or by a machine.
    PasswordKind password_kind "password-kind" Text Telling ["Password Kind", "Password Type", "Secret Type", "Password Set By"];
    /// Whether its secret is kept in a vault.
    Vaulted vaulted "vaulted" YesNo Telling ["Vaulted", "In Vault", "Secret Vaulted", "PAM Managed"]
        yes ["vaulted", "in place", "in vault", "managed", "enabled", "stored"] no ["pending", "not vaulted", "unmanaged", "disabled"] within ["cyberark", "key vault", "keyvault", "delinea", "thycotic", "beyondtrust", "hashicorp", "secret server", "laps"];
    /// Whether a person could sign in with it at a screen.
    Interactive interactive "interactive" YesNo Telling ["Interactive", "Interactive Logon", "Interactive Sign-in", "Can sign in interactively", "password_enabled"]
        yes ["allowed", "enabled", "permitted", "interactive"] no ["denied", "deny", "disabled", "blocked", "non-interactive", "not allowed", "not permitted"] within [];
    /// Whether it can sign in from outside.
    Remote remote "remote" YesNo Telling ["Remote", "Remote Access", "VPN Access", "Remote Sign-in"]
        yes ["allowed", "enabled", "permitted", "vpn"] no ["denied", "deny", "disabled", "blocked", "not allowed", "not permitted"] within [];
    /// What it is for.
    Purpose purpose "purpose" Text Plain ["Purpose", "Description", "Account Description", "Used for"];
    /// The day somebody last confirmed that it is still needed.
    Reviewed reviewed "reviewed" Day Telling ["Last Review", "Reviewed", "Last Reviewed", "Access Reviewed", "Review Date", "Recertified", "Last Recertified"];
    /// The day somebody last tried, as a test, whether it works.
    Tested tested "tested" Day Telling ["Last Tested", "Tested", "Date Tested", "Tested On", "Last Test", "Break-glass Tested"];
    /// The day it stops working by itself.
    Expires expires "expires" Day Telling ["AccountExpirationDate", "Account Expires", "Expires", "Expiry Date", "Expiration Date"];
}

/// What most checks ask of an account, worked out once a row.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    kind: Kind,
}

impl Told {
    fn of(account: &Account<'_>) -> Self {
        Told { kind: account.tell_kind() }
    }
}

impl<'a> Account<'a> {
    /// What tells whose an account is, and whether it can sign in.
    const WHOSE: &'static [AccountField] = &[
        AccountField::Username,
        AccountField::PrincipalName,
        AccountField::Name,
        AccountField::Kind,
        AccountField::Enabled,
        AccountField::Expires,
        AccountField::Owner,
        AccountField::Manager,
        AccountField::Department,
        AccountField::Email,
        AccountField::EmployeeId,
    ];

    /// Types only what tells whose an account is and whether it can sign in: before the audit lists are read for no more.
    pub fn read_whose(cells: &impl Cells<'a>) -> Self {
        let fields = Self::WHOSE.iter().fold(0, |bits, field| bits | 1 << field.index());
        Account::read(&Only(cells, fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::written::{Row, day};

    #[test]
    fn who_it_belongs_to_is_told_without_the_other_fields() {
        for (kind, number, expires) in [("User", "0042", "2026-01-01"), ("", "", ""), ("Service", "", "2027-01-01")] {
            let mut cells: Vec<(AccountField, &'static str)> = vec![
                (AccountField::Username, "NORTHMOOR\\svc-ann.lee"),
                (AccountField::PrincipalName, "ann.lee@x.example"),
                (AccountField::Name, "Ann Lee"),
                (AccountField::Kind, kind),
                (AccountField::Enabled, "yes"),
                (AccountField::Expires, expires),
                (AccountField::Owner, "Bo Ray"),
                (AccountField::Manager, "Cy Fox"),
                (AccountField::Department, "Pathology"),
                (AccountField::Email, "ann@x.example"),
                (AccountField::EmployeeId, number),
            ];
            // Whatever else a list has is full: who asks for more of an account must read more of it.
            cells.extend([
                (AccountField::Groups, "Domain Admins"),
                (AccountField::Privileged, "yes"),
                (AccountField::Mfa, "no"),
                (AccountField::MfaRegistered, "no"),
                (AccountField::MfaException, "EX-7"),
                (AccountField::Cloud, "yes"),
                (AccountField::Jml, "no"),
                (AccountField::Directory, "OU=Break Glass"),
                (AccountField::Created, "2020-01-01"),
                (AccountField::LastSignIn, "2020-01-01"),
                (AccountField::PasswordChanged, "2020-01-01"),
                (AccountField::Interactive, "yes"),
                (AccountField::Remote, "yes"),
                (AccountField::Purpose, "shared mailbox"),
                (AccountField::Reviewed, "2020-01-01"),
            ]);
            let row = Row::of(&cells);
            let [all, few] = [Account::read(&row), Account::read_whose(&row)];
            let told = |account: &Account<'_>| {
                let whose = (account.kind(), account.person_keys(), account.is_cloud_root(), account.key().map(str::to_owned));
                let live = (account.is_enabled(day("2026-11-22")).value(), account.is_live_service(day("2026-11-22")));
                let beside = [account.name, account.owner, account.manager, account.department].map(|cell| cell.value().map(str::to_owned));
                (whose, live, beside)
            };
            assert_eq!(told(&all), told(&few));
            assert!(few.groups.is_absent() && few.mfa.is_absent() && few.created.is_absent());
        }
    }
}
