//! The lists beside the assets: accounts, staff and contacts, who fit together and to the owners.

use std::path::Path;

use crate::people::{department, person};
use crate::rng::Rng;
use crate::size::{Outcome, Size};

const ACCOUNTS: [&str; 13] = [
    "SamAccountName",
    "DisplayName",
    "EmailAddress",
    "EmployeeID",
    "Account Type",
    "Enabled",
    "MemberOf",
    "Owner",
    "MFA",
    "Interactive",
    "Last Reviewed",
    "LastLogonDate",
    "WhenCreated",
];
const STAFF: [&str; 8] = [
    "Employee Number",
    "Full Name",
    "Email Address",
    "Position Title",
    "Department",
    "Assignment Status",
    "Latest Start Date",
    "Actual Termination Date",
];
const CONTACTS: [&str; 9] = ["Name", "Role", "Team", "Contact type", "Office phone", "Mobile", "Email", "Deputy", "Last checked"];

/// Exchanges whose last three digits Ofcom keeps for drama.
const EXCHANGES: &[&str] =
    &["0113 496 0", "0114 496 0", "0115 496 0", "0116 496 0", "0117 496 0", "0118 496 0", "0121 496 0", "0131 496 0", "01632 960"];
const ROLES: &[&str] =
    &["Service manager", "IT on call", "Cyber lead", "Executive on call", "SIRO", "Communications", "Estates on call", "Site manager"];

/// One in so many people has left.
const LEAVERS: usize = 33;

/// The day somebody left, if they did.
fn left(number: usize) -> Option<String> {
    (number % LEAVERS == LEAVERS - 1).then(|| format!("{:02}/{:02}/2026", 1 + number / LEAVERS % 28, 1 + number / LEAVERS % 10))
}

/// Writes the three.
pub(crate) fn write(folder: &Path, size: Size, seed: &str) -> Outcome {
    accounts(&folder.join("accounts.csv"), size, &mut Rng::stream(&format!("{seed} accounts")))?;
    staff(&folder.join("staff.csv"), size)?;
    contacts(&folder.join("contacts.csv"), size, &mut Rng::stream(&format!("{seed} contacts")))
}

fn accounts(file: &Path, size: Size, rng: &mut Rng) -> Outcome {
    let mut out = csv::Writer::from_path(file)?;
    out.write_record(ACCOUNTS)?;
    for number in 0..size.accounts {
        let of = person(if number < size.staff { number } else { rng.below(size.staff) });
        let kind = if number < size.staff { 0 } else { 1 + rng.below(3) };
        let has_left = number < size.staff && left(number).is_some();
        // One leaver in ten is forgotten.
        let is_enabled = !has_left || rng.chance(10);
        let (username, name, email, id, word, groups, owner) = match kind {
            0 => (of.username, of.name, of.email, of.employee_id, "User", "Staff", String::new()),
            1 => (
                format!("adm-{number}"),
                format!("{} (admin)", of.name),
                String::new(),
                of.employee_id,
                "User",
                "Domain Admins",
                String::new(),
            ),
            2 => (format!("svc-{number}"), format!("Service {number}"), String::new(), String::new(), "Service", "Backup Jobs", of.name),
            _ => (format!("shared-{number}"), format!("Ward {number}"), String::new(), String::new(), "Shared", "Wards", of.name),
        };
        let owner = if rng.chance(10) { String::new() } else { owner };
        let yes = |answer: bool| if answer { "True" } else { "False" };
        let row: [&str; 13] = [
            &username,
            &name,
            &email,
            &id,
            word,
            yes(is_enabled),
            groups,
            &owner,
            yes(rng.chance(95)),
            if kind == 2 { yes(rng.chance(10)) } else { "" },
            if kind == 2 { "03/06/2026" } else { "" },
            &format!("{:02}/11/2026", 1 + rng.below(20)),
            "01/04/2019",
        ];
        out.write_record(row)?;
    }
    out.flush()?;
    Ok(())
}

fn staff(file: &Path, size: Size) -> Outcome {
    let mut out = csv::Writer::from_path(file)?;
    out.write_record(STAFF)?;
    for number in 0..size.staff {
        let of = person(number);
        let left = left(number);
        let status = if left.is_some() { "Terminated" } else { "Active Assignment" };
        let row: [&str; 8] = [
            &of.employee_id,
            &of.name,
            &of.email,
            ["Nurse", "Manager", "Porter", "Consultant"][number % 4],
            &of.department,
            status,
            "01/04/2019",
            &left.unwrap_or_default(),
        ];
        out.write_record(row)?;
    }
    out.flush()?;
    Ok(())
}

fn contacts(file: &Path, size: Size, rng: &mut Rng) -> Outcome {
    let mut out = csv::Writer::from_path(file)?;
    out.write_record(CONTACTS)?;
    for number in 0..size.contacts {
        let (of, deputy) = (person(number % size.staff), person((number + 1) % size.staff));
        let fixed = format!("{}{:03}", EXCHANGES[number % EXCHANGES.len()], number / EXCHANGES.len() % 1000);
        let row: [&str; 9] = [
            &of.name,
            ROLES[number % ROLES.len()],
            &department(number),
            "Internal",
            if rng.chance(5) { "" } else { &fixed },
            &format!("07700 900{:03}", number % 1000),
            &of.email,
            if rng.chance(20) { "" } else { &deputy.name },
            if rng.chance(90) { "01/11/2026" } else { "01/02/2026" },
        ];
        out.write_record(row)?;
    }
    out.flush()?;
    Ok(())
}
