//! What is planted among the accounts, counted from the finished rows.

use crate::accounts::{Account, FILE, Keeper, Kind};
use crate::dates::{ACCOUNTS, before, day};
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
    account.reviewed.is_some_and(|date| date > day(2026, 9, 1))
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
    fires("service-account-jml-missing", "no owner who is still there, or no review since September 2026 (all of them)", &|account| {
        !(staffed(account) && fresh(account))
    });
    fires("service-account-jml-missing", "… of these, the owner is there and only the review is old or blank", &|account| {
        staffed(account) && !fresh(account)
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
    let privileged = |account: &Account| account.groups.contains("Domain Admins");

    let mut fires = |check, what, test: &dyn Fn(&Account) -> bool| {
        ledger.fires(check, FILE, what, rows(&|account| account.enabled && test(account)));
    };
    fires("privileged-account-mfa-missing", "in Domain Admins, MFA `FALSE`", &|account| privileged(account) && account.mfa == "FALSE");
    fires("leaver-account-enabled", "the person has left (all of them)", &gone);
    fires("leaver-account-enabled", "… of these, administrators", &|account| gone(account) && privileged(account));
    let idle = |account: &Account| dormant(account) && !gone(account) && account.kind != Kind::Service;
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
