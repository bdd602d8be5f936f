//! The catalogue: every check, by name. Generated from the files beside it; do not edit.

mod account_dormant;
mod alert_applicability_missing;
mod alert_id_malformed;
mod alert_not_acknowledged;
mod alert_open_too_long;
mod alert_product_unclear;
mod asset_alert_open;
mod asset_behind_baseline;
mod asset_criticality_missing;
mod asset_id_duplicate;
mod asset_internet_facing_missing;
mod asset_not_discovered;
mod asset_not_seen;
mod asset_owner_left;
mod asset_owner_missing;
mod asset_patch_stale;
mod asset_patch_unknown;
mod asset_purpose_missing;
mod contact_left;
mod contact_number_conflict;
mod contact_phone_invalid;
mod contact_phone_missing;
mod contact_unverified;
mod device_not_in_register;
mod leaver_account_enabled;
mod list_column_missing;
mod list_empty;
mod list_holds_secrets;
mod list_old;
mod list_older_copy;
mod lists_do_not_join;
mod privileged_account_mfa_missing;
mod role_single_person;
mod role_uncovered;
mod service_account_jml_missing;
mod service_account_mfa_missing;
mod service_account_owner_left;
mod service_account_owner_missing;

use super::Entry;

/// Every check, in the order of their names.
pub static ALL: &[Entry] = &[
    Entry { name: "account-dormant", check: &account_dormant::CHECK },
    Entry { name: "alert-applicability-missing", check: &alert_applicability_missing::CHECK },
    Entry { name: "alert-id-malformed", check: &alert_id_malformed::CHECK },
    Entry { name: "alert-not-acknowledged", check: &alert_not_acknowledged::CHECK },
    Entry { name: "alert-open-too-long", check: &alert_open_too_long::CHECK },
    Entry { name: "alert-product-unclear", check: &alert_product_unclear::CHECK },
    Entry { name: "asset-alert-open", check: &asset_alert_open::CHECK },
    Entry { name: "asset-behind-baseline", check: &asset_behind_baseline::CHECK },
    Entry { name: "asset-criticality-missing", check: &asset_criticality_missing::CHECK },
    Entry { name: "asset-id-duplicate", check: &asset_id_duplicate::CHECK },
    Entry { name: "asset-internet-facing-missing", check: &asset_internet_facing_missing::CHECK },
    Entry { name: "asset-not-discovered", check: &asset_not_discovered::CHECK },
    Entry { name: "asset-not-seen", check: &asset_not_seen::CHECK },
    Entry { name: "asset-owner-left", check: &asset_owner_left::CHECK },
    Entry { name: "asset-owner-missing", check: &asset_owner_missing::CHECK },
    Entry { name: "asset-patch-stale", check: &asset_patch_stale::CHECK },
    Entry { name: "asset-patch-unknown", check: &asset_patch_unknown::CHECK },
    Entry { name: "asset-purpose-missing", check: &asset_purpose_missing::CHECK },
    Entry { name: "contact-left", check: &contact_left::CHECK },
    Entry { name: "contact-number-conflict", check: &contact_number_conflict::CHECK },
    Entry { name: "contact-phone-invalid", check: &contact_phone_invalid::CHECK },
    Entry { name: "contact-phone-missing", check: &contact_phone_missing::CHECK },
    Entry { name: "contact-unverified", check: &contact_unverified::CHECK },
    Entry { name: "device-not-in-register", check: &device_not_in_register::CHECK },
    Entry { name: "leaver-account-enabled", check: &leaver_account_enabled::CHECK },
    Entry { name: "list-column-missing", check: &list_column_missing::CHECK },
    Entry { name: "list-empty", check: &list_empty::CHECK },
    Entry { name: "list-holds-secrets", check: &list_holds_secrets::CHECK },
    Entry { name: "list-old", check: &list_old::CHECK },
    Entry { name: "list-older-copy", check: &list_older_copy::CHECK },
    Entry { name: "lists-do-not-join", check: &lists_do_not_join::CHECK },
    Entry { name: "privileged-account-mfa-missing", check: &privileged_account_mfa_missing::CHECK },
    Entry { name: "role-single-person", check: &role_single_person::CHECK },
    Entry { name: "role-uncovered", check: &role_uncovered::CHECK },
    Entry { name: "service-account-jml-missing", check: &service_account_jml_missing::CHECK },
    Entry { name: "service-account-mfa-missing", check: &service_account_mfa_missing::CHECK },
    Entry { name: "service-account-owner-left", check: &service_account_owner_left::CHECK },
    Entry { name: "service-account-owner-missing", check: &service_account_owner_missing::CHECK },
];
