//! Exports of other clouds' users: AWS, Google Workspace, Okta.

use super::{Derived, KnownExport, Rule, Standing, account, account_by, nothing};
use crate::ingest::decode::{ARN, AWS_ENABLED, AWS_KEYS, AWS_KIND, CONSOLE, FIRST_DAY, IN_THE_CLOUD, NEWEST, SAME};
use crate::model::account::AccountField as Account;
use crate::model::register::Register;

pub(super) static EXPORTS: &[KnownExport] = &[
    KnownExport {
        name: "AWS IAM credential report",
        standing: Standing::Verified,
        register: Register::Accounts,
        signatures: &[
            &["user", "arn", "user_creation_time", "password_enabled", "mfa_active", "access_key_1_active"],
            // Somebody took the first column away: the second says it too.
            &["arn", "user_creation_time", "password_enabled", "mfa_active", "access_key_1_active"],
        ],
        columns: &[
            account("user", Account::Username),
            account("mfa_active", Account::Mfa),
            account("user_creation_time", Account::Created),
            account_by("password_enabled", Account::Interactive, &CONSOLE),
            account_by("arn", Account::Username, &ARN),
        ],
        derived: &[
            Derived {
                field: Account::Enabled as usize,
                from: &["password_enabled", "access_key_1_active", "access_key_2_active", "cert_1_active", "cert_2_active"],
                by: &AWS_ENABLED,
            },
            Derived {
                field: Account::Kind as usize,
                from: &["password_enabled", "access_key_1_active", "access_key_2_active"],
                by: &AWS_KIND,
            },
            Derived {
                field: Account::LastSignIn as usize,
                from: &["password_last_used", "access_key_1_last_used_date", "access_key_2_last_used_date"],
                by: &NEWEST,
            },
            Derived { field: Account::Cloud as usize, from: &["mfa_active"], by: &IN_THE_CLOUD },
            Derived {
                field: Account::KeyRotated as usize,
                from: &["access_key_1_active", "access_key_1_last_rotated", "access_key_2_active", "access_key_2_last_rotated"],
                by: &AWS_KEYS,
            },
            Derived {
                field: Account::PasswordChanged as usize,
                from: &["password_last_changed", "access_key_1_last_rotated", "access_key_2_last_rotated"],
                by: &FIRST_DAY,
            },
        ],
    },
    KnownExport {
        name: "Google Workspace users (short)",
        standing: Standing::Verified,
        register: Register::Accounts,
        signatures: &[&["Email Address [Required]", "Status [READ ONLY]", "Last Sign In [READ ONLY]"]],
        columns: GOOGLE,
        derived: GOOGLE_USERNAME,
    },
    KnownExport {
        name: "Google Workspace users (full)",
        standing: Standing::Secondary,
        register: Register::Accounts,
        signatures: &[&["Email Address [Required]", "Status [READ ONLY]", "Org Unit Path [Required]", "Manager Email"]],
        columns: GOOGLE,
        derived: GOOGLE_USERNAME,
    },
    KnownExport {
        name: "Okta users",
        standing: Standing::Secondary,
        register: Register::Accounts,
        signatures: &[&["status", "statusChanged", "lastLogin", "profile.login"]],
        columns: &[
            account("profile.login", Account::Username),
            account("profile.email", Account::Email),
            account("profile.displayName", Account::Name),
            account("profile.department", Account::Department),
            account("profile.employeeNumber", Account::EmployeeId),
            account("profile.manager", Account::Manager),
            account("status", Account::Enabled),
            account("created", Account::Created),
            account("lastLogin", Account::LastSignIn),
            account("passwordChanged", Account::PasswordChanged),
            nothing("id", "a number of Okta's own"),
            nothing("activated", "the day it was activated, not whether it is active"),
        ],
        derived: &[Derived { field: Account::Cloud as usize, from: &["profile.login"], by: &IN_THE_CLOUD }],
    },
];

const GOOGLE: &[Rule] = &[
    account("Email Address [Required]", Account::Email),
    account("Status [READ ONLY]", Account::Enabled),
    account("Last Sign In [READ ONLY]", Account::LastSignIn),
    account("2sv Enrolled [READ ONLY]", Account::Mfa),
    account("Org Unit Path [Required]", Account::Directory),
    account("Employee ID", Account::EmployeeId),
    account("Manager Email", Account::Manager),
    nothing("2sv Enforced [READ ONLY]", "says that a second factor is demanded, not that there is one"),
];

/// The address is the name that one signs in with.
const GOOGLE_USERNAME: &[Derived] = &[
    Derived { field: Account::Username as usize, from: &["Email Address [Required]"], by: &SAME },
    Derived { field: Account::Cloud as usize, from: &["Email Address [Required]"], by: &IN_THE_CLOUD },
];
