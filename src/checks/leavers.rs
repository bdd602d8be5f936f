//! One account, one story: what is wrong with a leaver's account is that it is a leaver's.

use crate::model::account::{Account, Kind};
use crate::model::facts::Facts;
use crate::model::source::JoinKind;

/// Whether the account is of somebody who has left: the check on leavers tells of it, its age and all.
pub(super) fn is_leavers(account: &Account<'_>, facts: &Facts<'_>) -> bool {
    let left = || facts.employment(account).is_some_and(|e| e.has_left_by(facts.extracted));
    account.kind() == Kind::User && facts.joined(JoinKind::AccountsToStaff) && left()
}
