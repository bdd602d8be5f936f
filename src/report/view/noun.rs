//! What a check counts, as a noun, so that no number stands alone: `17 of 284 accounts`.

use crate::audit::assessment::CheckResult;
use crate::model::area::Area;
use crate::model::prose;

/// `284 accounts`: that many of what the check judges.
pub(super) fn counted(check: &CheckResult, number: u64) -> String {
    let (one, many) = noun(&check.name, check.area);
    prose::count(number, one, many)
}

/// One and several of what a check judges. Its name begins with it; a check of another version falls back on its area.
fn noun(check: &str, area: Area) -> (&'static str, &'static str) {
    match check {
        "list-column-missing" => return ("essential column", "essential columns"),
        "lists-do-not-join" => return ("join", "joins"),
        "contact-number-conflict" => return ("person named more than once", "people named more than once"),
        "asset-owner-overloaded" => return ("owner of critical assets", "people who own critical assets"),
        "asset-class-missing" => return ("class of asset", "classes of asset"),
        "staff-list-contradictory" => return ("staff list", "staff lists"),
        "authority-missing" | "authority-number-wrong" => return ("authority", "authorities"),
        "contact-number-shared" => return ("mobile number", "mobile numbers"),
        "person-many-roles" => return ("person in a key role", "people in key roles"),
        "escalation-broken" => return ("order of ringing", "orders of ringing"),
        "hours-uncovered" => return ("role or service", "roles and services"),
        "rota-person-left" | "rota-person-unreachable" | "rota-initials-unresolved" => return ("person on a rota", "people on rotas"),
        "rota-ended" | "rota-ends-soon" | "rota-gap" | "rota-same-person-twice" => return ("service on a rota", "services on rotas"),
        "supplier-unreachable-at-night" => return ("supplier of a critical system", "suppliers of critical systems"),
        "starter-account-missing" => return ("group of people", "groups of people"),
        _ => {}
    }
    match (check.split('-').next().unwrap_or_default(), area) {
        ("list", _) => ("list", "lists"),
        ("waiver", _) => ("waiver", "waivers"),
        ("alert", _) => ("alert", "alerts"),
        ("device", _) => ("device that was seen", "devices that were seen"),
        ("role", _) => ("key role", "key roles"),
        ("service", _) => ("service account", "service accounts"),
        ("privileged", _) => ("privileged account", "privileged accounts"),
        ("guest", _) => ("guest account", "guest accounts"),
        (_, Area::Assets) => ("asset", "assets"),
        (_, Area::Contacts) => ("contact", "contacts"),
        (_, Area::Accounts) => ("account", "accounts"),
        (_, Area::Reporting) => ("thing a report needs", "things a report needs"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::ALL;

    /// What checks on the estate count.
    const ESTATE: [&str; 14] = [
        "lists",
        "columns",
        "roles",
        "people",
        "joins",
        "classes",
        "devices",
        "authorities",
        "numbers",
        "orders",
        "rotas",
        "suppliers",
        "things",
        "waivers",
    ];

    #[test]
    fn every_check_counts_what_it_runs_on() {
        for entry in ALL {
            let area = entry.check.areas()[0];
            let (_, many) = noun(entry.name, area);
            match entry.check.run.register() {
                Some(register) => assert!(many.ends_with(register.name()), "{} runs on {}, and counts {many}", entry.name, register.name()),
                None => {
                    assert!(ESTATE.iter().any(|what| many.contains(what)), "{} runs on no single record, and counts {many}", entry.name);
                }
            }
        }
    }
}
