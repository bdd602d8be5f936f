//! `ad-accounts.csv`: the directory's accounts, of people, administrators, guests, emergencies and services.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use chrono::NaiveDate;

use crate::Outcome;
use crate::account_misfits;
use crate::account_plants;
use crate::cloud;
use crate::dates::{ACCOUNTS, before, between, day, uk, uk_minute};
use crate::ledger::Ledger;
use crate::people::{People, Person, Story};
use crate::rng::Rng;
use crate::tables;

pub(crate) const FILE: &str = "ad-accounts.csv";

pub(crate) const HEADER: [&str; 21] = [
    "SamAccountName",
    "DisplayName",
    "UserPrincipalName",
    "EmailAddress",
    "EmployeeID",
    "Enabled",
    "Department",
    "Title",
    "Description",
    "MemberOf",
    "WhenCreated",
    "LastLogonDate",
    "PasswordLastSet",
    "ManagedBy",
    "MFAEnrolled",
    "Last Review",
    "MFA Exception",
    "MFA Exception Approved By",
    "MFA Exception Reviewed",
    "Vaulted",
    "Secret Type",
];

/// The people with a second account for administration, and how those stand.
const ADMINISTRATORS: [(&str, Standing); 12] = [
    ("sadiq", Standing::Good),
    ("asante", Standing::WithoutMfa),
    ("nowicka", Standing::Good),
    ("villanueva", Standing::WithoutMfa),
    ("olatunji", Standing::WithoutMfa),
    ("tanaka", Standing::Good),
    ("fairweather", Standing::Good),
    ("mckechnie", Standing::WithoutMfa),
    ("haddad", Standing::Dormant),
    ("bannerman", Standing::Disabled),
    ("oxenbridge", Standing::Good),
    ("bhattarai", Standing::Good),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Good,
    WithoutMfa,
    Dormant,
    /// Switched off, and without MFA when it was.
    Disabled,
}

/// Who answers for an account.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Keeper {
    #[default]
    Nobody,
    Left,
    Leaving,
    Staff,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    #[default]
    User,
    Administrator,
    Guest,
    BreakGlass,
    Service,
}

/// One account; the flags beside the cells are what the counts in the README are made of.
#[derive(Clone, Default)]
pub(crate) struct Account {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) display: String,
    pub(crate) upn: String,
    pub(crate) email: String,
    pub(crate) employee_id: String,
    pub(crate) enabled: bool,
    pub(crate) department: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) groups: String,
    pub(crate) created: NaiveDate,
    pub(crate) signed_in: Option<NaiveDate>,
    pub(crate) managed_by: String,
    pub(crate) mfa: &'static str,
    pub(crate) reviewed: Option<NaiveDate>,
    pub(crate) keeper: Keeper,
    /// The reference under which it does without a second factor, who approved that, and when it was looked at.
    pub(crate) exception: Option<(&'static str, &'static str, NaiveDate)>,
    pub(crate) vaulted: &'static str,
    pub(crate) secret: &'static str,
    /// Its department is one in which its person worked before.
    pub(crate) moved: bool,
    /// Nobody on the staff list has ever borne the name.
    pub(crate) orphan: bool,
    /// The employment of the person whose account it is.
    pub(crate) story: Option<Story>,
}

pub(crate) fn write(folder: &Path, people: &People, ledger: &mut Ledger) -> Outcome {
    let mut rng = Rng::stream("accounts");
    let mut accounts = users(&mut rng, people);
    accounts.extend(administrators(&mut rng, people));
    accounts.extend(guests(&mut rng, people));
    accounts.extend(break_glass(&mut rng));
    accounts.extend(services(&mut rng, people));
    account_misfits::apply(&mut accounts, people);
    accounts.sort_by(|a, b| a.name.cmp(&b.name));
    cloud::write(folder, people, &accounts, ledger)?;

    let mut file = File::create(folder.join(FILE))?;
    file.write_all("\u{feff}".as_bytes())?;
    let mut file = csv::Writer::from_writer(file);
    file.write_record(HEADER)?;
    for account in &accounts {
        file.write_record(cells(&mut rng, account))?;
    }
    file.flush()?;
    account_plants::record(&accounts, ledger);
    Ok(())
}

fn cells(rng: &mut Rng, account: &Account) -> [String; 21] {
    let since = account.created.max(day(2024, 1, 5));
    let changed = between(rng, since, account.signed_in.unwrap_or(ACCOUNTS).max(since));
    [
        account.name.clone(),
        account.display.clone(),
        account.upn.clone(),
        account.email.clone(),
        account.employee_id.clone(),
        if account.enabled { "True" } else { "False" }.into(),
        account.department.clone(),
        account.title.clone(),
        account.description.clone(),
        account.groups.clone(),
        uk_minute(rng, account.created),
        account.signed_in.map(|date| uk_minute(rng, date)).unwrap_or_default(),
        uk_minute(rng, changed),
        account.managed_by.clone(),
        account.mfa.into(),
        account.reviewed.map(uk).unwrap_or_default(),
        account.exception.map(|(reference, ..)| reference).unwrap_or_default().into(),
        account.exception.map(|(_, approver, _)| approver).unwrap_or_default().into(),
        account.exception.map(|(.., reviewed)| uk(reviewed)).unwrap_or_default(),
        account.vaulted.into(),
        account.secret.into(),
    ]
}

/// The everyday accounts of the staff.
fn users(rng: &mut Rng, people: &People) -> Vec<Account> {
    // Some who have left had their accounts deleted, and some of the estates staff never had one.
    let stranger = |person: &&Person| person.key.is_empty();
    let deleted = people.0.iter().filter(stranger).filter(|p| p.story == Story::Left).take(4);
    let never = people
        .0
        .iter()
        .filter(stranger)
        .filter(|person| person.story == Story::Ordinary && matches!(person.post, "Porter" | "Domestic Assistant"));
    let without: Vec<&str> = deleted.chain(never.take(8)).map(|p| p.number.as_str()).collect();
    let disabled_leaver = people.0.iter().rfind(|p| p.key.is_empty() && p.story == Story::Left);

    let mut accounts: Vec<Account> = Vec::new();
    for person in &people.0 {
        if without.contains(&person.number.as_str()) || person.story == Story::StartingWithout {
            continue;
        }
        let mut account = user(rng, person);
        account.enabled = !matches!(person.key, "oxenbridge" | "bhattarai")
            && disabled_leaver.is_none_or(|leaver| leaver.number != person.number)
            && !matches!(person.story, Story::OnLeave(_));
        accounts.push(account);
    }
    let mut plain: Vec<usize> = (0..accounts.len())
        .filter(|&index| accounts[index].story == Some(Story::Ordinary))
        .filter(|&index| {
            let person = people.by_email(&accounts[index].email);
            person.is_some_and(|person| person.key.is_empty())
        })
        .collect();
    rng.shuffle(&mut plain);
    let (dormant, rest) = plain.split_at(19);
    for (count, &index) in dormant.iter().enumerate() {
        let (first, last) = if count < 12 { (day(2026, 8, 27), day(2026, 10, 1)) } else { (day(2026, 2, 2), day(2026, 8, 18)) };
        accounts[index].created = accounts[index].created.min(day(2025, 11, 3));
        accounts[index].signed_in = Some(between(rng, first, last));
    }
    for &index in &rest[..6] {
        accounts[index].enabled = false;
        accounts[index].signed_in = Some(between(rng, day(2026, 3, 2), day(2026, 8, 18)));
    }
    accounts
}

fn user(rng: &mut Rng, person: &Person) -> Account {
    let name: String = person.mailbox().chars().take(20).collect();
    // Some accounts are found by address alone, a few with a number that a spreadsheet shortened.
    let employee_id = match rng.below(100) {
        0..11 if !person.addressless => String::new(),
        11..14 => person.number.trim_start_matches('0').into(),
        _ => person.number.clone(),
    };
    let end = person.assignments.last().and_then(|last| last.end);
    let signed_in = match person.story {
        Story::Left | Story::LeftTwice => end.map(|date| before(date, rng.below(5))),
        Story::Contradiction => Some(before(ACCOUNTS, 2)),
        Story::OnLeave(_) => Some(day(2026, 5, 22)),
        Story::Starting | Story::StartingEarly => None,
        _ => Some(before(ACCOUNTS, rng.below(6) + if rng.chance(25) { rng.below(24) } else { 0 })),
    };
    let mut groups = vec!["Staff-All"];
    if rng.chance(35) {
        groups.push("VPN-Users");
    }
    if matches!(person.group, "Nursing and Midwifery Registered" | "Medical and Dental") {
        groups.push("APP-EPR-Clinical");
    }
    Account {
        display: if rng.chance(12) { person.surname_first() } else { person.name() },
        upn: format!("{name}@northmoor.example"),
        name,
        email: person.email(),
        employee_id,
        enabled: true,
        department: person.department.into(),
        title: person.post.into(),
        groups: groups.join(";"),
        created: before(person.joined(), if person.story == Story::StartingEarly { 30 } else { rng.below(9) }),
        signed_in,
        mfa: if rng.chance(93) { "TRUE" } else { "FALSE" },
        story: Some(person.story),
        ..Account::default()
    }
}

fn administrators(rng: &mut Rng, people: &People) -> Vec<Account> {
    let build = |(key, standing)| {
        let person = people.get(key);
        let name = format!("adm-{}", person.last.to_lowercase());
        let signed_in = match standing {
            Standing::Dormant => day(2026, 9, 17),
            Standing::Disabled => day(2026, 4, 8),
            _ => before(ACCOUNTS, rng.below(8)),
        };
        let end = person.assignments[0].end;
        Account {
            kind: Kind::Administrator,
            display: format!("{} (admin)", person.name()),
            upn: format!("{name}@northmoor.example"),
            name,
            employee_id: person.number.clone(),
            enabled: standing != Standing::Disabled,
            department: person.department.into(),
            title: person.post.into(),
            description: "Administration account".into(),
            groups: if key == "tanaka" { "Domain Admins;Enterprise Admins" } else { "Domain Admins" }.into(),
            created: before(day(2025, 2, 3), rng.below(600)),
            signed_in: Some(end.map_or(signed_in, |date| signed_in.min(date))),
            mfa: match standing {
                Standing::WithoutMfa | Standing::Disabled => "FALSE",
                _ => "TRUE",
            },
            reviewed: Some(day(2026, 10, 5)),
            story: Some(person.story),
            ..Account::default()
        }
    };
    ADMINISTRATORS.map(build).into()
}

fn guests(rng: &mut Rng, people: &People) -> Vec<Account> {
    tables::rows(include_str!("tables/guests.txt"))
        .map(|[display, email, firm, sponsor, days]| {
            let local = email.split('@').next().unwrap_or_default();
            Account {
                kind: Kind::Guest,
                name: format!("ext_{local}"),
                display: format!("{display} ({firm})"),
                upn: format!("{}#EXT#@northmoor.example", email.replace('@', "_")),
                email: email.into(),
                enabled: true,
                title: "External".into(),
                description: format!("Guest of {firm}"),
                groups: "Guests-External".into(),
                created: before(day(2025, 6, 2), rng.below(400)),
                signed_in: days.parse().ok().map(|days| before(ACCOUNTS, days)),
                managed_by: people.get(sponsor).name(),
                mfa: "TRUE",
                reviewed: Some(day(2026, 9, 28)),
                ..Account::default()
            }
        })
        .collect()
}

fn break_glass(rng: &mut Rng) -> Vec<Account> {
    ["bg-directory-1", "bg-directory-2", "bg-cloud"]
        .map(|name| Account {
            kind: Kind::BreakGlass,
            name: name.into(),
            display: format!("Break glass {}", &name[3..]),
            upn: format!("{name}@northmoor.example"),
            enabled: true,
            description: "Emergency access, sealed in the site office safe; to be tested monthly".into(),
            groups: "Domain Admins".into(),
            created: before(day(2024, 5, 13), rng.below(60)),
            signed_in: Some(if name == "bg-directory-2" { day(2026, 2, 9) } else { day(2026, 11, 2) }),
            managed_by: "Daniel Fairweather".into(),
            mfa: if name == "bg-cloud" { "FALSE" } else { "TRUE" },
            reviewed: Some(day(2026, 11, 2)),
            keeper: Keeper::Staff,
            ..Account::default()
        })
        .into()
}

fn services(rng: &mut Rng, people: &People) -> Vec<Account> {
    let build = |[name, purpose, owner, groups, mfa, review, state]: [&'static str; 7]| {
        let key = owner.trim_end_matches('!');
        let keeper = (key != "-").then(|| people.get(key));
        Account {
            kind: Kind::Service,
            name: name.into(),
            display: name.into(),
            upn: format!("{name}@northmoor.example"),
            enabled: state != "off",
            description: purpose.into(),
            groups: groups.into(),
            vaulted: if account_misfits::UNVAULTED.contains(&name) { "No" } else { "Yes" },
            secret: if account_misfits::CHOSEN.contains(&name) { "Chosen by a person" } else { "System-generated" },
            created: before(day(2025, 8, 4), rng.below(2600)),
            signed_in: Some(match state {
                "on" => before(ACCOUNTS, rng.below(3)),
                "dormant" => before(day(2026, 7, 30), rng.below(120)),
                _ => before(day(2026, 2, 12), rng.below(120)),
            }),
            managed_by: keeper.map_or_else(String::new, |person| if owner.ends_with('!') { person.email() } else { person.name() }),
            mfa: if mfa == "TRUE" {
                "TRUE"
            } else if mfa.is_empty() {
                ""
            } else {
                "FALSE"
            },
            reviewed: match review {
                "fresh" => Some(between(rng, day(2026, 9, 14), day(2026, 11, 16))),
                "quarter" => Some(between(rng, day(2026, 2, 2), day(2026, 7, 31))),
                "stale" => Some(between(rng, day(2024, 9, 2), day(2025, 9, 26))),
                _ => None,
            },
            keeper: keeper.map_or(Keeper::Nobody, |person| match person.story {
                Story::Left => Keeper::Left,
                Story::Leaving => Keeper::Leaving,
                _ => Keeper::Staff,
            }),
            ..Account::default()
        }
    };
    tables::rows(include_str!("tables/service-accounts.txt")).map(build).collect()
}
