//! What the lists say of whoever answers for something: one wording for assets and for service accounts.

use super::wording::quoted;
use crate::model::date;
use crate::model::directory::{Found, Presence};
use crate::model::person_name::looks_like_team;
use crate::model::verdict::{Verdict, name};

/// The evidence where a match rate is too low to speak of single owners.
pub(super) const NOT_JOINED: &str = "too few owners are found in the staff and account lists to say who has left";

/// Whether the owner written as `owner` can still answer. Passes for somebody who is here and for a
/// post or team with a holder; unknown for whoever the lists do not know.
pub(super) fn judge(owner: &str, found: Found<'_>) -> Verdict {
    // Worded only where there is something to say: nearly all are here.
    let who = || quoted(&name(owner));
    match found {
        Found::Post(_) | Found::Person(Presence::Here) => Verdict::Pass,
        Found::Person(Presence::Left(Some(day))) => {
            Verdict::fail(format!("owner {} left on {}", who(), date::long(day))).because(format!("{} has left", who()))
        }
        Found::Person(Presence::Left(None)) => {
            Verdict::fail(format!("owner {} has left, says the staff list", who())).because(format!("{} has left", who()))
        }
        Found::Person(Presence::AccountDisabled) => {
            Verdict::fail(format!("owner {} is on no staff list, and every account of theirs is disabled", who()))
                .because(format!("accounts of {} are disabled", who()))
        }
        Found::Person(Presence::Unclear) => Verdict::unknown(format!("the lists do not say clearly whether owner {} is still here", who()))
            .because(format!("not clear whether {} is still here", who())),
        Found::Ambiguous => {
            Verdict::unknown(format!("owner {} fits more than one person", who())).because(format!("{} fits more than one person", who()))
        }
        Found::Nobody if looks_like_team(owner) => {
            Verdict::unknown(format!("owner {} is a team or post, and no list says who holds it", who()))
                .because(format!("nobody is known to hold {}", who()))
        }
        Found::Nobody => Verdict::unknown(format!("owner {} is in none of the lists of people", who()))
            .because(format!("{} is in none of the lists of people", who())),
    }
}
