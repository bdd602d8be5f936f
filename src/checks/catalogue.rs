//! The catalogue: every check, by name. Generated from the files beside it; do not edit.

mod access_key_old;
mod account_access_unreviewed;
mod account_before_start;
mod account_dormant;
mod account_mover_unreviewed;
mod account_orphan;
mod account_username_duplicate;
mod admin_rights_on_daily_account;
mod alert_applicability_missing;
mod alert_id_malformed;
mod alert_not_acknowledged;
mod alert_open_too_long;
mod alert_product_unclear;
mod asset_alert_open;
mod asset_behind_baseline;
mod asset_class_missing;
mod asset_criticality_missing;
mod asset_date_impossible;
mod asset_downtime_plan_missing;
mod asset_exception_overdue;
mod asset_id_duplicate;
mod asset_impact_missing;
mod asset_internet_facing_missing;
mod asset_isolation_missing;
mod asset_location_missing;
mod asset_name_duplicate;
mod asset_not_discovered;
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
mod authority_missing;
mod authority_number_wrong;
mod break_glass_mfa_missing;
mod break_glass_untested;
mod cloud_account_mfa_missing;
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
mod device_not_in_register;
mod dspt_reporter_missing;
mod escalation_broken;
mod hours_uncovered;
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
mod list_older_copy;
mod list_rows_set_aside;
mod lists_do_not_join;
mod mfa_exception_unapproved;
mod mfa_exception_unreviewed;
mod mfa_registered_not_capable;
mod nis_duty_unassigned;
mod ods_code_doubtful;
mod ods_code_missing;
mod organisation_name_missing;
mod person_many_roles;
mod privileged_account_generic;
mod privileged_account_mfa_missing;
mod remote_account_mfa_missing;
mod reporter_unreachable;
mod role_single_person;
mod role_uncovered;
mod root_account_mfa_missing;
mod rota_ended;
mod rota_ends_soon;
mod rota_gap;
mod rota_initials_unresolved;
mod rota_person_left;
mod rota_person_unreachable;
mod rota_same_person_twice;
mod service_account_interactive;
mod service_account_jml_missing;
mod service_account_mfa_missing;
mod service_account_owner_left;
mod service_account_owner_missing;
mod service_account_purpose_missing;
mod service_account_secret_old;
mod service_account_secret_unmanaged;
mod service_account_unreviewed;
mod servicenow_reporter_missing;
mod single_point_of_contact_missing;
mod staff_list_contradictory;
mod starter_account_missing;
mod supplier_unreachable_at_night;
mod user_account_mfa_missing;
mod waiver_approver_unknown;
mod waiver_ends_soon;
mod waiver_expired;
mod waiver_incomplete;
mod waiver_too_broad;
mod waiver_unused;

use super::Entry;

/// Every check, in the order of their names.
pub static ALL: &[Entry] = &[
    Entry { name: "access-key-old", check: &access_key_old::CHECK },
    Entry { name: "account-access-unreviewed", check: &account_access_unreviewed::CHECK },
    Entry { name: "account-before-start", check: &account_before_start::CHECK },
    Entry { name: "account-dormant", check: &account_dormant::CHECK },
    Entry { name: "account-mover-unreviewed", check: &account_mover_unreviewed::CHECK },
    Entry { name: "account-orphan", check: &account_orphan::CHECK },
    Entry { name: "account-username-duplicate", check: &account_username_duplicate::CHECK },
    Entry { name: "admin-rights-on-daily-account", check: &admin_rights_on_daily_account::CHECK },
    Entry { name: "alert-applicability-missing", check: &alert_applicability_missing::CHECK },
    Entry { name: "alert-id-malformed", check: &alert_id_malformed::CHECK },
    Entry { name: "alert-not-acknowledged", check: &alert_not_acknowledged::CHECK },
    Entry { name: "alert-open-too-long", check: &alert_open_too_long::CHECK },
    Entry { name: "alert-product-unclear", check: &alert_product_unclear::CHECK },
    Entry { name: "asset-alert-open", check: &asset_alert_open::CHECK },
    Entry { name: "asset-behind-baseline", check: &asset_behind_baseline::CHECK },
    Entry { name: "asset-class-missing", check: &asset_class_missing::CHECK },
    Entry { name: "asset-criticality-missing", check: &asset_criticality_missing::CHECK },
    Entry { name: "asset-date-impossible", check: &asset_date_impossible::CHECK },
    Entry { name: "asset-downtime-plan-missing", check: &asset_downtime_plan_missing::CHECK },
    Entry { name: "asset-exception-overdue", check: &asset_exception_overdue::CHECK },
    Entry { name: "asset-id-duplicate", check: &asset_id_duplicate::CHECK },
    Entry { name: "asset-impact-missing", check: &asset_impact_missing::CHECK },
    Entry { name: "asset-internet-facing-missing", check: &asset_internet_facing_missing::CHECK },
    Entry { name: "asset-isolation-missing", check: &asset_isolation_missing::CHECK },
    Entry { name: "asset-location-missing", check: &asset_location_missing::CHECK },
    Entry { name: "asset-name-duplicate", check: &asset_name_duplicate::CHECK },
    Entry { name: "asset-not-discovered", check: &asset_not_discovered::CHECK },
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
    Entry { name: "authority-missing", check: &authority_missing::CHECK },
    Entry { name: "authority-number-wrong", check: &authority_number_wrong::CHECK },
    Entry { name: "break-glass-mfa-missing", check: &break_glass_mfa_missing::CHECK },
    Entry { name: "break-glass-untested", check: &break_glass_untested::CHECK },
    Entry { name: "cloud-account-mfa-missing", check: &cloud_account_mfa_missing::CHECK },
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
    Entry { name: "device-not-in-register", check: &device_not_in_register::CHECK },
    Entry { name: "dspt-reporter-missing", check: &dspt_reporter_missing::CHECK },
    Entry { name: "escalation-broken", check: &escalation_broken::CHECK },
    Entry { name: "hours-uncovered", check: &hours_uncovered::CHECK },
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
    Entry { name: "list-older-copy", check: &list_older_copy::CHECK },
    Entry { name: "list-rows-set-aside", check: &list_rows_set_aside::CHECK },
    Entry { name: "lists-do-not-join", check: &lists_do_not_join::CHECK },
    Entry { name: "mfa-exception-unapproved", check: &mfa_exception_unapproved::CHECK },
    Entry { name: "mfa-exception-unreviewed", check: &mfa_exception_unreviewed::CHECK },
    Entry { name: "mfa-registered-not-capable", check: &mfa_registered_not_capable::CHECK },
    Entry { name: "nis-duty-unassigned", check: &nis_duty_unassigned::CHECK },
    Entry { name: "ods-code-doubtful", check: &ods_code_doubtful::CHECK },
    Entry { name: "ods-code-missing", check: &ods_code_missing::CHECK },
    Entry { name: "organisation-name-missing", check: &organisation_name_missing::CHECK },
    Entry { name: "person-many-roles", check: &person_many_roles::CHECK },
    Entry { name: "privileged-account-generic", check: &privileged_account_generic::CHECK },
    Entry { name: "privileged-account-mfa-missing", check: &privileged_account_mfa_missing::CHECK },
    Entry { name: "remote-account-mfa-missing", check: &remote_account_mfa_missing::CHECK },
    Entry { name: "reporter-unreachable", check: &reporter_unreachable::CHECK },
    Entry { name: "role-single-person", check: &role_single_person::CHECK },
    Entry { name: "role-uncovered", check: &role_uncovered::CHECK },
    Entry { name: "root-account-mfa-missing", check: &root_account_mfa_missing::CHECK },
    Entry { name: "rota-ended", check: &rota_ended::CHECK },
    Entry { name: "rota-ends-soon", check: &rota_ends_soon::CHECK },
    Entry { name: "rota-gap", check: &rota_gap::CHECK },
    Entry { name: "rota-initials-unresolved", check: &rota_initials_unresolved::CHECK },
    Entry { name: "rota-person-left", check: &rota_person_left::CHECK },
    Entry { name: "rota-person-unreachable", check: &rota_person_unreachable::CHECK },
    Entry { name: "rota-same-person-twice", check: &rota_same_person_twice::CHECK },
    Entry { name: "service-account-interactive", check: &service_account_interactive::CHECK },
    Entry { name: "service-account-jml-missing", check: &service_account_jml_missing::CHECK },
    Entry { name: "service-account-mfa-missing", check: &service_account_mfa_missing::CHECK },
    Entry { name: "service-account-owner-left", check: &service_account_owner_left::CHECK },
    Entry { name: "service-account-owner-missing", check: &service_account_owner_missing::CHECK },
    Entry { name: "service-account-purpose-missing", check: &service_account_purpose_missing::CHECK },
    Entry { name: "service-account-secret-old", check: &service_account_secret_old::CHECK },
    Entry { name: "service-account-secret-unmanaged", check: &service_account_secret_unmanaged::CHECK },
    Entry { name: "service-account-unreviewed", check: &service_account_unreviewed::CHECK },
    Entry { name: "servicenow-reporter-missing", check: &servicenow_reporter_missing::CHECK },
    Entry { name: "single-point-of-contact-missing", check: &single_point_of_contact_missing::CHECK },
    Entry { name: "staff-list-contradictory", check: &staff_list_contradictory::CHECK },
    Entry { name: "starter-account-missing", check: &starter_account_missing::CHECK },
    Entry { name: "supplier-unreachable-at-night", check: &supplier_unreachable_at_night::CHECK },
    Entry { name: "user-account-mfa-missing", check: &user_account_mfa_missing::CHECK },
    Entry { name: "waiver-approver-unknown", check: &waiver_approver_unknown::CHECK },
    Entry { name: "waiver-ends-soon", check: &waiver_ends_soon::CHECK },
    Entry { name: "waiver-expired", check: &waiver_expired::CHECK },
    Entry { name: "waiver-incomplete", check: &waiver_incomplete::CHECK },
    Entry { name: "waiver-too-broad", check: &waiver_too_broad::CHECK },
    Entry { name: "waiver-unused", check: &waiver_unused::CHECK },
];
