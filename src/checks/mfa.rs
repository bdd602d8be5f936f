//! Which rule on a second factor an account stands under: each account under one, so that it is told once.
//!
//! The NHS England MFA policy is on access by users: it *must* be enforced on all remote access and on privileged
//! access to systems hosted elsewhere, and *should* be on all other privileged access. Cyber Essentials asks it of
//! cloud services always. Service accounts have checks of their own, and are never a breach of that policy.

use super::leavers::is_leavers;
use super::privilege::is_privileged;
use crate::model::account::{Account, AccountField, Kind};
use crate::model::cell::Cell;
use crate::model::facts::Facts;
use crate::model::verdict::Verdict;

/// The rules, the one that wins first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// The root of a cloud account.
    Root,
    /// Kept for the day when nothing else works.
    BreakGlass,
    /// Administrators.
    Privileged,
    /// Somebody who set up a factor that the policy does not let them use.
    NotCapable,
    /// In a cloud service.
    Cloud,
    /// Seen to sign in from outside.
    Remote,
    /// Everybody else.
    Ordinary,
}

/// The rule of an account that can sign in, or may; `None` where none applies: services, computers, leavers,
/// and accounts under an exception, which is judged by its own approval and review.
pub(super) fn rule(account: &Account<'_>, facts: &Facts<'_>) -> Option<Rule> {
    let kind = account.kind();
    let is_off = account.is_enabled(facts.extracted) == Cell::Value(false);
    if is_off || matches!(kind, Kind::Service | Kind::Computer) || account.has_mfa_exception() {
        return None;
    }
    if account.is_cloud_root() {
        return Some(Rule::Root);
    }
    if kind == Kind::BreakGlass {
        return Some(Rule::BreakGlass);
    }
    if is_privileged(account, facts) {
        return Some(Rule::Privileged);
    }
    if is_leavers(account, facts) {
        return None;
    }
    let rule = if account.mfa_registered == Cell::Value(true) && account.mfa == Cell::Value(false) {
        Rule::NotCapable
    } else if facts.is_cloud(account) {
        Rule::Cloud
    } else if facts.is_seen_remote(account) {
        Rule::Remote
    } else {
        Rule::Ordinary
    };
    Some(rule)
}

/// What the list says of its second factor, with what it is wanted for before it.
pub(super) fn judge(account: &Account<'_>, wanted: &str) -> Verdict {
    let verdict = match account.mfa {
        Cell::Value(true) => return Verdict::Pass,
        Cell::Value(false) => Verdict::fail(format!("{wanted}, and it has no second factor")),
        Cell::Absent => Verdict::unknown("the list does not say which accounts have a second factor").of_whole_column(),
        Cell::Unreadable(text) => Verdict::unknown(format!("{wanted}; “{text}” does not say whether it has a second factor"))
            .because(format!("second factor “{text}”")),
        missing => Verdict::fail(format!("{wanted}, and its second factor is {}", missing.gap())),
    };
    verdict.at(AccountField::Mfa)
}
