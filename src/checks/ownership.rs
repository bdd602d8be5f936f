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
    let owner_quoted = quoted(&name(owner));
    match found {
        Found::Post(_) | Found::Person(Presence::Here) => Verdict::Pass,
        Found::Person(Presence::Left(Some(day))) => {
            Verdict::fail(format!("owner {owner_quoted} left on {}", date::long(day))).because(format!("{owner_quoted} has left"))
        }
        Found::Person(Presence::Left(None)) => {
            Verdict::fail(format!("owner {owner_quoted} has left, says the staff list")).because(format!("{owner_quoted} has left"))
        }
        Found::Person(Presence::AccountDisabled) => {
            Verdict::fail(format!("owner {owner_quoted} is on no staff list, and every account of theirs is disabled"))
                .because(format!("accounts of {owner_quoted} are disabled"))
        }
        Found::Person(Presence::Unclear) => {
            Verdict::unknown(format!("the lists do not say clearly whether owner {owner_quoted} is still here"))
                .because(format!("not clear whether {owner_quoted} is still here"))
        }
        Found::Ambiguous => Verdict::unknown(format!("owner {owner_quoted} fits more than one person"))
            .because(format!("{owner_quoted} fits more than one person")),
        Found::Nobody if looks_like_team(owner) => {
            Verdict::unknown(format!("owner {owner_quoted} is a team or post, and no list says who holds it"))
                .because(format!("nobody is known to hold {owner_quoted}"))
        }
        Found::Nobody => Verdict::unknown(format!("owner {owner_quoted} is in none of the lists of people"))
            .because(format!("{owner_quoted} is in none of the lists of people")),
    }
}
