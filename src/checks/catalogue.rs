//! The catalogue: every check, by name. Generated from the files beside it; do not edit.

mod asset_owner_missing;
mod contact_left;
mod contact_number_conflict;
mod contact_phone_invalid;
mod contact_phone_missing;
mod contact_unverified;
mod list_column_missing;
mod list_holds_secrets;
mod list_old;
mod lists_do_not_join;
mod role_single_person;
mod role_uncovered;

use super::Entry;

/// Every check, in the order of their names.
pub static ALL: &[Entry] = &[
    Entry { name: "asset-owner-missing", check: &asset_owner_missing::CHECK },
    Entry { name: "contact-left", check: &contact_left::CHECK },
    Entry { name: "contact-number-conflict", check: &contact_number_conflict::CHECK },
    Entry { name: "contact-phone-invalid", check: &contact_phone_invalid::CHECK },
    Entry { name: "contact-phone-missing", check: &contact_phone_missing::CHECK },
    Entry { name: "contact-unverified", check: &contact_unverified::CHECK },
    Entry { name: "list-column-missing", check: &list_column_missing::CHECK },
    Entry { name: "list-holds-secrets", check: &list_holds_secrets::CHECK },
    Entry { name: "list-old", check: &list_old::CHECK },
    Entry { name: "lists-do-not-join", check: &lists_do_not_join::CHECK },
    Entry { name: "role-single-person", check: &role_single_person::CHECK },
    Entry { name: "role-uncovered", check: &role_uncovered::CHECK },
];
