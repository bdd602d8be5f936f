//! What is odd about some accounts: nobody's, everybody's, with rights they should not have, excepted from the second factor.

use crate::accounts::{Account, Kind};
use crate::dates::{ACCOUNTS, before, day};
use crate::people::{People, Story};

/// Services whose secret no vault keeps.
pub(crate) const UNVAULTED: [&str; 3] = ["sa_webforms", "svc-scan2mail", "sql_costing"];
/// Services whose secret somebody thought up.
pub(crate) const CHOSEN: [&str; 3] = ["sa_library", "svc-fax2mail", "svc-finance-import"];
/// Everyday accounts that are an administrator's too, and of what.
const DAILY: [(&str, &str); 2] = [("mckechnie", "Workstation-Admins"), ("hargreaves", "BMS-Admins")];
/// Accounts whose person no staff list has ever named.
const NOBODYS: [(&str, &str, &str); 3] = [
    ("Priyanka Varma", "Paediatrics", "Registrar"),
    ("Dele Okonjo", "Radiology", "Radiographer"),
    ("Marta Lisowska", "Theatres", "Operating Department Practitioner"),
];

pub(crate) fn apply(accounts: &mut Vec<Account>, people: &People) {
    for (key, group) in DAILY {
        let email = people.get(key).email();
        for account in accounts.iter_mut().filter(|account| account.kind == Kind::User && account.email == email) {
            account.groups = format!("{};{group}", account.groups);
            account.mfa = "TRUE";
        }
    }
    let strangers = |account: &&mut Account| {
        let plain = account.kind == Kind::User && account.enabled && account.story == Some(Story::Ordinary);
        let recent = account.signed_in.is_some_and(|date| date > before(ACCOUNTS, 30));
        plain && recent && people.by_email(&account.email).is_some_and(|person| person.key.is_empty())
    };
    for (account, before) in
        accounts.iter_mut().filter(strangers).skip(20).step_by(9).zip(["Health Records", "Maternity", "Community Nursing"])
    {
        account.moved = account.department != before;
        account.department = before.into();
    }
    let exceptions = [
        ("MFA-EX-03", "SIRO", day(2026, 4, 14)),
        ("MFA-EX-07", "", day(2026, 6, 2)),
        ("MFA-EX-09", "SIRO", day(2025, 3, 17)),
        ("MFA-EX-12", "", day(2025, 2, 24)),
    ];
    for (account, exception) in accounts.iter_mut().filter(strangers).filter(|account| account.mfa == "FALSE").skip(4).zip(exceptions) {
        account.exception = Some(exception);
    }
    // Two domains were merged, and one account was brought along.
    let corrigan = people.get("corrigan").email();
    if let Some(twin) = accounts.iter().find(|account| account.kind == Kind::User && account.email == corrigan).cloned() {
        accounts.push(Account { enabled: false, ..twin });
    }
    for (count, (name, department, title)) in NOBODYS.into_iter().enumerate() {
        let mailbox = name.to_lowercase().replace(' ', ".");
        accounts.push(Account {
            kind: Kind::User,
            display: name.into(),
            upn: format!("{mailbox}@northmoor.example"),
            email: format!("{mailbox}@northmoor.example"),
            name: mailbox,
            enabled: true,
            department: department.into(),
            title: title.into(),
            groups: "Staff-All;APP-EPR-Clinical".into(),
            created: before(day(2025, 6, 2), count * 120),
            signed_in: Some(before(ACCOUNTS, count * 3)),
            mfa: "TRUE",
            orphan: true,
            ..Account::default()
        });
    }
    accounts.push(Account {
        kind: Kind::Administrator,
        name: "itadmin".into(),
        display: "IT Admin".into(),
        upn: "itadmin@northmoor.example".into(),
        enabled: true,
        description: "Made when the domain was; the password is on the whiteboard".into(),
        groups: "Domain Admins".into(),
        created: day(2016, 5, 9),
        signed_in: Some(before(ACCOUNTS, 12)),
        mfa: "TRUE",
        reviewed: Some(day(2026, 10, 5)),
        ..Account::default()
    });
}
