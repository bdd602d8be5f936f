//! The catalogue: every check, by name. Generated from the files beside it; do not edit.

mod account_dormant;
mod asset_behind_baseline;
mod asset_class_missing;
mod asset_criticality_missing;
mod asset_date_impossible;
mod asset_downtime_plan_missing;
mod asset_exception_overdue;
mod asset_id_duplicate;
mod asset_impact_missing;
mod asset_isolation_missing;
mod asset_location_missing;
mod asset_name_duplicate;
mod asset_not_reviewed;
mod asset_not_seen;
mod asset_owner_left;
mod asset_owner_missing;
mod asset_owner_not_a_person;
mod asset_owner_overloaded;
mod asset_owner_unknown;
mod asset_patch_stale;
mod asset_patch_unknown;
mod asset_purpose_missing;
mod asset_retired_still_seen;
mod asset_serial_duplicate;
mod asset_spare_assigned;
mod asset_status_missing;
mod asset_supplier_missing;
mod asset_support_ended;
mod asset_support_ends_soon;
mod asset_support_unknown;
mod asset_unsupported_without_exception;
mod contact_left;
mod contact_number_conflict;
mod contact_phone_invalid;
mod contact_phone_missing;
mod contact_unverified;
mod leaver_account_enabled;
mod list_column_missing;
mod list_empty;
mod list_holds_secrets;
mod list_old;
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
    Entry { name: "asset-behind-baseline", check: &asset_behind_baseline::CHECK },
    Entry { name: "asset-class-missing", check: &asset_class_missing::CHECK },
    Entry { name: "asset-criticality-missing", check: &asset_criticality_missing::CHECK },
    Entry { name: "asset-date-impossible", check: &asset_date_impossible::CHECK },
    Entry { name: "asset-downtime-plan-missing", check: &asset_downtime_plan_missing::CHECK },
    Entry { name: "asset-exception-overdue", check: &asset_exception_overdue::CHECK },
    Entry { name: "asset-id-duplicate", check: &asset_id_duplicate::CHECK },
    Entry { name: "asset-impact-missing", check: &asset_impact_missing::CHECK },
    Entry { name: "asset-isolation-missing", check: &asset_isolation_missing::CHECK },
    Entry { name: "asset-location-missing", check: &asset_location_missing::CHECK },
    Entry { name: "asset-name-duplicate", check: &asset_name_duplicate::CHECK },
    Entry { name: "asset-not-reviewed", check: &asset_not_reviewed::CHECK },
    Entry { name: "asset-not-seen", check: &asset_not_seen::CHECK },
    Entry { name: "asset-owner-left", check: &asset_owner_left::CHECK },
    Entry { name: "asset-owner-missing", check: &asset_owner_missing::CHECK },
    Entry { name: "asset-owner-not-a-person", check: &asset_owner_not_a_person::CHECK },
    Entry { name: "asset-owner-overloaded", check: &asset_owner_overloaded::CHECK },
    Entry { name: "asset-owner-unknown", check: &asset_owner_unknown::CHECK },
    Entry { name: "asset-patch-stale", check: &asset_patch_stale::CHECK },
    Entry { name: "asset-patch-unknown", check: &asset_patch_unknown::CHECK },
    Entry { name: "asset-purpose-missing", check: &asset_purpose_missing::CHECK },
    Entry { name: "asset-retired-still-seen", check: &asset_retired_still_seen::CHECK },
    Entry { name: "asset-serial-duplicate", check: &asset_serial_duplicate::CHECK },
    Entry { name: "asset-spare-assigned", check: &asset_spare_assigned::CHECK },
    Entry { name: "asset-status-missing", check: &asset_status_missing::CHECK },
    Entry { name: "asset-supplier-missing", check: &asset_supplier_missing::CHECK },
    Entry { name: "asset-support-ended", check: &asset_support_ended::CHECK },
    Entry { name: "asset-support-ends-soon", check: &asset_support_ends_soon::CHECK },
    Entry { name: "asset-support-unknown", check: &asset_support_unknown::CHECK },
    Entry { name: "asset-unsupported-without-exception", check: &asset_unsupported_without_exception::CHECK },
    Entry { name: "contact-left", check: &contact_left::CHECK },
    Entry { name: "contact-number-conflict", check: &contact_number_conflict::CHECK },
    Entry { name: "contact-phone-invalid", check: &contact_phone_invalid::CHECK },
    Entry { name: "contact-phone-missing", check: &contact_phone_missing::CHECK },
    Entry { name: "contact-unverified", check: &contact_unverified::CHECK },
    Entry { name: "leaver-account-enabled", check: &leaver_account_enabled::CHECK },
    Entry { name: "list-column-missing", check: &list_column_missing::CHECK },
    Entry { name: "list-empty", check: &list_empty::CHECK },
    Entry { name: "list-holds-secrets", check: &list_holds_secrets::CHECK },
    Entry { name: "list-old", check: &list_old::CHECK },
    Entry { name: "lists-do-not-join", check: &lists_do_not_join::CHECK },
    Entry { name: "privileged-account-mfa-missing", check: &privileged_account_mfa_missing::CHECK },
    Entry { name: "role-single-person", check: &role_single_person::CHECK },
    Entry { name: "role-uncovered", check: &role_uncovered::CHECK },
    Entry { name: "service-account-jml-missing", check: &service_account_jml_missing::CHECK },
    Entry { name: "service-account-mfa-missing", check: &service_account_mfa_missing::CHECK },
    Entry { name: "service-account-owner-left", check: &service_account_owner_left::CHECK },
    Entry { name: "service-account-owner-missing", check: &service_account_owner_missing::CHECK },
];
