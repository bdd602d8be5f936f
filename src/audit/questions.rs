//! The essential questions of each area, and the checks that answer them.

use crate::model::area::Area;

/// A question and the checks any of which answers it, once it could judge at least half of what it concerns.
#[derive(Debug)]
pub struct Essential {
    /// The area.
    pub area: Area,
    /// The question, as a board member would ask it.
    pub question: &'static str,
    /// Names of checks.
    pub checks: &'static [&'static str],
    /// What to say where no check of this version speaks to it.
    pub without: &'static str,
}

const NOT_YET: &str = "this version does not check it";

const fn ask(area: Area, question: &'static str, checks: &'static [&'static str]) -> Essential {
    Essential { area, question, checks, without: NOT_YET }
}

/// Every essential question, in the order the report shows them.
pub const ALL: &[Essential] = &[
    ask(Area::Assets, "Do we know what we have?", &["asset-id-duplicate", "asset-not-seen"]),
    ask(Area::Assets, "Who answers for it?", &["asset-owner-missing"]),
    ask(Area::Assets, "What is it for, and how much does it matter?", &["asset-purpose-missing", "asset-criticality-missing"]),
    ask(Area::Assets, "Is it patched?", &["asset-patch-stale", "asset-behind-baseline"]),
    ask(Area::Assets, "Is it supported?", &["asset-support-unknown"]),
    ask(Area::Contacts, "Whom would we ring for each key role?", &["role-uncovered"]),
    ask(Area::Contacts, "On which number?", &["contact-phone-missing"]),
    ask(Area::Contacts, "Has anybody checked it lately?", &["contact-unverified"]),
    ask(Area::Contacts, "Is tonight covered?", &["hours-uncovered", "rota-gap"]),
    ask(Area::Accounts, "Who has left and can still sign in?", &["leaver-account-enabled"]),
    ask(Area::Accounts, "Who has a second sign-in step?", &["privileged-account-mfa-missing"]),
    ask(Area::Accounts, "Who answers for service accounts?", &["service-account-owner-missing"]),
    ask(Area::Accounts, "Are service accounts under joiners, movers and leavers?", &["service-account-jml-missing"]),
    ask(Area::Reporting, "Who is reporting?", &["organisation-name-missing"]),
    ask(Area::Reporting, "Under which ODS code?", &["ods-code-missing"]),
    ask(Area::Reporting, "Who is our single point of contact?", &["single-point-of-contact-missing"]),
    ask(Area::Reporting, "Who can open a ticket with the CSOC?", &["servicenow-reporter-missing"]),
    ask(Area::Reporting, "Who can report in the DSPT?", &["dspt-reporter-missing"]),
    ask(Area::Reporting, "Are we an operator of essential services, and who then reports under NIS?", &["nis-duty-unassigned"]),
    ask(Area::Reporting, "Who would tell the ICO?", &["ico-duty-unassigned"]),
    ask(Area::Reporting, "Could we name suppliers and clinical impact?", &["incident-report-incomplete"]),
    ask(Area::Reporting, "Could we read our plan with the network down?", &["incident-plan-not-offline"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_named_exists_and_counts_in_its_area() {
        for essential in ALL {
            for name in essential.checks {
                let entry = crate::checks::find(name).unwrap_or_else(|| panic!("{name}"));
                assert!(entry.check.areas().contains(&essential.area), "{name}");
            }
        }
    }
}
