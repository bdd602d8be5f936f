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
mod asset_spare_assigned;
mod contact_left;
mod contact_number_conflict;
mod contact_phone_invalid;
mod contact_phone_missing;
mod contact_unverified;
mod dspt_reporter_missing;
mod ico_duty_unassigned;
mod incident_plan_not_offline;
mod incident_report_incomplete;
mod leaver_account_enabled;
mod list_cells_unreadable;
mod list_column_missing;
mod list_empty;
mod list_holds_needless_personal_data;
mod list_holds_secrets;
mod list_incomplete;
mod list_old;
mod list_rows_set_aside;
mod lists_do_not_join;
mod nis_duty_unassigned;
mod ods_code_doubtful;
mod ods_code_missing;
mod organisation_name_missing;
mod privileged_account_mfa_missing;
mod reporter_unreachable;
mod role_single_person;
mod role_uncovered;
mod service_account_jml_missing;
mod service_account_mfa_missing;
mod service_account_owner_left;
mod service_account_owner_missing;
mod servicenow_reporter_missing;
mod single_point_of_contact_missing;

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
    Entry { name: "asset-spare-assigned", check: &asset_spare_assigned::CHECK },
    Entry { name: "contact-left", check: &contact_left::CHECK },
    Entry { name: "contact-number-conflict", check: &contact_number_conflict::CHECK },
    Entry { name: "contact-phone-invalid", check: &contact_phone_invalid::CHECK },
    Entry { name: "contact-phone-missing", check: &contact_phone_missing::CHECK },
    Entry { name: "contact-unverified", check: &contact_unverified::CHECK },
    Entry { name: "dspt-reporter-missing", check: &dspt_reporter_missing::CHECK },
    Entry { name: "ico-duty-unassigned", check: &ico_duty_unassigned::CHECK },
    Entry { name: "incident-plan-not-offline", check: &incident_plan_not_offline::CHECK },
    Entry { name: "incident-report-incomplete", check: &incident_report_incomplete::CHECK },
    Entry { name: "leaver-account-enabled", check: &leaver_account_enabled::CHECK },
    Entry { name: "list-cells-unreadable", check: &list_cells_unreadable::CHECK },
    Entry { name: "list-column-missing", check: &list_column_missing::CHECK },
    Entry { name: "list-empty", check: &list_empty::CHECK },
    Entry { name: "list-holds-needless-personal-data", check: &list_holds_needless_personal_data::CHECK },
    Entry { name: "list-holds-secrets", check: &list_holds_secrets::CHECK },
    Entry { name: "list-incomplete", check: &list_incomplete::CHECK },
    Entry { name: "list-old", check: &list_old::CHECK },
    Entry { name: "list-rows-set-aside", check: &list_rows_set_aside::CHECK },
    Entry { name: "lists-do-not-join", check: &lists_do_not_join::CHECK },
    Entry { name: "nis-duty-unassigned", check: &nis_duty_unassigned::CHECK },
    Entry { name: "ods-code-doubtful", check: &ods_code_doubtful::CHECK },
    Entry { name: "ods-code-missing", check: &ods_code_missing::CHECK },
    Entry { name: "organisation-name-missing", check: &organisation_name_missing::CHECK },
    Entry { name: "privileged-account-mfa-missing", check: &privileged_account_mfa_missing::CHECK },
    Entry { name: "reporter-unreachable", check: &reporter_unreachable::CHECK },
    Entry { name: "role-single-person", check: &role_single_person::CHECK },
    Entry { name: "role-uncovered", check: &role_uncovered::CHECK },
    Entry { name: "service-account-jml-missing", check: &service_account_jml_missing::CHECK },
    Entry { name: "service-account-mfa-missing", check: &service_account_mfa_missing::CHECK },
    Entry { name: "service-account-owner-left", check: &service_account_owner_left::CHECK },
    Entry { name: "service-account-owner-missing", check: &service_account_owner_missing::CHECK },
    Entry { name: "servicenow-reporter-missing", check: &servicenow_reporter_missing::CHECK },
    Entry { name: "single-point-of-contact-missing", check: &single_point_of_contact_missing::CHECK },
];
