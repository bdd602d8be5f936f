//! What is planted among the accounts, counted from the finished rows.

use crate::accounts::{Account, FILE, Keeper, Kind};
use crate::dates::{ACCOUNTS, before};
use crate::ledger::Ledger;
use crate::people::Story;

pub(crate) fn record(accounts: &[Account], ledger: &mut Ledger) {
    let rows = |test: &dyn Fn(&Account) -> bool| -> Vec<String> {
        let found = accounts.iter().filter(|account| test(account));
        found.map(|account| account.name.clone()).collect()
    };
    services(&rows, ledger);
    people(&rows, ledger);
}

type Rows<'a> = &'a dyn Fn(&dyn Fn(&Account) -> bool) -> Vec<String>;

fn remote(account: &Account) -> bool {
    account.groups.contains("VPN-Users") || account.groups.contains("Remote Desktop Users")
}

fn live_service(account: &Account) -> bool {
    account.kind == Kind::Service && account.enabled
}

fn staffed(account: &Account) -> bool {
    matches!(account.keeper, Keeper::Staff | Keeper::Leaving)
}

fn fresh(account: &Account) -> bool {
    account.reviewed.is_some_and(|date| date >= before(ACCOUNTS, 365))
}

fn services(rows: Rows, ledger: &mut Ledger) {
    let mut fires = |check, what, test: &dyn Fn(&Account) -> bool| {
        ledger.fires(check, FILE, what, rows(&|account| live_service(account) && test(account)));
    };
    fires("service-account-mfa-missing", "in a VPN or remote desktop group, MFA `FALSE`", &|account| {
        remote(account) && account.mfa == "FALSE"
    });
    fires("service-account-owner-missing", "`ManagedBy` blank", &|account| account.keeper == Keeper::Nobody);
    fires("service-account-owner-left", "`ManagedBy` is somebody who has left", &|account| account.keeper == Keeper::Left);
    fires("service-account-jml-missing", "no owner who is still there, or no review within a year (all of them)", &|account| {
        !(staffed(account) && fresh(account))
    });
    fires("service-account-jml-missing", "… of these, the owner is there and only the review is old or blank", &|account| {
        staffed(account) && !fresh(account)
    });
    fires("service-account-unreviewed", "last reviewed between a quarter and a year ago", &|account| {
        account.reviewed.is_some_and(|date| date < before(ACCOUNTS, 92) && date >= before(ACCOUNTS, 365))
    });
    fires("service-account-purpose-missing", "`Description` blank", &|account| account.description.is_empty());
    fires("service-account-secret-unmanaged", "`Vaulted` No, or `Secret Type` “Chosen by a person”", &|account| {
        account.vaulted == "No" || account.secret.starts_with("Chosen")
    });
    let mut quiet = |check, what, test: &dyn Fn(&Account) -> bool| {
        ledger.quiet(check, FILE, what, rows(&|account| account.kind == Kind::Service && test(account)));
    };
    quiet("service-account-mfa-missing", "may sign in remotely, and MFA is `TRUE`", &|account| remote(account) && account.mfa == "TRUE");
    quiet("service-account-owner-missing", "no owner or a former one, and disabled", &|account| !account.enabled && !staffed(account));
    quiet("service-account-owner-left", "the owner leaves on 31 December 2026: still staff", &|account| account.keeper == Keeper::Leaving);
}

fn people(rows: Rows, ledger: &mut Ledger) {
    let dormant = |account: &Account| account.signed_in.is_some_and(|date| date < before(ACCOUNTS, 45));
    let gone = |account: &Account| matches!(account.story, Some(Story::Left | Story::LeftTwice));
    let privileged = |account: &Account| account.groups.contains("Admins") && account.kind != Kind::BreakGlass;

    misfits(rows, ledger);
    let mut fires = |check, what, test: &dyn Fn(&Account) -> bool| {
        ledger.fires(check, FILE, what, rows(&|account| account.enabled && test(account)));
    };
    fires("privileged-account-mfa-missing", "in a group of administrators, MFA `FALSE`", &|account| {
        privileged(account) && account.mfa == "FALSE"
    });
    fires("leaver-account-enabled", "the person has left (all of them)", &gone);
    fires("leaver-account-enabled", "… of these, administrators", &|account| gone(account) && privileged(account));
    let idle = |account: &Account| dormant(account) && !gone(account) && !matches!(account.kind, Kind::Service | Kind::BreakGlass);
    fires("account-dormant", "no sign-in for more than 45 days (all of them)", &idle);
    fires("account-dormant", "… of these, more than 90 days", &|account| {
        idle(account) && account.signed_in.is_some_and(|date| date < before(ACCOUNTS, 90))
    });

    let mut quiet = |check, what, test: &dyn Fn(&Account) -> bool| {
        ledger.quiet(check, FILE, what, rows(test));
    };
    quiet("privileged-account-mfa-missing", "MFA `FALSE`, and disabled", &|account| {
        privileged(account) && account.mfa == "FALSE" && !account.enabled
    });
    quiet("leaver-account-enabled", "the person has left, and the account is disabled", &|account| gone(account) && !account.enabled);
    quiet("leaver-account-enabled", "the staff list contradicts itself about this person: unknown, not failing", &|account| {
        account.story == Some(Story::Contradiction)
    });
    quiet("account-dormant", "unused for more than 45 days by somebody who has left: told once, as the leaver's", &|account| {
        account.enabled && gone(account) && dormant(account)
    });
    quiet("account-dormant", "a service's, unused for long: services follow a rhythm of their own", &|account| {
        account.enabled && dormant(account) && account.kind == Kind::Service
    });
    quiet("account-dormant", "unused for long, and disabled", &|account| {
        !account.enabled && dormant(account) && !gone(account) && account.kind != Kind::Service
    });
    quiet("account-dormant", "never used, made this month for somebody new", &|account| account.story == Some(Story::Starting));
    quiet("service-account-owner-missing", "a person whose user name begins like a service account's", &|account| {
        account.kind == Kind::User && account.name.starts_with("sa.")
    });
}

fn misfits(rows: Rows, ledger: &mut Ledger) {
    let mut fires = |check, what, test: &dyn Fn(&Account) -> bool| {
        ledger.fires(check, FILE, what, rows(&|account| account.enabled && test(account)));
    };
    let admins = |account: &Account| account.groups.contains("Admins");
    fires("account-orphan", "an address, a department, and nobody of that name has ever been on the staff list", &|account| account.orphan);
    fires("account-mover-unreviewed", "the department is that of an earlier post", &|account| account.moved);
    fires("account-before-start", "made on 10 October for somebody who began on 9 November", &|account| {
        account.story == Some(Story::StartingEarly)
    });
    let gone = |account: &Account| matches!(account.story, Some(Story::Left | Story::LeftTwice));
    fires("remote-account-mfa-missing", "may come in from outside, MFA `FALSE`, and in no cloud", &|account| {
        account.kind == Kind::User && remote(account) && account.mfa == "FALSE" && account.exception.is_none() && !gone(account)
    });
    fires("admin-rights-on-daily-account", "an everyday account with a mailbox in a group of administrators", &|account| {
        account.kind == Kind::User && admins(account)
    });
    fires("privileged-account-generic", "an account that everybody shares, in Domain Admins", &|account| account.name == "itadmin");
    fires("break-glass-mfa-missing", "kept for emergencies, MFA `FALSE`", &|account| {
        account.kind == Kind::BreakGlass && account.mfa == "FALSE"
    });
    fires("break-glass-untested", "kept for emergencies, not used since February", &|account| {
        account.kind == Kind::BreakGlass && account.signed_in.is_some_and(|date| date < before(ACCOUNTS, 183))
    });
    fires("mfa-exception-unapproved", "excepted from the second factor, and nobody is shown to have approved it", &|account| {
        account.exception.is_some_and(|(_, approver, _)| approver.is_empty())
    });
    fires("mfa-exception-unreviewed", "excepted, and the exception was last looked at over a year ago", &|account| {
        account.exception.is_some_and(|(.., reviewed)| reviewed < before(ACCOUNTS, 365))
    });
    let twice = rows(&|account| account.email == "niamh.corrigan@northmoor.example");
    ledger.fires("account-username-duplicate", FILE, "one user name on two rows, enabled on one of them", twice);
}
