//! `aws-credential-report-2026-10-12.csv` and `entra-mfa-registration.csv`: what the clouds know of the same people.

use std::path::Path;

use chrono::NaiveDate;

use crate::Outcome;
use crate::accounts::{Account, Kind};
use crate::dates::{before, day};
use crate::ledger::Ledger;
use crate::people::{People, Story};
use crate::rng::Rng;

const REPORT: &str = "aws-credential-report-2026-10-12.csv";
const REPORT_HEADER: [&str; 22] = [
    "user",
    "arn",
    "user_creation_time",
    "password_enabled",
    "password_last_used",
    "password_last_changed",
    "password_next_rotation",
    "mfa_active",
    "access_key_1_active",
    "access_key_1_last_rotated",
    "access_key_1_last_used_date",
    "access_key_1_last_used_region",
    "access_key_1_last_used_service",
    "access_key_2_active",
    "access_key_2_last_rotated",
    "access_key_2_last_used_date",
    "access_key_2_last_used_region",
    "access_key_2_last_used_service",
    "cert_1_active",
    "cert_1_last_rotated",
    "cert_2_active",
    "cert_2_last_rotated",
];

const REGISTRATION: &str = "entra-mfa-registration.csv";
const REGISTRATION_HEADER: [&str; 6] =
    ["UserPrincipalName", "UserDisplayName", "IsMfaRegistered", "IsMfaCapable", "MethodsRegistered", "LastUpdatedDateTime"];

/// Who, made when, second factor, last password, key made when.
type User<'a> = (&'a str, NaiveDate, bool, Option<NaiveDate>, Option<NaiveDate>);

pub(crate) fn write(folder: &Path, people: &People, accounts: &[Account], ledger: &mut Ledger) -> Outcome {
    report(folder, people, ledger)?;
    registration(folder, people, accounts, ledger)
}

/// The image archive of Radiology, in a cloud of its own.
fn report(folder: &Path, people: &People, ledger: &mut Ledger) -> Outcome {
    let mut rng = Rng::stream("cloud");
    let mut file = csv::Writer::from_path(folder.join(REPORT))?;
    file.write_record(REPORT_HEADER)?;
    let email = |key: &str| people.get(key).email();
    let (imaging, archive) = (email("tregarthen"), "imaging-archive-upload");
    let rows: [User; 6] = [
        ("<root_account>", day(2023, 2, 6), false, None, None),
        (&email("olatunji"), day(2023, 2, 13), true, Some(day(2026, 10, 9)), None),
        (&email("tanaka"), day(2024, 9, 2), true, Some(day(2026, 10, 12)), None),
        (&imaging, day(2023, 3, 1), false, Some(day(2026, 10, 8)), None),
        (archive, day(2023, 3, 1), false, None, Some(day(2025, 6, 10))),
        ("backup-offsite-copy", day(2025, 1, 20), false, None, Some(day(2026, 9, 15))),
    ];
    for (user, made, mfa, password, key) in rows {
        let root = user.starts_with('<');
        let path = if root { "root".into() } else { format!("user/{user}") };
        let moment = |rng: &mut Rng, date: NaiveDate| format!("{date}T{:02}:{:02}:00+00:00", 7 + rng.below(11), rng.below(60));
        let or = |rng: &mut Rng, date: Option<NaiveDate>| date.map_or_else(|| "N/A".to_owned(), |date| moment(rng, date));
        let enabled = if root {
            "not_supported"
        } else if password.is_some() {
            "true"
        } else {
            "false"
        };
        let mut cells = vec![user.to_owned(), format!("arn:aws:iam::123456789012:{path}"), moment(&mut rng, made), enabled.into()];
        cells.push(if root { moment(&mut rng, day(2026, 3, 2)) } else { or(&mut rng, password) });
        cells.push(or(&mut rng, password.map(|date| before(date, 200))));
        cells.push("N/A".into());
        cells.push(mfa.to_string());
        cells.push(key.is_some().to_string());
        cells.push(or(&mut rng, key));
        cells.push(or(&mut rng, key.map(|_| day(2026, 10, 11))));
        cells.extend(if key.is_some() { ["eu-west-2", "s3"] } else { ["N/A", "N/A"] }.map(String::from));
        cells.extend(["false", "N/A", "N/A", "N/A", "N/A", "false", "N/A", "false", "N/A"].map(String::from));
        file.write_record(&cells)?;
    }
    file.flush()?;
    ledger.fires("root-account-mfa-missing", REPORT, "the root of the account, `mfa_active` false", vec!["<root_account>".into()]);
    ledger.fires("access-key-old", REPORT, "an active key of June 2025", vec![archive.into()]);
    ledger.fires("list-old", REPORT, "taken on 12 October, as its name says", vec![REPORT.into()]);
    Ok(())
}

/// Who set up a second factor: some did, and the directory lets them use none.
///
/// Whoever comes in from outside without one has no account in the cloud yet.
fn registration(folder: &Path, people: &People, accounts: &[Account], ledger: &mut Ledger) -> Outcome {
    let mut file = csv::Writer::from_path(folder.join(REGISTRATION))?;
    file.write_record(REGISTRATION_HEADER)?;
    let (mut incapable, mut without_any) = (Vec::new(), Vec::new());
    let mut left = 4;
    for account in accounts.iter().filter(|account| account.enabled && account.kind == Kind::User) {
        let gone = matches!(account.story, Some(Story::Left | Story::LeftTwice));
        let remote = account.groups.contains("VPN-Users");
        let without = account.mfa != "TRUE";
        if without && remote {
            continue;
        }
        let registered = !without || (!gone && account.exception.is_none() && left > 0);
        if registered && without {
            left -= 1;
            incapable.push(account.name.clone());
        } else if without && !gone && account.exception.is_none() {
            without_any.push(account.name.clone());
        }
        let capable = if without { "False" } else { "True" };
        let methods = if registered { if without { "email" } else { "microsoftAuthenticatorPush" } } else { "" };
        let answer = if registered { "True" } else { "False" };
        file.write_record([&account.upn, &account.display, answer, capable, methods, "2026-11-20T06:30:00Z"])?;
    }
    file.flush()?;
    ledger.fires("mfa-registered-not-capable", REGISTRATION, "`IsMfaRegistered` True, and the directory enrols no factor", incapable);
    without_any.push(people.get("tregarthen").email());
    ledger.fires(
        "cloud-account-mfa-missing",
        REGISTRATION,
        "in a cloud, without a second factor; the last in the archive's report",
        without_any,
    );
    Ok(())
}
