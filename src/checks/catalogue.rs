//! The catalogue: every check, by name. Generated from the files beside it; do not edit.

mod account_dormant;
mod asset_behind_baseline;
mod asset_criticality_missing;
mod asset_id_duplicate;
mod asset_not_seen;
mod asset_owner_left;
mod asset_owner_missing;
mod asset_patch_stale;
mod asset_patch_unknown;
mod asset_purpose_missing;
mod authority_missing;
mod authority_number_wrong;
mod contact_body_superseded;
mod contact_email_malformed;
mod contact_left;
mod contact_network_dependent;
mod contact_not_tested;
mod contact_number_conflict;
mod contact_number_shared;
mod contact_office_hours_only;
mod contact_phone_invalid;
mod contact_phone_missing;
mod contact_unverified;
mod escalation_broken;
mod hours_uncovered;
mod leaver_account_enabled;
mod list_column_missing;
mod list_empty;
mod list_holds_secrets;
mod list_old;
mod lists_do_not_join;
mod person_many_roles;
mod privileged_account_mfa_missing;
mod role_single_person;
mod role_uncovered;
mod rota_ended;
mod rota_ends_soon;
mod rota_gap;
mod rota_initials_unresolved;
mod rota_person_left;
mod rota_person_unreachable;
mod rota_same_person_twice;
mod service_account_jml_missing;
mod service_account_mfa_missing;
mod service_account_owner_left;
mod service_account_owner_missing;
mod supplier_unreachable_at_night;

use super::Entry;

/// Every check, in the order of their names.
pub static ALL: &[Entry] = &[
    Entry { name: "account-dormant", check: &account_dormant::CHECK },
    Entry { name: "asset-behind-baseline", check: &asset_behind_baseline::CHECK },
    Entry { name: "asset-criticality-missing", check: &asset_criticality_missing::CHECK },
    Entry { name: "asset-id-duplicate", check: &asset_id_duplicate::CHECK },
    Entry { name: "asset-not-seen", check: &asset_not_seen::CHECK },
    Entry { name: "asset-owner-left", check: &asset_owner_left::CHECK },
    Entry { name: "asset-owner-missing", check: &asset_owner_missing::CHECK },
    Entry { name: "asset-patch-stale", check: &asset_patch_stale::CHECK },
    Entry { name: "asset-patch-unknown", check: &asset_patch_unknown::CHECK },
    Entry { name: "asset-purpose-missing", check: &asset_purpose_missing::CHECK },
    Entry { name: "authority-missing", check: &authority_missing::CHECK },
    Entry { name: "authority-number-wrong", check: &authority_number_wrong::CHECK },
    Entry { name: "contact-body-superseded", check: &contact_body_superseded::CHECK },
    Entry { name: "contact-email-malformed", check: &contact_email_malformed::CHECK },
    Entry { name: "contact-left", check: &contact_left::CHECK },
    Entry { name: "contact-network-dependent", check: &contact_network_dependent::CHECK },
    Entry { name: "contact-not-tested", check: &contact_not_tested::CHECK },
    Entry { name: "contact-number-conflict", check: &contact_number_conflict::CHECK },
    Entry { name: "contact-number-shared", check: &contact_number_shared::CHECK },
    Entry { name: "contact-office-hours-only", check: &contact_office_hours_only::CHECK },
    Entry { name: "contact-phone-invalid", check: &contact_phone_invalid::CHECK },
    Entry { name: "contact-phone-missing", check: &contact_phone_missing::CHECK },
    Entry { name: "contact-unverified", check: &contact_unverified::CHECK },
    Entry { name: "escalation-broken", check: &escalation_broken::CHECK },
    Entry { name: "hours-uncovered", check: &hours_uncovered::CHECK },
    Entry { name: "leaver-account-enabled", check: &leaver_account_enabled::CHECK },
    Entry { name: "list-column-missing", check: &list_column_missing::CHECK },
    Entry { name: "list-empty", check: &list_empty::CHECK },
    Entry { name: "list-holds-secrets", check: &list_holds_secrets::CHECK },
    Entry { name: "list-old", check: &list_old::CHECK },
    Entry { name: "lists-do-not-join", check: &lists_do_not_join::CHECK },
    Entry { name: "person-many-roles", check: &person_many_roles::CHECK },
    Entry { name: "privileged-account-mfa-missing", check: &privileged_account_mfa_missing::CHECK },
    Entry { name: "role-single-person", check: &role_single_person::CHECK },
    Entry { name: "role-uncovered", check: &role_uncovered::CHECK },
    Entry { name: "rota-ended", check: &rota_ended::CHECK },
    Entry { name: "rota-ends-soon", check: &rota_ends_soon::CHECK },
    Entry { name: "rota-gap", check: &rota_gap::CHECK },
    Entry { name: "rota-initials-unresolved", check: &rota_initials_unresolved::CHECK },
    Entry { name: "rota-person-left", check: &rota_person_left::CHECK },
    Entry { name: "rota-person-unreachable", check: &rota_person_unreachable::CHECK },
    Entry { name: "rota-same-person-twice", check: &rota_same_person_twice::CHECK },
    Entry { name: "service-account-jml-missing", check: &service_account_jml_missing::CHECK },
    Entry { name: "service-account-mfa-missing", check: &service_account_mfa_missing::CHECK },
    Entry { name: "service-account-owner-left", check: &service_account_owner_left::CHECK },
    Entry { name: "service-account-owner-missing", check: &service_account_owner_missing::CHECK },
    Entry { name: "supplier-unreachable-at-night", check: &supplier_unreachable_at_night::CHECK },
];
